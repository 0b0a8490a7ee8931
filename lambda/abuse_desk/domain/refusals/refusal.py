"""Why something was not done. Its words stand in `en` and `ja`, and name the values it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | datetime


class Why(StrEnum):
    """The reasons; the values are told to machines and stay as they are."""

    NO_CASE = "no_case"
    NAME_NEEDED = "name_needed"
    SEEN_TOO_MANY = "seen_too_many"  # more entries than the case has
    CHANGED = "changed"  # by somebody else, at the same moment
    TAKEN = "taken"
    NOTHING_TO_TAKE = "nothing_to_take"
    TIME_IS_PAST = "time_is_past"
    NOT_OUR_MOVE = "not_our_move"
    ALREADY_OPEN = "already_open"
    ALREADY_CLOSED = "already_closed"
    REASON_NEEDED = "reason_needed"
    TEXT_NEEDED = "text_needed"
    ENTRY_AND_LEVEL_NEEDED = "entry_and_level_needed"
    NO_PROPOSAL = "no_proposal"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    MERGED = "merged"  # the case is only a pointer
    INTO_NEEDED = "into_needed"
    INTO_ITSELF = "into_itself"
    INTO_MERGED = "into_merged"  # the case to merge into is only a pointer
    SEEN_TOO_FEW = "seen_too_few"  # who merges must have seen all of it
    ONE_CHANGED = "one_changed"  # of two cases that are merged
    NO_PAGE = "no_page"
    NO_ADDRESS = "no_address"
    MAILS_AT_ONCE = "mails_at_once"  # none, or more than one call reads again
    NO_STORED_MAIL = "no_stored_mail"
    UNKNOWN_REQUEST = "unknown_request"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal: why, and what its sentence is filled with. A status is said in its words."""

    why: Why
    values: Mapping[str, Value]
