# SPDX-License-Identifier: Apache-2.0
"""The sealed files beside the databases: made by a worker, opened in memory, compared by hash.

``evidence/ab/<32 random hex>.age``. The name says nothing of the content; what belongs to whom
stands in the databases.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import registry
from registry.crypto.ageheader import EvidenceCut, EvidenceFlipped, EvidenceForeign
from registry.crypto.agereader import SealedReader
from registry.crypto.medium import DiskFull, MediumFailed, ReadOnlyMedium, medium_errors
from registry.crypto.platform import fsync_directory
from registry.errors import Damaged, RegistryError
from registry.storage.evidence_worker import (
    Job,
    Made,
    OriginalChanged,
    OriginalUnreadable,
    seal_stream,
)
from registry.storage.evidence_zip import Layout, Original

__all__ = [
    "EvidenceCut", "EvidenceFlipped", "EvidenceForeign", "EvidenceMissing", "EvidenceSwapped",
    "Made", "Original", "OriginalChanged", "OriginalUnreadable", "SealedFile", "SealingStopped",
    "compare", "is_name", "open_original", "path_of", "remove", "reseal", "seal", "strays",
]  # fmt: skip

FOLDER: Final = "evidence"
_NAME: Final = re.compile(r"[0-9a-f]{32}")
_STALLED_S: Final = 120  # without a word of the worker: a medium that neither answers nor fails
_BLOCK: Final = 1 << 20
_REFUSALS: Final[dict[str, type[RegistryError]]] = {
    one.__name__: one
    for one in (DiskFull, ReadOnlyMedium, MediumFailed, OriginalUnreadable, OriginalChanged)
}


class EvidenceMissing(Damaged):
    """The sealed file is not where it was put."""


class EvidenceSwapped(Damaged):
    """The sealed file of another evidence stands in its place."""


class SealingStopped(RegistryError):
    """The process that seals ended without a word or was ended; what it had made was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What the record says of its file: name, size and hash of the ciphertext."""

    file: str
    size: int
    sha256: str


def is_name(untrusted: str) -> bool:
    """Whether that can be the name of a sealed file of ours."""
    return _NAME.fullmatch(untrusted) is not None


def path_of(vault: Path, untrusted_file: str) -> Path:
    """Return where the file of that name is; whatever is no such name is nowhere."""
    if not is_name(untrusted_file):
        raise EvidenceMissing
    return vault / FOLDER / untrusted_file[:2] / f"{untrusted_file}.age"


def seal(
    vault: Path,
    source: Path,
    recipients: Sequence[str],
    name: str,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[str, Made]:
    """Seal ``source`` in a process of its own; return the new file's name and what was made.

    ``progress`` is told bytes done and in all; if it raises, the worker is ended and nothing is
    left. Raises OriginalUnreadable, OriginalChanged, DiskFull, ReadOnlyMedium, MediumFailed,
    SealingStopped.
    """
    file = secrets.token_hex(16)
    target = path_of(vault, file)
    try:
        total = Layout(name=name, size=source.stat().st_size).size
    except OSError:
        raise OriginalUnreadable from None
    with medium_errors(target):
        target.parent.mkdir(mode=0o700, exist_ok=True)
    job = {
        "source": str(source.absolute()), "target": str(target.absolute()),
        "recipients": list(recipients), "name": name,
    }  # fmt: skip
    try:
        for answer in _answers(job):
            if "done" not in answer:
                return file, _made(answer)
            progress(int(answer["done"]), total)
    except BaseException:
        remove(vault, file)
        raise
    remove(vault, file)
    raise SealingStopped


def reseal(
    vault: Path,
    original: Original,
    recipients: Sequence[str],
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[str, Made]:
    """Seal an original that is already here to other recipients, as a file of its own.

    It stays within this process, because what is read here is plain. Raises as ``seal``.
    """
    file = secrets.token_hex(16)
    target = path_of(vault, file)
    with medium_errors(target):
        target.parent.mkdir(mode=0o700, exist_ok=True)
    job = Job(target=target, recipients=recipients, name=original.name)
    original.seek(0)
    try:
        made = seal_stream(original, original.size, job, lambda done: progress(done, original.size))
    except BaseException:
        remove(vault, file)
        raise
    return file, made


def remove(vault: Path, file: str) -> None:
    """Unlink a sealed file and what a stopped worker left of it; absent is as good."""
    path = path_of(vault, file)
    with medium_errors(path):
        for one in (path, path.with_name(path.name + ".part")):
            one.unlink(missing_ok=True)
        if path.parent.exists():
            fsync_directory(path.parent)
    with suppress(OSError):  # not empty: others are there
        path.parent.rmdir()


def open_original(vault: Path, sealed: SealedFile, identities: Sequence[str]) -> Original:
    """Return the original's bytes as a file in memory, after the whole sealed file was compared.

    The hash is compared first: anybody who knows the public recipient can seal another file, and
    it would open. Raises EvidenceMissing, EvidenceCut, EvidenceFlipped, EvidenceForeign.
    """
    file = _open(vault, sealed)
    try:
        _require_same(file, sealed)
        return Original(SealedReader(file, identities))
    except BaseException:
        file.close()
        raise


def compare(vault: Path, sealed: SealedFile, others: Iterable[str] = ()) -> None:
    """Compare the ciphertext with what the record says of it; no key is needed.

    ``others`` are the hashes of all other evidence. Raises EvidenceMissing, EvidenceCut,
    EvidenceFlipped or EvidenceSwapped.
    """
    with _open(vault, sealed) as file:
        _require_same(file, sealed, frozenset(others))


def strays(vault: Path, known: Iterable[str]) -> list[str]:
    """Return the names of files below ``evidence`` that no record knows, parts among them."""
    expected = {path_of(vault, file) for file in known}
    found = (path for path in sorted((vault / FOLDER).rglob("*")) if path.is_file())
    return [path.name for path in found if path not in expected]


def _open(vault: Path, sealed: SealedFile) -> BinaryIO:
    path = path_of(vault, sealed.file)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(path, flags), "rb")
    except OSError:
        raise EvidenceMissing from None


def _require_same(file: BinaryIO, sealed: SealedFile, others: frozenset[str] = frozenset()) -> None:
    digest, size = hashlib.sha256(), 0
    with medium_errors(Path(f"{sealed.file}.age")):
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    found = digest.hexdigest()
    if (found, size) == (sealed.sha256, sealed.size):
        return
    if found in others:
        raise EvidenceSwapped
    raise EvidenceCut if size < sealed.size else EvidenceFlipped


def _made(answer: dict[str, Any]) -> Made:
    if refused := answer.get("refused"):
        raise _REFUSALS[refused]
    return Made(**answer)


@contextmanager
def _ended(worker: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        worker.kill()
        worker.communicate()


def _answers(job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Run the worker and yield its lines; it is ended when nobody listens any more."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "registry.storage.evidence_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(registry.__file__).parent.parent,
    )
    with _ended(worker):
        if worker.stdin is None or worker.stdout is None:
            return
        with suppress(BrokenPipeError):
            worker.stdin.write(json.dumps(job).encode() + b"\n")
            worker.stdin.flush()
        while line := _line(worker, worker.stdout):
            yield json.loads(line)


def _line(worker: subprocess.Popen[bytes], answers: Any) -> bytes:  # noqa: ANN401 - a pipe
    """Return the next line, empty at the end; a worker that stalls is ended."""
    clock = threading.Timer(_STALLED_S, worker.kill)
    clock.start()
    try:
        return bytes(answers.readline())
    finally:
        clock.cancel()
