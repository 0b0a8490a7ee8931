"""MX records, asked of a name server on loopback."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest
from dns.resolver import Resolver

from console.checkup.dns import NoDns, mail_exchangers

DOMAIN = "desk.example.com"


@contextmanager
def answering(*records: str, rcode: int = dns.rcode.NOERROR) -> Iterator[Resolver]:
    """A resolver whose one server gives these MX records to every question."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            question: Any = dns.message.from_wire(self.request[0])
            reply = dns.message.make_response(question, recursion_available=True)
            reply.set_rcode(dns.rcode.Rcode(rcode))
            if records:
                name = question.question[0].name
                reply.answer.append(dns.rrset.from_text(name, 60, "IN", "MX", *records))
            self.request[1].sendto(reply.to_wire(), self.client_address)

    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        resolver = Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], server.server_address[1]
        yield resolver
        server.shutdown()
        thread.join()


def test_each_record_is_given_with_its_preference() -> None:
    with answering("10 inbound-smtp.eu-west-1.amazonaws.com.", "20 mail.example.com.") as resolver:
        found = sorted(mail_exchangers(DOMAIN, resolver))
    assert found == [(10, "inbound-smtp.eu-west-1.amazonaws.com"), (20, "mail.example.com")]


def test_a_domain_without_mx_has_none() -> None:
    with answering() as resolver:
        assert mail_exchangers(DOMAIN, resolver) == []


def test_a_domain_that_is_not_there_has_none() -> None:
    with answering(rcode=dns.rcode.NXDOMAIN) as resolver:
        assert mail_exchangers(DOMAIN, resolver) == []


def test_a_server_that_fails_is_no_answer() -> None:
    with answering(rcode=dns.rcode.SERVFAIL) as resolver, pytest.raises(NoDns):
        mail_exchangers(DOMAIN, resolver)
