"""How AWS asks, and how it says that what it asked for still stands."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.WANTS_DETAILS: sign(
        "please .. share|explain|describe|tell|clarify",
        "did|have you .. find|found|identify|identified|fix|fixed|remove|removed|manage",
        "we|still|also need .. following|from",
        "following questions|information|details",
        "answer .. questions",
        "like|need|want|wish to know|understand|learn|hear",
        "answer|reply|respond|email|mail|message .. "
        "with these|those|the|your|more details|answers|facts",
        "how did|was|were|could|does|do .. attacker|happen|you|compromised|instance|account|they",
        "what "
        "was|is|were|are|caused|happened|led|did|steps|measures|prevents|have .. cause|you|this|"
        "recurrence|again|done|changed|happened",
        "which|what steps|measures|actions|changes",
        "provide|send|share|supply|give|forward|submit .. details|detail|information|"
        "explanation|evidence|description|confirmation|logs|steps|summary|plan|"
        "timeline|answers",
        "let us know .. what|which|how|steps|actions|measures|corrective|plan",
        "tell us .. what|how|which|more",
        "details|information|clarification|explanation .. required|needed|wanted|"
        "regarding|on|about",
        "need|require|requires|requesting|request .. information|details|clarification|explanation",
        "have|receive this information|these details",
        "once we .. information|details|confirmation",
        "confirm .. steps|actions|removed|resolved|secured|stopped|taken|activity",
        "describe|explain|elaborate|clarify .. how|what|steps|actions|measures|corrective|cause",
        "could|can you .. tell|clarify|explain|confirm|provide|describe",
        "root cause",
        "reply|respond .. with .. details|corrective|information|steps|actions|explanation",
    ),
    Says.NOT_ENOUGH: sign(
        "not .. sufficient|enough|adequate|complete|address|resolve|resolved|satisf*",
        "insufficient",
        "still .. open|vulnerable|exposed|running|responding|accessible|reachable|listening|active|"
        "answers|answering|responds|serves|serving|online|live|sends|sending|scans|scanning",
        "left .. ports|port|open|exposed",
        "ports .. open",
        "recommend|suggest|advise .. before|restrict|close|closing|review|limit|you",
        "before we|closing .. close|resolve|case",
        "continue|continues .. to see",
        "does not|did not .. explain|address|describe|answer|tell",
        "not .. corrective action|measure",
    ),
    Says.STANDS: sign(
        "report|notice|notification|case|complaint|request|demand stands|applies|valid",
        "report|notice|notification|case|complaint|request|demand .. is|remains|still|stays|"
        "therefore|nevertheless|and valid|stands|applies",
        "suspension|decision|block|restriction|isolation stands|holds",
        "we|i|case|matter|report|team|aws|it|still|now|also|and|are|do|must|will expect|expects|"
        "await|awaits|awaiting|require|requires|need|needs|want your .. answer|reply|response|"
        "confirmation",
        "still .. needs|need|requires|require|expects|expect",
        "is|are not . the|this|that",
        "from our side .. not",
        "ours|investigation continues|goes|stays",
        "keep this|it|the .. open",
        "premature",
        "before|until .. case|ticket|matter|we|i .. resolved|closed|close|resolve",
    ),
    Says.SERVICE: sign(
        "was|is this|the|our .. helpful|useful",
        "how was|is|did|were .. experience|service|help|support|response",
        "is there .. anything else|further",
        "do you have .. anything else|further",
        "anything else .",
    ),
    Says.ASKS: sign(
        "please .. reply|respond|confirm|provide|let|take|contact|secure|remove|review|"
        "answer|complete|stop|restrict|rotate|delete|update|send|tell|follow|remediate|"
        "address|investigate",
        "you must|need|should|are required",
        "we ask|request|require .. you",
        "kindly",
        "we need|want|expect you to",
        "let us|me know",
        ". change|remove|delete|rotate|review|answer|reply|respond|check|secure|terminate|"
        "deactivate|disable|stop|take|confirm|investigate|clean|find|fix|close|cease|write",
        "reply|respond .. this email|message|case|within|directly",
        "requires|require|need your .. attention|action|response|reply|immediate",
    ),
}
