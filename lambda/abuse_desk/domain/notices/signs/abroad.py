"""The signs in other languages: AWS's support and agents write in the customer's, too.

Trust & Safety's templates are English, so most of a notice in another language is told by what has
no language (labels, ids, kinds of abuse); the stems say the rest. Text is folded first: lower
case, letters without accents. What must be a fact does not count in a conditional sentence.
"""

import re
from collections.abc import Iterator
from functools import cache

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.signs.says import Says
from abuse_desk.domain.notices.signs.stems import STEMS
from abuse_desk.domain.notices.signs.stems_of_facts import FACTS

_CONDITION = late(
    r"場合|れば|たら|ない限り|可能性|ことが(?:あ|ござ)|おそれ|恐れ|ためには|如果|如有"
    r"|如需|[,，。、]?若|可能会|可能將"
    r"|否则|否則|除非"
    r"|경우|않으면|수 있|으시면|\b(?:wenn|falls|sofern|kann|konnen|konnte|konnten)\b"
    r"|\b(?:si|pourra|pourrait|pourrions|pourrons|peut)\b"
    r"|\b(?:podra|podria|podremos|podriamos|puede)\b"
    r"|\b(?:se|caso (?:nao|contrario)|podera|poderemos|podemos|pode)\b"
    r"|\b(?:qualora|potra|potremo|potrebbe|puo)\b"
    r"|\b(?:sera|seran|seront|sara)\b"
)
# "Une fois le délai passé, nous avons isolé": what AWS did is done where a comma ends the clause.
_ONCE = late(
    r"次第|之后|之後|\b(?:sobald|lorsque|des que|une fois|apres que|cuando|una vez|en cuanto|quando"
    r"|uma vez|assim que|una volta)\b"
)
_DONE = frozenset((Says.MEASURES, Says.SUSPENDED, Says.SENDING_PAUSED))
_DENIAL = late(
    r"ていません|ておりません|ません[。]|않았|못했|尚未|还未|還未|没有|沒有|\b(?:nicht"
    r"|kein\w*|ne|pas|nao|non|no)\b"
)
_DENIED_BEHIND = late(r".{0,3}(?:な[いかく]|りません|ません|않|지 못)")
_DENIABLE = frozenset(
    (Says.MEASURES, Says.SUSPENDED, Says.LIFTED, Says.CLOSED, Says.SENDING_PAUSED)
)
# A bare "no" denies all that follows it; a clause put in between parts no denial from its verb.
_NO_AT_ONCE = late(
    r"(?:^|[,.:!] ?)(?:no|non|nao|nein)[,.] |(?:^|[。:：,，] ?)(?:いいえ|いえ|不"
    r"|아니요|아닙니다)[,，、。.]"
)
_PUT_IN = late(r"[,，、]? ?(?:como|come|comme|wie|segun|segundo|secondo|selon|laut|pues|dunque)\b")
# What somebody else says is no fact of AWS's own.
_TOLD = late(
    r"とのこと|とおっしゃ|とのご(?:連絡|説明|回答|返信)|ということですが|您(?:说|說"
    r"|表示|提到|认为|認為|声称|所说|所說|所述)"
    r"|举报(?:人|者)(?:说|表示|认为)|라고 (?:하셨|말씀|주장)|말씀하신"
    r"|\b(?:sie|du) (?:schreiben|sagen|meinen|behaupten|geschrieben|erklaren)|(?:wie"
    r"|dass) sie (?:\w+ )?"
    r"(?:schreiben|schrieben|sagen|meinen|behaupten)|\b(?:laut"
    r"|nach) ihrer (?:nachricht|antwort|aussage|meinung)"
    r"|\bvous (?:dites|ecrivez|affirmez|indiquez|pensez|avez (?:dit|ecrit|affirme"
    r"|indique))|\bselon vous"
    r"|\b(?:usted|ud\.?|ustedes|como) (?:nos )?(?:dicen?|escriben?|afirman?|indican?"
    r"|menciona|sostiene)"
    r"|\b(?:ha|han) (?:dicho|escrito|afirmado|indicado) que|\bsegun usted"
    r"|\b(?:senhor|senhora|voce|voces) (?:diz|dizem|disse|escreve|escreveu|afirma"
    r"|afirmou|informa|informou)"
    r"|\b(?:come )?(?:dice|scrive|afferma|sostiene|ha (?:detto|scritto)) (?:lei|che)"
    r"|\blei (?:dice|scrive|afferma)"
)
_TELLABLE = frozenset((Says.LIFTED, Says.CLOSED, Says.IN_ERROR, Says.NO_ACTION))
_SENTENCE_END = late(r"[。！？!?;；]|\.(?=\s|$)|\n\n")
# One of these words, or a script of its own, and the text may be in one of these languages.
_COMMON_WORDS = """
und ihr ihre bitte wir nicht eine ein der das ist zu sie uns haben auf diese wird oder bei sich
wurde wurden vous votre vos nous veuillez pour les des une est du para por que su sus usted los
las una el ha este nuestro con del antes responda sua seu voc uma nossa porque nos da o foi de
la che per della vostro nostro questo gli il di non
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_SCRIPT = late("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ACCENT = late("[\u00e0-\u00ff]", re.IGNORECASE)
_FOLDED = str.maketrans(
    "áàâäãåéèêëíìîïóòôöõúùûüçñýÿß\u2019\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
    "aaaaaaeeeeiiiiooooouuuucnyys'0123456789",
)
_PROSE = 20_000


def is_abroad(flat: str, words: frozenset[str]) -> bool:
    """Whether a text may be in one of these languages: a cheap question before the dear ones."""
    known = len(words & _COMMON)
    if known > 2:
        return True
    if flat.isascii():
        return False
    return (known > 1 and _ACCENT.search(flat) is not None) or _SCRIPT.search(flat) is not None


def folded(flat: str) -> str:
    """Lower case, Latin letters without accents, digits in ASCII; offsets stay."""
    low = flat[:_PROSE].lower()
    return (low if len(low) == len(flat[:_PROSE]) else flat[:_PROSE]).translate(_FOLDED)


def signs_abroad(flat: str, words: frozenset[str], *, sure: bool = False) -> frozenset[Says]:
    """What a text says in another language than English; nothing for an English one.

    `sure`: it goes with a text that is in another language, so it need not show that by itself.
    """
    if not sure and not is_abroad(flat, words):
        return frozenset()
    text = folded(flat)
    found = {says for says, forms in STEMS.items() if _compiled(forms).search(text)}
    found |= {says for says in FACTS if next(_facts(says, text), None) is not None}
    if Says.NO_ANSWER_YET in found:
        found.add(Says.NO_ANSWER)
    if Says.COMPLAINT in found:
        found.add(Says.TRUST_AND_SAFETY)
    return frozenset(found)


def sentences_of_fact(says: Says, flat: str, words: frozenset[str]) -> list[str]:
    """The sentences that state it, as written; none in an English text."""
    if not is_abroad(flat, words):
        return []
    text = folded(flat)
    return [flat[begin:end].strip() for begin, end in _facts(says, text)]


def _facts(says: Says, text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text states it: neither conditional nor denied, nor somebody else's word."""
    for match in _compiled(FACTS[says]).finditer(text):
        begin, end = _sentence(text, match)
        clause = _clause(text, begin, match.start())
        if _CONDITION.search(text, begin, end):
            continue
        if _ONCE.search(text, clause if says in _DONE else begin, end):
            continue
        if says in _DENIABLE and _denied(text, begin, clause, match.end()):
            continue
        if says in _TELLABLE and _TOLD.search(text, begin, end):
            continue
        yield begin, end


def _clause(text: str, begin: int, at: int) -> int:
    """Where the clause begins that holds a place, in its sentence."""
    return max(begin, *(text.rfind(mark, begin, at) for mark in ",，、"))


def _denied(text: str, begin: int, clause: int, end: int) -> bool:
    """Before or inside the words, or, in Japanese and Korean, just behind them."""
    if _PUT_IN.match(text, clause) is not None:
        clause = _clause(text, begin, clause)
    elif clause > begin:
        before = _clause(text, begin, clause)
        clause = _clause(text, begin, before) if _PUT_IN.match(text, before) else clause
    return (
        _NO_AT_ONCE.search(text[begin:end].lstrip()) is not None
        or _DENIAL.search(text, clause, end) is not None
        or _DENIED_BEHIND.match(text, end) is not None
    )


def _sentence(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The sentence around a match, within 300 characters on either side."""
    begin = max(0, match.start() - 300)
    for end in _SENTENCE_END.finditer(text, begin, match.start()):
        begin = end.end()
    stop = min(len(text), match.end() + 300)
    found = _SENTENCE_END.search(text, match.end(), stop)
    return begin, found.start() if found else stop


@cache
def _compiled(lines: str) -> re.Pattern[str]:
    return re.compile("".join(line.strip() for line in lines.splitlines()))
