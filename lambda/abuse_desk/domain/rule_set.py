"""Which receipt rule set may be active: each account and region has one, not ours alone.

Decisions only. `check` is asked before anything is made, `activate` once our rule stands in its
set, `deactivate` when the desk is removed.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the config says. `join` names the set to put our rule in; None: `own` is ours alone."""

    own: str
    join: str | None = None
    after: str | None = None  # our rule's place in a joined set; None: first
    replace: bool = False  # explicit permission to take another set's place


@dataclass(frozen=True, slots=True)
class Found:
    """What SES says: the active set, all sets by name, and the rules of the set to join."""

    active: str | None
    sets: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing may be done; `reason` says what to write in cdk.json instead."""

    reason: str


@dataclass(frozen=True, slots=True)
class Activate:
    """Make this set the active one."""

    name: str


@dataclass(frozen=True, slots=True)
class Deactivate:
    """Leave no set active."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave things as they are."""


Decision: TypeAlias = Refuse | Activate | Deactivate | Keep


def check(wanted: Wanted, found: Found) -> Refuse | Keep:
    """May the desk be deployed here? Answered before anything is made."""
    return _check_own(wanted, found) if wanted.join is None else _check_join(wanted, found)


def activate(wanted: Wanted, found: Found) -> Refuse | Activate | Keep:
    """Our rule stands: which set must be active? Checked again, for somebody may have acted."""
    refused = check(wanted, found)
    target = wanted.join or wanted.own
    if isinstance(refused, Refuse):
        return refused
    return Keep() if found.active == target else Activate(target)


def deactivate(own: str, rule: str, previous: str | None, found: Found) -> Decision:
    """The desk goes: only our own set is taken away, and what it had replaced comes back.

    `found.rules` are those of our set; others than our `rule` still receive mail for somebody.
    """
    if found.active != own:
        return Keep()
    if others := [name for name in found.rules if name != rule]:
        return Refuse(
            f"The receipt rule set {own!r} also holds {', '.join(others)}: move these rules to"
            " another set first, for without ours they would no longer receive."
        )
    return Activate(previous) if previous in found.sets and previous else Deactivate()


def _check_own(wanted: Wanted, found: Found) -> Refuse | Keep:
    if found.active in (None, wanted.own) or wanted.replace:
        return Keep()
    return Refuse(
        f"The active receipt rule set here is {found.active!r}, not this desk's. To join it, write"
        f' "ruleSet": "{found.active}" under abuseDesk in cdk.json; to replace it, so that its'
        ' rules no longer receive, write "replaceActiveRuleSet": true.'
    )


def _check_join(wanted: Wanted, found: Found) -> Refuse | Keep:
    # From a set of our own to a joined one: ours is still active, and ours to take away.
    ours = found.active == wanted.own and wanted.join in found.sets
    if found.active != wanted.join and not ours:
        return Refuse(
            f"cdk.json says to join the receipt rule set {wanted.join!r}, but the active one here"
            f" is {found.active or 'none'}: activate {wanted.join!r}, or write"
            ' "ruleSet": "own" under abuseDesk.'
        )
    if wanted.after is not None and wanted.after not in found.rules:
        return Refuse(
            f'"ruleAfter" in cdk.json names {wanted.after!r}, but the rules of'
            f" {wanted.join!r} are: {', '.join(found.rules) or 'none'}."
        )
    return Keep()
