"""First reports of 2021-2026: a labelled block.

We've received a report that resources on your account have been implicated in abusive activity.
AWS Account ID: 111122223333   Region:eu-central-1
Implicated Resource:EC2 Instance Id: i-0123456789abcdef0
Reported Activity: Port Scanning   Abuse Time: 27 Apr 2023 14:46:47 GMT   Required Actions: ...
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report with AWS's labels, without the older line of ids."""
    if not mail.stands(Family.ABUSE, Stage.REPORT) or not mail.says(Says.LABELLED):
        return False
    return not mail.says_any(Says.RESOURCE_LINE, Says.ANOTHER, Says.MEASURES, Says.COPYRIGHT)


SHAPE = Shape("trust_and_safety_2021", claims)
