"""The commands of a deployment: `python -m deploy rasa PORT | actions PORT | roll PORT PORT ... | expire | audit`."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

from launcher.errors import LauncherError

USAGE = """usage:
python -m deploy rasa PORT           become a Rasa worker
python -m deploy actions PORT        become an action worker
python -m deploy roll PORT PORT ...  restart the systemd units marlow-rasa@PORT one by one, each when the others answer
python -m deploy expire              delete the conversations in Postgres whose time is over
python -m deploy audit               compare uv.lock with the known vulnerabilities (asks osv.dev)"""


def main(arguments: Sequence[str]) -> int:
    """Run one command; return the exit status: 0, 1 where it failed, 2 for a wrong command line."""
    from deploy.audit import AuditError, audit
    from deploy.rolling import RollError, roll
    from deploy.worker import action_worker, become, rasa_worker

    try:
        match list(arguments):
            case ["rasa", port]:
                become(*rasa_worker(port))
            case ["actions", port]:
                become(*action_worker(port))
            case ["roll", *ports] if ports:
                roll([f"http://127.0.0.1:{port}" for port in ports], restart_unit)
            case ["expire"]:
                print(f"{expire()} conversations were over and are deleted.")
            case ["audit"]:
                problems = audit(date.today())
                print(
                    "\n".join(problems)
                    or "Every known vulnerability of the locked packages is accepted, with its reason."
                )
                return 1 if problems else 0
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except (AuditError, LauncherError, RollError, OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def restart_unit(worker: str) -> None:
    """Restart the unit of a worker at an address."""
    subprocess.run(["systemctl", "restart", f"marlow-rasa@{worker.rsplit(':', 1)[1]}"], check=True)


def expire() -> int:
    """Delete what is over; return how many conversations. Raises LauncherError where MARLOW_POSTGRES is not set."""
    address = os.environ.get("MARLOW_POSTGRES")
    if not address:
        raise LauncherError("MARLOW_POSTGRES is not set; it is the address of the database (docs/deployment.md).")
    from deploy.postgres_trackers import PostgresTrackerStore

    return asyncio.run(PostgresTrackerStore(None, host=address).expire())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
