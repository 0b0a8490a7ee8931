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
    try:
        return MailCame(at, str(event["mail"]), (folder / str(event["mail"])).read_bytes())
    except OSError as error:
        raise LifeError(f"{where}: {error}") from error


def _acted(event: Mapping[str, Any], at: datetime, where: str) -> PersonActed:
    if event["act"] not in set(Act):
        known = ", ".join(Act)
        raise LifeError(f"{where}: act {event['act']!r} is none of {known}")
    if event.get("done") is False:
        raise LifeError(f"{where}: an answer that is not done records nothing")
    try:
        return PersonActed(
            at=at,
            act=Act(event["act"]),
            case=int(event["case"]),
            by=str(event.get("by") or ""),
            seen=int(event["seen"]) if event.get("seen") is not None else None,
            until=moment_of(event["until"], at) if event.get("until") else None,
            reason=str(event.get("reason") or ""),
            note=str(event.get("note") or ""),
            entry=str(event["entry"]) if event.get("entry") is not None else None,
            level=TrustLevel(event["level"]) if event.get("level") else None,
            into=int(event["into"]) if event.get("into") is not None else None,
        )
    except KeyError as error:
        raise LifeError(f"{where}: needs {error}") from error
    except (ValueError, TypeError) as error:
        raise LifeError(f"{where}: {error}") from error


def _time(values: Mapping[str, Any], key: str, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(values[key])
    except (KeyError, ValueError, TypeError) as error:
        example = "2024-07-10T03:05:00Z"
        raise LifeError(f"{where}: {key!r} must be a time such as {example}") from error
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
