# SPDX-License-Identifier: Apache-2.0
"""One life of the window, from its first screen to the moment another process succeeds it.

It wires screens to the vault's verbs and holds the order of a lock: cover, keep the draft, reject
every dialog, close the vault, be succeeded. Whatever needs the services is in ``opening``, which
is loaded on the background thread while the passphrase is typed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from ui.background import Background, Bug
from ui.language import LANGUAGES, is_mirrored, speak, spoken
from ui.shell import platform, settings, theme
from ui.shell.auto_lock import AutoLock
from ui.shell.clipboard import clear_clipboard
from ui.shell.crash_dialog import CrashDialog
from ui.shell.discretion import Discretion
from ui.shell.entrance import Entrance, Load
from ui.shell.main_window import MainWindow, reject_dialogs
from ui.shell.veil import Veil

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.shell.opening import Opened
    from ui.shell.workspace import Workspace

LOCKED: Final = "--locked"
MET: Final = "--met"
PATIENCE_MS: Final = 20_000
"""How long a lock waits for draft and vault before the process ends without them."""
WARM_AFTER_MS: Final = 60
"""How long after the first screen was shown the rest is loaded."""
Succeed = Callable[[list[str]], object]
"""Replaces the process by one started with these words; see ``platform.succeed``."""


class Session(QObject):
    """What is open in this process. There is one, and it locks once: by its end."""

    def __init__(self, kept: settings.Settings, load: Load, succeed: Succeed) -> None:
        super().__init__()
        self._kept = kept
        self._load = load
        self._succeed = succeed
        self._is_leaving = False
        self._qt_words = QTranslator(self)
        self._speak(kept.language)
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self.background = Background()
        self.auto_lock = AutoLock(self)
        self._discretion = Discretion(self)
        self.window = MainWindow(kept.geometry)
        self.entrance = Entrance(self.window, self.background, load)
        self.entrance.opened.connect(self.opened)
        self.entrance.language_chosen.connect(self.change_language)
        self.entrance.secrets_asked.connect(self.auto_lock.start)
        self.background.met.connect(self.meet)
        self.auto_lock.ran_out.connect(self.lock)
        self.window.asked.connect(self.answer)
        self.window.closing.connect(self.quit)

    def begin(self, path: Path | None, marks: list[str]) -> None:
        """Show the first screen; ``marks`` say why this process succeeded another."""
        if path is None:
            self.entrance.start()
        else:
            self.entrance.unlock(path, was_locked=bool(marks))
        platform.hide_from_capture(int(self.window.winId()))
        self.window.show()
        if marks[:1] == [MET] and len(marks) == len((MET, "kind", "place")):
            CrashDialog(self.window, Bug(kind=marks[1], place=marks[2])).open()
        QTimer.singleShot(WARM_AFTER_MS, self, self._warm)

    def opened(self, opened: Opened) -> None:
        """Put the sections in place of the screen that asked; begin to count idle time."""
        self.desk = self._load().desk(self.background, opened)
        self._show_workspace()
        if self.workspace is not None:
            self.workspace.bring_back()
            self.workspace.arrive()
        self.auto_lock.start()
        Veil(self).watch()
        if self.workspace is not None and opened.welcome:
            self._load().welcome(self.window, opened, self.workspace.turn_to).open()

    def answer(self, key: str) -> None:
        """Answer a command of the table in ``actions``."""
        own: dict[str, Callable[[], object]] = {
            "lock": self.lock,
            "quit": self.quit,
            "language": partial(self.change_language, ""),
            "palette": self.change_palette,
        }
        if self._is_leaving:
            return
        if key in own:
            own[key]()
        elif self.workspace is not None:
            self.workspace.answer(key)

    def change_language(self, language: str = "") -> None:
        """Speak ``language``, or the other one; what is unsaved stays."""
        self._speak(language or next(code for code in LANGUAGES if code != spoken()))
        self._keep(language=spoken())
        self._show_again()

    def change_palette(self) -> None:
        """Take the next palette of the list: light, dark, high contrast."""
        names = list(theme.PALETTES)
        app = application()
        current = self._kept.palette or theme.system_palette(app)
        self._keep(palette=names[(names.index(current) + 1) % len(names)])
        theme.dress(app, self._kept.palette)
        self._show_again()

    def lock(self) -> None:
        """Lock: this process ends and another asks for the passphrase."""
        if self.desk is None:
            self.entrance.forget()
        else:
            words = [str(self.desk.facts.path), LOCKED]
            self._leave(lambda: self._succeed(words))

    def quit(self) -> None:
        """Lock and end."""
        self._leave(self._end)

    def meet(self, bug: Bug) -> None:
        """Lock because of an error of the program; the next process shows type and place."""
        if self.desk is None:
            CrashDialog(self.window, bug).open()
            return
        words = [str(self.desk.facts.path), MET, bug.kind, bug.place]
        self._leave(lambda: self._succeed(words))

    def _warm(self) -> None:
        """Begin what nobody needs before the first screen is seen.

        A filter in Python lets PySide name every kind of event it may meet, which takes as long
        as a tenth of that screen; nothing is typed before.
        """
        self._discretion.watch(application())
        self.entrance.warm()

    def _show_again(self) -> None:
        """Build what is in sight anew, in another language or colour; what is unsaved stays."""
        if self.workspace is not None:
            at, unsaved = self.workspace.section(), self.workspace.unsaved()
            self._show_workspace()
            self.workspace.restore(unsaved)
            self.workspace.show_section(at)
        else:
            self.entrance.show_again()

    def _show_workspace(self) -> None:
        if self.desk is not None:
            self.workspace = self._load().workspace(self.desk)
            self.workspace.lock_wanted.connect(self.lock)
            self.auto_lock.ticked.connect(self.workspace.bar.show_left)
            self.window.show_screen(self.workspace)

    def _leave(self, then: Callable[[], object]) -> None:
        """Cover, keep the draft, reject every dialog, close the vault, then ``then``; once."""
        if self._is_leaving:
            return
        self._is_leaving = True
        self._keep(geometry=self.window.geometry_in_hex())
        if self.desk is None or self.workspace is None:
            then()
            return
        self.window.cover()
        self.auto_lock.stop()
        unsaved: dict[str, Any] = {}
        # Whatever goes wrong from here on, the vault closes: a bug must not keep it open.
        with contextlib.suppress(Exception):
            unsaved = self.workspace.unsaved()
        self.desk.leave(self, unsaved, then)
        QTimer.singleShot(PATIENCE_MS, then)
        with contextlib.suppress(Exception):
            clear_clipboard()
            reject_dialogs()

    def _end(self) -> None:
        self.background.stop()
        self.window.close_now()
        application().quit()

    def _keep(self, **changes: str) -> None:
        self._kept = replace(self._kept, **changes)
        settings.save(self._kept)

    def _speak(self, language: str) -> None:
        speak(language)
        turn(self._qt_words, language)


def turn(qt_words: QTranslator, language: str) -> None:
    """Turn the window the way of ``language``, and let Qt's own dialogs speak it."""
    app = application()
    app.removeTranslator(qt_words)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt_words.load(f"qtbase_{language}", folder):
        app.installTranslator(qt_words)
    mirrored = Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(mirrored if is_mirrored() else Qt.LayoutDirection.LeftToRight)


def application() -> QApplication:
    """Return the running program."""
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise TypeError
    return running
