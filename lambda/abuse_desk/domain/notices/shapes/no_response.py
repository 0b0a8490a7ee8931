"""Reminders that only miss the answer, from a template or by an agent.

We have not received a response regarding the abuse report implicating resources on your account.
Failure to respond could lead to possible mitigation.
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A reminder whose sign is the missing answer."""
    return mail.stands(TRUST_AND_SAFETY, Stage.REMINDER) and not mail.says(Says.FOLLOW_UP)


SHAPE = Shape("no_response", claims)
