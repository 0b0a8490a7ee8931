"""Mail that is no notice though AWS, or the way to the intake, sent it: what it is instead."""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.original import Original
from abuse_desk.domain.notices.said import Said
from abuse_desk.domain.notices.signs import Says

# Kinds that hold whatever the mail says.
ALWAYS = frozenset(("automatic_reply", "forwarding_confirmation", "own_alert", "set_up"))

_FORWARDING_SENDERS = late(
    r"^(?:forwarding-noreply@google\.com|.*-?forwarding@.*|mail-noreply@google\.com)$",
    re.IGNORECASE,
)
_RETAIL = late(r"^(?!.*(?:aws|ec2|ses|abuse)).*@(?:[\w-]+\.)*amazon\.com$", re.IGNORECASE)
_OWN_ALERT_SENDERS = late(r"@sns\.(?:[a-z0-9-]+\.)?amazonaws\.com$", re.IGNORECASE)
# Billing in the languages AWS writes it; no notice was ever seen in these.
_FOREIGN_BILLING = late(
    r"請求|お支払|支払い|クレジットカード|期限が過ぎて|未払い|账单|付款|帳單|청구|결제|미납"
    r"|Rechnung|Zahlung|facture|paiement|factura|pago|fatura|pagamento"
)
# AWS's words over an unpaid bill, unless it names a rule that was broken.
_FOREIGN_SUSPENSION = "アカウントが停止"
# RFC 3834, and the subjects of mailboxes that leave its header out.
_AUTOMATIC_SUBJECT = late(
    r"^\s*(?:(?:re|aw|sv|fwd?):\s*)?(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?"
    r"(?:reply|response|antwort)|abwesenheits|automatische antwort|r\u00e9ponse automatique"
    r"|respuesta autom\u00e1tica|resposta autom\u00e1tica|risposta automatica"
    r"|\u81ea\u52d5\u5fdc\u7b54|\u81ea\u52d5\u8fd4\u4fe1|\u81ea\u52a8\u56de\u590d"
    r"|\u81ea\u52d5\u56de\u8986|\uc790\ub3d9 ?\uc751\ub2f5|\ubd80\uc7ac\uc911)",
    re.IGNORECASE,
)
_DAEMON = late(r"(?:mailer-daemon|mail-daemon|postmaster)@", re.IGNORECASE)
_SET_UP_KEYS = late(r"amazon\s+ses\s+setup\s+notification", re.IGNORECASE)


def kind_without_reading(
    original: Original, own_addresses: frozenset[str], *, from_aws: bool
) -> str | None:
    """Mail known by its sender or subject alone, whatever its words or language."""
    sender = (original.sender or "").lower()
    if _FORWARDING_SENDERS.match(sender):
        return "forwarding_confirmation"
    if sender in own_addresses or _OWN_ALERT_SENDERS.search(sender):
        return "own_alert"
    if _SET_UP_KEYS.search(original.subject or "") or _SET_UP_KEYS.search(original.body[:500]):
        return "set_up"
    machine = not from_aws and (_answered_by_machine(original) or _returned(original))
    return "automatic_reply" if machine else None


def _answered_by_machine(original: Original) -> bool:
    """A ticket system or an absent person answered; no forward has these marks on itself."""
    if original.message is None:
        return False
    submitted = original.message.header("Auto-Submitted") or ""
    if submitted.strip().lower().startswith("auto-replied"):
        return True
    return _AUTOMATIC_SUBJECT.match(original.subject or "") is not None


def _returned(original: Original) -> bool:
    """A mail of ours that did not arrive: it answers nobody, whatever it says."""
    hop = original.layers[0].sender if original.layers else None
    return original.sender is not None and _DAEMON.match(hop or "") is not None


def retail_kind(sender: str, said: Said) -> str | None:
    """The shop shares its domain with AWS; its mail names neither AWS nor anything of ours."""
    if not _RETAIL.search(sender) or said.machine or said.tells:
        return None
    if said.any(Says.AWS_NAME, Says.TRUST_AND_SAFETY, Says.SES, Says.COMPLAINT):
        return None
    return "sister_product"


def harmless_kind(said: Said, text: str) -> str | None:
    """AWS's mail about something else than abuse; None where it may be a notice."""
    named = _about_others(said) or _named_in_subject(said)
    if named is not None:
        return named
    if _strong(said) or _about_key(said):
        return None
    if said.any(Says.LIMIT) and not said.any(Says.COMPLAINT, Says.IMPLICATED_WORD):
        return "limit"
    return "billing" if _bills(said, text) else _unrelated(said)


def _about_others(said: Said) -> str | None:
    """Another product, somebody whom we reported, a person who signs in."""
    if said.any(Says.SISTER) and not said.any(Says.KEY_EXPOSED, Says.IMPLICATED_WORD):
        return "sister_product"
    strange = _strong(said) or _taken_over(said) or _validates(said)
    if said.any(Says.SIGN_IN) and not strange:
        return "sign_in"
    return "support_case" if _reported_by_us(said) else None


def _bills(said: Said, text: str) -> bool:
    if said.from_abuse_desk:
        return False
    if said.any(Says.UNPAID) or (said.any(Says.BILLING) and not _validates(said)):
        return True
    if _validates(said):
        return False
    suspends = _FOREIGN_SUSPENSION in text and not said.any(Says.FORBIDDEN)
    return suspends or _FOREIGN_BILLING.search(text) is not None


def _named_in_subject(said: Said) -> str | None:
    """Products that report about abuse, keys and attacks as their trade, and talk about them."""
    if Says.IMPLICATED_WORD in said.body or said.abuse_reference or said.from_abuse_desk:
        return None
    if Says.FINDINGS in said.subject:
        return "findings"
    if Says.REQUESTED in said.subject:
        return "support_case"
    if Says.SURVEY in said.subject and not said.body_any(Says.THREAT, Says.MEASURES):
        return "survey"
    if Says.BUDGET in said.subject:
        return "budget"
    if Says.ENROLLMENT in said.subject and not _about_something_of_ours(said):
        return "announcement"
    talks = said.any(Says.MARKETING) and not said.named and not said.body_any(Says.THREAT)
    return "marketing" if talks and not _strong(said) else None


def _about_something_of_ours(said: Said) -> bool:
    """What every customer gets names no break-in, no resource and no suspension."""
    if said.tells or said.machine or said.all(Says.SUSPENDED):
        return True
    return said.any(Says.KEY_EXPOSED, Says.ACCOUNT_COMPROMISED)


def _unrelated(said: Said) -> str | None:
    if Says.ANNOUNCEMENT in said.subject and said.body_any(Says.NO_ACTION, Says.MARKETING):
        return "announcement"
    if _no_case_of_ours(said):
        return "support_case"
    if said.any(Says.COMPLAINT, Says.TRUST_AND_SAFETY):
        return None
    if said.any(Says.MAINTENANCE):
        return "maintenance"
    if said.any(Says.BUDGET):
        return "budget"
    if said.any(Says.SUSPEND, Says.SUSPENDED, Says.ACCOUNT_COMPROMISED):
        return None
    return _everyday(said)


def _everyday(said: Said) -> str | None:
    """Mail that suspends nothing and knows of no break-in."""
    if said.any(Says.MARKETING):
        return "marketing"
    if said.any(Says.HEALTH):
        return "health"
    if Says.ROUTINE in said.subject and not said.any(Says.THREAT, Says.MEASURES):
        return "announcement"
    return "support_case" if _is_plain_support(said) else None


def _reported_by_us(said: Said) -> bool:
    """AWS answers our own report about a customer of its, in which it names what we reported."""
    if said.abuse_reference or said.named or said.any(Says.IMPLICATED, Says.KEY_EXPOSED):
        return False
    if said.body_any(Says.NOT_ENOUGH, Says.STILL_TO_DO):
        return False
    thanked = said.body_any(Says.REPORTER_THANKED, Says.REPORT_THANKED)
    return thanked and said.all(Says.OUR_REPORT)


def _validates(said: Said) -> bool:
    """AWS wants to know who we are, and suspends over that, not over money."""
    return said.any(Says.VALIDATION) and said.any(Says.SUSPEND, Says.SUSPENDED)


def _no_case_of_ours(said: Said) -> bool:
    """We reported somebody, or asked the abuse side to allow something."""
    if said.machine or said.tells or said.any(Says.IMPLICATED_WORD, Says.THREAT):
        return False
    if said.body_any(Says.REPORTER_THANKED) and not said.named:
        return True
    return Says.REQUESTED in said.subject and not said.abuse_reference


def _is_plain_support(said: Said) -> bool:
    """A support case about something else: nothing threatened, restricted or compromised."""
    return Says.SUPPORT_SUBJECT in said.subject and not said.any(
        Says.THREAT, Says.MEASURES, Says.STILL_RESTRICTED, Says.FINAL
    )


def _strong(said: Said) -> bool:
    """Signs of abuse that no neighbouring mail carries together."""
    if said.all(Says.IMPLICATED, Says.REPORTED) and said.any(Says.FORBIDDEN, Says.COMPLAINT):
        return True
    if said.any(Says.IMPLICATED_WORD) and said.any(Says.COMPLAINT):
        return True
    if said.any(Says.SES) and said.any(Says.SENDING_REVIEW, Says.SENDING_PAUSED):
        return not said.any(Says.LIMIT) or said.any(Says.PROBLEM_RATE)
    return said.all(Says.VULNERABILITY, Says.REPORTED) and not said.any(Says.MAINTENANCE)


def _taken_over(said: Said) -> bool:
    """A case about a strange sign-in, which notes about codes and new devices are not."""
    return said.body_any(Says.ACCOUNT_COMPROMISED) and said.any(Says.SUPPORT_CASE)


def _about_key(said: Said) -> bool:
    if said.any(Says.KEY_EXPOSED):
        return True
    return said.any(Says.ACCOUNT_COMPROMISED) and said.body_any(
        Says.ASKS, Says.MEASURES, Says.CLOSED
    )
