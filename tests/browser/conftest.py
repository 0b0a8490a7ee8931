"""A real Chromium and a desk like the one `make serve` opens, both started once."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from local.ask import ask
from local.desk import Desk, own_config
from local.running import running_desk
from local.stages import set_stages
from local.watch import wait_for

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LINK = re.compile(r"http://127\.0\.0\.1:\d+/case/(case-[0-9a-z]+)\?k=\S+")
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
WAITED = 20_000  # milliseconds, for one step


@dataclass
class Served:
    """A desk with the story in three stages, and the links of the alerts it sent."""

    desk: Desk
    links: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.desk.outputs["PageUrl"]

    def link_of(self, case_id: str) -> str:
        """The link of the newest alert of a case, waited for."""
        wait_for(f"an alert of {case_id}", lambda: case_id in self._heard(), 30)
        return self.links[case_id]

    def operator_link(self, case_id: str | None = None, name: str = "Aya") -> str:
        """As `abuse-desk link` makes it."""
        place = {"case": case_id} if case_id else {}
        made = ask(self.desk, do="link", by=name, **place)
        return f"{self.url}{made['path'][1:]}"

    def show(self, case_id: str) -> dict[str, Any]:
        """The case as the desk knows it."""
        found: dict[str, Any] = ask(self.desk, do="show", case=case_id)
        return found

    def _heard(self) -> dict[str, str]:
        for one in self.desk.observer.notifications():
            for found in LINK.finditer(str(one["message"])):
                self.links[found[1]] = found[0]
        return self.links


Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """What `make serve` opens, on ports of its own."""
    with running_desk(own_config(), lambda _hop, _what: None) as desk:
        set_stages(desk, lambda _hop, _what: None)
        yield Served(desk)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; where there is none it is installed, or the tests fail."""
    _bring_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Makes a person with a browser of their own: `visitor(language=..., phone=..., ...)`."""
    contexts: list[BrowserContext] = []

    def made(*, language: str = "en", phone: bool = False, **more: Any) -> Page:
        size = PHONE if phone else DESKTOP
        context = browser.new_context(
            viewport=size, locale=language, ignore_https_errors=True, **more
        )
        context.set_default_timeout(WAITED)
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def _bring_chromium() -> None:
    if CHROMIUM.exists():
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        pytest.fail(f"{CHROMIUM} is missing and cannot be installed here: install chromium")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install --yes --no-install-recommends chromium fonts-noto-cjk"):
        done = subprocess.run(
            [apt, "-qq", *command.split()], env=environment, capture_output=True, check=False
        )
        if done.returncode:
            pytest.fail(f"apt-get {command} failed: {done.stderr.decode()[-300:]}")
