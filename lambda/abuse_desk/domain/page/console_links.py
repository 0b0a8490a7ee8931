"""From a resource to its page in the AWS console, where its id has the form AWS gives such ids."""

import re
from urllib.parse import quote

from abuse_desk.domain.late import late
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.vocabulary import ResourceType

REGION = late(r"[a-z]{2}(-[a-z]+)+-\d")
# Where a service has no region of its own the console lives in us-east-1.
FORMS = {
    ResourceType.INSTANCE: (
        late(r"i-[0-9a-f]{8,17}"),
        "ec2/home?region={region}#InstanceDetails:instanceId={id}",
    ),
    ResourceType.NAT_GATEWAY: (
        late(r"nat-[0-9a-f]{8,17}"),
        "vpcconsole/home?region={region}#NatGatewayDetails:natGatewayId={id}",
    ),
    ResourceType.NETWORK_INTERFACE: (
        late(r"eni-[0-9a-f]{8,17}"),
        "ec2/home?region={region}#NetworkInterface:networkInterfaceId={id}",
    ),
    ResourceType.IP_ADDRESS: (
        late(r"\d{1,3}(\.\d{1,3}){3}"),
        "ec2/home?region={region}#NIC:publicIpAddress={id}",
    ),
}
GLOBAL_FORMS = {
    ResourceType.IAM_USER: (
        late(r"[\w+=,.@-]{1,64}", re.ASCII),
        "iam/home#/users/details/{id}",
    ),
    ResourceType.ACCESS_KEY: (late(r"[A-Z0-9*]{8,40}"), "iam/home#/users"),
    ResourceType.BUCKET: (late(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "s3/buckets/{id}"),
    ResourceType.DISTRIBUTION: (
        late(r"E[A-Z0-9]{9,20}"),
        "cloudfront/v4/home#/distributions/{id}",
    ),
}


def console_link(resource: Resource) -> str | None:
    """The address, or None where the id is of no such form or its region is not known."""
    region = resource.region or ""
    known = FORMS.get(resource.type)
    if known and REGION.fullmatch(region) and known[0].fullmatch(resource.id):
        return _address(region, known[1], resource.id)
    known = GLOBAL_FORMS.get(resource.type)
    if known and known[0].fullmatch(resource.id):
        return _address("us-east-1", known[1], resource.id)
    return None


def _address(region: str, form: str, id_: str) -> str:
    path = form.format(region=region, id=quote(id_, safe=""))
    return f"https://{region}.console.aws.amazon.com/{path}"
