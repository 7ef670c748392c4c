# SPDX-License-Identifier: Apache-2.0
"""What a session does by itself once a vault has opened, and what it then has to tell.

A keeper's session moves the inbox in and takes the erased out of what an old backup brought;
nobody has to remember it. Everything else that is due waits for a person's word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.domain.roles import PROTECTED, Role
from registry.services import backups, duties, erasure, inbox
from registry.services.backups import Reminder
from registry.services.duties import Due
from registry.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """How many records a keeper's session took in, left sealed and took out; what is due."""

    taken_in: int
    refused: int
    erased: int
    due: tuple[Due, ...]
    backup: Reminder

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.taken_in or self.refused or self.erased or self.due or self.backup.due)


def arrive(vault: Vault) -> Arrived:
    """Do what needs nobody's word, and return what there is to tell.

    Raises what the medium says; records that were written stay written.
    """
    taken, left, erased = 0, 0, 0
    if Role.KEEPER in vault.roles and PROTECTED in vault.tiers:
        erased = erasure.sweep(vault)
        brought = inbox.take_in(vault)
        taken, left = brought.records, len(brought.refused)
    reminder = backups.reminder(vault)
    return Arrived(
        taken_in=taken,
        refused=left,
        erased=erased,
        due=duties.due(vault),
        # Nobody is lost with a demonstration: it asks for no backup.
        backup=replace(reminder, due=reminder.due and not vault.is_demo),
    )
