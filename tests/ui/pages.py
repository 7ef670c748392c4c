# SPDX-License-Identifier: Apache-2.0
"""A page of the simplest kind, for tests of the window around it: one line of text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.desk import Desk, Page
from ui.shell.sections import Section
from ui.shell.session import Session


class OneLinePage(Page):
    """Keeps what is typed as its draft; tells what the window asked of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Text")
        QVBoxLayout(self).addWidget(self.line)
        self.line.textEdited.connect(self.edited)

    def opened(self) -> None:
        """Remember that the page came into sight."""
        self.asked.append("opened")

    def show_record(self, ref: str) -> None:
        """Remember the reference."""
        self.asked.append(ref)

    def new_record(self) -> None:
        """Remember that a new record was asked for."""
        self.asked.append("new")

    def focus_search(self) -> None:
        """Remember that the search was asked for."""
        self.asked.append("search")

    def toggle_pane(self, number: int) -> None:
        """Remember the pane."""
        self.asked.append(f"pane {number}")

    def save(self) -> None:
        """Take the text as saved."""
        self.asked.append("saved")
        self.line.clear()
        self.edited.emit()

    def cancel(self) -> None:
        """Give the text up."""
        self.line.clear()
        self.edited.emit()

    def is_edited(self) -> bool:
        """Whether there is text."""
        return bool(self.line.text())

    def unsaved(self) -> dict[str, Any]:
        """Return the text."""
        return {"text": self.line.text()} if self.line.text() else {}

    def restore(self, content: dict[str, Any]) -> None:
        """Show the text again."""
        self.line.setText(content["text"])


SECTIONS = (
    Section("victims", lambda: "Victims", OneLinePage, ("victim",)),
    Section("incidents", lambda: "Incidents", OneLinePage, ("incident", "unit")),
)


def end(session: Session) -> None:
    """Let nothing of a session outlive its test: it watches every event of the whole program."""
    assert session.background.stop()
    session.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
