# SPDX-License-Identifier: Apache-2.0
"""A receipt as a page of paper, in both languages, made in memory: words, code and the text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QUrl
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from registry.domain.resources import read_json
from ui.language import ltr
from ui.widgets.qr_code import paint_code
from ui.widgets.recovery_sheet import FAMILY

WORDS: Final = "templates/receipt.json"
PIXELS: Final = 900
MARGIN_MM: Final = 18
CODE_PT: Final = 190
_LANGUAGES: Final = (("ar", "rtl"), ("en", "ltr"))


def receipt_pdf(text: str, day: str, *, demo: bool) -> bytes:
    """Return one A4 page with the receipt ``text`` and its code; ``day`` is an ISO date."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setCreator("Sijill")
    page = QTextDocument()
    page.setDefaultFont(QFont(FAMILY, 11))
    page.addResource(QTextDocument.ResourceType.ImageResource, QUrl("code"), _code(text))
    page.setHtml(page_html(text, day, demo=demo))
    page.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def page_html(text: str, day: str, *, demo: bool) -> str:
    """Return the page as HTML without links or scripts; the receipt is letters and digits only."""
    parts = ["title", "what", "use", *(["invented"] if demo else [])]
    told = read_json(WORDS)
    blocks = [
        f'<p dir="{direction}">{_shown(part, told[part][language], day)}</p>'
        for part in parts
        for language, direction in _LANGUAGES
    ]
    code = f'<p align="center"><img src="code" width="{CODE_PT}" height="{CODE_PT}"></p>'
    return "".join([*blocks, code, f'<p dir="ltr" style="font-size: 8pt">{in_lines(text)}</p>'])


def in_lines(text: str) -> str:
    """Return the receipt with each word on a line of its own: so it is typed or copied again."""
    return "<br>".join(text.split())


def _shown(part: str, words: str, day: str) -> str:
    shown = words.format(day=ltr(day))
    return f"<b>{shown}</b>" if part in {"title", "invented"} else shown


def _code(text: str) -> QImage:
    image = QImage(PIXELS, PIXELS, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    paint_code(painter, QRectF(image.rect()), text)
    painter.end()
    return image
