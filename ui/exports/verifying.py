# SPDX-License-Identifier: Apache-2.0
"""A package that was received: whole, signed, by whom; read from its file, no vault involved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from registry.services import receiving
from ui.desk import Desk
from ui.exports.overview import audience_words
from ui.language import T, ltr, natural, number
from ui.messages import sentence
from ui.widgets.facts import Fact
from ui.widgets.file_line import FileLine
from ui.widgets.plain_label import Card, PlainLabel, give_role

MARGIN: Final = 24


class VerifyScreen(QScrollArea):
    """Verifies what its lines name; says ``left`` to go back."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.package = FileLine(T("Exports", "The package"))
        self.identity = FileLine(T("Exports", "Your key file (for an encrypted package)"))
        self.signer = FileLine(T("Exports", "File of signers (to know who signed)"))
        self.answer = PlainLabel("", "heading")
        self.details = PlainLabel("", selectable=True)
        self.signed = Fact(T("Exports", "Fingerprint of the signing key"), "")
        self.listed = Fact(T("Exports", "Hash of the list of files"), "")
        self._check = QPushButton(T("Exports", "Verify"))
        self._card = Card()
        self._lay_out()
        self._check.clicked.connect(self._verify)
        self.package.changed.connect(self._follow)

    def begin(self) -> None:
        """Begin with what was chosen before; only the answer goes."""
        self._card.hide()
        self._follow()
        self.package.setFocus()

    def press_check(self) -> None:
        """Press the button that verifies."""
        self._check.click()

    def _verify(self) -> None:
        package = self.package.path()
        identity, signer = self.identity.path(), self.signer.path()
        if package is not None:
            self._desk.run(
                self,
                lambda _: receiving.verify(package, identity, signer),
                self.show_answer,
                lambda error: self.refuse(sentence(error)),
            )

    def show_answer(self, found: Mapping[str, Any]) -> None:
        """Show what a whole package is; one of an unknown signer is whole and no more."""
        known = bool(found["known_signer"])
        self.answer.setText(
            T("Exports", "Whole, and signed by a key that you know.")
            if known
            else T("Exports", "Whole, but the key that signed it is not in your file of signers.")
        )
        self.details.setText("\n".join(self._lines(found)))
        self.signed.line.setText(str(found["signer"]))
        self.listed.line.setText(str(found["manifest_sha256"]))
        self._show(whole=True)

    def refuse(self, why: str) -> None:
        """Show why it is not accepted."""
        self.answer.setText(T("Exports", "Not accepted."))
        self.details.setText(why)
        self._show(whole=False)

    def _show(self, *, whole: bool) -> None:
        for fact in (self.signed, self.listed):
            fact.setVisible(whole)
        self._card.show()

    def _lines(self, found: Mapping[str, Any]) -> list[str]:
        counts = T("Exports", "{audience}: {records} records, {withheld} withheld; made on {day}")
        lines = [counts.format(
            audience=audience_words(str(found["profile"])), records=number(int(found["records"])),
            withheld=number(int(found["withheld"])), day=ltr(str(found["created"])),
        )]  # fmt: skip
        if found["demo"]:
            lines.append(T("Exports", "A demonstration: everybody in it is invented."))
        if found["expires"]:
            ends = T("Exports", "To be deleted or renewed after {day}.")
            lines.append(ends.format(day=ltr(str(found["expires"]))))
        words = T("Exports", "Eight words, to compare by voice: {words}")
        lines.append(words.format(words=ltr(" ".join(found["words"]))))
        files = T("Exports", "Files: {files}")
        names = T("Exports", "; ").join(natural(ltr(one)) for one in found["files"])
        lines.append(files.format(files=names))
        return lines

    def _follow(self) -> None:
        self._check.setEnabled(self.package.path() is not None)

    def _lay_out(self) -> None:
        give_role(self._check, "primary")
        back = QPushButton(T("Exports", "Back"))
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        foot.addWidget(self._check)
        card = QVBoxLayout(self._card)
        card.setContentsMargins(16, 12, 16, 14)
        for widget in (self.answer, self.details, self.signed, self.listed):
            card.addWidget(widget)
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 18, MARGIN, 18)
        rows.setSpacing(14)
        rows.addWidget(PlainLabel(T("Exports", "Verify a received package"), "title"))
        said = T("Exports", "Nothing of it enters this vault, and nothing is written anywhere.")
        rows.addWidget(PlainLabel(said, "muted"))
        for line in (self.package, self.identity, self.signer):
            rows.addWidget(line)
        rows.addLayout(foot)
        rows.addWidget(self._card)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)
