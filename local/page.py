"""The page's address on this machine: plain HTTP on loopback, handed to the deployed function.

A request becomes the event that a function URL makes of it (payload format 2.0), and the function's
answer an HTTP answer. The function itself is the one of the template, and runs under its own role.
"""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

from botocore.exceptions import BotoCoreError, ClientError

from local.clients import Clients
from local.failure import LocalFailure

HOST = "127.0.0.1"
MOST = 6 * 1024 * 1024  # bytes of a request that AWS takes


class PageServer:
    """Serves one function until it is stopped."""

    def __init__(self, clients: Clients, function: str, port: int) -> None:
        handler = type("Bound", (_Handler,), {"clients": clients, "function": function})
        try:
            self._server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            raise LocalFailure(f"Port {port} for the page is taken: stop what uses it") from error
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests."""
        self._server.shutdown()
        self._server.server_close()


def event_of(method: str, target: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    """The event of one request. Header names in lower case, cookies apart, as AWS has them."""
    path, _, query = target.partition("?")
    cookies = headers.pop("cookie", "")
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": headers | {"x-forwarded-proto": "http"},
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "local",
            "domainName": headers.get("host", HOST),
            "domainPrefix": "local",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": HOST,
                "userAgent": headers.get("user-agent", ""),
            },
            "requestId": "local",
            "routeKey": "$default",
            "stage": "$default",
            "time": f"{datetime.now(UTC):%d/%b/%Y:%H:%M:%S %z}",
        },
        "isBase64Encoded": bool(body),
    }
    if query:
        event["queryStringParameters"] = dict(parse_qsl(query, keep_blank_values=True))
    if cookies:
        event["cookies"] = [one.strip() for one in cookies.split(";")]
    if body:
        event["body"] = b64encode(body).decode()
    return event


class _Handler(BaseHTTPRequestHandler):
    """One request, one invocation."""

    clients: Clients
    function: str
    protocol_version = "HTTP/1.1"
    server_version = "local-desk"
    sys_version = ""
    timeout = 30

    def handle_any(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > MOST:
            self.close_connection = True
            return self.send_error(413)
        headers = {name.lower(): value for name, value in self.headers.items()}
        event = event_of(self.command, self.path, headers, self.rfile.read(int(length)))
        return self._answer(self._invoked(event))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = handle_any  # noqa: N815 - http.server's names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Nothing: an address may hold a token."""

    def _invoked(self, event: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = self.clients.lambda_.invoke(
                FunctionName=self.function, Payload=json.dumps(event).encode()
            )
            found: dict[str, Any] = json.loads(answer["Payload"].read())
        except (BotoCoreError, ClientError, ValueError):
            return {"statusCode": 502}
        return found if "statusCode" in found else {"statusCode": 502}

    def _answer(self, found: dict[str, Any]) -> None:
        text = found.get("body") or ""
        body = b64decode(text) if found.get("isBase64Encoded") else text.encode()
        self.send_response(found["statusCode"])
        for name, value in (found.get("headers") or {}).items():
            self.send_header(name, value)
        for cookie in found.get("cookies") or ():
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
