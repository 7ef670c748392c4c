# SPDX-License-Identifier: Apache-2.0
"""The screens before a vault is open, and the calls on the background thread that open one.

Each screen tells what the person wants; what needs the services is asked of ``opening``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from registry.errors import RegistryError
from ui.background import Background, Job, Progress
from ui.language import T
from ui.shell.main_window import MainWindow
from ui.shell.start import StartScreen, free_path
from ui.shell.unlock import UnlockScreen
from ui.shell.work_screen import WorkScreen

if TYPE_CHECKING:
    from ui.shell.opening import Opened, Opening

Load = Callable[[], "Opening"]
"""Imports the services and returns what opens vaults; quick from the second time on."""
Open = Callable[[], "Opened"]


class Entrance(QObject):
    """Shows one screen after the other in ``window`` until a vault is open."""

    opened = Signal(object)
    """An ``Opened``."""
    language_chosen = Signal(str)
    secrets_asked = Signal()
    """A screen shows on which passphrases or sheets are typed: idle time counts from now on."""

    def __init__(self, window: MainWindow, background: Background, load: Load) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._load = load

    def start(self) -> None:
        """Offer language, demonstration, new vault, opening one and bringing one back."""
        screen = StartScreen(Path.home())
        screen.language_chosen.connect(self.language_chosen)
        screen.demonstration_chosen.connect(self.demonstrate)
        screen.new_vault_chosen.connect(self.new_vault)
        screen.vault_chosen.connect(self.choose)
        screen.restoring_chosen.connect(self.restore)
        self._window.show_screen(screen)

    def choose(self, path: str = "") -> None:
        """Go on to the passphrase of ``path``, or of the vault that the person points at."""
        asked = T("Session", "Open a vault")
        chosen = path or QFileDialog.getExistingDirectory(self._window, asked, str(Path.home()))
        if chosen:
            self.unlock(Path(chosen), was_locked=False)

    def unlock(self, path: Path, *, was_locked: bool) -> None:
        """Ask for the passphrase of ``path``."""
        screen = UnlockScreen(path, was_locked=was_locked)
        screen.another_wanted.connect(self.start)
        screen.submitted.connect(
            lambda typed: self.ask(
                partial(self._open, path, typed, screen.key_file()), screen.refuse
            )
        )
        self._window.show_screen(screen)

    def new_vault(self) -> None:
        """Ask where a new vault shall lie, for whom, and what closes it."""
        screen = self._load().new_vault_screen()
        screen.given_up.connect(self.start)
        screen.submitted.connect(
            lambda path, typed: self.ask(
                partial(self._make, Path(path), typed, screen.key_file(), screen.is_for_several()),
                screen.refuse,
            )
        )
        self._window.show_screen(screen)
        self.secrets_asked.emit()

    def restore(self, way: str) -> None:
        """Bring a vault back by one of the ways of ``opening.RESTORING``."""
        screen = self._load().restoring(way)
        screen.given_up.connect(self.start)
        screen.submitted.connect(lambda call: self.ask(call, screen.refuse))
        self._window.show_screen(screen)
        self.secrets_asked.emit()

    def demonstrate(self) -> None:
        """Make the demonstration in the home folder and open it."""
        path, progress = free_path(Path.home(), "sijill-demonstration"), Progress()
        self._window.closing.connect(progress.cancel)
        self._window.show_screen(WorkScreen(T("Session", "Making the demonstration"), progress))
        self.ask(lambda: self._load().demonstrate(path, progress), self._back_to_start)

    def show_again(self) -> None:
        """Build the first screen anew, in another language or colour; others keep what is typed."""
        if isinstance(self._window.centralWidget(), StartScreen):
            self.start()

    def forget(self) -> None:
        """Take away what was typed on such a screen and left; what is being done goes on."""
        screen = self._window.centralWidget()
        if isinstance(screen, StartScreen | UnlockScreen | WorkScreen):
            return
        if self._background.is_idle():
            self.start()
        else:
            self.secrets_asked.emit()

    def ask(self, call: Open, refuse: Callable[[str], object]) -> None:
        """Run ``call`` in the background; what it opened is told, what it met is refused."""

        def refused(error: RegistryError) -> None:
            refuse(self._load().sentence(error))

        self._background.run(Job(owner=self, call=call, done=self.opened.emit, failed=refused))

    def warm(self) -> None:
        """Load the services while the person types."""
        self._background.run(
            Job(owner=self, call=lambda: bool(self._load()), done=bool, failed=bool)
        )

    def _open(self, path: Path, typed: str, key_file: Path | None) -> Opened:
        return self._load().open_vault(path, typed, key_file)

    def _make(self, path: Path, typed: str, key_file: Path | None, for_several: bool) -> Opened:  # noqa: FBT001 - bound by partial
        return self._load().make_vault(path, typed, key_file, for_several=for_several)

    def _back_to_start(self, sentence: str) -> None:
        self.start()
        self._window.statusBar().showMessage(sentence)
