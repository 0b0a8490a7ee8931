"""The things a mail can say, each known by several phrases (the modules beside this one)."""

from enum import IntEnum, auto


class Says(IntEnum):
    """One thing a mail can say."""

    # a first report
    REPORTED = auto()  # somebody reported, or AWS saw, something
    IMPLICATED = auto()  # ours is implicated, or behaves like
    IMPLICATED_WORD = auto()  # the word itself
    FORBIDDEN = auto()  # a policy or agreement forbids it
    ANOTHER = auto()  # another report, another resource
    NO_MORE = auto()  # ... of which there is none
    COMPLAINT = auto()  # there is a complaint of abuse
    # a reminder
    FOLLOW_UP = auto()  # AWS follows up
    NO_ANSWER = auto()  # no answer came; "if we have not heard back" is how an agent reminds
    NO_ANSWER_YET = auto()  # no answer came, as a fact
    EARLIER = auto()  # AWS wrote before
    THREAT = auto()  # what may happen
    FINAL = auto()  # the last warning
    # measures
    MEASURES = auto()  # something has been done
    TO_MITIGATE = auto()  # ... in order to mitigate
    STILL_RESTRICTED = auto()  # a restriction stays
    HELD = auto()  # ... told as such, whatever was lifted
    # closings
    IN_ERROR = auto()  # sent in error
    NOT_OURS = auto()  # it is about somebody else
    NO_ACTION = auto()  # nothing more to do
    DISREGARD = auto()  # an earlier mail does not count
    APOLOGY = auto()  # sorry
    CLOSED = auto()  # the case is closed
    HARDLY_CLOSED = auto()  # ... in part, or if and when something is done
    CLOSING = auto()  # the case is going to be closed
    FOR_NOW = auto()  # ... for now
    LIFTED = auto()  # a restriction was lifted
    EXTENDED = auto()  # more time was given
    THANKS = auto()  # thanks for what we wrote or did
    LOOKING = auto()  # AWS looks into it
    WANTS_DETAILS = auto()  # AWS wants to know
    NOT_ENOUGH = auto()  # what we did is not enough
    ASKS = auto()  # AWS asks for something
    STANDS = auto()  # what AWS asked for goes on being asked
    ANSWER_WANTED = auto()  # an answer or an act, under no condition
    SERVICE = auto()  # how we liked the service; it asks nothing about the matter
    # whose matter
    VULNERABILITY = auto()
    KEY_EXPOSED = auto()
    ACCOUNT_COMPROMISED = auto()
    STILL_TO_DO = auto()  # something is still to do
    KEY_DONE = auto()  # the credentials are in order again
    KEY_UNDONE = auto()  # ... not all of them, or not by our hand
    SES = auto()
    SENDING = auto()
    SENDING_REVIEW = auto()
    PROBLEM_RATE = auto()
    SENDING_PAUSED = auto()
    ON_PROBATION = auto()  # a review ended, and not well
    SUSPEND = auto()
    WILL_SUSPEND = auto()  # ... and not only may
    DAY_OF_SUSPENSION = auto()
    SUSPENDED = auto()
    ACCOUNT = auto()  # it is about an account at all
    # who speaks
    TRUST_AND_SAFETY = auto()
    AWS_NAME = auto()
    SUPPORT_CASE = auto()
    SUPPORT_SUBJECT = auto()
    HEALTH = auto()
    # which template
    RESOURCE_LINE = auto()
    LABELLED = auto()
    EC2_WORDING = auto()
    COPYRIGHT = auto()
    RECOMMENDS = auto()
    REVOKED = auto()
    SIGNED = auto()
    # not a notice
    UNPAID = auto()
    BILLING = auto()  # cards, invoices, payments: nobody need owe anything
    VALIDATION = auto()  # AWS cannot tell who we are
    MAINTENANCE = auto()
    LIMIT = auto()
    SIGN_IN = auto()
    MARKETING = auto()
    SISTER = auto()
    BUDGET = auto()
    SURVEY = auto()  # how did we do?
    REQUESTED = auto()  # we asked AWS to allow something
    FINDINGS = auto()  # a scanner of ours reports
    ANNOUNCEMENT = auto()  # rules or terms change for everybody
    ROUTINE = auto()  # a subject of everyday matters
    REPORTER_THANKED = auto()  # we reported somebody
    REPORT_THANKED = auto()  # we reported somebody, or answered: a report may be either
    OUR_REPORT = auto()  # what we reported, and whose it is
    ENROLLMENT = auto()  # a second factor everybody is to have
