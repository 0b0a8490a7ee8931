"""HTML-only forwards: the block is paragraphs, a table or a quoting element."""

from dataclasses import replace
from html import escape

from tests.forwarding.inline import Wrap, fill
from tests.forwarding.source import COMMENT, Source, outer


def page(before: str, after: str = "", *, prefix: str = "Fwd: ") -> Wrap:
    """A wrapper from the HTML around the notice; `{from_}` and the like are filled in, escaped."""

    def wrap(source: Source) -> bytes:
        safe = replace(source, name=escape(source.name), subject=escape(source.subject))
        text = before.replace("{link}", f'<a href="mailto:{safe.sender}">{safe.name}</a>')
        text = text.replace("{from_}", f"{safe.name} &lt;{safe.sender}&gt;")
        body = "".join(f"<p>{paragraph(each)}</p>" for each in source.body.split("\n\n"))
        html = (
            f"<html><body><div>{COMMENT}</div><br>{fill(text, source)}{body}{after}</body></html>"
        )
        return outer(html, prefix + source.subject, "text/html")

    return wrap


def paragraph(text: str) -> str:
    """The text of one paragraph as HTML: runs of spaces and line ends kept."""
    return escape(text).replace("  ", " &nbsp;").replace("\n", "<br>\n")


ROW = "<tr><td><p><b>{0}</b></p></td><td><p>{1}</p></td></tr>"

PAGES: dict[str, Wrap] = {
    "gmail_page": page(
        '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message'
        ' ---------<br>From: <b class="gmail_sendername" dir="auto">{name}</b> <span dir="auto">'
        '&lt;<a href="mailto:{address}">{address}</a>&gt;</span><br>'
        "Date: {day}, {mon} {d}, {y} at {hm12} {half}<br>Subject: {subject}<br>"
        'To:  &lt;<a href="mailto:{to}">{to}</a>&gt;<br></div><br><br>',
        "</div>",
    ),
    "outlook_page": page(
        '<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">'
        "<font face=Calibri><b>From:</b> {from_}<br><b>Sent:</b> {weekday}, {month} {d}, {y} {hm12}"
        " {half}<br><b>To:</b> {to} &lt;{to}&gt;<br><b>Subject:</b> {subject}</font>"
        "<div>&nbsp;</div></div>",
        prefix="Fw: ",
    ),
    "word_page": page(
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>'
        "<span>From:</span></b><span> {from_} <br><b>Sent:</b> {weekday}, {month} {d}, {y} {hm12}"
        " {half}<br><b>To:</b> {to}<br><b>Subject:</b> {subject}<o:p></o:p></span></p></div>",
        prefix="FW: ",
    ),
    "name_behind_a_link": page(
        "<p><b>Von:</b> {link}<br><b>Gesendet:</b> Freitag, {d}. April {y} {hm}<br>"
        "<b>An:</b> {to}<br><b>Betreff:</b> {subject}</p>",
        prefix="WG: ",
    ),
    "table_page": page(
        "<p>-------- Forwarded Message --------</p><table>"
        + ROW.format("Subject:", "{subject}")
        + ROW.format("Date:", "{day}, {d} {mon} {y} {hms} +0900")
        + ROW.format("From:", "{from_}")
        + ROW.format("To:", "{to}")
        + "</table>",
    ),
    "japanese_table_page": page(
        "<table>"
        + ROW.format("差出人", "{from_}")
        + ROW.format("送信日時", "{y}年{m}月{d}日 {hm}")
        + ROW.format("宛先", "{to}")
        + ROW.format("件名", "{subject}")
        + "</table>",
        prefix="Fw: ",
    ),
    "apple_page": page(
        '<blockquote type="cite"><div>Begin forwarded message:</div><br><div><span><b>From: </b>'
        "</span><span>{from_}<br></span></div><div><b>Subject: </b><b>{subject}</b><br></div><div>"
        "<b>Date: </b>{month} {d}, {y} at {hms} GMT+9<br></div><div><b>To: </b>{to}<br></div><br>",
        "</blockquote>",
    ),
    "paragraph_for_each_label": page(
        "<p>From: {from_}</p><p>Sent: {d} {month} {y} {hm}</p><p>To: {to}</p>"
        "<p>Subject: {subject}</p>",
        prefix="FW: ",
    ),
}
