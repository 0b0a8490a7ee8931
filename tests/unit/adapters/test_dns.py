"""TXT look-ups against a name server on loopback: every answer, every fault, and the cache."""

import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from abuse_desk.adapters.dns import DnsFault, DnsResolver, parse_servers, recorded

KEY = "v=DKIM1; p=" + "A" * 300


class NameServer:
    """Answers by the first label of the name; `silent` gets no answer at all."""

    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.asked: list[str] = []
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.socket.getsockname()
        return str(host), int(port)

    def stop(self) -> None:
        self.socket.sendto(b"", self.address)
        self.thread.join()
        self.socket.close()

    def _serve(self) -> None:
        while data := self.socket.recvfrom(4096):
            if not data[0]:
                return
            query = dns.message.from_wire(data[0])
            name = query.question[0].name.to_text()
            self.asked.append(name)
            if not name.startswith("silent"):
                self.socket.sendto(self._answer(query, name).to_wire(), data[1])

    def _answer(self, query: dns.message.Message, name: str) -> dns.message.Message:
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        match name.partition(".")[0]:
            case "key":
                texts = ('"v=spf1 -all"', f'"{KEY[:200]}" "{KEY[200:]}"')
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", *texts))
            case "other":
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", '"hello"'))
            case "broken":
                answer.set_rcode(dns.rcode.SERVFAIL)
            case "absent":
                answer.set_rcode(dns.rcode.NXDOMAIN)
            case _:
                pass  # the name exists, without a TXT record
        return answer


@pytest.fixture
def server() -> Iterator[NameServer]:
    running = NameServer()
    yield running
    running.stop()


def resolver(server: NameServer, now: list[float] | None = None) -> DnsResolver:
    return DnsResolver((server.address,), lifetime=0.2, clock=lambda: (now or [0.0])[0])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("key.example.com", KEY),
        ("KEY.example.com.", KEY),
        ("other.example.com", "hello"),
        ("empty.example.com", None),
        ("absent.example.com", None),
        ("x" * 64 + ".example.com", None),
        ("a..example.com", None),
    ],
)
def test_an_answer_is_the_record_or_none(server: NameServer, name: str, text: str | None) -> None:
    assert resolver(server).txt(name) == text


@pytest.mark.parametrize("name", ["silent.example.com", "broken.example.com"])
def test_a_fault_is_raised_and_is_no_answer(server: NameServer, name: str) -> None:
    with pytest.raises(DnsFault, match=name):
        resolver(server).txt(name)


def test_an_answer_is_kept_for_an_hour(server: NameServer) -> None:
    now = [0.0]
    asking = resolver(server, now)
    asking.txt("key.example.com")
    now[0] = 3599.0
    asking.txt("key.example.com")
    assert len(server.asked) == 1
    now[0] = 3600.0
    asking.txt("key.example.com")
    assert len(server.asked) == 2


def test_a_fault_is_kept_only_briefly(server: NameServer) -> None:
    now = [0.0]
    asking = resolver(server, now)
    for _ in range(2):
        with pytest.raises(DnsFault):
            asking.txt("broken.example.com")
    before = len(server.asked)
    now[0] = 30.0
    with pytest.raises(DnsFault):
        asking.txt("broken.example.com")
    assert before < len(server.asked)


def test_the_cache_does_not_grow_without_end(server: NameServer) -> None:
    asking = resolver(server)
    for number in range(1001):
        asking.txt(f"absent.n{number}.example.com")
    assert len(asking._kept) <= 1000


def test_records_that_were_kept_answer_without_dns() -> None:
    lookup = recorded({"K1._domainkey.Amazon.com.": "p=1"})
    assert (lookup("k1._domainkey.amazon.com"), lookup("other.example.com")) == ("p=1", None)


@pytest.mark.parametrize(
    ("text", "servers"),
    [
        ("", ()),
        ("192.0.2.53", (("192.0.2.53", 53),)),
        (
            "192.0.2.53:5353, 2001:db8::53, [2001:db8::54]:54, [2001:db8::55]",
            (
                ("192.0.2.53", 5353),
                ("2001:db8::53", 53),
                ("2001:db8::54", 54),
                ("2001:db8::55", 53),
            ),
        ),
    ],
)
def test_resolver_addresses_are_read(text: str, servers: tuple[tuple[str, int], ...]) -> None:
    assert parse_servers(text) == servers


@pytest.mark.parametrize("text", ["dns.example.com", "192.0.2.53:0", "192.0.2.53:x", "192.0.2"])
def test_a_wrong_resolver_address_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"for example 192\.0\.2\.53"):
        parse_servers(text)
