# SPDX-License-Identifier: Apache-2.0
"""What was done, in words, by the operation of a log entry: every one of ``roles.POWERS``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.language import T, natural

DONE: Final[dict[str, Callable[[int], str]]] = {
    "capture": lambda count: T("Activity", "%n record(s) written", count),
    "modification": lambda count: T("Activity", "%n record(s) changed", count),
    "consent change": lambda count: T("Activity", "%n consent(s) recorded", count),
    "import": lambda count: T("Activity", "a list imported, %n record(s)", count),
    "undo": lambda _: T("Activity", "an import taken back"),
    "dissemination": lambda _: T("Activity", "a package left"),
    "candidate": lambda _: T("Activity", "a package waits for approval"),
    "recipient": lambda _: T("Activity", "a recipient recorded"),
    "grade": lambda _: T("Activity", "a grade set"),
    "redaction": lambda _: T("Activity", "a text marked or approved"),
    "sealing": lambda _: T("Activity", "a record sealed or unsealed"),
    "view-protected": lambda _: T("Activity", "a protected file looked at"),
    "ingestion": lambda _: T("Activity", "a file added"),
    "ingestion of sealed": lambda _: T("Activity", "sealed parts taken in by a keeper"),
    "message digest calculation": lambda _: T("Activity", "the hash of a file calculated"),
    "quarantine": lambda _: T("Activity", "a damaged file set aside"),
    "deaccession": lambda _: T("Activity", "a record erased"),
    "fixity check": lambda _: T("Activity", "everything checked"),
    "member": lambda _: T("Activity", "members or roles changed"),
    "rotate": lambda _: T("Activity", "the keys changed"),
    "recovery": lambda _: T("Activity", "recovery sheets made or used"),
    "backup": lambda _: T("Activity", "a backup made"),
    "travel": lambda _: T("Activity", "the protected file put away or brought back"),
}


def done_words(operation: str, count: int = 1) -> str:
    """Return what was done; an operation that has no words yet as it stands in the log."""
    words = DONE.get(operation)
    return words(count) if words else natural(operation)
