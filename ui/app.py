# SPDX-License-Identifier: Apache-2.0
"""The composition root: decides between window and command line, and builds the window.

The unlock screen is to be seen before anything else is imported: what needs the services is
imported inside functions, on the background thread while the passphrase is typed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from registry.services import surroundings

if TYPE_CHECKING:
    from ui.shell.opening import Opening

ENDING: Final = ".sijill"


def main() -> int:
    """Run ``sijill``: the window for no words or a vault, else the command line.

    Decided by the first word before anything reads the others: a command line that takes an
    optional vault would swallow commands. Returns the exit code.
    """
    surroundings.harden()
    words = sys.argv[1:]
    if words and not names_a_vault(words[0]):
        from registry.cli import main as command_line

        return int(command_line() or 0)
    return open_window(words)


def names_a_vault(untrusted_word: str) -> bool:
    """Whether the word is a path that ends in ``.sijill``, and so neither command nor option."""
    return not untrusted_word.startswith("-") and untrusted_word.rstrip("/\\").endswith(ENDING)


def open_window(words: Sequence[str]) -> int:
    """Open the window for ``[VAULT] [--locked | --met KIND PLACE]`` and run until it closes."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui.shell import crash_dialog, platform, settings, theme
    from ui.shell.session import Session

    platform.leave_no_dialog_history()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Sijill")
    app.setQuitOnLastWindowClosed(False)
    kept = settings.load()
    theme.dress(app, kept.palette)
    session = Session(kept, _opening, platform.succeed)
    crash_dialog.watch_slots(session.meet)
    session.begin(Path(words[0]) if words else None, list(words[1:]))
    return app.exec()


def _opening() -> Opening:
    from ui.shell.opening import Opening

    return Opening()


if __name__ == "__main__":
    sys.exit(main())
