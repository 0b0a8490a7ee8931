"""How AWS says that something was reported."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.REPORTED: sign(
        "received .. report|reports|complaint|complaints .. that|implicat*|involv*|"
        "regarding|about|concerning|alleging|against|indicating|stating|of|from",
        "received .. notice|notification .. infring*|copyright|alleging|that",
        "received .. request|order|claim .. regarding|about|concerning|under|against",
        "report|reports|complaint|complaints that|about|regarding|concerning|against|on|of|for|"
        "involving|from|implicat* .. your|that resource|resources|instance|"
        "instances|account",
        "brought|come|came to our attention|notice",
        "we|has|have .. detected|observed|identified|noticed|determined .. your|activity|from|that",
        "reported .. as|against unsolicited|spam|phishing|malicious|abusive|fraudulent",
        "we have become aware",
        "has|have|was|been told|informed|alerted|notified us|that",
        "it appears|seems that|your .. instance|instances|resource|resources|account|website",
    ),
    Says.IMPLICATED: sign(
        "hosted|served on|from|by .. your|instance|account|bucket",
        "is|are .. phishing|malicious|malware|fraudulent page|site|website|content",
        "alleg*",
        "used|using .. for|to attack*|abuse|spam|phish*",
        "implicat*",
        "operating|behaving|acting|used in|for .. way|manner|resembl*",
        "activity|content|behavior|behaviour|traffic that|which .. resembl*|violat*|"
        "appears|forbidden",
        "has|have|is been|being .. scanning|attacking|flooding|spamming|probing|crawling",
        "used|involved|participat*|engag* in|for|to .. attack|attacks|scan*|spam*|phish*|activity",
        "hosting|distributing|sending|serving .. malware|phishing|spam|content|website|unsolicited",
        "source of .. attack|scan*|spam*|abuse|traffic",
    ),
    Says.IMPLICATED_WORD: sign(
        "implicat*",
    ),
    Says.FORBIDDEN: sign(
        "acceptable use policy|agreement",
        "forbidden .. agreement|policy|aup",
        "customer agreement",
        "terms of service|use",
        "specifically forbidden",
        "service terms",
        "aup",
        "policy|policies|terms|agreement|rules .. forbid*|prohibit*|allow|permit*",
        "not|against|breach|violation .. policy|policies|terms|agreement|rules",
        "forbidden|prohibited|permitted|allowed .. policy|policies|terms|agreement|rules",
    ),
    Says.ANOTHER: sign(
        "additional|another|new|further|second abuse|report|reports|complaint .. "
        "different|another|new|additional instance|instances|resource|resources|"
        "account|ip|region",
        "received|receiving .. additional|another|new|further abuse|report|reports|"
        "complaint|complaints",
        "different|additional|another|new instance|instances|resource|resources .. implicat*",
        "further|additional|another|second|new|more complaint|complaints|report|reports .. "
        "arrived|came|reached|received|in",
        "another|different|second of|one your|instances|resource|resources",
        "also .. another|second|additional instance|resource",
        "since .. no longer|lifted|removed|restored|resolved|closed .. received|got|have .. "
        "report|reports|complaint|complaints",
    ),
    Says.NO_MORE: sign(
        "no|any new|further|additional|more|other report|reports|complaint|complaints",
    ),
    Says.COMPLAINT: sign(
        "received .. report|reports|complaint|complaints",
        "implicat*",
        "outstanding .. abuse",
        "abuse report|reports|case|notice|notification|complaint",
        "report|complaint of abuse|abusive",
        "observed|detected .. activity from",
        "abusive activity|content|behavior",
        "reported activity|abuse",
        "this|reported|the activity .. stop|ceas*",
        "to mitigate .. abuse|activity",
    ),
}
