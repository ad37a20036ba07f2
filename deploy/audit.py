"""Compares `uv.lock` with the known vulnerabilities, and those with the list of the ones that cannot be reached here.

`make audit` asks osv.dev, which gathers the advisories of PyPI and GitHub, in one request that names packages and
versions and nothing else. Where it cannot be reached, nothing has been audited, and the command says so.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import requests
import yaml

from launcher.settings import ROOT

ACCEPTED = ROOT / "deploy" / "accepted_findings.yml"
LOCK = ROOT / "uv.lock"
SERVICE = "MARLOW_ADVISORIES"
OSV = "https://api.osv.dev"
FIELDS = ("id", "package", "version", "about", "why_not_reached", "review")


class AuditError(Exception):
    """What cannot be read or reached, in a sentence."""


@dataclass(frozen=True)
class Accepted:
    """A finding that stays: which, in which version, why nobody can reach it here, and until when that was thought."""

    id: str
    package: str
    version: str
    about: str
    why_not_reached: str
    review: date


@dataclass(frozen=True)
class Finding:
    """A known vulnerability of a locked package, under all its names (CVE-..., GHSA-..., PYSEC-...)."""

    package: str
    version: str
    ids: frozenset[str]

    def __str__(self) -> str:
        """Write the finding for a person."""
        return f"{self.package} {self.version}: {', '.join(sorted(self.ids))}"


def read_lock(path: Path = LOCK) -> dict[str, str]:
    """Return the locked version of each package; raises AuditError where the file is no lock file."""
    try:
        packages = tomllib.loads(path.read_text(encoding="utf-8"))["package"]
        return {package["name"]: package["version"] for package in packages if "registry" in package["source"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AuditError(
            f"{path} is no lock file that can be read ({type(error).__name__}); `uv lock` makes it."
        ) from error


def read_accepted(path: Path = ACCEPTED) -> list[Accepted]:
    """Return the accepted findings; raises AuditError, with every problem, where an entry is not whole."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, yaml.YAMLError) as error:
        raise AuditError(f"{path} cannot be read: {error}") from error
    problems, accepted = [], []
    for number, entry in enumerate(entries, start=1):
        flaw = _flaw(entry)
        if flaw:
            problems.append(f"{path}: entry {number} {flaw}.")
        else:
            accepted.append(Accepted(**entry))
    names = [(finding.id, finding.package) for finding in accepted]
    problems += [
        f"{path}: {name} of {package} stands twice." for name, package in names if names.count((name, package)) > 1
    ]
    if problems:
        raise AuditError("\n".join(problems))
    return accepted


def _flaw(entry: Any) -> str:
    if not isinstance(entry, dict):
        return "is no mapping"
    if missing := [field for field in FIELDS if not entry.get(field)]:
        return f"has no {', '.join(missing)}"
    if more := sorted(set(entry) - set(FIELDS)):
        return f"has {', '.join(more)}, which nothing reads"
    if not isinstance(entry["review"], date):
        return "has a review that is no date (write 2027-02-21)"
    if not all(isinstance(entry[field], str) for field in FIELDS[:-1]):
        return "has a field that is no text (put a version between quotation marks)"
    return ""


def stale(accepted: Iterable[Accepted], locked: Mapping[str, str]) -> list[str]:
    """Return a sentence for each accepted finding whose package is locked at another version, or not at all."""
    return [
        f"{finding.id} is accepted for {finding.package} {finding.version}, but uv.lock has "
        f"{locked.get(finding.package, 'no such package')}; look whether it still applies."
        for finding in accepted
        if locked.get(finding.package) != finding.version
    ]


def judge(findings: Iterable[Finding], accepted: Iterable[Accepted], today: date) -> list[str]:
    """Return a sentence for each finding that is not accepted, or whose acceptance is to be reviewed by today."""
    problems = []
    accepted = list(accepted)
    for finding in findings:
        found = [entry for entry in accepted if entry.package == finding.package and entry.id in finding.ids]
        if not found:
            problems.append(
                f"{finding} is not in {ACCEPTED.name}: take a patched version, or say there why nobody can reach it."
            )
    for entry in accepted:
        if entry.review <= today:
            problems.append(
                f"{entry.id} of {entry.package} was to be reviewed by {entry.review}: look again, and give a new date."
            )
    return problems


def ask_service(locked: Mapping[str, str], timeout: float = 60.0) -> list[Finding]:
    """Return the known vulnerabilities of the locked versions; raises AuditError where the service does not answer."""
    service = os.environ.get(SERVICE) or OSV
    names = sorted(locked)
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": locked[name]} for name in names]
    try:
        reply = requests.post(f"{service}/v1/querybatch", json={"queries": queries}, timeout=timeout)
        reply.raise_for_status()
        results = reply.json()["results"]
        found = {
            name: [flaw["id"] for flaw in (result or {}).get("vulns", [])]
            for name, result in zip(names, results, strict=True)
        }
        return [
            finding
            for name, ids in found.items()
            for finding in merge(name, locked[name], [_names(service, flaw, timeout) for flaw in ids])
        ]
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        raise AuditError(
            f"Nothing was audited: {service} does not answer as expected ({type(error).__name__}). "
            f"Try again where it can be reached, or name a copy of it in {SERVICE}."
        ) from error


def _names(service: str, flaw: str, timeout: float) -> frozenset[str]:
    reply = requests.get(f"{service}/v1/vulns/{flaw}", timeout=timeout)
    reply.raise_for_status()
    return frozenset({flaw, *reply.json().get("aliases", [])})


def merge(package: str, version: str, names: Iterable[frozenset[str]]) -> list[Finding]:
    """Return one finding for all advisories that share a name (GitHub and PyPI number the same flaw twice)."""
    merged: list[frozenset[str]] = []
    for ids in names:
        same = [other for other in merged if other & ids]
        merged = [other for other in merged if not other & ids] + [ids.union(*same)]
    return [Finding(package, version, ids) for ids in sorted(merged, key=sorted)]


def audit(today: date) -> list[str]:
    """Return what is wrong, each a sentence; raises AuditError where it cannot be told."""
    locked, accepted = read_lock(), read_accepted()
    return stale(accepted, locked) + judge(ask_service(locked), accepted, today)
