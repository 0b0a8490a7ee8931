"""RSA keys for a zone of our own. Plain arithmetic: a key may be as short as a test wants."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.asymmetric import rsa

_SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")


@dataclass(frozen=True, slots=True)
class Key:
    """One RSA key: what signs, and the TXT record that publishes it."""

    modulus: int
    private: int
    exponent: int = 65537

    def sign(self, data: bytes) -> str:
        """RSASSA-PKCS1-v1_5 with SHA-256, in base64."""
        size = (self.modulus.bit_length() + 7) // 8
        digest = _SHA256 + hashlib.sha256(data).digest()
        padded = b"\0\1" + b"\xff" * (size - len(digest) - 3) + b"\0" + digest
        number = pow(int.from_bytes(padded), self.private, self.modulus)
        return base64.b64encode(number.to_bytes(size)).decode()

    def record(self) -> str:
        """The key record, as DNS serves it."""
        numbers = _der(0x30, _integer(self.modulus) + _integer(self.exponent))
        algorithm = bytes.fromhex("300d06092a864886f70d0101010500")
        public = _der(0x30, algorithm + _der(0x03, b"\0" + numbers))
        return f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


@cache
def key(name: str) -> Key:
    """A 2048-bit key of this name: the same one for the whole run."""
    assert name
    numbers = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_numbers()
    return Key(numbers.public_numbers.n, numbers.d)


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 128 + len(octets))) + octets + content


def _integer(number: int) -> bytes:
    return _der(0x02, number.to_bytes(number.bit_length() // 8 + 1))


# Far too short: what a signature must not be accepted with. A test's own, it signs nothing else.
SHORT = Key(
    modulus=0xE2189162CBD52C48031627DD71D982ABD68AB7D87EA8F77CFCFA995346E0DF0E09812A201CF65B49A8F1C29A99A57046EF0AE109B190B5CFCEAAA08CD8069061,
    private=0x108AD1A053DF8DF4DADCF51FBBA3B96ECF2CA914DAF78BDC063A639B77351EBCA9F14C7913F2D5574F83155F483105D4E0A7983C2F3B68AC8CCAC80824028591,
)
