# SPDX-License-Identifier: Apache-2.0
"""All of the window that differs by operating system: succeeding this process, its own folder.

Lock is the end of the process that holds keys: a careful lock inside the process leaves copies of
the passphrase and of rows in memory (shown in a trial), an exec leaves none.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QSettings, QStandardPaths

WDA_EXCLUDEFROMCAPTURE = 0x11  # winuser.h


def succeed(words: list[str]) -> NoReturn:
    """Replace this process by a fresh one of the window, started with ``words``; never returns.

    ``words`` are a vault's path and marks of ours, nothing secret. Where the system has no exec
    (Windows) a successor is started and this process ends at once.
    """
    command = successor(words)
    if os.name == "nt":
        subprocess.Popen(command, close_fds=True)  # noqa: S603 - our own interpreter
        os._exit(0)  # no clean-up that could still run code of the old window
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os.execv(command[0], command)  # noqa: S606 - our own interpreter, no shell


def successor(words: list[str]) -> list[str]:
    """Return the command that starts the window anew; ``-P`` keeps the working folder out."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-m", "ui.app", *words]


def config_folder() -> Path:
    """Return the folder of this user for our small file of window settings."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "sijill"


def hide_from_capture(window: int) -> bool:
    """Keep a window out of pictures and shares of the screen; whether this system can do that.

    Windows 10 (2004) and newer. X11 lets every program of a person see every window; Wayland
    asks the person before a picture is taken; macOS has no call that its newer recorders honour.
    """
    if sys.platform != "win32":
        return False
    excluded = ctypes.windll.user32.SetWindowDisplayAffinity(window, WDA_EXCLUDEFROMCAPTURE)
    return bool(excluded)


def leave_no_dialog_history() -> None:
    """Make Qt's own settings unwritable: file dialogs would keep the folders they visited there.

    Call before the first dialog; native dialogs are switched off besides (``app``).
    """
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, "/dev/null/x")
