"""AWS Health's abuse event: the third witness. It comes from AWS by EventBridge, so it is proved.

Source: AWS Health user guide, "EventBridge events". Codes are matched by prefix, never by a closed
list; in an organization `affectedAccount` is the account it is about.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from abuse_desk.domain.cases.entry import Entry, EntryId, NoticeFact
from abuse_desk.domain.config import DeskConfig
from abuse_desk.domain.late import late
from abuse_desk.domain.notices.reading import Facts, Resource, Trust
from abuse_desk.domain.vocabulary import Basis, Family, ResourceType, Stage, TrustLevel

ABUSE = "AWS_ABUSE_"
RISK = "AWS_RISK_"
PROVED = Trust(TrustLevel.VERIFIED, ("AWS Health told this account through EventBridge",))
# What the rest of a code means, without an `EC2_` infix and `_REPORT`.
ABUSE_TYPES = {
    "BOTNET": "infrastructure/botnet",
    "COPYRIGHT_DMCA": "copyright/copyright",
    "DOS": "connection/ddos",
    "EMAIL_SPAM": "messaging/spam",
    "FORUM_SPAM": "messaging/bulk_messaging",
    "ILLEGAL_CONTENT": "content",
    "INTRUSION_ATTEMPT": "connection/login_attack",
    "MALWARE_WEBSITE": "content/malware",
    "OPEN_PROXY": "vulnerability/open_service",
    "PHISHING": "content/phishing",
    "PORT_SCANNING": "connection/port_scan",
    "SPAM_WEBSITE": "content",
}
RESOURCES = (
    (late(r"i-[0-9a-f]{8,17}"), ResourceType.INSTANCE),
    (late(r"nat-[0-9a-f]{8,17}"), ResourceType.NAT_GATEWAY),
    (late(r"eni-[0-9a-f]{8,17}"), ResourceType.NETWORK_INTERFACE),
)
MOST_ENTITIES = 300
DESCRIPTION = 8000


def parse_health_event(
    event: Mapping[str, Any], config: DeskConfig, received_at: datetime
) -> Entry | None:
    """The entry of a Health event about abuse or credentials; None for any other event."""
    detail = event.get("detail")
    if not isinstance(detail, Mapping):
        return None
    code = str(detail.get("eventTypeCode", ""))
    if not code.startswith((ABUSE, RISK)):
        return None
    arn = str(detail.get("eventArn", ""))[:400]
    account = str(detail.get("affectedAccount") or event.get("account") or "")
    sent_at = min(_time(detail.get("startTime")) or received_at, received_at)
    facts = _facts(code, detail, account, sent_at)
    fact = NoticeFact(
        family=Family.ABUSE if code.startswith(ABUSE) else Family.CREDENTIALS,
        stage=Stage.REPORT,
        facts=facts,
        trust=PROVED,
        shape="health_event",
        ours=config.owns(facts.accounts),
        subject=f"AWS Health: {code}"[:200],
        sender="aws.health",
        quiet=received_at - sent_at > config.cadence.old_after,
    )
    return Entry(EntryId(f"health {arn} {account}"), sent_at, received_at, arn, fact)


def _facts(code: str, detail: Mapping[str, Any], account: str, sent_at: datetime) -> Facts:
    activity = code.removeprefix(ABUSE).removeprefix("AWS_").removeprefix("EC2_")
    activity = activity.removesuffix("_REPORT")
    resources = tuple(_resources(detail, account))
    return Facts(
        accounts=(account,) if account else (),
        regions=_regions(detail),
        resources=resources,
        resource_count=len(resources),
        abuse_types=(ABUSE_TYPES[activity],) if activity in ABUSE_TYPES else (),
        reported_activity=activity.replace("_", " ").capitalize(),
        needs_answer=True,
        answer_by=sent_at + timedelta(hours=24),
        answer_by_basis=Basis.POLICY,
        aws_text=_description(detail),
    )


def _resources(detail: Mapping[str, Any], account: str) -> list[Resource]:
    entities = detail.get("affectedEntities")
    listed = entities[:MOST_ENTITIES] if isinstance(entities, list) else []
    values = [str(e.get("entityValue", ""))[:300] for e in listed if isinstance(e, Mapping)]
    return [_resource(value, account) for value in dict.fromkeys(filter(None, values))]


def _resource(value: str, account: str) -> Resource:
    for pattern, kind in RESOURCES:
        found = pattern.search(value)
        if found:
            return Resource(kind, found[0], account=account)
    return Resource(ResourceType.URL, value, account=account)


def _regions(detail: Mapping[str, Any]) -> tuple[str, ...]:
    region = str(detail.get("eventRegion") or "")[:40]
    return (region,) if region and region != "global" else ()


def _description(detail: Mapping[str, Any]) -> str:
    found = detail.get("eventDescription")
    first = found[0] if isinstance(found, list) and found else {}
    text = first.get("latestDescription", "") if isinstance(first, Mapping) else ""
    return str(text).replace("\\n", "\n")[:DESCRIPTION]


def _time(text: Any) -> datetime | None:
    """`Thu, 02 Aug 2018 05:30:00 GMT`, as Health writes it, or ISO 8601."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            at = parse(str(text))
        except (ValueError, TypeError):
            continue
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    return None
