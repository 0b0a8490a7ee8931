"""The page of a case: what stands on it, for whom, and what a hostile mail cannot do to it."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from abuse_desk.domain.cases.entry import Act, CaseId, Entry, EntryId, TriageFact
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.page.case_page import case_page
from abuse_desk.domain.page.visit import PAGE_WORDS
from abuse_desk.domain.page.worklist import worklist_page
from abuse_desk.domain.refusals.refusal import Refusal, Why
from abuse_desk.domain.vocabulary import ResourceType, Stage, TrustLevel
from tests.builders import CASE, START, a_notice, an_act, an_answer, hours
from tests.unit.domain.page.conftest import MakeVisit, ShowCase

HOSTILE = (
    "</div><script>alert(1)</script><img src=x onerror=alert(2)>\"'>"
    '<a href="javascript:alert(3)">x</a>'
    "\u202egnp.exe\u2066 http://evil.example/login " + "W" * 5000
)
KIB = 1024
SECOND, THIRD = CaseId("case-0000000002"), CaseId("case-0000000003")


class Tags(HTMLParser):
    """Every start tag with its attributes, and every end tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.starts.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def attributes(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.starts if name in attrs]


def hostile_notice() -> Entry:
    resources = tuple(Resource(ResourceType.URL, HOSTILE + str(n)) for n in range(10))
    return a_notice(
        aws_text=HOSTILE,
        reporter_text=HOSTILE,
        reported_activity=HOSTILE,
        required_actions=(HOSTILE,),
        measures=(HOSTILE,),
        reference=HOSTILE,
        regions=(HOSTILE,),
        resources=resources,
    )


@pytest.mark.parametrize("operator", ["", "Aya <script>"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_hostile_words_become_no_tag(
    show: ShowCase, visit: MakeVisit, operator: str, language: str
) -> None:
    note = an_act(Act.NOTE, 2, note=HOSTILE, by=HOSTILE)
    tags = Tags(case_page(show(hostile_notice(), note), visit(operator, language)))
    assert tags.open == []
    assert [tag for tag, _ in tags.starts].count("script") == 1
    assert {tag for tag, _ in tags.starts}.isdisjoint({"img", "iframe", "object", "svg", "base"})


def test_hostile_words_become_no_handler_and_no_foreign_address(
    show: ShowCase, visit: MakeVisit
) -> None:
    tags = Tags(case_page(show(hostile_notice()), visit("Aya")))
    assert not [name for _, attrs in tags.starts for name in attrs if name.startswith("on")]
    outward = [
        url for url in tags.attributes("href") if not url.startswith(("/", "#", "data:image"))
    ]
    assert [url for url in outward if "evil" in url or "javascript" in url] == []


def test_marks_that_turn_text_around_do_not_reach_the_page(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = case_page(show(hostile_notice()), visit())
    assert not {"\u202e", "\u2066"} & set(page)


def test_a_foreign_link_is_text_and_defanged(show: ShowCase, visit: MakeVisit) -> None:
    assert "hxxp://evil[.]example/login" in case_page(show(hostile_notice()), visit())


def test_an_access_key_is_masked_everywhere(show: ShowCase, visit: MakeVisit) -> None:
    key = "AKIAIOSFODNN7EXAMPLE"
    said = a_notice(aws_text=f"key {key}", resources=(Resource(ResourceType.ACCESS_KEY, key),))
    note = an_act(Act.NOTE, 2, note=f"disabled {key}")
    assert key not in case_page(show(said, note), visit("Aya"))


def test_ten_thousand_resources_are_counted_and_few_are_shown(
    show: ShowCase, visit: MakeVisit
) -> None:
    some = tuple(Resource(ResourceType.INSTANCE, f"i-{n:017x}", "eu-west-1") for n in range(300))
    page = case_page(show(a_notice(resources=some, resource_count=10_000)), visit())
    assert "and 9940 more" in page
    assert len(page) < 40 * KIB


def test_a_first_report_is_a_light_page(show: ShowCase, visit: MakeVisit) -> None:
    report = a_notice(aws_text="We have received a report. " * 60)
    assert len(case_page(show(report), visit("Aya")).encode()) < 30 * KIB


def test_it_asks_for_nothing_else(show: ShowCase, visit: MakeVisit) -> None:
    tags = Tags(case_page(show(a_notice()), visit("Aya")))
    assert tags.attributes("src") == []
    links = [attrs["href"] for tag, attrs in tags.starts if tag == "link"]
    assert [str(href)[:5] for href in links] == ["data:"]


def test_the_words_of_aws_and_of_the_reporter_stand_apart(show: ShowCase, visit: MakeVisit) -> None:
    page = case_page(show(a_notice(aws_text="AWS wrote.", reporter_text="They wrote.")), visit())
    between = page.partition("AWS wrote.")[2].partition("They wrote.")[0]
    assert "What the reporter wrote" in between


def test_a_link_of_an_alert_offers_taking_and_noting(show: ShowCase, visit: MakeVisit) -> None:
    tags = Tags(case_page(show(a_notice()), visit()))
    acts = [attrs["value"] for _, attrs in tags.starts if attrs.get("name") == "act"]
    assert acts == ["ack", "note"]


def test_an_operator_is_offered_the_rest(show: ShowCase, visit: MakeVisit) -> None:
    tags = Tags(case_page(show(a_notice()), visit("Aya")))
    acts = {attrs["value"] for _, attrs in tags.starts if attrs.get("name") == "act"}
    assert acts == {"ack", "note", "answer", "resolve", "dismiss", "relabel"}


def test_a_closed_case_offers_no_taking(show: ShowCase, visit: MakeVisit) -> None:
    over = show(a_notice(), an_act(Act.RESOLVE, 2, a_notice(), reason="AWS phoned"))
    tags = Tags(case_page(over, visit("Aya", at=3)))
    acts = {attrs["value"] for _, attrs in tags.starts if attrs.get("name") == "act"}
    assert acts == {"note", "reopen", "relabel"}


def test_every_form_carries_what_was_seen(show: ShowCase, visit: MakeVisit) -> None:
    two = show(a_notice(), an_act(Act.NOTE, 2, note="seen"))
    tags = Tags(case_page(two, visit("Aya")))
    seen = [attrs["value"] for _, attrs in tags.starts if attrs.get("name") == "seen"]
    assert set(seen) == {"2"}


def test_the_alerts_stand_in_the_history(show: ShowCase, visit: MakeVisit) -> None:
    assert "People were told: [HIGH]" in case_page(show(a_notice()), visit())


def test_the_instance_leads_to_its_own_console_page(show: ShowCase, visit: MakeVisit) -> None:
    wanted = (
        "https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1"
        "#InstanceDetails:instanceId=i-0123456789abcdef0"
    )
    assert wanted in Tags(case_page(show(a_notice()), visit())).attributes("href")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Not done: Ben has it until 2024-07-10 06:00 UTC. Nothing was changed."),
        ("ja", "実行しませんでした: Ben さんが 2024-07-10 06:00 UTC まで担当しています。"),
    ],
)
def test_a_refusal_is_said_first_in_the_language_of_the_visitor(
    show: ShowCase, visit: MakeVisit, language: str, says: str
) -> None:
    taken = Refusal(Why.TAKEN, {"by": "Ben", "until": START + hours(3)})
    page = case_page(show(a_notice()), visit(language=language), refused=taken)
    assert page.index(says) < page.index("<h1>")


@pytest.mark.parametrize("done", [Act.ANSWER, Act.RESOLVE, Act.DISMISS])
def test_an_act_that_newer_mail_outran_is_not_called_the_end(
    show: ShowCase, visit: MakeVisit, done: Act
) -> None:
    report, newer = a_notice(), a_notice("newer", Stage.REMINDER, 1)
    ours = an_act(done, 2, report, reason="as it seemed")
    page = case_page(show(report, newer, ours), visit("Aya", at=3), done=done)
    assert "Newer mail asks for more" in page
    assert PAGE_WORDS["en"].done[done] not in page


@pytest.mark.parametrize("done", [Act.ANSWER, Act.RESOLVE, Act.DISMISS])
def test_an_act_that_covers_everything_is_called_the_end(
    show: ShowCase, visit: MakeVisit, done: Act
) -> None:
    ours = an_act(done, 2, a_notice(), reason="it is over")
    page = case_page(show(a_notice(), ours), visit("Aya", at=3), done=done)
    assert PAGE_WORDS["en"].done[done] in page


def test_a_mail_nobody_could_read_shows_its_sentences_and_not_its_text(
    show: ShowCase, visit: MakeVisit
) -> None:
    fact = TriageFact(
        kind="unrecognized",
        trust=Trust(TrustLevel.UNVERIFIED, ("no signature",)),
        sender="no-reply@amazonaws.com",
        subject="Something about your account",
        signs=("Your Amazon Web Services account was seen.",),
    )
    strange = Entry(EntryId("strange"), START, START, "ses-strange", fact)
    tags = Tags(page := case_page(show(strange), visit()))
    assert "Your Amazon Web Services account was seen." in page
    assert f"/case/{CASE}/text" in tags.attributes("action")


def test_the_kit_drafts_an_answer_and_opens_it_in_a_mail_program(
    show: ShowCase, visit: MakeVisit
) -> None:
    links = Tags(case_page(show(a_notice()), visit())).attributes("href")
    assert len([link for link in links if link.startswith("mailto:trustandsafety@")]) == 3


def test_an_answered_case_waits_for_aws(show: ShowCase, visit: MakeVisit) -> None:
    page = case_page(show(a_notice(), an_answer(2)), visit(at=3))
    assert "Wait for AWS" in page


def test_the_worklist_says_whose_move_it_is_and_who_has_it(
    show: ShowCase, visit: MakeVisit
) -> None:
    taken = show(a_notice(), an_act(Act.ACK, 1, a_notice(), until=5)).case
    answered = show(a_notice(), an_answer(2)).case
    page = worklist_page([taken, answered], visit("Aya", at=3))
    assert "Your move (1)" in page
    assert "Aya has it until" in page
    assert "AWS&#x27;s move (1)" in page or "AWS's move (1)" in page


def test_the_worklist_leads_to_each_case(show: ShowCase, visit: MakeVisit) -> None:
    links = Tags(worklist_page([show(a_notice()).case], visit("Aya"))).attributes("href")
    assert f"/case/{CaseId(CASE)}" in links


def test_an_empty_worklist_says_so(visit: MakeVisit) -> None:
    assert "Nothing needs anybody." in worklist_page([], visit("Aya"))


def test_a_merged_case_says_where_it_goes_on_and_offers_no_act(
    show: ShowCase, visit: MakeVisit
) -> None:
    other = CaseId("case-0000000002")
    merge = an_act(Act.MERGE, 2, into=other)
    page = case_page(show(a_notice(), merge), visit("Aya", at=3))
    assert f"This case goes on as {other}" in page
    assert f"/case/{other}" in Tags(page).attributes("href")
    assert 'name="act"' not in page


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Perhaps the same matter: "), ("ja", "同じ件の可能性がある案件: ")],
)
def test_a_related_case_is_named_with_the_command_that_merges(
    show: ShowCase, visit: MakeVisit, language: str, says: str
) -> None:
    page = case_page(show(naming(SECOND)), visit("Aya", language))
    assert f'{says}<a href="/case/{SECOND}">{SECOND}</a><br>' in page
    assert f"abuse-desk merge {CASE} {SECOND} --by" in page


def test_of_several_related_cases_a_person_chooses(show: ShowCase, visit: MakeVisit) -> None:
    page = case_page(show(naming(SECOND, THIRD)), visit("Aya"))
    assert {f"/case/{SECOND}", f"/case/{THIRD}"} <= set(Tags(page).attributes("href"))
    assert f"abuse-desk merge {CASE} INTO --by NAME" in page


def test_a_link_of_one_case_opens_no_related_one(show: ShowCase, visit: MakeVisit) -> None:
    page = case_page(show(naming(SECOND)), visit())
    assert f"Perhaps the same matter: {SECOND}" in page
    assert f"/case/{SECOND}" not in Tags(page).attributes("href")


def test_a_merged_case_names_no_related_one(show: ShowCase, visit: MakeVisit) -> None:
    merge = an_act(Act.MERGE, 2, into=SECOND)
    assert THIRD not in case_page(show(naming(SECOND, THIRD), merge), visit("Aya", at=3))


def test_a_case_without_related_ones_does_not_speak_of_them(
    show: ShowCase, visit: MakeVisit
) -> None:
    page = case_page(show(a_notice()), visit("Aya"))
    assert "Perhaps the same matter" not in page
    assert "abuse-desk merge" not in page


def naming(*related: CaseId) -> Entry:
    """A notice that names other cases."""
    return replace(a_notice(), related=related)
