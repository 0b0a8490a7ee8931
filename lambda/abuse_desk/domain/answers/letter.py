"""The text of a drafted answer: what AWS asks for, with the known facts in and the gaps marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from abuse_desk.domain.answers.words import Approach, Hints, KitWords
from abuse_desk.domain.cases.case import Case
from abuse_desk.domain.cases.entry import NoticeFact
from abuse_desk.domain.late import late
from abuse_desk.domain.text import harmless, moment
from abuse_desk.domain.vocabulary import Stage

_GAP = late(r"\[\[[^\n]{1,400}?\]\]")
_LATE = (Stage.REMINDER, Stage.FINAL_NOTICE, Stage.ENFORCEMENT)
_MOST = 20  # resources, measures or actions named one by one


@dataclass(frozen=True, slots=True)
class Letter:
    """What a draft is made of. `answered_at`: when AWS was last answered in this matter."""

    case: Case
    asking: NoticeFact
    approach: Approach
    words: KitWords
    hints: Hints
    answered_at: datetime | None

    def gap(self, hint: str) -> str:
        """A gap nobody can overlook."""
        return f"[[{self.words.mark}: {hint}]]"


def body(letter: Letter) -> str:
    """The draft, LF line ends."""
    sections = (
        ("Hello,", "", _opening(letter)),
        _facts(letter),
        *_sections(letter),
        _asked_for(letter),
        _lift(letter),
        ("Kind regards,", letter.gap(letter.words.gaps.name)),
    )
    return "\n\n".join("\n".join(lines) for lines in map(tuple, sections) if lines) + "\n"


def gaps_in(text: str) -> int:
    """How many gaps are left."""
    return len(_GAP.findall(text))


def without_hints(text: str, mark: str) -> str:
    """The same draft with bare gaps, where room is scarce."""
    return _GAP.sub(f"[[{mark}]]", text)


def _opening(letter: Letter) -> str:
    if letter.asking.stage in _LATE:
        if letter.answered_at:
            when = moment(letter.answered_at, ("UTC",))
            return f"We answered on {when}. Here is that answer again, with what came after it."
        return "We are sorry that this answer is late. It covers the whole matter."
    if letter.asking.stage in (Stage.INFORMATION_REQUEST, Stage.UPDATE):
        return "Thank you for your message. Here is what you asked for."
    return "Thank you for your notice. We have looked into it, and this is our answer."


def _facts(letter: Letter) -> Iterator[str]:
    case, gaps = letter.case, letter.words.gaps
    if case.reference:
        yield f"Case number: {harmless(case.reference, 60)}"
    yield f"AWS account: {', '.join(case.accounts[:_MOST]) or letter.gap(gaps.account)}"
    if case.regions or not case.resources:
        yield f"Region: {', '.join(case.regions[:_MOST]) or letter.gap(gaps.region)}"
    for resource in case.resources[:_MOST]:
        addresses = f" ({', '.join(resource.addresses[:3])})" if resource.addresses else ""
        kind = resource.type.replace("_", " ")
        yield f"Resource: {kind} {harmless(resource.id, 300)}{addresses}"
    if not case.resources:
        yield f"Resource: {letter.gap(gaps.resource)}"
    if case.resource_count > _MOST:
        yield f"Resource: and {case.resource_count - _MOST} more"
    if case.reported_activity:
        yield f"Reported activity: {harmless(case.reported_activity, 100)}"
    for time in letter.asking.facts.abuse_times[:3]:
        end = f" to {moment(time.end, ('UTC',))}" if time.end else ""
        yield f"Reported time: {moment(time.start, ('UTC',))}{end}"


def _sections(letter: Letter) -> tuple[tuple[str, ...], ...]:
    match letter.approach:
        case Approach.FIXED:
            return _fixed(letter)
        case Approach.NOT_ABUSE:
            return _not_abuse(letter)
        case Approach.MORE_TIME:
            return _more_time(letter)
        case _:
            assert_never(letter.approach)


def _fixed(letter: Letter) -> tuple[tuple[str, ...], ...]:
    hints = letter.hints
    return (
        ("Root cause", letter.gap(hints.cause)),
        ("Action taken", letter.gap(hints.done)),
        ("Prevention", letter.gap(hints.prevention)),
    )


def _not_abuse(letter: Letter) -> tuple[tuple[str, ...], ...]:
    gaps = letter.words.gaps
    return (
        (
            "Why this is not abuse",
            "The activity is ours and legitimate:",
            letter.gap(letter.hints.legitimate),
        ),
        ("Evidence", letter.gap(gaps.evidence)),
        ("What we will change", letter.gap(gaps.change)),
        ("If you see it otherwise, please tell us what you still need.",),
    )


def _more_time(letter: Letter) -> tuple[tuple[str, ...], ...]:
    gaps, answer_by = letter.words.gaps, letter.case.answer_by
    until = (
        gaps.until.format(answer_by=moment(answer_by, ("UTC",)))
        if answer_by
        else gaps.until_without_time
    )
    return (
        ("We are investigating and need more time to finish.",),
        ("What we know", letter.gap(gaps.cause_so_far)),
        ("What is contained already", letter.gap(gaps.contained)),
        (f"You will have our full answer by {letter.gap(until)}.",),
        ("Please take no further step against these resources until then.",),
    )


def _asked_for(letter: Letter) -> Iterator[str]:
    """One line for each thing AWS asks for, so that none is overlooked."""
    actions = letter.asking.facts.required_actions[:_MOST]
    if actions and letter.approach is Approach.FIXED:
        yield "What you asked for"
        yield from (
            f"- {harmless(action, 300)}: {letter.gap(letter.words.gaps.fulfilled)}"
            for action in actions
        )


def _lift(letter: Letter) -> Iterator[str]:
    measures = letter.case.measures[:_MOST]
    if measures and letter.approach is not Approach.MORE_TIME:
        yield "Please lift what you have put in place, or tell us what is missing:"
        yield from (f"- {harmless(measure, 300)}" for measure in measures)
