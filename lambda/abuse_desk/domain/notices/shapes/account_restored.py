"""The account is back, or AWS tells how it goes.

Your AWS account has been reinstated. No further action is required.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """Closings and updates of a suspension."""
    return mail.stands(Family.ACCOUNT, Stage.RESOLUTION, Stage.UPDATE)


SHAPE = Shape("account_restored", claims)
