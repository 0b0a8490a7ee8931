"""How AWS says what it has done."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.MEASURES: sign(
        "instance|instances|resource|resources|port|ports|traffic|access|services|use|usage|ability|model"
        "|distribution|bucket .. has|have been .. blocked|isolated|disabled|suspended"
        "|restricted|limited|routed|throttled|dropped",
        "following .. has|have been stopped|terminated|removed|taken",
        "taken|took|taking|take .. following .. action|actions|step|steps|measure|"
        "measures|mitigation*",
        "following .. been|was|were done|carried|put",
        "instance|instances|access|account|ability|use|traffic|resource|resources .. was|were|been "
        ".. cut|turned|switched off",
        "following actions|steps|measures|mitigations .. been taken|applied|put",
        "we|aws|have|has|was|were|been|are|is|also|temporarily|therefore|now blocked|"
        "isolated|disabled|suspended|stopped|restricted|limited|quarantined|paused|"
        "terminated|revoked|removed|nullrouted|attached .. instance|instances|traffic|"
        "port|ports|account|access|ability|services|service|resource|resources|region|"
        "key|keys|policy|some|your|outbound|inbound|user|all|content|distribution|"
        "bucket|network|egress|new|from|by|until",
        "have|has|now|we|therefore isolated|blocked|suspended|disabled|quarantined|stopped|"
        "restricted i",
        "blocked outbound|inbound|all|the|outgoing|incoming|traffic|ability",
        "action taken .. blocked|outgoing|isolated|restricted|port",
        "action revoke|suspend|block|isolate|disable|restrict|terminate|remove",
        "restriction|restrictions|block|limits|limitation|limitations .. placed|"
        "applied|imposed|put|added",
        "placed|applied|imposed|put|added .. restriction|restrictions|block|limit|quarantine|hold",
        "port|ports|traffic|access|instance|instances .. is|are now|currently|therefore "
        "blocked|isolated|stopped|restricted|disabled|limited",
        "administratively disabled|blocked|stopped",
        "shut|cut off|down .. access|network|instance|instances|traffic|connectivity",
        "instance|instances .. was|were isolated|quarantined",
        "taken|took it|them|instance|instances off|offline",
        "sending|access|use|traffic|egress .. is|was|are|were|been "
        "limited|restricted|blocked|throttled",
        "made|rendered .. inaccessible|unavailable|unreachable|private",
        "prevented|preventing .. launches|launching|new",
        factual=True,
    ),
    Says.TO_MITIGATE: sign(
        "to mitigate",
        "in order to .. protect|mitigate",
        "to stop|contain .. abuse|activity",
    ),
    Says.STILL_RESTRICTED: sign(
        "restriction|restrictions|block|limits|limitation|limitations .. placed|remain|"
        "remains|place|still|stay|stays|continue|continues|stands|persists|change",
        "remain|remains|still|stay|stays|continue|continues .. restricted|suspended|"
        "blocked|limited|isolated|disabled|paused|quarantined|place",
        "until .. restriction|restrictions|access|account .. lifted|restored|removed",
        "limits|limit|restriction|restrictions|block|blocks|isolation .. not .. "
        "lifted|removed|taken|released",
        "unable|not|cannot .. remove|lift|restore .. restriction|restrictions|block|access|limit",
        "request .. denied|declined|rejected|refused",
        "placed .. restriction|restrictions|limit|block|hold",
        "access|account|services|ability .. has|have|is|are .. limited|restricted|suspended",
    ),
}
