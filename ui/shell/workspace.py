# SPDX-License-Identifier: Apache-2.0
"""The window while a vault is open: sections at the side, one page, the bottom line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from registry.domain.entities import all_entities
from registry.errors import RegistryError
from registry.services import surroundings
from registry.services.arrival import Arrived, arrive
from ui.desk import Desk, Page, Work
from ui.language import T, spoken
from ui.messages import sentence
from ui.shell.arrival import sentence_of
from ui.shell.bottom_bar import BottomBar
from ui.shell.goto import GoTo
from ui.shell.quiet_check import QuietCheck
from ui.shell.sections import Section
from ui.shell.side import Side
from ui.shell.work_screen import WorkScreen
from ui.widgets.plain_label import Line, PlainLabel

if TYPE_CHECKING:
    from registry.services.vaults import Vault

DRAFT_AFTER_MS: Final = 2_000
"""How long after the last change the draft is kept."""
Counts = Callable[["Vault"], dict[str, int]]


class Workspace(QWidget):
    """Shows one page at a time, builds it when first asked for, and keeps what is unsaved."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk, sections: tuple[Section, ...], counts: Counts) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.desk = desk
        self.bar = BottomBar()
        self._sections = sections
        self._counts = counts
        self._pages: dict[int, Page] = {}
        self._at = -1
        self._side = Side(sections)
        self._stack = QStackedWidget()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the first section."""
        self.show_section(0)
        self._count()

    def bring_back(self) -> None:
        """Bring back what was unsaved when the vault was locked; once, after it has opened."""
        self.desk.kept(self, self.restore, self._say_error)

    def arrive(self) -> None:
        """Do what a session does by itself after the first rows are there, and tell of it."""
        self.desk.run(self, arrive, self._arrived, self._say_error)
        self._check = QuietCheck(self.desk)
        self._check.found.connect(self.bar.say)
        self._check.well.connect(lambda said: None if self.bar.said() else self.bar.say(said))

    def section(self) -> int:
        """Return the number of the section in sight, -1 if there is none."""
        return self._at

    def page(self) -> Page | None:
        """Return the page in sight, if there is any section."""
        return self._pages.get(self._at)

    def show_section(self, index: int) -> None:
        """Bring the page of a section into sight; a number that is none does nothing."""
        if not 0 <= index < len(self._sections):
            return
        page = self._page_at(index)
        self._at = index
        self._side.mark(index)
        self._stack.setCurrentWidget(page)
        self._offer()
        page.opened()

    def go_to(self, ref: str) -> None:
        """Open the record of ``ref`` on the page of its kind."""
        kind = kind_of(ref)
        for index, section in enumerate(self._sections):
            if kind and kind in section.kinds:
                self.show_section(index)
                self._page_at(index).show_record(ref)
                return
        self.bar.say(T("Workspace", "There is no section that shows this record."))

    def turn_to(self, section: str, part: str) -> None:
        """Bring a part of the page of a section into sight, both by their names."""
        for index, one in enumerate(self._sections):
            if one.key == section:
                self.show_section(index)
                self._page_at(index).turn_to(part)

    def unsaved(self) -> dict[str, Any]:
        """Return what is unsaved on every page, by the key of its section; empty if nothing."""
        found = {self._sections[at].key: page.unsaved() for at, page in self._pages.items()}
        return {key: content for key, content in found.items() if content}

    def restore(self, content: dict[str, Any]) -> None:
        """Give every page back what it left unsaved; the last of them comes into sight."""
        for index, section in enumerate(self._sections):
            if isinstance(content.get(section.key), dict):
                self.show_section(index)
                self._page_at(index).restore(content[section.key])
                self.bar.say(T("Workspace", "Your draft is here again, not saved yet."))
        self._offer()

    def keep_draft(self) -> None:
        """Keep what is unsaved, encrypted; the bottom line says when."""
        content = self.unsaved()
        self.desk.keep(self, content, partial(self._kept, bool(content)), self._say_error)

    def answer(self, key: str) -> None:
        """Answer a command of the table in ``actions``; one that is not ours does nothing."""
        name, _, number = key.partition(".")
        page = self.page()
        if name == "section":
            self.show_section(int(number))
        elif name == "goto":
            self._go()
        elif page is not None and name == "pane":
            page.toggle_pane(int(number))
        elif page is not None and name in _PAGE_COMMANDS:
            _PAGE_COMMANDS[name](page)

    def _page_at(self, index: int) -> Page:
        if index not in self._pages:
            page = self._sections[index].build(self.desk)
            page.went.connect(self.go_to)
            page.said.connect(self.bar.say)
            page.edited.connect(self._edited)
            self._pages[index] = page
            self._stack.addWidget(page)
        return self._pages[index]

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for words in banners(self.desk):
            rows.addWidget(PlainLabel(words, "banner"))
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._stack, 1)
        rows.addWidget(self._middle, 1)
        self._rows = rows
        self._work: WorkScreen | None = None
        rows.addWidget(Line())
        rows.addWidget(self.bar)

    def _connect(self) -> None:
        self._side.chosen.connect(self.show_section)
        self.bar.lock.connect(self.lock_wanted)
        self.bar.save.connect(lambda: self.answer("save"))
        self.bar.cancel.connect(lambda: self.answer("cancel"))
        self.desk.changed.connect(self._count)
        self.desk.working.connect(self._begin_work)
        self.desk.rested.connect(self._end_work)

    def _begin_work(self, work: Work) -> None:
        self._end_work()
        self._work = WorkScreen(work.title, work.progress)
        self._middle.hide()
        self._rows.insertWidget(self._rows.indexOf(self._middle), self._work, 1)
        self._work.begin()

    def _end_work(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
            self._middle.show()

    def _go(self) -> None:
        if self._work is None:
            dialog = GoTo(self, self.desk, self._sections)
            dialog.section.connect(self.show_section)
            dialog.record.connect(self.go_to)
            dialog.open()

    def _edited(self) -> None:
        self._offer()
        self._draft_timer.start(DRAFT_AFTER_MS)

    def _offer(self) -> None:
        page = self.page()
        self.bar.offer(edited=page is not None and page.is_edited())

    def _kept(self, something: bool, _: object) -> None:  # noqa: FBT001 - bound by partial
        now = QDateTime.currentDateTime().toString("HH:mm")
        self.bar.show_draft(now if something else "")

    def _arrived(self, arrived: Arrived) -> None:
        if said := sentence_of(arrived):  # that a draft is back may stand there already
            self.bar.say(f"{self.bar.said()} {said}".strip())
        if arrived.taken_in or arrived.erased:
            self.desk.changed.emit()

    def _count(self) -> None:
        self.desk.run(self, self._counts, self._side.show_counts, self._say_error)

    def _say_error(self, error: RegistryError) -> None:
        self.bar.say(sentence(error))


def _save(page: Page) -> None:
    if page.is_edited():
        page.save()


def _cancel(page: Page) -> None:
    if page.is_edited():
        page.cancel()


_PAGE_COMMANDS: Final[dict[str, Callable[[Page], None]]] = {
    "new": lambda page: page.new_record(),
    "search": lambda page: page.focus_search(),
    "save": _save,
    "cancel": _cancel,
}


def banners(desk: Desk) -> list[str]:
    """Return the sentences that stand over everything for as long as this vault is open."""
    found = []
    if desk.facts.is_demo:
        # Both languages always: a picture of this window may travel.
        found.append("Demonstration: invented people   ·   عرض توضيحي: أشخاص متخيَّلون")
    if desk.facts.is_weak:
        found.append(
            T("Workspace", "This vault was closed with less work than the floor: for tests only.")
        )
    found += [surroundings.words(one)[spoken()] for one in desk.facts.noticed]
    if desk.facts.is_away:
        found.append(
            T(
                "Workspace",
                "The protected file is on another medium. What it holds cannot be seen here until "
                "it is brought back.",
            )
        )
    return found


def kind_of(ref: str) -> str:
    """Return the kind of record that a reference such as ``V-7K3Q9A`` names; empty if none."""
    prefix = ref.partition("-")[0]
    return next((spec.kind for spec in all_entities() if spec.prefix == prefix), "")
