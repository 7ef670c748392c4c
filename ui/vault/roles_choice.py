# SPDX-License-Identifier: Apache-2.0
"""Which roles a member has: one box a role, with what it may read and write in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from registry.domain.roles import Role
from registry.domain.vocabulary import term_label
from ui.language import T, spoken
from ui.widgets.plain_label import PlainLabel

INDENT: Final = 26
MEANS: Final[dict[Role, Callable[[], str]]] = {
    Role.DOCUMENTER: lambda: T(
        "Roles",
        "Records victims, statements and consents and attaches files. What is protected they can "
        "write and never read again.",
    ),
    Role.EDITOR: lambda: T(
        "Roles", "Works on memorial texts and forms of names, and builds the public packages."
    ),
    Role.REVIEWER: lambda: T(
        "Roles", "Sets grades, imports lists and builds packages for partners."
    ),
    Role.KEEPER: lambda: T(
        "Roles",
        "Reads everything: identities, statements, sealed records. Sends the packages that "
        "somebody else built.",
    ),
    Role.COORDINATOR: lambda: T(
        "Roles", "Admits and removes members. Does not read what is protected."
    ),
    Role.AUDITOR: lambda: T("Roles", "Changes nothing: verifies the log, the ledger and receipts."),
}


class RolesChoice(QWidget):
    """``roles()`` gives those ticked; ``changed`` tells."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {role: QCheckBox(term_label("member_role", role, spoken())) for role in Role}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for role, box in self.boxes.items():
            means = PlainLabel(MEANS[role](), "hint")
            means.setContentsMargins(INDENT, 0, INDENT, 4)
            box.setAccessibleDescription(means.text())
            box.toggled.connect(lambda _: self.changed.emit())
            rows.addWidget(box)
            rows.addWidget(means)

    def roles(self) -> tuple[str, ...]:
        """Return the codes of the roles that are ticked."""
        return tuple(str(role) for role, box in self.boxes.items() if box.isChecked())

    def set_roles(self, roles: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = set(roles)
        for role, box in self.boxes.items():
            box.setChecked(str(role) in wanted)
