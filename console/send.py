"""`abuse-desk send`: hands mails to the local desk by SMTP, or puts them into a deployed bucket."""

import secrets
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import click
from botocore.exceptions import BotoCoreError, ClientError

from local.failure import LocalFailure
from local.post import post, with_crlf
from local.state import read_env

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

MAIL_PREFIX = "mail/"
DEFAULT_SENDER = "sender@example.com"


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--to", help="Envelope recipient; the desk's intake address where left out.")
@click.option("--from", "mail_from", default=DEFAULT_SENDER, help="Envelope sender.")
@click.option("--stack", help="Put the mails into this deployed stack's bucket instead.")
@click.option("--region", help="Region of the stack.")
@click.option("--profile", help="AWS profile to use with --stack.")
def send(  # noqa: PLR0917 - click passes every option by name
    files: tuple[Path, ...],
    to: str | None,
    mail_from: str,
    stack: str | None,
    region: str | None,
    profile: str | None,
) -> None:
    """Hand mails to the desk.

    Without --stack they go to the local desk that `make serve` runs; a mail of samples/ is stamped
    with fresh dates and signed by the local zone, as in the story. With --stack they are put into
    the deployed bucket under a new id, without verdicts: nobody checked where they come from.
    """
    if stack:
        _put(files, stack, boto3.Session(profile_name=profile, region_name=region), to, mail_from)
    else:
        _post_all(files, to, mail_from)


def _post_all(files: tuple[Path, ...], to: str | None, mail_from: str) -> None:
    desk = read_env()
    if desk is None:
        raise click.ClickException("No local desk runs: start one with `make serve`")
    recipient = to or desk["DESK_INTAKE_ADDRESS"]
    for file in files:
        try:
            said = _post(file, recipient, mail_from, desk)
        except LocalFailure as failure:
            raise click.ClickException(f"{file}: {failure}") from failure
        click.echo(f"{file} -> {recipient} (local desk{said})")


def _post(file: Path, recipient: str, mail_from: str, desk: dict[str, str]) -> str:
    # The story signs mail, which needs packages that a deployed desk's command line does not.
    from local.story import prepare, step_of  # noqa: PLC0415
    from local.zone import zone_of  # noqa: PLC0415

    port, step = int(desk["DESK_SMTP_PORT"]), step_of(file)
    if step is None:
        post(port, file.read_bytes(), mail_from, [recipient])
        return ""
    zone = zone_of(Path(desk["DESK_ZONE_KEY"]).read_bytes())
    raw = prepare(step, datetime.now(UTC), zone)
    post(port, raw, step.mail_from, [recipient], step.helo)
    return "; sample, stamped and signed afresh"


def _put(
    files: tuple[Path, ...], stack: str, session: boto3.Session, to: str | None, mail_from: str
) -> None:
    try:
        outputs = _outputs(session.client("cloudformation"), stack)
        bucket, region = outputs["BucketName"], session.region_name
        store = session.client("s3")
        for file in files:
            ses_id = secrets.token_hex(20)
            head = _received(ses_id, to or outputs["IntakeAddress"], mail_from, str(region))
            body = head + with_crlf(file.read_bytes())
            store.put_object(Bucket=bucket, Key=f"{MAIL_PREFIX}{ses_id}", Body=body)
            click.echo(f"{file} -> s3://{bucket}/{MAIL_PREFIX}{ses_id} (stack {stack})")
    except (BotoCoreError, ClientError, KeyError) as fault:
        raise click.ClickException(_reason(fault, stack)) from fault


def _outputs(cloudformation: "CloudFormationClient", stack: str) -> dict[str, str]:
    found = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}


def _received(ses_id: str, to: str, mail_from: str, region: str) -> bytes:
    date = format_datetime(datetime.now(UTC))
    return (
        f"Return-Path: <{mail_from}>\r\n"
        f"Received: from localhost (abuse-desk send [127.0.0.1])\r\n"
        f" by inbound-smtp.{region}.amazonaws.com with SMTP id {ses_id}\r\n"
        f" for {to};\r\n {date}\r\n"
    ).encode()


def _reason(fault: Exception, stack: str) -> str:
    if isinstance(fault, KeyError):
        return f"The stack {stack} has no output {fault}: is it an abuse desk?"
    if isinstance(fault, ClientError) and fault.response["Error"].get("Code") == "AccessDenied":
        return (
            "The bucket takes mail from SES and the break-glass role alone: use a profile of that"
            " role, or mail the files to the intake address"
        )
    return str(fault)
