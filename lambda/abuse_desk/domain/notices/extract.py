"""The facts of a notice, taken from AWS's own part alone, and what a reader would miss in them."""

from dataclasses import replace
from datetime import datetime
from itertools import islice

from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.abuse_types import abuse_types, reported_activity
from abuse_desk.domain.notices.deadlines import Deadline
from abuse_desk.domain.notices.measures import measures, required_actions
from abuse_desk.domain.notices.places import accounts, masked_account, reference, regions
from abuse_desk.domain.notices.plain import Plain
from abuse_desk.domain.notices.reading import AbuseTime, Facts, Resource
from abuse_desk.domain.notices.resources import RESOURCE_LIMIT, resources
from abuse_desk.domain.notices.shapes.shape import Speech
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.notices.times import Moment, moments
from abuse_desk.domain.vocabulary import Family, ResourceType, Stage

_ABUSE_FAMILIES = (Family.ABUSE, Family.VULNERABILITY)
_CLOSED = (Stage.RESOLUTION, Stage.RETRACTION)
_TIME_LABEL = Stemmed(
    "abuse|event|begin|start|end|attack|activity|incident|detection|report|time|date|first|"
    "last|observed|occurred|seen",
    r"\b(?:(?:abuse|event|begin(?:ning)?|start|end|attack|activity|incident|detection|report(?:ed)?)"
    r"\s*(?:time|date)s?(?:stamp)?(?:\s*\(s\))?(?:\s*\((?:utc|gmt)\))?"
    r"|(?:time|date|begin(?:ning)?|start|end)s?\s+of\s+(?:the\s+)?(?:reported\s+|abusive\s+)?"
    r"(?:abuse|activity|attack|event|incident|traffic)"
    r"|(?:first|last)\s+(?:seen|observed|reported)|(?:observed|occurred|seen)\s+(?:at|on)"
    r"|timestamps?)\s*:\s*",
)
_TIME_WORDS = frozenset(
    [
        "time",
        "times",
        "timestamp",
        "timestamps",
        "date",
        "dates",
        "details",
        "abusetime",
        "starttime",
        "endtime",
        "begin",
        "beginning",
        "start",
        "end",
        "first",
        "last",
        "observed",
        "occurred",
        "seen",
    ]
)
_DETAILS = Stemmed(
    "details",
    r"\bdetails\s+of\s+the\s+(?:abusive\s+|reported\s+)?activity\s*:?",
)
_REGIONAL = (ResourceType.INSTANCE, ResourceType.NAT_GATEWAY, ResourceType.NETWORK_INTERFACE)
_REACH = 110
_MOST_TIMES = 40


def facts_of(speech: Speech, due: Deadline, sent_at: datetime) -> tuple[Facts, tuple[str, ...]]:
    """The facts, and a warning for each that is absent though one would expect it."""
    part, own = speech.part, speech.part.own
    is_abuse = speech.family in _ABUSE_FAMILIES
    activity = reported_activity(own) if is_abuse else None
    types = _types(speech, activity)
    about_content = any(kind.startswith(("content", "copyright")) for kind in types)
    found = resources(own.flat, own.rows, content=about_content)
    owners = accounts(part.subject, own.flat)
    times, doubts = _abuse_times(own, sent_at)
    facts = Facts(
        reference=reference(part.subject, own.flat, part.tail),
        accounts=owners,
        regions=regions(own.flat),
        resources=_with_only_account(found[:RESOURCE_LIMIT], owners),
        resource_count=len(found),
        abuse_types=types,
        reported_activity=activity,
        abuse_times=times,
        measures=_measures(speech),
        required_actions=() if speech.stage in _CLOSED else required_actions(own),
        needs_answer=_needs_answer(speech, due),
        answer_by=due.at,
        answer_by_basis=due.basis,
        restricted=_restricted(speech),
        lifted=_lifted(speech),
        aws_text=part.text,
        reporter_text=part.reporter,
    )
    return facts, (*_missing(speech, facts), *doubts)


def _types(speech: Speech, activity: str | None) -> tuple[str, ...]:
    """XARF types; the category alone where a vulnerability's words do not say more."""
    if speech.family not in _ABUSE_FAMILIES:
        return ()
    found = abuse_types(activity, speech.part.own, speech.part.subject)
    if not found and speech.family is Family.VULNERABILITY and speech.stage is Stage.REPORT:
        return ("vulnerability",)
    return found


def _measures(speech: Speech) -> tuple[str, ...]:
    if speech.stage in _CLOSED or (speech.says(Says.LIFTED) and speech.stage is Stage.UPDATE):
        return ()
    return measures(speech.part.own)


def _restricted(speech: Speech) -> bool:
    if speech.says(Says.LIFTED):
        return False
    return speech.says_any(Says.STILL_RESTRICTED, Says.MEASURES, Says.SUSPENDED)


def _lifted(speech: Speech) -> bool:
    return (
        speech.stage is Stage.UPDATE
        and speech.says(Says.LIFTED)
        and not speech.says_any(Says.STILL_RESTRICTED, Says.TO_MITIGATE, Says.ANSWER_WANTED)
    )


def _needs_answer(speech: Speech, due: Deadline) -> bool:
    """By the stage, not by how politely it is put; an update only if something is still to do."""
    if speech.stage is None or speech.stage in _CLOSED:
        return False
    if speech.stage is not Stage.UPDATE:
        return True
    waits = speech.says(Says.FOR_NOW) and speech.says_any(
        Says.STILL_RESTRICTED, Says.ASKS, Says.NOT_ENOUGH, Says.THREAT
    )
    held = speech.says(Says.STILL_RESTRICTED) and not speech.says(Says.LIFTED)
    held = held or (speech.says(Says.HELD) and not speech.says(Says.NO_ACTION))
    return due.at is not None or waits or held or _is_asked(speech)


def _is_asked(speech: Speech) -> bool:
    """Something is to do; "however" alone is no demand where nothing is needed."""
    if speech.says(Says.ANSWER_WANTED):
        return True
    return speech.says(Says.STILL_TO_DO) and not speech.says(Says.NO_ACTION)


def _with_only_account(
    found: tuple[Resource, ...], owners: tuple[str, ...]
) -> tuple[Resource, ...]:
    """Where the mail names a single account, everything in it is that account's."""
    if len(owners) != 1:
        return found
    return tuple(replace(item, account=item.account or owners[0]) for item in found)


def _abuse_times(own: Plain, near: datetime) -> tuple[tuple[AbuseTime, ...], tuple[str, ...]]:
    found: list[Moment] = []
    flat = own.flat
    if not own.has(_TIME_WORDS):
        return (), ()
    for label in islice(_TIME_LABEL.finditer(flat), _MOST_TIMES):
        found.extend(moments(flat, near, label.end(), label.end() + _REACH)[:1])
    if not found:
        for block in _DETAILS.finditer(flat):
            found.extend(moments(flat, near, block.end(), block.end() + 2000))
    doubt = any(not moment.zoned for moment in found)
    warning = ("a time of the abuse has no zone: read as UTC",) if doubt else ()
    return tuple(dict.fromkeys(_spans(flat, found)))[:20], warning


def _spans(flat: str, found: list[Moment]) -> list[AbuseTime]:
    """Begin and end, where the labels say so or two times stand side by side."""
    spans: list[AbuseTime] = []
    for moment in found:
        before = flat[max(0, moment.start - 24) : moment.start].lower()
        if spans and spans[-1].end is None and _ends(before, spans[-1].start, moment.at):
            spans[-1] = AbuseTime(spans[-1].start, moment.at)
        else:
            spans.append(AbuseTime(moment.at, moment.end))
    return spans


def _ends(before: str, start: datetime, at: datetime) -> bool:
    beside = before.rstrip().endswith((",", "-", "to", "|", "utc", "gmt"))
    return at >= start and ("end" in before or beside)


def _missing(speech: Speech, facts: Facts) -> tuple[str, ...]:
    said = speech.part
    lacking = []
    if facts.reference is None and speech.family in _ABUSE_FAMILIES:
        lacking.append("no case number found in subject or text")
    if not facts.accounts:
        masked = masked_account(said.subject, said.own.flat)
        lacking.append(
            f"the account is masked: {masked}" if masked else "no account id found in the notice"
        )
    if speech.stage is Stage.REPORT and speech.family in _ABUSE_FAMILIES:
        lacking.extend(_missing_in_report(facts))
    if len(facts.resources) < facts.resource_count:
        lacking.append(f"{facts.resource_count} resources named; the first {RESOURCE_LIMIT} kept")
    return tuple(lacking)


def _missing_in_report(facts: Facts) -> list[str]:
    lacking = []
    if not facts.resources:
        lacking.append("no resource found in AWS's own part")
    lacking.extend(_missing_places(facts))
    if not facts.abuse_types:
        lacking.append("the kind of abuse is not one the reader knows")
    return lacking


def _missing_places(facts: Facts) -> list[str]:
    """A region of none, or of some; what lives in no region lacks none."""
    placed = [item for item in facts.resources if item.type in _REGIONAL]
    if not facts.regions:
        return ["no region found in the notice"] if placed else []
    nowhere = [item.id for item in placed if item.region is None]
    return [f"no region found for {', '.join(nowhere[:5])}"] if nowhere else []
