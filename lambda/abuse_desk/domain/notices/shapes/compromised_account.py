"""Suspicious activity in the account as a whole.

Your AWS account 111122223333 is compromised ... Please review the activity and secure it.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first notice about the account, with no key named as exposed."""
    return mail.stands(Family.CREDENTIALS, Stage.REPORT) and not mail.said.any(Says.KEY_EXPOSED)


SHAPE = Shape("compromised_account", claims)
