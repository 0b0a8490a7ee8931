"""SES's receipt rule sets: what is there, and the one call CloudFormation has no resource for."""

from typing import TYPE_CHECKING, assert_never

from abuse_desk.domain.rule_set import Activate, Deactivate, Found, Keep

if TYPE_CHECKING:
    from mypy_boto3_ses import SESClient


class ReceiptRuleSets:
    """Reads and sets the active set of this account and region."""

    def __init__(self, ses: "SESClient") -> None:
        self._ses = ses

    def find(self, join: str | None = None) -> Found:
        """The active set, all names, and the rules of the set to join if it exists."""
        active = self._ses.describe_active_receipt_rule_set().get("Metadata", {}).get("Name")
        sets = self._names()
        rules = self._rules(join) if join is not None and join in sets else ()
        return Found(active or None, sets, rules)

    def carry_out(self, decision: Activate | Deactivate | Keep) -> None:
        """Make it so; without a name SES leaves no set active."""
        match decision:
            case Activate(name):
                self._ses.set_active_receipt_rule_set(RuleSetName=name)
            case Deactivate():
                self._ses.set_active_receipt_rule_set()
            case Keep():
                pass
            case _:
                assert_never(decision)

    def _names(self) -> frozenset[str]:
        page = self._ses.list_receipt_rule_sets()
        names = [item.get("Name", "") for item in page["RuleSets"]]
        while token := page.get("NextToken"):
            page = self._ses.list_receipt_rule_sets(NextToken=token)
            names += [item.get("Name", "") for item in page["RuleSets"]]
        return frozenset(names)

    def _rules(self, name: str) -> tuple[str, ...]:
        found = self._ses.describe_receipt_rule_set(RuleSetName=name)
        return tuple(rule["Name"] for rule in found.get("Rules", []))
