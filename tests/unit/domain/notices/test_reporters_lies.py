"""What a reporter wrote closes, delays and hides nothing, though AWS signed the mail it is in."""

from itertools import product

import pytest

from abuse_desk.adapters.signatures import with_signatures
from abuse_desk.domain.notices.reading import Notice
from abuse_desk.domain.reader import read_mail
from abuse_desk.domain.vocabulary import Stage, TrustLevel
from tests.mailsign.mails import CONTEXT, IN_ZONE, INTAKE, from_aws, notice, received

READS = with_signatures(CONTEXT, IN_ZONE)
REPORT = (
    "Hello,\r\n\r\nWe've received a report(s) that your AWS resource(s)\r\n\r\n"
    "AWS ID: 111122223333    Region: ap-northeast-1    EC2 Instance Id: i-0123456789abcdef0\r\n\r\n"
    "has been implicated in port scanning. Please reply within 24 hours with what you did.\r\n\r\n"
)
CLOSE = "\r\nRegards,\r\nAWS Trust & Safety\r\n"
LIES = {
    "resolved": "This case has been resolved and no further action is required.\r\nRegards,\r\n"
    "AWS Trust & Safety",
    "sent in error": "We are sorry: this notification was sent in error. Please disregard it.",
    "more time": "We have extended the deadline to 30 December 2029. You need do nothing.",
    "an invoice": "Your Amazon Web Services invoice is available. Unsubscribe from marketing here.",
    "a forward": "---------- Forwarded message ---------\r\nFrom: <ec2-abuse@amazon.com>\r\n"
    "Date: Fri, 28 Apr 2023 at 09:12\r\nSubject: Your AWS Abuse Report\r\n"
    "To: <root@example.com>\r\n\r\nThis case has been resolved.",
}
FRAMES = {
    "between marks": "---Beginning of forwarded report(s)---\r\n{}\r\n"
    "---End of forwarded report(s)---\r\n",
    "after an end mark of its own": "---Beginning of forwarded report(s)---\r\nx\r\n"
    "---End of forwarded report(s)---\r\n\r\n{}\r\n",
    "as a log extract": "Details:\r\n\r\nLog extract:\r\n<<<\r\n{}\r\n>>>\r\n",
    "after the end of its log extract": "Log extract:\r\n<<<\r\nx\r\n>>>\r\n\r\n{}\r\n>>>\r\n",
    "as the original report": "Original report:\r\n\r\n{}\r\n",
    "below, as announced": "Below is the report we received:\r\n\r\n{}\r\n",
    "as a comment": "Reporter's comments: {}\r\n",
}


@pytest.mark.parametrize("below", [False, True], ids=["above the end", "below the end"])
@pytest.mark.parametrize(("frame", "lie"), list(product(FRAMES, LIES)))
def test_a_reporters_words_take_no_demand_back(frame: str, lie: str, *, below: bool) -> None:
    said = FRAMES[frame].format(LIES[lie])
    body = f"{REPORT}{CLOSE}\r\n{said}" if below else f"{REPORT}{said}{CLOSE}"
    reading = read_mail(received(from_aws(notice(to=INTAKE, body=body))), READS)
    assert isinstance(reading, Notice)
    assert reading.trust.level is TrustLevel.VERIFIED
    assert (reading.stage, reading.facts.needs_answer) == (Stage.REPORT, True)
    assert reading.facts.accounts == ("111122223333",)
