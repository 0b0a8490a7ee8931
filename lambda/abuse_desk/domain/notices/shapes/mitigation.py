"""Measures taken in a running matter.

FINAL NOTIFICATION ... To mitigate the abuse, we have taken the following steps:
- Blocked OUTBOUND TCP traffic from instance to remote hosts on port 22
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """Trust & Safety has acted on a resource."""
    return mail.stands(TRUST_AND_SAFETY, Stage.ENFORCEMENT) and not mail.says_any(
        Says.REVOKED, Says.SUSPENDED
    )


SHAPE = Shape("mitigation", claims)
