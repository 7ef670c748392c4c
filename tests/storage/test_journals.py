# SPDX-License-Identifier: Apache-2.0
"""A commit over two files that is cut off is undone whole, also when the vault was moved since."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.services import activity, listing, members, records, vaults
from registry.services.records import Draft, parse_input
from registry.storage import founding, journals

PHRASE = "moved after a crash"
OTHER = "six other invented words of a documenter"
CHILD = """
import sys
from pathlib import Path
from registry.crypto.passphrase import Passphrase
from registry.services import records, vaults
from registry.services.records import Draft, parse_input
vault = vaults.open_vault(Path(sys.argv[1]), Passphrase.from_text(sys.argv[2]))
fields = {"names": "هدى المتخيلة", "national_number": "00000000042"}
records.record(vault, [Draft(kind="victim", values=parse_input("victim", fields))])
"""


def _person(name: str) -> Draft:
    fields = {"names": name, "national_number": "00000000007"}
    return Draft(kind="victim", values=parse_input("victim", fields))


def crashed(folder: Path, *, admit: bool = False) -> Path:
    """Return a vault whose last commit was killed as it was about to delete the super-journal."""
    path = folder / "crash.sijill"
    vault = vaults.create(path, Passphrase.from_text(PHRASE), cost=FOR_TESTS)
    records.record(vault, [_person("سامي المتخيل")])
    if admit:
        members.admit(vault, ["documenter"], Passphrase.from_text(OTHER))
    vault.close()
    for unlink in range(1, 9):  # opening deletes leftovers first: which unlink it is may change
        kill = ["-e", "trace=unlink", "-e", f"inject=unlink:signal=SIGKILL:when={unlink}"]
        child = [sys.executable, "-c", CHILD, str(path), PHRASE]
        subprocess.run(["strace", "-f", "-o", "/dev/null", *kill, *child], check=False)
        if list(path.glob("*-mj*")):
            return path
    raise AssertionError("no crash left a super-journal")


def moved(path: Path) -> Path:
    target = path.parent / "a folder of another name" / "moved.sijill"
    target.parent.mkdir()
    shutil.move(path, target)
    return target


def test_a_cut_commit_is_undone_whole_after_the_vault_was_moved(tmp_path: Path) -> None:
    path = moved(crashed(tmp_path))
    vault = vaults.open_vault(path, Passphrase.from_text(PHRASE))
    assert vault.moved_after_crash
    assert listing.counts(vault) == {"victim": 1}
    assert activity.check(vault, full=True) == ()
    records.record(vault, [_person("ليلى المتخيلة")])
    vault.close()
    assert not list(path.glob("*-mj*"))


def test_a_cut_commit_is_undone_whole_where_it_happened(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    vault = vaults.open_vault(path, Passphrase.from_text(PHRASE))
    assert not vault.moved_after_crash
    assert listing.counts(vault) == {"victim": 1}
    assert activity.check(vault, full=True) == ()
    vault.close()


@pytest.mark.parametrize("whole", [True, False])
def test_a_member_without_the_protected_part_tears_no_moved_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    path = moved(crashed(tmp_path, admit=True))
    if not whole:  # the repair as it would be if it minded only the files that this member opens
        own = path / "registry.e1.db"
        monkeypatch.setattr(founding, "bring_home", lambda to, _: journals.bring_home(to, [own]))
    vaults.open_vault(path, Passphrase.from_text(OTHER)).close()
    monkeypatch.undo()
    vault = vaults.open_vault(path, Passphrase.from_text(PHRASE))
    assert (activity.check(vault, full=True) == ()) is whole
    vault.close()


def test_without_the_repair_a_moved_vault_is_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = moved(crashed(tmp_path))
    monkeypatch.setattr(founding, "bring_home", lambda *_: False)
    try:
        vault = vaults.open_vault(path, Passphrase.from_text(PHRASE))
    except Exception:  # noqa: BLE001 - torn so far that it does not open: just as bad
        return
    whole = listing.counts(vault) == {"victim": 1} and activity.check(vault, full=True) == ()
    vault.close()
    assert not whole


def test_a_journal_that_is_not_whole_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "registry.e1.db"
    journal = tmp_path / "registry.e1.db-journal"
    for content in (b"", b"short", b"x" * 600, b"x" * 600 + journals.MAGIC):
        journal.write_bytes(content)
        assert not journals.bring_home(tmp_path, [database])
        assert journal.read_bytes() == content
