# SPDX-License-Identifier: Apache-2.0
"""The file of one evidence: its state, what may be done with it, and the file itself when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from registry.domain.fields import WITHHELD
from registry.domain.roles import PROTECTED
from registry.domain.statements import Evidence
from registry.services.evidence import QUARANTINED
from ui.evidence.looking import Look
from ui.language import T, ltr
from ui.records.columns import size_words, term_words
from ui.widgets.facts import Fact
from ui.widgets.findings import FindingsCard
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.player import MOST
from ui.widgets.viewer import Viewer

ACTIONS: Final[dict[str, Callable[[], str]]] = {
    "look": lambda: T("Evidence", "Look at it"),
    "verify": lambda: T("Evidence", "Verify"),
    "extract": lambda: T("Evidence", "Extract…"),
    "lower": lambda: T("Evidence", "Move to the registry part…"),
    "lift": lambda: T("Evidence", "Lift the quarantine…"),
}
MARGIN: Final = 20


class FilePane(QWidget):
    """Says ``asked(action)`` of ``ACTIONS``, ``turned(page)``, ``closed`` when nothing is seen."""

    asked = Signal(str)
    turned = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {key: QPushButton(words()) for key, words in ACTIONS.items()}
        self.state = PlainLabel("", "strong")
        self.facts = PlainLabel("", "muted", selectable=True)
        self.hash = Fact(T("Evidence", "SHA-256"), "")
        self.found = FindingsCard()
        self.viewer = Viewer()
        self._ref = ""
        self._graphic = False
        self._lay_out()
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, key=key: self._ask(key))
        self.viewer.uncovered.connect(lambda: self.asked.emit("look"))
        self.viewer.turned.connect(self.turned)

    def show_file(self, record: Evidence) -> None:
        """Show what is known of a file; the same one that is looked at stays in sight."""
        quarantined = record.state == QUARANTINED
        give_role(self.state, "problem" if quarantined else "strong")
        self.state.setText(state_words(record))
        self.facts.setText(fact_words(record))
        self.hash.setVisible(record.sha256 not in (None, WITHHELD))
        self.hash.line.setText(str(record.sha256))
        self.buttons["look"].setEnabled(bool(record.file) and not quarantined)
        self.buttons["lower"].setVisible(record.held_in == PROTECTED)
        self.buttons["lift"].setVisible(quarantined)
        self._graphic = bool(record.graphic)
        if str(record.ref) != self._ref or quarantined:
            self._ref = str(record.ref)
            self.found.hide()
            self.close_file()

    def show_look(self, look: Look) -> None:
        """Show what an original looks like."""
        if look.picture is not None:
            picture = look.picture
            self.viewer.show_picture((picture.width, picture.height, picture.rgba), 0, look.pages)
        elif look.kind == "text":
            self.viewer.show_text(look.text)
        elif look.played:
            self.viewer.play(look.played)
        else:
            self.viewer.say(other_words(look.kind))

    def close_file(self) -> None:
        """Show nothing of the file any more; what is graphic is covered again."""
        if self._graphic:
            self.viewer.cover()
        else:
            self.viewer.say(T("Evidence", "The file is opened in memory only, and only if asked."))
        self.closed.emit()  # after the player has let go of it

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight is closed."""
        super().hideEvent(event)
        self.close_file()

    def _ask(self, key: str) -> None:
        if key == "look" and self._graphic and not self.viewer.is_covered():
            self.viewer.cover()
        elif key == "look" and self._graphic:
            self.viewer.show_it.setFocus()
        else:
            self.asked.emit(key)

    def _lay_out(self) -> None:
        give_role(self.buttons["look"], "primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 14, MARGIN, 14)
        rows.setSpacing(10)
        rows.addWidget(self.state)
        rows.addWidget(self.facts)
        rows.addWidget(self.hash)
        rows.addLayout(row)
        rows.addWidget(self.found)
        rows.addWidget(self.viewer, 1)


def state_words(record: Evidence) -> str:
    """Return in a sentence whether the file is to be trusted, and where it lies."""
    if not record.file:
        return T("Evidence", "No file was attached to this record.")
    if record.state == QUARANTINED:
        return T("Evidence", "Quarantined: when it was verified, the file was not what it should "
                             "be. It is kept, and neither shown nor extracted.")  # fmt: skip
    if record.held_in == PROTECTED:
        return T("Evidence", "No damage is known. It lies in the protected part.")
    return T("Evidence", "No damage is known. It lies in the registry part.")


def fact_words(record: Evidence) -> str:
    """Return what was measured; what is withheld or was never measured is left out."""
    held = {
        T("Evidence", "Kind of file"): ltr(str(record.media_type or "")),
        T("Evidence", "Encrypted"): size_words(record.sealed_size) if record.sealed_size else "",
    }
    if record.size not in (None, WITHHELD):
        held[T("Evidence", "Original")] = size_words(int(record.size))
    line = T("Evidence", "{name}: {value}")
    shown = [line.format(name=name, value=value) for name, value in held.items() if value]
    return T("Evidence", "  ·  ").join(shown)


def other_words(kind: str) -> str:
    """Return why nothing is shown of a file of this kind, and what to do."""
    if kind in {"audio", "video"}:
        return T("Evidence", "Sound and film up to {size} are played here where the part of the "
                             "program for them is installed. The file is kept as it is; a keeper "
                             "can extract it.").format(size=size_words(MOST))  # fmt: skip
    return T("Evidence", "This kind of file is not shown here. It is kept as it is; a keeper can "
                         "extract it.")  # fmt: skip


def kind_and_state(kind: str, health: str) -> tuple[str, str]:
    """Return kind and state of a file in words, for a row of the list."""
    return (
        term_words("source_kind", kind) if kind else "",
        term_words("evidence_state", health) if health else "",
    )
