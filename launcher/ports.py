"""Is a port free? Asked before anything slow is done."""

from __future__ import annotations

import errno
import socket

from launcher.errors import LauncherError
from launcher.settings import LOOPBACK, Settings, reachable


def require_free_ports(settings: Settings) -> None:
    """Raise LauncherError, naming the port and the setting that changes it, unless both ports can be listened on."""
    for host, port, prefix in (
        (settings.host, settings.port, "MARLOW"),
        (settings.actions_host, settings.actions_port, "MARLOW_ACTIONS"),
    ):
        require_free(host, port, f"{prefix}_HOST", f"{prefix}_PORT")


def require_free(host: str, port: int, host_name: str, port_name: str) -> None:
    """Raise LauncherError unless this machine can listen on a host and port; the names are those of the settings."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except socket.gaierror as error:
        raise LauncherError(f"{host_name} is {host!r}, which is not an address of this machine.") from error
    except OSError as error:
        raise LauncherError(refusal(error, host, port, host_name, port_name)) from error


def refusal(error: OSError, host: str, port: int, host_name: str, port_name: str) -> str:
    """Return the sentence for a port that cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use by another program (perhaps an assistant that is already running); "
            f"stop it, or choose another port with {port_name}, for example {port_name}={port + 1000} make run."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than you have; choose one above 1023 with {port_name}."
    return f"{host_name} is {host!r}, which is not an address of this machine."


def listens(host: str, port: int) -> bool:
    """Tell whether something on this machine accepts connections at a host and port."""
    try:
        with socket.create_connection((reachable(host), port), timeout=5):
            return True
    except OSError:
        return False


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on at this moment."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        port: int = listener.getsockname()[1]
        return port
