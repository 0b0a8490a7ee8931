"""English."""

from abuse_desk.domain.answers.words import Approach, Caution, Gaps, Hints, KitWords

_EXPLOIT = Hints(
    look="flow logs, web server and proxy logs, the process list",
    cause="which program sent the requests, and how it got onto the host",
    done="for example: instance isolated, program removed, host rebuilt, credentials rotated",
    prevention="for example: patches, outbound rules, alerts",
    legitimate="for example: a penetration test with the target's written permission",
)
_HINTS = {
    "connection/port_scan": Hints(
        look="VPC flow logs and the process list: which process opens so many connections",
        cause="which process scanned, since when, and how it got onto the host",
        done="for example: instance isolated by a security group, process and its start-up entry"
        " removed, host rebuilt from a clean image",
        prevention="for example: outbound rules closed to what the service needs, patches, alerts"
        " on flow logs",
        legitimate="for example: an authorised scan of your own hosts, with its scope and times",
    ),
    "connection/login_attack": Hints(
        look="SSH and login logs, cron, new users and keys on the host, CloudTrail",
        cause="which program tried to log in elsewhere, and how it was installed",
        done="for example: instance isolated, intruder's keys and users removed, credentials"
        " rotated, host rebuilt",
        prevention="for example: no password login, Session Manager instead of open port 22,"
        " patches, outbound rules",
        legitimate="for example: your own monitoring that logs in to hosts you run, with"
        " addresses and times",
    ),
    "connection/ddos": Hints(
        look="NetworkOut in CloudWatch, flow logs by port, services that answer anyone over UDP",
        cause="whether the host was taken over or an open service was used as a reflector",
        done="for example: service closed to the Internet, outbound rules set, host rebuilt",
        prevention="for example: security groups without open UDP, alarms on NetworkOut",
        legitimate="for example: a load test of your own endpoint, with its approval and times",
    ),
    "connection/scraping": Hints(
        look="which job fetches pages, its rate, its User-Agent, and whether it reads robots.txt",
        cause="which crawler did it, at what rate, and why the site felt it",
        done="for example: the site taken off the list, the crawler stopped or slowed",
        prevention="for example: robots.txt and crawl delay followed, a User-Agent with a contact",
        legitimate="for example: an agreement with the site, or the rate that was really used",
    ),
    "connection/vulnerability_scan": _EXPLOIT,
    "connection/sql_injection": _EXPLOIT,
    "vulnerability": Hints(
        look="security groups open to 0.0.0.0/0 and ::/0, and what listens on the named port",
        cause="which service was open to the Internet, and since when",
        done="for example: port closed in the security group, service bound to the private"
        " address, version updated",
        prevention="for example: an AWS Config rule on open ports, reviewed templates",
        legitimate="for example: why the service must be public, and how it is protected",
    ),
    "infrastructure": Hints(
        look="the process list, cron, outbound connections, GuardDuty findings, CloudTrail",
        cause="what ran on the host, how it came in, and since when",
        done="for example: instance isolated, snapshot kept, host rebuilt, credentials rotated",
        prevention="for example: patches, IMDSv2, least privilege for the instance role, alerts",
        legitimate="for example: a sandbox for malware research, and how it is kept in",
    ),
    "content/malware": Hints(
        look="the files behind the URL, upload forms, the web server's log, deployment history",
        cause="how the file came there: a break-in, an upload by a user, a bought domain",
        done="for example: file removed, cache invalidated, the way in closed, site scanned",
        prevention="for example: uploads scanned, CMS and plug-ins updated, write access reduced",
        legitimate="for example: why the file is harmless, with a scan's result",
    ),
    "content/phishing": Hints(
        look="the URL and host header AWS names, upload forms, DNS records that may be taken over",
        cause="how the page came there: a break-in, a customer of yours, a dangling DNS record",
        done="for example: page removed, user blocked, DNS record deleted, certificate revoked",
        prevention="for example: review of new sites, CMS updated, dangling records searched for",
        legitimate="for example: an awareness campaign of your own, with its approval",
    ),
    "content": Hints(
        look="the URL AWS names, and who can publish there",
        cause="what was published, by whom, and why it was not noticed",
        done="for example: content removed, account of the publisher closed",
        prevention="for example: terms of use, review before publication, a contact for reports",
        legitimate="for example: why the content is lawful and within AWS's policy",
    ),
    "messaging/spam": Hints(
        look="mail queue and logs, SES and SMTP credentials, forms that send mail, open relays",
        cause="who sent the mail: a stolen credential, an open relay or form, or a list of yours",
        done="for example: sending stopped, credential rotated, relay closed, list cleaned",
        prevention="for example: double opt-in, one-click unsubscribe, bounces and complaints"
        " handled, port 25 closed outbound",
        legitimate="for example: where and when these recipients signed up",
    ),
    "messaging/bulk_messaging": Hints(
        look="which job or proxy posts to other sites, and who may use it",
        cause="which program posted, and who controls it",
        done="for example: program stopped, account of the user closed",
        prevention="for example: no open proxy, limits a user, alerts on outbound requests",
        legitimate="for example: an agreement with the site that complained",
    ),
    "copyright": Hints(
        look="the work and the URL the claim names; have a lawyer read a counter-notice",
        cause="who published it, and on what ground",
        done="for example: material removed or access disabled, user told",
        prevention="for example: repeat-infringer policy, a DMCA agent, filters on upload",
        legitimate="for example: the licence, or a counter-notice that meets 17 U.S.C. 512(g)",
    ),
    "credentials": Hints(
        look="CloudTrail in every region for this key, new users, roles, keys, instances, models",
        cause="where the key was exposed (repository, image, log, laptop), and since when",
        done="for example: key deactivated, then deleted; unknown users, roles and resources"
        " removed in every region; root password changed, MFA on",
        prevention="for example: roles instead of keys, secret scanning, MFA for all",
        legitimate="for example: which change of yours looked suspicious, and who made it",
    ),
    "sending": Hints(
        look="bounces and complaints by campaign in SES, where the addresses came from",
        cause="which mails bounced or drew complaints, and why they were sent",
        done="for example: campaign stopped, list cleaned, suppression list on",
        prevention="for example: double opt-in, addresses checked at sign-up, bounce and"
        " complaint notifications handled, alarms below AWS's limits",
        legitimate="for example: a test or a one-off, with its dates and numbers",
    ),
    "account": Hints(
        look="earlier mails and support cases of this account; who in your company owns it",
        cause="what AWS objects to, and how it came about",
        done="for example: resources stopped, users removed, owner verified",
        prevention="for example: controls you have put in place",
        legitimate="for example: who you are, what the account is for, with documents",
    ),
    "abuse": Hints(
        look="the resource AWS names: its logs, flow logs, processes, and CloudTrail",
        cause="what happened, since when, and how it came about",
        done="for example: resource isolated, cause removed, credentials rotated",
        prevention="for example: patches, tighter rules, alerts",
        legitimate="what the activity really is, and for whom",
    ),
}

ENGLISH = KitWords(
    mark="FILL IN",
    gaps=Gaps(
        account="the account, 12 digits",
        region="the region",
        resource="which of your resources it was",
        fulfilled="done or not, what, when (UTC)",
        contained="what you have done so far, and when (UTC)",
        cause_so_far="what you know so far",
        until="day and hour (UTC); AWS expects an answer by {answer_by}",
        until_without_time="day and hour (UTC)",
        change="what you will change so that it does not look like abuse again",
        evidence="logs, permission, agreement: attach them",
        name="your name, role, company",
    ),
    cautions={
        Caution.NOT_PROVED: (
            "It is not proved that AWS sent this notice. Find the same case in the Support Center"
            " or the Health Dashboard first; do not follow a link in the mail."
        ),
        Caution.NOT_AWS: (
            "An answer to this mail would not go to AWS, so no address is given. Answer in the"
            " Support Center of the account."
        ),
        Caution.NOT_READ: (
            "AWS does not read answers to the address this came from. Answer in the Support Center"
            " of the account, with the same subject."
        ),
        Caution.NO_MAILBOX: (
            "AWS wrote to no mailbox you can send from. Send it from the account's root or security"
            " contact, or answer in the Support Center."
        ),
    },
    approaches={
        Approach.FIXED: "It was us, and it is fixed",
        Approach.NOT_ABUSE: "It is not abuse",
        Approach.MORE_TIME: "We need more time",
    },
    hints=_HINTS,
)
