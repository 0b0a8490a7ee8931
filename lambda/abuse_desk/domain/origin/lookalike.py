"""Hosts that want to be taken for AWS and are not: positive evidence of a forgery."""

import re
import unicodedata

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.header_section import is_within_any

# Hosts AWS or Amazon really link to, beside the domains AWS sends from. `.aws` and `.amazon` are
# top-level domains that Amazon alone registers in.
_GENUINE = (
    "aws", "amazon", "awsstatic.com", "awstrack.me", "awsapps.com", "aws.dev", "aws.training",
    "amazonaws.com.cn", "amazonaws.cn", "amazonaws.eu", "amazonses.com", "amazontrust.com",
    "amazon.jobs", "amazonses.cn", "amazon.science", "aboutamazon.com", "amazoncognito.com",
    "media-amazon.com", "ssl-images-amazon.com", "images-amazon.com", "amazonwebservices.com",
    *(f"amazon.{land}" for land in ("ae", "ca", "cn", "co.jp", "co.uk", "co.za", "com.au",
      "com.be", "com.br", "com.mx", "com.tr", "de", "eg", "es", "fr", "ie", "in", "it", "nl",
      "pl", "sa", "se", "sg")),
)  # fmt: skip
_NAMES = frozenset({"aws", "amazon", "amazonaws", "amazonses", "amazonwebservices", "awsamazon"})
_LONG_NAMES = tuple(name for name in _NAMES if len(name) > 4)
# What the eye takes for another letter: digits, and letters of other alphabets.
_SEEN_AS = str.maketrans(
    {
        twin: letter
        for letter, twins in {
            "a": "4аαɑᴀ",
            "e": "3еε",
            "g": "9",
            "i": "іı",
            "l": "1ӏ|",
            "m": "м",
            "n": "пո",
            "o": "0оοօ",
            "s": "5ѕ",
            "t": "7",
            "w": "ѡωшԝ",
            "z": "2ᴢʐ",
        }.items()
        for twin in twins
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_HOST_OF_URL = late(r"^\s*https?:\s*//(?:[^/?#@\s]{0,200}@)?([^/?#:\s]{1,253})", re.IGNORECASE)
_MAX_HOST = 253


def is_look_alike(host: str, aws_domains: tuple[str, ...], ours: frozenset[str]) -> bool:
    """Whether a host name imitates AWS. `ours` are domains of our own, which may say `aws`."""
    name = host[:_MAX_HOST].lower().strip().rstrip(".")
    if (
        "." not in name
        or is_within_any(name, (*aws_domains, *_GENUINE))
        or is_within_any(name, ours)
    ):
        return False
    return any(_imitates(label) for label in map(_readable, name.split(".")))


def host_of(url: str) -> str:
    """The host of an http address, without user and port; empty for anything else."""
    found = _HOST_OF_URL.match(url)
    return found[1].lower() if found else ""


def _readable(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _imitates(label: str) -> bool:
    plain = _seen(label)
    if any(part in _NAMES for seen in (label, plain) for part in re.split(r"[-_]", seen)):
        return True
    return any(name in plain for name in _LONG_NAMES) or any(
        _one_apart(part, name) for part in re.split(r"[-_]", plain) for name in _LONG_NAMES
    )


def _seen(label: str) -> str:
    letters = unicodedata.normalize("NFKD", label)
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    seen = bare.translate(_SEEN_AS)
    for pair, letter in _PAIRS:
        seen = seen.replace(pair, letter)
    return seen


def _one_apart(word: str, name: str) -> bool:
    """One letter more, less, other, or two exchanged."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, wanted = word[same:], name[same:]
    exchanged = rest[1:2] + rest[:1] + rest[2:] == wanted
    return exchanged or rest[1:] in (wanted, wanted[1:]) or rest == wanted[1:]
