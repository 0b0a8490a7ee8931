"""Which matter a mail speaks of (family) and where in its life it stands (stage).

Only AWS's own newest words decide the stage; the subject names a thread and may be old, so it
helps with the family alone. The order of stages is the contract's: a closing before a measure, a
measure before a warning, a new report before a reminder.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Said:
    """What the newest part says, what the subject says, and who seems to speak."""

    body: frozenset[Says]
    subject: frozenset[Says]
    abuse_reference: bool = False  # the subject carries a Trust & Safety case number
    replied: bool = False  # it begins with thanks for our answer
    from_abuse_desk: bool = False  # the sender is AWS's abuse address
    tells: bool = False  # it names a kind of abuse and something of ours
    machine: bool = False  # that is an instance or its like, not the account
    named: bool = False  # an id of ours or an account stands somewhere
    something: bool = False  # an id, an account, a host, an address or a link stands somewhere
    thread: bool = False  # the subject says that it goes on
    question: bool = False  # it asks us something

    def any(self, *marks: Says) -> bool:
        """One of them is said, in body or subject."""
        return not (self.body.isdisjoint(marks) and self.subject.isdisjoint(marks))

    def all(self, *marks: Says) -> bool:
        """The body says each of them."""
        return self.body.issuperset(marks)

    def body_any(self, *marks: Says) -> bool:
        """The body says one of them."""
        return not self.body.isdisjoint(marks)


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
    if _retracts(said):
        return Stage.RETRACTION
    if _resolves(said, family):
        return Stage.RESOLUTION
    if _closes_for_now(said, family):
        return Stage.UPDATE
    if _enforces(said, family):
        return Stage.ENFORCEMENT
    if said.any(Says.FINAL) or (family is Family.ACCOUNT and said.any(Says.SUSPEND)):
        return Stage.FINAL_NOTICE
    if said.all(Says.ANOTHER) or _reports(said, family):
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
    return said.all(Says.LIFTED) or said.any(Says.SUSPEND, Says.SUSPENDED)


def _about_case_of_abuse(said: Said) -> bool:
    """Trust & Safety's own case or complaint; its signature alone stands under other matters."""
    if said.abuse_reference or said.from_abuse_desk or said.tells or said.machine:
        return True
    return said.any(Says.COMPLAINT, Says.VULNERABILITY)


def _retracts(said: Said) -> bool:
    wrong = said.all(Says.IN_ERROR) or _is_about_others(said)
    if not (wrong or said.all(Says.DISREGARD)) or said.body_any(Says.ANOTHER, Says.STANDS):
        return False
    if said.body_any(Says.NO_ACTION, Says.CLOSED) or (wrong and said.all(Says.DISREGARD)):
        return True
    if said.body_any(Says.ASKS, Says.WANTS_DETAILS, Says.THREAT):
        return False
    return said.body_any(Says.APOLOGY, Says.LIFTED) and not said.all(Says.IMPLICATED)


def _is_about_others(said: Said) -> bool:
    """Reports name other customers, too: as victims. It takes nothing back where AWS demands."""
    if said.tells or said.machine or said.body_any(Says.IMPLICATED, Says.REPORTED, Says.NOT_ENOUGH):
        return False
    return said.all(Says.NOT_OURS) and not said.body_any(Says.STILL_TO_DO, Says.WANTS_DETAILS)


def _resolves(said: Said, family: Family) -> bool:
    """A closing that leaves nothing open: doubt keeps the matter open."""
    if said.body_any(Says.FOR_NOW, Says.ANOTHER, Says.NO_ANSWER, Says.FINAL, Says.STANDS):
        return False
    if said.all(Says.STILL_RESTRICTED) and not said.all(Says.LIFTED):
        return False
    if said.all(Says.REPORTED, Says.IMPLICATED) and not said.all(Says.NO_ACTION):
        return False
    if said.all(Says.CLOSED):
        freed = said.all(Says.LIFTED) and not said.all(Says.ASKS)
        doubtful = said.body_any(Says.STILL_TO_DO, Says.NOT_ENOUGH) and not freed
        if said.all(Says.HARDLY_CLOSED) or (_asks_us(said) and not said.all(Says.NO_ACTION)):
            return False
        return not doubtful or said.all(Says.NO_ACTION)
    if _thanked_for_doing(said, family):
        return True
    return said.all(Says.NO_ACTION, Says.THANKS) and not said.all(Says.LOOKING)


def _asks_us(said: Said) -> bool:
    """A question about the matter, not about how we liked the service."""
    return said.question and (not said.all(Says.SERVICE) or said.all(Says.WANTS_DETAILS))


def _thanked_for_doing(said: Said, family: Family) -> bool:
    if family is Family.SENDING:
        undone = (Says.SENDING_PAUSED, Says.ON_PROBATION, Says.WANTS_DETAILS)
        return said.all(Says.LIFTED) and not said.body_any(*undone)
    if family is not Family.CREDENTIALS or said.body_any(Says.STILL_TO_DO, Says.WANTS_DETAILS):
        return False
    if said.all(Says.KEY_UNDONE) or _asks_us(said):
        return False
    ends = (Says.THANKS, Says.CLOSED, Says.CLOSING, Says.LIFTED, Says.NO_ACTION)
    return said.all(Says.KEY_DONE) and said.body_any(*ends)


def _closes_for_now(said: Said, family: Family) -> bool:
    """A support case put away while the problem stays."""
    if family is Family.ACCOUNT and said.all(Says.SUSPEND):
        return False
    if not said.body_any(Says.CLOSED, Says.CLOSING) or said.all(Says.LIFTED, Says.CLOSED):
        return False
    return said.body_any(Says.FOR_NOW) or (
        said.all(Says.STILL_RESTRICTED) and not said.body_any(Says.REPORTED, Says.TO_MITIGATE)
    )


def _enforces(said: Said, family: Family) -> bool:
    if family is Family.SENDING:
        return said.any(Says.SENDING_PAUSED)
    if said.all(Says.LIFTED) and not said.all(Says.TO_MITIGATE):
        return False
    if family is Family.ACCOUNT:
        return said.any(Says.SUSPENDED)
    if family is Family.CREDENTIALS:
        return not _reports(said, family) and (
            said.body_any(Says.SUSPENDED) or said.all(Says.TO_MITIGATE, Says.MEASURES)
        )
    if said.body_any(Says.SUSPENDED) and not said.all(Says.REPORTED, Says.IMPLICATED):
        return True
    return said.all(Says.MEASURES) and not said.all(Says.ANOTHER) and not _reports(said, family)


def _reports(said: Said, family: Family) -> bool:
    """A first report: told for the first time, in the middle of no conversation."""
    if said.replied or said.body_any(Says.FOLLOW_UP, Says.NO_ANSWER_YET) or said.any(Says.FINAL):
        return False
    if family is Family.SENDING:
        return Says.SENDING_REVIEW in (said.body if said.thread else said.body | said.subject)
    if family is Family.CREDENTIALS:
        if not said.thread and (said.named or said.body_any(Says.ASKS, Says.THREAT)):
            return said.any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED)
        return said.body_any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED)
    if said.body_any(Says.LIFTED, Says.EXTENDED):
        return False
    if said.all(Says.TO_MITIGATE, Says.MEASURES) and not said.all(Says.REPORTED):
        return False
    if len(said.body & _REPORTING) > 1 or _tells_of_abuse(said) or _introduces(said):
        return True
    return said.all(Says.REPORTED) and said.body_any(
        Says.IMPLICATED, Says.FORBIDDEN, Says.VULNERABILITY, Says.COPYRIGHT
    )


def _tells_of_abuse(said: Said) -> bool:
    """What was done and by what of ours, in whatever words, and no sign of an earlier mail."""
    told = said.tells or (said.machine and said.body_any(Says.FORBIDDEN, Says.REPORTED))
    if said.all(Says.STILL_RESTRICTED) and not said.body_any(Says.REPORTED, Says.IMPLICATED):
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
    if _reminds(said):
        return Stage.REMINDER
    if said.body_any(Says.WANTS_DETAILS, Says.NOT_ENOUGH):
        return Stage.INFORMATION_REQUEST
    unclosed = (Says.HARDLY_CLOSED, Says.STILL_RESTRICTED, Says.STANDS)
    if said.body_any(*unclosed) and not said.all(Says.LIFTED):
        return Stage.INFORMATION_REQUEST
    if said.all(Says.ASKS, Says.STILL_TO_DO) and not said.body_any(Says.LIFTED, Says.NO_ACTION):
        return Stage.INFORMATION_REQUEST
    if said.body_any(Says.LOOKING, Says.LIFTED, Says.THANKS, Says.FOR_NOW):
        undone = family is Family.CREDENTIALS and said.all(Says.KEY_UNDONE)
        return Stage.INFORMATION_REQUEST if undone or said.question else Stage.UPDATE
    return Stage.INFORMATION_REQUEST if said.all(Says.ASKS) else None


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
    return not said.all(Says.THANKS) or not said.body_any(Says.WANTS_DETAILS, Says.NOT_ENOUGH)
