"""HTML-only forwards give the same original as plain ones."""

import pytest

from abuse_desk.domain.mail.forwarding import unwrap
from abuse_desk.domain.mail.message import Message, parse_message
from abuse_desk.domain.mail.original import Original
from tests.forwarding.pages import PAGES
from tests.forwarding.source import COMMENT, Source

SOURCE = Source()


def opened(form: str) -> Original:
    message = parse_message(PAGES[form](SOURCE))
    assert isinstance(message, Message)
    return unwrap(message)


@pytest.mark.parametrize("form", PAGES)
class TestEveryPage:
    def test_names_who_wrote_to_whom(self, form: str) -> None:
        original = opened(form)
        assert (original.sender, original.to) == (SOURCE.sender, (SOURCE.to,))

    def test_keeps_subject_and_date(self, form: str) -> None:
        original = opened(form)
        assert (original.subject, original.date) == (SOURCE.subject, SOURCE.sent)

    def test_keeps_the_words_of_the_body(self, form: str) -> None:
        assert opened(form).body.split() == SOURCE.body.split()

    def test_keeps_the_lines_of_the_body(self, form: str) -> None:
        written = [line for line in SOURCE.body.split("\n") if line]
        assert [line for line in opened(form).body.split("\n") if line] == written

    def test_has_the_comment_apart(self, form: str) -> None:
        assert opened(form).comment.startswith(COMMENT)


def test_outlooks_paragraphs_without_a_margin_are_lines() -> None:
    lines = "".join(
        f'<p class="MsoNormal">{line or "&nbsp;"}<o:p></o:p></p>\r\n'
        for line in ("Hello,", "", "Region: us-west-2", "Instance: i-0123456789abcdef0")
    )
    raw = PAGES["outlook_page"](Source(body="@@@@")).replace(b"<p>@@@@</p>", lines.encode())
    message = parse_message(raw)
    assert isinstance(message, Message)
    assert unwrap(message).body == "Hello,\n\nRegion: us-west-2\nInstance: i-0123456789abcdef0"


def test_outlooks_paragraphs_with_a_margin_are_paragraphs() -> None:
    page = '<p class="MsoNormal" style="margin-bottom:12.0pt">one</p><p class="MsoNormal">two</p>'
    raw = PAGES["outlook_page"](Source(body="@@@@")).replace(b"<p>@@@@</p>", page.encode())
    message = parse_message(raw)
    assert isinstance(message, Message)
    assert unwrap(message).body == "one\n\ntwo"
