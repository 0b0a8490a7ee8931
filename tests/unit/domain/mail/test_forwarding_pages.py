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
