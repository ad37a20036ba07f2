import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

from deploy import __main__ as command
from deploy.audit import (
    FIELDS,
    Accepted,
    AuditError,
    Finding,
    ask_service,
    judge,
    merge,
    read_accepted,
    read_lock,
    stale,
)

ENTRY = {
    "id": "CVE-1-1",
    "package": "one",
    "version": "1.0",
    "about": "It breaks.",
    "why_not_reached": "It is not called.",
    "review": date(2027, 1, 1),
}
ACCEPTED = Accepted(**ENTRY)
TODAY = date(2026, 12, 31)


def found(*ids, package="one"):
    return Finding(package, "1.0", frozenset(ids))


def write(tmp_path, *entries):
    path = tmp_path / "accepted.yml"
    path.write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
    return path


def test_the_list_is_whole_and_names_versions_that_are_locked():
    accepted, locked = read_accepted(), read_lock()
    assert len(locked) > 200
    assert not stale(accepted, locked)


def test_every_entry_says_why_in_a_sentence():
    for finding in read_accepted():
        assert finding.why_not_reached.endswith(".") and len(finding.why_not_reached.split()) >= 5, finding.id


def test_an_accepted_finding_is_no_problem_under_any_of_its_names():
    assert judge([found("GHSA-x", "CVE-1-1")], [ACCEPTED], TODAY) == []


def test_an_unknown_finding_is_told():
    (problem,) = judge([found("CVE-1-2")], [ACCEPTED], TODAY)
    assert problem.startswith("one 1.0: CVE-1-2 is not in accepted_findings.yml: take a patched version")
    assert judge([found("CVE-1-1", package="two")], [ACCEPTED], TODAY)


def test_an_acceptance_ends_at_its_review_date():
    (problem,) = judge([found("CVE-1-1")], [ACCEPTED], date(2027, 1, 1))
    assert problem == "CVE-1-1 of one was to be reviewed by 2027-01-01: look again, and give a new date."


def test_another_version_makes_an_acceptance_stale():
    assert stale([ACCEPTED], {"one": "1.0"}) == []
    assert "uv.lock has 2.0" in stale([ACCEPTED], {"one": "2.0"})[0]
    assert "uv.lock has no such package" in stale([ACCEPTED], {})[0]


@pytest.mark.parametrize("field", FIELDS)
def test_an_entry_without_a_field_is_told(tmp_path, field):
    path = write(tmp_path, {name: value for name, value in ENTRY.items() if name != field})
    with pytest.raises(AuditError, match=f"entry 1 has no {field}"):
        read_accepted(path)


def test_every_problem_of_the_list_is_told_at_once(tmp_path):
    path = write(
        tmp_path, "text", ENTRY | {"more": 1}, ENTRY | {"review": "soon"}, ENTRY | {"version": 1.0}, ENTRY, ENTRY
    )
    with pytest.raises(AuditError) as told:
        read_accepted(path)
    for words in ("is no mapping", "has more, which", "that is no date", "is no text", "CVE-1-1 of one stands twice"):
        assert words in str(told.value)


def test_one_flaw_with_several_numbers_is_one_finding():
    names = [frozenset({"GHSA-a", "CVE-1"}), frozenset({"PYSEC-b", "CVE-1"}), frozenset({"GHSA-c"})]
    assert [sorted(finding.ids) for finding in merge("one", "1.0", names)] == [
        ["CVE-1", "GHSA-a", "PYSEC-b"],
        ["GHSA-c"],
    ]


def test_a_service_that_cannot_be_reached_is_told(monkeypatch, capsys):
    monkeypatch.setenv("MARLOW_ADVISORIES", "http://127.0.0.1:1")
    with pytest.raises(AuditError, match=r"Nothing was audited: http://127\.0\.0\.1:1 does not answer"):
        ask_service({"one": "1.0"})
    assert command.main(["audit"]) == 1
    assert "Nothing was audited" in capsys.readouterr().err


def test_a_lock_file_that_is_none_is_told(tmp_path):
    (tmp_path / "uv.lock").write_text("no", encoding="utf-8")
    with pytest.raises(AuditError, match="is no lock file"):
        read_lock(tmp_path / "uv.lock")


def test_the_service_is_asked_once_for_all_and_its_names_are_joined(monkeypatch):
    """Against a server that answers as osv.dev's documentation says."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.reply({"results": [{"vulns": [{"id": "GHSA-a"}, {"id": "PYSEC-b"}]}, {}]})

        def do_GET(self):
            self.reply({"id": self.path.rsplit("/", 1)[1], "aliases": ["CVE-1-1"]})

        def reply(self, body):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("MARLOW_ADVISORIES", f"http://127.0.0.1:{server.server_port}")
    findings = ask_service({"one": "1.0", "two": "2.0"})
    server.shutdown()
    server.server_close()
    assert findings == [found("GHSA-a", "PYSEC-b", "CVE-1-1")]
    assert [query["package"]["name"] for query in asked[0]["queries"]] == ["one", "two"] and len(asked) == 1
