"""`abuse-desk`: the operator's command line."""

import click

from console.acting import ACTS
from console.answering import answer
from console.app import own_app
from console.confirmations import forwarding
from console.doctor import doctor
from console.drill import drill
from console.forwarding import forwarders
from console.link import link, rotate_key
from console.looking import cases, show
from console.read import read, redact
from console.replay import replay
from console.send import send
from console.simulate import simulate

COMMANDS = (
    read,
    redact,
    send,
    cases,
    show,
    answer,
    *ACTS,
    forwarders,
    forwarding,
    link,
    rotate_key,
    doctor,
    drill,
    replay,
    simulate,
)


@click.group(
    epilog="\b\nExamples:\n  abuse-desk read notice.eml\n  abuse-desk cases\n"
    "  abuse-desk --stack abuse-desk --profile security ack case-1a2b3c4d5e --by Aya"
)
@click.option("--stack", metavar="NAME", help="Act on this deployed desk, not on the local one.")
@click.option("--region", help="Region of the stack.")
@click.option("--profile", help="AWS profile to use with --stack.")
@click.pass_context
def main(
    context: click.Context, stack: str | None, region: str | None, profile: str | None
) -> None:
    """AWS abuse notices: read them, see what needs someone, act on a case.

    Without --stack commands act on the local desk that `make serve` runs.
    """
    context.obj = context.obj or own_app(stack, region, profile)
    where = {"stack": stack, "region": region, "profile": profile}
    context.default_map = {"send": {name: value for name, value in where.items() if value}}


for _command in COMMANDS:
    main.add_command(_command)
