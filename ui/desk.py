# SPDX-License-Identifier: Apache-2.0
"""An open vault as a QObject, and what a page of the window is.

Locked is the absence of a desk: no page outlives it. A page asks the vault in one of four ways;
all take ``owner`` (who is answered, usually ``self``), ``call`` (runs on the background thread,
gets the vault first, returns frozen values, touches no widget), ``done(value)`` and
``failed(error)``, both on the main thread::

    desk.run(self, partial(records.get, ref=ref), self._show, self._refused)     # look
    desk.search(self, lambda vault: search.find(vault, words), self._list, ...)  # newest wins
    desk.change(self, lambda vault: records.record(vault, drafts), ...)          # tells `changed`
    desk.work(self, lambda vault, progress: exports.build(...), ...)             # a long job

``work`` lends ``progress(done, total)``; while it runs the window shows it with a cancel button
in place of the page, and nothing else asks the vault. A cancelled job ends in ``failed`` with
``Cancelled``. What is not a RegistryError is a bug: no page hears of it, the vault locks.

A page is registered by one line in ``ui/shell/sections.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from registry.services.surroundings import Notice, of_opening
from ui.background import Background, Done, Failed, Job, Progress

if TYPE_CHECKING:  # the unlock screen shows before the services are imported
    from registry.services.vaults import Vault

Call = Callable[["Vault"], Any]
LongCall = Callable[["Vault", Progress], Any]
SLOT: Final = "window"
"""One draft for the whole window: {"<section>": what its page left unsaved}."""


class Drafts(Protocol):
    """``registry.services.drafts``: handed in, so that this module loads before the services."""

    def save(self, vault: Vault, slot: str, content: dict[str, Any], /) -> None:
        """Encrypt ``content`` to the member and keep it under ``slot``."""

    def load(self, vault: Vault, slot: str, /) -> dict[str, Any] | None:
        """Return what is kept under ``slot``, or None."""

    def discard(self, vault: Vault, slot: str, /) -> None:
        """Forget what is kept under ``slot``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFacts:
    """What the screens know of the open vault; read once, on the thread that owns it."""

    path: Path
    member: str
    is_demo: bool
    is_weak: bool
    one_person: bool
    is_away: bool = False
    """Whether the protected file was taken to another medium."""
    noticed: tuple[Notice, ...] = ()
    """What was not as it should be when the vault was opened, and opened all the same."""

    @classmethod
    def of(cls, vault: Vault) -> Self:
        """Read the facts of ``vault``."""
        return cls(
            path=Path(vault.path),
            member=str(vault.member),
            is_demo=vault.is_demo,
            is_weak=vault.is_weak,
            one_person=vault.one_person,
            is_away=vault.protected_is_away,
            noticed=of_opening(vault),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A long job while it runs: what the window shows in place of the page."""

    title: str
    progress: Progress


class Desk(QObject):
    """The one open vault. Made when it has opened, destroyed when it locks."""

    changed = Signal()
    """Something was recorded: a page that shows records loads them again."""
    working = Signal(object)
    """A ``Work`` has begun."""
    rested = Signal()
    """The long job has ended, one way or another."""

    def __init__(
        self, background: Background, vault: Vault, facts: VaultFacts, drafts: Drafts
    ) -> None:
        super().__init__()
        self.facts = facts
        self._background = background
        self._drafts = drafts
        self._vault = vault
        self._progress: Progress | None = None

    def run(self, owner: QObject, call: Call, done: Done, failed: Failed) -> None:
        """Ask the vault something; ``done`` gets what ``call(vault)`` returned."""
        self._queue(Job(owner=owner, call=partial(call, self._vault), done=done, failed=failed))

    def search(self, owner: QObject, call: Call, done: Done, failed: Failed) -> None:
        """As ``run``, but of several from one owner only the newest is answered."""
        asked = partial(call, self._vault)
        self._queue(Job(owner=owner, call=asked, done=done, failed=failed, topic="search"))

    def change(self, owner: QObject, call: Call, done: Done, failed: Failed) -> None:
        """As ``run``, for a call that writes: afterwards every page hears ``changed``."""
        self.run(owner, call, partial(self._changed, done), failed)

    def work(
        self, owner: QObject, call: LongCall, done: Done, failed: Failed, *, title: str
    ) -> None:
        """Run a long job that writes; it takes the place of the page under ``title``.

        The answer comes even if ``owner`` has gone: the window must come back.
        """
        progress = Progress()
        self._progress = progress
        self.working.emit(Work(title=title, progress=progress))
        self._queue(
            Job(
                owner=self,
                call=partial(call, self._vault, progress),
                done=partial(self._rest, owner, partial(self._changed, done)),
                failed=partial(self._rest, owner, failed),
            )
        )

    def cancel_work(self) -> None:
        """Ask a running long job to stop; nothing happens if there is none."""
        if self._progress is not None:
            self._progress.cancel()

    def keep(self, owner: QObject, content: dict[str, Any], done: Done, failed: Failed) -> None:
        """Write what is unsaved on all pages as the encrypted draft; an empty one is discarded."""
        self._queue(
            Job(
                owner=owner,
                call=partial(_keep, self._vault, self._drafts, content),
                done=done,
                failed=failed,
                topic="draft",
            )
        )

    def kept(self, owner: QObject, done: Done, failed: Failed) -> None:
        """Ask for the draft of the last time; ``done`` gets an empty object if there is none."""
        self.run(owner, lambda vault: self._drafts.load(vault, SLOT) or {}, done, failed)

    def leave(self, owner: QObject, content: dict[str, Any], gone: Callable[[], object]) -> None:
        """Keep the draft, close the vault, then call ``gone``, whatever happens.

        What still waits is dropped and a long job is told to stop; no page is answered any more.
        """
        self.cancel_work()
        self._background.forget_waiting()
        call = partial(_close, self._vault, self._drafts, content)
        self._queue(Job(owner=owner, call=call, done=lambda _: gone(), failed=lambda _: gone()))

    def _queue(self, job: Job) -> None:
        self._background.run(job)

    def _changed(self, done: Done, value: object) -> None:
        done(value)
        self.changed.emit()

    def _rest(self, owner: QObject, then: Callable[[Any], object], value: object) -> None:
        self._progress = None
        self.rested.emit()
        if isValid(owner):
            then(value)


def _keep(vault: Vault, drafts: Drafts, content: dict[str, Any]) -> None:
    if content:
        drafts.save(vault, SLOT, content)
    else:
        drafts.discard(vault, SLOT)


def _close(vault: Vault, drafts: Drafts, content: dict[str, Any]) -> None:
    try:
        _keep(vault, drafts, content)
    finally:
        vault.close()


class Page(QWidget):
    """One section of the window. A subclass builds itself from the desk and nothing else.

    It loads in ``opened`` (each time it comes into sight) and when ``desk.changed``. What a person
    typed and did not save it returns from ``unsaved``, so that the window keeps it encrypted.
    """

    went = Signal(str)
    """The person asks for the record of this reference, of whatever kind."""
    said = Signal(str)
    """One calm sentence for the bottom line: what was done, or what an error says."""
    edited = Signal()
    """``unsaved`` or ``is_edited`` may have changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def opened(self) -> None:
        """Load what is shown; called each time the page comes into sight."""

    def show_record(self, ref: str) -> None:
        """Show the record of ``ref``, which is of a kind that this page shows."""

    def focus_search(self) -> None:
        """Put the cursor into the search line (Ctrl+F)."""

    def new_record(self) -> None:
        """Begin a new record (Ctrl+N)."""

    def save(self) -> None:
        """Record what is edited (Ctrl+S); called only while ``is_edited``."""

    def cancel(self) -> None:
        """Give up what is edited; called only while ``is_edited``."""

    def is_edited(self) -> bool:
        """Whether there is something to save; the window then offers Save and Cancel."""
        return False

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed and not saved as JSON-like content; empty if nothing."""
        return {}

    def restore(self, content: dict[str, Any]) -> None:
        """Show again what ``unsaved`` returned before the vault was locked."""

    def turn_to(self, part: str) -> None:
        """Bring the part of this name into sight, on a page that has parts."""

    def toggle_pane(self, number: int) -> None:
        """Collapse or show the list (0, F9) or the detail (1, F10)."""
