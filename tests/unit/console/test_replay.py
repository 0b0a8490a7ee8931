"""The replay command over a desk in memory: what is told, what stops nothing, what is written."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from abuse_desk.adapters.dns import DnsResolver
from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.adapters.reading import DeskReader
from abuse_desk.domain.commit.record import Change, MailRecord
from abuse_desk.domain.ports import StoredMail
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.handlers.replay import MOST_KEYS, Parts, answer
from abuse_desk.settings import IntakeSettings
from abuse_desk.workflows.intake import ledger_row
from console.app import App
from console.connection import Where, allowed
from console.main import main
from console.replay import AT_ONCE
from console.seen import Seen
from tests.builders import CONFIG
from tests.fakes import MemoryDesk, MemoryMailStore
from tests.mailsign.mails import BODY, notice

CAME = datetime(2023, 4, 28, 9, 12, 4, tzinfo=UTC)


class Broken(bytes):
    """Bytes that no reader survives."""

    def __iter__(self) -> Any:
        raise MemoryError

    def __getitem__(self, key: Any) -> Any:
        raise MemoryError


@dataclass
class IntakeInMemory:
    """`console.connection.Desk`: intake's own answers, over mails and a table in memory."""

    mails: dict[str, StoredMail] = field(default_factory=dict)
    table: MemoryTable = field(default_factory=MemoryTable)
    name: str = "the desk of the test"
    asked: list[dict[str, Any]] = field(default_factory=list)
    dies_of: str = ""  # a key that kills the process
    refuses: bool = False  # an older intake, which knows no replay

    def ask(self, do: str, **what: Any) -> Any:
        self.asked.append({"do": do} | what)
        if self.dies_of in what.get("keys", []):
            raise click.ClickException("the desk of the test failed: out of memory")
        return allowed(answer({"do": "" if self.refuses else do} | what, self.parts()))

    def parts(self) -> Parts:
        cases = MemoryCaseStore(self.table)
        settings = IntakeSettings("table", "bucket", "mail/", "queue", CONFIG)
        reader = DeskReader(CONFIG, cases, DnsResolver())
        return Parts(MemoryMailStore(self.mails.values()), cases, reader, settings)

    def stores(self, number: int, raw: bytes | None = None, at: datetime = CAME) -> StoredMail:
        """A mail in the bucket alone."""
        one = StoredMail(f"mail/{number:04d}", raw or a_notice(number), at)
        self.mails[one.key] = one
        return one

    def misread(self, number: int) -> StoredMail:
        """A notice that an older reader took for other mail."""
        one = self.stores(number)
        read = self.parts().reader.read(one, 1)
        row = replace(ledger_row(one, read, CAME), outcome=Outcome.OTHER, what="marketing")
        self.record(row)
        return one

    def record(self, row: MailRecord) -> None:
        MemoryCaseStore(self.table).commit(Change(mail=row), CAME)


Cli = Callable[..., Result]


@pytest.fixture
def intake() -> IntakeInMemory:
    return IntakeInMemory()


@pytest.fixture
def cli(intake: IntakeInMemory, tmp_path: Path) -> Cli:
    app = App(Where(), Seen(tmp_path / "seen.json"))
    app.__dict__["intake"] = intake
    return lambda *words: CliRunner().invoke(main, ["replay", *words], obj=app)


def a_notice(number: int) -> bytes:
    subject = f"Your AWS Abuse Report [{10400000000 + number}]"
    return notice(body=BODY, subject=subject).replace(b"0100018@", b"%d@" % number)


def summary(said: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])["summary"]
    return found


def test_a_misread_notice_is_told_old_to_new(intake: IntakeInMemory, cli: Cli) -> None:
    intake.misread(1)
    said = cli()
    assert said.exit_code == 0
    assert "outcome: other -> notice" in said.stdout
    assert "stage: - -> report" in said.stdout
    assert "case: - -> case-" in said.stdout


def test_the_summary_counts_what_became_of_each(intake: IntakeInMemory, cli: Cli) -> None:
    intake.misread(1)
    intake.stores(2)
    intake.stores(3, Broken(b"x"))
    found = summary(cli("--json"))
    assert found == {
        "read": 3,
        "changed": 1,
        "recorded": 1,
        "confirmed": 0,
        "unchanged": 0,
        "gone": 0,
        "failed": 1,
        "cases_opened": 2,
        "dry_run": False,
    }


def test_a_dry_run_says_so_and_writes_nothing(intake: IntakeInMemory, cli: Cli) -> None:
    intake.misread(1)
    before = repr(intake.table)
    said = cli("--dry-run")
    assert "nothing written" in said.stdout
    assert "outcome: other -> notice" in said.stdout
    assert repr(intake.table) == before


def test_a_second_run_has_nothing_to_say(intake: IntakeInMemory, cli: Cli) -> None:
    intake.misread(1)
    intake.stores(2)
    cli()
    said = cli("--json")
    assert len(said.stdout.splitlines()) == 1
    assert summary(said)["unchanged"] == 2


def test_one_bad_mail_stops_no_other_and_is_told(intake: IntakeInMemory, cli: Cli) -> None:
    intake.stores(1, Broken(b"x"))
    intake.misread(2)
    said = cli()
    assert said.exit_code == 1
    assert "reading it failed" in said.stdout
    assert "outcome: other -> notice" in said.stdout


def test_a_mail_that_kills_the_function_stops_no_other(intake: IntakeInMemory, cli: Cli) -> None:
    for number in range(1, 6):
        intake.misread(number)
    intake.dies_of = "mail/0003"
    said = cli("--json")
    failed = [json.loads(line) for line in said.stdout.splitlines()[:-1]]
    assert [one["key"] for one in failed if one["result"] == "failed"] == ["mail/0003"]
    assert summary(said)["changed"] == 4


def test_only_mail_of_the_days_asked_for_is_read(intake: IntakeInMemory, cli: Cli) -> None:
    for number in range(1, 5):
        intake.stores(number, at=CAME + timedelta(days=number))
    said = cli("--from", "2023-04-30", "--to", "2023-05-01", "--json")
    keys = [json.loads(line)["key"] for line in said.stdout.splitlines()[:-1]]
    assert keys == ["mail/0002", "mail/0003"]


def test_a_stopped_run_goes_on_after_its_last_mail(intake: IntakeInMemory, cli: Cli) -> None:
    for number in range(1, 5):
        intake.stores(number)
    said = cli("--after", "mail/0002", "--json")
    assert summary(said)["recorded"] == 2


def test_mails_are_asked_for_a_few_at_a_time(intake: IntakeInMemory, cli: Cli) -> None:
    for number in range(AT_ONCE + 5):
        intake.stores(number)
    cli()
    asked = [len(one["keys"]) for one in intake.asked if one["do"] == "replay"]
    assert asked == [AT_ONCE, 5]


def test_what_intake_had_no_time_for_is_asked_for_again(intake: IntakeInMemory) -> None:
    for number in range(5):
        intake.stores(number)
    times = iter([0.0, 10.0, 50.0])
    event = {"do": "replay", "keys": list(intake.mails), "dry_run": True}
    done = answer(event, intake.parts(), lambda: next(times))["ok"]
    assert [one["key"] for one in done] == ["mail/0000", "mail/0001"]


def test_an_object_that_expired_meanwhile_is_no_failure(intake: IntakeInMemory) -> None:
    event = {"do": "replay", "keys": ["mail/gone"]}
    (done,) = answer(event, intake.parts())["ok"]
    assert done["result"] == "gone"


def test_the_answer_holds_no_word_of_a_mail(intake: IntakeInMemory) -> None:
    intake.stores(1, a_notice(1).replace(b"Hello,", b"Hello, secret-word,"))
    said = json.dumps(answer({"do": "replay", "keys": list(intake.mails)}, intake.parts()))
    assert "secret-word" not in said
    assert "10400000001" not in said


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"do": "replay"}, "malformed"),
        ({"do": "replay", "keys": "mail/x"}, "malformed"),
        ({"do": "replay", "keys": []}, "mails_at_once"),
        ({"do": "replay", "keys": ["mail/x"] * (MOST_KEYS + 1)}, "mails_at_once"),
        ({"do": "replay", "keys": ["elsewhere/x"]}, "no_stored_mail"),
        ({"do": "stored", "from": "soon", "to": "later"}, "malformed"),
        ({"do": "stored", "from": "2024-07-01", "to": "2024-07-02"}, "malformed"),
        ({"do": "cases"}, "unknown_request"),
    ],
    ids=str,
)
def test_what_intake_cannot_answer_is_refused_in_a_sentence_with_a_code(
    intake: IntakeInMemory, event: dict[str, Any], code: str
) -> None:
    said = answer(event, intake.parts())
    assert said["code"] == code
    assert len(said["refused"].splitlines()) == 1


def test_a_refusal_of_intake_is_told_to_machines_with_its_code(
    intake: IntakeInMemory, cli: Cli
) -> None:
    intake.refuses = True
    said = cli("--json")
    assert said.exit_code == 1
    assert json.loads(said.stdout)["code"] == "unknown_request"


@pytest.mark.parametrize(
    "words", [("--from", "soon"), ("--from", "2024-02-01", "--to", "2024-01-01")]
)
def test_days_that_make_no_sense_are_a_usage_error(cli: Cli, words: tuple[str, ...]) -> None:
    said = cli(*words)
    assert said.exit_code == 2
    assert "Error" in said.stderr


def test_forged_mail_about_nobody_gets_a_case_when_a_person_believes_it(
    intake: IntakeInMemory, tmp_path: Path
) -> None:
    foreign = a_notice(1).replace(b"111122223333", b"999900001111")
    forged = foreign.replace(b"ec2-abuse@amazon.com", b"ec2-abuse@amaz0n-abuse.example")
    (kept,) = intake.ask("replay", keys=[intake.stores(1, forged).key])
    assert kept["case_id"] is None
    desk = MemoryDesk(intake.table)
    said = relabelled(desk, intake, tmp_path, "0001")
    assert said.exit_code == 0, said.output
    (record,) = desk.cases.all_cases()
    assert (record.case.status, record.case.trust.level) == ("open", "verified")


def test_other_mail_opens_no_case_whoever_believes_it(
    intake: IntakeInMemory, tmp_path: Path
) -> None:
    intake.stores(1, b"From: a@example.com\r\nSubject: Lunch\r\n\r\nAt noon?\r\n")
    said = relabelled(MemoryDesk(intake.table), intake, tmp_path, "0001")
    assert (said.exit_code, "opens no case" in said.stderr) == (1, True)


def test_a_mail_that_is_not_there_is_said_to_be_so(intake: IntakeInMemory, tmp_path: Path) -> None:
    said = relabelled(MemoryDesk(intake.table), intake, tmp_path, "nowhere")
    assert (said.exit_code, "there is no such mail" in said.stderr) == (1, True)


def relabelled(desk: MemoryDesk, intake: IntakeInMemory, tmp_path: Path, mail: str) -> Result:
    app = App(Where(), Seen(tmp_path / "seen.json"))
    app.__dict__.update(desk=desk, intake=intake)
    words = ["relabel", mail, "--level", "verified", "--by", "Aya"]
    return CliRunner().invoke(main, words, obj=app)
