"""What a function is told by its environment: checked once, frozen, and named in the error."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from abuse_desk.domain.config import DeskConfig, parse_config


class SettingsError(ValueError):
    """A variable is missing or malformed; the message names it."""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Where the page is, and the secret that holds the keys of its signed links."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """Environment of `intake`."""

    table: str
    bucket: str
    prefix: str
    queue_url: str
    config: DeskConfig

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "IntakeSettings":
        """From the variables; raises SettingsError."""
        table, bucket, prefix, queue = _texts(
            env, "TABLE_NAME", "BUCKET_NAME", "MAIL_PREFIX", "QUEUE_URL"
        )
        return cls(table, bucket, prefix, queue, _config(env))


@dataclass(frozen=True, slots=True)
class DispatchSettings:
    """Environment of `dispatch`."""

    table: str
    bucket: str
    topic: str
    bus: str
    escalation: str | None
    page: PageSettings | None
    config: DeskConfig

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "DispatchSettings":
        """From the variables; raises SettingsError."""
        table, bucket, topic, bus = _texts(
            env, "TABLE_NAME", "BUCKET_NAME", "TOPIC_ARN", "BUS_NAME"
        )
        return cls(table, bucket, topic, bus, _second_topic(env), _page(env), _config(env))


@dataclass(frozen=True, slots=True)
class ClockSettings:
    """Environment of `clock`: it also delivers what `dispatch` could not, and sweeps the bucket."""

    table: str
    bucket: str
    topic: str
    bus: str
    escalation: str | None
    page: PageSettings | None
    prefix: str
    queue_url: str
    config: DeskConfig

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "ClockSettings":
        """From the variables; raises SettingsError."""
        table, bucket, topic, bus = _texts(
            env, "TABLE_NAME", "BUCKET_NAME", "TOPIC_ARN", "BUS_NAME"
        )
        prefix, queue = _texts(env, "MAIL_PREFIX", "QUEUE_URL")
        second, page = _second_topic(env), _page(env)
        return cls(table, bucket, topic, bus, second, page, prefix, queue, _config(env))


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Environment of `desk`. `secret` holds the keys of signed links; None: there is no page."""

    table: str
    bucket: str
    prefix: str
    secret: str | None
    config: DeskConfig

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "DeskSettings":
        """From the variables; raises SettingsError."""
        table, bucket, prefix = _texts(env, "TABLE_NAME", "BUCKET_NAME", "MAIL_PREFIX")
        return cls(table, bucket, prefix, env.get("LINK_SECRET_ARN") or None, _config(env))


def _texts(env: Mapping[str, str], *names: str) -> list[str]:
    missing = [name for name in names if not env.get(name)]
    if missing:
        raise SettingsError(f"missing from the environment: {', '.join(missing)}")
    return [env[name] for name in names]


def _second_topic(env: Mapping[str, str]) -> str | None:
    return env.get("ESCALATION_TOPIC_ARN") or None


def _page(env: Mapping[str, str]) -> PageSettings | None:
    """Both variables, or none: a page without keys would be open to nobody."""
    url, secret = env.get("PAGE_URL"), env.get("LINK_SECRET_ARN")
    if bool(url) != bool(secret):
        raise SettingsError("PAGE_URL and LINK_SECRET_ARN belong together: one of them is missing")
    return PageSettings(f"{url.rstrip('/')}/", secret) if url and secret else None


def _config(env: Mapping[str, str]) -> DeskConfig:
    try:
        return parse_config(json.loads(env.get("DESK_CONFIG") or "{}"))
    except ValueError as error:
        raise SettingsError(f"DESK_CONFIG: {error}") from error
