"""Where in a text resources stand, and in which region and account that places them."""

import re
from dataclasses import dataclass, replace

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.places import REGION
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.text import mask_keys
from abuse_desk.domain.vocabulary import ResourceType

# A pattern that begins with a character of its own is searched for faster.
ACCOUNT = late(r"(\d\d{11})(?<![\w:/.-]\d{12})(?![\w-])", re.ASCII)
_IN_REGION = late(r"(?:\s*[\[(][\d.,\s]{7,40}[\])])?,?\s+(?:in|of)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A resource and where it stands."""

    at: int
    end: int
    resource: Resource


def spot_at(at: int, kind: ResourceType, value: str) -> Spot:
    """What begins there, an access key in it masked."""
    return Spot(at, at + len(value), Resource(kind, mask_keys(value)))


def merged(spots: list[Spot]) -> list[Spot]:
    """The first mention of each; a later one only lends its addresses (taken further on)."""
    seen: dict[tuple[ResourceType, str], Spot] = {}
    for spot in spots:
        seen.setdefault((spot.resource.type, spot.resource.id.lower()), spot)
    return sorted(seen.values(), key=lambda spot: spot.at)


def placed(text: str, spots: list[Spot]) -> list[Spot]:
    """The same, each with its region and account where the text states them."""
    places = [(match.start(), match[1].lower()) for match in REGION.finditer(text)]
    owners = [(match.start(), match[1]) for match in ACCOUNT.finditer(text)]
    return [
        replace(
            spot,
            resource=replace(
                spot.resource,
                region=_behind(text, spot.end) or _nearest(places, spot.at),
                account=_nearest(owners, spot.at),
            ),
        )
        for spot in spots
    ]


def _behind(text: str, at: int) -> str | None:
    """The region right behind a resource: "the instance i-... in eu-west-1"."""
    lead = _IN_REGION.match(text, at)
    if lead is None:
        return None
    region = REGION.search(text, lead.end(), lead.end() + 20)
    return None if region is None or region.start() != lead.end() else region[1].lower()


def _nearest(values: list[tuple[int, str]], at: int) -> str | None:
    """The only one there is, else the last stated before, else the first after."""
    if len({value for _, value in values}) <= 1:
        return values[0][1] if values else None
    before = [value for place, value in values if place < at]
    return before[-1] if before else values[0][1]
