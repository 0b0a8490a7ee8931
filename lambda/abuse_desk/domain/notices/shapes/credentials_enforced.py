"""The account of an unanswered compromise is suspended.

As we have not heard back from you, we have suspended your AWS account 111122223333.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A measure in a running credentials matter."""
    return mail.stands(Family.CREDENTIALS, Stage.ENFORCEMENT)


SHAPE = Shape("credentials_enforced", claims)
