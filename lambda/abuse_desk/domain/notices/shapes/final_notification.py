"""The last warning, with nothing done yet.

** FINAL NOTIFICATION **
We have not received a response to our previous notices on the report against account ...
"""

from abuse_desk.domain.notices.shapes.shape import TRUST_AND_SAFETY, Shape, Speech
from abuse_desk.domain.vocabulary import Stage


def claims(mail: Speech) -> bool:
    """A last warning of Trust & Safety."""
    return mail.stands(TRUST_AND_SAFETY, Stage.FINAL_NOTICE)


SHAPE = Shape("final_notification", claims)
