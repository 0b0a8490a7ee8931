"""First reports of 2016-2022: one line of ids splits the sentence.

We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]

has been implicated in activity which resembles ... We've included the original report below
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report with the `AWS ID:` line and nothing done yet."""
    if not mail.stands(Family.ABUSE, Stage.REPORT) or not mail.says(Says.RESOURCE_LINE):
        return False
    return not mail.says_any(Says.ANOTHER, Says.MEASURES, Says.COPYRIGHT)


SHAPE = Shape("resource_line_2016", claims)
