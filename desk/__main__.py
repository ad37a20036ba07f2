"""The desk's commands: `python -m desk serve|account`."""

from __future__ import annotations

import argparse
import getpass
import logging
import sys

from desk.accounts import Accounts
from desk.errors import DeskError
from desk.settings import DeskSettings

STOP_SECONDS = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m desk", description="The call-center look-up.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="serve the desk until told to stop")
    account = commands.add_parser("account", help="make a named account, or give it a new password")
    account.add_argument("name")
    account.add_argument("--remove", action="store_true", help="delete the account")
    chosen = parser.parse_args(arguments)
    try:
        settings = DeskSettings.from_environment()
        if chosen.command == "serve":
            return serve(settings)
        return change_account(Accounts(settings.accounts), chosen.name, chosen.remove)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 1


def serve(settings: DeskSettings) -> int:
    """Serve until told to stop. Request lines are not logged."""
    import uvicorn

    from desk.app import create_app, make_desk
    from guard.secret import SecretError
    from store import StoreError

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if settings.access == "accounts" and not Accounts(settings.accounts).names():
        raise DeskError(f"There is no account in {settings.accounts}; make desk-account NAME=... makes the first one.")
    try:
        desk, assistant = make_desk(settings)
    except (StoreError, SecretError) as error:
        raise DeskError(str(error)) from error

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
            desk.announcer.end()
            await super().shutdown(sockets)  # type: ignore[arg-type]

    config = uvicorn.Config(
        create_app(desk, assistant),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    print(f"The desk is at {settings.public_url}", flush=True)
    Server(config).run()
    return 0


def change_account(accounts: Accounts, name: str, remove: bool) -> int:
    """Make, change or delete an account; the password comes from the terminal, or else from standard input."""
    if remove:
        accounts.remove(name)
        print(f'The account "{name}" is deleted; its sessions end at once.')
        return 0
    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("The same again: ") != password:
            raise DeskError("The two passwords differ; nothing was changed.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    accounts.set(name, password)
    print(f'The account "{name}" can sign in now.')
    return 0


if __name__ == "__main__":
    sys.exit(main())
