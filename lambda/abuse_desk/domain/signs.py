"""The signs by which AWS's wordings are known: each several phrases, none enough by itself.

Fragments come from public copies of the mails, 2011-2026; agents type by hand, so each sign lists
the ways of saying one thing and the readers ask for several signs at once.
"""

from enum import Enum

from abuse_desk.domain.phrases import Sign, shows, sign
from abuse_desk.domain.plain import Plain

_RESTRICTED = "blocked|isolated|disabled|suspended|stopped|restricted|limited|quarantined|paused"


class Says(Enum):
    """One thing a mail can say. The value is how it is said."""

    # --- a first report
    REPORTED = sign(
        "received .. report|reports|complaint|complaints .. that|implicat*|involv*|regarding|about"
        "|concerning|alleging|against|indicating|stating|of|from",
        "received .. notice|notification .. infring*|copyright|alleging|that",
        "report|reports|complaint|complaints .. your|that resource|resources|instance|instances|account",
        "brought to our attention|notice",
        "we|has|have .. detected|observed|identified|noticed|determined .. your|activity|from|that",
        "we have become aware",
        "it appears|seems that|your .. instance|instances|resource|resources|account|website",
    )
    IMPLICATED = sign(
        "implicat*",
        "operating|behaving|acting|used in|for .. way|manner|resembl*",
        "activity|content|behavior|behaviour|traffic that|which .. resembl*|violat*|appears|forbidden",
        "has|have|is been|being .. scanning|attacking|flooding|spamming|probing|crawling",
        "used|involved|participat*|engag* in|for|to .. attack|attacks|scan*|spam*|phish*|activity",
        "hosting|distributing|sending|serving .. malware|phishing|spam|content|website|unsolicited",
        "source of .. attack|scan*|spam*|abuse|traffic",
    )
    IMPLICATED_WORD = sign("implicat*")
    FORBIDDEN = sign(
        "acceptable use policy|agreement",
        "forbidden .. agreement|policy|aup",
        "customer agreement",
        "terms of service|use",
        "specifically forbidden",
        "service terms",
        "aws aup",
    )
    ANOTHER = sign(
        "additional|another|new|further|second abuse|report|reports|complaint .. different|another|new"
        "|additional instance|instances|resource|resources|account|ip|region",
        "received|receiving .. additional|another|new|further abuse|report|reports|complaint|complaints",
        "different|additional|another|new instance|instances|resource|resources .. implicat*",
    )
    COMPLAINT = sign(
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
    )
    # --- a reminder
    FOLLOW_UP = sign(
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
        "reminder .. case|report|notice|issue",
    )
    NO_ANSWER = sign(  # "If we have not heard back" is how an agent reminds: a condition counts
        "not .. received|heard|seen|got .. response|reply|back|answer|responses|from|confirmation",
        "not .. responded|replied|addressed|acknowledged",
        "not|without .. a response|reply from you",
        "no response|reply|answer .. received|yet|from|to|so far",
        "yet to receive|hear",
        "awaiting|waiting .. your response|reply|answer",
        "lack of .. response|reply",
        "still need .. response|reply|confirmation|hear",
        "failed to respond|reply",
    )
    NO_ANSWER_YET = sign(
        "not .. received|heard|seen|got .. response|reply|back|answer|responses|from|confirmation",
        "not .. responded|replied|addressed|acknowledged",
        "not|without .. a response|reply from you",
        "no response|reply|answer .. received|yet|from|to|so far",
        "yet to receive|hear",
        "awaiting|waiting .. your response|reply|answer",
        "lack of .. response|reply",
        "still need .. response|reply|confirmation|hear",
        "failed to respond|reply",
        factual=True,
    )
    THREAT = sign(
        "may|could|will|might|can .. isolat*|suspen*|block*|terminat*|disabl*|limit*|mitigat*|stop*"
        "|quarantin*|restrict*|paus*|revok*|clos*|action|actions",
        "failure to respond|reply|comply|take|address|remediate",
        "risk of|losing .. suspension|access",
        "or we|your .. will|may",
    )
    FINAL = sign(
        "final|last notification|notice|warning|reminder|request|attempt|opportunity|email|communication",
        "final abuse notice|notification",
        "one last time",
        "last chance",
    )
    # --- measures
    MEASURES = sign(
        "taken|took|taking|take .. following .. action|actions|step|steps|measure|measures|mitigation*",
        "following actions|steps|measures|mitigations .. been taken|applied|put",
        f"we|aws|have|has|was|were|been|are|is|also|temporarily|therefore|now {_RESTRICTED}"
        "|terminated|revoked|removed|nullrouted|attached .. instance|instances|traffic|port|ports"
        "|account|access|ability|services|service|resource|resources|region|key|keys|policy|some|your"
        "|outbound|inbound|user|all|content|distribution|bucket|network|egress|new|from|by|until",
        "blocked outbound|inbound|all|the|outgoing|incoming|traffic|ability",
        "action taken .. blocked|outgoing|isolated|restricted|port",
        "action revoke|suspend|block|isolate|disable|restrict|terminate|remove",
        "restriction|restrictions|block|limits|limitation|limitations .. placed|applied|imposed|put|added",
        "placed|applied|imposed|put|added .. restriction|restrictions|block|limit|quarantine|hold",
        "administratively disabled|blocked|stopped",
        factual=True,
    )
    TO_MITIGATE = sign(
        "to mitigate", "in order to .. protect|mitigate", "to stop|contain .. abuse|activity"
    )
    STILL_RESTRICTED = sign(
        "restriction|restrictions|block|limits|limitation|limitations .. placed|remain|remains|place"
        "|still|stay|continue",
        "remain|remains|still|stay|stays|continue|continues .. restricted|suspended|blocked|limited"
        "|isolated|disabled|paused|quarantined|place",
        "until .. restriction|restrictions|access|account .. lifted|restored|removed",
        "unable|not|cannot .. remove|lift|restore .. restriction|restrictions|block|access|limit",
        "placed .. restriction|restrictions|limit|block|hold",
        "access|account|services|ability .. has|have|is|are .. limited|restricted|suspended",
    )
    # --- closings
    IN_ERROR = sign(
        "sent|issued|generated|made|opened|received|notified .. in error",
        "error on our part|side|end",
        "sent|issued|notified|contacted|flagged|identified|opened .. mistakenly|incorrectly|erroneously",
        "mistakenly|incorrectly|erroneously sent|issued|notified|contacted|flagged|identified|reported",
        "sent|issued|flagged|made .. by mistake",
        "was|were|is a|were false positive|positives|alarm",
        "this|that|our|the notice|notification|report|email|message|alert .. mistake|erroneous|incorrect",
        "not .. responsible|involved|source .. activity|report|abuse .. error|mistake",
        factual=True,
    )
    NO_ACTION = sign(
        "no further|additional|other|more action|actions|steps|response|reply|information",
        "no action .. required|needed|necessary|part",
        "nothing further|more|else .. required|needed|do",
        "not need|required|have to .. take|do|respond .. action|anything|further|this|reply",
        "disregard|ignore .. notice|notification|email|message|report|previous|it|warning",
        "please disregard|ignore",
    )
    APOLOGY = sign(
        "apologize|apologise|apologies|sorry|regret .. inconvenience|confusion|error|mistake"
    )
    CLOSED = sign(
        "case|matter|issue|report|reports|incident|ticket|investigation|this|it has|have been|now"
        " .. resolved|closed|concluded|completed",
        "case|matter|issue|report|incident|this|it is|are .. resolved|closed",
        "consider|considers|considered|considering .. resolved|closed|case|matter .. resolved|closed",
        "consider .. resolved|closed",
        "we have .. resolved|closed|closing|concluded .. case|matter"
        "|issue|report|investigation|this|reports",
        "we have|are|am now|also|therefore resolved|closed|closing|resolving",
        "we|i are|am|have .. closing|resolving|closed|resolved .. case|report|matter|issue|this|out|ticket",
        "marked .. resolved|closed",
        "investigated and resolved|closed",
        "no longer .. open|investigating",
        "closing|resolving this|the|your|out case|matter|report",
        factual=True,
    )
    CLOSING = sign(
        "will|am|going|be .. resolve|resolving|close|closing .. case|ticket|it|matter|out",
    )
    FOR_NOW = sign(
        "for now",
        "for the time being",
        "at this time .. reopen|reply",
        "temporarily clos*|resolv*",
        "reopen .. case|reply|respond",
        "due to .. inactivity|no response|lack",
    )
    LIFTED = sign(
        "restriction|restrictions|block|blocks|isolation|limit|limits|suspension|quarantine|hold|pause"
        "|mitigation|measures .. lifted|removed|reverted|cleared|released",
        "lifted|removed|reverted|released .. restriction|restrictions|block|blocks|isolation|limit|limits"
        "|suspension|quarantine|hold|mitigation",
        "has|have|was|were|is|are been|now|also .. unblocked|reinstated|restored|reactivated|unsuspended"
        "|reenabled|resumed",
        "re enabled",
        "we|have|has .. reinstated|restored|unblocked|reactivated|resumed",
        "removed|ended|taken|completed .. probation|review",
        "no longer .. probation|review|paused",
        factual=True,
    )
    EXTENDED = sign(
        "grant|granted|granting|given|approved|provide|provided .. extension",
        "grant|granted|granting|given|giving|approved .. additional|more|further time|hours|days",
        "extension .. granted|approved|until|given",
        "extended .. deadline|time|until|by|to|period",
        "deadline .. extended|moved",
        factual=True,
    )
    THANKS = sign(
        "thank|thanks you|for .. response|reply|replying|responding|information|update|letting|details"
        "|confirming|confirmation|cooperation|patience|taking|action|quick|prompt|answer|email|explanation",
        "received|reviewed|reviewing|read your .. response|reply|message|update|email|answer",
        "we appreciate",
        "your|last|recent response|reply|email|answer .. received|reviewed|noted",
    )
    LOOKING = sign(
        "looking|look into",
        "we are|will|have .. reviewing|review|reviewed|investigating|investigate",
        "under investigation",
        "forwarded|passed|escalated .. team|reporter|report",
        "get back to you",
        "keep you .. informed|posted|updated",
        "update on .. case|report|matter",
    )
    WANTS_DETAILS = sign(
        "provide|send|share|supply|give|forward|submit .. details|detail|information|explanation|evidence"
        "|description|confirmation|logs|steps|summary|plan|timeline|answers",
        "let us know .. what|which|how|steps|actions|measures|corrective|plan",
        "tell us .. what|how|which|more",
        "details|information|clarification|explanation .. required|needed"
        "|wanted|regarding|on|about",
        "need|require|requires|requesting|request .. information|details|clarification|explanation",
        "have|receive this information|these details",
        "once we .. information|details|confirmation",
        "confirm .. steps|actions|removed|resolved|secured|stopped|taken|activity",
        "describe|explain|elaborate|clarify .. how|what|steps|actions|measures|corrective|cause",
        "could|can you .. tell|clarify|explain|confirm|provide|describe",
        "root cause",
        "reply|respond .. with .. details|corrective|information|steps|actions|explanation",
    )
    NOT_ENOUGH = sign(
        "not .. sufficient|enough|adequate|complete|address|resolve|resolved|satisf*",
        "insufficient",
        "still .. open|vulnerable|exposed|running|responding|accessible|reachable|listening|active",
        "left .. ports|port|open|exposed",
        "ports .. open",
        "recommend|suggest|advise .. before|restrict|close|closing|review|limit|you",
        "before we|closing .. close|resolve|case",
        "continue|continues .. to see",
        "does not .. explain|address|describe|answer",
    )
    ASKS = sign(
        "please .. reply|respond|confirm|provide|let|take|contact|secure|remove|review|answer|complete"
        "|stop|restrict|rotate|delete|update|send|tell|follow|remediate|address|investigate",
        "you must|need|should|are required",
        "we ask|request|require .. you",
        "kindly",
        "reply|respond .. this email|message|case|within|directly",
        "requires|require|need your .. attention|action|response|reply|immediate",
    )
    # --- whose matter
    VULNERABILITY = sign(
        "vulnerability report|reports",
        "reported|potential|possible vulnerability",
        "remediate .. vulnerability|vulnerabilities",
        "vulnerable|exposed|open .. service|services .. reachable|internet|accessible",
        "report|reports .. vulnerability|vulnerabilities .. resource|resources|instance|account",
    )
    KEY_EXPOSED = sign(
        "access|secret|credential|credentials|iam key|keys|user .. exposed|compromised|public|publicly"
        "|leaked|available|posted|found|inappropriately|misused|leak",
        "exposed|compromised|leaked|publicly .. access|secret|aws|iam|root key|keys|credential|credentials",
        "keys|key|credentials|credential .. exposed|compromised|leaked|publicly|at risk",
        "irregular|suspicious|unusual|unauthorized activity .. key|keys|credential|credentials",
        "awscompromisedkeyquarantine",
        "awscompromisedkeyquarantinev1",
        "awscompromisedkeyquarantinev2",
        "awscompromisedkeyquarantinev3",
        "quarantine policy",
        "publicly .. accessible|available .. key|keys|secret",
    )
    ACCOUNT_COMPROMISED = sign(
        "account|accounts .. compromised|inappropriately|hacked|unauthorized|misused",
        "suspicious|irregular|unusual|unauthorized|fraudulent|anomalous activity|usage|access|charges|use|resources"
        " .. account|your|aws",
        "account .. suspicious|irregular|unusual|unauthorized activity|access|usage",
        "compromised|compromise .. account|root|aws",
        "third|unauthorized party .. access|accessed|account|used",
        "review your aws account and credentials",
        "security concern .. account",
    )
    STILL_TO_DO = sign(
        "however",
        "you must",
        "still|remaining",
        "yet to",
        "but .. please|need|must",
        "please .. delete|rotate|deactivate|disable|secure|complete|terminate|remove|stop",
    )
    KEY_DONE = sign(
        "thank|thanks you|for .. deleting|rotating|deactivating|disabling|removing|securing|completing|taking",
        "no longer .. compromised|exposed|at risk|active",
        "deleted|rotated|deactivated .. key|keys",
        "secured .. account",
        "account .. now .. secure|secured|restored",
        "completed .. steps",
    )
    SES = sign(
        "amazon ses",
        "simple email service",
        "ses account",
        "ability to send email|emails|mail",
        "sending .. email|privileges|paused",
        "bounce rate",
        "complaint rate",
        "ses",
    )
    SENDING = sign(
        "send|sending|sends .. email|emails|mail|ability|privileges|paused|review|probation",
        "email|emails|ability .. sending|send|sent",
        "bounce|complaint|bounces|complaints rate|rates|probation",
        "ses .. probation|review|paused|sending|account",
    )
    SENDING_REVIEW = sign(
        "probation",
        "account|sending|ses .. under review",
        "review period",
        "place|placed|placing|put .. under review",
        "place|placed|placing|put .. probation",
        "sending review",
        "bounce|complaint rate .. exceed*|high|above|over|reached|increas*",
    )
    PROBLEM_RATE = sign(
        "bounce|complaint rate|rates",
        "probation",
        "placed|put .. under review",
        "spamtrap*",
        "spam trap*",
    )
    SENDING_PAUSED = sign(
        "paused|pausing|suspended|disabled|shut .. ability|sending|account|email|access",
        "ability to send .. paused|suspended|disabled",
        "sending .. paused|suspended|disabled|off|stopped",
        "pause|paused .. ability|sending",
        "can no longer send",
        "paused",
        factual=True,
    )
    SUSPEND = sign(
        "plan|intend|going|will|decided|scheduled to|be|suspend|terminate|close .. suspend|suspended|suspending"
        "|terminate|terminated|close|closed|account|access",
        "will be suspended|terminated|closed|revoked|deactivated|limited",
        "will suspend|terminate|close|deactivate .. account|access|your|aws",
        "account|access .. suspension|termination .. effective|on|scheduled|date|notice",
        "suspend|suspension|terminate .. account|access .. effective",
        "suspend|suspended|revoke|terminate .. account|access .. if|unless|by|on",
    )
    SUSPENDED = sign(
        "account|accounts|access .. has|have|was|is|are|been .. suspended|terminated|revoked|deactivated|closed",
        "suspended|revoked|terminated|deactivated .. your account|access|aws",
        "suspended your|the aws|account",
        "action revoke|suspend|terminate",
        "revoked .. access",
        "your access .. revoked",
        factual=True,
    )
    # --- who speaks
    TRUST_AND_SAFETY = sign(
        "trust and safety",
        "trust safety",
        "aws abuse",
        "ec2 abuse",
        "amazon abuse",
        "abuse team",
        "abuse case",
        "abuse report|reports",
        "abuse notice",
        "abuse notification",
    )
    AWS_NAME = sign(
        "aws",
        "amazon web services",
        "amazon ec2",
        "ec2",
        "amazon ses",
        "amazon simple email service",
        "amazon s3",
        "cloudfront",
        "amazon bedrock",
        "amazon com inc",
    )
    SUPPORT_CASE = sign(
        "case id",
        "support case",
        "correspondence",
        "aws support",
        "support center",
        "severity urgent|high",
    )
    HEALTH = sign("aws health", "health dashboard", "health event", "personal health")
    # --- which template
    RESOURCE_LINE = sign(
        "aws id .. region", "aws id .. instance|nat|distribution|bucket|resource|interface"
    )
    LABELLED = sign(
        "aws account id",
        "reported activity|vulnerability",
        "required actions|action",
        "implicated resource|resources",
        "abuse time .. reported|required|region|please|beginning",
    )
    EC2_WORDING = sign(
        "ec2 abuse",
        "amazon ec2 customer",
        "ec2 customer",
        "instance id",
        "your instance|instances",
        "your ec2 instance|instances|resource|resources",
    )
    COPYRIGHT = sign(
        "dmca", "digital millennium", "copyright infring*", "infring* .. copyright*|trademark"
    )
    RECOMMENDS = sign(
        "left .. open", "recommend|suggest|advise .. before|restrict|close|limit", "ports .. open"
    )
    REVOKED = sign(
        "action revoke|suspend|terminate", "revoked|revoke .. access", "access .. revoked"
    )
    SIGNED = sign(
        "regards|sincerely|you|thanks .. trust and safety",
        "regards|sincerely|you|thanks .. trust safety",
        "regards|sincerely|you|thanks .. aws|ec2|amazon abuse",
        "regards|sincerely|you|thanks .. amazon web services",
        "regards|sincerely|you|thanks the|amazon|aws aws|support|ec2|web|team",
        "regards|sincerely aws",
    )
    # --- not a notice
    UNPAID = sign(
        "past due",
        "overdue",
        "non payment",
        "nonpayment",
        "outstanding|unpaid balance|invoice|charges|amount|bill",
        "payment method|declined|failed|failure|due|card",
        "pay .. balance|invoice|bill",
        "credit card",
        "unable to charge",
        "billing statement",
        "total amount due",
        "your invoice",
        "vat invoice",
    )
    MAINTENANCE = sign(
        "retirement",
        "scheduled .. maintenance|reboot|retire*|upgrade|stop",
        "degradation|degraded .. hardware|instance|host|underlying",
        "underlying hardware",
        "reboot .. scheduled|instance",
        "maintenance window",
        "end of support|life|standard",
        "deprecat*",
        "planned lifecycle event",
        "certificate .. expir*|renew*",
        "operational issue|notification",
        "update available",
        "engine version",
        "upgrade .. version",
    )
    LIMIT = sign(
        "limit|quota increase|increases",
        "increase .. limit|quota|limits",
        "sending limit|quota|limits",
        "production access",
        "out of the sandbox",
        "service quota|quotas",
        "request .. limit|quota|sandbox",
        "remove email sending limitation",
    )
    SIGN_IN = sign(
        "verification code",
        "one time password|passcode|code",
        "verify your email|identity|address",
        "password assistance|recovery",
        "request .. reset .. password",
        "sign in|signin code|link",
        "confirm your email",
        "did not request",
        "email address .. changed|verif*",
        "captcha",
    )
    MARKETING = sign(
        "unsubscribe",
        "webinar",
        "register now",
        "newsletter",
        "re invent",
        "aws summit",
        "join us",
        "free tier",
        "email preferences",
        "survey",
        "marketing preferences",
        "special offer",
        "promotional credit*",
        "new features",
        "learn more about",
        "welcome to amazon web services",
        "getting started with",
    )
    SISTER = sign(
        "kiro",
        "your amazon account",
        "amazon order",
        "amazon com account",
        "prime",
        "alexa",
        "kindle",
        "seller",
    )
    BUDGET = sign(
        "budget|budgets .. exceed*|alert|threshold|forecast*",
        "cost anomal*",
        "aws budgets",
        "savings plan*",
        "reserved instance* .. expir*",
        "domain .. renew*|expir*",
        "cost and usage",
    )
    SET_UP = sign(
        "amazon ses setup notification", "ses setup notification", "set up .. receipt rule"
    )


def signs_of(text: Plain) -> frozenset[Says]:
    """Everything the text says."""
    return frozenset(says for says in Says if shows(_sign(says), text))


def _sign(says: Says) -> Sign:
    value: Sign = says.value
    return value
