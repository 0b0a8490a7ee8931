"""What tells one template from another."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.RESOURCE_LINE: sign(
        "aws id .. region",
        "aws id .. instance|nat|distribution|bucket|resource|interface",
    ),
    Says.LABELLED: sign(
        "aws account id",
        "reported activity|vulnerability",
        "required actions|action",
        "implicated resource|resources",
        "abuse time .. reported|required|region|please|beginning",
    ),
    Says.EC2_WORDING: sign(
        "ec2 abuse",
        "amazon ec2 customer",
        "ec2 customer",
        "instance id",
        "your instance|instances",
        "your ec2 instance|instances|resource|resources",
    ),
    Says.COPYRIGHT: sign(
        "dmca",
        "digital millennium",
        "copyright infring*",
        "infring* .. copyright*|trademark",
    ),
    Says.RECOMMENDS: sign(
        "left .. open",
        "recommend|suggest|advise .. before|restrict|close|limit",
        "ports .. open",
    ),
    Says.REVOKED: sign(
        "action revoke|suspend|terminate",
        "revoked|revoke .. access",
        "access .. revoked",
    ),
    Says.SIGNED: sign(
        "regards|sincerely|you|thanks .. trust and safety",
        "regards|sincerely|you|thanks .. trust safety",
        "regards|sincerely|you|thanks .. aws|ec2|amazon abuse",
        "regards|sincerely|you|thanks .. amazon web services",
        "regards|sincerely|you|thanks the|amazon|aws aws|support|ec2|web|team",
        "regards|sincerely aws",
    ),
}
