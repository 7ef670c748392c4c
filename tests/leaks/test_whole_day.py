# SPDX-License-Identifier: Apache-2.0
"""The whole main job in a real window, and by the kernel's account no private word left it.

Every byte that the program and its children hand to the kernel is looked at (strace), and every
file that is there afterwards: the vault, the packages, stderr, the home.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from registry.crypto.agekeys import new_identity
from tests.journeys.invented import NAMED, NAMELESS, NAMES, PASSPHRASE, PHONE, PLACE, WITNESS
from tests.leaks.children import (
    ROOT,
    Write,
    environment,
    files,
    holding,
    looked_at,
    spellings,
    writes,
)

LIST = "قائمة الحي.csv"
OWN = (LIST, "signers", "main.json", "recipient.txt")
"""Files of the journey itself, which stands for a person with a list and a receiver's key."""
MADE = ("own.sijill/", "config/sijill/", "public.zip", "partner.zip.age")
"""What the program may write: its vault, its settings, and the packages that were asked for."""
PRIVATE = (*(name for name in NAMES if name != NAMED), PHONE, PLACE, WITNESS, PASSPHRASE)
PATIENT = """
import sys
from tests.journeys import eyes
eyes.PATIENCE_MS = 60_000
from tests.journeys.window import main
sys.exit(main())
"""
CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,openat,socket,execve"
LONGEST_S = 240


@dataclass(frozen=True)
class Day:
    """What was seen of one day: the folder of the person, each call, and the raw log."""

    folder: Path
    calls: list[Write]
    log: str

    def within(self, path: str) -> str:
        """Return ``path`` below the folder of the person, or as it is."""
        return path.removeprefix(f"{self.folder}/")


@contextlib.contextmanager
def watched(folder: Path, log: Path, display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the journey under strace; at the end the process that succeeded it is ended."""
    trace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "300000", "-o", str(log)]
    bare = environment(folder, DISPLAY=display, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
    surroundings = looked_at(bare)  # else an ordinary user's strace sees no words
    # Qt would start a message bus for screen readers where a desktop has none.
    surroundings |= {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    surroundings |= {"XDG_CONFIG_HOME": str(folder / "config"), "TMPDIR": str(folder.parent)}
    with (folder.parent / "stderr").open("wb") as said:
        words = [sys.executable, "-c", PATIENT, "main", str(folder), "ar"]
        child = subprocess.Popen(
            [*trace, "-e", f"trace={CALLS}", *words],
            cwd=ROOT, env=surroundings, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        try:
            yield child
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, x_display: str) -> Day:
    place = tmp_path_factory.mktemp("day")
    folder, log = place / "person", place / "calls"
    folder.mkdir()
    (folder / "recipient.txt").write_text(new_identity().recipient, encoding="utf-8")
    with watched(folder, log, x_display) as child:
        deadline = time.monotonic() + LONGEST_S
        while time.monotonic() < deadline and child.poll() is None:
            if (folder / "main.json").exists() and "--locked" in started(log):
                break
            time.sleep(0.2)
        assert (folder / "main.json").exists(), (place / "stderr").read_text(encoding="utf-8")
        assert child.poll() is None
    found = log.read_text(encoding="ascii", errors="replace")
    return Day(folder, writes(log), found)


def started(log: Path) -> str:
    """Return the commands that were started, decoded."""
    lines = log.read_text(encoding="ascii", errors="replace").splitlines(keepends=True)
    found = [line for line in lines if " execve(" in line]
    return re.sub(
        r"(?:\\x[0-9a-f]{2})+",
        lambda run: bytes.fromhex(run[0].replace("\\x", "")).decode("utf-8", "replace"),
        "".join(found),
    )


def told_away(day: Day, *words: str) -> set[str]:
    """Return the files and streams to which any of ``words`` was written."""
    looked_for = [one for word in words for one in spellings(word)]
    return {
        day.within(one.path)
        for one in day.calls
        if one.call != "openat" and any(spelling in one.data for spelling in looked_for)
    }


def test_no_private_word_is_in_anything_that_was_written(day: Day) -> None:
    assert told_away(day, *PRIVATE) - set(OWN) == set()


def test_the_same_look_finds_the_list_that_the_person_brought(day: Day) -> None:
    # The positive control: the journey writes its list in plain text, in the same process.
    assert told_away(day, NAMELESS) == {LIST}


def test_no_file_that_is_there_afterwards_holds_one(day: Day) -> None:
    found = files(day.folder.parent)
    found.pop("calls")
    assert holding(found, *PRIVATE) == [f"person/{LIST}"]
    assert "person/public.zip" in found
    assert (day.folder.parent / "stderr").read_bytes() == b""


def test_nothing_was_written_but_the_vault_the_packages_and_the_settings(day: Day) -> None:
    to = {day.within(one.path) for one in day.calls if "write" in one.call and one.data}
    streams = {one for one in to if one.startswith(("socket:", "pipe:", "anon_inode:"))}
    assert {one for one in to - streams - set(OWN) if not one.startswith(MADE)} == set()
    assert any(one.startswith("own.sijill/protected") for one in to)


def test_no_socket_was_asked_for_but_those_of_the_display(day: Day) -> None:
    asked = re.findall(r" socket\((\w+)", day.log)
    assert asked
    assert set(asked) == {"AF_UNIX"}


def test_the_only_program_that_was_started_is_the_successor(day: Day) -> None:
    lines = started(day.folder.parent / "calls").splitlines()
    done = [line for line in lines if line.rstrip().endswith("= 0")]
    assert len(done) == 2, done  # the journey, and what succeeded it at the lock
    assert "--locked" in done[1]
    assert not [word for word in (*PRIVATE, NAMED) if word in "".join(lines)]
