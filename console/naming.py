"""Which mail or proposal of a case a person means: by number, by id, or the only one there is."""

from typing import Any


class Unclear(ValueError):  # noqa: N818 - the sentence says what to say instead
    """The words fit nothing, or more than one thing, in this case."""


def named_entry(act: str, case: dict[str, Any], given: str | None) -> str | None:
    """The entry id that `confirm` and `relabel` are about; None for every other act.

    `given` is the number `show` prints, or an entry id. Raises `Unclear`.
    """
    if act == "confirm":
        return _chosen([one["entry_id"] for one in case["proposals"]], case, given, "proposal")
    if act == "relabel":
        mails = [one["entry_id"] for one in case["entries"] if one["trust"]]
        return _chosen(mails, case, given, "mail")
    return None


def _chosen(fitting: list[str], case: dict[str, Any], given: str | None, what: str) -> str:
    wanted = _by_number(case, given) if given else None
    if wanted in fitting:
        return wanted
    if given:
        raise Unclear(f"{given} is no {what} of {case['case_id']}")
    if len(fitting) != 1:
        count = len(fitting) or "no"
        raise Unclear(f"{case['case_id']} has {count} {what}s: say which by its number in `show`")
    return fitting[0]


def _by_number(case: dict[str, Any], given: str) -> str:
    entries = case["entries"]
    if given.isdecimal() and 0 < int(given) <= len(entries):
        return str(entries[int(given) - 1]["entry_id"])
    return given
