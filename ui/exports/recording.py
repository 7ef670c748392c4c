# SPDX-License-Identifier: Apache-2.0
"""A new recipient, recorded on the first step of a package and chosen there at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from registry.errors import RegistryError
from registry.services import preview, recipients
from registry.services.preview import Offer
from ui.desk import Desk
from ui.exports.choosing import ChoosingStep
from ui.language import T, natural
from ui.messages import beside, sentence
from ui.widgets.flow import Flow


class RecipientEntry(QObject):
    """Says ``offered(offer)`` once the new recipient is among those that can be chosen."""

    offered = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, choosing: ChoosingStep, flow: Flow) -> None:
        super().__init__()
        self._desk, self._choosing, self._flow = desk, choosing, flow
        choosing.recorded.connect(self._record)

    def _record(self, untrusted_fields: dict[str, Any]) -> None:
        self._desk.change(
            self,
            lambda vault: recipients.record(vault, untrusted_fields),
            self._recorded,
            self._refused,
        )

    def _recorded(self, ref: str) -> None:
        self._choosing.recipient_recorded()
        self.said.emit(T("Exports", "The recipient is recorded. Check the key by voice."))
        self._desk.run(self, preview.offer, lambda found: self._take(found, ref), self._say)

    def _take(self, found: Offer, ref: str) -> None:
        self.offered.emit(found)
        self._choosing.choose(self._choosing.profile() or "partner", ref)

    def _refused(self, error: RegistryError) -> None:
        left = self._choosing.show_problems(beside(error))
        self._flow.say(natural(" ".join(left)) if beside(error) else sentence(error))

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))
