"""Every abuse type the desk can say is a category, or a type of it, in XARF v4's own schemas."""

from importlib.resources import files

import pytest

from abuse_desk.domain.cases.health import ABUSE_TYPES
from abuse_desk.domain.notices.abuse_type_signs import TYPES

SCHEMAS = files("xarf") / "schemas" / "types"
KNOWN = {
    name.removesuffix(".json").replace("_", "-")
    for name in (entry.name for entry in SCHEMAS.iterdir())
}
CATEGORIES = {name.split("-")[0] for name in KNOWN}
SAID = sorted({*ABUSE_TYPES.values(), *(abuse_type for abuse_type, _ in TYPES)})


@pytest.mark.parametrize("abuse_type", SAID)
def test_abuse_type_is_one_of_xarf(abuse_type: str) -> None:
    category, _, kind = abuse_type.partition("/")
    assert category in CATEGORIES
    assert not kind or f"{category}-{kind.replace('_', '-')}" in KNOWN
