# SPDX-License-Identifier: Apache-2.0
"""Reads XLSX and ODS through a worker process that can be ended, after a look for bombs.

The parsers are not ours and the files come from anybody, so nothing of them is parsed in the
process that holds the keys.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import registry
from registry.errors import ListRefused
from registry.exchange.list_errors import (
    ListBomb,
    ListDamaged,
    ListKindUnknown,
    ListLocked,
    ListTooHeavy,
    SheetUnknown,
)
from registry.exchange.list_text import NumberedRows
from registry.exchange.list_worker import ANY_SHEET

RATIO: Final = 200
UNPACKED: Final = 512 << 20
ENTRIES: Final = 5_000
SECONDS: Final = 120
# What every workbook has: XLSX (ECMA-376) and ODS (OASIS OpenDocument 1.3, part 2).
MEMBERS: Final = frozenset({"xl/workbook.xml", "content.xml"})
MANIFEST: Final = "META-INF/manifest.xml"
MANIFEST_READ: Final = 1 << 16
REFUSALS: Final[dict[str, type[ListRefused]]] = {"damaged": ListDamaged}


@contextmanager
def sheet_rows(path: Path, sheet: str = "") -> Iterator[tuple[tuple[str, ...], int, NumberedRows]]:
    """Give the sheets' names, about how many rows, and the rows of one sheet.

    It is the one of that name, or the first that holds rows.

    Raises ListBomb, ListKindUnknown, ListDamaged, ListLocked, ListTooHeavy or SheetUnknown.
    """
    require_modest(path)
    chosen = _number_of(path, sheet) if sheet else ANY_SHEET
    with _worker(path, chosen) as answers:
        names = _names(next(answers, None))
        yield names, *_rows(answers)


def require_modest(path: Path) -> None:
    """Refuse a bomb by what its directory claims, before a byte is unpacked.

    A directory may lie; then the limits of the worker's memory and time hold.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            locked = _is_locked(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error, EOFError):
        raise ListDamaged(row=0) from None
    except RuntimeError:  # what zipfile says of an entry with a password
        raise ListLocked(file=path.name) from None
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    steep = total > RATIO * max(packed, 1) and total > UNPACKED >> 6
    if steep or total > UNPACKED or len(entries) > ENTRIES:
        raise ListBomb(file=path.name)
    if locked:
        raise ListLocked(file=path.name)
    if not MEMBERS & {entry.filename for entry in entries}:
        raise ListKindUnknown(file=path.name)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an ODS says that it is encrypted (OpenDocument 1.3, part 2, 4.4); not parsed."""
    if MANIFEST not in archive.namelist():
        return False
    with archive.open(MANIFEST) as file:
        return b"encryption-data" in file.read(MANIFEST_READ)


def _number_of(path: Path, sheet: str) -> str:
    with _worker(path, ANY_SHEET) as answers:
        names = _names(next(answers, None))
    if sheet not in names:
        raise SheetUnknown(file=path.name)
    return str(names.index(sheet))


@contextmanager
def _worker(path: Path, sheet: str) -> Iterator[Iterator[Any]]:
    """Run the worker on the open file, so that no name of it stands among the processes."""
    command = [sys.executable, "-m", "registry.exchange.list_worker", sheet]
    home = Path(registry.__file__).parent.parent
    with path.open("rb") as file:
        worker = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=home
        )
    # It answers when the file is parsed; how fast the answers are taken is our affair.
    clock = threading.Timer(SECONDS, worker.kill)
    clock.start()
    try:
        yield _answers(worker, clock)
    finally:
        clock.cancel()
        worker.kill()
        worker.communicate()


def _answers(worker: subprocess.Popen[bytes], clock: threading.Timer) -> Iterator[Any]:
    for line in worker.stdout or ():
        answer = json.loads(line)
        if isinstance(answer, list):
            clock.cancel()
        yield answer


def _names(answer: Any) -> tuple[str, ...]:  # noqa: ANN401 - a line of the worker
    if not isinstance(answer, dict):
        raise ListTooHeavy(file="")
    if refused := answer.get("refused"):
        raise REFUSALS[refused](row=0)
    return tuple(answer["sheets"])


def _rows(answers: Iterator[Any]) -> tuple[int, NumberedRows]:
    first = next(answers, None)
    if isinstance(first, dict) and "rows" in first:
        return first["rows"], _numbered(answers)
    return 0, _numbered(iter([first] if first is not None else []))


def _numbered(answers: Iterator[Any]) -> NumberedRows:
    for answer in answers:
        if isinstance(answer, dict):
            if refused := answer.get("refused"):
                raise REFUSALS[refused](row=0)
            return
        yield answer[0], answer[1]
    raise ListTooHeavy(file="")  # it ended without a word: memory, time, or a crash of the parser
