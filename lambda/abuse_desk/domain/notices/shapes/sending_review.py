"""SES puts the account under review or on probation.

Amazon SES Bounce Probation for AWS Account 111122223333 ... has been put on probation ...
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """SES warns about sending; nothing is paused yet."""
    return mail.stands(
        Family.SENDING,
        Stage.REPORT,
        Stage.REMINDER,
        Stage.FINAL_NOTICE,
        Stage.INFORMATION_REQUEST,
    )


SHAPE = Shape("sending_review", claims)
