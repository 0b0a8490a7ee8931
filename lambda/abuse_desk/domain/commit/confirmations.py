"""What a mail that is no notice changes: nothing, but for a forwarding confirmation."""

from dataclasses import replace
from datetime import datetime

from abuse_desk.domain.alerts.setup_alerts import confirmation_alert
from abuse_desk.domain.commit.budget import counter
from abuse_desk.domain.commit.record import Change, Spend
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices.confirmation import KIND, confirmation_of
from abuse_desk.domain.notices.reading import Other
from abuse_desk.domain.origin.author import is_proved_from


def change_of_other(
    other: Other, mail_id: str, spent: int, now: datetime, config: DeskConfig
) -> Change:
    """A confirmation is listed. People are told of it only if it is proved to be the provider's:
    anybody can write one, and each such alert comes out of the hour's budget.
    """
    found = confirmation_of(other.original) if other.kind == KIND else None
    if found is None:
        return Change()
    change = Change(lists_confirmation=True)
    proved = is_proved_from(other.original, found.provider.domain, config.region)
    if not proved or spent >= config.unverified_budget:
        return change
    alert = confirmation_alert(mail_id, found.provider.name, found.requester, config.language)
    return replace(change, spend=Spend(counter(now), spent), effects=(alert,))
