"""The page in the template: an address anybody can reach, and keys that few may read."""

from typing import Any

import pytest

from abuse_desk.domain.config import ConfigError
from infra.config import parse_stack_config
from tests.infra.conftest import Resources, Synthesis
from tests.infra.reading import filled, functions, listed, of_type, only, statements

KEYS = "secretsmanager:GetSecretValue"
SIGNS = ("dispatch", "clock", "desk")


@pytest.fixture(scope="module")
def without(synthesis: Synthesis) -> dict[str, Any]:
    """The template of a desk whose page is off."""
    return synthesis(page="off")


def test_the_page_is_the_desk_function_and_no_other(resources: Resources) -> None:
    url = only(resources, "AWS::Lambda::Url")
    assert url["AuthType"] == "NONE"
    assert filled(url["TargetFunctionArn"]).startswith("<DeskFunction")


def test_anybody_may_call_it_by_its_address_alone(resources: Resources) -> None:
    open_to_all = [
        one
        for one in of_type(resources, "AWS::Lambda::Permission").values()
        if one["Principal"] == "*"
    ]
    assert {one["Action"] for one in open_to_all} == {
        "lambda:InvokeFunctionUrl",
        "lambda:InvokeFunction",
    }
    for one in open_to_all:
        assert one.get("FunctionUrlAuthType") == "NONE" or one["InvokedViaFunctionUrl"] is True


@pytest.mark.parametrize("name", ["intake", *SIGNS])
def test_the_keys_are_read_by_those_who_sign_or_verify(resources: Resources, name: str) -> None:
    found = [
        one for one in statements(resources, name.capitalize()) if KEYS in listed(one["Action"])
    ]
    assert bool(found) is (name in SIGNS)


def test_nothing_of_the_desk_may_write_the_keys(resources: Resources) -> None:
    actions = {action for one in statements(resources, "") for action in listed(one["Action"])}
    assert {action for action in actions if action.startswith("secretsmanager:")} == {KEYS}


def test_the_secret_makes_its_first_key_itself(resources: Resources) -> None:
    secret = only(resources, "AWS::SecretsManager::Secret")
    assert secret["GenerateSecretString"]["PasswordLength"] >= 43  # 256 bits of letters and digits
    assert "SecretString" not in secret


@pytest.mark.parametrize("name", ["dispatch", "clock"])
def test_alerts_know_where_the_page_is(resources: Resources, name: str) -> None:
    variables = functions(resources)[name]["Environment"]["Variables"]
    assert {"PAGE_URL", "LINK_SECRET_ARN"} <= set(variables)


def test_without_a_page_there_is_no_address_and_no_key(without: dict[str, Any]) -> None:
    kinds = {one["Type"] for one in without["Resources"].values()}
    assert kinds.isdisjoint({"AWS::Lambda::Url", "AWS::SecretsManager::Secret"})
    assert not {"PageUrl", "LinkSecretArn"} & set(without["Outputs"])


@pytest.mark.parametrize("name", SIGNS)
def test_without_a_page_nobody_is_told_of_one(without: dict[str, Any], name: str) -> None:
    variables = functions(without["Resources"])[name]["Environment"]["Variables"]
    assert not {"PAGE_URL", "LINK_SECRET_ARN"} & set(variables)


def test_concurrency_is_reserved_only_where_the_config_says_so(
    resources: Resources, synthesis: Synthesis
) -> None:
    reserved = "ReservedConcurrentExecutions"
    assert not [name for name, one in functions(resources).items() if reserved in one]
    made = functions(synthesis(pageConcurrency=7)["Resources"])
    assert {name: one[reserved] for name, one in made.items() if reserved in one} == {"desk": 7}


def test_a_concurrency_of_none_is_refused(sample: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="pageConcurrency must be a whole number"):
        parse_stack_config(sample | {"pageConcurrency": 0})
