"""`make serve`: the local desk, kept running until Ctrl-C."""

import os
import signal
import sys
import threading
from getpass import getuser

from rich.console import Console

from local.ask import ask
from local.demo import complain, printer
from local.desk import Desk, own_config
from local.failure import LocalFailure
from local.running import running_desk
from local.stages import set_stages
from local.state import FOLDER, read_env, remove_env, write_env

SMTP_PORT = 2525
PAGE_PORT = 2580
ZONE_KEY = FOLDER / "zone.pem"


def main() -> int:
    """Run until told to stop; 1 and one sentence when a hop fails."""
    screen = Console(highlight=False)
    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda *_: stop.set())
    try:
        _refuse_second()
        say = printer(screen)
        with running_desk(own_config(), say, SMTP_PORT, PAGE_PORT) as desk:
            set_stages(desk, say)
            _announce(desk, screen)
            stop.wait()
            _forget()
    except LocalFailure as failure:
        complain("make serve", failure)
        return 1
    screen.print("stopped")
    return 0


def _refuse_second() -> None:
    """What `.desk/env` says must stay true of the desk that wrote it."""
    if running := read_env():
        raise LocalFailure(
            f"A local desk runs already (process {running['DESK_PID']}): stop it first"
        )


def _forget() -> None:
    remove_env()
    ZONE_KEY.unlink(missing_ok=True)


def _announce(desk: Desk, screen: Console) -> None:
    write_env(environment(desk))
    ZONE_KEY.touch(mode=0o600)
    ZONE_KEY.write_bytes(desk.zone.private_key)
    intake = desk.outputs["IntakeAddress"]
    lines = (
        "",
        "The desk is open. In a browser, for the next 12 hours:",
        f"  {_page(desk)}",
        "In another terminal:",
        "  .venv/bin/abuse-desk send samples/01-report.eml     a notice arrives",
        "  .venv/bin/abuse-desk cases                          what needs someone",
        "",
        f"SMTP    127.0.0.1:{desk.smtp_port}, for {intake}",
        f"AWS     {desk.emulator.endpoint} (for AWS tools: set -a; . .desk/env)",
        f"log     {desk.emulator.log}",
        "Ctrl-C stops it; nothing is kept.",
    )
    screen.print("\n".join(lines), soft_wrap=True)


def _page(desk: Desk) -> str:
    """A link to the worklist, as `abuse-desk link` makes it."""
    if "PageUrl" not in desk.outputs:
        return "(no page: it is off in cdk.json)"
    made = ask(desk, do="link", by=getuser())
    return f"{desk.outputs['PageUrl']}{made['path'][1:]}"


def environment(desk: Desk) -> dict[str, str]:
    """What `.desk/env` says: how to reach the embedded AWS, and where the desk's parts are."""
    return {
        "AWS_ENDPOINT_URL": desk.emulator.endpoint,
        "AWS_CA_BUNDLE": str(desk.emulator.certificate),
        "AWS_DEFAULT_REGION": desk.emulator.region,
        "AWS_REGION": desk.emulator.region,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "DESK_STACK": desk.stack,
        "DESK_FUNCTION_NAME": desk.outputs["DeskFunctionName"],
        "DESK_INTAKE_FUNCTION_NAME": desk.outputs["IntakeFunctionName"],
        "DESK_TABLE_NAME": desk.outputs["TableName"],
        "DESK_BUCKET_NAME": desk.outputs["BucketName"],
        "DESK_INTAKE_ADDRESS": desk.outputs["IntakeAddress"],
        "DESK_SMTP_PORT": str(desk.smtp_port),
        "DESK_ZONE_KEY": str(ZONE_KEY),
        "DESK_PID": str(os.getpid()),
    }


if __name__ == "__main__":
    sys.exit(main())
