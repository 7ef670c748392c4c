# SPDX-License-Identifier: Apache-2.0
"""Every expected failure, as one drawn tree; errors carry data, never prose or content.

RegistryError
+-- RecordRefused            problems of fields, all at once, shown beside each field
+-- VaultError               the vault as a place: missing, locked, open elsewhere
|   +-- NotUnlocked          the passphrase does not open it, or a tier is not granted
|   +-- Damaged              cut, flipped, tampered: exit code 4
+-- ListRefused              a file of names that cannot be read or mapped
+-- DisclosureStopped        a gate or the output scan: exit code 5
+-- PackageRefused           what a receiver meets when verifying
+-- UsageRefused             a reference, profile or option that does not exist
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class RegistryError(Exception):
    """Base of every expected failure.

    ``code`` is the class name: the key of its words in ``resources/messages``.
    ``data`` holds safe values only (counts, row numbers, names of fields or files).
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, **data: str | int) -> None:
        """Keep ``data`` for the sentence; nothing secret may be passed."""
        super().__init__(type(self).__name__)
        self.data = data

    @property
    def code(self) -> str:
        """The stable name by which messages, tests and JSON answers know this error."""
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One problem of one field: ``code`` is a key of the field-problem words."""

    field: str
    code: str
    record: str = ""


class RecordRefused(RegistryError):
    """One or more fields cannot be accepted; nothing was saved."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        """Keep all ``problems``, so that a person corrects them in one go."""
        super().__init__(count=len(problems), fields=", ".join(sorted({p.field for p in problems})))
        self.problems = problems


class VaultError(RegistryError):
    """The vault as a place cannot be used."""


class NotUnlocked(VaultError):
    """No key for this: wrong passphrase, or a tier that was not granted."""

    exit_code = 3


class Damaged(VaultError):
    """Something in the vault is cut, flipped or not signed by whom it should be."""

    exit_code = 4


class ListRefused(RegistryError):
    """A list of names cannot be read or mapped."""


class DisclosureStopped(RegistryError):
    """A gate or the output scan stopped a package; none was left behind."""

    exit_code = 5


class PackageRefused(RegistryError):
    """A received package cannot be accepted as whole and signed."""

    exit_code = 4


class UsageRefused(RegistryError):
    """A reference, profile or option that does not exist."""

    exit_code = 2
