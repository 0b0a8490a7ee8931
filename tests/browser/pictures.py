"""Takes the pictures of docs/page.md anew: `python -m tests.browser.pictures`."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from local.ask import ask
from local.desk import Desk, own_config
from local.running import running_desk
from local.stages import set_stages
from tests.browser.conftest import CHROMIUM, DESKTOP, PHONE, QUIET

FOLDER = Path(__file__).parents[2] / "docs" / "page"


def main() -> None:
    """Each picture is one visit to a desk with the story in three stages."""
    FOLDER.mkdir(exist_ok=True)
    with running_desk(own_config(), lambda _hop, _what: None) as desk:
        set_stages(desk, lambda _hop, _what: None)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            _take_all(browser, desk)
            browser.close()


def _take_all(browser: Browser, desk: Desk) -> None:
    first = ask(desk, do="cases", all=False)[0]["case_id"]
    case = f"case/{first}"
    _take(browser, desk, "worklist-desktop", "")
    _take(browser, desk, "worklist-phone", "", phone=True)
    _take(browser, desk, "case-desktop", case)
    _take(browser, desk, "case-phone", case, phone=True)
    _take(browser, desk, "case-phone-dark", case, phone=True, scheme="dark")
    _take(browser, desk, "case-phone-ja", case, phone=True, language="ja")


def _take(
    browser: Browser,
    desk: Desk,
    name: str,
    path: str,
    *,
    phone: bool = False,
    scheme: str = "light",
    language: str = "en",
) -> None:
    size = PHONE if phone else DESKTOP
    context = browser.new_context(
        viewport=size,
        color_scheme=scheme,  # type: ignore[arg-type]  # one of its words
        locale=language,
    )
    page = context.new_page()
    made = ask(desk, do="link", by="Aya")
    page.goto(f"{desk.outputs['PageUrl']}{made['path'][1:]}")
    page.goto(f"{desk.outputs['PageUrl']}{path}")
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
