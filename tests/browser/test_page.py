"""The page in a real Chromium, through the deployed stack: looked at, acted on, attacked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from abuse_desk.domain.cases.entry import CaseId
from abuse_desk.domain.page.access import Grant, Scope, sealed
from local.post import post
from local.signing import sign
from local.story import STEPS, prepare
from local.watch import ledger_row, wait_for
from tests.browser.conftest import Served, Visitor

pytestmark = pytest.mark.emulator

KIB = 1024
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
numbers = count(1)


@pytest.fixture
def case(served: Served) -> str:
    """A new matter, verified, that nobody has."""
    return report(served)


@pytest.fixture
def link(served: Served, case: str) -> str:
    """The link of its alert."""
    return served.link_of(case)


@pytest.fixture
def operator(served: Served, case: str, visitor: Visitor) -> Page:
    """Somebody with an operator link to the case, looking at it."""
    page = visitor()
    page.goto(served.operator_link(case))
    return page


def report(served: Served, *changes: tuple[bytes, bytes]) -> str:
    """Send a new report, with these words changed; its case."""
    number = next(numbers)
    raw = prepare(replace(STEPS[0], signed_by=()), datetime.now(UTC), served.desk.zone)
    raw = raw.replace(b"10412345678", b"1043%07d" % number)
    raw = raw.replace(b"story-0001", b"browser-%d" % number)
    raw = raw.replace(b"i-0123456789abcdef0", b"i-0123456789ab%05x" % number)
    for old, new in changes:
        assert old in raw
        raw = raw.replace(old, new)
    case_id = sent(served, sign(raw, "amazon.com", served.desk.zone))
    assert case_id is not None
    return case_id


def sent(served: Served, raw: bytes) -> str | None:
    """Hand a mail to the door; the case it belongs to once it is in the ledger."""
    desk, step = served.desk, STEPS[0]
    mail_id = post(desk.smtp_port, raw, step.mail_from, [desk.outputs["IntakeAddress"]], step.helo)
    return wait_for("the ledger row", lambda: ledger_row(desk, mail_id)).case_id


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def take(page: Page, name: str) -> None:
    page.get_by_label("Your name").first.fill(name)
    page.get_by_role("button", name="Take it").click()


def text(page: Page) -> str:
    return page.inner_text("main")


def entries(served: Served, case: str) -> int:
    found: int = served.show(case)["entry_count"]
    return found


# Looking


def test_the_worklist_shows_the_story_in_three_stages(served: Served, visitor: Visitor) -> None:
    page = visitor()
    page.goto(served.operator_link())
    shown = text(page)
    assert "Aya has it until" in shown
    assert "Nobody has it" in shown
    assert "AWS's move (1)" in shown


def test_the_link_of_an_alert_opens_its_case(link: str, case: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    assert urlsplit(page.url).path == f"/case/{case}"
    assert page.get_by_role("button", name="Take it").is_visible()


def test_the_token_leaves_the_address(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    assert urlsplit(page.url).query == ""


def test_the_cookie_is_bound_to_the_case_and_out_of_reach_for_scripts(
    link: str, case: str, visitor: Visitor
) -> None:
    page = visitor()
    page.goto(link)
    (cookie,) = page.context.cookies()
    assert (cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == (
        f"/case/{case}",
        True,
        "Lax",
    )


def test_the_page_is_one_request_of_few_bytes(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.reload()
    assert answer is not None
    assert len(answer.body()) < 30 * KIB
    page.wait_for_timeout(200)
    assert len(asked) == 1


def test_the_time_left_runs(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    page.wait_for_function("/\\d:\\d\\d:\\d\\d/.test(document.querySelector('.left b').innerText)")


def test_no_rule_of_the_policy_is_broken(link: str, visitor: Visitor) -> None:
    page = visitor()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(link)
    page.get_by_text("It was us, and it is fixed").click()
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(
    served: Served, case: str, visitor: Visitor, scheme: str
) -> None:
    page = visitor(phone=scheme == "dark", color_scheme=scheme)
    page.goto(served.operator_link())
    found = violations(page)
    page.goto(f"{served.url}case/{case}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found += violations(page)
    page.goto(f"{served.url}case/none")
    assert found + violations(page) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_phone_needs_no_scrolling_sideways(link: str, visitor: Visitor, language: str) -> None:
    page = visitor(language=language, phone=True)
    page.goto(link)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_japanese_browser_reads_japanese(link: str, visitor: Visitor) -> None:
    page = visitor(language="ja-JP")
    page.goto(link)
    assert page.get_attribute("html", "lang") == "ja"
    assert "AWS の通知内容" in text(page)


def test_the_switch_changes_the_language_and_is_remembered(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    page.get_by_role("link", name="日本語").click()
    assert page.get_attribute("html", "lang") == "ja"
    page.goto(page.url.partition("?")[0])
    assert page.get_attribute("html", "lang") == "ja"


def test_on_paper_there_are_words_and_no_buttons(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    page.emulate_media(media="print")
    assert not page.locator("button").first.is_visible()
    assert page.locator(".said").first.is_visible()


# Acting


def test_a_case_is_taken_under_a_claimed_name(
    served: Served, link: str, case: str, visitor: Visitor
) -> None:
    page = visitor(phone=True)
    page.goto(link)
    take(page, "Ben")
    assert "Taken." in text(page)
    assert served.show(case)["acknowledged_by"] == "Ben (claimed)"


def test_a_second_person_is_refused_and_told_who_has_it(link: str, visitor: Visitor) -> None:
    first, second = visitor(), visitor()
    first.goto(link)
    second.goto(link)
    take(first, "Ben")
    take(second, "Chie")
    assert "Ben (claimed) has it until" in second.get_by_role("alert").inner_text()


def test_a_second_person_is_refused_in_the_language_of_the_page(
    link: str, visitor: Visitor
) -> None:
    first, second = visitor(), visitor(language="ja-JP", phone=True)
    first.goto(link)
    second.goto(link)
    take(first, "Ben")
    second.get_by_label("お名前").first.fill("Chie")
    second.get_by_role("button", name="引き受ける").click()
    said = second.get_by_role("alert").inner_text()
    assert re.fullmatch(
        r"実行しませんでした: Ben \(自己申告\) さんが [-\d]+ [:\d]+ UTC .+ まで担当しています。"
        r"何も変更していません。",
        said,
    )


def test_it_works_without_scripts(served: Served, link: str, case: str, visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(link)
    take(page, "Ben")
    assert served.show(case)["acknowledged_by"] == "Ben (claimed)"


def test_a_note_goes_into_the_history(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    page.locator("summary", has_text="Note").click()
    page.locator("#by-note").fill("Ben")
    page.get_by_label("Note", exact=True).fill("host rebuilt <b>now</b>")
    page.get_by_role("button", name="Add the note").click()
    assert "host rebuilt <b>now</b>" in text(page)


def test_an_operator_records_the_answer_and_resolves(
    served: Served, operator: Page, case: str
) -> None:
    operator.locator("summary", has_text="AWS was answered").click()
    operator.get_by_role("button", name="AWS was answered").click()
    assert served.show(case)["status"] == "answered"
    operator.locator("summary", has_text="Resolve").click()
    operator.get_by_label("Why, in a sentence").first.fill("AWS phoned")
    operator.get_by_role("button", name="Resolve").click()
    assert "The case is resolved." in text(operator)
    assert served.show(case)["entries"][-1]["summary"] == "resolve by Aya: AWS phoned"


def test_an_operator_downloads_the_raw_mail_of_a_notice(operator: Page) -> None:
    link = operator.get_by_role("link", name="Download the raw mail").first
    with operator.expect_download() as waited:
        link.click()
    raw = waited.value.path().read_bytes()
    assert b"browser-" in raw.partition(b"\r\n\r\n")[0]


def test_what_nobody_could_read_shows_its_text_after_one_press_without_codes(
    served: Served, visitor: Visitor
) -> None:
    raw = (
        b"From: Amazon Web Services <no-reply@amazonaws.com>\r\nTo: root@example.com\r\n"
        b"Subject: Your AWS account 111122223333 needs a decision\r\n"
        b"Message-ID: <strange-1@amazonaws.com>\r\nDate: "
        + datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000").encode()
        + b"\r\n\r\nDear Amazon Web Services customer,\r\n\r\nyour AWS account 111122223333 must be"
        b" confirmed within two days or the instance i-0123456789abcdef0 stops.\r\nYour code is"
        b" 482915. Confirm at https://signin.aws.amazon.com/confirm?token=abcdef123456 today.\r\n"
        b"\r\nThe AWS Team\r\n"
    )
    case_id = sent(served, sign(raw, "amazonaws.com", served.desk.zone))
    assert case_id is not None
    page = visitor()
    page.goto(served.link_of(case_id))
    assert "482915" not in page.content()
    wait_for("the tag of the mail", lambda: shows_text(page), 30)
    shown = page.inner_text(".said")
    assert "must be confirmed within two days" in shown
    assert not re.search(r"482915|token|signin", shown)


def shows_text(page: Page) -> bool:
    """Press; where the mail's tag is still on its way, go back."""
    page.get_by_role("button", name="Show the mail's text").click()
    if page.locator(".said").count():
        return True
    page.go_back()
    return False


# Attacking


def test_a_link_scanner_can_at_worst_take_and_note_under_claimed_names(
    served: Served, link: str, case: str, visitor: Visitor
) -> None:
    before = served.show(case)
    page = visitor()
    page.goto(link)
    for number in range(page.locator("form").count()):
        page.goto(link)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        form = page.locator("form").nth(number)
        for place in form.locator("input:visible, textarea:visible").all():
            place.fill("scanner")
        form.locator("button").click()
    for url in {one.get_attribute("href") for one in page.locator("a").all()}:
        if url and url.startswith("/"):
            page.goto(f"{served.url}{url[1:]}")
    after = served.show(case)
    assert after["status"] == before["status"]
    added = after["entries"][len(before["entries"]) :]
    assert {entry["kind"] for entry in added} <= {"ack", "note"}
    assert all("(claimed)" in entry["summary"] for entry in added)
    assert after["acknowledged_until"] is not None


def test_following_links_changes_nothing(
    served: Served, link: str, case: str, visitor: Visitor
) -> None:
    before = entries(served, case)
    page = visitor()
    for _ in range(3):
        page.goto(link)
    page.goto(f"{served.url}case/{case}?act=ack&by=scanner&seen=1&done=ack")
    assert entries(served, case) == before


def bad_links(served: Served, link: str, case: str) -> Iterator[str]:
    """Every way not to have a link."""
    yield link[:-1] + ("A" if link[-1] != "A" else "B")
    yield link.partition("?")[0]
    yield f"{link.partition('?')[0]}?k="
    yield link.replace(case, "case-0000000000")
    yield f"{served.url}?k={link.partition('?k=')[2]}"
    yield f"{served.url}case/case-0000000000"
    yield f"{served.url}nowhere"
    yield expired(served, link, case)


def expired(served: Served, link: str, case: str) -> str:
    """A link signed by the true key, whose time is over."""
    found = served.desk.clients.secretsmanager.get_secret_value(
        SecretId=served.desk.outputs["LinkSecretArn"]
    )
    over = datetime.now(UTC) - timedelta(seconds=1)
    grant = Grant(Scope.ALERT, CaseId(case), "", over)
    return f"{link.partition('?')[0]}?k={sealed(grant, found['SecretString'].encode())}"


def test_one_page_answers_whatever_is_wrong_with_a_link(
    served: Served, link: str, case: str, visitor: Visitor
) -> None:
    page = visitor()
    answers = [page.request.get(url) for url in bad_links(served, link, case)]
    assert {answer.status for answer in answers} == {404}
    assert len({answer.body() for answer in answers}) == 1
    assert "link CASE --as NAME" in answers[0].text()


def test_an_operator_link_to_one_case_opens_no_other(
    served: Served, operator: Page, link: str
) -> None:
    other = report(served)
    assert operator.request.get(f"{served.url}case/{other}").status == 404
    assert operator.request.get(served.url).status == 404


def test_a_rotation_keeps_links_and_a_second_ends_them(served: Served, visitor: Visitor) -> None:
    """The functions keep a key for minutes; a new process asks for it anew."""
    from tests.e2e.exercises import cold

    client, secret = served.desk.clients.secretsmanager, served.desk.outputs["LinkSecretArn"]
    link, page = served.operator_link(), visitor()
    seen = []
    for value in ("second", "third"):
        client.put_secret_value(SecretId=secret, SecretString=value * 8)
        cold(served.desk, "Desk")
        cold(served.desk, "Dispatch")
        seen.append(page.request.get(link).status)
    assert seen == [200, 404]


HOSTILE = (
    b"<script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>"
    b"</div></section><a href=javascript:alert(2)>x</a>\r\n" + b"W" * 900
)


def test_hostile_words_of_a_mail_are_only_words(served: Served, visitor: Visitor) -> None:
    case_id = report(served, (b"\r\n\r\nHello", b"\r\n\r\n" + HOSTILE + b"\r\n\r\nHello"))
    page = visitor(phone=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda _dialog: pytest.fail("a script of the mail ran"))
    page.goto(served.link_of(case_id))
    assert "owned" not in page.title()
    assert all(url.startswith((served.url, "data:")) for url in asked)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


# Bad input: a clear page, the right status, nothing changed


def form_of(page: Page, **changes: str) -> dict[str, str | float | bool]:
    """What the page's own form would send, with these fields changed."""
    found: dict[str, str | float | bool] = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('form')))"
    )
    return found | {"by": "Ben"} | changes


BAD_FORMS = {
    "unknown act": ({"act": "explode"}, 400),
    "seen is no number": ({"seen": "many"}, 400),
    "more seen than there is": ({"seen": "99"}, 409),
    "a time nobody offers": ({"minutes": "99999"}, 400),
    "no name": ({"by": "  "}, 409),
    "an act of operators": ({"act": "resolve", "reason": "x"}, 403),
    "no token of the form": ({"csrf": ""}, 403),
    "a token of another visit": ({"csrf": "saltsalt." + "A" * 43}, 403),
    "too large": ({"note": "x" * 20_000}, 413),
}


@pytest.mark.parametrize("what", BAD_FORMS)
def test_a_bad_form_is_answered_clearly_and_changes_nothing(
    served: Served, link: str, case: str, visitor: Visitor, what: str
) -> None:
    changes, status = BAD_FORMS[what]
    page = visitor()
    page.goto(link)
    before = entries(served, case)
    answer = page.request.post(page.url, form=form_of(page, **changes))
    assert (answer.status, "<h1>" in answer.text()) == (status, True)
    assert entries(served, case) == before


def test_a_form_that_is_none_is_answered_clearly(link: str, visitor: Visitor) -> None:
    page = visitor()
    page.goto(link)
    answers = [
        page.request.post(page.url, data=b"{}", headers={"Content-Type": "application/json"}),
        page.request.post(
            page.url,
            data=b"\xff=\xff",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        ),
    ]
    assert [answer.status for answer in answers] == [400, 400]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_wrong_method_is_answered_clearly(link: str, visitor: Visitor, method: str) -> None:
    page = visitor()
    page.goto(link)
    answer = page.request.fetch(page.url, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_the_headers_keep_the_page_to_itself(link: str, visitor: Visitor) -> None:
    answer = visitor().request.get(link)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
