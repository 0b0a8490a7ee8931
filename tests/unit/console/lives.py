"""Lives for tests: mails in our own words around AWS's labels, written beside a life."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from console.main import main

AWS_BY_SES = """Return-Path: <bounce@amazonses.com>
Received: from a8-50.smtp-out.amazonses.com (a8-50.smtp-out.amazonses.com [198.51.100.8])
 by inbound-smtp.eu-west-1.amazonaws.com with SMTP id life
 for desk@desk.example.com;
 {date}
X-SES-Spam-Verdict: PASS
X-SES-Virus-Verdict: PASS
Received-SPF: pass (spfCheck: domain of amazonses.com designates 198.51.100.8)
 client-ip=198.51.100.8; envelope-from=bounce@amazonses.com; helo=a8-50.smtp-out.amazonses.com;
Authentication-Results: amazonses.com;
 spf=pass (spfCheck: domain of amazonses.com designates 198.51.100.8)
 client-ip=198.51.100.8; envelope-from=bounce@amazonses.com; helo=a8-50.smtp-out.amazonses.com;
 dkim=pass header.i=@amazon.com;
 dmarc=pass header.from=amazon.com;
X-SES-RECEIPT: life
"""
NOTICE = """From: ec2-abuse@amazon.com
To: root@example.com
Subject: Your Amazon EC2 Abuse Report 10412345678 [AWS ID 111122223333]
Date: {date}
Message-ID: <{name}@eu-west-1.amazonses.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8

Hello,

{words}

Regards,
AWS Abuse Team

Abuse Case Number: 10412345678
"""
REPORT = """We've received a report(s) that your AWS resource(s)

AWS ID: 111122223333    Region: us-west-2    EC2 Instance Id: i-0123456789abcdef0 [203.0.113.7]

has been implicated in activity that resembles port scanning of hosts on the Internet. This is
not allowed under the AWS Acceptable Use Policy. Please take action to stop the reported activity
and reply directly to this email with details of the corrective actions you have taken."""
CLOSED = """Thank you. We have investigated and resolved this abuse case for AWS ID 111122223333;
no further action is needed from you."""

SENT = "Wed, 10 Jul 2024 03:00:00 +0000"
REPORT_AT = {"at": "2024-07-10T03:05:00Z", "mail": "report.eml"}


def a_mail(name: str, date: str, words: str = REPORT, head: str = "") -> str:
    """A notice as SES stores it; `head` is what SES put on top."""
    body = NOTICE.format(name=name, date=date, words=words)
    return (head.format(date=date) + body).replace("\n", "\r\n")


def simulated(
    folder: Path, until: str, *events: dict[str, Any], config: dict[str, Any] | None = None
) -> Result:
    """The command on a life of these events."""
    life = {
        "config": config or {"accounts": ["111122223333"]},
        "until": until,
        "events": list(events),
    }
    (folder / "life.json").write_text(json.dumps(life))
    return CliRunner().invoke(main, ["simulate", str(folder / "life.json"), "--json"])


def lines(result: Result) -> list[dict[str, Any]]:
    """The alerts of a simulation."""
    return [json.loads(line) for line in result.output.splitlines()[:-1]]


def cases(result: Result) -> list[dict[str, Any]]:
    """The cases at its end."""
    found: list[dict[str, Any]] = json.loads(result.output.splitlines()[-1])["cases"]
    return found
