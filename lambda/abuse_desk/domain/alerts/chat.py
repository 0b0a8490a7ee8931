"""What a chat channel is told."""

from typing import Any

MOST = 3500  # characters of the text


def notification(about: str, title: str, text: str) -> dict[str, Any]:
    """The custom notification of Amazon Q Developer in chat applications, version 1.0.

    `about` is its id. The text stands between fences, so that nothing in it is taken for markup.
    """
    fenced = f"```\n{text.replace('```', '` ` `')[:MOST]}\n```"
    content = {"textType": "client-markdown", "title": title, "description": fenced}
    return {"version": "1.0", "source": "custom", "id": about, "content": content}
