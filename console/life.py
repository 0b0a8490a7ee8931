"""A life: the mails and acts of a matter, each with its time, for `abuse-desk simulate`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from abuse_desk.domain.cases.entry import Act
from abuse_desk.domain.config import ConfigError, DeskConfig, parse_config
from abuse_desk.domain.vocabulary import TrustLevel
from console.moments import moment_of

EXAMPLE = "2024-07-10T03:05:00Z"
MOST_DIGITS = 10


class LifeError(ValueError):
    """The life cannot be played; the sentence says where and why."""


@dataclass(frozen=True, slots=True)
class MailCame:
    """A mail was received. `name` is the file's, as the life gives it."""

    at: datetime
    name: str
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PersonActed:
    """A person asked for an act. `case` counts cases in order of opening, from 1."""

    at: datetime
    act: Act
    case: int
    by: str
    seen: int | None = None
    until: datetime | None = None
    reason: str = ""
    note: str = ""
    entry: str | None = None  # `confirm` and `relabel`: a number of `show`, or an entry id
    level: TrustLevel | None = None
    into: int | None = None  # `merge`: the case that goes on


Happening: TypeAlias = MailCame | PersonActed


@dataclass(frozen=True, slots=True)
class Life:
    """What is played: happenings in order of time, those of one time as the life lists them."""

    config: DeskConfig
    until: datetime
    happenings: tuple[Happening, ...]


def read_life(file: Path) -> Life:
    """The life in this file; its mails lie beside it. Raises `LifeError`."""
    try:
        found = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise LifeError(f"{file}: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise LifeError(f"{file}: a life is an object with `until` and a list of `events`")
    happenings = [
        _happening(event, f"events[{index}]", file.parent)
        for index, event in enumerate(found["events"])
    ]
    return Life(
        config=_config(found.get("config", {})),
        until=_time(found, "until", "the life"),
        happenings=tuple(sorted(happenings, key=lambda happening: happening.at)),
    )


def _config(values: Any) -> DeskConfig:
    if not isinstance(values, dict):
        raise LifeError("config must be an object")
    try:
        return parse_config(values)
    except ConfigError as error:
        raise LifeError(str(error)) from error


def _happening(event: Any, where: str, folder: Path) -> Happening:
    if not isinstance(event, dict) or ("mail" in event) is ("act" in event):
        raise LifeError(f'{where}: needs "at" and one of "mail" and "act"')
    at = _time(event, "at", where)
    if "act" in event:
        return _acted(event, at, where)
    name = event["mail"]
    if not isinstance(name, str):
        raise LifeError(f'{where}: "mail" must be the name of a file, such as "report.eml"')
    try:
        return MailCame(at, name, (folder / name).read_bytes())
    except (OSError, ValueError) as error:
        raise LifeError(f"{where}: {name} cannot be read: {error}") from error


def _acted(event: Mapping[str, Any], at: datetime, where: str) -> PersonActed:
    if event["act"] not in list(Act):
        known = ", ".join(Act)
        raise LifeError(f"{where}: act {event['act']!r} is none of {known}")
    if event.get("done") is False:
        raise LifeError(f"{where}: an answer that is not done records nothing")
    if event.get("case") is None:
        raise LifeError(f"{where}: needs 'case'")
    case = _number(event, "case", where)
    return PersonActed(
        at=at,
        act=Act(event["act"]),
        case=case or 0,
        by=_text(event, "by", where),
        seen=_number(event, "seen", where),
        until=_until(event, at, where),
        reason=_text(event, "reason", where),
        note=_text(event, "note", where) or _text(event, "text", where),
        entry=_text(event, "entry", where) or _text(event, "number", where) or None,
        level=_level(event, where),
        into=_number(event, "into", where),
    )


def _number(event: Mapping[str, Any], key: str, where: str) -> int | None:
    value = event.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and value.isdecimal() and len(value) < MOST_DIGITS:
        return int(value)
    raise LifeError(f"{where}: {key!r} must be a whole number, such as 1")


def _text(event: Mapping[str, Any], key: str, where: str) -> str:
    """Empty where there is none. A number is taken for its digits, as on a command line."""
    value = event.get(key)
    if value is None:
        return ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise LifeError(f"{where}: {key!r} must be text")


def _level(event: Mapping[str, Any], where: str) -> TrustLevel | None:
    level = _text(event, "level", where)
    if level and level not in list(TrustLevel):
        raise LifeError(f"{where}: level {level!r} is none of {', '.join(TrustLevel)}")
    return TrustLevel(level) if level else None


def _until(event: Mapping[str, Any], at: datetime, where: str) -> datetime | None:
    until = _text(event, "until", where)
    try:
        return moment_of(until, at).astimezone(UTC) if until else None
    except (ValueError, OverflowError) as error:
        raise LifeError(f"{where}: {until!r} is no time; say 4h, 90m or {EXAMPLE}") from error


def _time(values: Mapping[str, Any], key: str, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(values[key])
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise LifeError(f"{where}: {key!r} must be a time such as {EXAMPLE}") from error
