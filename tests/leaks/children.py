# SPDX-License-Identifier: Apache-2.0
"""Processes that do what a person would, watched from outside: by strace, by files, by memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOKED_AT = ROOT / "tests" / "looked_at"
CANARY = "canary-Zanbaqov"
"""A word found nowhere else; what is private in these tests carries it."""
PASSPHRASE = f"four invented words {CANARY}"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the variables of a child whose whole home is the folder ``home``."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }


def run(
    code: str, *words: str, home: Path, before: tuple[str, ...] = (), typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a fresh Python whose home is ``home``; its output is returned, not shown."""
    return subprocess.run(
        [*before, sys.executable, "-c", code, *words],
        cwd=ROOT, env=environment(home, **more), input=typed, capture_output=True, text=True,
        check=False, timeout=240,
    )  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under ``folder`` and what it holds."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def spellings(word: str) -> tuple[bytes, ...]:
    """Return ``word`` as files and memory may hold it."""
    escaped = word.encode("ascii", "backslashreplace")
    return (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped)


def holding(found: Mapping[str, bytes], *words: str) -> list[str]:
    """Return the names of what holds any of ``words``."""
    looked_for = [spelling for word in words for spelling in spellings(word)]
    return [name for name, data in found.items() if any(one in data for one in looked_for)]


STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
CALL = re.compile(r"^\d+\s+(\w+)\((?:\d+|AT_FDCWD)<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Write:
    """One call that strace saw: its name, the file written to, and the bytes."""

    call: str
    path: str
    data: bytes


def writes(log: Path) -> list[Write]:
    """Return the calls in ``log`` (made with ``-f -y -xx``) that name an open file."""
    found = []
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        if match := CALL.match(line):
            data = b"".join(map(_bytes, STRING.findall(line)))
            found.append(Write(match[1], _bytes(match[2]).decode("utf-8", "replace"), data))
    return found


def _bytes(escaped: str) -> bytes:
    return (
        bytes.fromhex(escaped.replace("\\x", "")) if escaped.startswith("\\") else escaped.encode()
    )


def looked_at(environment: dict[str, str]) -> dict[str, str]:
    """Return ``environment`` for a child whose memory its test may read."""
    before = environment.get("PYTHONPATH", "")
    return environment | {"PYTHONPATH": os.pathsep.join(filter(None, (str(LOOKED_AT), before)))}
