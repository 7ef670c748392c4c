# SPDX-License-Identifier: Apache-2.0
"""What the services say of recovery sheets that are typed, in the words of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from registry.errors import RegistryError
from registry.services import recovery
from ui.language import T
from ui.messages import sentence
from ui.widgets.sheets_entry import Checked, SheetsEntry


def checked(untrusted_text: str, number: int) -> Checked:
    """Return how many sheets the set of this one needs, or why it is not a sheet."""
    try:
        return Checked(needed=recovery.wanted(untrusted_text, number))
    except RegistryError as error:
        return Checked(problem=sentence(error))


def sheets_entry() -> SheetsEntry:
    """Return the lines in which sheets are typed, checked by the services."""
    return SheetsEntry(checked)


SCHEMES: Final[dict[str, Callable[[], tuple[str, str]]]] = {
    "3of5": lambda: (
        T("Schemes", "Five sheets, any three open the vault"),
        T("Schemes", "Two may be lost, and two people together can do nothing. Good for most."),
    ),
    "2of3": lambda: (
        T("Schemes", "Three sheets, any two open the vault"),
        T("Schemes", "For few people who can be trusted. One sheet may be lost."),
    ),
    "two_groups": lambda: (
        T("Schemes", "Two circles of three sheets, two of each are needed"),
        T("Schemes", "Neither circle alone can open it: such as the family here, friends abroad."),
    ),
}
"""Each way to split in plain words: what it is, and for whom."""
