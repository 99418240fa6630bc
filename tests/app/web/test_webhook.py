"""Addresses of callbacks, and their signatures."""

import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook

from articlekit.app.web.webhook import AddressError, Target, resolve, signature, signing_key
from articlekit.errors import UsageError
from articlekit.settings import Secret


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1"),  # noqa: S104
        *("169.254.169.254", "100.64.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]"),
        *(
            "[2002:a00:1::]",
            "[2001:db8::1]",
            "[::127.0.0.1]",
            "[64:ff9b:1::a00:1]",
            "192.0.0.170",
            "[3fff::1]",
            "[fec0::1]",
        ),
    ],
)
def test_a_private_address_is_not_gone_to(host: str) -> None:
    target = Target(f"https://{host}/hook")
    with pytest.raises(AddressError, match="private address"):
        resolve(target, private=False)
    assert resolve(target, private=True)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("1.1.1.1", "1.1.1.1"),
        ("[2606:4700::1111]", "2606:4700::1111"),
        ("[::ffff:1.1.1.1]", "::ffff:1.1.1.1"),
    ],
)
def test_a_public_address_is_gone_to(host: str, address: str) -> None:
    assert resolve(Target(f"https://{host}/"), private=False) == address


def test_an_address_is_taken_apart() -> None:
    target = Target("https://cms.example:8443/hook/a%20b?x=1&y#part")
    assert (target.scheme, target.host, target.port) == ("https", "cms.example", 8443)
    assert target.path == "/hook/a%20b?x=1&y"
    assert target.authority == "cms.example:8443"
    assert [Target(url).authority for url in ("https://[::1]:443/", "http://[::1]:443/")] == [
        "[::1]",
        "[::1]:443",
    ]
    assert (Target("http://cms.example").port, Target("http://cms.example").path) == (80, "/")


@given(st.text() | st.text().map(lambda text: f"http://{text}"))
def test_whatever_is_no_address_is_refused_in_one_way(url: str) -> None:
    try:
        target = Target(url)
    except AddressError:
        return
    assert target.host
    assert 0 < target.port < 65_536
    assert target.path.isprintable()


@given(st.binary(min_size=24, max_size=64), st.text(max_size=50))
def test_a_signature_is_that_of_the_standard(key: bytes, text: str) -> None:
    kept = Secret("whsec_" + base64.b64encode(key).decode())
    now, body = int(time.time()), json.dumps(text).encode()
    signed = signature(signing_key(kept), message_id="msg_1", timestamp=now, body=body)
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(now), "webhook-signature": signed}
    assert Webhook(kept.value).verify(body, headers) == text


@pytest.mark.parametrize(
    "text", ["", "secret", "whsec_", "whsec_????", "whsec_c2hvcnQ=", "whsec_" + "A" * 200]
)
def test_a_secret_that_is_none_is_told(text: str) -> None:
    with pytest.raises(UsageError, match=r"^ARTICLEKIT_WEBHOOK_SECRET: "):
        signing_key(Secret(text))
