"""`abuse-desk read` and `redact` as a person or a script calls them."""

import json
import mailbox
from pathlib import Path

import pytest
from click.testing import CliRunner

from abuse_desk.domain import read_mail
from console.read import read, redact

CORPUS = Path(__file__).parent.parent / "notices"
NOTICE = CORPUS / "abuse" / "resource-line-port-scan.eml"
BILLING = CORPUS / "decoys" / "billing-invoice.eml"


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_one_object_per_mail_and_line_in_the_order_given(runner: CliRunner) -> None:
    result = runner.invoke(read, [str(BILLING), str(NOTICE), "--json"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["file"], row["outcome"]) for row in rows] == [
        (str(BILLING), "other"),
        (str(NOTICE), "notice"),
    ]
    assert result.exit_code == 0


def test_a_missing_file_is_one_line_and_the_others_are_read(
    runner: CliRunner, tmp_path: Path
) -> None:
    result = runner.invoke(read, [str(tmp_path / "gone.eml"), str(NOTICE), "--json"])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "gone.eml" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_standard_input_is_a_mail(runner: CliRunner) -> None:
    result = runner.invoke(read, ["-", "--json"], input=NOTICE.read_bytes())
    row = json.loads(result.stdout)
    assert (row["file"], row["outcome"]) == ("-", "notice")


def test_a_directory_and_a_mailbox_give_each_of_their_mails(
    runner: CliRunner, tmp_path: Path
) -> None:
    (tmp_path / "a.eml").write_bytes(NOTICE.read_bytes())
    box = mailbox.mbox(tmp_path / "b.mbox")
    for path in (BILLING, NOTICE):
        box.add(path.read_bytes().replace(b"\r\n", b"\n"))
    box.close()
    result = runner.invoke(read, [str(tmp_path), "--json"])
    assert [json.loads(line)["outcome"] for line in result.stdout.splitlines()] == [
        "notice",
        "other",
        "notice",
    ]


def test_the_table_for_people_shows_what_who_where_and_by_when(runner: CliRunner) -> None:
    shown = runner.invoke(read, [str(NOTICE)]).stdout
    for expected in ("abuse, report", "111122223333", "i-0123456789abcdef0", "policy", "how sure"):
        assert expected in shown


def test_a_redacted_mail_reads_the_same_but_for_the_ids(runner: CliRunner, tmp_path: Path) -> None:
    real = NOTICE.read_bytes().replace(b"111122223333", b"987654321098")
    path = tmp_path / "real.eml"
    path.write_bytes(real.replace(b"root@example.com", b"jane.doe@private.example"))
    made = runner.invoke(redact, [str(path)]).stdout_bytes
    assert b"987654321098" not in made
    assert b"jane.doe" not in made
    before, after = read_mail(real).as_json(), read_mail(made).as_json()
    for key in ("outcome", "family", "stage", "shape", "abuse_types", "answer_by", "regions"):
        assert after[key] == before[key]
    assert len(after["resources"]) == len(before["resources"])


def test_what_hides_in_base64_is_redacted_too(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "encoded.eml"
    path.write_bytes(
        b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: base64\n\nQUtJQUlPU0ZPRE5ON0VYQU1QTEUK\n"
    )
    made = runner.invoke(redact, [str(path)]).stdout_bytes
    assert b"AKIA0000000000000001" in made
