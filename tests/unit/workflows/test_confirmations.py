"""A forwarding confirmation: told without its secrets, shown with them to who asks, then gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from abuse_desk.adapters.memory import MemoryCaseStore, MemoryTable
from abuse_desk.domain.alerts.effects import Alert, Tag
from abuse_desk.domain.alerts.limits import problems
from abuse_desk.domain.codec import to_json
from abuse_desk.domain.commit.record import MailRecord
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.notices.confirmation import KEPT
from abuse_desk.domain.ports import MailRead, StoredMail
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Outcome
from abuse_desk.workflows.confirmations import waiting_confirmations
from abuse_desk.workflows.intake import Intake, intake
from tests.builders import CONFIG, START
from tests.fakes import MemoryMailStore
from tests.forwarding_confirmations import ASKER, CODE, LINK, confirmation
from tests.told import effects_in

HERE = replace(CONFIG, region="eu-west-1")
SES = (
    b"Return-Path: <x@google.com>\r\nReceived: from mail.google.com (mail.google.com [203.0.113.1])"
    b"\r\n by inbound-smtp.eu-west-1.amazonaws.com with SMTP id abc\r\n for desk@desk.example.com;"
    b"\r\n Wed, 10 Jul 2024 03:00:00 +0000\r\nX-SES-Spam-Verdict: PASS\r\n"
    b"X-SES-Virus-Verdict: PASS\r\nAuthentication-Results: amazonses.com; spf=pass;"
    b" dkim=pass header.i=@google.com; dmarc=%s header.from=google.com;\r\n"
    b"X-SES-RECEIPT: eA==\r\nX-SES-DKIM-SIGNATURE: a=b\r\n"
)


class Desk:
    """A desk in memory."""

    def __init__(self, config: DeskConfig = HERE) -> None:
        self.config = config
        self.table = MemoryTable()
        self.cases = MemoryCaseStore(self.table)
        self.mails: list[StoredMail] = []

    def take(self, raw: bytes) -> MailRecord:
        stored = StoredMail(f"mail/ses-{len(self.mails)}", raw, START)
        self.mails.append(stored)
        return intake(stored, Intake(self.cases, _read, self.config), START)

    def waiting(self, after: timedelta = timedelta(0)) -> list[dict[str, object]]:
        mails = MemoryMailStore(self.mails)
        return waiting_confirmations(self.cases, mails, self.config, START + after)

    @property
    def alerts(self) -> list[Alert]:
        return effects_in(self.table, Alert)

    @property
    def tags(self) -> list[Tag]:
        return effects_in(self.table, Tag)


def _read(stored: StoredMail) -> MailRead:
    return MailRead(read_mail(stored.raw), None)


def proved() -> bytes:
    return SES % b"pass" + confirmation()


def unproved() -> bytes:
    return SES % b"fail" + confirmation()


def test_who_asks_is_shown_the_code_and_the_link() -> None:
    desk = Desk()
    desk.take(proved())
    (shown,) = desk.waiting()
    assert (shown["requested_by"], shown["code"], shown["link"]) == (ASKER, CODE, LINK)
    assert (shown["provider"], shown["proved"], shown["readable"]) == ("Gmail", True, True)


def test_it_is_other_mail_in_the_ledger() -> None:
    row = Desk().take(proved())
    assert (row.outcome, row.what) == (Outcome.OTHER, "forwarding_confirmation")


def test_nothing_that_is_stored_or_told_holds_a_secret() -> None:
    desk = Desk()
    row = desk.take(proved())
    kept = [to_json(row, MailRecord), repr(desk.table.effects), repr(desk.table.confirmations)]
    assert [secret for secret in (CODE, LINK, "vf-") if any(secret in text for text in kept)] == []


def test_people_are_told_quietly_who_asks() -> None:
    desk = Desk()
    desk.take(proved())
    (alert,) = desk.alerts
    assert alert.subject.startswith("[LOW] ")
    assert ASKER in alert.message
    assert problems(alert) == ()


def test_a_japanese_desk_tells_it_in_japanese() -> None:
    desk = Desk(replace(HERE, language="ja"))
    desk.take(proved())
    assert "確認" in desk.alerts[0].message


def test_nobody_is_told_of_a_confirmation_that_anybody_may_have_written() -> None:
    desk = Desk()
    desk.take(unproved())
    assert desk.alerts == []


def test_an_unproved_one_is_shown_as_such() -> None:
    desk = Desk()
    desk.take(unproved())
    assert [one["proved"] for one in desk.waiting()] == [False]


def test_a_flood_of_them_stays_within_the_budget() -> None:
    desk = Desk()
    for _ in range(3 * HERE.unverified_budget):
        desk.take(proved())
    assert len(desk.alerts) == HERE.unverified_budget


def test_a_second_tag_lets_the_desk_read_it() -> None:
    desk = Desk()
    desk.take(proved())
    assert [(tag.outcome, tag.kind) for tag in desk.tags] == [("other", "forwarding_confirmation")]


def test_other_mail_gets_no_such_tag() -> None:
    desk = Desk()
    desk.take(SES % b"pass" + confirmation(sender="forwarding@example.com"))
    assert [(tag.outcome, tag.kind) for tag in desk.tags] == [("other", "")]


def test_it_is_gone_after_a_week() -> None:
    desk = Desk()
    desk.take(proved())
    assert desk.waiting(KEPT - timedelta(seconds=1))
    assert desk.waiting(KEPT) == []


@pytest.mark.parametrize("raw", [b"", b"From: a@example.com\r\n\r\nhello"])
def test_a_stored_object_that_is_no_confirmation_shows_nothing(raw: bytes) -> None:
    desk = Desk()
    desk.take(proved())
    desk.mails = [replace(stored, raw=raw) for stored in desk.mails]
    assert [one["readable"] for one in desk.waiting()] == [False]


def test_a_mail_that_cannot_be_read_is_said_not_hidden() -> None:
    desk = Desk()
    desk.take(proved())
    desk.mails.clear()
    (shown,) = desk.waiting()
    assert (shown["readable"], shown["code"]) == (False, None)
