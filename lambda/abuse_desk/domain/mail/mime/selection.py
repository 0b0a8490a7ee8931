"""Which parts are the body, which are attached messages, which are containers of other mailers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.html_text import html_to_text
from abuse_desk.domain.mail.mime.bodies import part_bytes, part_text
from abuse_desk.domain.mail.mime.parts import Part, leaves
from abuse_desk.domain.mail.stemmed import Stemmed

MAX_ATTACHED = 20
MAX_CONTAINERS = 10
MAX_BODY = 4 * 1024 * 1024  # characters
# Below this many visible characters a text/plain part may be a stub beside the real HTML.
STUB_LENGTH = 2_000

MESSAGE_TYPES = frozenset({"message/rfc822", "message/global"})
NO_FORWARDS = frozenset({"multipart/report", "multipart/digest"})
# Formats of other mailers that hold a mail; opening one needs a library the domain has not.
CONTAINER_TYPES = frozenset(
    {"application/ms-tnef", "application/vnd.ms-outlook", "application/pgp-encrypted"}
    | {"application/pkcs7-mime", "application/x-pkcs7-mime"}
)
CONTAINER_NAMES = (".msg", "winmail.dat")
# AWS's name as these formats hold it: in one byte a character, or in two.
AWS_INSIDE = (b"amazon", "amazon".encode("utf-16-le"))
SNIFFED_TYPES = frozenset(
    {"application/octet-stream", "text/plain", "application/eml", "message/partial"}
)
HREF = Stemmed("href", r"""\bhref\s*=\s*["']?(https?:[^"'\s<>]{1,2000})""")
HEADERS_INSIDE = late(
    rb"(?im)\A(?=[\s\S]{0,4000}^from:)(?=[\s\S]{0,4000}^(?:date|received|subject):)[!-9;-~]+:"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The text a person reads, the links of its HTML, and what was wrong with the parts."""

    text: str
    links: tuple[str, ...] = ()
    defects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Container:
    """An attachment that holds a mail in another mailer's format."""

    name: str
    part: Part = field(repr=False, compare=False)

    def content(self) -> bytes:
        """Its bytes; decoded anew at each call, for a mail may be large and nobody ask."""
        return part_bytes(self.part)

    def names_aws(self) -> bool:
        """Whether AWS's name stands in it, as far as its format does not hide that."""
        content = self.content().lower()
        return any(name in content for name in AWS_INSIDE)


def body_text(root: Part) -> Body:
    """The body: the better of alternatives, every inline text part, in order."""
    found = [body for part in _body_parts(root) if (body := _alternative(part)).text.strip()]
    if not found:
        found = [_leaf(part) for part in leaves(root) if _is_text(part) and not is_message(part)]
    return Body(
        text="\n\n".join(body.text.strip("\n") for body in found)[:MAX_BODY],
        links=tuple(link for body in found for link in body.links),
        defects=tuple(defect for body in found for defect in body.defects),
    )


def attached_messages(root: Part) -> tuple[bytes, ...]:
    """The raw bytes of attached messages in order: slices of the mail unless encoded."""
    found = [part for part in _forwarded_leaves(root) if is_message(part)]
    return tuple(part_bytes(part).lstrip(b"\r\n") for part in found[:MAX_ATTACHED])


def containers(root: Part) -> tuple[Container, ...]:
    """Attachments that hold a mail in another mailer's format, at most `MAX_CONTAINERS`."""
    found = (
        Container((part.filename or part.content_type)[:200], part)
        for part in leaves(root)
        if part.content_type in CONTAINER_TYPES or part.filename.lower().endswith(CONTAINER_NAMES)
    )
    return tuple(islice(found, MAX_CONTAINERS))


def is_message(part: Part) -> bool:
    """A mail inside the mail: by its type, its name, or its first lines."""
    if part.content_type in MESSAGE_TYPES or (
        part.depth and part.filename.lower().endswith(".eml")
    ):
        return True
    if part.content_type not in SNIFFED_TYPES or part.disposition.value != "attachment":
        return False
    return bool(HEADERS_INSIDE.match(part_bytes(part, 8_192)))


def _forwarded_leaves(root: Part) -> Iterator[Part]:
    """Leaves outside of bounces, which return mails, and digests, which collect them."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.content_type in NO_FORWARDS:
            continue
        if part.children:
            waiting.extend(reversed(part.children))
        else:
            yield part


def _body_parts(root: Part) -> list[Part]:
    """Leaves and alternatives that are shown as the body."""
    out: list[Part] = []
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.content_type == "multipart/alternative" and part.children:
            out.append(part)
        elif part.children:
            waiting.extend(reversed(part.children))
        elif _is_text(part) and (part is root or _is_inline(part)):
            out.append(part)
    return out


def _is_text(part: Part) -> bool:
    return part.content_type in {"text/plain", "text/html", "text/enriched", "text"}


def _is_inline(part: Part) -> bool:
    return part.disposition.value != "attachment" and not is_message(part)


def _alternative(part: Part) -> Body:
    """Text/plain unless it is a stub of the HTML beside it."""
    if part.content_type != "multipart/alternative":
        return _leaf(part)
    texts = [leaf for leaf in leaves(part) if _is_text(leaf) and _is_inline(leaf)]
    plain = [_leaf(leaf) for leaf in texts if leaf.content_type != "text/html"]
    pages = [leaf for leaf in texts if leaf.content_type == "text/html"]
    best = max(plain, key=lambda body: len(body.text), default=Body(""))
    if not pages:
        return best
    return _beside_html(best, pages[-1])


def _beside_html(plain: Body, page: Part) -> Body:
    visible = len("".join(plain.text.split()))
    if visible >= STUB_LENGTH:
        return _with_links(plain, page)
    html = _leaf(page)
    if len("".join(html.text.split())) > 3 * visible + 100 or not visible:
        return html
    return Body(plain.text, html.links, plain.defects)


def _with_links(plain: Body, page: Part) -> Body:
    """The plain text with the links of its HTML twin, which is not converted for them."""
    source = part_text(page)[0]
    links = tuple(dict.fromkeys(link[1].replace("&amp;", "&") for link in HREF.finditer(source)))
    return Body(plain.text, links[:500], plain.defects)


def _leaf(part: Part) -> Body:
    text, defects = part_text(part)
    if part.content_type != "text/html" and not _is_page(text):
        return Body(text, (), defects)
    page = html_to_text(text)
    return Body(page.text, page.links, defects)


def _is_page(text: str) -> bool:
    """HTML under a wrong type."""
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))
