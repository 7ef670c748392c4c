# SPDX-License-Identifier: Apache-2.0
"""What a person needs to check a list before it goes in: targets in words, refused rows as a file.

The file of refused rows holds numbers and reasons, never what the rows say: a list of names that
lies about outside the vault is what this program is there to end.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from registry.crypto.atomic import write_atomically
from registry.disclosure.cells import escape_cell
from registry.exchange.list_headings import LEFT_OUT, target_label, targets
from registry.services.list_files import RefusedRow

HEADINGS: Final = ("row", "heading", "reason", "السبب", "reason in English")

__all__ = ["LEFT_OUT", "save_refused", "target_words"]


def target_words(language: str) -> tuple[tuple[str, str], ...]:
    """Return every field that a column may hold, with its words, in the order of the form."""
    return tuple((target, target_label(target, language)) for target in targets())


def save_refused(to: Path, refused: Sequence[RefusedRow]) -> int:
    """Write the refused rows as CSV (UTF-8, for spreadsheet programs) and return how many.

    Raises what the medium says; an existing file is replaced.
    """
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(HEADINGS)
    for one in refused:
        told = (one.heading, one.reason, one.words["ar"], one.words["en"])
        table.writerow((one.row, *map(escape_cell, told)))
    write_atomically(to, text.getvalue().encode("utf-8-sig"))
    return len(refused)
