"""Every path of arrival and every forgery has its level; docs/trust.md is the same table."""

import re
from pathlib import Path

import pytest

from tests.mailsign.arrivals import GENUINE
from tests.mailsign.forgeries import FORGERIES
from tests.mailsign.mails import Arrival, assessed

DOCS = Path(__file__).parents[4] / "docs" / "trust.md"
ROW = re.compile(r"^\| (.+?) \| `(\w+)` \| (.+?) \|$", re.MULTILINE)
ALL = (*GENUINE, *FORGERIES)


@pytest.mark.parametrize("arrival", ALL, ids=lambda arrival: arrival.how)
def test_each_arrival_has_its_level_and_reason(arrival: Arrival) -> None:
    trust = assessed(arrival.raw, arrival.context).trust
    assert (trust.level, arrival.why in "; ".join(trust.reasons)) == (arrival.level, True), trust


def test_the_operators_table_is_the_tested_one() -> None:
    shown = ROW.findall(DOCS.read_text(encoding="utf-8"))
    assert shown == [(arrival.how, arrival.level, arrival.why) for arrival in ALL]
