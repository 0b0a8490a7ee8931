"""Which matter a mail speaks of (family) and where in its life it stands (stage).

Only AWS's own newest words decide the stage; the subject names a thread and may be old, so it
helps with the family alone. The order of stages is the contract's: a closing before a measure, a
measure before a warning, a new report before a reminder.
"""

from abuse_desk.domain.notices.ends import closes_for_now, resolves, retracts
from abuse_desk.domain.notices.said import Said
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family, Stage

# Two of these outside a conversation are a first report, whatever else is said.
_REPORTING = {
    Says.REPORTED,
    Says.IMPLICATED,
    Says.FORBIDDEN,
    Says.COPYRIGHT,
    Says.RESOURCE_LINE,
    Says.LABELLED,
}

# What only a mail in the middle of a matter says.
_GOING_ON = (
    Says.EARLIER,
    Says.FOLLOW_UP,
    Says.NO_ANSWER,
    Says.NOT_ENOUGH,
    Says.THANKS,
    Says.LOOKING,
    Says.LIFTED,
    Says.EXTENDED,
    Says.CLOSED,
    Says.CLOSING,
    Says.HARDLY_CLOSED,
    Says.STILL_RESTRICTED,
    Says.APOLOGY,
)
# Beside these, "no action is needed" is about something else.
_DEMANDS = (Says.NO_ANSWER, Says.FOLLOW_UP, Says.ASKS, Says.WANTS_DETAILS, Says.NOT_ENOUGH)
# What the abuse side writes to those who have no case.
_NO_CASE = (Says.REPORTER_THANKED, Says.LIMIT, Says.ANNOUNCEMENT, Says.MARKETING)


def family_of(said: Said) -> Family | None:
    """The family, or None where nothing of AWS's abuse side shows."""
    if _about_sending(said):
        return Family.SENDING
    if _about_credentials(said):
        return Family.CREDENTIALS
    if _about_account(said) and not _about_case_of_abuse(said):
        return Family.ACCOUNT
    if _about_abuse(said):
        return Family.VULNERABILITY if said.any(Says.VULNERABILITY) else Family.ABUSE
    return None


def stage_of(said: Said, family: Family) -> Stage | None:
    """The first stage of the contract's order that fits, or None."""
    if retracts(said):
        return Stage.RETRACTION
    if resolves(said, family):
        return Stage.RESOLUTION
    if closes_for_now(said, family):
        return Stage.UPDATE
    if _enforces(said, family):
        return Stage.ENFORCEMENT
    if said.any(Says.FINAL) or _warns_of_suspension(said, family):
        return Stage.FINAL_NOTICE
    if (said.all(Says.ANOTHER) and not said.all(Says.NO_MORE)) or _reports(said, family):
        return Stage.REPORT
    return _conversation(said, family) or _unsaid(said, family)


def _about_sending(said: Said) -> bool:
    if not said.any(Says.SES):
        return False
    if said.any(Says.SENDING_REVIEW, Says.SENDING_PAUSED):
        return said.any(Says.SENDING)
    return said.all(Says.LIFTED, Says.SENDING) and not said.any(Says.IMPLICATED)


def _about_credentials(said: Said) -> bool:
    if Says.IMPLICATED_WORD in said.body:
        return False
    if said.any(Says.KEY_EXPOSED):
        return True
    if said.from_abuse_desk and said.tells and said.machine:
        return False
    return said.any(Says.ACCOUNT_COMPROMISED) and not said.any(Says.COMPLAINT)


def _about_abuse(said: Said) -> bool:
    if said.abuse_reference or said.from_abuse_desk:
        return True
    return said.any(Says.COMPLAINT, Says.TRUST_AND_SAFETY, Says.VULNERABILITY)


def _about_account(said: Said) -> bool:
    if not said.any(Says.ACCOUNT) or said.any(Says.UNPAID):
        return False
    if said.any(Says.VALIDATION) and said.all(Says.STILL_RESTRICTED):
        return True
    return said.all(Says.LIFTED) or said.any(Says.SUSPEND, Says.SUSPENDED)


def _about_case_of_abuse(said: Said) -> bool:
    """Trust & Safety's own case or complaint; its signature alone stands under other matters."""
    if said.abuse_reference or said.from_abuse_desk or said.tells or said.machine:
        return True
    return said.any(Says.COMPLAINT, Says.VULNERABILITY)


def _enforces(said: Said, family: Family) -> bool:
    if family is Family.SENDING:
        return _pauses(said)
    if said.all(Says.REVOKED, Says.SUSPENDED, Says.LABELLED):
        return True
    if said.all(Says.LIFTED) and not said.all(Says.TO_MITIGATE):
        return False
    if family is Family.ACCOUNT:
        asked = (Says.ANSWER_WANTED, Says.WANTS_DETAILS, Says.NOT_ENOUGH)
        return said.any(Says.SUSPENDED) and not (said.replied and said.body_any(*asked))
    if family is Family.CREDENTIALS:
        return not _reports(said, family) and (
            said.body_any(Says.SUSPENDED) or said.all(Says.TO_MITIGATE, Says.MEASURES)
        )
    if said.body_any(Says.SUSPENDED) and not said.all(Says.REPORTED, Says.IMPLICATED):
        return True
    added = said.all(Says.ANOTHER) and not _mitigates(said)
    return said.all(Says.MEASURES) and not added and not _reports(said, family)


def _mitigates(said: Said) -> bool:
    """AWS acts in a running matter; on a first report what it does goes with the report."""
    told = said.all(Says.REPORTED) and (said.all(Says.IMPLICATED) or not said.thread)
    return said.all(Says.TO_MITIGATE, Says.MEASURES) and not told


def _pauses(said: Said) -> bool:
    """Sending stops; that it stays stopped while AWS asks on, or did once, is nothing new."""
    if said.thread and said.all(Says.HELD) and said.body_any(Says.WANTS_DETAILS, Says.LIFTED):
        return False
    told = said.body if said.all(Says.LIFTED) else said.body | said.subject
    return Says.SENDING_PAUSED in told


def _warns_of_suspension(said: Said, family: Family) -> bool:
    """The account itself goes next; a first report only says what may follow."""
    if family is Family.ACCOUNT:
        return said.any(Says.SUSPEND)
    if family not in (Family.ABUSE, Family.VULNERABILITY) or not said.all(Says.WILL_SUSPEND):
        return False
    told_before = (Says.EARLIER, Says.FOLLOW_UP, Says.NO_ANSWER)
    if said.body_any(*told_before, Says.DAY_OF_SUSPENSION):
        return True
    return not said.body_any(Says.REPORTED, Says.IMPLICATED, Says.LIFTED, Says.EXTENDED)


def _reports(said: Said, family: Family) -> bool:
    """A first report: told for the first time, in the middle of no conversation."""
    if said.replied or said.body_any(Says.FOLLOW_UP, Says.NO_ANSWER_YET) or said.any(Says.FINAL):
        return False
    if family is Family.SENDING:
        told = said.body if said.thread else said.body | said.subject
        freed = said.all(Says.LIFTED) and (said.all(Says.HELD) or not said.all(Says.ON_PROBATION))
        return Says.SENDING_REVIEW in told and not freed
    if family is Family.CREDENTIALS:
        if not said.thread and (said.named or said.body_any(Says.ASKS, Says.THREAT)):
            return said.any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED)
        return said.body_any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED)
    if said.body_any(Says.LIFTED, Says.EXTENDED) and not _reports_and_asks(said):
        return False
    if _mitigates(said):
        return False
    if len(said.body & _REPORTING) > 1 or _tells_of_abuse(said) or _introduces(said):
        return True
    return said.all(Says.REPORTED) and said.body_any(
        Says.IMPLICATED, Says.FORBIDDEN, Says.VULNERABILITY, Says.COPYRIGHT
    )


def _reports_and_asks(said: Said) -> bool:
    """What was freed before, or is to be, stands in a first report beside its demand."""
    if said.thread or not said.all(Says.REPORTED, Says.IMPLICATED, Says.ANSWER_WANTED):
        return False
    return not said.body_any(Says.THANKS, Says.NO_ACTION, Says.CLOSED)


def _tells_of_abuse(said: Said) -> bool:
    """What was done and by what of ours, in whatever words, and no sign of an earlier mail."""
    told = said.tells or (said.machine and said.body_any(Says.FORBIDDEN, Says.REPORTED))
    if said.all(Says.STILL_RESTRICTED) and not said.body_any(Says.REPORTED, Says.IMPLICATED):
        return False
    if said.thread and said.question:
        return False
    return told and not said.body_any(Says.EARLIER, Says.NOT_ENOUGH, Says.THANKS)


def _introduces(said: Said) -> bool:
    """The abuse side writes of something of ours, and of nothing that went before."""
    if said.thread or not said.something or not (said.from_abuse_desk or said.abuse_reference):
        return False
    if said.body_any(Says.MEASURES, Says.SUSPENDED) and not said.all(Says.REPORTED):
        return False
    return not said.body_any(*_GOING_ON) and not said.any(*_NO_CASE, Says.SURVEY, Says.REQUESTED)


def _conversation(said: Said, family: Family) -> Stage | None:
    """Stages in the middle of a matter: reminded, asked, told."""
    if said.all(Says.LOOKING, Says.NO_ACTION) and not said.body_any(*_DEMANDS):
        return Stage.UPDATE
    if said.all(Says.EXTENDED) and not said.all(Says.NOT_ENOUGH):
        return Stage.UPDATE
    if said.all(Says.CLOSING, Says.NO_MORE) and not said.body_any(*_DEMANDS):
        return Stage.UPDATE
    if _reminds(said):
        return Stage.REMINDER
    if _wants_answer(said):
        return Stage.INFORMATION_REQUEST
    if said.body_any(Says.LOOKING, Says.LIFTED, Says.THANKS, Says.FOR_NOW):
        undone = family is Family.CREDENTIALS and said.all(Says.KEY_UNDONE)
        return Stage.INFORMATION_REQUEST if undone or said.question else Stage.UPDATE
    return Stage.INFORMATION_REQUEST if said.all(Says.ASKS) else None


def _wants_answer(said: Said) -> bool:
    """AWS asks on; beside something it freed, the asking is a part of an update."""
    if said.body_any(Says.WANTS_DETAILS, Says.NOT_ENOUGH):
        return True
    if said.all(Says.LIFTED):
        return False
    if said.body_any(Says.HARDLY_CLOSED, Says.STANDS):
        return True
    if said.all(Says.STILL_RESTRICTED) and (said.all(Says.ASKS) or not said.all(Says.LOOKING)):
        return True
    if said.all(Says.ANSWER_WANTED) and not said.body_any(Says.FOR_NOW, Says.NO_ACTION):
        return True
    return said.all(Says.ASKS, Says.STILL_TO_DO) and not said.all(Says.NO_ACTION)


def _unsaid(said: Said, family: Family) -> Stage | None:
    """In words no sign knows, the side that opened the matter writes: it stays open."""
    if said.body_any(*_NO_CASE):
        return None
    if family in (Family.CREDENTIALS, Family.SENDING):
        return Stage.INFORMATION_REQUEST if said.thread else None
    if said.from_abuse_desk and said.something:
        return Stage.INFORMATION_REQUEST if said.thread else Stage.REPORT
    return Stage.INFORMATION_REQUEST if said.abuse_reference else None


def _reminds(said: Said) -> bool:
    if said.all(Says.EARLIER) and said.tells and not said.replied:
        return True
    if said.body_any(Says.NO_ANSWER):
        return not said.replied or not said.body_any(Says.WANTS_DETAILS, Says.NOT_ENOUGH)
    if not said.all(Says.FOLLOW_UP) or said.all(Says.LIFTED):
        return False
    asked = (Says.WANTS_DETAILS, Says.NOT_ENOUGH, Says.ANSWER_WANTED)
    return not said.all(Says.THANKS) or not said.body_any(*asked)
