"""The local zone answers DNS questions."""

from dataclasses import replace

import dns.message
import dns.rcode
import pytest
from dns.exception import DNSException

from local.nameserver import NameServer, answer
from local.zone import Zone, make_zone


@pytest.fixture(scope="module")
def zone() -> Zone:
    return make_zone()


def asked(zone: Zone, name: str, kind: str = "TXT") -> dns.message.Message:
    response = answer(dns.message.make_query(name, kind).to_wire(), zone)
    assert response is not None
    return dns.message.from_wire(response)


def test_a_key_longer_than_one_string_comes_whole(zone: Zone) -> None:
    (record,) = asked(zone, "desk._domainkey.amazon.com").answer[0]
    assert b"".join(record.strings).decode() == zone.record("desk._domainkey.amazon.com")


def test_a_name_outside_the_zone_does_not_exist(zone: Zone) -> None:
    assert asked(zone, "other._domainkey.amazon.com").rcode() == dns.rcode.NXDOMAIN


def test_another_type_of_a_known_name_has_no_answer(zone: Zone) -> None:
    response = asked(zone, "amazon.com", "MX")
    assert (response.rcode(), response.answer) == (dns.rcode.NOERROR, [])


def test_a_failing_name_is_a_fault_and_no_absence(zone: Zone) -> None:
    failing = replace(zone, failing={"amazon.com"})
    assert asked(failing, "amazon.com").rcode() == dns.rcode.SERVFAIL


def test_a_silent_name_is_not_answered(zone: Zone) -> None:
    question = dns.message.make_query("amazon.com", "TXT").to_wire()
    assert answer(question, replace(zone, silent={"amazon.com"})) is None


def test_bytes_that_are_no_question_are_refused(zone: Zone) -> None:
    with pytest.raises(DNSException):
        answer(b"\x00", zone)


def test_the_server_listens_on_loopback_alone(zone: Zone) -> None:
    server = NameServer(zone)
    address = server.address
    server.stop()
    assert address.startswith("127.0.0.1:")
