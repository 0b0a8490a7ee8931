"""The notice should not have been sent.

On further review we found that this notification was sent in error and no further action is
required. This case has been resolved.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A retraction, of any family."""
    return mail.stands(tuple(Family), Stage.RETRACTION)


SHAPE = Shape("sent_in_error", claims)
