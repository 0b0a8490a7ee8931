"""Follow-ups on a compromise, up to the last.

We have not heard back from you ... If you do not contact AWS by 2025-04-14, we may suspend your
account. This is our third and final reminder.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A reminder or last warning about credentials."""
    return mail.stands(Family.CREDENTIALS, Stage.REMINDER, Stage.FINAL_NOTICE)


SHAPE = Shape("credentials_reminder", claims)
