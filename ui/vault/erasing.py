# SPDX-License-Identifier: Apache-2.0
"""Erasing a person for good: first what would go and who must be told, then two people do it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextEdit

from registry.errors import RegistryError
from registry.services import access, erasure, listing, records
from registry.services.erasure import Erasure, Order
from ui.desk import Desk
from ui.language import T, ltr, natural, number, spoken
from ui.messages import sentence
from ui.records.columns import title_of
from ui.vault.member_cards import ActionCard
from ui.vault.one_card import OneCard
from ui.vault.part import Part
from ui.widgets.file_line import FileLine
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from registry.services.vaults import Vault


class LookCard(ActionCard):
    """Which record; shows what would go with it."""

    submitted = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            T("Erasing", "What would be erased"), T("Erasing", "Show what would go with it")
        )
        self.ref = TextLine(T("Erasing", "Code of the record"))
        self.label(T("Erasing", "Code of the record"), self.ref)
        self.end()
        self.ref.textChanged.connect(lambda text: self.does.setEnabled(bool(text.strip())))
        self.ref.returnPressed.connect(self.does.click)
        self.does.clicked.connect(lambda: self.submitted.emit(self.ref.text().strip()))
        self.does.setEnabled(False)


class OrderCard(ActionCard):
    """What goes, why, what was weighed against it, and the second person."""

    submitted = Signal(object, str, object)
    """An ``Order``, the passphrase of the second person, their key file or None."""

    def __init__(self) -> None:
        super().__init__(T("Erasing", "Erase it"), T("Erasing", "Erase for good"))
        self._ref = ""
        self.which = PlainLabel("", "title")
        self.goes = PlainLabel("", "strong")
        self.reason = TextLine(T("Erasing", "Who asked for it, and why"))
        self.grounds = TextLine(T("Erasing", "What spoke for keeping it, and why it does not hold"))
        self.second = PassphraseLine(T("Erasing", "Passphrase of the second person"))
        self.key_file = FileLine(T("Erasing", "Their key file, if they have one"))
        self.rows.addWidget(self.which)
        self.rows.addWidget(self.goes)
        self.label(self.reason.accessibleName(), self.reason)
        self.label(self.grounds.accessibleName(), self.grounds)
        self.label(T("Erasing", "Passphrase of the second person"), self.second)
        said = T(
            "Erasing",
            "Another keeper or a coordinator sits down here, reads what goes, and types their own "
            "passphrase. Who works alone in the vault leaves it empty.",
        )
        self.rows.addWidget(PlainLabel(said, "hint"))
        self.rows.addWidget(self.key_file)
        self.end()
        for line in (self.reason, self.grounds):
            line.textChanged.connect(lambda _: self._follow())
        self.does.clicked.connect(self._submit)

    def begin(self, found: Erasure, title: str) -> None:
        """Ask about what was found; two people must see that it is the right record."""
        self._ref = found.ref
        self.which.setText("  ·  ".join(dict.fromkeys((title, ltr(found.ref)))))
        self.goes.setText("\n".join(planned_lines(found)))
        for line in (self.reason, self.grounds, self.second):
            line.clear()
        self.key_file.set_path(None)
        self.sentence.setText("")
        self._follow()

    def _follow(self) -> None:
        self.does.setEnabled(bool(self.reason.text().strip() and self.grounds.text().strip()))

    def _submit(self) -> None:
        order = Order(ref=self._ref, reason=self.reason.text(), grounds=self.grounds.text())
        typed = self.second.text()
        self.second.clear()
        self.does.setEnabled(False)
        self.submitted.emit(order, typed, self.key_file.path())


class ErasingPart(Part):
    """Looks first, then erases; what must be told to receivers stays in sight."""

    def __init__(self, desk: Desk) -> None:
        about = T(
            "Erasing",
            "Only where the person or the family asks for it, or the law. It goes from both files, "
            "from search, drafts and evidence, and stays erased when an older backup is restored. "
            "Copies and packages that are elsewhere stay there.",
        )
        super().__init__(desk, T("Erasing", "Erase a person"), about)
        self.look, self.order = LookCard(), OrderCard()
        self.letters = QTextEdit()
        self.letters.setReadOnly(True)
        self.letters.setTabChangesFocus(True)
        self.letters.setAccessibleName(T("Erasing", "Letters to who received it"))
        self.letters.hide()
        self._cards = OneCard((self.look, self.order))
        self._cards.open(self.look)
        for widget in (self._cards, self.letters):
            self.rows.addWidget(widget)
        self.rows.addStretch()
        self.look.submitted.connect(self._look)
        self.order.submitted.connect(self._erase)
        self.order.left.connect(self._close)
        self.look.left.connect(self._close)

    def _close(self) -> None:
        self.look.ref.clear()
        self.look.sentence.setText("")
        self.order.second.clear()
        self._cards.open(self.look)

    def _look(self, untrusted_ref: str) -> None:
        self.letters.hide()
        self.desk.run(
            self,
            partial(looked, untrusted_ref=untrusted_ref),
            self._found,
            lambda error: self.look.refuse(sentence(error)),
        )

    def _found(self, found: tuple[Erasure, str]) -> None:
        self.order.begin(*found)
        self._cards.open(self.order)
        self.order.reason.setFocus()

    def _erase(self, order: Order, typed: str, key_file: Path | None) -> None:
        self.desk.change(
            self,
            partial(erased, order=order, typed=typed, key_file=key_file),
            self._erased,
            self._refused,
        )

    def _erased(self, done: Erasure) -> None:
        self._close()
        words = [natural(one.words[spoken()]) for one in done.letters]
        self.letters.setPlainText("\n\n".join(words))
        self.letters.setVisible(bool(words))
        self.said.emit(T("Erasing", "{ref} is erased.").format(ref=ltr(done.ref)))

    def _refused(self, error: RegistryError) -> None:
        self.order.refuse(sentence(error))


def looked(vault: Vault, *, untrusted_ref: str) -> tuple[Erasure, str]:
    """Return what would go, and what the record is called; raises as ``erasure.preview``."""
    found = erasure.preview(vault, untrusted_ref)
    record = records.get(vault, untrusted_ref).id
    rows = listing.of_records(vault, [record])
    return found, title_of(rows[record]) if record in rows else ltr(found.ref)


def erased(vault: Vault, *, order: Order, typed: str, key_file: Path | None) -> Erasure:
    """Erase with the second person's passphrase, or without where nobody typed one."""
    if not typed:
        return erasure.erase(vault, order)
    with access.passphrase_of(typed, key_file) as second:
        return erasure.erase(vault, order, second)


def planned_lines(found: Erasure) -> list[str]:
    """Return in words what goes, what has to be read again, and how many must be told."""
    goes = T("Erasing", "Records that go: {records}. Evidence files that go with them: {files}.")
    lines = [goes.format(records=number(found.records), files=number(found.files))]
    if found.to_read:
        words = T("Erasing", "These let go of it and should be read again: {refs}.")
        lines.append(words.format(refs=T("Erasing", ", ").join(map(ltr, found.to_read))))
    if found.letters:
        words = T("Erasing", "Receivers of packages who must be told: {count}. Their letters come "
                             "afterwards.")  # fmt: skip
        lines.append(words.format(count=number(len(found.letters))))
    return lines
