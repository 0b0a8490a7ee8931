"""How AWS names the matter: a vulnerability, credentials, sending, the account."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.VULNERABILITY: sign(
        "vulnerability report|reports",
        "reported|potential|possible vulnerability",
        "remediate .. vulnerability|vulnerabilities",
        "fix|patch|close|mitigate .. vulnerability|vulnerabilities|hole",
        "vulnerability notification|notice",
        "security hole|weakness|exposure",
        "vulnerability .. is|remains still|there|present|open|unfixed|unpatched",
        "expose|exposes|exposing .. vulnerable",
        "vulnerable|exposed|open .. service|services .. reachable|internet|accessible",
        "report|reports .. vulnerability|vulnerabilities .. resource|resources|instance|account",
    ),
    Says.KEY_EXPOSED: sign(
        "access|secret|credential|credentials|iam key|keys|user .. exposed|compromised|"
        "public|publicly|leaked|available|posted|found|inappropriately|misused|leak",
        "exposed|compromised|leaked|publicly .. access|secret|aws|iam|root key|keys|"
        "credential|credentials",
        "keys|key|credentials|credential|secret|secrets .. exposed|compromised|leaked|publicly|"
        "published|disclosed|stolen|taken",
        "keys|key|credentials|credential .. at risk",
        "exposed|compromised|leaked|published|stolen|disclosed .. "
        "credentials|credential|keys|secret",
        "irregular|suspicious|unusual|unauthorized activity .. key|keys|credential|credentials",
        "awscompromisedkeyquarantine",
        "awscompromisedkeyquarantinev1",
        "awscompromisedkeyquarantinev2",
        "awscompromisedkeyquarantinev3",
        "quarantine policy",
        "publicly .. accessible|available .. key|keys|secret",
        "irregular|suspicious|unusual|unauthorized|anomalous|unexpected|malicious|unknown .. "
        "calls|usage|use|requests|behavior|operations|api .. key|keys|credential|credentials",
        "key|keys|credential|credentials .. irregular|suspicious|unusual|unauthorized|anomalous",
        "got|gotten|obtained|gained|stolen|stole .. key|keys|credentials",
    ),
    Says.ACCOUNT_COMPROMISED: sign(
        "account|accounts .. compromised|inappropriately|hacked|unauthorized|misused",
        "suspicious|irregular|unusual|unauthorized|fraudulent|anomalous activity|usage|"
        "access|charges|use|resources .. account|your|aws",
        "account .. suspicious|irregular|unusual|unauthorized activity|access|usage",
        "compromised|compromise .. account|root|aws",
        "third|unauthorized party .. access|accessed|account|used",
        "account .. accessed|used by .. third|unauthorized party|parties",
        "someone|somebody|attacker .. access|accessed|control|logged|signed .. account|root",
        "account .. taken over|takeover",
        "suspicious|irregular|unusual|unauthorized|unknown|unrecognized sign|signin|signins|login|"
        "logins|access",
        "principal|user|role .. unauthorized party|person|hands",
        "review your aws account and credentials",
        "security concern .. account",
    ),
    Says.STILL_TO_DO: sign(
        "however",
        "you must",
        "still|remaining",
        "yet to",
        "but .. please|need|must",
        "please .. delete|rotate|deactivate|disable|secure|complete|terminate|remove|stop",
    ),
    Says.KEY_DONE: sign(
        "thank|thanks you|for .. deleting|rotating|deactivating|disabling|removing|"
        "securing|completing",
        "thank|thanks you|for .. taking .. action|actions|step|steps|measures|care",
        "no longer .. compromised|exposed|active",
        "no longer at risk",
        "key|keys|credentials|users .. deleted|rotated|deactivated|removed|disabled",
        "deleted|rotated|deactivated .. key|keys",
        "secured .. account",
        "account .. now .. secure|secured|restored",
        "completed .. steps",
        factual=True,
    ),
    Says.KEY_UNDONE: sign(
        "deleted|rotated|deactivated|removed|disabled|created by .. attacker|intruder|unauthorized|"
        "third|someone",
        "attacker|intruder|party .. deleted|rotated|deactivated|removed|disabled",
        "but|however|yet .. is|are active|exposed|valid|public|left|running",
        "remain|remains|stay|stays still|active|running|exposed|valid|enabled|attached|left",
        "key|keys|credentials|user|users|instance|instances|role|policy is|are still|active|"
        "running|exposed|valid|enabled|attached",
        "user|users|key|keys|role|roles|instances .. has|have to go|be",
        "run|runs on .",
        "next .. go|step|delete|rotate|review|remove|check",
        "not .. changed|rotated|deleted|deactivated|removed|disabled|secured|terminated yet",
        "not yet changed|rotated|deleted|deactivated|removed|disabled|secured|terminated",
        "yet to be|delete|rotate",
        "left for you|to do",
        "step|steps|one|two|key|keys|user|users is|are left|missing|open",
        "key|keys|credentials .. found on|in .. github|repository|public|online",
        ". delete|rotate|deactivate|disable|terminate|remove|check|change|finish|complete",
    ),
    Says.SES: sign(
        "amazon ses",
        "simple email service",
        "ses account",
        "ability to send email|emails|mail",
        "sending .. email|privileges|paused",
        "bounce rate",
        "complaint rate",
        "ses",
    ),
    Says.SENDING: sign(
        "send|sending|sends .. email|emails|mail|ability|privileges|paused|review|probation",
        "email|emails|ability .. sending|send|sent",
        "bounce|complaint|bounces|complaints rate|rates|probation",
        "ses .. probation|review|paused|sending|account",
    ),
    Says.SENDING_REVIEW: sign(
        "probation",
        "account|sending|ses .. under review",
        "ses account|sending review",
        "review period",
        "place|placed|placing|put .. under review",
        "place|placed|placing|put .. probation",
        "sending review",
        "bounce|complaint rate .. exceed*|high|above|over|reached|increas*",
        "reviewing .. account",
        "ses|sending review",
        "review .. of .. ses|sending .. account",
    ),
    Says.PROBLEM_RATE: sign(
        "bounce|complaint rate|rates",
        "probation",
        "placed|put .. under review",
        "spamtrap*",
        "spam trap*",
    ),
    Says.SENDING_PAUSED: sign(
        "paused|pausing|suspended|disabled|shut .. ability|sending|account|email|access",
        "ability to send .. paused|suspended|disabled",
        "sending .. paused|suspended|disabled|off|stopped",
        "pause|paused .. ability|sending",
        "can no longer send",
        "paused",
        factual=True,
    ),
    Says.ON_PROBATION: sign(
        "is|are|be|being|remains|now|therefore|we put|placed|placing|putting|on .. probation",
        "result|decided|decision .. probation|paus*|review",
        "is|are|remains|remain|still|stays|stay|now|currently|again under review",
        "extend|extended|extending|continue|continues .. probation|review",
        "can no longer send",
        "too high",
        "above .. limit|threshold|percent",
        "please|must|need|should .. fix|reduce|lower|improve|decrease .. rate|rates|complaints|"
        "bounces",
        ". fix|reduce|lower|improve|decrease .. rate|rates|complaints|bounces",
        "reply|respond .. plan",
    ),
    Says.SUSPEND: sign(
        "plan|intend|going|will|decided|scheduled to|be|suspend|terminate|close .. "
        "suspend|suspended|suspending|terminate|terminated|close|closed|account|access",
        "will be suspended|terminated|closed|revoked|deactivated|limited",
        "will suspend|terminate|close|deactivate .. account|access|your|aws",
        "account|access .. suspension|termination .. effective|on|scheduled|date|notice",
        "suspend|suspension|terminate .. account|access .. effective",
        "suspend|suspended|revoke|terminate .. account|access .. if|unless|by|on",
        "notice of .. suspension|termination",
        "account suspension|termination notice",
    ),
    Says.WILL_SUSPEND: sign(
        "account|access will be suspended|terminated|closed|revoked|deactivated",
        "account|access .. is|are scheduled|going|due to be suspended|terminated|closed",
        "we|aws will|shall|plan|intend|going|to suspend|terminate|deactivate your|the|this .. "
        "account|access",
    ),
    Says.DAY_OF_SUSPENSION: sign(
        "suspend|suspended|terminate|terminated .. on|effective .. monday|tuesday|wednesday|"
        "thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|"
        "october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|20*",
    ),
    Says.ACCOUNT: sign("account", "accounts", "access .. aws|services"),
    Says.SUSPENDED: sign(
        "your accounts .. suspended|terminated|revoked|deactivated|closed",
        "account|access .. has|have|was|is|are|been|being|now|currently|already|"
        "also|temporarily|therefore suspended|terminated|revoked|deactivated|closed|withdrawn",
        "account|accounts|access .. has|have|was|is|are|been|being *ly suspended|terminated|"
        "revoked|deactivated|closed|withdrawn",
        "aws accounts .. have been|now|also suspended|terminated|revoked|deactivated|closed",
        "access to .. model|models|foundation .. revoked|withdrawn|removed|disabled",
        "suspended|revoked|terminated|deactivated .. your account|access|aws",
        "suspended your|the aws|account",
        "account remains|stays suspended|terminated|deactivated|closed",
        "action revoke|suspend|terminate",
        "revoked|withdrawn .. access",
        "your access .. revoked|withdrawn",
        "we are .. suspending|terminating|closing .. account|accounts|access",
        factual=True,
    ),
}
