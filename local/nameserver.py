"""Answers TXT questions out of the local zone, so that the functions' own checks stay on loopback.

UDP on a free port. What the zone does not hold does not exist.
"""

import socketserver
import threading
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

from local.zone import Zone

TTL = 60
_STRING_LIMIT = 255  # of one string in a TXT record


class NameServer:
    """A running server. `address` is what a resolver is told: host and port."""

    def __init__(self, zone: Zone) -> None:
        self._server = socketserver.ThreadingUDPServer(("127.0.0.1", 0), _handler(zone))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def answer(question: bytes, zone: Zone) -> bytes | None:
    """The response to one DNS question, None for silence. Malformed ones raise DNSException."""
    asked = dns.message.from_wire(question)
    response = dns.message.make_response(asked, recursion_available=True)
    name = asked.question[0].name
    plain = name.to_text(omit_final_dot=True).lower()
    if plain in zone.silent:
        return None
    record = zone.record(plain)
    if plain in zone.failing:
        response.set_rcode(dns.rcode.SERVFAIL)
    elif record is None:
        response.set_rcode(dns.rcode.NXDOMAIN)
    elif asked.question[0].rdtype == dns.rdatatype.TXT:
        found = dns.rrset.from_text(name, TTL, "IN", "TXT", _quoted(record))
        response.answer.append(found)
    return bytes(response.to_wire())


def _handler(zone: Zone) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            question: bytes
            reply: Any
            question, reply = self.request
            response = answer(question, zone)
            if response is not None:
                reply.sendto(response, self.client_address)

    return Handler


def _quoted(record: str) -> str:
    cuts = range(0, len(record), _STRING_LIMIT)
    return " ".join(f'"{record[at : at + _STRING_LIMIT]}"' for at in cuts)
