"""The configuration: `abuseDesk` of cdk.json, `DESK_CONFIG` of a function, `config` of a life.

All three hold the same keys. What only the stack needs (region, subscriptions, ...) is checked in
`infra`; what the rules need is checked here, once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from abuse_desk.domain.dns_servers import parse_server
from abuse_desk.domain.hours import Daily, QuietHours
from abuse_desk.domain.late import late

ACCOUNT_ID = late(r"\d{12}")
ADDRESS = late(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
TIME_OF_DAY = late(r"([01]\d|2[0-3]):[0-5]\d")
LANGUAGES = ("en", "ja")
SEVERITIES = ("critical", "high", "medium", "low")
DIGEST = Daily(time(9))


class ConfigError(ValueError):
    """One key is missing or malformed. Says which, what is wrong, and shows a right value."""

    def __init__(self, key: str, problem: str, example: str) -> None:
        super().__init__(f"abuseDesk.{key} {problem}; for example {example}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Account:
    """One AWS account of ours. `root_mailbox` is where AWS's mail to it goes."""

    id: str
    name: str
    root_mailbox: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """When people are alerted: the numbers of the case rules, in one place.

    `docs/architecture.md` shows the same table, and a test holds the two together.
    """

    marks: tuple[timedelta, ...] = tuple(timedelta(hours=h) for h in (18, 12, 6, 3, 1, 0))
    critical_below: timedelta = timedelta(hours=3)
    critical_every: timedelta = timedelta(minutes=15)
    critical_every_for: timedelta = timedelta(hours=2)
    critical_then_every: timedelta = timedelta(hours=1)
    overdue_long_after: timedelta = timedelta(hours=24)
    overdue_long_every: timedelta = timedelta(hours=6)
    high_every: timedelta = timedelta(hours=1)
    medium_every: timedelta = timedelta(hours=6)
    acknowledge_share: float = 0.25  # of the time left
    acknowledge_least: timedelta = timedelta(minutes=30)
    acknowledge_most: timedelta = timedelta(hours=4)
    acknowledge_without_time: timedelta = timedelta(hours=1)
    silent_after: timedelta = timedelta(days=3)
    closed_after: timedelta = timedelta(days=14)
    old_after: timedelta = timedelta(days=7)
    quiet_hours: QuietHours | None = None
    quiet_above: timedelta = timedelta(hours=6)  # with less left, quiet hours hold nothing back
    digest_at: Daily | None = DIGEST


@dataclass(frozen=True, slots=True)
class Escalation:
    """When an alert also goes to the second topic: from a severity, or with so little time left."""

    min_severity: str = "critical"
    hours_left: int | None = None


@dataclass(frozen=True, slots=True)
class DeskConfig:
    """What the rules need to know of us."""

    accounts: tuple[Account, ...] = ()
    team_domains: tuple[str, ...] = ()
    forwarders: tuple[str, ...] = ()
    language: str = "en"
    zones: tuple[str, ...] = ("UTC",)
    cadence: Cadence = field(default_factory=Cadence)
    escalation: Escalation | None = None
    unverified_budget: int = 5  # alerts an hour
    intake_address: str | None = None
    region: str | None = None
    desk_name: str = "AbuseDesk"
    dns_servers: tuple[str, ...] = ()  # `address` or `address:port`; empty: the system's own

    def account(self, account_id: str) -> Account | None:
        """The account of ours with this id, or None."""
        return next((account for account in self.accounts if account.id == account_id), None)

    def owns(self, accounts: tuple[str, ...]) -> bool:
        """Whether one of these is ours; anything is while no accounts are configured."""
        return not self.accounts or any(self.account(account) for account in accounts)


def parse_config(values: Mapping[str, Any]) -> DeskConfig:
    """Check the keys the rules need; unknown keys belong to the stack. Raises `ConfigError`."""
    zones = _zones(values)
    return DeskConfig(
        accounts=_accounts(values.get("accounts", [])),
        team_domains=_strings(values, "teamDomains", '["example.com"]'),
        forwarders=_addresses(values),
        language=_language(values.get("language", "en")),
        zones=zones,
        cadence=_cadence(values.get("cadence", {}), zones[0]),
        escalation=_escalation(values.get("escalation")),
        unverified_budget=_count(values.get("unverifiedBudget", 5)),
        intake_address=values.get("intakeAddress"),
        region=values.get("region"),
        desk_name=str(values.get("deskName", "AbuseDesk")),
        dns_servers=_dns_servers(values),
    )


def _accounts(found: Any) -> tuple[Account, ...]:
    example = '[{"id": "111122223333", "name": "shop"}]'
    if not isinstance(found, list):
        raise ConfigError("accounts", "must be a list", example)
    return tuple(_account(index, item, example) for index, item in enumerate(found))


def _account(index: int, item: Any, example: str) -> Account:
    item = {"id": item, "name": item} if isinstance(item, str) else item
    key = f"accounts[{index}]"
    if not isinstance(item, Mapping):
        raise ConfigError(key, "must be an object", example)
    if not ACCOUNT_ID.fullmatch(str(item.get("id", ""))):
        raise ConfigError(f"{key}.id", "must be 12 digits in quotes", '"111122223333"')
    return Account(
        id=item["id"],
        name=str(item.get("name") or item["id"]),
        root_mailbox=item.get("rootMailbox"),
        owner=item.get("owner"),
    )


def _strings(values: Mapping[str, Any], key: str, example: str) -> tuple[str, ...]:
    found = values.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, str) and item for item in found):
        raise ConfigError(key, "must be a list of strings", example)
    return tuple(item.strip().lower() for item in found)


def _addresses(values: Mapping[str, Any]) -> tuple[str, ...]:
    example = '["editor@example.com"]'
    found = _strings(values, "forwarders", example)
    for address in found:
        if not ADDRESS.fullmatch(address):
            raise ConfigError("forwarders", f"holds {address!r}, which is no address", example)
    return found


def _dns_servers(values: Mapping[str, Any]) -> tuple[str, ...]:
    example = '["192.0.2.53", "192.0.2.54:5353"]'
    found = _strings(values, "dnsServers", example)
    for server in found:
        try:
            parse_server(server)
        except ValueError as error:
            raise ConfigError("dnsServers", f"holds {error}", example) from error
    return found


def _language(found: Any) -> str:
    if found not in LANGUAGES:
        raise ConfigError("language", f"is {found!r}, must be en or ja", '"en"')
    return str(found)


def _zones(values: Mapping[str, Any]) -> tuple[str, ...]:
    found = values.get("zones", ["UTC"])
    example = '["UTC", "Asia/Tokyo"]'
    if not isinstance(found, list) or not found:
        raise ConfigError("zones", "must be a list of time zones", example)
    for name in found:
        if not _is_zone(name):
            raise ConfigError("zones", f"holds {name!r}, an unknown zone", example)
    return tuple(found)


def _is_zone(name: Any) -> bool:
    try:
        ZoneInfo(str(name))
    except (KeyError, ValueError, OSError):
        return False
    return True


def _cadence(found: Any, zone: str) -> Cadence:
    """`{"highEvery": 60, "marks": [1080, ...]}`: each a key of the cadence table, most in minutes.

    `zone`: the one in which hours of the day are meant, where none is given.
    """
    if not isinstance(found, Mapping):
        raise ConfigError("cadence", "must be an object", '{"highEvery": 60}')
    changes: dict[str, Any] = {"digest_at": Daily(DIGEST.at, zone)}
    for key, value in found.items():
        name = re.sub(r"[A-Z]", lambda match: "_" + match[0].lower(), str(key))
        if name not in Cadence.__dataclass_fields__:
            known = ", ".join(_camel(field_name) for field_name in Cadence.__dataclass_fields__)
            raise ConfigError(f"cadence.{key}", f"is none of {known}", '{"highEvery": 60}')
        changes[name] = _cadence_value(str(key), name, value, zone)
    return Cadence(**changes)


def _cadence_value(key: str, name: str, value: Any, zone: str) -> Any:
    if name == "quiet_hours":
        return _quiet_hours(value, zone)
    if name == "digest_at":
        return None if value == "off" else Daily(_time_of_day(key, value), zone)
    if name == "marks":
        if not isinstance(value, list) or not value:
            raise ConfigError(f"cadence.{key}", "must be a list of minutes", "[360, 60, 0]")
        return tuple(sorted((_minutes(key, item) for item in value), reverse=True))
    if name == "acknowledge_share":
        if not isinstance(value, int | float) or not 0 < value <= 1:
            raise ConfigError(f"cadence.{key}", "must be above 0 and at most 1", "0.25")
        return float(value)
    return _minutes(key, value)


def _quiet_hours(value: Any, zone: str) -> QuietHours | None:
    """`{"from": "22:00", "to": "07:00", "zone": "Asia/Tokyo"}`, or `off`."""
    key, example = "cadence.quietHours", '{"from": "22:00", "to": "07:00"}'
    if value == "off":
        return None
    if not isinstance(value, Mapping) or not {"from", "to"} <= {*value} <= {"from", "to", "zone"}:
        raise ConfigError(key, "must hold from, to and, if you like, zone", example)
    starts, ends = (_time_of_day(f"quietHours.{end}", value[end]) for end in ("from", "to"))
    if starts == ends:
        raise ConfigError(key, "must end at another time than they begin", example)
    if not _is_zone(value.get("zone", zone)):
        raise ConfigError(f"{key}.zone", f"is {value['zone']!r}, an unknown zone", '"Asia/Tokyo"')
    return QuietHours(starts, ends, str(value.get("zone", zone)))


def _time_of_day(key: str, value: Any) -> time:
    if not isinstance(value, str) or not TIME_OF_DAY.fullmatch(value):
        raise ConfigError(f"cadence.{key}", f"is {value!r}, must be a time of day", '"07:00"')
    return time.fromisoformat(value)


def _minutes(key: str, value: Any) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ConfigError(f"cadence.{key}", "must be minutes, 0 or more", "60")
    if value == 0 and key != "marks":
        raise ConfigError(f"cadence.{key}", "must be above 0 minutes", "60")
    return timedelta(minutes=value)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _escalation(found: Any) -> Escalation | None:
    """Who hears the second topic is checked where it is made, in `infra`."""
    if found is None:
        return None
    if not isinstance(found, Mapping):
        raise ConfigError("escalation", "must be an object", '{"minSeverity": "critical"}')
    severity, hours = found.get("minSeverity", "critical"), found.get("hoursLeft")
    if severity not in SEVERITIES:
        known = ", ".join(SEVERITIES)
        raise ConfigError("escalation.minSeverity", f"is none of {known}", '"critical"')
    if hours is not None and (isinstance(hours, bool) or not isinstance(hours, int) or hours < 1):
        raise ConfigError("escalation.hoursLeft", "must be whole hours, 1 or more", "3")
    return Escalation(severity, hours)


def _count(found: Any) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise ConfigError("unverifiedBudget", "must be a whole number, 0 or more", "5")
    return found
