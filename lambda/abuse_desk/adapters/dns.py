"""TXT look-ups: through dnspython, or from a mapping that somebody kept.

dnspython is imported with the first look-up, not before: most mails need none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from abuse_desk.domain.dns_servers import parse_server

if TYPE_CHECKING:
    from dns.rdtypes.txtbase import TXTBase
    from dns.resolver import Resolver

    from abuse_desk.domain.origin.evidence import KeptDns

# The record at a name, None where DNS says there is none. Raises `DnsFault`.
Lookup: TypeAlias = Callable[[str], str | None]

_TRY = 1.5  # seconds for one server
_LIFETIME = 4.0  # seconds for one name, all tries
_KEEP_FOUND = 3600.0  # seconds; keys are rotated with days of overlap
_KEEP_ABSENT = 300.0
_KEEP_FAULT = 30.0  # so that a flood of mail does not wait for the same silence again and again
_MOST = 1000


class DnsFault(Exception):  # noqa: N818 - a fault of the network, not an error of ours
    """DNS did not answer, or answered that it cannot: ask again later. Never a verdict."""


@dataclass(slots=True)
class DnsResolver:
    """Asks DNS and keeps the answers, for as long as the container lives.

    `servers` are (address, port); empty means the system's own resolvers.
    """

    servers: tuple[tuple[str, int], ...] = ()
    lifetime: float = _LIFETIME
    clock: Callable[[], float] = monotonic
    _kept: dict[str, tuple[float, str | DnsFault | None]] = field(default_factory=dict)

    def txt(self, name: str) -> str | None:
        """The TXT record at `name`, its strings joined; None if there is none."""
        key = name.rstrip(".").lower()
        kept = self._kept.get(key)
        if kept is None or kept[0] <= self.clock():
            kept = self._ask(key)
            self._kept = {key: kept} if len(self._kept) >= _MOST else {**self._kept, key: kept}
        if isinstance(kept[1], DnsFault):
            raise DnsFault(str(kept[1]))
        return kept[1]

    def _ask(self, name: str) -> tuple[float, str | DnsFault | None]:
        try:
            found = _query(_resolver(self.servers), name, self.lifetime)
        except DnsFault as fault:
            return self.clock() + _KEEP_FAULT, fault
        return self.clock() + (_KEEP_FOUND if found else _KEEP_ABSENT), found


def recorded(records: Mapping[str, str]) -> Lookup:
    """A look-up in records that were kept: what `--dns` gives. Anything else is absent."""
    known = {name.rstrip(".").lower(): text for name, text in records.items()}
    return lambda name: known.get(name.rstrip(".").lower())


def nothing_asked(name: str) -> str | None:
    """A look-up where there is no DNS: every name is a fault, so nothing is concluded from it."""
    raise DnsFault(f"{name}: not asked")


def kept(answers: "KeptDns", otherwise: Lookup = nothing_asked) -> Lookup:
    """A look-up in what DNS said when the mail was judged.

    `otherwise` is asked what was not answered then; its fault leaves the verdict as it was.
    """

    def look_up(name: str) -> str | None:
        key = name.rstrip(".").lower()
        if key in answers.records:
            return answers.records[key]
        if key in answers.absent:
            return None
        if key not in answers.faults and answers.unnamed == "absent":
            return None
        return _asked_again(key, answers, otherwise)

    return look_up


def _asked_again(key: str, answers: "KeptDns", otherwise: Lookup) -> str | None:
    known = answers.faults.get(key, answers.fault)
    try:
        return otherwise(key)
    except DnsFault as fault:
        raise DnsFault(known or str(fault)) from fault


def parse_servers(text: str) -> tuple[tuple[str, int], ...]:
    """Resolver addresses of a setting: `192.0.2.53, 192.0.2.54:5353, [2001:db8::53]:53`.

    Raises:
        ValueError: one of them is no IP address or port; says which.
    """
    return tuple(parse_server(item.strip()) for item in text.split(",") if item.strip())


def _resolver(servers: tuple[tuple[str, int], ...]) -> "Resolver":
    from dns.resolver import NoResolverConfiguration, Resolver  # noqa: PLC0415 - see above

    try:
        resolver = Resolver(configure=not servers)
    except NoResolverConfiguration as error:
        raise DnsFault("no resolver is configured") from error
    if servers:
        resolver.nameservers = [address for address, _ in servers]
        resolver.nameserver_ports = dict(servers)
    resolver.timeout = _TRY
    return resolver


def _query(resolver: "Resolver", name: str, lifetime: float) -> str | None:
    from dns.exception import DNSException, Timeout  # noqa: PLC0415 - see above
    from dns.resolver import NXDOMAIN, NoNameservers  # noqa: PLC0415

    try:
        answer = resolver.resolve(
            name, "TXT", lifetime=lifetime, search=False, raise_on_no_answer=False
        )
    except NXDOMAIN:
        return None
    except (Timeout, NoNameservers, OSError) as error:
        raise DnsFault(f"{name}: {type(error).__name__}") from error
    except DNSException:
        return None  # not a name that could exist
    return _key_record([_joined(record) for record in answer.rrset or ()])


def _joined(record: "TXTBase") -> str:
    return b"".join(record.strings).decode("latin-1")


def _key_record(texts: list[str]) -> str | None:
    """Of several records at one name, the one that holds a key."""
    return next((text for text in texts if "p=" in text), texts[0] if texts else None)
