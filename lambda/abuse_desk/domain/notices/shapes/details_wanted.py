"""AWS wants to know what was done.

Please provide us with details on the corrective measures you have taken. Once we have this
information we can finish our investigation.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A question in a running matter, without advice."""
    return mail.stands(TRUST_AND_SAFETY, Stage.INFORMATION_REQUEST) and not mail.says(
        Says.RECOMMENDS
    )


SHAPE = Shape("details_wanted", claims)
