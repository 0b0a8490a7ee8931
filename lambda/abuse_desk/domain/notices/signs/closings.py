"""How AWS closes, thanks and grants."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.IN_ERROR: sign(
        "sent|issued|made|notified|contacted|reported|received|opened|flagged"
        "|identified .. by mistake",
        "notified|contacted|reported|flagged .. in error",
        "sent|issued|generated|made|opened|received|notified .. in error",
        "error|mistake on our part|side|end",
        "we made .. mistake|error",
        "meant|intended for .. different|another|other|someone|somebody",
        "sent|issued|notified|contacted|flagged|identified|opened .. mistakenly|"
        "incorrectly|erroneously",
        "mistakenly|incorrectly|erroneously sent|issued|notified|contacted|flagged|"
        "identified|reported",
        "sent|issued|flagged|made .. by mistake",
        "was|were|is a|were false positive|positives|alarm",
        "turned|confirmed|determined|concluded .. false positive|alarm",
        "this|that|our|the notice|notification|report|email|message|alert .. mistake|"
        "erroneous|incorrect",
        "not .. responsible|involved|source .. activity|report|abuse .. error|mistake",
        "notice|notification|email|message|report|this|got|received .. by mistake|accident",
        "due to .. error|mistake|bug|glitch|malfunction .. received|sent|notified|got",
        "not|never meant|intended for you|your",
        "notice|notification|report|email|message|mail|complaint|this did|does|was not "
        "concern|involve|relate|belong|apply|pertain .. you|your",
        "your instance|instances|resource|resources|address|account|host .. was|were|is|are not "
        "the|a source|origin|originator",
        "fault|bug|glitch|malfunction|defect .. our|detection|system|systems|tooling",
        "our|detection|system .. fault|bug|glitch|malfunction",
        factual=True,
    ),
    Says.NOT_OURS: sign(
        "notice|notification|report|email|mail|message|it concern*|concerned|was|is|were .. "
        "another|different|other customer|account",
        "did|does|was not concern|involve|relate|belong .. you|your",
        "belong*|assigned|moved|transferred|allocated .. another|different|other|someone|somebody "
        "customer|party|account|else",
        "does|did|do not apply|pertain to you|your",
        "you|instance|address|host|ip was|were|is|are not the|a source|origin|originator",
        factual=True,
    ),
    Says.NO_ACTION: sign(
        "no further|additional|other|more action|actions|steps|response|reply|information",
        "no action .. required|needed|necessary|part",
        "no action for|on you|your",
        "nothing to do",
        "no reply|response|answer .. needed|required|necessary|expected",
        "nothing you need|must|have to|do",
        "nothing for you",
        "nothing further|more|else .. required|needed|do|need",
        "there is nothing .. do|required|needed",
        "no more|further|other steps|action .. needed|required",
        "not need|required|have to .. take|do|respond .. action|anything|further|this|reply",
        "nothing .. has|needs|remains|left to .. done|do",
        "not need|have to .. take|do .. step|steps|measures",
        "no need for|to .. do|act|reply|respond|answer",
        "you may|can disregard|ignore",
        "we no longer require|need|expect",
        "no longer requires|require|needs .. action|response|reply|answer",
    ),
    Says.DISREGARD: sign(
        "disregard|ignore .. notice|notification|email|message|report|previous|it|warning|mail|"
        "notices|notifications|emails|messages|mails|reports|warnings",
        "please disregard|ignore",
        "notice|notification|report|complaint is|was|has .. withdrawn|retracted|void",
        "withdraw*|retract*|revok* .. notice|notification|report|warning|complaint|claim",
        factual=True,
    ),
    Says.APOLOGY: sign(
        "we|i are|am sorry",
        "sorry about|for",
        "apologize|apologise|apologies|sorry|regret .. inconvenience|confusion|error|mistake",
    ),
    Says.CLOSED: sign(
        "case|matter|issue|report|reports|incident|ticket|investigation|this|it has|"
        "have been|now .. resolved|closed|concluded|completed",
        "case|matter|issue|report|incident|this|it is|are .. resolved|closed",
        "consider|considers|considered|considering .. resolved|closed|case|matter .. "
        "resolved|closed",
        "consider|considers|regard|regards|deem|deems .. resolved|closed|settled",
        "we have .. resolved|closed|closing|concluded .. case|matter|issue|report|"
        "investigation|this|reports",
        "we have|are|am now|also|therefore resolved|closed|closing|resolving",
        "case|matter|it|this is|as now .. closed|resolved|settled",
        "we|i are|am|have .. closing|resolving|closed|resolved .. case|report|matter|"
        "issue|this|out|ticket",
        "marked .. resolved|closed",
        "investigated and resolved|closed",
        "no longer .. open|investigating",
        "closing|resolving this|the|your|out case|matter|report",
        ". closing|resolving .. case|matter|report|ticket|issue",
        "case|ticket|matter .. has|have been .. closed|resolved|concluded",
        "we|i|aws|team|colleagues|agent|agents|specialists|engineers have|has closed|resolved|"
        "concluded .. case|ticket|matter|report|incident",
        ". case|ticket|report closed|resolved",
        "we have|and shut .. ticket|case",
        "we are satisfied .. and|with",
        "ticket|incident is .. closed|resolved|settled",
        "case|ticket was|been resolved|closed today|now",
        "closed|concluded|finished our inquiry|enquiry|investigation|review",
        factual=True,
    ),
    Says.HARDLY_CLOSED: sign(
        "resolved|closed|solved|fixed .. only|partly|partially|except|but|however|if|once|unless|"
        "provided|until|yet",
        "only|partly|partially|almost|nearly|not|never|hardly resolved|closed|solved|fixed",
        "closing|resolving|close|resolve .. if|once|when|unless|next|tomorrow|after|soon|until",
        "please|you|kindly|to confirm|verify|ensure|show|prove|state .. "
        "resolved|closed|solved|fixed",
        "let|tell us|me .. resolved|closed|solved|fixed",
        "consider|considering closing|resolving",
        "has|have been|is reopened|re open",
        "reopened|reopening this|the|your",
        "resolved|closed|solved|fixed for|of one|two|three|some|part|most",
        "resolved|closed|solved|fixed .. not yours|your",
        "case|ticket|matter|report of the reporter|complainant",
        "make sure|certain .. resolved|closed|solved|fixed",
        "satisfied .. but|however|only|first|second|still|except|once|if",
        "your .. wrote|writes|said|says|told|tells|claimed|claims .. resolved|closed|solved|fixed",
        "resolved|closed to comments|replies|further|new",
        "first|previous|earlier|prior|other|one case|incident|matter|report|issue is|was|has .. "
        "resolved|closed|solved",
        "open again",
        "came|come|is|are back .|again|online|up|today|since",
        "activity|abuse|attack|attacks|traffic|scanning|spam .. resumed|returned|recurred",
    ),
    Says.CLOSING: sign(
        "set|setting|mark|marking|marked|put .. resolved|closed",
        "will|am|going|be .. resolve|resolving|close|closing .. case|ticket|it|matter|out",
    ),
    Says.FOR_NOW: sign(
        "for now",
        "for the time being",
        "for the moment",
        "at this time .. reopen|reply",
        "temporarily clos*|resolv*",
        "reopen .. case|reply|respond",
        "due to .. inactivity|no response|lack",
    ),
    Says.LIFTED: sign(
        "restriction|restrictions|block|blocks|isolation|limit|limits|suspension|"
        "quarantine|hold|pause|mitigation|measures .. lifted|removed|reverted|cleared|"
        "released",
        "lifted|removed|reverted|released .. restriction|restrictions|block|blocks|"
        "isolation|limit|limits|suspension|quarantine|hold|mitigation|pause",
        "has|have|was|were|is|are been|now|also .. unblocked|reinstated|restored|"
        "reactivated|unsuspended|reenabled",
        "was|were unblocked|reinstated|restored|reactivated|unsuspended|reenabled",
        "sending .. resumed",
        "re enabled",
        "taken the .. off",
        "no longer suspended|blocked|restricted|limited|isolated|quarantined|paused",
        "probation .. ended|over|lifted|completed",
        "we|have|has ended|completed|closed|concluded .. review|probation .. of|on .. "
        "account|sending",
        "suspension .. removed|lifted|ended|reversed|cancelled|canceled|withdrawn",
        "cancelled|canceled|withdrawn .. suspension|termination",
        "appeal succeeded|granted|accepted|approved",
        "no restriction|restrictions|block|blocks|limits|limitation|limitations .. remain|remains|"
        "place|left|longer|anymore",
        "turned|switched|put .. sending|access|account|service .. back on",
        "turned|switched your .. back on",
        "we|aws .. reinstated|restored|unblocked|reactivated|resumed",
        "team|teams|colleagues has|have reinstated|restored|unblocked|reactivated|lifted|removed "
        "your|the|all access|account|restriction|restrictions|limits|block|blocks|limitations",
        "removed|ended|taken .. probation|review",
        "review .. ended|over|complete|completed|finished|closed .. as usual|normally|again",
        "good standing",
        "returned|back .. healthy|good|normal status|state|standing",
        "status is|is|now healthy|good|normal",
        "not under review any|anymore",
        "no longer .. probation|review|paused",
        "limits|limit|restrictions|block|blocks was|were|are|been|have .. taken off|away",
        "bounce|complaint rate|rates .. is|are|has back|again|now .. healthy|acceptable|normal",
        factual=True,
    ),
    Says.EXTENDED: sign(
        "grant|granted|granting|given|approved|provide|provided .. extension",
        "grant|granted|granting|give|given|giving|approved|allow|allowing .. additional|more|"
        "further|extra|another time|hours|days",
        "you now have until|another|more",
        "until .. as you requested|asked|suggested|proposed",
        "as requested|agreed|asked .. until",
        "extension .. granted|approved|until|given",
        "will extend|prolong .. until|by|to|deadline|period",
        "extended|extending .. deadline|time|until|by|to|period",
        "deadline .. extended|moved",
        "request|extension .. time|days|hours|extension .. approved|granted|accepted|agreed",
        "new|revised due|deadline|target date|is|for",
        factual=True,
    ),
    Says.THANKS: sign(
        "receipt of your message|reply|response|email|answer",
        "got it",
        "understood",
        "got your mail|email|message|reply|answer|note",
        "we have|did got|get|received your message|reply|response|mail|email|answer",
        "thank|thanks you|for .. response|reply|replying|responding|information|update|"
        "letting|details|confirming|confirmation|cooperation|patience|taking|action|"
        "quick|prompt|answer|email|explanation",
        "received|reviewed|reviewing|read your .. response|reply|message|update|email|answer",
        "we appreciate",
        "appreciate the|your reply|response|answer|update|details|information|explanation",
        "thank|thanks you|for .. deleting|rotating|deactivating|disabling|removing|securing|"
        "completing|terminating|stopping",
        "your|last|recent response|reply|email|answer .. received|reviewed|noted",
    ),
    Says.LOOKING: sign(
        "going|working through|on it|this|your|them",
        "hear from us",
        "team|teams|specialist|colleagues|we .. reviewing|investigating|looking|checking",
        "we|are|is|team|will|currently .. looking|look into",
        "we are|will|have .. reviewing|review|reviewed|investigating|investigate",
        "under investigation",
        "forwarded|passed|escalated|handed .. team|reporter|report|colleagues|specialists",
        "back with|to you .. when|once|as soon",
        "get back to you",
        "update you tomorrow|soon|shortly|when|once|as|on",
        "we|have|has|are|i passed|passing it|this|your|them .. to|on",
        "keep you .. informed|posted|updated",
        "keep|continue|continuing monitoring|watching|to .. monitor|watch",
        "in the meantime",
        "update on .. case|report|matter",
    ),
}
