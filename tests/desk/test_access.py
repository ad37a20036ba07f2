"""Who may use the desk: nobody gets in without signing in, on any page, and no request can be forged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.routing import Mount, Route

from desk.access import PUBLIC
from desk.attempts import MOST, MOST_ADDRESS, WINDOW
from desk.sessions import LONGEST, NAME

BROWSER = {"accept": "text/html", "sec-fetch-mode": "navigate"}
PASSWORD = "correct horse battery"
PROTECTED = {
    ("GET", "/"),
    ("POST", "/"),
    ("GET", "/topics/{key}"),
    ("GET", "/subjects/{key}"),
    ("GET", "/acts/{key}"),
    ("POST", "/no-answer"),
    ("POST", "/signals"),
    ("GET", "/handovers"),
    ("GET", "/handovers/events"),
    ("POST", "/handovers/{reference}/take"),
    ("POST", "/handovers/{reference}/done"),
    ("POST", "/sign-out"),
}


def routes(bench: Any) -> Iterator[tuple[str, str]]:
    for route in bench.new_client().app.routes:
        if isinstance(route, Route):
            yield from ((method, route.path) for method in sorted(route.methods or ()) if method != "HEAD")
        else:
            assert isinstance(route, Mount) and route.path == "/static"


@pytest.fixture
def accounts(make_bench: Any) -> Any:
    """A desk with one named account."""
    bench = make_bench(access="accounts")
    bench.desk.accounts.set("anna", PASSWORD)
    return bench


def sign_in(bench: Any, client: Any, name: str = "anna", password: str = PASSWORD, onwards: str = "/") -> Any:
    token = bench.token(client, "/sign-in")
    return client.post("/sign-in", data={"name": name, "password": password, "csrf": token, "next": onwards})


def test_the_list_of_protected_pages_is_whole(accounts: Any) -> None:
    found = {(method, path) for method, path in routes(accounts) if path not in PUBLIC}
    assert found == PROTECTED


@pytest.mark.parametrize("access", ["accounts", "proxy"])
@pytest.mark.parametrize(("method", "path"), sorted(PROTECTED))
def test_every_protected_page_refuses_without_sign_in(make_bench: Any, access: str, method: str, path: str) -> None:
    bench = make_bench(access=access)
    bench.desk.accounts.set("anna", PASSWORD)
    client = bench.new_client()
    path = path.format(key="duration", reference="K7-42")
    plain = client.request(method, path, data={"q": "does it hurt"} if method == "POST" else None)
    assert plain.status_code == 401 and "Sign in" in plain.json()["error"]
    if method == "GET" and access == "accounts":
        page = client.get(path, headers=BROWSER)
        assert page.status_code == 303 and page.headers["location"].startswith("/sign-in?next=/")
        assert page.text == ""
    forged = client.request(method, path, cookies={NAME: "forged.cookie.value"}, headers={"x-remote-user": ""})
    assert forged.status_code == 401
    assert bench.log.questions == [] and bench.log.signals == []


def test_with_an_account_the_desk_opens_and_closes(accounts: Any) -> None:
    client = accounts.new_client()
    response = sign_in(accounts, client, onwards="/topics/duration")
    assert response.status_code == 303 and response.headers["location"] == "/topics/duration"
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Secure" not in cookie
    page = client.get("/", headers=BROWSER)
    assert page.status_code == 200 and "anna" in page.text
    kept = client.cookies[NAME]
    assert client.post("/sign-out", data={"csrf": accounts.token(client)}).status_code == 303
    client.cookies.clear()
    assert client.get("/", cookies={NAME: kept}).status_code == 401  # also for who kept the cookie


def test_signing_in_makes_a_new_session(accounts: Any) -> None:
    client = accounts.new_client()
    client.get("/sign-in")
    before = client.cookies[NAME]
    sign_in(accounts, client)
    assert client.cookies[NAME] != before


def test_over_https_the_cookie_never_travels_without(make_bench: Any) -> None:
    bench = make_bench(access="accounts", public_url="https://desk.example.org")
    bench.desk.accounts.set("anna", PASSWORD)
    assert "Secure" in bench.new_client().get("/sign-in", headers={"host": "desk.example.org"}).headers["set-cookie"]


@pytest.mark.parametrize("change", ["remove", "password"])
def test_an_account_that_changes_is_out_at_once(accounts: Any, change: str) -> None:
    client = accounts.new_client()
    sign_in(accounts, client)
    assert client.get("/").status_code == 200
    if change == "remove":
        accounts.desk.accounts.remove("anna")
    else:
        accounts.desk.accounts.set("anna", "another long password")
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(("name", "password"), [("anna", "wrong"), ("nobody", PASSWORD), ("", ""), ("anna", "")])
def test_wrong_names_and_passwords_say_the_same(accounts: Any, name: str, password: str) -> None:
    response = sign_in(accounts, accounts.new_client(), name, password)
    assert response.status_code == 401 and "The name or the password is wrong." in response.text


def test_guessing_is_slowed_down(accounts: Any) -> None:
    now = 0.0
    accounts.desk.attempts._clock = lambda: now
    client = accounts.new_client()
    for _ in range(MOST):
        assert sign_in(accounts, client, password="wrong").status_code == 401
    refused = sign_in(accounts, client)  # even the right one
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 0
    now = WINDOW + 1
    assert sign_in(accounts, client).status_code == 303


def test_many_names_from_one_address_are_slowed_down(accounts: Any) -> None:
    client = accounts.new_client("192.0.2.7")
    statuses = [sign_in(accounts, client, f"name{n}", "wrong").status_code for n in range(MOST_ADDRESS + 1)]
    assert statuses[-1] == 429 and set(statuses[:-1]) == {401}
    assert sign_in(accounts, accounts.new_client("192.0.2.8")).status_code == 303


@pytest.mark.parametrize("onwards", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\nb"])
def test_signing_in_leads_nowhere_else(accounts: Any, onwards: str) -> None:
    assert sign_in(accounts, accounts.new_client(), onwards=onwards).headers["location"] == "/"


def test_the_proxy_names_the_agent(make_bench: Any) -> None:
    bench = make_bench(access="proxy", proxies=frozenset({"10.0.0.1"}))
    proxied, direct = bench.new_client("10.0.0.1"), bench.new_client("10.0.0.9")
    assert "bert" in proxied.get("/", headers={"x-remote-user": "bert"}).text
    assert proxied.get("/").status_code == 401
    assert direct.get("/", headers={"x-remote-user": "bert"}).status_code == 401
    twice = [("x-remote-user", "bert"), ("x-remote-user", "boss")]
    assert proxied.get("/", headers=twice).status_code == 401


def test_a_session_is_not_another_agents(make_bench: Any) -> None:
    bench = make_bench(access="proxy", proxies=frozenset({"10.0.0.1"}))
    client = bench.new_client("10.0.0.1")
    client.get("/", headers={"x-remote-user": "bert"})
    assert "carla" in client.get("/", headers={"x-remote-user": "carla"}).text


POSTS = sorted(path for method, path in PROTECTED if method == "POST")


@pytest.mark.parametrize("path", [*POSTS, "/sign-in"])
def test_no_form_is_taken_without_its_token(bench: Any, client: Any, path: str) -> None:
    client.get("/")
    path = path.format(reference="K7-42")
    for fields in ({"q": "x"}, {"q": "x", "csrf": "wrong"}, {"q": "x", "csrf": "é"}):
        assert client.post(path, data=fields).status_code == 403
    assert bench.log.questions == []


@pytest.mark.parametrize("header", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_no_form_is_taken_from_another_site(bench: Any, client: Any, header: dict[str, str]) -> None:
    fields = {"q": "does it hurt", "csrf": bench.token(client)}
    assert client.post("/no-answer", data=fields, headers=header).status_code == 403
    assert client.post("/no-answer", data=fields, headers={"origin": "http://127.0.0.1:5010"}).status_code == 200


def test_a_form_has_a_length(bench: Any, client: Any) -> None:
    fields = {"q": "x" * 30_000, "csrf": bench.token(client)}
    assert client.post("/", data=fields).status_code == 413
    assert client.post("/", data={"q": "x", "csrf": "x"}, headers={"content-length": "abc"}).status_code in (400, 413)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_only_the_desks_own_names_are_served(client: Any, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/topics/duration", "/handovers", "/health", "/nothing", "/static/desk.js"])
def test_every_response_forbids_what_the_desk_does_not_need(client: Any, path: str) -> None:
    response = client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("path", ["/", "/topics/duration", "/handovers", "/nothing"])
def test_no_page_holds_inline_script_or_style_or_a_foreign_address(client: Any, path: str) -> None:
    html = client.get(path).text
    assert "<style" not in html and " style=" not in html and " onclick" not in html
    assert html.count("<script") == html.count('<script type="module" src="/static/')
    assert 'src="http' not in html and 'href="http' not in html


def test_a_session_runs_out(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    session = bench.desk.sessions.new("anna")
    cookie = bench.desk.sessions.cookie(session)
    assert bench.desk.sessions.read(cookie) == session
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + LONGEST + 2)
    assert bench.desk.sessions.read(cookie) is None
