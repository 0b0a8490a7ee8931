"""Subject prefixes and opening lines: what says that a mail was forwarded, not answered."""

import re
from dataclasses import dataclass

from abuse_desk.domain.late import late

_FORWARD_PREFIXES = """\
fwd redir redir. videresend i̇lt \
fw fwd. fs wg tr trans transf transfert rv reenv reenvío vb vs vl vff pd przek i enc \
encam inoltro ilt továbbítás továbbított tov doorst doorgestuurd weitergeleitet πρθ пересл \
пересылка 转发 转寄 轉寄 轉發 転送 전달 fwb isl bl ynl iletildi"""
FORWARD_PREFIXES = frozenset(_FORWARD_PREFIXES.split())
_REPLY_PREFIXES = """\
re r aw sv antw antwort odp res rép rép. ref rif bls ynt ath ατ απ ответ відп відповідь vá \
tr. 返信 回复 回覆 答复 답장 회신 re. sh ad ar"""
REPLY_PREFIXES = frozenset(_REPLY_PREFIXES.split())
PREFIX = late(
    r"\s*(?:\[(?:external|ext|extern|externe|caution|外部|社外)\]\s*|\*\*?external\*\*?\s*)*([^\W\d_][\w.]{0,14}?)\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\^\d{1,3})?\s?[:：]\s*",
    re.IGNORECASE,
)
EXTERNAL_TAG = late(
    r"^\s*(?:\[\s*(?:external|ext|extern|externe|externo|外部|社外)[^\]]{0,30}\]"
    r"|\*{1,3}\s?external\s?\*{1,3}|external:|\{external\})\s*",
    re.IGNORECASE,
)
# Stems of "forwarded" in the languages of the clients, matched inside an opening line.
FORWARDED = late(
    r"přeposíl|przekazyw|ileti başlangıcı|пересыл|перенаправ"
    r"|forward|fwd|weitergeleitet|weiterleit|transf[ée]r|transm|réexpédi|faire suivre"
    r"|reenvi|reencam|inoltrat|encaminhad|doorgestuurd"
    r"|doorgezonden|videresend|vidarebefordra|vidarebefordrat|edelleenl|välitet|przekazan"
    r"|przesłan|přeposlan|preposlan|preposielan|továbbít"
    r"|redirec|yönlendiril|iletil|iletilmiş|προωθ|пересла|пересил|переадрес|препраще"
    r"|препрат|proslijeđ|prosleđ|posredovan|edastatud|persiųst|pārsūt|đã chuyển|chuyển tiếp"
    r"|diteruskan|terusan|ส่งต่อ|הועבר|מועבר|محولة|معاد توجيه|転送|转发|轉寄|轉發|转寄"
    r"|전달|áframsent|reexpedi|reenviat",
    re.IGNORECASE,
)
ORIGINAL = late(
    r"original|ursprüngl|origin(?:e|al|ele)|mensaje|messaggio|oorspronkelijk|oprindelig"
    r"|alkuperäinen|oryginaln|původní|pôvodn|eredeti|исходн|ориг|orijinal"
    r"|元のメッセージ|元のメール|原始邮件|原始郵件|原邮件|原郵件|원본|원래|หน้าเดิม",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SubjectParts:
    """The prefixes in front of a subject, lower case and in order, and what stands behind them."""

    prefixes: tuple[str, ...]
    rest: str


def split_subject(subject: str | None) -> SubjectParts:
    """Known reply and forward prefixes cut off; `[EXTERNAL]` tags are passed over."""
    rest = (subject or "").strip()
    found: list[str] = []
    for _ in range(12):
        rest = EXTERNAL_TAG.sub("", rest)
        match = PREFIX.match(rest)
        if not match or match[1].lower() not in FORWARD_PREFIXES | REPLY_PREFIXES:
            break
        found.append(match[1].lower())
        rest = rest[match.end() :]
    return SubjectParts(tuple(found), " ".join(rest.split()))


def same_subject(one: str | None, other: str | None) -> bool:
    """Whether two subjects are the same behind their prefixes, however they were folded."""
    a, b = ("".join(split_subject(subject).rest.split()) for subject in (one, other))
    return a == b


def is_forward_prefix(prefix: str) -> bool:
    """Whether a lower-case prefix says forwarded."""
    return prefix in FORWARD_PREFIXES


def says_forwarded(line: str) -> bool:
    """Whether an opening line says forwarded, in any of the languages."""
    return bool(FORWARDED.search(line))


def says_original(line: str) -> bool:
    """Whether an opening line announces an original message: answers have it as forwards do."""
    return bool(ORIGINAL.search(line))
