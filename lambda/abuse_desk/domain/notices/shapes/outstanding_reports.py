"""Follow-ups that repeat what was seen, usually with 24 hours.

We're writing to follow up on your outstanding EC2 abuse reports. We've observed Spam Website
activity from account 111122223333 ... failure to respond to this notice within 24 hours may
result in your instances being isolated.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A reminder that says what it follows up on."""
    return mail.stands(TRUST_AND_SAFETY, Stage.REMINDER) and mail.says(Says.FOLLOW_UP)


SHAPE = Shape("outstanding_reports", claims)
