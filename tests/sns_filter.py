"""SNS's filter policies on message attributes, as far as ours use them.

Source: Amazon SNS developer guide, "String value matching", "Key matching", "Filter policy
constraints". What the embedded AWS does is compared in `tests/contract/test_filter_policies.py`.
"""

from collections.abc import Mapping
from math import prod
from typing import Any

MOST_KEYS = 5
MOST_COMBINATIONS = 150
Policy = Mapping[str, list[Any]]


def passes(policy: Policy | None, attributes: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a subscription with this policy is sent a message with these attributes.

    Every key must match. A message without any attribute matches no policy at all, not even one
    that asks for an attribute's absence.
    """
    if policy is None:
        return True
    return bool(attributes) and all(
        any(_matches(condition, attributes.get(key)) for condition in conditions)
        for key, conditions in policy.items()
    )


def problems(policy: Policy) -> list[str]:
    """What SNS refuses about a policy; empty when nothing."""
    found = [f"{key}: no list of conditions" for key, value in policy.items() if not value]
    if len(policy) > MOST_KEYS:
        found.append(f"{len(policy)} keys")
    combinations = prod(len(conditions) for conditions in policy.values())
    return [*found, f"{combinations} combinations"] if combinations > MOST_COMBINATIONS else found


def _matches(condition: Any, values: tuple[str, ...] | None) -> bool:
    if isinstance(condition, dict):
        return _holds(condition, values)
    return values is not None and condition in values


def _holds(condition: Mapping[str, Any], values: tuple[str, ...] | None) -> bool:
    ((operator, operand),) = condition.items()
    if operator == "exists":
        return (values is not None) is operand
    if operator == "anything-but":
        refused = operand if isinstance(operand, list) else [operand]
        return values is not None and any(value not in refused for value in values)
    if operator == "prefix":
        return values is not None and any(value.startswith(operand) for value in values)
    raise ValueError(f"{operator}: not known here")
