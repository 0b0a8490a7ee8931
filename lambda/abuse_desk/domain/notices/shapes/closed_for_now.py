"""A support case put away while the restriction stays, and other updates.

I will be resolving your case for now ... restrictions have been placed on your account
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """An update in a credentials matter: nothing is closed."""
    return mail.stands(Family.CREDENTIALS, Stage.UPDATE)


SHAPE = Shape("closed_for_now", claims)
