"""What one mail says, gathered: what its matter and its stage are told from."""

from dataclasses import dataclass

from abuse_desk.domain.notices.signs import Says


@dataclass(frozen=True, slots=True)
class Said:
    """What the newest part says, what the subject says, and who seems to speak."""

    body: frozenset[Says]
    subject: frozenset[Says]
    abuse_reference: bool = False  # the subject carries a Trust & Safety case number
    replied: bool = False  # it begins with thanks for our answer
    from_abuse_desk: bool = False  # the sender is AWS's abuse address
    tells: bool = False  # it names a kind of abuse and something of ours
    machine: bool = False  # that is an instance or its like, not the account
    named: bool = False  # an id of ours or an account stands somewhere
    something: bool = False  # an id, an account, a host, an address or a link stands somewhere
    thread: bool = False  # the subject says that it goes on
    question: bool = False  # it asks us something

    def any(self, *marks: Says) -> bool:
        """One of them is said, in body or subject."""
        return not (self.body.isdisjoint(marks) and self.subject.isdisjoint(marks))

    def all(self, *marks: Says) -> bool:
        """The body says each of them."""
        return self.body.issuperset(marks)

    def body_any(self, *marks: Says) -> bool:
        """The body says one of them."""
        return not self.body.isdisjoint(marks)
