# SPDX-License-Identifier: Apache-2.0
"""The table of bad input: what the design promises, by its own words, and where each is met."""

from __future__ import annotations

from typing import Final

from tests.bad_input import copy_cases, database_cases, evidence_cases, file_cases, key_cases
from tests.bad_input.case import Case

CASES: Final[dict[str, Case]] = {
    **key_cases.CASES,
    **database_cases.CASES,
    **evidence_cases.CASES,
    **file_cases.CASES,
    **copy_cases.CASES,
}
MEDIUM: Final = "tests/bad_input/test_mediums.py::"
PROMISED: Final[dict[str, tuple[str, ...]]] = {
    "wrong passphrase": ("wrong passphrase",),
    "key file missing or changed": ("key file missing", "key file changed"),
    "header missing": ("header missing",),
    "header cut": ("header cut", "header empty"),
    "header flipped": ("header flipped",),
    "header of a newer version": ("header newer",),
    "header with an absurd KDF": ("absurd memory", "absurd number of passes"),
    "database empty": ("database empty", "database of one byte"),
    "database plaintext": ("database plaintext",),
    "database of another vault": (
        "database of another vault", "database that says it is another vault's",
    ),
    "database of an older epoch": (
        "database of an older epoch", "database that says it is of an older epoch",
    ),
    "page flipped": ("page flipped", "first page flipped"),
    "cut on a page boundary": ("database cut on a page boundary",),
    "rolled back": ("one database rolled back", "both databases rolled back"),
    "folder moved after a crash": (
        "tests/bad_input/test_said.py::test_that_a_vault_was_moved_after_a_crash_is_said_once",
    ),
    "already open": ("already open",),
    "read-only medium": (f"{MEDIUM}test_a_read_only_medium",),
    "disk full while saving": (f"{MEDIUM}test_a_disk_that_is_full_or_fails_while_saving",),
    "tier not granted": ("tier not granted", "protected file on another medium"),
    "forged grant": ("forged grant", "certificate forged"),
    "log edited": ("log edited",),
    "log missing an entry": ("log missing an entry", "log without its last entry"),
    "author without the role": ("author without the role", "author in another's name"),
    "evidence missing": ("evidence missing", "evidence missing, found by the check"),
    "evidence flipped": ("evidence flipped", "evidence flipped, found by the check"),
    "evidence cut": ("evidence cut", "evidence cut, found by the check"),
    "evidence swapped": ("evidence swapped", "evidence swapped, found by the check"),
    "package not age": ("package not age",),
    "package for another key": ("package for another key",),
    "package cut": ("package cut",),
    "package of the passphrase type": ("package of the passphrase type",),
    "package unsigned": ("package unsigned",),
    "package of an unknown signer": (
        "tests/exchange/test_package_refused.py::test_a_forger_who_signs_again_is_an_unknown_signer",
    ),
    "package not addressed to us": ("package not addressed to us",),
    "contents and list differ": ("package that differs from its list",),
    "unsafe name": ("package with an unsafe name",),
    "bomb": ("package that is a bomb", "list that is a bomb"),
    "image bomb": (
        "tests/exchange/test_view_process.py::test_a_bomb_is_too_large_and_costs_nothing",
    ),
    "type unlike its name": (
        "tests/services/test_viewing.py::test_what_its_name_does_not_say_is_not_shown",
    ),
    "share with a wrong word": ("share with a wrong word", "share with an unknown word"),
    "share of another set": ("share of another set",),
    "too few shares": ("too few shares", "too few shares of a circle"),
    "too many shares": ("too many shares",),
    "shares of another vault": ("shares of an older set",),
    "backup": ("backup cut", "backup flipped", "backup newer", "backup of something else"),
    "restore": ("restore with a wrong passphrase", "restore over something"),
    "inbox forged": ("inbox forged", "inbox lost"),
    "receipt": ("both databases rolled back", "receipt unreadable"),
}  # fmt: skip
"""What the design of the vault says of bad input, and the rows or tests that hold it."""

IN_ANOTHER_SERVICE: Final[dict[str, str]] = {
    "ApproverIsBuilder": "tests/services/test_approval.py",
    "BackupPartOther": "tests/services/test_backups.py",
    "BatchTooOld": "tests/services/test_imports_undone.py",
    "CandidateForged": "tests/services/test_approval.py",
    "CandidateOutdated": "tests/services/test_approval.py",
    "CandidateUnknown": "tests/services/test_approval.py",
    "CeremonyOvertaken": "tests/services/test_recovery.py",
    "DateDoesNotExist": "tests/domain/test_dates.py",
    "DateNotUnderstood": "tests/domain/test_dates.py",
    "DateOutOfRange": "tests/domain/test_dates.py",
    "DocumentLocked": "tests/exchange/test_view_process.py",
    "DraftDamaged": "tests/services/test_drafts.py",
    "EvidenceForeign": "tests/storage/test_evidence_store.py",
    "EvidenceSwapped": "tests/storage/test_evidence_store.py",
    "EvidenceWithoutFile": "tests/services/test_evidence.py",
    "FolderNotEmpty": "tests/services/test_demo.py",
    "ImageTooLarge": "tests/exchange/test_view_process.py",
    "InboxKeyOld": "tests/services/test_inbox.py",
    "ItemTooLarge": "tests/services/test_inbox.py",
    "ListTooLong": "tests/exchange/test_list_reading.py",
    "LowerReasonMissing": "tests/services/test_evidence_tiers.py",
    "NotAnIncident": "tests/services/test_records.py",
    "NothingToUndo": "tests/services/test_imports_undone.py",
    "NotViewable": "tests/exchange/test_view_process.py",
    "OriginalChanged": "tests/storage/test_evidence_worker.py",
    "PanicNotReady": "tests/services/test_panic.py",
    "PrintReasonMissing": "tests/services/test_printing.py",
    "PrinterRefused": "tests/services/test_printing.py",
    "ProtectedAbsent": "tests/services/test_sealed.py",
    "SchemeUnknown": "tests/crypto/test_recovery.py",
    "SealingStopped": "tests/storage/test_evidence_store.py",
    "SeatsFull": "tests/services/test_members.py",
    "SecondKeeperNeeded": "tests/services/test_approval.py",
    "SecondPersonNeeded": "tests/services/test_erasure_people.py",
    "SignerKeyWrong": "tests/crypto/test_sshsig.py",
    "SpanRefused": "tests/disclosure/test_text.py",
    "StaleRecord": "tests/storage/test_writing.py",
    "TypeUnlikeName": "tests/services/test_viewing.py",
    "ValueRefused": "tests/domain/test_values.py",
    "VaultClosed": "tests/storage/test_vault.py",
    "VerbatimFixed": "tests/services/test_records.py",
    "ViewTooHeavy": "tests/exchange/test_view_process.py",
    "WrongShape": "tests/domain/test_structures.py",
}
"""Failures that no row and no test of the command line meets, and the test that does."""

NEVER_RAISED: Final = frozenset(
    {
        "RegistryError", "VaultError", "NotUnlocked", "Damaged", "ListRefused",
        "DisclosureStopped", "PackageRefused", "UsageRefused", "ShareRefused",
        "ItemRefused",  # told as a finding by its code, one for each item
    }
)  # fmt: skip
"""The branches of the tree: what stands below them is met."""
