# SPDX-License-Identifier: Apache-2.0
"""The rows of a list that were refused, as a file a person can work through.

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
from registry.services.list_files import RefusedRow

HEADINGS: Final = ("row", "heading", "reason", "السبب", "reason in English")


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
