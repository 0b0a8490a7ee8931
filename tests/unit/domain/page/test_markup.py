"""Nothing that is not ours becomes markup."""

import pytest

from abuse_desk.domain.page.markup import el, is_safe_link, join, unbroken


def test_text_is_escaped() -> None:
    assert el("p", "<script>alert(1)</script> & more") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"
    )


def test_an_attribute_cannot_be_left() -> None:
    assert el("input", value='" onfocus="x') == '<input value="&quot; onfocus=&quot;x">'


def test_what_was_made_here_is_not_escaped_twice() -> None:
    assert el("p", el("b", "a"), [el("i", "b"), None]) == "<p><b>a</b><i>b</i></p>"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\x00", "\x1b", "\ufeff", "\ud800"])
def test_marks_that_turn_text_around_are_taken_out(mark: str) -> None:
    assert mark not in join(f"a{mark}b")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example/", "http://example.com", "x:y"],
)
def test_an_address_that_may_run_or_leave_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not a link"):
        el("a", "x", href=url)


@pytest.mark.parametrize(
    "url", ["/case/x", "#main", "https://console.aws.amazon.com/", "mailto:a@b"]
)
def test_our_own_addresses_pass(url: str) -> None:
    assert is_safe_link(url)


def test_a_date_is_kept_in_one_piece_and_the_rest_is_escaped() -> None:
    said = unbroken("<b> has it until 2026-11-23 19:28 UTC (11-24 04:28 JST)")
    assert said == (
        '&lt;b&gt; has it until <span class="whole">2026-11-23</span> 19:28 UTC'
        ' (<span class="whole">11-24</span> 04:28 JST)'
    )
