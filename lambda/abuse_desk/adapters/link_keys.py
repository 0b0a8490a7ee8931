"""The keys of signed links in Secrets Manager: its two newest versions, kept for a few minutes.

A rotation puts a new version; Secrets Manager itself makes the one before it AWSPREVIOUS.
"""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from abuse_desk.domain.ports import TransientFault

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager import SecretsManagerClient

KEPT = 300.0  # seconds; so long after a rotation links may still be signed by the key before


class SecretKeys:
    """`LinkKeys` over one secret. `seconds` is a clock that never goes back."""

    def __init__(
        self,
        client: "SecretsManagerClient",
        secret: str,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._client = client
        self._secret = secret
        self._seconds = seconds
        self._kept: dict[str, tuple[float, bytes | None]] = {}

    def newest(self) -> bytes:
        key = self._version("AWSCURRENT")
        if key is None:
            raise TransientFault("the secret of signed links has no value")
        return key

    def valid(self) -> Iterator[bytes]:
        yield self.newest()
        previous = self._version("AWSPREVIOUS")
        if previous:
            yield previous

    def _version(self, stage: str) -> bytes | None:
        at, key = self._kept.get(stage, (0.0, None))
        if stage not in self._kept or self._seconds() - at > KEPT:
            key = self._fetched(stage)
            self._kept[stage] = (self._seconds(), key)
        return key

    def _fetched(self, stage: str) -> bytes | None:
        """None where there is no such version: until the first rotation there is no older key."""
        try:
            found = self._client.get_secret_value(SecretId=self._secret, VersionStage=stage)
        except self._client.exceptions.ResourceNotFoundException:
            return None
        except (ClientError, BotoCoreError) as error:
            raise TransientFault(f"the key of signed links: {type(error).__name__}") from error
        return found["SecretString"].encode()
