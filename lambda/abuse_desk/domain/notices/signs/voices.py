"""How AWS names itself."""

from abuse_desk.domain.notices.phrases import Sign, sign
from abuse_desk.domain.notices.signs.says import Says

SIGNS: dict[Says, Sign] = {
    Says.TRUST_AND_SAFETY: sign(
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
    ),
    Says.AWS_NAME: sign(
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
    ),
    Says.SUPPORT_CASE: sign(
        "case id",
        "support case",
        "correspondence",
        "aws support",
        "support center",
        "severity urgent|high",
    ),
    Says.SUPPORT_SUBJECT: sign("case 1|2|3", "re case", "case", "support case"),
    Says.HEALTH: sign(
        "aws health",
        "health dashboard",
        "health event",
        "personal health",
    ),
}
