"""English."""

from abuse_desk.domain.alerts.cause import Cause
from abuse_desk.domain.alerts.wording.words import Words
from abuse_desk.domain.cases.case import Claim, Resolution, Status
from abuse_desk.domain.cases.view import Severity
from abuse_desk.domain.vocabulary import Family, TrustLevel

ENGLISH = Words(
    happened={
        Cause.OPENED: "AWS has sent a notice about your account. A case is open.",
        Cause.ADDED_RESOURCE: "AWS has reported more in a case that is already running.",
        Cause.REMINDER: "AWS is still waiting for an answer and has reminded you.",
        Cause.FINAL_NOTICE: "AWS has sent its last warning.",
        Cause.ENFORCEMENT: "AWS has acted against your resources.",
        Cause.INFORMATION_REQUEST: "AWS wants more information from you.",
        Cause.UPDATE: "AWS has written in this case.",
        Cause.MARK: "The time to answer AWS is running out.",
        Cause.REPEAT: "Nobody has taken this case yet.",
        Cause.ACKNOWLEDGED: "{by} has taken this case until {until}.",
        Cause.ACKNOWLEDGEMENT_EXPIRED: "{by} had this case, and that time is over. Take it.",
        Cause.ANSWERED: "AWS has been answered. It is AWS's move.",
        Cause.SILENT: "AWS has fallen silent after your answer.",
        Cause.EXTENSION: "AWS has given more time to answer.",
        Cause.RESOLVED: "This case is over.",
        Cause.RETRACTED: "AWS says the notice was sent in error. The case is resolved.",
        Cause.REOPENED: "A closed case is open again.",
        Cause.TRIAGE: "A mail needs a person to judge it.",
        Cause.PROPOSAL: "{claim} Its origin is not proved, so nothing was changed.",
        Cause.MERGED: "Two cases are one matter: {merged} goes on as this case.",
        Cause.REFUSED: "An act was refused.",
    },
    turns={
        Cause.OPENED: "opened",
        Cause.ADDED_RESOURCE: "more reported",
        Cause.REMINDER: "reminder",
        Cause.FINAL_NOTICE: "FINAL NOTICE",
        Cause.ENFORCEMENT: "ENFORCED",
        Cause.INFORMATION_REQUEST: "details wanted",
        Cause.UPDATE: "update",
        Cause.MARK: "time runs out",
        Cause.REPEAT: "not taken",
        Cause.ACKNOWLEDGED: "taken",
        Cause.ACKNOWLEDGEMENT_EXPIRED: "no longer taken",
        Cause.ANSWERED: "answered",
        Cause.SILENT: "no word from AWS",
        Cause.EXTENSION: "more time",
        Cause.RESOLVED: "over",
        Cause.RETRACTED: "retracted",
        Cause.REOPENED: "reopened",
        Cause.TRIAGE: "to judge",
        Cause.PROPOSAL: "unproved claim",
        Cause.MERGED: "merged",
        Cause.REFUSED: "refused",
    },
    closings={
        Resolution.FIXED: "AWS has closed this matter. The case is over.",
        Resolution.RETRACTION: "AWS says the notice was sent in error. The case is over.",
        Resolution.NO_FURTHER_WORD: (
            "AWS has said nothing more since it was answered. The case is over; a new notice"
            " opens it again."
        ),
        Resolution.OPERATOR: "A person has closed this case.",
        Resolution.MERGED: "This case goes on as another one.",
    },
    dismissed="A person has judged that this is not for you. The case is over.",
    by="By {by}.",
    by_why="By {by}: {reason}",
    a_mail="mail about AWS",
    claims={
        Claim.RESOLUTION: "A mail claims that AWS has closed this matter.",
        Claim.RETRACTION: "A mail claims that AWS sent the notice in error.",
        Claim.ANSWER: "A mail looks like an answer to AWS from your side.",
        Claim.EXTENSION: "A mail claims that AWS gives more time.",
    },
    time_is_over="The time to answer AWS is over, and no answer was seen.",
    held="Held back during quiet hours, and told now:",
    families={
        Family.ABUSE: "abuse report",
        Family.VULNERABILITY: "vulnerability report",
        Family.CREDENTIALS: "exposed or compromised credentials",
        Family.SENDING: "e-mail sending (SES) review",
        Family.ACCOUNT: "account suspension",
    },
    statuses={
        Status.TRIAGE: "in triage: not yet judged",
        Status.OPEN: "open: your move",
        Status.ANSWERED: "answered: AWS's move",
        Status.RESOLVED: "resolved",
        Status.DISMISSED: "dismissed",
    },
    severities={
        Severity.CRITICAL: "critical",
        Severity.HIGH: "high",
        Severity.MEDIUM: "medium",
        Severity.LOW: "low",
    },
    trust={
        TrustLevel.VERIFIED: "Verified: this mail is from AWS.",
        TrustLevel.TRUSTED_FORWARDER: (
            "Forwarded by somebody you trust; the original's own signature could not be checked."
        ),
        TrustLevel.UNVERIFIED: "Not verified: this may or may not be from AWS.",
        TrustLevel.FORGED: "Forged: there is evidence that this is NOT from AWS.",
    },
    threats={
        Family.ABUSE: "Without an answer AWS may isolate the resource or suspend the account.",
        Family.VULNERABILITY: "Without an answer AWS may restrict the resource.",
        Family.CREDENTIALS: "Without an answer AWS may restrict or suspend the account.",
        Family.SENDING: "Without an answer AWS may pause sending from this account.",
        Family.ACCOUNT: "Without an answer AWS suspends the account.",
    },
    aws_says="WHAT AWS SAYS",
    mail_says="WHAT THE MAIL SAYS",
    aws_has_done="AWS has already done this:",
    answer_by="ANSWER BY {when} - {left} left",
    answer_overdue="ANSWER WAS DUE {when} - overdue by {left}",
    answer_basis_policy="(AWS named no time; it expects an answer within 24 hours of the notice)",
    answer_without_time="AWS expects an answer and named no time. Answer now.",
    answered="Answered on {when}.",
    answered_elsewhere=(
        "This answer came from {sender}, but AWS wrote to {mailboxes}. AWS may not count it: send"
        " it again from there."
    ),
    nothing_to_answer="Nothing to answer.",
    answer_unknown=(
        "Nobody has judged this mail. If it is a notice, AWS expects an answer by {when}."
    ),
    whose="WHOSE",
    account_unknown="Account: not named in the notice",
    account_ours="Account: {id} ({name})",
    account_not_ours="Account: {id} - NOT one of the accounts this desk knows",
    resource="Resource: {type} {id}{place}",
    more_resources="... and {count} more resources",
    region="Region: {regions}",
    activity="Reported: {activity}",
    how_sure="IS IT REAL",
    confirm_origin=(
        "To be sure, sign in to the AWS console yourself and look in the Support Center and the"
        " Health Dashboard. Follow no link in the mail."
    ),
    what_now="WHAT TO DO NOW",
    do_make_sure="Make sure first that it is real, as above.",
    do_take="Take the case, so that others can sleep: abuse-desk ack {case} --by YOURNAME",
    do_investigate="Look at the resource, stop what is reported, and note what you found and did.",
    do_rotate="Disable the key, rotate it, and look through CloudTrail for what it was used for.",
    do_sending="Stop the sending that bounces or is complained about, and fix its list.",
    do_answer=(
        "Answer AWS from {mailbox}, subject unchanged, with the intake address in Cc:"
        " abuse-desk answer {case}"
    ),
    do_judge=(
        "Look at it: abuse-desk show {case}. If it is for you: abuse-desk open {case} --by"
        " YOURNAME. If not: abuse-desk dismiss {case} --by YOURNAME --reason WHY"
    ),
    do_confirm="If the claim is true: abuse-desk confirm {case} --by YOURNAME",
    do_nothing="Nothing.",
    do_wait="Wait for AWS. If it stays silent this desk tells you.",
    do_ask=(
        "Ask AWS in the same thread whether the matter is closed. Without a word from it the desk"
        " closes the case on {when}."
    ),
    acknowledged="{by} has it until {until}.",
    evidence="WHERE THE EVIDENCE IS",
    evidence_case="Case {case}: abuse-desk show {case}",
    evidence_mail="The mail as it arrived: {key}",
    evidence_health="The AWS Health event: {key}",
    reporter_apart="The report AWS quotes is in the case, apart from AWS's own words.",
    one_line_left="{left} left",
    one_line_overdue="OVERDUE {left}",
    one_line_no_time="answer now",
    forwarder_asks=(
        "{address} has sent on mail that says it is from AWS, and is not a listed forwarder.\n\n"
        "Until it is listed, what it sends on can raise a case but never lower one.\n\n"
        "List it only if you set up this forwarding yourself:\n"
        "  abuse-desk forwarders trust {quoted}\n\n"
        "If you do not know it, do nothing. You are asked this once.\n"
    ),
    held_back=(
        "In the hour from {hour}, {count} more unverified cases that name none of your accounts"
        " came in than are told one by one.\n\nThey wait in triage: abuse-desk cases\n"
    ),
    units=("d", "h", "min"),
    footer="Sent by Abuse Desk ({desk}). Do not answer this mail: answer AWS.",
)
