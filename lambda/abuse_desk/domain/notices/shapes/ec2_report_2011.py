"""First reports of 2011-2018, about instances, with or without a Details block.

Dear Amazon EC2 Customer,
We've received a report that your instance(s): Instance Id: i-1234abcd IP Address: 203.0.113.7
has been port scanning remote hosts on the Internet. This is specifically forbidden in our
User Agreement ... Amazon EC2 Abuse Team
===== Details ======  * Destination IPs: ...  * Abuse Time: Fri Mar 03 03:33:33 UTC 2013
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report on an EC2 instance in neither of the later templates."""
    if not mail.stands(Family.ABUSE, Stage.REPORT) or not mail.says(Says.EC2_WORDING):
        return False
    return not mail.says_any(
        Says.RESOURCE_LINE, Says.LABELLED, Says.ANOTHER, Says.MEASURES, Says.COPYRIGHT
    )


SHAPE = Shape("ec2_report_2011", claims)
