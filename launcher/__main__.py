"""The launcher's commands: `python -m launcher run|ask|train|ready|off|on|conversations`."""

from __future__ import annotations

import argparse
import os
import select
import signal
import sys
import threading

from launcher.child import die_with_parent
from launcher.errors import LauncherError
from launcher.settings import QUIET_AND_OFFLINE, Settings
from launcher.terminal import say

COMMANDS = {
    "run": "start the assistant; Ctrl-C stops it",
    "serve": "start the assistant with what was published (`make publish`)",
    "ask": "ask one question and print the answer",
    "talk": "talk with this machine's microphone and speaker, or ask what is said in a WAV file",
    "wyoming": "serve ears, mouth and answers to Wyoming clients, for example Home Assistant",
    "train": "train the model, when something that it is made of has changed",
    "ready": "exit with 0 when the assistant at MARLOW_PORT answers, else with 1",
    "off": "have every channel say the safe message with the clinic's number, and nothing else",
    "on": "have the channels answer again",
    "conversations": "run the conversations of tests/conversations/ through the trained model",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m launcher", description="Start, train and ask the assistant.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, meaning in COMMANDS.items():
        added = commands.add_parser(name, help=meaning, description=meaning)
        if name == "ask":
            added.add_argument("question", nargs="?", default=os.environ.get("Q", ""), help="default: $Q")
            added.add_argument("--json", action="store_true", default=wants_json(), help="the payload alone")
        if name == "talk":
            added.add_argument("wav", nargs="?", default=os.environ.get("WAV", ""), help="default: $WAV")
            added.add_argument("--json", action="store_true", default=wants_json(), help="the reply as JSON")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup stays in force
        signal.signal(signal.SIGHUP, leave)
    if sys.stdin.isatty():
        threading.Thread(target=watch_terminal, daemon=True).start()
    if "MAKELEVEL" in os.environ:  # ends with make, however make ends
        die_with_parent(os.getppid(), signal.SIGTERM)
    os.environ.update(QUIET_AND_OFFLINE)
    try:
        return carry_out(chosen)
    except LauncherError as error:
        say(str(error))
        return 1
    except Stopped as stopped:
        say("Stopped before it was done; nothing half-made is left.")
        return 128 + stopped.signal_number


def carry_out(chosen: argparse.Namespace) -> int:
    """Run the chosen command; each imports only what it needs, for a mistyped port must be told at once."""
    settings = Settings.from_environment()
    if chosen.command in ("run", "serve"):
        from launcher.run import run

        return run(settings, live=chosen.command == "serve")
    if chosen.command == "ask":
        from launcher.ask import as_json, as_text, ask_assistant

        payloads = ask_assistant(settings, chosen.question)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `make ask | head` is no error
        print(as_json(payloads) if chosen.json else as_text(payloads))
    elif chosen.command == "talk":
        from launcher.talk import talk

        talk(settings, chosen.wav, as_json=chosen.json)
    elif chosen.command == "wyoming":
        from launcher.wyoming import serve

        serve(settings)
    elif chosen.command == "train":
        from launcher.content import require_files
        from launcher.train import ensure_model

        require_files(settings.root)
        say(f"The model is {ensure_model(settings).relative_to(settings.root)}")
    elif chosen.command in ("off", "on"):
        from launcher.switch import switch

        switch(settings.root, off=chosen.command == "off")
    elif chosen.command == "ready":
        from launcher.conversation import NotListening, require_smoke_answer

        try:
            require_smoke_answer(settings.url)
        except NotListening as error:
            raise LauncherError(f"No assistant listens at {settings.url}; `make run` starts one.") from error
        say(f"The assistant at {settings.url} answers.")
    else:
        from launcher.conversations import run_conversations

        run_conversations(settings)
    return 0


def wants_json() -> bool:
    """Tell whether JSON in the environment asks for the payload (`make ask JSON=1`)."""
    return os.environ.get("JSON", "") not in ("", "0")


class Stopped(BaseException):
    """Somebody told the launcher to stop: Ctrl-C, kill, or the terminal was closed."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


def watch_terminal() -> None:
    """Tell this process when its terminal is closed.

    The kernel tells only the first process of the terminal's session. A shell passes it on; make does not.
    """
    poll = select.poll()
    poll.register(sys.stdin.fileno(), 0)
    poll.poll()
    os.kill(os.getpid(), signal.SIGHUP)


def leave(number: int, _: object) -> None:
    """Leave what is going on, so that what was begun is tidied up."""
    raise Stopped(number)


if __name__ == "__main__":
    sys.exit(main())
