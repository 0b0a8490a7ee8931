"""Inline forwards: a header block and a text, pasted into somebody else's mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.attribution import find_attribution
from abuse_desk.domain.mail.forwarding.bare import with_colons
from abuse_desk.domain.mail.forwarding.block import Block, find_block
from abuse_desk.domain.mail.forwarding.dates import Clock
from abuse_desk.domain.mail.forwarding.frames import Frame, frame_of
from abuse_desk.domain.mail.forwarding.houses import any_aws, is_aws
from abuse_desk.domain.mail.forwarding.lines import Line, quoted_to, split_lines, take_marks
from abuse_desk.domain.mail.forwarding.prefixes import (
    is_forward_prefix,
    same_subject,
    split_subject,
)
from abuse_desk.domain.mail.forwarding.signatures import without_signature
from abuse_desk.domain.mail.forwarding.stationery import untagged, without_legal_footer
from abuse_desk.domain.mail.original import Layer, Original
from abuse_desk.domain.vocabulary import ForwardingForm

MAX_BLOCKS = 12
# Below this share of quoted lines a body is not quoted, it only quotes.
QUOTED_SHARE = 0.9

NAMED_AWS = late(r"\b(?:amazon|aws)\b", re.IGNORECASE)
INDENT = " " * 4
BAR = "|"
DIGEST = late(r"\bdigest\b|ダイジェスト|摘要邮件", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hop:
    """Who sent what to whom at one step of the chain; `name` is the sender as it is shown."""

    name: str
    sender: str | None
    to: tuple[str, ...]
    subject: str | None
    layer: Layer


@dataclass(frozen=True, slots=True)
class Found:
    """The block of the innermost forward, the frame of its text, and every hop above it."""

    block: Block
    frame: Frame
    hops: tuple[Hop, ...]


def unwrap_inline(original: Original, clock: Clock) -> Original:
    """The original inside the innermost real forward of a body, or the mail itself.

    A quoted answer is no forward: a block counts when it says forwarded, when the subject says so,
    or when nothing says answered. What AWS wrote is never searched: notices quote headers.
    """
    lines = with_colons(split_lines(original.body))
    found = _chain(original, lines, clock) or _attributed(original, lines, clock)
    if not found:
        return original
    block = found.block
    return replace(
        original,
        sender=block.sender,
        to=block.to,
        subject=untagged(block.subject),
        date=block.date,
        message_id=block.message_id,
        references=(),
        reply_to=block.reply_to,
        body=_body(lines, found),
        layers=(*original.layers, *(hop.layer for hop in found.hops)),
        message=None,
        comment=_comment(original, lines, found),
        warnings=(*original.warnings, *_doubts(block)),
    )


def _chain(original: Original, lines: Sequence[Line], clock: Clock) -> Found | None:
    """The innermost forward. Each one's frame ends where the frame around it does, or before."""
    hops = [_first_hop(original)]
    found: Found | None = None
    start = 0
    for _ in range(MAX_BLOCKS):
        block = find_block(lines, start, clock)
        first = len(hops) == 1
        if block is None or (first and _is_digest(original, lines, block, clock)):
            break
        block = _with_whole_subject(lines, block, hops[-1])
        start = block.end
        same = _on_the_same_matter(hops[-1], block)
        if not same and _is_stray(lines, block, clock):
            continue
        if (first or same) and _is_forward(hops[-1], block, first=first):
            found = Found(block, frame_of(lines, block), tuple(hops))
            lines = lines[: found.frame.end]
        if _is_of_aws(block):
            break
        hops.append(_hop(block))
    return found


def _with_whole_subject(lines: Sequence[Line], block: Block, hop: Hop) -> Block:
    """The block with the line its subject was wrapped to, as the subject around it shows."""
    if not block.subject or block.end >= len(lines) or lines[block.end].blank:
        return block
    joined = f"{block.subject} {lines[block.end].text}"
    if not same_subject(joined, hop.subject):
        return block
    return replace(block, subject=joined, end=block.end + 1)


def _is_stray(lines: Sequence[Line], block: Block, clock: Clock) -> bool:
    """Whether a block on another matter is none: a signature, or a memo above the real one."""
    if not block.certain:
        return True
    addressed = block.sender or block.opening.announces or NAMED_AWS.search(block.sender_text)
    return not addressed and find_block(lines, block.end, clock) is not None


def _on_the_same_matter(hop: Hop, block: Block) -> bool:
    """Whether the block carries the subject of the mail around it, or is AWS's whatever it carries.

    A signature has labels too, but not the subject; a reporter's letter quotes other mails.
    """
    return _is_of_aws(block) or same_subject(block.subject, hop.subject)


def _is_of_aws(block: Block) -> bool:
    named = NAMED_AWS.search(block.sender_text) is not None
    return is_aws(block.sender) or (not block.sender and named)


def _attributed(original: Original, lines: Sequence[Line], clock: Clock) -> Found | None:
    """A forward whose block is one line, as the subject must say: `FW:` and no header block."""
    parts = split_subject(original.subject)
    if not parts.prefixes or not is_forward_prefix(parts.prefixes[0]):
        return None
    block = find_attribution(lines, _without_prefix(original.subject or ""), clock)
    return Found(block, frame_of(lines, block), (_first_hop(original),)) if block else None


def _without_prefix(subject: str) -> str:
    return subject.partition(":")[2].strip() or subject


def _first_hop(original: Original) -> Hop:
    layer = Layer(ForwardingForm.INLINE, original.sender, original.subject, original.date)
    name = (original.message.header("from") if original.message else None) or original.sender or ""
    return Hop(name, original.sender, original.to, original.subject, layer)


def _hop(block: Block) -> Hop:
    layer = Layer(ForwardingForm.INLINE, block.sender, block.subject, block.date)
    return Hop(block.sender_text, block.sender, (*block.to, *block.copied), block.subject, layer)


def _is_forward(hop: Hop, block: Block, *, first: bool) -> bool:
    """Whether the block was forwarded by this hop, not answered."""
    recipients = {address.lower() for address in hop.to}
    answers = (block.sender or "").lower() in recipients
    if is_aws(block.sender) and any_aws(recipients):
        return False
    if block.opening.forwarded:
        return True
    if answers:
        return False
    added = _added_prefixes(hop.subject, block.subject)
    if added:
        return is_forward_prefix(added[0])
    return first


def _added_prefixes(subject: str | None, inner: str | None) -> tuple[str, ...]:
    """The prefixes a hop put in front of the subject: AWS's own may begin with `RE:`."""
    outside, inside = split_subject(subject).prefixes, split_subject(inner).prefixes
    if inside and outside[-len(inside) :] == inside:
        return outside[: -len(inside)]
    return outside


def _is_digest(original: Original, lines: Sequence[Line], block: Block, clock: Clock) -> bool:
    """A collection that quotes several mails side by side forwards none of them."""
    if block.opening.forwarded or _added_prefixes(original.subject, block.subject):
        return False
    if DIGEST.search(original.subject or ""):
        return True
    following = find_block(lines, block.end, clock)
    if following is None or is_aws(block.sender) or following.depth != block.depth:
        return False
    return not same_subject(following.subject, block.subject)


def _body(lines: Sequence[Line], found: Found) -> str:
    """The text behind the block without the marks of its forwarding.

    What its forwarders sign stands outside of their quote marks.
    """
    behind = lines[found.frame.top : found.frame.end]
    outer = _outer_depth(behind, found.block)
    behind = behind[: quoted_to(behind, outer)]
    depth = outer + _common_depth(behind, outer)
    behind = behind[: quoted_to(behind, depth)]
    written = [take_marks(line.written, depth) if depth else line.written for line in behind]
    signers = [hop.name for hop in found.hops]
    # Apple's phones put a byte order mark in front of the text.
    text = "\n".join(_outdented([line.rstrip() for line in written])).strip("\n\ufeff")
    return text if depth else without_signature(without_legal_footer(text), signers)


def _outdented(written: list[str]) -> list[str]:
    """Without the four spaces, or the bar, some clients set every line of a text in by."""
    if all(line.startswith(INDENT) for line in written if line):
        return [line.removeprefix(INDENT) for line in written]
    if all(line.startswith(BAR) for line in written if line):
        return [line.removeprefix(BAR).removeprefix(" ") for line in written]
    return written


def _outer_depth(behind: Sequence[Line], block: Block) -> int:
    """The depth of the forwarded text: some clients quote the header block alone."""
    first = next((line for line in behind if not line.blank), None)
    return min(block.depth, first.depth) if first else block.depth


def _common_depth(lines: Sequence[Line], depth: int) -> int:
    """1 where the text is quoted once more than its header block, as some clients do."""
    depths = [line.depth for line in lines if line.text]
    deeper = len([each for each in depths if each > depth])
    return int(bool(depths) and deeper >= QUOTED_SHARE * len(depths))


def _comment(original: Original, lines: Sequence[Line], found: Found) -> str:
    above = "\n".join(line.written.rstrip() for line in lines[: found.block.first])
    inside = lines[found.frame.top : found.frame.end]
    outside = lines[found.frame.end + 1 :]
    below = (*inside[quoted_to(inside, _outer_depth(inside, found.block)) :], *outside)
    parts = (original.comment, above.strip(), "\n".join(line.text for line in below).strip())
    return "\n\n".join(part for part in parts if part)


def _doubts(block: Block) -> tuple[str, ...]:
    doubts = []
    if block.sender is None:
        doubts.append("the forwarding block names a sender without an address")
    if block.date is None:
        doubts.append("the forwarding block has no date that could be read")
    elif not block.zoned:
        doubts.append("the forwarding block's date has no zone: read in the outer mail's zone")
    return tuple(doubts)
