"""Make `.venv` from `uv.lock` on a bare machine: `python3 launcher/bootstrap.py`.

Runs before anything is installed, so with any python3 from 3.7 and its standard library alone; pip and venv may be
missing. Everything comes from PyPI, or from the mirror named in PIP_INDEX_URL or UV_DEFAULT_INDEX. Python 3.11 itself
is not on PyPI and must be on the machine; uv would fetch one from GitHub, which it does only when told to
(UV_PYTHON_DOWNLOADS=automatic).
"""

from __future__ import annotations

import hashlib
import html
import io
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_VERSION = "0.13.8"
OLDEST_UV = (0, 8)  # the same as [tool.uv] required-version
PYPI = "https://pypi.org/simple"
IS_311 = "import sys; sys.exit(sys.version_info[:2] != (3, 11))"
NO_PYTHON = """Python 3.11 is needed, and none was found on this machine.
  Debian 12, Ubuntu 22.04:  apt-get install python3.11
  elsewhere:                install Python 3.11 with the system's own tool or pyenv, so that `python3.11` starts it,
                            or let uv download it from GitHub: UV_PYTHON_DOWNLOADS=automatic make run"""


class BootstrapError(Exception):
    """A sentence for the person at the terminal: what is missing and what to do."""


def main() -> int:
    """Bring `.venv` up to date with the lock file; return the exit status."""
    if os.environ.get("PIP_CERT"):
        os.environ.setdefault("SSL_CERT_FILE", os.environ["PIP_CERT"])
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
    os.environ["UV_PROJECT_ENVIRONMENT"] = str(ROOT / ".venv")
    os.environ.pop("VIRTUAL_ENV", None)
    os.environ["PIP_ROOT_USER_ACTION"] = "ignore"
    try:
        uv = find_uv() or install_uv()
        sync(uv, find_python(uv))
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    (ROOT / ".venv" / "synced").touch()
    return 0


def mirror() -> str | None:
    """Return the package index that the environment names, or None for PyPI itself."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        index = os.environ.get(name, "").rstrip("/")
        if index and index != PYPI:
            return index
    return None


def find_uv() -> str | None:
    """Return a uv that is new enough: the one on PATH, or the one of an earlier run; None when there is none."""
    for candidate in (shutil.which("uv"), str(ROOT / ".uv" / "bin" / "uv")):
        if candidate is None or not os.access(candidate, os.X_OK):
            continue
        said = subprocess.run([candidate, "--version"], stdout=subprocess.PIPE, text=True).stdout
        version = re.match(r"uv (\d+)\.(\d+)", said)
        if version and tuple(map(int, version.groups())) >= OLDEST_UV:
            return candidate
    return None


def install_uv() -> str:
    """Put uv into `.uv/`, with pip (which knows the machine's own pip settings) or else without; return its path."""
    print(f"Fetching uv {UV_VERSION}, which installs everything else, into .uv/", file=sys.stderr)
    target = ROOT / ".uv"
    shutil.rmtree(target, ignore_errors=True)
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
        wanted = ["--target", str(target), "uv==" + UV_VERSION]
        options = ["--quiet", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--no-input"]
        if subprocess.run([*pip, "install", *options, *wanted]).returncode == 0:
            return str(target / "bin" / "uv")
        print("pip could not install uv (see above); fetching its wheel directly.", file=sys.stderr)
        shutil.rmtree(target, ignore_errors=True)
    return unpack_uv(fetch_wheel(mirror() or PYPI), target)


def wheel_tag() -> str:
    """Return the pattern of uv's wheel names for this machine."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in ("x86_64", "aarch64"):
        raise BootstrapError(f"Marlow runs on Linux on x86_64 or aarch64; this is {sys.platform} on {machine}.")
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return rf"uv-{re.escape(UV_VERSION)}-py3-none-[\w.]*{libc}[\w.]*_{machine}[\w.]*\.whl"


def fetch_wheel(index: str) -> bytes:
    """Download uv's wheel from a package index (PEP 503 pages) and compare its sha256 with the one on the page."""
    page_url = index + "/uv/"
    page = download(page_url).decode("utf-8", "replace")
    for found in re.finditer(r'<a[^>]*?href="([^"]+)"', page):
        url = urllib.parse.urljoin(page_url, html.unescape(found.group(1)))
        address, _, fragment = url.partition("#")
        if not re.fullmatch(wheel_tag(), address.rsplit("/", 1)[-1]):
            continue
        wheel = download(address)
        if fragment != "sha256=" + hashlib.sha256(wheel).hexdigest():
            raise BootstrapError(f"{address} is not the file that {page_url} promises (its sha256 differs).")
        return wheel
    raise BootstrapError(f"{page_url} has no wheel of uv {UV_VERSION} for this machine.")


def download(url: str) -> bytes:
    """Return what stands at a URL; proxies come from http_proxy and https_proxy, certificates from SSL_CERT_FILE."""
    try:
        with urllib.request.urlopen(url, timeout=120, context=ssl.create_default_context()) as reply:
            body: bytes = reply.read()
            return body
    except (OSError, urllib.error.URLError) as error:
        raise BootstrapError(
            f"{url} cannot be read: {error}.\nCheck the network; a proxy goes into https_proxy, another package index"
            " into PIP_INDEX_URL, and `apt-get install ca-certificates` brings the certificates."
        ) from error


def unpack_uv(wheel: bytes, target: Path) -> str:
    """Take the program out of the wheel; return its path."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(member for member in archive.namelist() if member.endswith("/scripts/uv"))
        program = target / "bin" / "uv"
        program.parent.mkdir(parents=True)
        program.write_bytes(archive.read(name))
    program.chmod(0o755)
    return str(program)


def find_python(uv: str) -> str:
    """Return Python 3.11 on this machine: the one `.venv` has, or another; "3.11" where uv may download it."""
    present = ROOT / ".venv" / "bin" / "python"
    if present.exists() and subprocess.run([str(present), "-c", IS_311]).returncode == 0:
        return str(present)
    command = [uv, "python", "find", "--no-project", "--system", "3.11"]
    search = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if search.returncode == 0:
        return search.stdout.strip()
    if os.environ["UV_PYTHON_DOWNLOADS"] != "automatic":
        raise BootstrapError(NO_PYTHON)
    return "3.11"


def sync(uv: str, python: str) -> None:
    """Install exactly what the lock file names into `.venv`."""
    print("Bringing .venv up to date with uv.lock (about 2.5 GB the first time)", file=sys.stderr)
    index = mirror()
    if index is None:
        steps = [[uv, "sync", "--frozen", "--python", python]]
    else:  # the lock file names PyPI's own addresses, so a mirror gets the same versions and hashes as a list
        wanted = str(ROOT / ".venv" / "wanted.txt")
        interpreter = str(ROOT / ".venv" / "bin" / "python")
        steps = [
            [uv, "venv", "--quiet", "--allow-existing", "--python", python, str(ROOT / ".venv")],
            [uv, "export", "--quiet", "--frozen", "--no-emit-project", "--python", python, "--output-file", wanted],
            [uv, "pip", "sync", "--python", interpreter, "--require-hashes", "--default-index", index, wanted],
        ]
    for step in steps:
        if subprocess.run(step, cwd=str(ROOT)).returncode:
            raise BootstrapError(
                "The packages could not be installed: uv says above why. Start again when it is mended."
            )


if __name__ == "__main__":
    sys.exit(main())
