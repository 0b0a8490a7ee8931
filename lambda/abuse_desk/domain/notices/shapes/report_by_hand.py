"""First reports without any template: an agent tells in a few sentences.

Hello, a site that is served from your account has been hosting content which our Acceptable Use
Policy forbids. Please take it down and tell us when it is done. AWS Trust & Safety
"""

from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage


def claims(mail: Speech) -> bool:
    """A first report with none of the templates' marks."""
    if not mail.stands(Family.ABUSE, Stage.REPORT):
        return False
    return not mail.says_any(
        Says.RESOURCE_LINE,
        Says.LABELLED,
        Says.EC2_WORDING,
        Says.ANOTHER,
        Says.MEASURES,
        Says.COPYRIGHT,
    )


SHAPE = Shape("report_by_hand", claims)
