"""An alert in words: what a woken person needs, in this order.

What AWS says and threatens, answer by when, whose account and resource, how sure we are that it is
real, what to do now, where the evidence is.
"""

from collections.abc import Iterator
from datetime import timedelta

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.wording.opening import opening
from abuse_desk.domain.alerts.wording.telling import LANGUAGES, Telling
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Case, Status
from abuse_desk.domain.cases.entry import TRUSTED, NoticeFact, TriageFact
from abuse_desk.domain.notices.policy import POLICY
from abuse_desk.domain.notices.reading import Resource, Trust
from abuse_desk.domain.text import harmless, harmless_block, moment, span
from abuse_desk.domain.vocabulary import Basis, Family

__all__ = ["LANGUAGES", "full_text"]

QUOTED = 1200  # characters of AWS's own words in an alert
SHOWN_RESOURCES = 5


def full_text(telling: Telling) -> str:
    """The whole alert as plain text."""
    sections = (
        opening(telling),
        "\n".join(_aws_says(telling)),
        "\n".join(_when(telling)),
        "\n".join(_whose(telling)),
        "\n".join(_how_sure(telling)),
        "\n".join((telling.words.what_now, *(f"- {line}" for line in _what_now(telling)))),
        "\n".join(_evidence(telling)),
        telling.words.footer.format(desk=telling.config.desk_name),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def answered_elsewhere(case: Case, words: Words) -> str | None:
    """A warning where the answer came from a mailbox AWS did not write to."""
    if not case.answered_elsewhere:
        return None
    return words.answered_elsewhere.format(
        sender=harmless(case.answered_from or "", 100),
        mailboxes=harmless(", ".join(case.mailboxes[:3]), 200),
    )


def _aws_says(telling: Telling) -> Iterator[str]:
    words, case = telling.words, telling.case
    yield words.aws_says if _trust(telling).level in TRUSTED else words.mail_says
    if case.family:
        about = f" [{harmless(case.reference, 40)}]" if case.reference else ""
        family = words.families[case.family]
        yield f"{family[0].upper()}{family[1:]}{about}: {harmless(case.title, 150)}"
    else:
        yield harmless(case.title, 150)
    yield from _quoted(telling)
    if case.measures:
        yield words.aws_has_done
        yield from (f"  * {harmless(measure, 300)}" for measure in case.measures[:10])
    if case.needs_us and case.family and case.demands:
        yield words.threats[case.family]


def _quoted(telling: Telling) -> Iterator[str]:
    """AWS's own words when a notice brought this alert; of any other mail only AWS-like lines."""
    fact = telling.entry.fact if telling.entry else None
    if isinstance(fact, NoticeFact) and fact.facts.aws_text:
        block = harmless_block(fact.facts.aws_text, QUOTED)
        yield from (f"  > {line}".rstrip() for line in block.split("\n") if line.strip())
    elif isinstance(fact, TriageFact):
        yield from (f"  > {harmless(sign, 300)}" for sign in fact.signs[:8])


def _when(telling: Telling) -> Iterator[str]:
    words, case, zones = telling.words, telling.case, telling.config.zones
    if case.status is Status.ANSWERED and case.answered_at:
        yield words.answered.format(when=moment(case.answered_at, zones))
        yield from filter(None, (answered_elsewhere(case, words),))
    elif case.status is Status.TRIAGE and not case.demands:
        yield words.answer_unknown.format(when=moment(case.opened_at + POLICY, zones))
    elif not case.needs_us or not case.demands:
        yield words.nothing_to_answer
    elif case.answer_by is None:
        yield words.answer_without_time
    else:
        left = telling.view.left or timedelta(0)
        sentence = words.answer_overdue if telling.view.overdue else words.answer_by
        yield sentence.format(when=moment(case.answer_by, zones), left=span(left, words.units))
        if case.answer_by_basis is Basis.POLICY:
            yield words.answer_basis_policy
    if telling.view.acknowledged_by and telling.view.acknowledged_until:
        yield words.acknowledged.format(
            by=telling.person(telling.view.acknowledged_by),
            until=moment(telling.view.acknowledged_until, zones),
        )


def _whose(telling: Telling) -> Iterator[str]:
    words, case = telling.words, telling.case
    yield words.whose
    yield from _accounts(telling)
    if case.regions:
        yield words.region.format(regions=harmless(", ".join(case.regions), 100))
    for resource in case.resources[:SHOWN_RESOURCES]:
        yield words.resource.format(
            type=resource.type.replace("_", " "),
            id=harmless(resource.id, 200),
            place=_place(resource),
        )
    if case.resource_count > SHOWN_RESOURCES:
        yield words.more_resources.format(count=case.resource_count - SHOWN_RESOURCES)
    if case.reported_activity:
        yield words.activity.format(activity=harmless(case.reported_activity, 100))


def _accounts(telling: Telling) -> Iterator[str]:
    words, config = telling.words, telling.config
    if not telling.case.accounts:
        yield words.account_unknown
    for account_id in telling.case.accounts[:5]:
        ours = config.account(account_id)
        if ours:
            yield words.account_ours.format(id=ours.id, name=harmless(ours.name, 60))
        elif config.accounts:
            yield words.account_not_ours.format(id=harmless(account_id, 20))
        else:
            yield words.account_ours.format(id=harmless(account_id, 20), name="?")


def _how_sure(telling: Telling) -> Iterator[str]:
    words, trust = telling.words, _trust(telling)
    yield words.how_sure
    yield words.trust[trust.level]
    yield from (f"  ({harmless(reason, 200)})" for reason in trust.reasons[:4])
    if trust.level not in TRUSTED:
        yield words.confirm_origin


def _trust(telling: Telling) -> Trust:
    """Of the mail that brought the alert; else the best proved of the case."""
    fact = telling.entry.fact if telling.entry else None
    return fact.trust if isinstance(fact, NoticeFact | TriageFact) else telling.case.trust


def _what_now(telling: Telling) -> Iterator[str]:
    words, case = telling.words, telling.case
    if telling.cause is Cause.PROPOSAL:
        yield words.do_confirm.format(case=case.case_id)
    if telling.cause is Cause.SILENT and case.waits_since:
        closes = case.waits_since + telling.config.cadence.closed_after
        yield words.do_ask.format(when=moment(closes, telling.config.zones))
    elif case.status is Status.ANSWERED:
        yield words.do_wait
    elif not case.needs_us:
        yield words.do_nothing
    elif case.status is Status.TRIAGE:
        yield words.do_judge.format(case=case.case_id)
    else:
        yield from _what_open_needs(telling)


def _what_open_needs(telling: Telling) -> Iterator[str]:
    words, case = telling.words, telling.case
    if case.trust.level not in TRUSTED:
        yield words.do_make_sure
    if not telling.view.acknowledged_by:
        yield words.do_take.format(case=case.case_id)
    if case.family is Family.CREDENTIALS:
        yield words.do_rotate
    elif case.family is Family.SENDING:
        yield words.do_sending
    else:
        yield words.do_investigate
    yield words.do_answer.format(case=case.case_id, mailbox=_mailbox(telling))


def _mailbox(telling: Telling) -> str:
    """The address AWS wrote to: from there it expects the answer."""
    fact = telling.entry.fact if telling.entry else None
    known = next(
        (
            account.root_mailbox
            for account in map(telling.config.account, telling.case.accounts)
            if account and account.root_mailbox
        ),
        None,
    )
    written_to = fact.to[0] if isinstance(fact, NoticeFact) and fact.to else None
    return harmless(known or written_to or "the account's root mailbox", 100)


def _evidence(telling: Telling) -> Iterator[str]:
    words, case = telling.words, telling.case
    yield words.evidence
    yield words.evidence_case.format(case=case.case_id)
    entry = telling.entry
    if entry and isinstance(entry.fact, NoticeFact | TriageFact):
        health = entry.source.startswith("arn:")
        sentence = words.evidence_health if health else words.evidence_mail
        yield sentence.format(key=harmless(entry.source, 200))
        if isinstance(entry.fact, NoticeFact) and entry.fact.facts.reporter_text:
            yield words.reporter_apart


def _place(resource: Resource) -> str:
    addresses = f" [{', '.join(resource.addresses[:3])}]" if resource.addresses else ""
    place = harmless(f"{addresses} {resource.region or ''}", 120)
    return f" {place}" if place else ""
