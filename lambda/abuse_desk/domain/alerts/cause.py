"""Why people are alerted: one word an alert, the same in simulate, in events and in attributes."""

from enum import StrEnum


class Cause(StrEnum):
    """The cause of an alert. Never more than one alert per case, cause and moment."""

    OPENED = "opened"
    ADDED_RESOURCE = "added_resource"
    REMINDER = "reminder"
    FINAL_NOTICE = "final_notice"
    ENFORCEMENT = "enforcement"
    INFORMATION_REQUEST = "information_request"
    UPDATE = "update"
    MARK = "mark"  # a fixed time before `answer_by`; alerts even when acknowledged
    REPEAT = "repeat"  # nobody has acknowledged
    ACKNOWLEDGED = "acknowledged"
    ACKNOWLEDGEMENT_EXPIRED = "acknowledgement_expired"
    ANSWERED = "answered"
    SILENT = "silent"  # AWS has not answered our answer
    EXTENSION = "extension"
    RESOLVED = "resolved"
    RETRACTED = "retracted"
    REOPENED = "reopened"
    TRIAGE = "triage"
    PROPOSAL = "proposal"
    MERGED = "merged"  # a person made one case of two
    REFUSED = "refused"  # an act that was refused; sent to nobody
