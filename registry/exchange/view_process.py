# SPDX-License-Identifier: Apache-2.0
"""The near side of the worker that decodes images and PDFs: it is given bytes and a time.

The worker holds no key and knows no path; what it answers is checked before it is believed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, Final, Self

import registry
from registry.errors import RegistryError

SECONDS: Final = 20
MOST: Final = {"image": 128 << 20, "pdf": 256 << 20}
"""Bytes of a file that is still given to the worker."""
_BLOCK: Final = 1 << 20
_LARGEST_SIDE: Final = 4096


class NotViewable(RegistryError):
    """Nothing here shows this kind of file, or it is damaged; it is kept as it is."""


class ImageTooLarge(NotViewable):
    """Decoded, the image would need more memory than a picture may."""


class DocumentLocked(NotViewable):
    """The document has a password of its own."""


class ViewTooHeavy(NotViewable):
    """The worker needed more time or memory than a look may cost, and was ended."""


_REFUSALS: Final[dict[str, type[NotViewable]]] = {
    "too_large": ImageTooLarge,
    "locked": DocumentLocked,
    "damaged": NotViewable,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """``width * height`` pixels of four bytes, red, green, blue, alpha, line by line."""

    width: int
    height: int
    rgba: bytes


class View:
    """An open image or document: ``pages`` of it, each drawn when asked for."""

    def __init__(
        self, worker: subprocess.Popen[bytes], stdin: IO[bytes], stdout: IO[bytes]
    ) -> None:
        """Take over the worker; ``close`` ends it."""
        self._worker, self._stdin, self._stdout = worker, stdin, stdout
        self.pages = 0

    def begin(self, kind: str, reader: RawIOBase, size: int) -> Self:
        """Give the bytes to the worker and wait until it has opened them."""
        with self._clock():
            self._tell({"kind": kind, "size": size})
            reader.seek(0)
            while block := reader.read(_BLOCK):
                self._write(block)
            self.pages = int(self._answer()["pages"])
        return self

    def picture(self, page: int = 0, width: int = 1600, height: int = 1600) -> Picture:
        """Return one page, no larger than asked; raises IndexError, NotViewable and its kinds."""
        if not 0 <= page < self.pages:
            raise IndexError(page)
        with self._clock():
            self._tell({"page": page, "width": width, "height": height})
            answer = self._answer()
            size = int(answer["width"]), int(answer["height"])
            if not all(0 < side <= _LARGEST_SIDE for side in size):
                raise NotViewable
            rgba = self._stdout.read(size[0] * size[1] * 4)
        if len(rgba) != size[0] * size[1] * 4:
            raise ViewTooHeavy
        return Picture(width=size[0], height=size[1], rgba=rgba)

    def close(self) -> None:
        """End the worker; what it decoded goes with it."""
        self._worker.kill()
        self._worker.communicate()

    def __enter__(self) -> Self:
        """Return the open view."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the worker."""
        self.close()

    def _tell(self, value: dict[str, Any]) -> None:
        self._write(json.dumps(value).encode() + b"\n")

    def _write(self, data: bytes) -> None:
        with suppress(BrokenPipeError):  # it ended; its last line tells why, or nothing does
            self._stdin.write(data)
            self._stdin.flush()

    def _answer(self) -> dict[str, Any]:
        line = self._stdout.readline()
        if not line:
            raise ViewTooHeavy
        answer: dict[str, Any] = json.loads(line)
        if refused := answer.get("refused"):
            raise _REFUSALS[refused]
        return answer

    @contextmanager
    def _clock(self) -> Iterator[None]:
        clock = threading.Timer(SECONDS, self._worker.kill)
        clock.start()
        try:
            yield
        finally:
            clock.cancel()


def view(kind: str, reader: RawIOBase, size: int) -> View:
    """Open the ``size`` bytes of ``reader`` as ``image`` or ``pdf``, in a process of its own.

    Raises NotViewable, ImageTooLarge, DocumentLocked, ViewTooHeavy. Close what is returned.
    """
    if size > MOST[kind]:
        raise ViewTooHeavy
    worker = subprocess.Popen(
        [sys.executable, "-m", "registry.exchange.view_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(registry.__file__).parent.parent,
    )
    if worker.stdin is None or worker.stdout is None:
        raise ViewTooHeavy
    opened = View(worker, worker.stdin, worker.stdout)
    try:
        return opened.begin(kind, reader, size)
    except BaseException:
        opened.close()
        raise
