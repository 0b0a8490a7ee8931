"""Access of a whole account or model taken away by Trust & Safety.

RE: Your AWS Abuse Report [P01FAKE0000] [AWS ID 111122223333]
Action: Revoke access to ...   Effective date: 2026-09-27 06:16 (UTC)
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """Trust & Safety has suspended or revoked access."""
    return mail.stands(TRUST_AND_SAFETY, Stage.ENFORCEMENT) and mail.says_any(
        Says.REVOKED, Says.SUSPENDED
    )


SHAPE = Shape("access_revoked", claims)
