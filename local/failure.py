"""What stops the local desk, in one sentence a newcomer can act on."""


class LocalFailure(Exception):  # noqa: N818 - it is a failure of a hop, told to a person
    """A hop failed. The message is the whole of what is shown."""
