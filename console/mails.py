"""Stored mails of a command line: files, directories, mailboxes, items, standard input."""

import mailbox
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from abuse_desk.adapters.outlook_item import mail_in


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail's bytes, and the name under which it is reported."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that cannot be opened; `sentence` says which and why."""

    sentence: str


def mails(names: tuple[str, ...]) -> Iterator[Mail | Unopened]:
    """Every mail, in the order given; a directory's files by name, a mailbox's in its order."""
    for name in names:
        if name == "-":
            yield _mail("-", sys.stdin.buffer.read())
        elif Path(name).is_dir():
            for path in sorted(Path(name).rglob("*")):
                if path.is_file() and not path.name.startswith(".") and path.suffix != ".json":
                    yield from _of_file(path)
        else:
            yield from _of_file(Path(name))


def _of_file(path: Path) -> Iterator[Mail | Unopened]:
    if path.suffix.lower() in {".mbox", ".mbx"} and path.is_file():
        yield from _of_mailbox(path)
        return
    try:
        yield _mail(str(path), path.read_bytes())
    except OSError as error:
        yield Unopened(f"{path}: cannot be opened ({error.strerror or error})")


def _mail(name: str, raw: bytes) -> Mail:
    """The mail in the bytes of a file; an Outlook item is opened, if it holds one."""
    return Mail(name, mail_in(raw) or raw)


def _of_mailbox(path: Path) -> Iterator[Mail | Unopened]:
    try:
        box = mailbox.mbox(path, create=False)
        keys = box.keys()
    except OSError as error:
        yield Unopened(f"{path}: cannot be opened ({error.strerror or error})")
        return
    try:
        for number, key in enumerate(keys, 1):
            yield Mail(f"{path}#{number}", box.get_bytes(key))
    finally:
        box.close()
