"""The answer is not enough yet: AWS says what is still open.

In reviewing your Amazon EC2 instances, it appears you have left several ports open. We recommend
that you restrict them before we close this case.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A question with recommendations."""
    return mail.stands(TRUST_AND_SAFETY, Stage.INFORMATION_REQUEST) and mail.says(Says.RECOMMENDS)


SHAPE = Shape("advice_before_closing", claims)
