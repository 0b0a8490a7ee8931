"""Every wording the reader knows, one module each. Each is asked about every mail by itself."""

from abuse_desk.domain.notices.shapes.access_revoked import SHAPE as ACCESS_REVOKED
from abuse_desk.domain.notices.shapes.account_restored import SHAPE as ACCOUNT_RESTORED
from abuse_desk.domain.notices.shapes.account_suspended import SHAPE as ACCOUNT_SUSPENDED
from abuse_desk.domain.notices.shapes.added_resource import SHAPE as ADDED_RESOURCE
from abuse_desk.domain.notices.shapes.advice_before_closing import SHAPE as ADVICE_BEFORE_CLOSING
from abuse_desk.domain.notices.shapes.blocked_report import SHAPE as BLOCKED_REPORT
from abuse_desk.domain.notices.shapes.case_resolved import SHAPE as CASE_RESOLVED
from abuse_desk.domain.notices.shapes.closed_for_now import SHAPE as CLOSED_FOR_NOW
from abuse_desk.domain.notices.shapes.compromised_account import SHAPE as COMPROMISED_ACCOUNT
from abuse_desk.domain.notices.shapes.copyright_report import SHAPE as COPYRIGHT_REPORT
from abuse_desk.domain.notices.shapes.credentials_enforced import SHAPE as CREDENTIALS_ENFORCED
from abuse_desk.domain.notices.shapes.credentials_question import SHAPE as CREDENTIALS_QUESTION
from abuse_desk.domain.notices.shapes.credentials_reminder import SHAPE as CREDENTIALS_REMINDER
from abuse_desk.domain.notices.shapes.details_wanted import SHAPE as DETAILS_WANTED
from abuse_desk.domain.notices.shapes.ec2_report_2011 import SHAPE as EC2_REPORT_2011
from abuse_desk.domain.notices.shapes.exposed_key import SHAPE as EXPOSED_KEY
from abuse_desk.domain.notices.shapes.final_notification import SHAPE as FINAL_NOTIFICATION
from abuse_desk.domain.notices.shapes.key_deleted import SHAPE as KEY_DELETED
from abuse_desk.domain.notices.shapes.mitigation import SHAPE as MITIGATION
from abuse_desk.domain.notices.shapes.no_response import SHAPE as NO_RESPONSE
from abuse_desk.domain.notices.shapes.outstanding_reports import SHAPE as OUTSTANDING_REPORTS
from abuse_desk.domain.notices.shapes.report_by_hand import SHAPE as REPORT_BY_HAND
from abuse_desk.domain.notices.shapes.resource_line_2016 import SHAPE as RESOURCE_LINE_2016
from abuse_desk.domain.notices.shapes.sending_paused import SHAPE as SENDING_PAUSED
from abuse_desk.domain.notices.shapes.sending_restored import SHAPE as SENDING_RESTORED
from abuse_desk.domain.notices.shapes.sending_review import SHAPE as SENDING_REVIEW
from abuse_desk.domain.notices.shapes.sent_in_error import SHAPE as SENT_IN_ERROR
from abuse_desk.domain.notices.shapes.shape import Shape, Speech
from abuse_desk.domain.notices.shapes.suspension_planned import SHAPE as SUSPENSION_PLANNED
from abuse_desk.domain.notices.shapes.trust_and_safety_2021 import SHAPE as TRUST_AND_SAFETY_2021
from abuse_desk.domain.notices.shapes.under_investigation import SHAPE as UNDER_INVESTIGATION
from abuse_desk.domain.notices.shapes.vulnerability_report import SHAPE as VULNERABILITY_REPORT

SHAPES: tuple[Shape, ...] = (
    EC2_REPORT_2011,
    RESOURCE_LINE_2016,
    TRUST_AND_SAFETY_2021,
    REPORT_BY_HAND,
    BLOCKED_REPORT,
    COPYRIGHT_REPORT,
    ADDED_RESOURCE,
    VULNERABILITY_REPORT,
    OUTSTANDING_REPORTS,
    NO_RESPONSE,
    FINAL_NOTIFICATION,
    MITIGATION,
    ACCESS_REVOKED,
    DETAILS_WANTED,
    ADVICE_BEFORE_CLOSING,
    UNDER_INVESTIGATION,
    CASE_RESOLVED,
    SENT_IN_ERROR,
    EXPOSED_KEY,
    COMPROMISED_ACCOUNT,
    CREDENTIALS_REMINDER,
    CREDENTIALS_ENFORCED,
    CREDENTIALS_QUESTION,
    CLOSED_FOR_NOW,
    KEY_DELETED,
    SENDING_REVIEW,
    SENDING_PAUSED,
    SENDING_RESTORED,
    SUSPENSION_PLANNED,
    ACCOUNT_SUSPENDED,
    ACCOUNT_RESTORED,
)


def claims(mail: Speech) -> tuple[Shape, ...]:
    """The shapes that recognise this mail: one for a notice, none for anything else."""
    return tuple(shape for shape in SHAPES if shape.claims(mail))
