"""AWS plans to suspend the account for cause.

we plan to suspend your AWS account effective Sunday, January 10th, at 11:59PM PST
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A suspension announced."""
    return mail.stands(Family.ACCOUNT, Stage.FINAL_NOTICE, Stage.REPORT, Stage.REMINDER)


SHAPE = Shape("suspension_planned", claims)
