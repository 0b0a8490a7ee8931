"""A request of a browser as the event that a function URL makes of it."""

from base64 import b64decode

from aws_lambda_powertools.utilities.data_classes import LambdaFunctionUrlEvent

from local.page import event_of


def test_a_get_carries_path_query_and_cookies_apart() -> None:
    headers = {"cookie": "a=1; b=2", "accept-language": "ja"}
    event = LambdaFunctionUrlEvent(event_of("GET", "/case/x?k=t&lang=ja", headers, b""))
    assert event.raw_path == "/case/x"
    assert event.query_string_parameters == {"k": "t", "lang": "ja"}
    assert event.cookies == ["a=1", "b=2"]
    assert event.headers["accept-language"] == "ja"


def test_a_body_comes_in_base64_as_from_aws() -> None:
    event = event_of("POST", "/case/x", {}, b"act=ack")
    assert (event["isBase64Encoded"], b64decode(event["body"])) == (True, b"act=ack")


def test_it_says_that_it_was_reached_without_tls() -> None:
    event = event_of("GET", "/", {"x-forwarded-proto": "https"}, b"")
    assert event["headers"]["x-forwarded-proto"] == "http"
