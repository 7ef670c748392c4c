# SPDX-License-Identifier: Apache-2.0
"""Pictures of every step of the journeys, in both languages: ``python -m tests.journeys.pictures``.

Its one word is the folder for the pictures: ``ar/`` and ``en/`` are made in it. For the eyes of
whoever changes a screen; nothing is asserted but that the journeys arrive.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
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
            for journeys in (window.ALONE, window.TOGETHER):
                travel(journeys, language, name, target / language)
    return 0


def travel(
    journeys: Mapping[str, window.Journey], language: str, display_name: str, shown: Path
) -> None:
    """Make ``journeys`` in ``language`` and keep their pictures in ``shown``."""
    shown.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="home-") as home:
        folder = Path(home)
        key = agekeys.new_identity().recipient
        (folder / "recipient.txt").write_text(key, encoding="utf-8")
        for journey in journeys:
            with window.begin(folder, journey, language, display_name, shown) as program:
                window.facts_of(program, folder, journey)


if __name__ == "__main__":
    sys.exit(main())
