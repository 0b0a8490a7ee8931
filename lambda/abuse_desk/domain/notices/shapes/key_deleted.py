"""The compromise is over.

Thank you for deleting your compromised AWS Access Key(s).
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """The closing of a credentials matter."""
    return mail.stands(Family.CREDENTIALS, Stage.RESOLUTION)


SHAPE = Shape("key_deleted", claims)
