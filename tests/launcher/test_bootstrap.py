"""uv from a package index, without pip: the right wheel, whole, or a sentence."""

from __future__ import annotations

import ast
import hashlib
import io
import platform
import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from launcher import bootstrap
from launcher.settings import ROOT

LOCK = (ROOT / "uv.lock").read_text()


def wheel() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("uv/__init__.py", "")
        archive.writestr(f"uv-{bootstrap.UV_VERSION}.data/scripts/uv", "#!/bin/sh\necho uv 9.9.9\n")
    return packed.getvalue()


HERE = f"manylinux_2_17_{platform.machine()}.manylinux2014_{platform.machine()}"
NAMES = [
    f"uv-{version}-py3-none-{tag}.whl"
    for version in ("0.1.0", bootstrap.UV_VERSION)
    for tag in (
        "macosx_11_0_arm64",
        f"manylinux_2_17_{platform.machine()}.manylinux2014_{platform.machine()}",
        "win_amd64",
    )
]
WANTED = NAMES[4]


class Index:
    """A package index with one page."""

    def __init__(self) -> None:
        self.wheel = wheel()
        self.sha256 = hashlib.sha256(self.wheel).hexdigest()
        self.fetched: list[str] = []
        index = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                index.fetched.append(self.path)
                links = [f'<a data-x="1&gt;0" href="../../files/{n}#sha256={index.sha256}">{n}</a>' for n in NAMES]
                body = index.wheel if self.path.endswith(".whl") else "<br/>\n".join(links).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/simple"


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.36"))
    served = Index()
    thread = threading.Thread(target=served.server.serve_forever)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def test_the_wheel_for_this_machine_is_fetched_and_unpacked(index: Index, tmp_path: Path) -> None:
    program = bootstrap.unpack_uv(bootstrap.fetch_wheel(index.url), tmp_path / ".uv")
    assert index.fetched == ["/simple/uv/", f"/files/{WANTED}"]
    assert program == str(tmp_path / ".uv" / "bin" / "uv")
    assert Path(program).stat().st_mode & 0o111 == 0o111


def test_a_changed_wheel_is_refused(index: Index) -> None:
    index.sha256 = "0" * 64
    with pytest.raises(bootstrap.BootstrapError, match="sha256 differs"):
        bootstrap.fetch_wheel(index.url)


def test_no_wheel_for_this_machine(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("", ""))
    with pytest.raises(bootstrap.BootstrapError, match=f"has no wheel of uv {bootstrap.UV_VERSION}"):
        bootstrap.fetch_wheel(index.url)


@pytest.mark.parametrize(
    ("machine", "libc", "name"),
    [
        ("x86_64", "glibc", "manylinux_2_17_x86_64.manylinux2014_x86_64"),
        ("aarch64", "glibc", "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"),
        ("x86_64", "", "musllinux_1_1_x86_64"),
        ("aarch64", "", "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"),
    ],
)
def test_wheel_names(monkeypatch: pytest.MonkeyPatch, machine: str, libc: str, name: str) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: (libc, ""))
    assert re.fullmatch(bootstrap.wheel_tag(), f"uv-{bootstrap.UV_VERSION}-py3-none-{name}.whl")


def test_another_kind_of_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(bootstrap.BootstrapError, match="x86_64 or aarch64; this is linux on riscv64"):
        bootstrap.wheel_tag()


def test_without_python_3_11_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\nexit 2\n")
    uv.chmod(0o755)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "never")
    with pytest.raises(bootstrap.BootstrapError, match=r"apt-get install python3\.11"):
        bootstrap.find_python(str(uv))
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "automatic")
    assert bootstrap.find_python(str(uv)) == "3.11"


@pytest.mark.parametrize(
    ("version", "accepted"), [("uv 0.7.22", False), ("uv 0.8.0", True), ("uv 1.0.0 (x)", True), ("", False)]
)
def test_only_a_uv_that_is_new_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, accepted: bool
) -> None:
    uv = tmp_path / "uv"
    uv.write_text(f"#!/bin/sh\necho '{version}'\n")
    uv.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path / "project")
    assert bootstrap.find_uv() == (str(uv) if accepted else None)


def test_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    assert bootstrap.mirror() is None
    monkeypatch.setenv("PIP_INDEX_URL", "https://pypi.org/simple/")
    assert bootstrap.mirror() is None
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple/")
    assert bootstrap.mirror() == "https://mirror.example/simple"


def test_runs_before_anything_is_installed_with_an_old_python() -> None:
    source = Path(bootstrap.__file__).read_text()
    tree = ast.parse(source, feature_version=(3, 7))
    imported = {
        name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    imported |= {
        node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    assert imported <= set(__import__("sys").stdlib_module_names)


def test_the_lock_file_works_everywhere() -> None:
    hosts = set(re.findall(r'https?://[^/"]+', LOCK))
    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}
    assert "file://" not in LOCK
