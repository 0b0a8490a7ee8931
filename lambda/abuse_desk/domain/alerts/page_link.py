"""The signed link in an alert: put in as the alert leaves, so that no table ever holds it."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abuse_desk.domain.alerts.effects import Alert

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN = {"en": "Open the case and take it: {url}", "ja": "案件を開いて引き受ける: {url}"}
SHORT = {"en": "Open the case", "ja": "案件を開く"}


def with_link(alert: Alert, url: str, language: str) -> Alert:
    """The alert with the way to its case in each of its forms, right after what happened."""
    line = OPEN[language].format(url=url)
    short = SHORT[language]
    ways: dict[str, Callable[[str], str]] = {
        "default": lambda text: _after_the_first(text, line),
        "email": lambda text: _after_the_first(text, line),
        "sms": lambda text: f"{text} {url}",
        "https": lambda text: _in_chat(text, f"[{short}]({url})"),
    }
    forms: dict[str, str] = json.loads(alert.message)
    linked = {name: ways[name](text) if name in ways else text for name, text in forms.items()}
    return replace(alert, message=json.dumps(linked, ensure_ascii=False))


def _after_the_first(text: str, line: str) -> str:
    """As a paragraph of its own after the first one."""
    first, gap, rest = text.partition("\n\n")
    return f"{first}\n\n{line}{gap}{rest}"


def _in_chat(text: str, link: str) -> str:
    """`nextSteps` of the custom notification of Amazon Q Developer in chat applications."""
    chat: dict[str, Any] = json.loads(text)
    return json.dumps(
        {**chat, "content": {**chat["content"], "nextSteps": [link]}}, ensure_ascii=False
    )
