"""First reports that come with a block already in force, most of them floods.

We've received a report that your instance(s) ... resembles a Denial of Service attack.
To assist you, we have taken the following actions:
Instance Id  Remote IP  Port  Protocol  Action Taken
i-0123456789abcdef0  198.51.100.9  80  17  Outgoing Port 80 Blocked
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report that names what AWS has done already."""
    if not mail.stands(Family.ABUSE, Stage.REPORT):
        return False
    return mail.says(Says.MEASURES) and not mail.says_any(Says.ANOTHER, Says.COPYRIGHT)


SHAPE = Shape("blocked_report", claims)
