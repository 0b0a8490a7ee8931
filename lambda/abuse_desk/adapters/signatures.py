"""DKIM and ARC on raw bytes: dkimpy's cryptography, our own account of why something fails.

dkimpy answers False to a bad signature, a missing key and a silent resolver alike, and judges
expiry by today's clock. So each step is taken here: a DNS fault stays a fault, and time is left to
the domain, which knows when the mail came. dkimpy is imported with the first signature to check.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abuse_desk.adapters.dns import DnsFault, Lookup
from abuse_desk.domain.context import ArcChain, ReadContext, Signature
from abuse_desk.domain.mail.header_section import is_within_any
from abuse_desk.domain.origin.dkim_tags import MAX_HEADER, DkimTags, read_signatures

if TYPE_CHECKING:
    import dkim

_LEAST_KEY = 1024  # bits, RFC 8301
# A mail of AWS has one signature of its own; a second one is a key being rotated.
_MOST_KEYS = 2
_MOST_ARC_KEYS = 6
_MOST_ARC_SETS = 10
_SPACES = re.compile(rb"[ \t]+")
_MANY_SPACES = re.compile(rb"\s{100}")
_BYTES = re.compile(r"\bb'([^']*)'")  # as Python writes them into a message for programmers
_REVOKED = re.compile(r"(?:^|;)\s*p\s*=\s*(?:;|$)")


def with_signatures(context: ReadContext, lookup: Lookup) -> ReadContext:
    """The context with both checks, over one source of key records."""
    wanted = (*context.aws_domains, *context.team_domains)
    return replace(
        context,
        check_signatures=lambda raw: check_signatures(raw, lookup, wanted),
        check_arc=lambda raw: check_arc(raw, lookup),
    )


def check_signatures(raw: bytes, lookup: Lookup, domains: tuple[str, ...]) -> tuple[Signature, ...]:
    """The result of each DKIM signature, top to bottom. At most two look-ups, for `domains` only.

    Never raises: a DNS fault is the result `temperror`.
    """
    claims = read_signatures(raw)
    asked = _worth_asking(claims, domains)
    if not asked:
        return tuple(_without_look_up(tags, domains) for tags in claims)
    message = _Message.parse(raw)
    return tuple(
        _check(message, index, tags, lookup)
        if tags.key_name in asked and _is_rsa(tags)
        else _without_look_up(tags, domains)
        for index, tags in enumerate(claims)
    )


def check_arc(raw: bytes, lookup: Lookup) -> ArcChain:
    """The ARC chain of a message. Never raises: a DNS fault is the result `temperror`."""
    import dkim  # noqa: PLC0415 - see above

    keys: dict[str, str] = {}
    try:
        chain = dkim.ARC(raw, minkey=_LEAST_KEY)
        sets, headers = chain.sorted_arc_headers()
        if not sets:
            return ArcChain()
        if sets > _MOST_ARC_SETS or any(_MANY_SPACES.search(value) for _, (_, value) in headers):
            return ArcChain("permerror", detail="more sets, or longer headers, than any real chain")
        chain.body = _SPACES.sub(b" ", chain.body)
        verdict, results, reason = chain.verify(dnsfunc=_recording(lookup, keys))
    except DnsFault as fault:
        return ArcChain("temperror", detail=str(fault), keys=tuple(keys.items()))
    except _unusable() as error:
        return ArcChain("permerror", detail=_short(error))
    return _chain(verdict, results, reason, keys)


def _worth_asking(claims: tuple[DkimTags, ...], domains: tuple[str, ...]) -> frozenset[str]:
    names = [t.key_name for t in claims if _is_rsa(t) and is_within_any(t.domain, domains)]
    return frozenset(list(dict.fromkeys(names))[:_MOST_KEYS])


def _is_rsa(tags: DkimTags) -> bool:
    return tags.algorithm.startswith("rsa-")


def _without_look_up(tags: DkimTags, domains: tuple[str, ...]) -> Signature:
    signature = Signature(tags.domain, tags.selector, "skipped", "", tags.headers)
    if not is_within_any(tags.domain, domains):
        return replace(signature, detail="proves nothing about AWS")
    if not _is_rsa(tags):
        return replace(
            signature, result="unsupported", detail=f"no verifier for {tags.algorithm or 'it'}"
        )
    return replace(signature, detail="more keys than any real mail of AWS needs")


@dataclass(frozen=True, slots=True)
class _Message:
    """What dkimpy made of the bytes; `problem` where it could make nothing."""

    parsed: "dkim.DKIM | None"
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""
    problem: str = ""

    @classmethod
    def parse(cls, raw: bytes) -> "_Message":
        import dkim  # noqa: PLC0415 - see above

        try:
            parsed = dkim.DKIM(raw, minkey=_LEAST_KEY)
        except _unusable() as error:
            return cls(None, problem=_short(error))
        found = [(n, v) for n, v in parsed.headers if n.lower() == b"dkim-signature"]
        return cls(parsed, tuple(found), parsed.body)


def _check(message: _Message, index: int, tags: DkimTags, lookup: Lookup) -> Signature:
    signature = Signature(tags.domain, tags.selector, "permerror", message.problem, tags.headers)
    if message.parsed is None or index >= len(message.headers):
        return signature
    if len(message.headers[index][1]) > MAX_HEADER or _MANY_SPACES.search(
        message.headers[index][1]
    ):
        return replace(signature, detail="the signature is too long")
    try:
        record = lookup(tags.key_name)
    except DnsFault as fault:
        return replace(signature, result="temperror", detail=f"DNS: {fault}", dns="fault")
    if record is None:
        return replace(signature, detail=f"no key at {tags.key_name}", dns="absent")
    result, detail = _verify(message, index, tags, record)
    return replace(signature, result=result, detail=detail, key_record=record, dns="found")


def _verify(message: _Message, index: int, tags: DkimTags, record: str) -> tuple[str, str]:
    import dkim  # noqa: PLC0415 - see above

    if _REVOKED.search(record):
        return "permerror", "the key was revoked"
    try:
        size, verify = _prepared(message, index, tags, record)
        if size < _LEAST_KEY:
            return "permerror", f"the key is too short: {size} bits"
        return _outcome(verify)
    except dkim.NaClNotFoundError:
        return "unsupported", "no verifier for ed25519"
    except _unusable() as error:
        return "permerror", _short(error)


def _prepared(
    message: _Message, index: int, tags: DkimTags, record: str
) -> tuple[int, Callable[[], bool]]:
    import dkim  # noqa: PLC0415 - see above
    from dkim.util import parse_tag_value  # noqa: PLC0415

    parsed, header = message.parsed, message.headers[index]
    assert parsed is not None
    fields = parse_tag_value(header[1])
    timeless = {name: value for name, value in fields.items() if name not in (b"t", b"x")}
    dkim.validate_signature_fields(timeless)
    _demand_what_key_allows(fields, parse_tag_value(record.encode("ascii", "replace")))
    signed = [name.strip().lower() for name in fields[b"h"].split(b":")]
    parsed.pk, parsed.keysize, parsed.ktag, parsed.seqtlsrpt = dkim.evaluate_pk(
        tags.key_name.encode(), record.encode("ascii", "replace")
    )
    # dkimpy strips white space in quadratic time; relaxed canonical form allows one space first.
    parsed.body = _SPACES.sub(b" ", message.body) if tags.relaxed_body else message.body
    return parsed.keysize, lambda: bool(parsed.verify_sig_process(fields, signed, header, None))


def _demand_what_key_allows(fields: dict[bytes, bytes], key: dict[bytes, bytes]) -> None:
    # RFC 6376 3.6.1; dkimpy looks at neither.
    hashes = [name.strip() for name in key.get(b"h", b"").split(b":")]
    if any(hashes) and fields[b"a"].strip().partition(b"-")[2] not in hashes:
        raise ValueError("the key is not for this hash (h=)")
    identity = fields.get(b"i", fields[b"d"]).strip().rpartition(b"@")[2]
    flags = [flag.strip() for flag in key.get(b"t", b"").split(b":")]
    if b"s" in flags and identity.lower() != fields[b"d"].strip().lower():
        raise ValueError("the key is for its own domain alone (t=s)")


def _outcome(verify: Callable[[], bool]) -> tuple[str, str]:
    from dkim import ValidationError  # noqa: PLC0415 - see above

    try:
        return ("pass", "") if verify() else ("fail", "a signed header was changed")
    except ValidationError as error:
        changed = "body hash mismatch" in str(error)
        return ("fail", "the body was changed") if changed else ("permerror", _short(error))


def _recording(lookup: Lookup, keys: dict[str, str]) -> Callable[..., bytes | None]:
    asked: set[str] = set()

    def ask(name: bytes, timeout: float = 0) -> bytes | None:  # noqa: ARG001 - dkimpy's signature
        text_name = name.decode("latin-1").rstrip(".").lower()
        asked.add(text_name)
        record = lookup(text_name) if len(asked) <= _MOST_ARC_KEYS else None
        if record is not None:
            keys[text_name] = record
        return None if record is None else record.encode("ascii", "replace")

    return ask


def _chain(
    verdict: bytes | None, results: list[dict[str, bytes]], reason: str, keys: dict[str, str]
) -> ArcChain:
    # The newest hop's message signature is what ties the chain to these bytes: its domain too.
    newest = [results[0]["ams-domain"]] if results else []
    sealers = [result["as-domain"] for result in reversed(results)] + newest
    first = results[-1]["aar-value"] if results else b""
    return ArcChain(
        result="pass" if verdict == b"pass" else "fail",
        sealers=tuple(name.decode("latin-1").lower() for name in sealers),
        first_results=first.decode("latin-1").strip(),
        detail="" if verdict == b"pass" else _readable(reason),
        keys=tuple(keys.items()),
    )


def _unusable() -> tuple[type[Exception], ...]:
    """What dkimpy raises for bytes it can make nothing of."""
    from dkim import DKIMException  # noqa: PLC0415 - see above
    from dkim.util import InvalidTagValueList  # noqa: PLC0415

    return DKIMException, InvalidTagValueList, ValueError, KeyError, IndexError, TypeError


def _short(error: Exception) -> str:
    return f"unusable: {_readable(str(error))}"[:120]


def _readable(said: str) -> str:
    return _BYTES.sub(r"\1", said)
