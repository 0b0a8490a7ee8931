"""The original: the innermost message, and the chain of hops it came through."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from abuse_desk.domain.vocabulary import ForwardingForm

if TYPE_CHECKING:  # readings are data for functions that parse no mail
    from abuse_desk.domain.mail.message import Message


@dataclass(frozen=True, slots=True)
class Layer:
    """One forwarding hop, as far as it says who forwarded what and when."""

    form: ForwardingForm
    sender: str | None
    subject: str | None
    date: datetime | None


@dataclass(frozen=True, slots=True)
class Original:
    """The innermost message. Where nothing was wrapped it is the outer mail itself.

    `body` is plain text with LF line ends and without forwarding quote marks. `message` is the
    MIME message whose own headers are the original's: the outer one for a direct or redirected
    mail, the attached one, and None for an inline forward (only its text survives). `outer` is the
    mail as it was stored.
    """

    sender: str | None  # address only, as written
    to: tuple[str, ...]
    subject: str | None
    date: datetime | None  # UTC
    message_id: str | None
    references: tuple[str, ...]  # In-Reply-To and References, oldest first
    reply_to: str | None
    body: str
    layers: tuple[Layer, ...]  # outermost first
    message: "Message | None"
    outer: "Message"
    comment: str = ""  # what people wrote above the forwarded block: never AWS's words
    warnings: tuple[str, ...] = ()
