"""Which language a visitor reads, and where resources lead."""

import pytest

from abuse_desk.domain.notices.reading import Resource
from abuse_desk.domain.page.console_links import console_link
from abuse_desk.domain.page.visit import chosen_language
from abuse_desk.domain.vocabulary import ResourceType


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        (None, "", "en"),
        (None, "ja", "ja"),
        (None, "ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        (None, "en-GB,en;q=0.9,ja;q=0.8", "en"),
        (None, "de, ja;q=0.5", "ja"),
        (None, "ja;q=0, en;q=0.1", "en"),
        (None, ";;;,q=,ja;q=9", "en"),
        ("ja", "en", "ja"),
        ("xx", "ja", "ja"),
    ],
)
def test_the_language_is_the_switch_then_the_browser_then_ours(
    asked: str | None, accepted: str, chosen: str
) -> None:
    assert chosen_language(asked, accepted, "en") == chosen


@pytest.mark.parametrize(
    "resource",
    [
        Resource(ResourceType.INSTANCE, "i-0123456789abcdef0"),  # no region
        Resource(ResourceType.INSTANCE, "i-0123456789abcdef0", "eu-west-1.evil.example"),
        Resource(ResourceType.INSTANCE, "i-1&x=1", "eu-west-1"),
        Resource(ResourceType.BUCKET, "../../evil"),
        Resource(ResourceType.URL, "https://evil.example/"),
        Resource(ResourceType.DOMAIN, "evil.example"),
    ],
)
def test_an_id_of_no_known_form_leads_nowhere(resource: Resource) -> None:
    assert console_link(resource) is None


@pytest.mark.parametrize(
    ("type_", "id_"),
    [
        (ResourceType.NAT_GATEWAY, "nat-0123456789abcdef0"),
        (ResourceType.NETWORK_INTERFACE, "eni-0123456789abcdef0"),
        (ResourceType.IP_ADDRESS, "203.0.113.7"),
        (ResourceType.IAM_USER, "deploy"),
        (ResourceType.ACCESS_KEY, "AKIA************MPLE"),
        (ResourceType.BUCKET, "travel-site-assets"),
        (ResourceType.DISTRIBUTION, "E1ABCDEFGHIJKL"),
    ],
)
def test_a_known_form_leads_to_the_console(type_: ResourceType, id_: str) -> None:
    link = console_link(Resource(type_, id_, "eu-west-1"))
    assert link is not None
    assert link.split("/")[2].endswith(".console.aws.amazon.com")
