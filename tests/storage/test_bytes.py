# SPDX-License-Identifier: Apache-2.0
"""No byte of a vault, at rest or after a crash, holds a word of what it keeps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.services import drafts, records, search
from registry.services.vaults import Vault
from tests.services.invented_vaults import (
    CANARIES,
    PASSPHRASE,
    PHONE,
    VICTIM_NAME,
    contents,
    open_again,
    record,
    record_canaries,
)

SQLITE = b"SQLite format 3"
WORKING = """
import os, signal, sys
from pathlib import Path
from registry.services.vaults import Passphrase
from tests.services import invented_vaults as made
vault = made.open_again(Path(sys.argv[1]), sys.stdin.read())
with vault.write("capture") as tx:
    for _ in range(40):
        tx.connection.exec_driver_sql("INSERT INTO main.batch VALUES (?, 1, ?, 'x', 'x', 1, 1, 0)",
                                      (os.urandom(8).hex(), made.VICTIM_NAME * 2000))
    tx.connection.exec_driver_sql("UPDATE protected.person SET note = ?", (made.PHONE * 9000,))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def spellings(word: str) -> list[bytes]:
    """Return a word as files may hold it: UTF-8, UTF-16, JSON escapes."""
    escaped = word.encode("ascii", "backslashreplace")
    return [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped]


def canaries_in(path: Path) -> list[tuple[str, str]]:
    words = {*CANARIES, *(part for word in CANARIES for part in word.split() if len(part) > 6)}
    return [
        (name, word)
        for name, data in contents(path).items()
        for word in words
        if any(spelled in data for spelled in spellings(word))
    ]


def test_no_word_is_in_any_byte_after_a_whole_day_of_work(vault: Vault) -> None:
    path = vault.path
    refs = record_canaries(vault)
    drafts.save(vault, f"victim:{VICTIM_NAME}", {"names": VICTIM_NAME, "phone": PHONE})
    records.change(vault, refs["victim"], 1, {"occupation": VICTIM_NAME}, reason=PHONE)
    search.find(vault, VICTIM_NAME)
    assert canaries_in(path) == []
    gone = records.get(vault, refs["victim"])
    with vault.write("deaccession") as tx:
        tx.remove("victim", [gone.id])
    vault.close()
    assert canaries_in(path) == []
    open_again(path).close()
    assert canaries_in(path) == []


def test_a_crash_in_the_middle_of_a_save_leaves_no_word(vault: Vault) -> None:
    path = vault.path
    record_canaries(vault)
    vault.close()
    done = subprocess.run(
        [sys.executable, "-c", WORKING, str(path)],
        input=PASSPHRASE, text=True, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["."])},
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    assert (path / "registry.e1.db-journal").stat().st_size > 0
    assert canaries_in(path) == []
    opened = open_again(path)
    assert [hit.kind for hit in search.find(opened, VICTIM_NAME)] == ["victim"]
    opened.close()


def test_no_file_begins_as_a_plain_database_does(vault: Vault) -> None:
    record_canaries(vault)
    assert [name for name, data in contents(vault.path).items() if data.startswith(SQLITE)] == []
    assert {"registry.e1.db", "protected.e1.db"} <= contents(vault.path).keys()


def test_the_search_for_words_does_find_them(tmp_path: Path) -> None:
    # The positive control: without encryption each of these would be noticed.
    (tmp_path / "plain").write_text(f"x{VICTIM_NAME}y")
    (tmp_path / "wide").write_bytes(PHONE.encode("utf-16-le"))
    assert {name for name, _ in canaries_in(tmp_path)} == {"plain", "wide"}


@pytest.mark.parametrize("name", ["registry.e1.db", "protected.e1.db"])
def test_what_a_database_holds_looks_like_chance(vault: Vault, name: str) -> None:
    record(vault, "person", names="س", note="س" * 50_000)
    data = (vault.path / name).read_bytes()
    most = max(data.count(bytes([value])) for value in range(256))
    assert most < 1.5 * len(data) / 256
