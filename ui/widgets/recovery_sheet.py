# SPDX-License-Identifier: Apache-2.0
"""Paints recovery sheets, one a page, from memory: on paper, in a PDF or on the screen.

Both languages stand on one page: whoever finds it or needs it in ten years may read either. The
words run from left to right in both, and each has its number, which says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from registry.domain.resources import read_json
from registry.services.recovery import Sheet

FAMILY: Final = "IBM Plex Sans Arabic"
WORDS: Final = "templates/recovery_sheet.json"
PAGES: Final = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
COLUMNS: Final = 3
ROWS: Final = 11
# Everything below is in millimetres; both A4 (210 x 297) and Letter (216 x 279) hold it.
WIDTH: Final = 210.0
HEIGHT: Final = 279.0
MARGIN: Final = 16.0
TO_COPY: Final = (WIDTH - 2 * MARGIN, 108.0)
TEXT: Final = 10.0  # points
LINE: Final = 5.6
INK: Final = QColor(20, 24, 28)
FAINT: Final = QColor(96, 102, 108)  # 5.9 to 1 on white
_RESOLUTION: Final = 600
_MILLIMETRES_OF_A_POINT: Final = 25.4 / 72
_FINE: Final = 100  # letters are drawn so much larger and scaled down: sizes are whole numbers
_DIRECTIONS: Final = {
    "en": Qt.LayoutDirection.LeftToRight,
    "ar": Qt.LayoutDirection.RightToLeft,
}


def to_pdf(sheets: Sequence[Sheet], page: str = "A4") -> bytes:
    """Return the sheets as a PDF, one a page; nothing of it ever touches the disk."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(PAGES[page]))
    writer.setCreator("Sijill")
    paint_all(writer, sheets)
    buffer.close()
    return bytes(buffer.data().data())


def paint_all(device: QPagedPaintDevice, sheets: Sequence[Sheet]) -> None:
    """Paint each sheet on a page of its own of ``device``, a printer or a PDF."""
    device.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    for number, sheet in enumerate(sheets):
        if number:
            device.newPage()
        paint(painter, QRectF(painter.viewport()), sheet)
    painter.end()


def paint(painter: QPainter, rect: QRectF, sheet: Sheet) -> None:
    """Paint one sheet as large as it fits into ``rect``, which stands for one whole page."""
    scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
    painter.save()
    painter.translate(rect.left() + (rect.width() - scale * WIDTH) / 2, rect.top())
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Page(painter, sheet).paint()
    painter.restore()


def paint_to_copy(painter: QPainter, rect: QRectF, sheet: Sheet) -> None:
    """Paint what a person copies by hand, words and code and what they belong to, into ``rect``.

    Its sides are as ``TO_COPY`` says: no margin of paper, no words for a finder.
    """
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / TO_COPY[0], rect.width() / TO_COPY[0])
    painter.translate(-MARGIN, -MARGIN)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Page(painter, sheet).paint_to_copy()
    painter.restore()


def facts(sheet: Sheet, language: str) -> list[tuple[str, str]]:
    """Return label and value of what stands at the top of a sheet."""
    place = "one_of" if sheet.groups == 1 else "one_of_circle"
    return [
        (said("vault", language), sheet.vault),
        (said("set", language), sheet.set),
        (said("sheet", language), said(place, language, **_counts(sheet, language))),
        (said("made_on", language), sheet.made_on.isoformat()),
    ]


def _counts(sheet: Sheet, language: str) -> dict[str, object]:
    return {
        "member": sheet.member,
        "members": sheet.members,
        "group": sheet.group,
        "needed": sheet.needed,
        "sheets": read_json(WORDS)[f"sheets_{sheet.needed}"][language],
    }


def said(key: str, language: str, **values: object) -> str:
    """Return a sentence of the sheet in ``ar`` or ``en``."""
    return str(read_json(WORDS)[key][language]).format(**values)


class _Page:
    """One page in millimetres; ``_top`` moves down as parts are painted."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter = painter
        self._sheet = sheet
        self._top = MARGIN

    def paint(self) -> None:
        self._titles()
        self._facts()
        self._both("what" if self._sheet.groups == 1 else "what_circles")
        self._words_and_code()
        self._both("use")
        self._both("keep")
        self._kept_by()
        self._both("found")

    def paint_to_copy(self) -> None:
        self._facts()
        self._words_and_code()

    def _titles(self) -> None:
        for language in ("en", "ar"):
            self._text(said("title", language), self._half(language, 11), language, 20, bold=True)
        self._top += 12
        if self._sheet.demo:
            self._both("invented")

    def _facts(self) -> None:
        for language in ("en", "ar"):
            half = self._half(language, 6)
            for row, (label, value) in enumerate(facts(self._sheet, language)):
                line = half.translated(0, row * 6)
                start, rest = _split(line, 22, language)
                self._text(label, start, language, 9.5, colour=FAINT)
                self._text(value, rest, language, 11, bold=True)
        self._top += 4 * 6 + 3
        self._rule()

    def _both(self, key: str) -> None:
        """Write a paragraph in both languages beside each other, as tall as the longer one."""
        height = 0.0
        for language in ("en", "ar"):
            half = self._half(language, LINE)
            told = said(key, language, **_counts(self._sheet, language))
            lines = wrapped(told, half.width(), _font(TEXT))
            for number, line in enumerate(lines):
                self._text(line, half.translated(0, number * LINE), language, TEXT)
            height = max(height, len(lines) * LINE)
        self._top += height + 3

    def _words_and_code(self) -> None:
        code = 50.0
        height, width = 6.6, (WIDTH - 2 * MARGIN - code - 6) / COLUMNS
        for place, word in enumerate(self._sheet.words):
            column, row = divmod(place, ROWS)
            left, top = MARGIN + column * width, self._top + row * height
            self._word(place, word, QRectF(left, top, width - 3, height))
        side = WIDTH - MARGIN - code
        self._code(QRectF(side, self._top + (ROWS * height - code) / 2, code, code))
        self._top += ROWS * height + 4
        self._rule()

    def _word(self, place: int, word: str, cell: QRectF) -> None:
        right = Qt.AlignmentFlag.AlignRight
        number = f"{self._sheet.numbers[place]:04}"
        position = QRectF(cell.left(), cell.top(), 6, cell.height())
        self._text(str(place + 1), position, "en", 8.5, colour=FAINT, align=right)
        self._text(word, cell.adjusted(8, 0, -9, 0), "en", 12, bold=True)
        self._text(number, cell, "en", 9.5, colour=FAINT, align=right)

    def _code(self, area: QRectF) -> None:
        # Capitals and spaces: the smallest code for the same words.
        rows = segno.make(" ".join(self._sheet.words).upper(), error="m", micro=False).matrix
        side = area.width() / len(rows)
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    corner = QPointF(area.left() + x * side, area.top() + y * side)
                    cell = QRectF(corner.x(), corner.y(), side * 1.02, side * 1.02)
                    self._painter.fillRect(cell, INK)
        self._painter.restore()

    def _kept_by(self) -> None:
        self._top += 2
        for key in ("kept_by", "since"):
            for language in ("en", "ar"):
                self._text(said(key, language), self._half(language, 6), language, 9.5)
            line = self._top + 5.5
            self._line(MARGIN + 24, WIDTH - MARGIN - 24, line)
            self._top += 9
        self._top += 2

    def _half(self, language: str, height: float) -> QRectF:
        width = (WIDTH - 2 * MARGIN - 8) / 2
        left = MARGIN if language == "en" else WIDTH - MARGIN - width
        return QRectF(left, self._top, width, height)

    def _rule(self) -> None:
        self._line(MARGIN, WIDTH - MARGIN, self._top)
        self._top += 3

    def _line(self, left: float, right: float, height: float) -> None:
        self._painter.setPen(QPen(FAINT, 0.2))
        self._painter.drawLine(QPointF(left, height), QPointF(right, height))

    def _text(
        self,
        text: str,
        area: QRectF,
        language: str,
        points: float,
        **how: Any,  # noqa: ANN401
    ) -> None:
        """Write one line in ``points`` of the printed page; ``how``: bold, colour, align."""
        aligned = how.get("align", Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        option = QTextOption(aligned)
        option.setTextDirection(_DIRECTIONS[language])
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._painter.save()
        self._painter.translate(area.topLeft())
        self._painter.scale(1 / _FINE, 1 / _FINE)
        self._painter.setFont(_font(points, bold=bool(how.get("bold"))))
        self._painter.setPen(how.get("colour", INK))
        large = QRectF(0, 0, area.width() * _FINE, area.height() * _FINE)
        self._painter.drawText(large, text, option)
        self._painter.restore()


def wrapped(text: str, width: float, font: QFont) -> list[str]:
    """Return the lines of ``text`` that fit into ``width`` millimetres.

    Broken here and not by Qt, which indents a line from right to left by the space it ends in.
    """
    metrics, lines = QFontMetricsF(font), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width * _FINE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(points: float, *, bold: bool = False) -> QFont:
    """Return the font of the sheet; a pixel of it is a hundredth of a millimetre."""
    font = QFont(FAMILY)
    font.setPixelSize(round(points * _MILLIMETRES_OF_A_POINT * _FINE))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _split(line: QRectF, label: float, language: str) -> tuple[QRectF, QRectF]:
    """Return where label and value stand in a line, from its beginning on."""
    rest = line.width() - label
    if language == "ar":
        return line.adjusted(rest, 0, 0, 0), line.adjusted(0, 0, -label, 0)
    return line.adjusted(0, 0, -rest, 0), line.adjusted(label, 0, 0, 0)
