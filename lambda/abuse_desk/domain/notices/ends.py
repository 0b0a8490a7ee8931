"""Which mails end a matter, and which only sound like it: doubt keeps it open."""

from abuse_desk.domain.notices.said import Said
from abuse_desk.domain.notices.signs import Says
from abuse_desk.domain.vocabulary import Family


def retracts(said: Said) -> bool:
    """AWS takes back what it wrote, and nothing of it stands."""
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


def resolves(said: Said, family: Family) -> bool:
    """A closing that leaves nothing open: doubt keeps the matter open."""
    if said.body_any(Says.FOR_NOW, Says.ANOTHER, Says.NO_ANSWER, Says.FINAL, Says.STANDS):
        return False
    if said.all(Says.HELD) or (said.all(Says.STILL_RESTRICTED) and not said.all(Says.LIFTED)):
        return False
    if said.all(Says.REPORTED, Says.IMPLICATED) and not said.all(Says.NO_ACTION):
        return False
    if said.all(Says.ANSWER_WANTED) and not said.all(Says.NO_ACTION):
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
        undone = said.body_any(Says.SENDING_PAUSED, Says.ON_PROBATION)
        asks = said.all(Says.WANTS_DETAILS) and not said.all(Says.NO_ACTION)
        return said.all(Says.LIFTED) and not undone and not asks
    if family is not Family.CREDENTIALS or said.body_any(Says.STILL_TO_DO, Says.WANTS_DETAILS):
        return False
    if said.all(Says.KEY_UNDONE) or _asks_us(said):
        return False
    ends = (Says.THANKS, Says.CLOSED, Says.CLOSING, Says.LIFTED, Says.NO_ACTION)
    return said.all(Says.KEY_DONE) and said.body_any(*ends)


def closes_for_now(said: Said, family: Family) -> bool:
    """A support case put away while the problem stays."""
    if family is Family.ACCOUNT and said.all(Says.SUSPEND):
        return False
    if not said.body_any(Says.CLOSED, Says.CLOSING):
        return False
    if said.all(Says.SUSPENDED) and family is not Family.CREDENTIALS and not said.all(Says.FOR_NOW):
        return False
    if said.all(Says.LIFTED, Says.CLOSED) and not said.all(Says.HELD):
        return False
    return said.body_any(Says.FOR_NOW) or (
        said.all(Says.STILL_RESTRICTED) and not said.body_any(Says.REPORTED, Says.TO_MITIGATE)
    )
