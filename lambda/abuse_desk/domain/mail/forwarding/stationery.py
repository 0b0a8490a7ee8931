"""What gateways and lists put around a text: banners, footers, tags. None of it is AWS's."""

import re

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.forwarding.runs import GREETING
from abuse_desk.domain.mail.message import Message

LOOK_AT = 4  # paragraphs from the top that may be banners
LONGEST_BANNER = 900  # characters

# One sentence says it: this mail, or its sender, is from outside; or mails from it are seldom.
BANNER = late(
    r"\A\W{0,20}external\W{0,20}\Z|originat\w+ (?:from )?outside"
    r"|external (?:e-?mail|sender|message|source)"
    r"|from (?:an )?(?:external|outside)|outside (?:of )?(?:your|the|our) organi[sz]ation"
    r"|\b(?:do not|don['’]t) often (?:get|receive) e?-?mail from"
    r"|nicht häufig e-mails|nicht oft e-mails|pas souvent d['’]e-?mail|niet vaak e-mail"
    r"|suele recibir correo|costuma receber e-?mail|inte ofta e-?post|ikke ofte (?:e-?post|e-?mail)"
    r"|riceve spesso (?:e-?mail|messaggi)|rzadko otrzymujesz"
    r"|からのメールを受け取ることはあまり|通常不[会會]收到|자주 받지 않"
    r"|do not click (?:on )?(?:any )?links? (?:or|and|unless)|sender outside"
    r"|extern[aernst]{0,3} (?:e-?mail|mail|me(?:jl|il|ddel)|nachricht|bericht|absender|afzender"
    r"|avs[äe]nd|afsend)"
    r"|(?:e-?mail|correo|mensaje|mensagem|messaggio|message|courriel|remitente|remetente|mittente"
    r"|expéditeur) (?:extern|estern)"
    r"|(?:provient|vient) de l['’]ext[ée]rieur"
    r"|(?:außerhalb|hors de|fuera de|fora d[ae]|fuori d|poza|mimo|buiten|utanför|uden ?for|utenfor"
    r"|вне|за пределами) (?:\w{1,12}[ '’]){0,3}?(?:organi[sz]|unternehm|firm|entrepr|[ée]mpres"
    r"|aziend|bedrijf|företag|virksomhed|компан|организац)"
    r"|внешн\w{1,4} (?:отправител|источник|адрес|почт)"
    r"|(?:外部|社外|組織外)(?:から|より)の?(?:メール|送信|送られ|届|受信)"
    r"|(?:外部|社外|組織外)の?(?:メール|送信者|差出人)"
    r"|(?:外部|组织外|公司外)的?(?:邮件|郵件|寄件|发件|發件)|邮件来自(?:公司|组织)?外部|来自外部"
    r"|외부(?:에서|로부터|의)? ?(?:이?메일|발송|발신)",
    re.IGNORECASE,
)
# One of these is in every banner: a plain search, so that most mails pay nothing for the pattern.
BANNER_WORDS = (
    *("outside", "extern", "extér", "exter", "estern", "often", "do not click", "外部", "社外"),
    *(
        "組織外",
        "组织外",
        "公司外",
        "외부",
        "häufig",
        "oft ",
        "souvent",
        "vaak",
        "suele",
        "costuma",
    ),
    *(
        "ofta",
        "ofte",
        "spesso",
        "rzadko",
        "あまり",
        "通常不",
        "자주",
        "внешн",
        "außerhalb",
        "hors ",
    ),
    *(
        "fuera",
        "fora ",
        "fuori",
        "poza",
        "mimo",
        "buiten",
        "utanför",
        "udenfor",
        "uden for",
        "utenfor",
    ),
    *("вне ", "за пределами"),
)
TAGGED_SUBJECT = late(
    r"^\s*(?:\[\s*(?:external|ext|extern|externe|externo|caution|外部|社外)[^\]]{0,30}\]"
    r"|\*{1,3}\s?external\s?\*{1,3}|external:|\{external\})\s*",
    re.IGNORECASE,
)
# From the start of a word on: each is looked at once.
DOUBLED = late(r"(?<![^\s<>(\[\"'])((?:https?://|[^\s<>@]{1,64}@)[^\s<>]{1,2000}+)<(?:mailto:)?\1>")
# No gateway names an account or an instance.
OF_OURS = late(r"\b(?:\d{12}|i-[0-9a-f]{8,17}|AKIA\w{4,16})\b")
SIGNED, SIGNATURE = "-----BEGIN PGP SIGNED MESSAGE-----\n", "\n-----BEGIN PGP SIGNATURE-----\n"
ESCAPED = late(r"^- ", re.MULTILINE)  # RFC 9580: a line that begins with a dash
LIST_NAME = late(r"<?([\w-]{1,60})[.@]")
# Footers begin on a line of their own; everything behind them is the list's.
LIST_FOOTER = late(
    r"\n(?:-- ?\n)?(?:You received this message because you are subscribed to the Google Groups?\b"
    r"|このメールは Google グループのグループ|您收到此邮件是因为您订阅了|您會收到這封郵件"
    r"|이 메일은 Google 그룹스"
    r"|To unsubscribe from this (?:group|list)\b[^\n]*\n)|\n_{20,}\n[^\n]{1,100} mailing list\b"
)
FOOTER_SIZE = 3_000
# A house's legal notice or a scanner's boast below a mail that passed it; AWS writes none of these.
LEGAL = late(
    r"intended (?:solely |only )?for|intended recipient|received this (?:e-?mail|message) in error"
    r"|scanned (?:by|for|and)|virus[- ]free|been checked (?:by|for)|\bdisclaimer\b"
    r"|vertraulich|confidentiel|confidencial|riservat|誤って受信|宛先以外|本メールに含まれる|保密",
    re.IGNORECASE,
)
NAMES_AWS = late(r"\b(?:aws|amazon)\b", re.IGNORECASE)
LEGAL_SIZE = 2_000
LEGAL_PARAGRAPHS = 3


def without_banners(text: str) -> str:
    """The text without a gateway's warning at its top."""
    if not _may_be_banner(text[: LOOK_AT * LONGEST_BANNER]):
        return text
    paragraphs = text.split("\n\n")
    top = [rest for p in paragraphs[:LOOK_AT] if (rest := _below_banner(p))]
    return "\n\n".join((*top, *paragraphs[LOOK_AT:])).strip("\n")


def without_armor(text: str) -> str:
    """What a person signed with OpenPGP in the text itself, without the lines of the signature."""
    _, signed, rest = text.partition(SIGNED)
    inside, signature, _ = rest.rpartition(SIGNATURE)
    if not text.startswith(SIGNED) or not signed or not signature:
        return text
    return ESCAPED.sub("", inside.partition("\n\n")[2])


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


def without_doubled_links(text: str) -> str:
    """The text without the targets that Outlook writes behind links which show them already."""
    return DOUBLED.sub(r"\1", text) if "<" in text else text


def _below_banner(paragraph: str) -> str:
    """What of a paragraph is no banner: all of it, or the greeting that stands right below one."""
    if not _is_banner(paragraph):
        return paragraph
    lines = paragraph.split("\n")
    greeting = next((i for i, line in enumerate(lines) if i and GREETING.match(line)), len(lines))
    return "\n".join(lines[greeting:])


def _is_banner(paragraph: str) -> bool:
    short = len(paragraph) <= LONGEST_BANNER and not OF_OURS.search(paragraph)
    return short and _may_be_banner(paragraph) and BANNER.search(paragraph) is not None


def _may_be_banner(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in BANNER_WORDS)
