"""Complaints of rights holders that AWS passes on (DMCA).

We have received a notice that content on your AWS resource infringes a copyright (DMCA).
Please remove or disable access to the material and reply with the actions taken.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report about copyright."""
    if not mail.stands(Family.ABUSE, Stage.REPORT):
        return False
    return mail.says(Says.COPYRIGHT) and not mail.says(Says.ANOTHER)


SHAPE = Shape("copyright_report", claims)
