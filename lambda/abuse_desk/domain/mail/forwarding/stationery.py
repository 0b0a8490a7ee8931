"""What gateways and lists put around a text: banners, footers, tags. None of it is AWS's."""

import re

from abuse_desk.domain.mail.message import Message

LOOK_AT = 4  # paragraphs from the top that may be banners
LONGEST_BANNER = 900  # characters

BANNER = re.compile(
    r"originat\w+ (?:from )?outside|external (?:e-?mail|sender|message|source)"
    r"|from (?:an )?(?:external|outside)|outside (?:of )?(?:your|the|our) organi[sz]ation"
    r"|you don't often get e?mail from"
    r"|do not click (?:on )?(?:any )?links? (?:or|and|unless)|sender outside"
    r"|externe[nr]? (?:e-?mail|absender|mail)"
    r"|provient de l'extérieur|expéditeur externe|correo externo|remitente externo"
    r"|e-?mail externo|mittente esterno|externe afzender"
    r"|外部(?:から|の)?(?:メール|送信者|の?差出人)|社外(?:から|メール)|外部邮件|外部郵件"
    r"|来自外部|외부 ?(?:메일|발신)",
    re.IGNORECASE,
)
# One of these is in every banner: a plain search, so that most mails pay nothing for the pattern.
BANNER_WORDS = (
    *("outside", "extern", "extér", "estern", "often get", "do not click", "外部", "社外", "외부"),
)
TAGGED_SUBJECT = re.compile(
    r"^\s*(?:\[\s*(?:external|ext|extern|externe|externo|caution|外部|社外)[^\]]{0,30}\]"
    r"|\*{1,3}\s?external\s?\*{1,3}|external:|\{external\})\s*",
    re.IGNORECASE,
)
LIST_NAME = re.compile(r"<?([\w-]{1,60})[.@]")
# Footers begin on a line of their own; everything behind them is the list's.
LIST_FOOTER = re.compile(
    r"\n(?:-- ?\n)?(?:You received this message because you are subscribed to the Google Groups?\b"
    r"|このメールは Google グループのグループ|您收到此邮件是因为您订阅了|您會收到這封郵件"
    r"|이 메일은 Google 그룹스"
    r"|To unsubscribe from this (?:group|list)\b[^\n]*\n)|\n_{20,}\n[^\n]{1,100} mailing list\b"
)
FOOTER_SIZE = 3_000
# A house's legal notice or a scanner's boast below a mail that passed it; AWS writes none of these.
LEGAL = re.compile(
    r"intended (?:solely |only )?for|intended recipient|received this (?:e-?mail|message) in error"
    r"|scanned (?:by|for|and)|virus[- ]free|been checked (?:by|for)|\bdisclaimer\b"
    r"|vertraulich|confidentiel|confidencial|riservat|誤って受信|宛先以外|本メールに含まれる|保密",
    re.IGNORECASE,
)
NAMES_AWS = re.compile(r"\b(?:aws|amazon)\b", re.IGNORECASE)
LEGAL_SIZE = 2_000
LEGAL_PARAGRAPHS = 3


def without_banners(text: str) -> str:
    """The text without a gateway's warning at its top."""
    if not _may_be_banner(text[: LOOK_AT * LONGEST_BANNER]):
        return text
    paragraphs = text.split("\n\n")
    top = [p for p in paragraphs[:LOOK_AT] if not _is_banner(p)]
    return "\n\n".join((*top, *paragraphs[LOOK_AT:])).strip("\n")


def clean_subject(message: Message) -> str | None:
    """The subject without a gateway's tag and without a list's name in brackets."""
    subject = message.header("subject")
    if subject is None:
        return None
    subject = untagged(subject) or ""
    names = LIST_NAME.search((message.header("list-id") or "").rpartition("<")[2])
    if names:
        subject = re.sub(
            rf"^\s*\[{re.escape(names[1])}(?:[: ]\d+)?\]\s*", "", subject, flags=re.IGNORECASE
        )
    return subject


def untagged(subject: str | None) -> str | None:
    """A subject without a gateway's tag in front."""
    return TAGGED_SUBJECT.sub("", subject) if subject else subject


def without_list_footer(text: str) -> str:
    """The text without the lines a mailing list adds below it."""
    at = max(0, len(text) - FOOTER_SIZE)
    match = LIST_FOOTER.search(text, at)
    return text[: match.start()].rstrip() if match else text


def without_legal_footer(text: str) -> str:
    """The text without the paragraphs a forwarder's house or its scanner sets below every mail."""
    paragraphs = text.split("\n\n")
    for _ in range(LEGAL_PARAGRAPHS):
        last = paragraphs[-1]
        if len(paragraphs) < 2 or len(last) > LEGAL_SIZE or NAMES_AWS.search(last):
            break
        if not LEGAL.search(last):
            break
        paragraphs.pop()
    return "\n\n".join(paragraphs).rstrip("\n")


def _is_banner(paragraph: str) -> bool:
    short = len(paragraph) <= LONGEST_BANNER
    return short and _may_be_banner(paragraph) and BANNER.search(paragraph) is not None


def _may_be_banner(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in BANNER_WORDS)
