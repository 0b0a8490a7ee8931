"""English."""

from abuse_desk.domain.cases.case import Status
from abuse_desk.domain.refusals.refusal import Why
from abuse_desk.domain.refusals.words import RefusalWords

ENGLISH = RefusalWords(
    sentences={
        Why.NO_CASE: "there is no case {case}",
        Why.NAME_NEEDED: "a name is needed",
        Why.SEEN_TOO_MANY: "the case has {entries} entries, not {seen}",
        Why.CHANGED: "the case has just changed; look at it again, then repeat",
        Why.TAKEN: "{by} has it until {until}",
        Why.NOTHING_TO_TAKE: "the case is {status}: there is nothing to take",
        Why.TIME_IS_PAST: "the time until which you take it is past",
        Why.NOT_OUR_MOVE: "the case is {status}: nothing to {act}",
        Why.ALREADY_OPEN: "the case is already open",
        Why.ALREADY_CLOSED: "the case is already {status}",
        Why.REASON_NEEDED: "a reason is needed to {act} a case",
        Why.TEXT_NEEDED: "a note needs text",
        Why.ENTRY_AND_LEVEL_NEEDED: "relabel needs the entry and the level",
        Why.NO_PROPOSAL: "the case has no such proposal",
        Why.NOTHING_TO_ANSWER: "{case} holds no notice of AWS to answer",
        Why.MERGED: "{case} was merged into {into}: act on that one",
        Why.INTO_NEEDED: "merge needs the case that this one goes on as",
        Why.INTO_ITSELF: "a case cannot be merged into itself",
        Why.INTO_MERGED: "{case} was merged into {into}: merge into that one",
        Why.SEEN_TOO_FEW: (
            "{case} has {entries} entries and you saw {seen}: look at it again, then repeat"
        ),
        Why.ONE_CHANGED: "one of the cases has just changed; look again, then repeat",
        Why.NO_PAGE: "this desk has no page: `page` is off in its configuration",
        Why.NO_ADDRESS: "'{address}' is no address",
        Why.MAILS_AT_ONCE: "1 to {most} mails can be read again at a time, not {asked}",
        Why.NO_STORED_MAIL: "'{key}' is no stored mail",
        Why.UNKNOWN_REQUEST: "the desk does not know '{request}'",
        Why.MALFORMED: "malformed request: {problem}",
    },
    statuses={status: status.value for status in Status},
)
