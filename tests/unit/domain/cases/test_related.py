"""Other cases that a mail may belong to: each once, never the case itself, gone once merged."""

import json
from dataclasses import replace

from abuse_desk.domain.cases.entry import Act, CaseId, Entry
from abuse_desk.domain.cases.fold import append, fold
from abuse_desk.domain.cases.related import MOST_OF_A_CASE, MOST_OF_A_MAIL, relating
from abuse_desk.domain.cases.rereading import read_anew
from abuse_desk.domain.codec import from_json, to_json
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.builders import CASE, a_notice, an_act

SECOND, THIRD, FOURTH = (CaseId(f"case-{n:010d}") for n in (2, 3, 4))
MANY = tuple(CaseId(f"case-{n:010d}") for n in range(2, 20))


def naming(name: str, at: float, *related: CaseId) -> Entry:
    """A notice that names other cases."""
    return replace(a_notice(name, at=at), related=related)


def test_a_case_names_each_case_of_its_entries_once_and_in_order() -> None:
    history = [naming("one", 0, SECOND, THIRD), naming("two", 1, THIRD, FOURTH)]
    assert fold(CASE, history).related == (SECOND, THIRD, FOURTH)


def test_a_case_does_not_name_itself() -> None:
    assert fold(CASE, [naming("one", 0, CASE, SECOND)]).related == (SECOND,)


def test_a_mail_names_no_more_cases_than_a_person_can_look_at() -> None:
    assert relating(a_notice(), MANY).related == MANY[:MOST_OF_A_MAIL]


def test_a_case_names_no_more_cases_than_a_person_can_look_at() -> None:
    history = [naming(f"mail {at}", at, known) for at, known in enumerate(MANY)]
    assert fold(CASE, history).related == MANY[:MOST_OF_A_CASE]


def test_one_more_entry_adds_to_what_is_named() -> None:
    case = append(CASE, fold(CASE, [naming("one", 0, SECOND)]), naming("two", 1, THIRD))
    assert case is not None
    assert case.related == (SECOND, THIRD)


def test_a_better_proved_copy_keeps_what_the_first_one_named() -> None:
    first = replace(a_notice(trust=TrustLevel.UNVERIFIED), related=(SECOND,))
    copy = a_notice(source="ses-copy")
    assert fold(CASE, [first, copy]).related == (SECOND,)


def test_a_mail_read_again_keeps_what_it_named() -> None:
    first = replace(a_notice(), related=(SECOND,))
    added = read_anew([first], a_notice(stage=Stage.REMINDER))
    assert added is not None
    assert fold(CASE, [first, added]).related == (SECOND,)


def test_what_a_mail_named_is_nothing_to_read_again_for() -> None:
    assert read_anew([replace(a_notice(), related=(SECOND,))], a_notice()) is None


def test_of_two_merged_cases_neither_is_named_any_more() -> None:
    own = [naming("own", 0, SECOND, THIRD), an_act(Act.MERGE, 6, merged=SECOND, name="came")]
    old = (naming("old", 1, CASE, FOURTH), an_act(Act.MERGE, 6, into=CASE, name="gone"))
    assert fold(CASE, own, {SECOND: old}).related == (THIRD, FOURTH)


def test_what_came_in_by_way_of_another_is_not_named_any_more() -> None:
    own = [naming("own", 0, THIRD), an_act(Act.MERGE, 8, merged=SECOND, name="came")]
    middle = (a_notice("middle", at=1), an_act(Act.MERGE, 6, merged=THIRD, name="before"))
    assert fold(CASE, own, {SECOND: middle, THIRD: (a_notice("third", at=2),)}).related == ()


def test_a_case_that_was_merged_names_none_but_where_it_went() -> None:
    case = fold(SECOND, [naming("old", 0, THIRD), an_act(Act.MERGE, 6, into=CASE)])
    assert (case.merged_into, case.related) == (CASE, ())


def test_a_word_after_the_merge_does_not_name_what_came_in() -> None:
    own = [a_notice(), an_act(Act.MERGE, 6, merged=SECOND, name="came"), naming("late", 9, SECOND)]
    assert fold(CASE, own, {SECOND: (a_notice("old", at=1),)}).related == ()


def test_an_entry_stored_before_there_were_related_cases_is_read_and_written_as_it_was() -> None:
    stored = to_json(a_notice(), Entry)
    assert "related" not in json.loads(stored)
    assert from_json(stored, Entry).related == ()
    assert to_json(from_json(stored, Entry), Entry) == stored


def test_an_entry_comes_back_with_the_cases_it_names() -> None:
    entry = naming("one", 0, SECOND, THIRD)
    assert from_json(to_json(entry, Entry), Entry) == entry
