"""Unwrapping: from a message to the original and the hops it came through."""

from abuse_desk.domain.mail.forwarding.unwrapping import unwrap

__all__ = ["unwrap"]
