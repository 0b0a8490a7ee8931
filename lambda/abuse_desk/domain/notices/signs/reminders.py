"""How AWS reminds and warns."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

_WORD = "response|reply|answer|acknowledgement|acknowledgment|confirmation|word|update"
_NO_ANSWER = (
    "not|havent|hasnt|didnt .. received|hear|heard|see|seen|get|got|gotten|had|obtained .. "
    "back|from|responses|" + _WORD,
    f"no feedback|{_WORD} .. reached|come|came|arrived|received",
    "not|havent|hasnt|didnt .. responded|replied|addressed|acknowledged",
    "not|without .. a response|reply from you",
    "no response|reply|answer .. received|yet|from|to|so far",
    "yet to receive|hear",
    "awaiting|waiting .. your response|reply|answer|confirmation",
    "waiting for|on you|your",
    "nothing .. come|came|heard|received .. back|you|side",
    "nothing .. so far",
    "nobody .. replied|responded|answered|reacted",
    "no one .. replied|responded|answered|reacted",
    "without any|a reaction|response|reply|answer",
    "without reaction|response|reply|answer",
    "unanswered",
    "received|got|had|get no|any response|reply|answer|reaction",
    "reply|response|answer is|still .. outstanding|overdue|pending|missing",
    "not confirmed that",
    "lack of .. response|reply|answer",
    "still need .. response|reply|confirmation|hear",
    "failed to respond|reply",
)
SIGNS: dict[Says, Sign] = {
    Says.FOLLOW_UP: sign(
        "following|follow up",
        "followup",
        "follow ups",
        "gentle|friendly|second|third|another reminder",
        "this is a|our .. reminder",
        "outstanding .. report|reports|notice|case|cases|abuse",
        "second|third|2nd|3rd notice|notification|request|email|warning",
        "reminder that",
        "contacted you .. previously|earlier|before|regarding",
        "previously|already notified|contacted",
        "still .. receiving|seeing|active|ongoing|continu*",
        "still see|attached|exist|exists|running|works|valid|enabled|missing",
        "reminder .. case|report|notice|issue",
        "ago .. we|i asked|wrote|contacted|sent|told|requested|informed",
        "contacted|wrote|written|emailed|notified|alerted|messaged .. "
        "you .. ago|earlier|already|before|last",
    ),
    Says.NO_ANSWER: sign(*_NO_ANSWER),
    Says.NO_ANSWER_YET: sign(*_NO_ANSWER, factual=True),
    Says.EARLIER: sign(
        "second|third|fourth|last time .. contact*|write|writing|reach*|email",
        "message|email|mail|notice|notification we sent|wrote",
        "message|email|mail|notice|notification .. sent .. you",
        "checking in",
        "repeatedly asked|contacted|notified|written|wrote|requested|informed|reached|warned",
        "asked|contacted|notified|written|wrote|informed|warned you repeatedly",
        "of|after|since our report|notice|notification|email|message",
        "circle|circling back",
        "message|messages|notice|notices|email|emails|mails from us",
        "deadline .. passed|expired|elapsed",
        "saw|seen|read|got|get our|the notice|email|mail|message|notification|report",
        "still up|online|live|there",
        "keep|keeps reaching|coming|receiving|getting",
        "reply|response|answer|confirmation is|still .. outstanding|overdue|pending|missing",
        "number of times",
        "several|many|multiple times",
        "reached out .. before|already|earlier|times|twice",
        "despite .. notice|notices|email|emails|mails|message|messages|notification|"
        "notifications|reminder|reminders|report|reports|request|requests|attempt|attempts",
        "earlier|previous|prior|past|first|last email|emails|mail|mails|message|messages|"
        "notice|notices|"
        "notification|notifications|correspondence",
        "since we|our .. contacted|wrote|last|first",
        "abuse|activity|traffic|attack|attacks|it .. continues|persists|ongoing",
    ),
    Says.THREAT: sign(
        "may|could|will|might|can .. isolat*|suspen*|block*|terminat*|disabl*|limit*|"
        "mitigat*|stop*|quarantin*|restrict*|paus*|revok*|clos*|action|actions",
        "failure to respond|reply|comply|take|address|remediate",
        "risk of|losing .. suspension|access",
        "or we|your .. will|may",
        "we suspend|terminate|close|disable|isolate|block your|the|all",
    ),
    Says.FINAL: sign(
        "final|last notification|notice|warning|reminder|request|attempt|opportunity|"
        "email|communication",
        "final abuse notice|notification",
        "one last time",
        "last chance",
    ),
}
