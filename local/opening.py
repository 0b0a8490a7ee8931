"""Opens the page by an alert's own link, as the person who was woken does."""

import re
from http.cookiejar import CookieJar
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from local.desk import Say
from local.failure import LocalFailure
from local.telling import Heard

LINK = re.compile(r"http://127\.0\.0\.1:\d+/case/[a-z0-9-]+\?k=\S+")
SECONDS = 30


def open_page(heard: Heard, say: Say) -> str:
    """Follow the newest alert's link to its case; returns it. Raises LocalFailure."""
    found = [link for one in heard.notifications for link in LINK.findall(str(one["message"]))]
    if not found:
        raise LocalFailure("No alert carried a link to its case")
    # A proxy of the machine must never see what goes to loopback.
    browser = build_opener(HTTPCookieProcessor(CookieJar()), ProxyHandler({}))
    try:
        with browser.open(found[-1], timeout=SECONDS) as page:
            size = len(page.read())
    except URLError as error:
        raise LocalFailure(f"The page of the case did not open: {error}") from error
    say(
        "page opened", f"by the link of the newest alert: {size / 1024:.0f} KiB, no further request"
    )
    return str(found[-1])
