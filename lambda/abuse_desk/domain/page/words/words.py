"""The words of the page in one language. A language is complete or it does not type-check."""

from collections.abc import Mapping
from dataclasses import dataclass

from abuse_desk.domain.cases.entry import Act
from abuse_desk.domain.vocabulary import Basis, ResourceType, Stage, TrustLevel


@dataclass(frozen=True, slots=True)
class PageWords:
    """Labels and sentences; `{...}` are filled with text, which the markup escapes."""

    other_language: str  # the name of the other language, in that language
    skip: str
    worklist: str
    worklist_hint: str
    move_ours: str
    move_aws: str
    closed: str
    nothing: str
    show_closed: str
    hide_closed: str
    left: str
    overdue: str
    no_time: str
    no_answer: str
    waiting: str  # how long nobody has judged it
    answered_ago: str
    answer_by: str
    basis: Mapping[Basis, str]
    has_it: str
    nobody: str
    case: str
    matter: str
    as_of: str
    what_now: str
    first_take: str
    judge: str
    then_answer: str
    kit: str
    kit_look: str
    kit_from: str
    kit_to: str
    kit_cc: str
    kit_subject: str
    kit_gaps: str
    kit_open: str
    says: str
    says_hint: str
    whole_notice: str
    reporter: str
    reporter_hint: str
    done_by_aws: str
    asks: str
    signs: str
    mail_from: str
    show_text: str
    show_text_hint: str
    text: str
    text_hint: str
    resources: str
    resources_hint: str
    more_resources: str
    open_console: str
    kinds: Mapping[ResourceType, str]
    account: str
    region: str
    ours: str
    not_ours: str
    unknown_account: str
    reference: str
    real: str
    proposals: str
    claims: str
    history: str
    told: str
    told_times: str
    not_told_yet: str
    copies: str
    forwarded_by: str
    raw: str
    raw_hint: str
    raw_by_link: str
    notice: str
    stages: Mapping[Stage, str]
    levels: Mapping[TrustLevel, str]  # in a word or two; the alerts' words say it whole
    our_answer: str
    strange_mail: str
    closed_by_rule: str
    did: Mapping[Act, str]
    act: Mapping[Act, str]  # the button
    means: Mapping[Act, str]  # what the act does, beside the button
    done: Mapping[Act, str]  # after it was done
    still_ours: str  # after an act that should have ended our move
    merged: str
    related: str
    related_merge: str
    other_acts: str
    limited: str
    your_name: str
    name_hint: str
    as_name: str
    take_longer: str
    how_long: str
    proposed: str
    hours: str
    minutes: str
    reason: str
    note: str
    level: str
    refused: str
    not_found: str
    not_found_hint: str
    not_found_how: str
    back: str
    malformed: str
    too_large: str
    wrong_method: str
    failed: str
    stale_form: str
    signed_as: str
    signed_alert: str
    valid_until: str
