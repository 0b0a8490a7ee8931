"""What the world is told: causes, alerts in words, AWS's limits, hostile text."""

from datetime import timedelta
from typing import Any

import pytest

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.causes import cause
from abuse_desk.domain.alerts.effects import Alert, Attribute, BusEvent, told
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.cases.entry import Act, Entry
from abuse_desk.domain.cases.fold import fold
from abuse_desk.domain.config import Account, DeskConfig, Escalation
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.vocabulary import ResourceType, Stage, TrustLevel
from tests.builders import ACCOUNT, CASE, CONFIG, START, a_notice, an_act, an_answer, hours
from tests.told import text_of

REPORT = a_notice()
HOSTILE = (
    "<script>alert(1)</script> \u202e http://aws-login.example/x AKIAIOSFODNN7EXAMPLE\r\nBcc: x"
)


def cause_of(history: list[Entry], entry: Entry) -> Cause | None:
    before = fold(CASE, history) if history else None
    return cause(before, fold(CASE, [*history, entry]), entry)


def alert_of(
    entry: Entry, why: Cause = Cause.OPENED, config: DeskConfig = CONFIG, after: float = 1
) -> Alert:
    effects = told(fold(CASE, [entry]), why, entry, START + hours(after), config)
    return next(effect for effect in effects if isinstance(effect, Alert))


@pytest.mark.parametrize(
    ("history", "entry", "expected"),
    [
        ([], REPORT, Cause.OPENED),
        ([], a_notice(trust=TrustLevel.UNVERIFIED, ours=False), Cause.TRIAGE),
        ([REPORT], a_notice("r", Stage.REMINDER, 1), Cause.REMINDER),
        ([REPORT], a_notice("f", Stage.FINAL_NOTICE, 1), Cause.FINAL_NOTICE),
        ([REPORT], a_notice("e", Stage.ENFORCEMENT, 1), Cause.ENFORCEMENT),
        ([REPORT], a_notice("i", Stage.INFORMATION_REQUEST, 1), Cause.INFORMATION_REQUEST),
        ([REPORT], a_notice("u", Stage.UPDATE, 1), Cause.UPDATE),
        ([REPORT], a_notice("x", Stage.UPDATE, 1, stated=90, needs_answer=False), Cause.EXTENSION),
        ([REPORT], a_notice("c", Stage.RESOLUTION, 1), Cause.RESOLVED),
        ([REPORT], a_notice("c", Stage.RETRACTION, 1), Cause.RETRACTED),
        ([REPORT], a_notice("c", Stage.RETRACTION, 1, TrustLevel.UNVERIFIED), Cause.PROPOSAL),
        ([REPORT], an_answer(1), Cause.ANSWERED),
        ([REPORT], an_answer(1, lowers=False), Cause.PROPOSAL),
        ([REPORT], an_act(Act.ACK, 1, REPORT, until=3), Cause.ACKNOWLEDGED),
        ([REPORT], an_act(Act.NOTE, 1, note="looked"), None),
        ([REPORT], an_act(Act.DISMISS, 1, REPORT), Cause.RESOLVED),
        ([REPORT], a_notice(source="ses-copy"), None),
        ([REPORT], a_notice(source="ses-copy", at=0.2, trust=TrustLevel.UNVERIFIED), None),
        (
            [a_notice("n", stated=3)],
            a_notice("n", Stage.RESOLUTION, 1, stated=1, source="ses-copy"),
            Cause.REMINDER,
        ),
        ([a_notice(quiet=True)], a_notice("q", at=1, quiet=True), None),
        ([REPORT, a_notice("c", Stage.RESOLUTION, 3)], a_notice("n", at=9), Cause.REOPENED),
        ([REPORT, a_notice("c", Stage.RESOLUTION, 3)], a_notice("late", at=2), None),
    ],
    ids=lambda value: getattr(value, "entry_id", None),
)
def test_each_turn_has_its_cause_and_copies_have_none(
    history: list[Entry], entry: Entry, expected: Cause | None
) -> None:
    assert cause_of(history, entry) is expected


def test_added_resource_is_told_as_such() -> None:
    second = Resource(ResourceType.INSTANCE, "i-0aaaaaaaaaaaaaaaa", "eu-central-1", ACCOUNT)
    added = a_notice("added", at=20, resources=(second,))
    assert cause_of([REPORT], added) is Cause.ADDED_RESOURCE


def test_proved_copy_that_undoes_an_acknowledgement_wakes_again() -> None:
    unproved = a_notice(trust=TrustLevel.UNVERIFIED)
    taken = an_act(Act.ACK, 0.5, unproved, until=5)
    assert cause_of([unproved, taken], a_notice(source="ses-copy")) is not None


def test_alert_says_it_in_the_order_a_woken_person_needs() -> None:
    text = text_of(alert_of(REPORT))
    wanted = (
        "AWS says report.",
        "Without an answer AWS may isolate",
        "ANSWER BY 2024-07-11 03:00 UTC - 23 h 0 min left",
        "111122223333 (travel site)",
        "i-0123456789abcdef0 eu-central-1",
        "Verified: this mail is from AWS.",
        "abuse-desk ack case-0000000001",
        "The mail as it arrived: ses-report",
    )
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_alert_in_japanese_has_times_in_both_zones() -> None:
    config = DeskConfig(CONFIG.accounts, language="ja", zones=("Asia/Tokyo", "UTC"))
    text = text_of(alert_of(REPORT, config=config))
    assert "回答期限 2024-07-11 12:00 JST (03:00 UTC) - 残り 23 時間 0 分" in text


def test_subject_is_useful_alone() -> None:
    subject = alert_of(REPORT).subject
    assert subject.startswith("[HIGH] AWS abuse opened: port scan")
    assert "23 h 0 min left" in subject
    assert "travel site i-0123456789abcdef0" in subject


def test_unverified_alert_says_how_to_be_sure_without_a_link() -> None:
    text = text_of(alert_of(a_notice(trust=TrustLevel.UNVERIFIED)))
    assert "Not verified" in text
    assert "Support Center" in text


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("why", list(Cause))
def test_hostile_mail_stays_text_and_within_the_limits_of_aws(why: Cause, language: str) -> None:
    hostile = a_notice(
        HOSTILE,
        aws_text=HOSTILE * 3000,
        reported_activity=HOSTILE,
        measures=(HOSTILE,) * 50,
        resources=tuple(
            Resource(ResourceType.URL, f"{HOSTILE}{n}", addresses=(HOSTILE,)) for n in range(300)
        ),
        accounts=(ACCOUNT, HOSTILE),
    )
    config = DeskConfig((Account(ACCOUNT, HOSTILE),), language=language)
    case = fold(CASE, [hostile, an_act(Act.ACK, 1, hostile, until=9, by=HOSTILE)])
    for effect in told(case, why, hostile, START + hours(1), config):
        assert problems(effect) == ()
        said = effect.message + effect.subject if isinstance(effect, Alert) else ""
        assert "http://aws-login" not in said
        assert "AKIAIOSFODNN7EXAMPLE" not in said
        assert "\u202e" not in said


def test_attributes_serve_filter_policies() -> None:
    attributes = {a.name: a.values for a in alert_of(REPORT).attributes}
    assert attributes == {
        "kind": ("case",),
        "severity": ("high",),
        "status": ("open",),
        "stage": ("report",),
        "family": ("abuse",),
        "trust": ("verified",),
        "abuse_type": ("connection/port_scan",),
        "account_id": (ACCOUNT,),
    }


@pytest.mark.parametrize(
    ("rule", "after", "escalated"),
    [
        (Escalation("critical"), 1, False),
        (Escalation("critical"), 22, True),
        (Escalation("high"), 1, True),
        (Escalation("critical", hours_left=12), 11, False),
        (Escalation("critical", hours_left=12), 13, True),
        (None, 23, False),
    ],
)
def test_second_topic_is_told_from_a_severity_or_time_left(
    rule: Escalation | None, after: float, *, escalated: bool
) -> None:
    config = DeskConfig(CONFIG.accounts, escalation=rule)
    effects = told(fold(CASE, [REPORT]), Cause.MARK, None, START + hours(after), config)
    alerts = [effect for effect in effects if isinstance(effect, Alert)]
    assert [alert.escalates for alert in alerts] == ([False, True] if escalated else [False])
    assert len({effect.effect_id for effect in effects}) == len(effects)


def test_same_entry_makes_the_same_effect_ids() -> None:
    case = fold(CASE, [REPORT])
    first, again = (told(case, Cause.OPENED, REPORT, START + hours(n), CONFIG) for n in (1, 2))
    assert [effect.effect_id for effect in first] == [effect.effect_id for effect in again]


def test_repeats_have_ids_of_their_own() -> None:
    case = fold(CASE, [REPORT])
    ids = {
        effect.effect_id
        for n in range(5)
        for effect in told(case, Cause.REPEAT, None, START + timedelta(minutes=n), CONFIG)
    }
    assert len(ids) == 10


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": "x" * 101}, "subject"),
        ({"subject": "Überschrift"}, "subject"),
        ({"subject": "two\nlines"}, "subject"),
        ({"message": "x" * 262_145}, "message"),
        ({"attributes": (Attribute("kind", ("",)),)}, "attribute kind"),
        ({"attributes": tuple(Attribute(f"a{n}", ("x",)) for n in range(11))}, "attributes"),
    ],
)
def test_what_sns_would_refuse_is_found_before_it_is_sent(
    changes: dict[str, Any], problem: str
) -> None:
    good: dict[str, Any] = {"subject": "s", "message": "{}", "attributes": ()}
    alert = Alert("id", CASE, Cause.OPENED, **(good | changes))
    assert [text.split(":")[0] for text in problems(alert)] == [problem]


def test_event_larger_than_eventbridge_takes_is_found() -> None:
    assert problems(BusEvent("id", CASE, "type", "x" * 262_144))
    assert not problems(BusEvent("id", CASE, "type", "x" * 1000))


def test_case_with_nothing_known_still_makes_an_alert() -> None:
    bare = a_notice(accounts=(), resources=(), abuse_types=(), aws_text="", ours=False)
    case = fold(CASE, [bare])
    assert all(problems(effect) == () for effect in told(case, Cause.OPENED, bare, START, CONFIG))
