"""A further report in a running case, about a different resource.

We see the instance has been terminated. However, we've received an additional abuse report for a
different instance: i-0fedcba9876543210
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """Another report; the case stays open and widens."""
    return mail.stands(TRUST_AND_SAFETY, Stage.REPORT) and mail.says(Says.ANOTHER)


SHAPE = Shape("added_resource", claims)
