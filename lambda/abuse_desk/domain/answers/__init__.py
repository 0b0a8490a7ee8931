"""The answer kit: what to write to AWS, to whom and from which mailbox. Never sent."""
