"""The corpus specifies the reader: each notice, however wrapped, reads as its JSON says."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abuse_desk.domain import read_mail
from abuse_desk.domain.context import ReadContext
from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.notices.shapes import SHAPES, claims
from abuse_desk.domain.notices.speech import listen
from abuse_desk.domain.vocabulary import Family, Stage
from tests.notices.mutations import MUTATIONS
from tests.notices.quoting import QUOTINGS
from tests.notices.wrapping import WRAPPINGS, parts

CORPUS = Path(__file__).parent.parent / "notices"
MAILS = sorted(CORPUS.glob("*/*.eml"))
FAMILIES = tuple(family.value for family in Family)
NOTICES = [mail for mail in MAILS if mail.parent.name in FAMILIES]
NO_NOTICES = [mail for mail in MAILS if mail.parent.name not in FAMILIES]
# What a forward loses or adds by nature.
HOW_IT_CAME = ("original", "forwarding", "trust", "warnings")


def named(path: Path) -> str:
    return path.stem


def said(raw: bytes) -> dict[str, Any]:
    return read_mail(raw).as_json()


def expected(mail: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(mail.with_suffix(".json").read_text())
    return found


def what(reading: dict[str, Any]) -> dict[str, Any]:
    """Everything but how the mail came, the reporter's text without its line breaks."""
    fields = {key: value for key, value in reading.items() if key not in HOW_IT_CAME}
    fields["reporter_text"] = " ".join((fields["reporter_text"] or "").replace(">", "").split())
    return fields


def shapes_of(raw: bytes) -> tuple[str, ...]:
    message = parse_message(raw)
    assert isinstance(message, Message)
    speech, _ = listen(unwrap(message), ReadContext())
    return tuple(shape.name for shape in claims(speech))


@pytest.mark.parametrize("mail", MAILS, ids=named)
def test_a_stored_mail_reads_as_its_json_says(mail: Path) -> None:
    reading = said(mail.read_bytes())
    want = expected(mail)
    original = want.pop("original")
    assert {key: reading[key] for key in want} == want
    assert {key: reading["original"][key] for key in original} == original


@pytest.mark.parametrize("wrap", WRAPPINGS, ids=lambda wrap: wrap.__name__)
@pytest.mark.parametrize("mail", NOTICES, ids=named)
def test_a_wrapped_notice_says_what_the_direct_one_says(
    mail: Path, wrap: Callable[[bytes], bytes]
) -> None:
    raw = mail.read_bytes()
    direct, wrapped = said(raw), said(wrap(raw))
    assert what(wrapped) == what(direct)
    assert wrapped["original"]["from"] == direct["original"]["from"]
    assert len(wrapped["forwarding"]) == 1


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
@pytest.mark.parametrize("mail", NOTICES, ids=named)
def test_a_notice_changed_in_form_alone_says_the_same(
    mail: Path, mutate: Callable[[str], str]
) -> None:
    raw = mail.read_bytes()
    _, text = parts(raw)
    head = raw.split(b"\r\n\r\n", 1)[0].replace(b"us-ascii", b"utf-8").replace(b"7bit", b"8bit")
    changed = head + b"\r\n\r\n" + mutate(text).encode()
    assert what(said(changed)) == what(said(raw))


@pytest.mark.parametrize("quote", QUOTINGS, ids=lambda quote: quote.__name__)
@pytest.mark.parametrize("mail", NOTICES, ids=named)
def test_a_mail_that_quotes_a_notice_is_none(
    mail: Path, quote: Callable[[str, str, str], bytes]
) -> None:
    original = said(mail.read_bytes())["original"]
    raw = quote(original["from"], original["subject"], original["body"])
    assert said(raw)["outcome"] in ("other", "unrecognized")


@pytest.mark.parametrize("mail", NOTICES, ids=named)
def test_exactly_one_shape_claims_a_notice(mail: Path) -> None:
    assert len(shapes_of(mail.read_bytes())) == 1


@pytest.mark.parametrize("mail", NO_NOTICES, ids=named)
def test_no_shape_claims_what_is_no_notice(mail: Path) -> None:
    assert shapes_of(mail.read_bytes()) == ()


def test_every_shape_family_and_stage_has_a_notice() -> None:
    shapes = Counter(name for mail in NOTICES for name in shapes_of(mail.read_bytes()))
    stages = {expected(mail)["stage"] for mail in NOTICES}
    assert set(shapes) == {shape.name for shape in SHAPES}
    assert stages == {stage.value for stage in Stage}
    assert len(NOTICES) >= 80
