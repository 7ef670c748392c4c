# SPDX-License-Identifier: Apache-2.0
"""What the program remembers outside a vault: language, palette and window geometry. No more.

Not QSettings: Qt keeps folders of file dialogs there, and a seized laptop must not tell which
vaults were opened. A file that is missing or cannot be read means the defaults; one that cannot
be written is not worth a sentence.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale

from ui.language import LANGUAGES
from ui.shell.platform import config_folder
from ui.shell.theme import PALETTES

FILE: Final = "window.json"
LONGEST: Final = 10_000
"""Bytes of a file that could be ours."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``geometry`` is what ``QWidget.saveGeometry`` gave, in hex; empty for the default."""

    language: str
    palette: str = ""
    geometry: str = ""


def load(folder: Path | None = None) -> Settings:
    """Return what was kept, or defaults where it is missing, unreadable or of another shape."""
    defaults = Settings(language=_language_of_system())
    try:
        with (_file(folder)).open("rb") as file:
            untrusted = json.loads(file.read(LONGEST))
    except (OSError, ValueError):
        return defaults
    return _checked(untrusted, defaults) if isinstance(untrusted, dict) else defaults


def save(settings: Settings, folder: Path | None = None) -> None:
    """Keep ``settings``; a place that cannot be written is left as it is."""
    with contextlib.suppress(OSError):
        file = _file(folder)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(settings)), encoding="utf-8")
        part.replace(file)


def _file(folder: Path | None) -> Path:
    return (folder or config_folder()) / FILE


def _checked(untrusted: dict[str, object], defaults: Settings) -> Settings:
    checked = defaults
    if untrusted.get("language") in LANGUAGES:
        checked = replace(checked, language=str(untrusted["language"]))
    if untrusted.get("palette") in PALETTES:
        checked = replace(checked, palette=str(untrusted["palette"]))
    geometry = untrusted.get("geometry")
    if isinstance(geometry, str) and set(geometry) <= set("0123456789abcdef"):
        checked = replace(checked, geometry=geometry)
    return checked


def _language_of_system() -> str:
    return "ar" if QLocale.system().language() is QLocale.Language.Arabic else "en"
