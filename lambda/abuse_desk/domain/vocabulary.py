"""The closed word lists of the desk: the values that stand in JSON, in the table and in events."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a mail turned out to be. The ledger uses the same words."""

    NOTICE = "notice"  # AWS demands, warns, acts or closes
    ANSWER = "answer"  # our side's mail to AWS about a notice
    OTHER = "other"  # no sign of AWS, or from AWS and harmless to the account
    UNRECOGNIZED = "unrecognized"  # signs of AWS and no shape fits: triage
    UNREADABLE = "unreadable"  # no usable message in the bytes


class Family(StrEnum):
    """Which of AWS's teams speaks, and about what."""

    ABUSE = "abuse"  # Trust & Safety
    VULNERABILITY = "vulnerability"  # Trust & Safety, about an open service
    CREDENTIALS = "credentials"  # exposed or compromised keys, usually by a support case
    SENDING = "sending"  # SES review, probation, pause
    ACCOUNT = "account"  # suspension for cause


class Stage(StrEnum):
    """Where in a matter's life a notice stands; the order of deciding is in `shapes`."""

    REPORT = "report"
    REMINDER = "reminder"
    FINAL_NOTICE = "final_notice"
    ENFORCEMENT = "enforcement"
    INFORMATION_REQUEST = "information_request"
    UPDATE = "update"
    RESOLUTION = "resolution"
    RETRACTION = "retraction"


class Basis(StrEnum):
    """Where `answer_by` comes from."""

    STATED = "stated"  # AWS wrote a time or a date
    POLICY = "policy"  # AWS wrote none: 24 h after the notice
    NONE = "none"  # nothing to answer, or no time that could be derived


class TrustLevel(StrEnum):
    """What is proved about a mail's origin, strongest first."""

    VERIFIED = "verified"
    TRUSTED_FORWARDER = "trusted_forwarder"
    UNVERIFIED = "unverified"
    FORGED = "forged"


class ResourceType(StrEnum):
    """What AWS can name as ours and implicated."""

    INSTANCE = "instance"
    NAT_GATEWAY = "nat_gateway"
    NETWORK_INTERFACE = "network_interface"
    ACCESS_KEY = "access_key"
    IAM_USER = "iam_user"
    BUCKET = "bucket"
    DISTRIBUTION = "distribution"
    IP_ADDRESS = "ip_address"
    DOMAIN = "domain"
    URL = "url"
    MODEL = "model"


class ForwardingForm(StrEnum):
    """How one hop wrapped the mail."""

    REDIRECT = "redirect"  # unchanged but for trace headers: auto-forward, list, Resent-*
    ATTACHMENT = "attachment"  # message/rfc822 or .eml
    INLINE = "inline"  # a person's or a rule's forward: header block and quoted text
