"""The account is suspended for cause.

Your AWS account has been suspended because of activity that our service terms forbid.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A suspension in force, and what follows it while it lasts."""
    return mail.stands(Family.ACCOUNT, Stage.ENFORCEMENT, Stage.INFORMATION_REQUEST)


SHAPE = Shape("account_suspended", claims)
