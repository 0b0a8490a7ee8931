"""SES has paused sending.

This review period has ended ... we are temporarily pausing your account's ability to send email
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """SES has acted."""
    return mail.stands(Family.SENDING, Stage.ENFORCEMENT)


SHAPE = Shape("sending_paused", claims)
