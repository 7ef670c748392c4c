# SPDX-License-Identifier: Apache-2.0
"""The page of packages: the ledger, the steps to a new one, and a received one verified."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from registry.errors import RegistryError
from registry.services import approval, exports, preview
from registry.services.approval import Waiting
from registry.services.exports import Built
from registry.services.preview import Offer, Preview
from ui.background import Progress
from ui.desk import Desk, Page
from ui.exports.approving import ApproveScreen, WaitingList
from ui.exports.building import BuildStep, ResultStep, suggested
from ui.exports.choosing import ChoosingStep
from ui.exports.overview import ExportsOverview
from ui.exports.previewing import PreviewStep
from ui.exports.recording import RecipientEntry
from ui.exports.verifying import VerifyScreen
from ui.language import T
from ui.messages import sentence
from ui.records.asking import offer_records
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from registry.services.vaults import Vault

CHOOSE, PREVIEW, BUILD, RESULT = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen for a package, and the two calls that make one of it."""

    profile: str
    recipient: str
    purpose: str
    target: Path | None

    def build(self, vault: Vault, progress: Progress) -> Built:
        """Write it to its target."""
        if self.target is None:
            raise TypeError
        return exports.build(
            vault, self.profile, self.recipient, self.target, purpose=self.purpose,
            progress=progress,
        )  # fmt: skip

    def propose(self, vault: Vault, progress: Progress) -> Waiting:
        """Let it wait for a keeper other than its builder."""
        return approval.propose(
            vault, self.profile, self.recipient, purpose=self.purpose, progress=progress
        )


class ExportsPage(Page):
    """Decides nothing: asks for the preview, shows it, and asks for the package."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.waiting, self.approving = WaitingList(desk), ApproveScreen(desk)
        self.overview, self.verifying = ExportsOverview(desk, self.waiting), VerifyScreen(desk)
        self.choosing, self.previewing = ChoosingStep(), PreviewStep()
        self.building, self.result = BuildStep(), ResultStep()
        names = (
            T("Exports", "For whom"),
            T("Exports", "Preview"),
            T("Exports", "Check and write"),
            T("Exports", "Done"),
        )
        self.flow = Flow(T("Exports", "Make a package"), names)
        for step in (self.choosing, self.previewing, self.building, self.result):
            self.flow.add(step)
        self.recording = RecipientEntry(desk, self.choosing, self.flow)
        self._offer: Offer | None = None
        self._preview: Preview | None = None
        self._alone = True
        self._stack = QStackedWidget()
        for screen in (self.overview, self.flow, self.verifying, self.approving):
            self._stack.addWidget(screen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self._connect()

    def opened(self) -> None:
        """Load the ledger, what waits, and for whom packages can be made."""
        self.overview.load()
        self.waiting.load()
        self.desk.run(self, lambda vault: vault.one_person, self._show_people, self._say)
        self.desk.run(self, preview.offer, self._show_offer, self._say)

    def show_record(self, ref: str) -> None:
        """Show one package of the ledger."""
        self._see(self.overview)
        self.overview.look_at(ref)

    def new_record(self) -> None:
        """Begin a package."""
        self.building.target.set_path(None)
        self._see(self.flow)
        self._go(CHOOSE)

    def is_in_flow(self) -> bool:
        """Whether the steps of a package are in sight."""
        return self._stack.currentWidget() is self.flow

    def verify(self) -> None:
        """Go to a package that was received."""
        self._see(self.verifying)
        self.verifying.begin()

    def _connect(self) -> None:
        self.overview.wanted.connect(self.new_record)
        self.overview.verifying.connect(self.verify)
        self.overview.holders.items.went.connect(self.went)
        self.overview.said.connect(self.said)
        self.flow.forward.connect(self._forward)
        self.flow.back.connect(self._back)
        self.choosing.changed.connect(self._follow)
        self.choosing.form.wanted.connect(
            lambda editor, kind, words: offer_records(self.desk, editor, kind, words, self._say)
        )
        self.building.changed.connect(self._follow)
        self.result.again.connect(self._verify_built)
        self.verifying.left.connect(lambda: self._see(self.overview))
        self.waiting.chosen.connect(self._look_at_waiting)
        self.approving.left.connect(self._leave)
        self.approving.built.connect(self._show_sent)
        self.recording.offered.connect(self._show_offer)
        for screen in (self.waiting, self.approving, self.recording):
            screen.said.connect(self.said)
        self.desk.changed.connect(lambda: self.opened() if self.isVisible() else None)

    def _see(self, screen: object) -> None:
        for at in range(self._stack.count()):
            if self._stack.widget(at) is screen:
                self._stack.setCurrentIndex(at)

    def _forward(self, step: int) -> None:
        steps = {CHOOSE: self._look, PREVIEW: self._ask_where, BUILD: self._build,
                 RESULT: self._leave}  # fmt: skip
        steps[step]()

    def _back(self, step: int) -> None:
        if step == CHOOSE:
            self._leave()
        else:
            self._go(step - 1)

    def _go(self, step: int) -> None:
        words = {
            CHOOSE: T("Exports", "Preview"),
            PREVIEW: T("Exports", "On to writing it"),
            BUILD: self._build_words(),
            RESULT: T("Exports", "Close"),
        }
        self.flow.go(step, words[step], back=step != RESULT)
        self._follow()

    def _follow(self) -> None:
        """Offer to go on where all that is needed is there."""
        step = self.flow.step()
        waits = (step == CHOOSE and not self.choosing.is_ready()) or (
            step == BUILD and self._alone and self.building.target.path() is None
        )
        self.flow.offer(enabled=not waits)

    def _leave(self) -> None:
        self._see(self.overview)
        self.opened()

    def _show_offer(self, offer: Offer) -> None:
        self._offer = offer
        self.choosing.show_offer(offer)

    def _look(self) -> None:
        profile, recipient = self.choosing.profile(), self.choosing.recipient()

        def call(vault: Vault, progress: Progress) -> Preview:
            progress(0)  # it cannot be stopped on the way, so it is asked once before
            return preview.look(vault, profile, recipient)

        title = T("Exports", "Deciding for every record and field")
        self.desk.work(self, call, self._show_preview, self._refused, title=title)

    def _show_preview(self, found: Preview) -> None:
        self._preview = found
        self.previewing.show_preview(found)
        self._go(PREVIEW)

    def _ask_where(self) -> None:
        if (found := self._preview) is None:
            return
        self.building.show_counts(*found.totals())
        chosen = next(one for one in self._audiences() if one.profile == found.profile)
        self.building.offer(found.profile, encrypted=chosen.encrypted)
        self._go(BUILD)

    def _audiences(self) -> tuple[preview.Audience, ...]:
        return self._offer.audiences if self._offer is not None else ()

    def _build_words(self) -> str:
        waits = T("Exports", "Let it wait for a keeper")
        return T("Exports", "Build the package") if self._alone else waits

    def _show_people(self, alone: bool) -> None:  # noqa: FBT001 - what the vault answers
        self._alone = alone
        self.building.ask_where(asked=alone)

    def _build(self) -> None:
        chosen = Chosen(
            profile=self.choosing.profile(),
            recipient=self.choosing.recipient(),
            purpose=self.choosing.purpose(),
            target=self.building.target.path(),
        )
        if not self._alone:
            title = T("Exports", "Deciding for every record and field")
            self.desk.work(self, chosen.propose, self._show_waiting, self._refused, title=title)
        elif chosen.target is not None:
            title = T("Exports", "Building the package and reading it as a stranger would")
            self.desk.work(self, chosen.build, self._show_built, self._refused, title=title)

    def _show_waiting(self, one: Waiting) -> None:
        self.result.show_waiting(one)
        self._go(RESULT)
        self.said.emit(T("Exports", "It waits for another keeper. Nothing has left."))

    def _look_at_waiting(self, one: Waiting) -> None:
        known = {audience.profile: audience.encrypted for audience in self._audiences()}
        self.approving.begin(one, suggested(one.profile, encrypted=known.get(one.profile, True)))
        self._see(self.approving)

    def _show_sent(self, built: Built) -> None:
        self._see(self.flow)
        self._show_built(built)

    def _show_built(self, built: Built) -> None:
        line = self._offer.signer_line if self._offer is not None else ""
        self.result.show_built(built, line)
        self._go(RESULT)
        self.said.emit(T("Exports", "The package is written and entered in the ledger."))

    def _verify_built(self) -> None:
        self.verifying.package.set_path(self.result.file())
        self.verify()

    def _refused(self, error: RegistryError) -> None:
        self._go(self.flow.step())
        self.flow.say(sentence(error))

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))
