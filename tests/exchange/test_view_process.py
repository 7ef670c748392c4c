# SPDX-License-Identifier: Apache-2.0
"""Pictures and pages come from a process with little time and memory, or not at all."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from registry.exchange import view_process, view_worker
from registry.exchange.view_process import (
    DocumentLocked,
    ImageTooLarge,
    NotViewable,
    Picture,
    ViewTooHeavy,
    view,
)
from tests.exchange.pictures import RED, SECRET, bomb, document, picture, turned

LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
    b"endobj\n3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"
    b"endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]>>\n%%EOF"
)


class _File(io.BytesIO, io.RawIOBase):
    """Bytes with the face of an original."""


def seen(kind: str, data: bytes, page: int = 0, side: int = 100) -> Picture:
    with view(kind, _File(data), len(data)) as opened:
        return opened.picture(page, side, side)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_an_image_of_each_kind_is_drawn_no_larger_than_asked(form: str) -> None:
    shown = seen("image", picture(form, (600, 400)))
    assert (shown.width, shown.height) == (100, 67)
    assert len(shown.rgba) == 100 * 67 * 4
    assert all(abs(a - b) < 12 for a, b in zip(shown.rgba, RED, strict=False))


def test_an_image_is_turned_as_its_exif_says_and_the_rest_of_it_stays_behind() -> None:
    data = turned()
    assert SECRET.encode() in data
    shown = seen("image", data)
    assert (shown.width, shown.height) == (67, 100)
    assert SECRET.encode() not in shown.rgba


def test_pages_of_a_document_are_drawn_one_by_one() -> None:
    data = document(3)
    with view("pdf", _File(data), len(data)) as opened:
        assert opened.pages == 3
        for page in (2, 0):
            shown = opened.picture(page, 90, 90)
            assert max(shown.width, shown.height) == 90
            assert len(shown.rgba) == shown.width * shown.height * 4
        for page in (-1, 3):
            with pytest.raises(IndexError):
                opened.picture(page)


def test_a_bomb_is_too_large_and_costs_nothing() -> None:
    assert len(bomb()) < 10_000
    with pytest.raises(ImageTooLarge):
        seen("image", bomb())


def test_a_document_with_a_password_says_so() -> None:
    with pytest.raises(DocumentLocked):
        seen("pdf", LOCKED)


@pytest.mark.parametrize("kind", ["image", "pdf"])
def test_damaged_or_other_files_are_not_viewable(kind: str) -> None:
    whole = picture() if kind == "image" else document()
    for data in (b"", b"nonsense", whole[:10], b"%!PS-Adobe\n", b"<svg/>"):
        with pytest.raises(NotViewable):
            seen(kind, data)


def test_whatever_a_file_holds_the_answer_is_a_picture_or_a_refusal_of_ours() -> None:
    chance = random.Random(11)
    kinds = (("image", picture("JPEG")), ("image", picture("TIFF")), ("pdf", document(1)))
    for _ in range(8):
        for kind, whole in kinds:
            data = bytearray(whole)
            for _ in range(20):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(NotViewable):  # nothing else may come out of it
                assert seen(kind, bytes(data)).rgba


def test_a_worker_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "hanging"
    hanging.write_text("#!/bin/sh\nexec sleep 100\n")
    hanging.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(hanging))
    monkeypatch.setattr(view_process, "SECONDS", 0.2)
    with pytest.raises(ViewTooHeavy):
        seen("image", picture())


def test_a_file_beyond_all_reason_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    with pytest.raises(ViewTooHeavy):
        view("image", _File(b""), view_process.MOST["image"] + 1)


def test_a_worker_that_lies_about_its_picture_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size, kind in ((1 << 30, NotViewable), (50, ViewTooHeavy)):
        lying = tmp_path / f"lying{size}"
        lines = f'echo \'{{"pages": 1}}\'; echo \'{{"width": {size}, "height": {size}}}\'; echo x'
        lying.write_text(f"#!/bin/sh\n{lines}\n")
        lying.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(lying))
        with pytest.raises(kind):
            seen("image", picture())


def in_the_worker(code: str) -> str:
    command = [sys.executable, "-c", f"from registry.exchange import view_worker as w\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip()


def test_the_worker_has_little_memory_and_writes_no_file(tmp_path: Path) -> None:
    told = in_the_worker(
        "w._limit()\n"
        "try: bytearray(2 << 30)\nexcept MemoryError: print('memory')\n"
        f"try: open({str(tmp_path / 'x')!r}, 'wb', buffering=0).write(b'x')\n"
        "except OSError: print('disk')"
    )
    assert told.split() == ["memory", "disk"]


def test_without_the_look_at_its_size_a_bomb_would_be_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large: Any = picture("PNG", (3_000, 2_000))
    monkeypatch.setattr(view_worker, "DECODED", 1_000_000)
    _pages, render = view_worker._image(large)
    with pytest.raises(view_worker._Refused):
        render(0, 100, 100)
    monkeypatch.setattr(view_worker, "DECODED", 1 << 40)
    assert render(0, 100, 100)[:2] == (100, 67)


@pytest.mark.parametrize("module", ["exchange.view_worker", "storage.evidence_worker"])
def test_no_worker_that_sees_an_original_can_be_dumped(module: str) -> None:
    code = (
        f"import ctypes, registry.{module} as w\n"
        "dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)\n"  # PR_GET_DUMPABLE
        "before = dumpable()\n"
        "try: w.main()\nexcept ValueError: print(before, dumpable())"  # it was given no job
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True)
    assert done.stdout.split()[-2:] == [b"1", b"0"]
