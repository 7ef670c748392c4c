# SPDX-License-Identifier: Apache-2.0
"""Shows a picture, pages or a text from memory. It knows pixels and letters, never a vault.

What is graphic stays covered until somebody asks to see it. Nothing can be dragged out of it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.language import T, number
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.player import Player

BYTES_OF_A_PIXEL: Final = 4
STEP: Final = 1.5
LARGEST: Final = 8.0


class PictureArea(QWidget):
    """Paints one picture as large as its place, in its own proportions."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setAccessibleName(T("Viewer", "The picture"))

    def show_pixels(self, width: int, height: int, rgba: bytes) -> None:
        """Show ``width * height`` pixels of red, green, blue and alpha; empty for none."""
        line = width * BYTES_OF_A_PIXEL
        held = QImage(rgba, width, height, line, QImage.Format.Format_RGBA8888)
        self.image = held.copy() if rgba else QImage()  # QImage does not own the bytes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        del event
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self.image)
        painter.end()


class Viewer(QWidget):
    """Says ``uncovered`` when somebody asks for what is covered, ``turned(page)`` for a page."""

    uncovered = Signal()
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = PlainLabel("", "muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = PictureArea()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(T("Viewer", "The text"))
        self.show_it = QPushButton(T("Viewer", "Show it"))
        self.before = QPushButton(T("Viewer", "Page before"))
        self.after = QPushButton(T("Viewer", "Next page"))
        self._larger = QPushButton(T("Viewer", "Larger"))
        self._smaller = QPushButton(T("Viewer", "Smaller"))
        self.place = PlainLabel("", "hint").one_line()
        self._page, self._scale = 0, 1.0
        self._player: Player | None = None
        self._area = QScrollArea()
        self._cover, self._pictures = QWidget(), QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence and nothing of any file."""
        self._forget()
        self.sentence.setText(sentence)
        self._stack.setCurrentWidget(self.sentence)

    def cover(self) -> None:
        """Say that it is graphic, and wait to be asked."""
        self._forget()
        self._stack.setCurrentWidget(self._cover)

    def is_covered(self) -> bool:
        """Whether something is covered until somebody asks."""
        return self._stack.currentWidget() is self._cover

    def is_empty(self) -> bool:
        """Whether nothing of any file is in sight."""
        return self._stack.currentWidget() in {self.sentence, self._cover}

    def show_picture(self, pixels: tuple[int, int, bytes], page: int = 0, pages: int = 1) -> None:
        """Show a picture (width, height, RGBA), which may be one of several pages, from 0 on."""
        self._page = page
        self.picture.show_pixels(*pixels)
        words = T("Viewer", "Page {page} of {pages}")
        self.place.setText(words.format(page=number(page + 1), pages=number(pages)))
        for widget in (self.before, self.after, self.place):
            widget.setVisible(pages > 1)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        self._stack.setCurrentWidget(self._pictures)

    def show_text(self, text: str) -> None:
        """Show a text as it is, never as markup."""
        self.text.setPlainText(text)
        self._stack.setCurrentWidget(self.text)

    def play(self, data: bytes) -> None:
        """Offer sound or film to be played; ``player.is_possible`` must hold."""
        if self._player is None:
            self._player = Player()
            self._stack.addWidget(self._player)
        self._player.open(data)
        self._stack.setCurrentWidget(self._player)

    def _forget(self) -> None:
        if self._player is not None:
            self._player.close_file()
        self.picture.show_pixels(0, 0, b"")
        self.text.clear()
        self._zoom(1.0)

    def _zoom(self, scale: float) -> None:
        self._scale = min(max(scale, 1.0), LARGEST)
        room = self._area.viewport().size()
        self.picture.setMinimumSize(room * self._scale if self._scale > 1 else QSize(0, 0))
        self._smaller.setEnabled(self._scale > 1)
        self._larger.setEnabled(self._scale < LARGEST)

    def _connect(self) -> None:
        self.show_it.clicked.connect(self.uncovered)
        self.before.clicked.connect(lambda: self.turned.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.turned.emit(self._page + 1))
        self._larger.clicked.connect(lambda: self._zoom(self._scale * STEP))
        self._smaller.clicked.connect(lambda: self._zoom(self._scale / STEP))

    def _lay_out(self) -> None:
        covered = QVBoxLayout(self._cover)
        covered.addStretch()
        said = PlainLabel(T("Viewer", "Marked as graphic. It stays covered until you ask."))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        covered.addWidget(said)
        covered.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignHCenter)
        covered.addStretch()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.picture)
        row = QHBoxLayout()
        for widget in (self.before, self.place, self.after):
            row.addWidget(widget)
        row.addStretch()
        for button in (self._smaller, self._larger):
            give_role(button, "link")
            row.addWidget(button)
        column = QVBoxLayout(self._pictures)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        for screen in (self.sentence, self._cover, self._pictures, self.text):
            self._stack.addWidget(screen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
