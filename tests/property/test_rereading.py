"""However often mails are read again, and by whatever reader: it settles, in any order the same."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from abuse_desk.domain.cases.entry import TRUSTED, Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.cases.rereading import read_anew
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, a_notice

STEPS = 3  # a mail that is no longer proved takes two
MAILS = st.integers(0, 2)
LEVELS = st.sampled_from(TrustLevel)
UNPROVED = tuple(level for level in TrustLevel if level not in TRUSTED)


@st.composite
def readings(
    draw: st.DrawFn,
    mails: st.SearchStrategy[int] = MAILS,
    levels: st.SearchStrategy[TrustLevel] = LEVELS,
) -> Entry:
    """What some reader says of one of a few mails; each mail keeps its time."""
    mail = draw(mails)
    return a_notice(
        f"mail {mail}",
        draw(st.sampled_from(Stage)),
        at=mail,
        trust=draw(levels),
        stated=draw(st.none() | st.integers(1, 100)),
    )


def settled(history: list[Entry], fresh: Entry) -> list[Entry]:
    """The history after this mail was replayed."""
    for _ in range(STEPS):
        mine = [entry for entry in history if entry.source == fresh.source]
        added = read_anew(mine, fresh) if mine else fresh
        if added is None:
            break
        history = [*history, added]
    return history


@given(st.lists(readings(), min_size=1, max_size=10))
def test_a_replay_settles_at_once(read: list[Entry]) -> None:
    history: list[Entry] = []
    for fresh in read:
        history = settled(history, fresh)
        assert settled(history, fresh) == history


@given(st.lists(readings(), min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_readings_give_the_same_case_in_any_order(read: list[Entry], order: Random) -> None:
    history: list[Entry] = []
    for fresh in read:
        history = settled(history, fresh)
    shuffled = list(history)
    order.shuffle(shuffled)
    assert fold(CASE, shuffled) == fold(CASE, history)


@given(st.lists(readings(), min_size=1, max_size=6), st.data())
def test_reading_unproved_mail_again_loses_no_demand(
    read: list[Entry], data: st.DataObject
) -> None:
    history: list[Entry] = []
    for one in read:
        history = settled(history, one)
    mail = data.draw(st.sampled_from(sorted({int(one.entry_id[-1]) for one in read})))
    fresh = data.draw(readings(st.just(mail), st.sampled_from(UNPROVED)))
    before, after = fold(CASE, history), fold(CASE, settled(history, fresh))
    kept = {demand.entry_id for demand in after.demands}
    assert {demand.entry_id for demand in before.demands} <= kept
