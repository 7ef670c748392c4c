# SPDX-License-Identifier: Apache-2.0
"""What the operating system is asked to keep shut, seen from outside the process."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from registry.crypto import platform
from registry.crypto.medium import ReadOnlyMedium
from registry.crypto.platform import AlreadyOpen, ExclusiveLock, fsync_directory, swap_is_plain

LOOK = """
import ctypes, os, resource, sys
os.umask(0o022)
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from pathlib import Path
from registry.crypto.platform import harden_process
if sys.argv[1] == "hardened":
    harden_process(); done = harden_process()
    assert done == {"umask", "no_core", "not_dumpable", "perturb"}, done
made = Path(sys.argv[2], sys.argv[1]); made.mkdir(); (made / "file").touch()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p; libc.free.argtypes = [ctypes.c_void_p]
block = libc.malloc(100_000); ctypes.memset(block, 0x41, 100_000); libc.free(block)
print(oct(made.stat().st_mode & 0o777), oct((made / "file").stat().st_mode & 0o777),
      resource.getrlimit(resource.RLIMIT_CORE)[0], libc.prctl(3, 0, 0, 0, 0),
      ctypes.string_at(block + 50_000, 8) == b"A" * 8)
"""
HOLD = """
import sys, time
from pathlib import Path
from registry.crypto.platform import ExclusiveLock
held = ExclusiveLock(Path(sys.argv[1])); print("held", flush=True); time.sleep(60)
"""


def look(how: str, place: Path) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", LOOK, how, str(place)],
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_a_hardened_process_shuts_files_core_dumps_tracing_and_freed_memory(tmp_path: Path) -> None:
    assert look("hardened", tmp_path) == "0o700 0o600 0 0 False"


def test_an_ordinary_process_would_leave_them_open(tmp_path: Path) -> None:
    directory, file, _, dumpable, _ = look("ordinary", tmp_path).split()
    assert (directory, file, dumpable) == ("0o755", "0o644", "1")


def test_a_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with ExclusiveLock(path) as held:
        with pytest.raises(AlreadyOpen):
            ExclusiveLock(path)
        assert path.stat().st_mode & 0o777 == 0o600
        held.close()
        ExclusiveLock(path).close()
    ExclusiveLock(path).close()


def test_without_the_lock_call_a_second_opening_would_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "_lock", lambda _: None)
    with ExclusiveLock(tmp_path / "lock"), ExclusiveLock(tmp_path / "lock"):
        pass


def test_another_process_holds_the_lock_and_its_death_releases_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyOpen):
            ExclusiveLock(path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        ExclusiveLock(path).close()


def test_a_lock_is_never_made_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Exception, match="MediumFailed"):
        ExclusiveLock(tmp_path / "lock")
    assert not (tmp_path / "elsewhere").exists()


def test_a_lock_on_a_read_only_medium_is_refused_by_name() -> None:
    with pytest.raises(ReadOnlyMedium):
        ExclusiveLock(Path("/sys/lock"))


def test_a_directory_is_synced_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    fsync_directory(tmp_path)
    with pytest.raises(FileNotFoundError):
        fsync_directory(tmp_path / "gone")


@pytest.mark.parametrize(
    ("device", "uuid", "plain"),
    [
        ("/dev/zram0", None, False),
        ("/dev/dm-1", "CRYPT-PLAIN-swap", False),
        ("/dev/dm-1", "LVM-abc", True),
        ("/dev/sda2", None, True),
        ("/swapfile", None, True),
    ],
)
def test_swap_that_may_reach_a_bare_disk_is_noticed(
    tmp_path: Path, device: str, uuid: str | None, *, plain: bool
) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text(f"Filename Type Size Used Priority\n{device} partition 1 0 -2\n")
    if uuid is not None:
        (tmp_path / "dm-1" / "dm").mkdir(parents=True)
        (tmp_path / "dm-1" / "dm" / "uuid").write_text(uuid)
    assert swap_is_plain(swaps, tmp_path) is plain


def test_no_swap_is_safe_and_an_unknown_system_is_not(tmp_path: Path) -> None:
    none = tmp_path / "swaps"
    none.write_text("Filename Type Size Used Priority\n")
    assert not swap_is_plain(none, tmp_path)
    assert swap_is_plain(tmp_path / "missing", tmp_path)


@pytest.mark.parametrize("limited", [True, False])
def test_a_worker_that_wants_more_memory_than_it_may_gets_none(limited: bool) -> None:  # noqa: FBT001
    limit = "assert limit_memory(1 << 30)" if limited else ""
    code = f"from registry.crypto.platform import limit_memory\n{limit}\nbytearray(2 << 30)"
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (b"MemoryError" in ran.stderr) is limited


def test_the_workers_that_see_strangers_bytes_limit_their_memory() -> None:
    for worker in ("storage/evidence_worker.py", "exchange/view_worker.py"):
        text = (Path(platform.__file__).parents[1] / worker).read_text(encoding="utf-8")
        assert "limit_memory(MEMORY)" in text
