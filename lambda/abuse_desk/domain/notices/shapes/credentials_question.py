"""AWS Support asks for what is still to be done about a compromise.

We still see the exposed key as active. Please confirm that you have rotated it.
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A question in a running credentials matter."""
    return mail.stands(Family.CREDENTIALS, Stage.INFORMATION_REQUEST)


SHAPE = Shape("credentials_question", claims)
