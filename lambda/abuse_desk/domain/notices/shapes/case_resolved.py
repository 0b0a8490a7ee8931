"""The matter is over.

This case has been investigated and resolved by the AWS Abuse Team.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A closing by the side that opened the matter."""
    return mail.stands(TRUST_AND_SAFETY, Stage.RESOLUTION)


SHAPE = Shape("case_resolved", claims)
