"""The daily digest: what nobody was woken for, as data, and the one alert it becomes."""

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.desk_alert import Said, alert_of_desk
from abuse_desk.domain.alerts.effects import Alert, Attribute
from abuse_desk.domain.alerts.wording.daily import DAILY_WORDS, DailyWords
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.text import harmless, moment

SHOWN = 10  # lines of one section; the rest is a number


class Suspicion(StrEnum):
    """Why a mail that belongs to no case is told of."""

    FORGED = "forged"  # there is evidence that AWS did not write it
    SPAM = "spam"  # SES found spam or a virus in it
    ANSWER = "answer"  # it speaks to AWS for us, and nothing proves whose it is


@dataclass(frozen=True, slots=True)
class Suspect:
    """One such mail. `sender`: as the envelope says, empty where it does not."""

    why: Suspicion
    received_at: datetime
    mail_id: str
    sender: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much came in since the last digest, and what is open now."""

    mails: int = 0
    notices: int = 0
    open: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """What a day left behind. `waiting`: cases that nothing but this reminds people of."""

    day: date
    since: datetime
    until: datetime
    suspects: tuple[Suspect, ...] = ()
    waiting: tuple[Case, ...] = ()
    proposals: tuple[Case, ...] = ()
    forwarders: tuple[str, ...] = ()
    counts: Counts = Counts()

    @property
    def says_something(self) -> bool:
        """Whether a person should read it: counts alone are no reason."""
        return bool(self.suspects or self.waiting or self.proposals or self.forwarders)


def digest_alert(digest: Digest, config: DeskConfig) -> Alert:
    """The one alert of a day; its id follows from the day."""
    words = DAILY_WORDS[config.language]
    line = _line(digest, words)
    said = Said(
        source=f"digest {digest.day}",
        title=words.title,
        line=f"Abuse Desk: {line}",
        text=_text(digest, words, config),
        subject=f"Abuse Desk: daily digest, {_line(digest, DAILY_WORDS['en'])}",
    )
    kind = Attribute("cause", ("digest",))
    return alert_of_desk(said, (Severity.LOW,), Cause.TRIAGE, kind)


def _line(digest: Digest, words: DailyWords) -> str:
    counted = (
        (len(digest.waiting), words.waiting_short),
        (len(digest.proposals), words.proposals_short),
        (len(digest.forwarders), words.forwarders_short),
        (len(digest.suspects), words.suspects_short),
    )
    return ", ".join(f"{count} {what}" for count, what in counted if count)


def _text(digest: Digest, words: DailyWords, config: DeskConfig) -> str:
    zones = config.zones
    since, until = moment(digest.since, zones[:1]), moment(digest.until, zones[:1])
    sections = (
        words.opening.format(since=since, until=until),
        _section(
            words.waiting, (_case(case, words.waiting_line) for case in digest.waiting), words
        ),
        _section(words.proposals, _proposals(digest, words), words),
        _section(words.forwarders, _forwarders(digest, words), words),
        *_suspects(digest, words, config),
        words.counts.format(
            mails=digest.counts.mails,
            notices=digest.counts.notices,
            open=digest.counts.open,
            answered=digest.counts.answered,
        ),
        words.footer.format(desk=config.desk_name),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def _section(heading: str, lines: Iterable[str], words: DailyWords) -> str:
    found = list(lines)
    if not found:
        return ""
    shown = [f"  * {line}" for line in found[:SHOWN]]
    if len(found) > SHOWN:
        shown.append(f"  {words.more.format(count=len(found) - SHOWN)}")
    return "\n".join((heading.format(count=len(found)), *shown))


def _case(case: Case, line: str) -> str:
    return line.format(case=case.case_id, title=harmless(case.title, 100))


def _proposals(digest: Digest, words: DailyWords) -> Iterator[str]:
    return (_case(case, words.proposal_line) for case in digest.proposals)


def _forwarders(digest: Digest, words: DailyWords) -> Iterator[str]:
    for address in digest.forwarders:
        shown = harmless(address, 320)
        yield words.forwarder_line.format(address=shown, quoted=shlex.quote(shown))


def _suspects(digest: Digest, words: DailyWords, config: DeskConfig) -> Iterator[str]:
    for why in Suspicion:
        found = (suspect for suspect in digest.suspects if suspect.why is why)
        yield _section(words.suspects[why], (_suspect(one, words, config) for one in found), words)


def _suspect(suspect: Suspect, words: DailyWords, config: DeskConfig) -> str:
    return words.suspect_line.format(
        at=moment(suspect.received_at, config.zones[:1]),
        sender=harmless(suspect.sender, 100) or words.no_sender,
        mail=harmless(suspect.mail_id, 100),
    )
