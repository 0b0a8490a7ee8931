"""What AWS says is ours and implicated: ids as written, keys masked, never the victim's."""

import re
from collections.abc import Iterator
from dataclasses import replace

from abuse_desk.domain.late import late
from abuse_desk.domain.mail.stemmed import Stemmed
from abuse_desk.domain.notices.iam_users import iam_users
from abuse_desk.domain.notices.places import URL
from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.notices.spots import ACCOUNT, Spot, merged, placed, spot_at
from abuse_desk.domain.text import ACCESS_KEY
from abuse_desk.domain.vocabulary import ResourceType

# A notice with ten thousand resources is counted and said; more than this is not carried along.
RESOURCE_LIMIT = 200

_IP4 = r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|\[\.\])){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP6 = r"(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}"
_ADDRESS = late(rf"(?<![\w.:])(?:{_IP4}|{_IP6})(?![\w.]\d|\w)", re.IGNORECASE | re.ASCII)
# One of these is in every address, and quicker to find.
_LIKE_ADDRESS = (late(r"\d(?:\.|\[\.\])\d"), late(r":[0-9a-fA-F]{1,4}:"))
_MACHINES = ("instance", "nat_gateway", "network_interface")
_IDS = Stemmed(
    "i-|nat-|eni-|akia|asia|****-",
    r"(?<![\w.-])(?:"
    r"(?P<instance>i-(?:[0-9a-fx*]{17}|[0-9a-fx*]{8,13}))"
    r"|(?P<nat_gateway>nat-(?:[0-9a-fx*]{17}|[0-9a-fx*]{8}))"
    r"|(?P<network_interface>eni-(?:[0-9a-fx*]{17}|[0-9a-fx*]{8}))"
    r"|(?P<access_key>(?:AKIA|ASIA)[A-Z0-9*xX]{8,20}|\*{4}-\*{4}-[A-Z0-9]{4})"
    r")(?![\w-])",
    re.ASCII,
)
_HOST_WORDS = (".s3", ".cloudfront.", ".elasticbeanstalk.", ".awsapprunner.", ".on.aws")
_HOSTS = late(
    r"(?<![\w.-])(?:"
    r"(?P<bucket>(?:[a-z0-9][a-z0-9.-]{2,62})(?=\.s3[a-z0-9.-]{0,32}\.amazonaws\.com))"
    r"|(?P<distribution>d[a-z0-9]{8,14}\.cloudfront\.net)"
    r")(?![\w-])",
    re.ASCII,
)
_DOMAIN = r"(?:[a-z0-9-]{1,63}(?:\.|\[\.\]))+[a-z]{2,24}"
_BUCKET = r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
_LABELLED = late(
    r"\b(?:"
    r"(?:s3\s+)?bucket(?:\s+name)?s?(?:\(s\))?\s*[:=]\s*[\"']?(?P<bucket>[a-z0-9][a-z0-9.-]{2,62})"
    r"|distribution(?:\s*id)?s?(?:\(s\))?\s*[:=]?\s*(?P<distribution>E[A-Z0-9]{9,14})\b"
    r"|(?:model|model\s+id"
    r"|foundation\s+model)s?(?:\(s\))?\s*:\s*(?P<model>[\w.: -]{3,60}?)(?=\s{2}|\n|$)"
    r"|(?:access\s+to|use\s+of)\s+(?P<model_access>(?:anthropic|claude|amazon\s+nova|bedrock)"
    r"[\w. -]{0,40}?)(?:\s+models?)?(?=[.,;\n]|\s+(?:on|in|for|from|via|has|have|is|was)\b|$)"
    r"|(?:reported\s+|implicated\s+|offending\s+|site\s+)?domain(?:\s+names?)?(?:\(s\))?\s*:\s*"
    rf"(?P<domain>{_DOMAIN})"
    rf"|your\s+domain(?:\s+name)?s?\s+[\"'<]?(?P<our_domain>{_DOMAIN})(?![\w@])"
    rf"|domain(?:\s+name)?\s+[\"'<]?(?P<held_domain>{_DOMAIN})[\"'>]?,?\s+(?:(?:which|that)\s+)?"
    r"(?:is\s+)?(?:hosted|registered)\s+(?:in|on|by|under|with|through)\s+(?:your|us)\b"
    rf"|(?:(?:your|the)\s+(?:s3\s+)?buckets?|buckets?\s+(?:named|called))\s+"
    rf"(?:[\"'<]|(?=[a-z0-9.-]*[a-z])(?=[a-z0-9.-]*\d|(?:[a-z0-9]*[-.]){{2}}[a-z0-9]))"
    rf"(?P<our_bucket>{_BUCKET})(?!-?[\w:/])"
    r")",
    re.IGNORECASE,
)
_LABEL_WORDS = ("bucket", "distribution", "model", "domain", "access to", "use of")
# A place in a bucket may be anybody's: only what is called ours, implicated or hosted counts.
_BUCKET_ARN = late(
    r"\b(?:arn:aws[a-z-]*:s3:::"
    r"|(?:(?:your|implicated|reported)\s+(?:s3\s+)?(?:bucket|resource|content|url)s?"
    r"|(?:bucket|resource)(?:\(s\))?\s*:|(?:hosted|accessible)\s+(?:at|in|on))\W{1,4}s3://)"
    r"([a-z0-9][a-z0-9.-]{2,62})",
    re.IGNORECASE,
)
_MODEL_MAKERS = "ai21|amazon|anthropic|cohere|deepseek|meta|mistral|openai|qwen|stability|writer"
# Bedrock's ids of models and inference profiles: maker, name, version.
_MODEL_ID = Stemmed(
    "us.|eu.|apac.|global.|" + _MODEL_MAKERS,
    rf"(?<![\w.-])(?:(?:us|eu|apac|global)\.)?(?:{_MODEL_MAKERS})\.[a-z][a-z0-9]{{0,20}}-"
    r"[\w.-]{0,80}\d(?::\d{1,3})?(?!\w|[.-]\w)",
    re.ASCII,
)
_URL_LABEL = Stemmed(
    "reported|implicated|offending|infringing|content|url|link|location|site|website|resource",
    r"\b(?:reported\s+|implicated\s+|offending\s+|infringing\s+|content\s+)?"
    r"(?:(?:url|link|location|site|website)s?|resource)(?:\(s\))?\s*:\s*((?:https?|hxxps?)\S{4,400})",
)
_URL_IN_PROSE = Stemmed(
    "following|hosted|located|content|page|site|allege|served",
    r"(?:following\s+(?:url|site|page|content)s?|hosted\s+at|located\s+at|content\s+at|page\s+at|site\s+at"
    r"|allege\s+that|served\s+(?:from|at))\W{1,4}((?:https?|hxxps?)\S{4,400})",
)
_OUR_ADDRESS = Stemmed(
    "public|source|implicated|reported|instance|elastic|your|ip",
    rf"\b(?:(?:public|source|implicated|reported|instance|elastic|your)\s+)?ip(?:v[46])?"
    rf"(?:\s*address(?:es)?)?(?:\(es\)|\(s\))?\s*[:=]?\s*\[?((?:{_IP4}|{_IP6})(?:,?\s+(?:and\s+)?{_IP4}){{0,50}})\]?",
)
_BESIDE = late(
    rf"\s*(?:[\[(]\s*(?P<first>{_IP4}|{_IP6})(?P<more>(?:\s*,\s*{_IP4}){{0,9}})\s*[\])]"
    rf"|,?\s*(?:with\s+)?(?:(?:public|source|elastic)\s+)?ip(?:\s*address(?:es)?)?\s*[:=]?\s*"
    rf"(?P<labelled>{_IP4}))",
    re.IGNORECASE,
)
_THEIRS = late(
    r"(?:remote|target(?:ed)?|destination|dest|dst|victim|attacked|their|remote\s+host|scanned)"
    r"(?:\s+(?:ip|address|host|url)\w*)?s?\s*(?:\(s\))?\s*:?\s*$",
    re.IGNORECASE,
)
_AWS_LINK = late(
    r"^https?://(?:[a-z0-9-]+\.)*(?:aws\.amazon|amazon|awsstatic|aws)\.", re.IGNORECASE
)

_UNLABELLED = {
    "model_access": ResourceType.MODEL,
    "our_bucket": ResourceType.BUCKET,
} | dict.fromkeys(("our_domain", "held_domain"), ResourceType.DOMAIN)


def resources(text: str, rows: str, *, content: bool) -> tuple[Resource, ...]:
    """Resources AWS's own part names, each once, in order, with the place stated nearest before.

    `content`: the matter is about what a site shows, so a labelled URL or domain is the resource.
    """
    spots = merged(sorted(_spots(text, rows, content=content), key=lambda spot: spot.at))
    return _with_addresses(text, placed(text, spots))


def names_something(text: str) -> bool:
    """Whether anything in it has the form of a resource, an address or an account."""
    if any(form.search(text) is not None for form in (_IDS, ACCOUNT, URL)):
        return True
    return _has_host(text) or _has_address(text) or _is_labelled(text)


def names_ours(text: str) -> bool:
    """Whether an id or an account stands in it: what AWS says of somebody in particular."""
    return _IDS.search(text) is not None or ACCOUNT.search(text) is not None


def names_machine(text: str) -> bool:
    """Whether an instance, a gateway or an interface is named by its id."""
    return any(match.lastgroup in _MACHINES for match in _IDS.finditer(text))


def _is_labelled(text: str) -> bool:
    low = text.lower()
    if "s3:" in low and _BUCKET_ARN.search(text) is not None:
        return True
    if any(word in low for word in _LABEL_WORDS) and _LABELLED.search(text) is not None:
        return True
    return next(iam_users(text, low), None) is not None


def _has_host(text: str) -> bool:
    return any(word in text for word in _HOST_WORDS)


def _has_address(text: str) -> bool:
    likely = any(form.search(text) is not None for form in _LIKE_ADDRESS)
    return likely and _ADDRESS.search(text) is not None


def _spots(text: str, rows: str, *, content: bool) -> Iterator[Spot]:
    yield from _by_form(text)
    low = text.lower()
    if any(word in low for word in _LABEL_WORDS):
        for match in _LABELLED.finditer(rows):
            yield from _by_label(match)
    yield from _users(rows, low)
    for match in _BUCKET_ARN.finditer(text) if "s3:" in low else ():
        yield spot_at(match.start(1), ResourceType.BUCKET, match[1].rstrip("."))
    for match in _MODEL_ID.finditer(text) if "model" in low else ():
        yield spot_at(match.start(), ResourceType.MODEL, match.group())
    for match in (*_URL_LABEL.finditer(text), *_URL_IN_PROSE.finditer(text)) if content else ():
        if not _AWS_LINK.match(match[1]) and not _of_others(text, match.start()):
            yield spot_at(match.start(1), ResourceType.URL, match[1].rstrip(".,;)>]"))


def _users(rows: str, low: str) -> Iterator[Spot]:
    for at, name in iam_users(rows, low):
        if not _of_others(rows, at) and not ACCESS_KEY.fullmatch(name):
            yield spot_at(at, ResourceType.IAM_USER, name)


def _by_form(text: str) -> Iterator[Spot]:
    ids = {match.start(): match for match in _IDS.finditer(text)}
    hosts = _HOSTS.finditer(text) if any(word in text for word in _HOST_WORDS) else ()
    for match in (*ids.values(), *(host for host in hosts if host.start() not in ids)):
        kind = ResourceType(match.lastgroup or "")
        value = match.group()
        if kind is ResourceType.ACCESS_KEY:
            value = masked_key(value)
        yield Spot(match.start(), match.end(), Resource(kind, value))


def _by_label(match: re.Match[str]) -> Iterator[Spot]:
    group = match.lastgroup or ""
    value = match[group].strip().rstrip(".")
    if _of_others(match.string, match.start()) or not value or ACCESS_KEY.fullmatch(value):
        return  # a key is found by its form, and masked there
    yield spot_at(match.start(group), _UNLABELLED.get(group) or ResourceType(group), value)


def _of_others(text: str, at: int) -> bool:
    return _THEIRS.search(text, max(0, at - 40), at) is not None


def masked_key(key: str) -> str:
    """The first and last four characters of an access key id; AWS's own mask as it is."""
    return key if key.startswith("*") or len(key) < 9 else f"{key[:4]}{'*' * 12}{key[-4:]}"


def _with_addresses(text: str, spots: list[Spot]) -> tuple[Resource, ...]:
    found: list[Resource] = []
    used: set[str] = set()
    for spot in spots:
        addresses = _beside(text, spot)
        used.update(addresses)
        found.append(replace(spot.resource, addresses=addresses))
    loose = [address for address in _stated(text) if address not in used]
    owners = [n for n, resource in enumerate(found) if resource.type is ResourceType.INSTANCE]
    if len(owners) == 1 and loose and not found[owners[0]].addresses:
        found[owners[0]] = replace(found[owners[0]], addresses=tuple(loose))
        loose = []
    return (*found, *(_address(text, address) for address in loose))


def _address(text: str, address: str) -> Resource:
    bare = placed(text, [spot_at(text.find(address), ResourceType.IP_ADDRESS, address)])
    return bare[0].resource


def _beside(text: str, spot: Spot) -> tuple[str, ...]:
    match = _BESIDE.match(text, spot.end)
    if match is None:
        return ()
    if match["labelled"]:
        return (match["labelled"],) if spot.resource.type in _MACHINES else ()
    return tuple(_plain_address(found.group()) for found in _ADDRESS.finditer(match.group()))


def _stated(text: str) -> tuple[str, ...]:
    """Addresses AWS labels as an IP without calling them remote, target or destination."""
    if "ip" not in text.lower():
        return ()
    words = URL.sub(lambda url: " " * len(url.group()), text)
    return tuple(
        dict.fromkeys(
            _plain_address(address.group())
            for match in _OUR_ADDRESS.finditer(words)
            if not _of_others(words, match.start())
            for address in _ADDRESS.finditer(match[1])
        )
    )


def _plain_address(address: str) -> str:
    return address.replace("[.]", ".")
