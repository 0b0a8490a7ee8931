"""Credentials close a matter only where all of them are in order, and not by an intruder's hand."""

import pytest

from abuse_desk.domain.vocabulary import Stage
from tests.notices.letters import BREAK_IN, BREAK_IN_THREAD, SUPPORT, is_open, told

NOT_SECURED = (
    "Thank you for deleting the key; the user eve has to go as well.",
    "Thank you for disabling the user. The instances started by the intruder run on.",
    "Thank you for securing the root user. Next, go through the IAM users.",
    (
        "The unauthorized party created users; two keys were deleted, but AKIAIOSFODNN7EXAMPLE "
        "is active. Step 2 is left for you."
    ),
    "Got your mail. The keys you listed are deleted. The root password was not changed yet.",
    (
        "We received your message. Check that all keys are rotated and the users are deleted, "
        "then reply."
    ),
    (
        "Thank you for taking the time. Your root key was found on GitHub. Delete it and reply "
        "to this case."
    ),
    "Thank you for removing the user bob. The root key remains active and is exposed.",
    "Thank you for rotating the key AKIAIOSFODNN7EXAMPLE. How did it leak?",
    (
        "Thank you for rotating the exposed access key. The unauthorized instances remain "
        "running in us-east-1."
    ),
)
SECURED = (
    (
        "Thank you for deleting the exposed access key. Your account is active again and secure. "
        "Best practices can be found in our public documentation."
    ),
    (
        "Thank you for rotating your key. We have removed the quarantine policy. Please let us "
        "know if you have any questions."
    ),
    "Thank you for taking action to secure your account. This case is now resolved.",
)


def test_keys_an_intruder_deleted_secure_no_account() -> None:
    text = (
        "Your account 111122223333 may be compromised. CloudTrail shows that access keys and "
        "users were deleted by an unauthorized party. Terminate resources you no longer need. "
        "Thank you for acting on this."
    )
    assert told(text, BREAK_IN, sender=SUPPORT).stage is Stage.REPORT


@pytest.mark.parametrize("text", NOT_SECURED)
def test_credentials_done_by_half_stay_open(text: str) -> None:
    assert is_open(told(text, BREAK_IN_THREAD, sender=SUPPORT))


@pytest.mark.parametrize("text", SECURED)
def test_credentials_in_order_again_close_the_matter(text: str) -> None:
    found = told(text, BREAK_IN_THREAD, sender=SUPPORT)
    assert found.stage is Stage.RESOLUTION
