"""Addresses of the resolvers to ask, as the configuration gives them."""

from ipaddress import ip_address


def parse_server(text: str) -> tuple[str, int]:
    """Address and port of `192.0.2.53`, `192.0.2.54:5353` or `[2001:db8::53]:53`.

    Raises:
        ValueError: it is no IP address, or has no valid port; says which.
    """
    host, port = text, "53"
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":") or "53"
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    try:
        address = str(ip_address(host))
    except ValueError as error:
        message = f"{text!r} is no IP address of a resolver; for example 192.0.2.53"
        raise ValueError(message) from error
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError(f"{text!r} has no valid port; for example 192.0.2.53:5353")
    return address, int(port)
