"""What a verdict on a mail's origin rests on: kept in the ledger, enough to reach it again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from abuse_desk.domain.context import ArcChain, Signature
from abuse_desk.domain.notices.reading import Trust

# Raised with every change of a rule that can change a level; a verdict of other rules is written
# beside the old one, never over it.
RULES = "3"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`block` is what SES wrote, verbatim; `weaknesses` stand beside the signatures."""

    block: tuple[tuple[str, str], ...] = ()
    signatures: tuple[Signature, ...] = ()
    weaknesses: tuple[tuple[str, ...], ...] = ()  # of each signature
    arc: ArcChain | None = None  # None: not looked at
    rules: str = RULES

    def records(self) -> dict[str, str]:
        """Every key record that was found, by name: what `abuse-desk read --dns` takes."""
        found = {
            f"{signature.selector}._domainkey.{signature.domain}": signature.key_record
            for signature in self.signatures
            if signature.key_record
        }
        return found | dict(self.arc.keys if self.arc else ())

    def as_json(self) -> dict[str, Any]:
        """Plain JSON for the ledger row."""
        return {
            "rules": self.rules,
            "ses": [list(pair) for pair in self.block],
            "signatures": [
                _signature(*pair) for pair in zip(self.signatures, self.weaknesses, strict=True)
            ],
            "arc": _arc(self.arc),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level, what it rests on, and what is left to do about it.

    `undecided`: a DNS fault alone kept the level down. Reading the mail again later may raise it,
    so the mail is worth retrying; after the last try the level stands as it is.
    `unlisted_forwarder`: a proved identity that forwards AWS's mail and is not on our list.
    """

    trust: Trust
    evidence: Evidence
    undecided: bool = False
    unlisted_forwarder: str | None = None


@dataclass(frozen=True, slots=True)
class KeptDns:
    """What DNS said when a mail was judged: enough to judge it again without asking.

    `faults` holds why DNS did not answer, by name. `unnamed`: of a chain of hops only the records
    that were found are kept by name, so this is what any other name gave: `absent`, `fault`, or
    empty where nothing else was asked.
    """

    records: Mapping[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    faults: Mapping[str, str] = field(default_factory=dict)
    unnamed: str = ""
    fault: str = ""


def kept_dns(evidence: str) -> KeptDns:
    """The answers of DNS in a ledger row's evidence; empty where the row has none."""
    said = json.loads(evidence) if evidence else {}
    signatures = [(_key_name(one), one) for one in said.get("signatures", ())]
    arc = said.get("arc") or {}
    unnamed = "fault" if arc.get("result") == "temperror" else "absent" if arc else ""
    return KeptDns(
        records={n: one["key_record"] for n, one in signatures if one["dns"] == "found"}
        | arc.get("keys", {}),
        absent=frozenset(name for name, one in signatures if one["dns"] == "absent"),
        faults={n: _why(one["detail"]) for n, one in signatures if one["dns"] == "fault"},
        unnamed=unnamed,
        fault=arc.get("detail", "") if unnamed == "fault" else "",
    )


def rules_of(evidence: str) -> str:
    """The version of the rules under which a ledger row's verdict was reached; empty for none."""
    return str(json.loads(evidence)["rules"]) if evidence else ""


def _key_name(signature: Mapping[str, Any]) -> str:
    return f"{signature['selector']}._domainkey.{signature['domain']}"


def _why(detail: str) -> str:
    return detail.removeprefix("DNS: ")


def _signature(signature: Signature, weak: tuple[str, ...]) -> dict[str, Any]:
    return {
        "domain": signature.domain,
        "selector": signature.selector,
        "result": signature.result,
        "detail": signature.detail,
        "signed_headers": list(signature.signed_headers),
        "dns": signature.dns,
        "key_record": signature.key_record,
        "weaknesses": list(weak),
    }


def _arc(chain: ArcChain | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    return {
        "result": chain.result,
        "sealers": list(chain.sealers),
        "first_results": chain.first_results,
        "detail": chain.detail,
        "keys": dict(chain.keys),
    }
