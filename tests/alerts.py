"""Alerts of every kind the topic carries, and how each is routed: for tests of filter policies."""

from collections.abc import Mapping
from datetime import date

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import desk_alert
from abuse_desk.domain.alerts.digest import Digest, digest_alert
from abuse_desk.domain.alerts.effects import Alert, told
from abuse_desk.domain.cases.entry import Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.config import Account, DeskConfig
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import ACCOUNT, CASE, START, a_notice, hours

SHOP, FOREIGN = "444455556666", "999900001111"
CONFIG = DeskConfig(
    accounts=(
        Account(ACCOUNT, "travel site", owner="travel"),
        Account(SHOP, "shop", owner="payments"),
        Account("777788889999", "sandbox"),
    )
)
RINGS = {"id": "1", "detail": {"alarmName": "mail-waits", "state": {"value": "ALARM"}}}


def _of_case(entry: Entry) -> Alert:
    effects = told(fold(CASE, [entry]), Cause.OPENED, entry, START + hours(0.1), CONFIG)
    return next(effect for effect in effects if isinstance(effect, Alert))


ALERTS: Mapping[str, Alert] = {
    "travel, high": _of_case(a_notice()),
    "travel, critical": _of_case(a_notice(measures=("Blocked port 22",))),
    "shop, high": _of_case(a_notice(accounts=(SHOP,))),
    "travel and shop, high": _of_case(a_notice(accounts=(ACCOUNT, SHOP))),
    "sandbox, high": _of_case(a_notice(accounts=("777788889999",))),
    "foreign, medium": _of_case(
        a_notice(trust=TrustLevel.UNVERIFIED, ours=False, accounts=(FOREIGN,))
    ),
    "no account, high": _of_case(a_notice(accounts=())),
    "travel, low": _of_case(a_notice(stage=Stage.RESOLUTION)),
    "alarm, high": desk_alert(RINGS),
    "digest, low": digest_alert(Digest(date(2024, 7, 10), START, START), CONFIG),
}


def attributes(alert: Alert) -> dict[str, tuple[str, ...]]:
    return {attribute.name: attribute.values for attribute in alert.attributes}


ROUTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    **{name: attributes(alert) for name, alert in ALERTS.items()},
    "alarm by CloudWatch itself": {},
}
