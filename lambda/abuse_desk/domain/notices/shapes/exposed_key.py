"""An access key was found in public or misused.

ACTION REQUIRED: Your AWS Access Key is Exposed for AWS Account 111122223333
... the AWS Access Key AKIAIOSFODNN7EXAMPLE belonging to IAM User x is publicly available ...
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first notice about credentials themselves."""
    return mail.stands(Family.CREDENTIALS, Stage.REPORT) and mail.said.any(Says.KEY_EXPOSED)


SHAPE = Shape("exposed_key", claims)
