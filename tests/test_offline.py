# SPDX-License-Identifier: Apache-2.0
"""The program needs no network: it runs with none, opens no socket, imports nothing that could."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A child in which every socket of the internet would be seen by its own audit hook.
WATCHED = """
import sys
met = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        met.append(event)
        raise PermissionError(event)
sys.addaudithook(watch)
{body}
print("MET", met)
"""
CHEAP = """
from functools import partial
from pathlib import Path
from registry.crypto.kdf import FOR_TESTS
from registry.services import demo, vaults
vaults.create = partial(vaults.create, cost=FOR_TESTS)
made = demo.run(Path(sys.argv[1]))
assert len(made.packages) == 2
"""
CONNECTING = """
import socket
try:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("192.0.2.1", 9))
except PermissionError:
    pass
"""
NETWORKED = frozenset(
    {"socket", "_socket", "ssl", "_ssl", "http", "urllib.request", "asyncio", "requests", "httpx"}
)
IMPORTING = """
import importlib, json, pkgutil, sys
import {package}
for found in pkgutil.walk_packages({package}.__path__, "{package}."):
    if ".migrations" not in found.name and not found.name.endswith("__main__"):
        importlib.import_module(found.name)
own = [name for name in sys.modules if name.split(".")[0] in ("registry", "ui")]
bound = [
    (name, value.__name__)
    for name in own
    for value in vars(sys.modules[name]).values()
    if isinstance(value, type(sys)) and value.__name__.split(".")[0] in {networked}
]
print(json.dumps(dict(own=len(own), bound=bound)))
"""


def child(body: str, *words: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", body, *words],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def watched(body: str, *words: str) -> str:
    said = child(WATCHED.format(body=body), *words)
    assert said.returncode == 0, said.stderr
    return said.stdout.strip().splitlines()[-1]


def test_the_whole_demonstration_opens_no_socket(tmp_path: Path) -> None:
    assert watched(CHEAP, str(tmp_path / "demo")) == "MET []"


def test_the_guard_would_have_seen_a_socket() -> None:
    assert "socket." in watched(CONNECTING)


def test_to_the_system_neither(tmp_path: Path) -> None:
    """The same by the kernel's account, which sees what libraries do below Python."""
    if shutil.which("strace") is None:
        pytest.fail("strace is needed: it stands in the list of packages of make setup")
    assert _internet(tmp_path, f"import sys\n{CHEAP}", str(tmp_path / "demo")) == []
    assert _internet(tmp_path, "import socket\nsocket.socket(socket.AF_INET)") != []


def _internet(folder: Path, body: str, *words: str) -> list[str]:
    """Return the sockets of the internet that a child and its children asked the kernel for."""
    log = folder / "calls"
    before = ("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log))
    said = child(body, *words, before=before)
    assert said.returncode == 0, said.stderr
    return re.findall(r"AF_INET6?", log.read_text(encoding="utf-8"))


@pytest.mark.parametrize("package", ["registry", "ui"])
def test_no_module_of_ours_holds_anything_that_could_reach_a_network(package: str) -> None:
    said = child(IMPORTING.format(package=package, networked=set(NETWORKED)))
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert found["own"] > 20
    assert found["bound"] == []


def test_that_check_would_have_seen_such_a_module(tmp_path: Path) -> None:
    package = tmp_path / "registry"
    package.mkdir()
    (package / "__init__.py").write_text("import socket\n", encoding="utf-8")
    body = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n" + IMPORTING.format(
        package="registry", networked=set(NETWORKED)
    )
    said = child(body)
    assert json.loads(said.stdout)["bound"] == [["registry", "socket"]]
