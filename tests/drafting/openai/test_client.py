"""How a server is asked: the ladder, the retries, the account, the messages."""

import json
from collections.abc import Callable, Iterator
from ssl import CERT_REQUIRED
from typing import Any

import pytest

from articlekit.drafting.drafter import AnswerError, Budget, Price
from articlekit.drafting.openai.answer import SCHEMA
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.server import Server, _trusting_nobody
from articlekit.errors import EngineError, UsageError
from tests.fakes.notes import ARTICLE
from tests.fakes.openai_server import Answer, FakeServer, answer, error

REQUEST = Request(system="Answer with JSON.", prompt="Write.", schema=SCHEMA)
GOOD = answer(ARTICLE)


_CLIENTS: list[Client] = []


@pytest.fixture(autouse=True)
def _close_clients() -> Iterator[None]:
    yield
    while _CLIENTS:
        _CLIENTS.pop().close()


def client(server: FakeServer, pauses: list[float] | None = None, **options: Any) -> Client:
    waited = pauses if pauses is not None else []
    _CLIENTS.append(Client(Server(model="fake", base_url=server.url, **options), pause=waited.append))
    return _CLIENTS[-1]


def forms(server: FakeServer) -> list[str]:
    return [request.get("response_format", {}).get("type", "plain") for request in server.requests]


def refusing(*kinds: str, status: int) -> Callable[[dict[str, Any]], Answer]:
    def step(request: dict[str, Any]) -> Answer:
        kind = request.get("response_format", {}).get("type", "plain")
        return error(status, f"{kind} is not supported") if kind in kinds else GOOD

    return step


@pytest.mark.parametrize("status", [400, 422, 500])
def test_the_form_of_the_answer_goes_down_the_ladder_and_is_remembered(status: int) -> None:
    with FakeServer(refusing("json_schema", "json_object", status=status)) as server:
        asking = client(server)
        asking.ask(REQUEST, Budget())
        client(server).ask(REQUEST, Budget())
        assert forms(server) == ["json_schema", "json_object", "plain", "plain"]


def test_a_server_that_takes_a_schema_is_asked_once() -> None:
    with FakeServer(GOOD) as server:
        assert json.loads(client(server).ask(REQUEST, Budget()).text) == {"sentences": ARTICLE}
        assert forms(server) == ["json_schema"]
        assert server.requests[0]["authorization"] == "Bearer none"


def test_parameters_that_a_model_does_not_take_are_left_out() -> None:
    def step(request: dict[str, Any]) -> Answer:
        if "max_tokens" in request:
            return error(400, "Unsupported parameter: use 'max_completion_tokens' instead.")
        return error(400, "'temperature' does not support 0.2") if "temperature" in request else GOOD

    with FakeServer(step) as server:
        client(server).ask(REQUEST, Budget())
        assert forms(server) == ["json_schema"] * 3
        assert server.requests[-1]["max_completion_tokens"] == 4_000


def test_too_many_requests_are_sent_again_after_the_time_that_the_server_names() -> None:
    pauses: list[float] = []
    with FakeServer(error(429, retry_after="7"), error(429), GOOD) as server:
        client(server, pauses).ask(REQUEST, Budget())
    assert pauses == [7.0, 1.0]


@pytest.mark.parametrize(
    ("wait", "pause"), [("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("-5", 0.0), ("soon", 0.5), ("nan", 0.5)]
)
def test_the_time_that_a_server_names_may_be_a_date_or_no_time_at_all(wait: str, pause: float) -> None:
    pauses: list[float] = []
    with FakeServer(error(429, retry_after=wait), GOOD) as server:
        client(server, pauses).ask(REQUEST, Budget())
    assert pauses == [pause]


def test_a_server_that_asks_for_a_long_pause_is_not_waited_for() -> None:
    pauses: list[float] = []
    with FakeServer(error(429, retry_after="600")) as server, pytest.raises(EngineError, match="in 600 s"):
        client(server, pauses).ask(REQUEST, Budget())
    assert pauses == []
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("fault", "message", "asked"),
    [
        (error(401, "Incorrect API key provided: sk-abcdef123."), "refuses the key", 1),
        (error(403), "refuses the key", 1),
        (error(404, "The model `fake` does not exist"), "no model 'fake'", 1),
        (error(402), "no credit", 1),
        (error(429, "You exceeded your quota: insufficient_quota"), "no credit", 1),
        (error(429), "too many requests", 3),
        (error(503), "in trouble", 3),
        (error(413, "too large"), "refuses the request", 1),
        (Answer(status=502, body=b"<html>Bad gateway</html>"), "in trouble", 3),
        (Answer(body=GOOD.body, cut=40), "broke off", 3),
        (Answer(body=GOOD.body, cut=0), "broke off", 3),
    ],
)
def test_a_failure_is_one_line_that_says_what_to_do(fault: Answer, message: str, asked: int) -> None:
    with FakeServer(fault) as server, pytest.raises(EngineError, match=message) as caught:
        client(server).ask(REQUEST, Budget())
    assert len(server.requests) == asked
    assert server.url in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "sk-abcdef123" not in str(caught.value)


def test_a_server_that_is_not_there_is_not_asked_twice() -> None:
    with FakeServer(GOOD) as server:
        asking = client(server)
    pauses: list[float] = []
    with pytest.raises(EngineError, match="no server there"):
        asking.ask(REQUEST, Budget())
    assert pauses == []


def test_a_server_that_keeps_silent_is_given_up() -> None:
    with (
        FakeServer(Answer(body=GOOD.body, delay=0.6)) as server,
        pytest.raises(EngineError, match=r"no answer within 0\.1 s"),
    ):
        client(server, timeout=0.1, retries=1).ask(REQUEST, Budget())


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Answer(body=b"<!doctype html><title>Log in</title>"), "web page"),
        (Answer(body=b"not json"), "no JSON"),
        (Answer(body=b"[" * 100_000), "no JSON"),
        (Answer(body=b'{"choices": null}'), "no text"),
        (Answer(body=b'{"choices": []}'), "no text"),
        (Answer(body=b'{"choices": [null]}'), "no text"),
        (Answer(body=b'{"error": {"message": "out of memory"}}'), "out of memory"),
        (answer(None), "no text"),
        (answer(None, refusal="I cannot help with that."), "refuses to write"),
        (answer("", finish="content_filter"), "filter"),
    ],
)
def test_an_answer_without_text_is_told_from_a_server_that_fails(reply: Answer, message: str) -> None:
    with FakeServer(reply) as server, pytest.raises(AnswerError, match=message):
        client(server).ask(REQUEST, Budget())


def test_every_request_is_charged() -> None:
    account = Budget(price=Price(prompt=1.0, completion=2.0))
    with FakeServer(GOOD) as server:
        client(server).ask(REQUEST, account)
    usage = account.usage()
    assert (usage["requests"], usage["prompt_tokens"]) == (1, 500)
    assert usage["cost_usd"] == pytest.approx((500 + 2 * usage["completion_tokens"]) / 1_000_000, abs=1e-6)


def test_an_answer_that_is_lost_is_charged_as_if_it_had_come() -> None:
    account = Budget()
    with FakeServer(Answer(body=GOOD.body, cut=40)) as server, pytest.raises(EngineError):
        client(server, retries=0).ask(REQUEST, account)
    assert account.completion_tokens == 4_000


LONG = [*ARTICLE * 150]


@pytest.mark.parametrize("usage", [True, False])
@pytest.mark.parametrize("streams", [True, False])
def test_a_server_that_knows_no_limit_is_asked_no_more(usage: bool, streams: bool) -> None:
    account = Budget(max_tokens=2_000)
    with FakeServer(answer(LONG, usage=usage), streams=streams) as server:
        asking = client(server)
        if usage or streams:
            assert asking.ask(REQUEST, account).text
            with pytest.raises(AnswerError, match=r"wrote [\d,]+ tokens where [\d,]+ were allowed"):
                asking.ask(REQUEST, account)
        else:  # nobody can tell how many tokens it is, so that as many as were allowed are charged
            asking.ask(REQUEST, account)
            with pytest.raises(AnswerError, match="budget is spent"):
                asking.ask(REQUEST, account)
        assert len(server.requests) == 1


def test_a_server_that_counts_a_longer_prompt_than_it_was_sent_is_found_out() -> None:
    def step(_: dict[str, Any]) -> Answer:
        table = json.loads(GOOD.body)
        table["usage"]["prompt_tokens"] = 5_000
        return Answer(body=json.dumps(table).encode())

    account = Budget(max_tokens=4_000)
    with FakeServer(step) as server:
        asking = client(server)
        asking.ask(REQUEST, account)
        with pytest.raises(AnswerError, match=r"counts 5,\d+ tokens, which is more than was allowed"):
            asking.ask(REQUEST, account)


@pytest.mark.parametrize("text", ["ကျောင်း" * 200, "7" * 4_000, "x̧ǵq" * 500, "🚒" * 900, "\u200d" * 1_000])
@pytest.mark.parametrize("limit", [{"max_tokens": 9_000}, {"max_cost": 0.009}])
def test_the_budget_holds_in_any_script(text: str, limit: dict[str, Any]) -> None:
    """The server counts every byte as a token, which is the most that any tokenizer makes of a text."""

    def count(request: dict[str, Any]) -> Answer:
        prompt = sum(len(message["content"].encode()) for message in request["messages"])
        content = json.dumps({"sentences": ARTICLE * 9})[: request["max_tokens"]]
        table = json.loads(answer(content, finish="length").body)
        table["usage"] = {"prompt_tokens": prompt, "completion_tokens": len(content)}
        return Answer(body=json.dumps(table).encode())

    account = Budget(price=Price(prompt=1, completion=1), **limit)
    with FakeServer(count) as server:
        asking = client(server)
        requests = [Request(system="Write.", prompt=f"{number}{text}", schema=SCHEMA) for number in range(9)]
        with pytest.raises(AnswerError, match="budget is spent"):
            all(asking.ask(request, account) for request in requests)
    assert 0 < account.tokens <= 9_000
    assert account.overrun is None


@pytest.mark.parametrize("limit", [{"max_tokens": 2_500}, {"max_cost": 0.0025}])
def test_no_answer_is_longer_than_the_budget_allows(limit: dict[str, Any]) -> None:
    account = Budget(price=Price(prompt=1, completion=1), **limit)
    with FakeServer(GOOD) as server:
        asking = client(server)
        asking.ask(REQUEST, account)
        assert server.requests[0]["max_tokens"] < 2_500
        account.charge(0, 600)
        with pytest.raises(AnswerError, match="budget is spent"):
            asking.ask(REQUEST, account)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    "address", ["", "host:80", "ftp://x/v1", "http://", "http://x:99999/", "http://a b/"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="--base-url"):
        Server(model="fake", base_url=address)


def test_the_key_shows_nowhere() -> None:
    assert "secret" not in repr(Server(model="fake", key="secret"))
    with pytest.raises(EngineError, match="OPENAI_API_KEY") as caught:
        Server(model="fake", key="secret\n")
    assert "secret" not in str(caught.value)
    with pytest.raises(EngineError, match="no key"):
        Server(model="fake")


def test_a_server_without_tls_is_asked_without_reading_the_certificates_of_the_world(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[object] = []
    monkeypatch.setattr(
        "ssl.SSLContext.load_verify_locations", lambda *places, **_: read.append(places), raising=True
    )
    with FakeServer(GOOD) as server:
        assert client(server).ask(REQUEST, Budget()).text
        assert read == []


def test_a_server_without_tls_cannot_lead_on_to_one_that_nobody_vouches_for() -> None:
    moved = Answer(status=307, headers={"Location": "https://127.0.0.1:9/v1/chat/completions"})
    with FakeServer(moved) as server, pytest.raises(EngineError):
        client(server).ask(REQUEST, Budget())
    context = _trusting_nobody()
    assert (context.verify_mode, context.check_hostname, context.get_ca_certs()) == (CERT_REQUIRED, True, [])
