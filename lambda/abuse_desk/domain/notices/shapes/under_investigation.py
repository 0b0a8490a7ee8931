"""AWS thanks, looks into it, lifts a block or grants time.

Thank you for your response. We are looking into it and will get back to you.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """An update of Trust & Safety."""
    return mail.stands(TRUST_AND_SAFETY, Stage.UPDATE)


SHAPE = Shape("under_investigation", claims)
