"""The small zone the local desk holds: DNS for the domains of the story, and nothing else.

The names are those mail really comes from, so that trust is judged as it will be in AWS; the keys
are made here at every start, and the addresses belong to nobody (RFC 5737).
"""

import base64
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

SELECTOR = "desk"


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain that sends mail: its network (for SPF) and what its DMARC record asks for."""

    name: str
    network: str
    policy: str = "none"


# The signature of amazonses.com is on every SES customer's mail and proves nothing about AWS.
DOMAINS = (
    Domain("amazon.com", "198.51.100.0/26", "quarantine"),
    Domain("amazonaws.com", "198.51.100.0/26", "quarantine"),
    Domain("aws.com", "198.51.100.0/26", "reject"),
    Domain("amazonses.com", "198.51.100.0/26", "none"),
    Domain("gmail.com", "203.0.113.128/26", "none"),
    Domain("google.com", "203.0.113.128/26", "reject"),
    Domain("example.com", "203.0.113.128/26", "quarantine"),
)
# HELO name -> the address such a host connects from. An unlisted name is the loopback itself.
HOSTS = {
    "a8-50.smtp-out.amazonses.com": "198.51.100.8",
    "mail-forward.example.com": "203.0.113.140",
    "mail-lj1-f170.google.com": "203.0.113.170",
    "bulk.example.net": "203.0.113.66",
}


@dataclass(frozen=True, slots=True)
class Zone:
    """TXT records by name, host addresses by name, and the private key that signs for all.

    `failing` names are answered with SERVFAIL, `silent` ones not at all.
    """

    txt: dict[str, str]
    hosts: dict[str, str]
    private_key: bytes
    failing: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)

    def record(self, name: str) -> str | None:
        """The TXT record at this name, or None where there is none."""
        return self.txt.get(name.rstrip(".").lower())

    def address(self, host: str) -> str:
        """The address a host of this name connects from."""
        return self.hosts.get(host.lower(), "127.0.0.1")


def make_zone() -> Zone:
    """A zone with a fresh key: nothing signed before can pass, nothing signed now outlives it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return zone_of(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )


def zone_of(private_key: bytes) -> Zone:
    """The zone whose domains sign with this key (PEM)."""
    key = serialization.load_pem_private_key(private_key, password=None)
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    record = f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"
    return Zone(_records(record), dict(HOSTS), private_key)


def _records(key_record: str) -> dict[str, str]:
    records = {}
    for domain in DOMAINS:
        records[f"{SELECTOR}._domainkey.{domain.name}"] = key_record
        records[domain.name] = f"v=spf1 ip4:{domain.network} -all"
        records[f"_dmarc.{domain.name}"] = f"v=DMARC1; p={domain.policy}"
    return records
