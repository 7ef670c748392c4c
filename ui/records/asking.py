# SPDX-License-Identifier: Apache-2.0
"""What a page of records asks the vault to do: calls for the background thread, and offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from registry.domain.fields import Entity
from registry.errors import RecordRefused, RegistryError
from registry.services import records, search
from registry.services.records import Draft, parse_input
from ui.desk import Desk
from ui.messages import sentence
from ui.widgets.reference_editor import ReferenceEditor

if TYPE_CHECKING:
    from registry.services.vaults import Vault

OFFERED_AT_MOST: Final = 8
Save = Callable[["Vault"], str]


def recording(kind: str, untrusted_fields: dict[str, Any]) -> Save:
    """Return the call that records one new record and returns its reference."""

    def call(vault: Vault) -> str:
        values = parse_input(kind, untrusted_fields)
        return records.record(vault, [Draft(kind=kind, values=values)])["0"]

    return call


def changing(kind: str, before: Entity, untrusted_fields: dict[str, Any]) -> Save:
    """Return the call that saves changes as a revision, unless another save came between."""

    def call(vault: Vault) -> str:
        values = parse_input(kind, untrusted_fields)
        return str(records.change(vault, str(before.ref), before.version, values).ref)

    return call


def untying(ref: str) -> Save:
    """Return the call that undoes a link: its end is opened by a revision, nothing is deleted."""

    def call(vault: Vault) -> str:
        link = records.get(vault, ref)
        return str(records.change(vault, ref, link.version, {"incident": None}).ref)

    return call


def refusal(error: RegistryError, left: list[str]) -> str:
    """Return in one line what no field of a form says: ``left``, and a failure that is no refusal.

    Empty where all of it stands beside its field.
    """
    own = [] if isinstance(error, RecordRefused) else [sentence(error)]
    return " ".join([*left, *own])


def offer_records(
    desk: Desk,
    editor: ReferenceEditor,
    kind: str,
    words: str,
    failed: Callable[[RegistryError], object],
) -> None:
    """Offer to ``editor`` the records of ``kind`` that the words find; the newest words win."""
    desk.search(
        editor,
        lambda vault: search.find(vault, words, OFFERED_AT_MOST, kind),
        lambda hits: editor.offer([(str(hit.ref), hit.title) for hit in hits]),
        failed,
    )
