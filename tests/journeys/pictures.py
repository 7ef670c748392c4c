# SPDX-License-Identifier: Apache-2.0
"""Pictures of every step of the journeys, in both languages: ``python -m tests.journeys.pictures``.

Its one word is the folder for the pictures: ``ar/`` and ``en/`` are made in it. For the eyes of
whoever changes a screen; nothing is asserted but that the journeys arrive.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from registry.crypto import agekeys
from tests.conftest import display
from tests.journeys import window
from ui.language import LANGUAGES


def main() -> int:
    """Make the journeys in each language; return 0 once all have arrived."""
    target = Path(sys.argv[1]).resolve()
    with display() as name:
        for language in LANGUAGES:
            shown = target / language
            shown.mkdir(parents=True)
            travel(language, name, shown)
    return 0


def travel(language: str, display_name: str, shown: Path) -> None:
    """Make the journeys in ``language`` and keep their pictures in ``shown``."""
    with tempfile.TemporaryDirectory(prefix="home-") as home:
        folder = Path(home)
        key = agekeys.new_identity().recipient
        (folder / "recipient.txt").write_text(key, encoding="utf-8")
        for journey in window.JOURNEYS:
            with window.begin(folder, journey, language, display_name, shown) as program:
                window.facts_of(program, folder, journey)


if __name__ == "__main__":
    sys.exit(main())
