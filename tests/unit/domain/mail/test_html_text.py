"""HTML to text: rows on one line, quotes marked, nothing hidden shown."""

import pytest

from abuse_desk.domain.mail.html_text import MAX_HTML, html_to_text

CASES = {
    "<p>one</p><p>two</p>": "one\n\ntwo",
    "<div>one</div><div><br></div><div>two</div>": "one\n\ntwo",
    "<div>one<br></div><div>two</div>": "one\ntwo",
    "<div>one</div><br><div>two</div>": "one\n\ntwo",
    "one<br>two<br/>three": "one\ntwo\nthree",
    "<div>one</div><div>two</div>": "one\ntwo",
    "a <b>bold</b>\n  word": "a bold word",
    "&lt;x&gt; &amp; &#x27;y&#39;&nbsp;z": "<x> & 'y' z",
    "<table><tr><td>a</td><td>b</td></tr><tr><th>c<th>d</table>": "a\tb\nc\td",
    "<tr><td><p>From:</p></td><td><p>x</p></td></tr>": "From:\tx",
    "<table><tr><td><p>one</p><p>two</p></td></tr></table>": "one\n\ntwo",
    "<style>p{}</style><script>x()</script><title>t</title>seen": "seen",
    "<!-- no --><!--[if mso]><p>no</p><![endif]-->seen": "seen",
    "<!-->seen<!-- --> too": "seen too",
    "<pre>a  b\n  c</pre>": "a  b\nc",
    '<a href="mailto:a@example.com">Name</a>': "Name <a@example.com>",
    '<a href="mailto:a@example.com">a@example.com</a>': "a@example.com",
    "Name <a@example.com> 1 < 2 > 0": "Name <a@example.com> 1 < 2 > 0",
    '<blockquote type="cite">one<div>two</div></blockquote>': "> one\n> two",
    '<blockquote class="gmail_quote">q</blockquote>a': "> q\n\na",
    '<blockquote style="margin:0 0 0 40px">indented</blockquote>': "indented",
    "<P>UPPER</P><BR><TABLE><TR><TD>A</TD><TD>B</TD></TR></TABLE>": "UPPER\n\nA\tB",
    "unclosed <a href='x": "unclosed",
    "<o:p>word</o:p>": "word",
    "a\x01\x03b": "ab",
}


@pytest.mark.parametrize("page", CASES)
def test_visible_text(page: str) -> None:
    assert html_to_text(page).text == CASES[page]


def test_links_are_kept_once_and_decoded() -> None:
    page = (
        "<a href=\"https://a.example/?x=1&amp;y=2\">a</a><a href='https://a.example/?x=1&y=2'>b</a>"
    )
    assert html_to_text(page).links == ("https://a.example/?x=1&y=2",)


def test_a_quote_inside_a_quote_has_two_marks() -> None:
    page = "<blockquote type=cite>a<blockquote type=cite>b</blockquote></blockquote>"
    assert "> > b" in html_to_text(page).text.split("\n")


def test_html_is_read_up_to_two_megabytes() -> None:
    assert len(html_to_text("x" * (MAX_HTML + 10)).text) == MAX_HTML


@pytest.mark.parametrize(
    "piece",
    ['<a href="x', "<!--", "<style>", "<tr><td>", "<blockquote type=cite>", "<pre>", "<", "&#"],
)
def test_a_page_that_never_closes_is_read(piece: str) -> None:
    assert len(html_to_text(piece * 20_000).text) <= 20_000 * 20
