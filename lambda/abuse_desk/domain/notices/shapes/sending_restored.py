"""SES ends a review or lets the account send again, or tells how it goes.

We have ended the review period for your Amazon SES account.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """SES's closings and updates."""
    return mail.stands(Family.SENDING, Stage.RESOLUTION, Stage.UPDATE)


SHAPE = Shape("sending_restored", claims)
