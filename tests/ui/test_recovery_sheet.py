# SPDX-License-Identifier: Apache-2.0
"""A printed sheet can be read back word by word, fits both kinds of paper, and leaves no file."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pypdfium2
import pytest
import segno
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from registry.crypto import recovery as shares
from registry.services.recovery import SCHEMES, Sheet
from ui.assets import load_fonts
from ui.widgets import recovery_sheet
from ui.widgets.recovery_sheet import HEIGHT, MARGIN, WIDTH, facts, paint, to_pdf

SCALE = 5  # pixels of a millimetre
PAPER = {"A4": (210, 297), "Letter": (216, 279)}


@pytest.fixture(autouse=True)
def _fonts(qtbot: QtBot) -> None:
    load_fonts()


def sheets(name: str = "3of5", *, demo: bool = False) -> list[Sheet]:
    scheme = SCHEMES[name]
    return [
        Sheet(
            vault="1A2B3C4D", set=share.set_mark, scheme=name,
            group=share.group, groups=len(scheme.groups),
            member=share.member, members=scheme.groups[share.group - 1][1],
            needed=share.needed, made_on=dt.date(2026, 3, 2),
            words=share.words, numbers=share.numbers, demo=demo,
        )
        for group in shares.split(bytearray(range(32)), name)
        for share in group
    ]  # fmt: skip


def painted(sheet: Sheet, page: str = "A4") -> QImage:
    width, height = PAPER[page]
    image = QImage(width * SCALE, height * SCALE, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()), sheet)
    painter.end()
    return image


def text_of(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def inked(image: QImage, area: QRectF) -> bool:
    """Whether anything dark stands in ``area`` (millimetres)."""
    found = image.copy(
        round(area.left() * SCALE), round(area.top() * SCALE),
        round(area.width() * SCALE), round(area.height() * SCALE),
    )  # fmt: skip
    data, stride = bytes(found.constBits()), found.bytesPerLine()
    rows = (data[start : start + found.width()] for start in range(0, len(data), stride))
    return any(min(row) < 200 for row in rows)


@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_each_page_of_the_pdf_gives_its_words_and_numbers_back(page: str) -> None:
    made = sheets()
    pdf = to_pdf(made, page)
    assert len(pypdfium2.PdfDocument(pdf)) == len(made)
    for number, sheet in enumerate(made):
        rows = re.findall(r"(\d+) ([a-z]+) (\d{4})", text_of(pdf, number))
        assert [(int(place), word, int(n)) for place, word, n in rows] == list(
            zip(range(1, 34), sheet.words, sheet.numbers, strict=True)
        )


def test_what_is_read_from_the_paper_joins_to_the_root() -> None:
    pdf = to_pdf(sheets())
    typed = []
    for page in (0, 2, 4):
        rows = re.findall(r"\d+ ([a-z]+) (\d{4})", text_of(pdf, page))
        # Half of it by words, half by numbers.
        read = [word if n % 2 else number for n, (word, number) in enumerate(rows)]
        typed.append(shares.read_share(" ".join(read), page + 1))
    assert shares.join(typed) == bytearray(range(32))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_facts_say_which_vault_set_and_sheet(language: str) -> None:
    told = dict(facts(sheets()[1], language))
    assert "1A2B3C4D" in told.values()
    assert "2026-03-02" in told.values()
    assert any(all(number in value for number in "253") for value in told.values())
    circle = dict(facts(sheets("two_groups")[4], language))
    assert any(value.count("2") == 2 and "3" in value for value in circle.values())


def test_the_page_speaks_english_and_says_what_to_do_when_found() -> None:
    told = " ".join(text_of(to_pdf(sheets()), 0).split())
    for words in ("Any 3 of the 5 sheets", "If you found this sheet", "Kept", "1 to"):
        assert words in told
    assert len(re.findall(r"[\u0621-\u064a]", told)) > 200


@pytest.mark.parametrize("page", PAPER)
@pytest.mark.parametrize("name", SCHEMES)
def test_a_sheet_fits_the_paper_with_margins_all_around(name: str, page: str) -> None:
    image = painted(sheets(name, demo=True)[-1], page)
    width, height = PAPER[page]
    edge = 10.0
    for area in (
        QRectF(0, 0, width, edge), QRectF(0, height - edge, width, edge),
        QRectF(0, 0, edge, height), QRectF(width - edge, 0, edge, height),
    ):  # fmt: skip
        assert not inked(image, area)


def test_no_line_of_text_is_wider_than_its_half_of_the_page() -> None:
    image = painted(sheets("two_groups", demo=True)[0])
    middle = QRectF(WIDTH / 2 - 2, MARGIN, 4, 40)
    assert not inked(image, middle)
    assert HEIGHT <= 279


def test_the_code_holds_the_words() -> None:
    sheet = sheets()[0]
    image = painted(sheet)
    rows = segno.make(" ".join(sheet.words).upper(), error="m", micro=False).matrix
    side = 50 / len(rows)
    tops = [
        top / 10
        for top in range(600, 1600)
        if _matches(image, rows, WIDTH - MARGIN - 50, top / 10, side)
    ]
    assert tops, "the code is not where the words are"


def _matches(
    image: QImage, rows: tuple[bytearray, ...], left: float, top: float, side: float
) -> bool:
    return all(
        (image.pixelColor(
            round((left + (x + 0.5) * side) * SCALE), round((top + (y + 0.5) * side) * SCALE)
        ).lightness() < 128) == bool(dark)
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
    )  # fmt: skip


def test_an_invented_vault_says_so_on_every_sheet() -> None:
    assert "invented" in text_of(to_pdf(sheets(demo=True)), 4)
    assert "invented" not in text_of(to_pdf(sheets()), 4)


def test_making_the_pdf_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert to_pdf(sheets()).startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []


def test_the_painter_keeps_no_sheet() -> None:
    assert not [
        name for name in vars(recovery_sheet) if isinstance(vars(recovery_sheet)[name], Sheet)
    ]
