# SPDX-License-Identifier: Apache-2.0
"""One record with all that stands around it, read in one trip and frozen for the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.services import listing, panel, records
from registry.services.linking import targets_of
from registry.services.listing import ListRow
from registry.services.panel import PurposeState
from registry.services.records import Revision
from ui.language import ltr, natural
from ui.records.columns import title_of

if TYPE_CHECKING:
    from registry.services.vaults import Vault

Extra = Callable[["Vault", str], Any]
"""What one page asks besides, of a vault and a reference: the tolls of an incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """``record`` names other records by reference, never by internal id."""

    kind: str
    record: Entity
    around: tuple[Entity, ...]
    rows: Mapping[str, ListRow]
    refs: Mapping[str, str]
    history: tuple[Revision, ...]
    states: tuple[PurposeState, ...]
    extra: Any = None

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.title_of(self.record.id)

    @property
    def titles(self) -> dict[str, str]:
        """Titles by reference, of everything around that has one, without marks of direction."""
        return {row.ref: row.title for row in self.rows.values() if row.title}

    def title_of(self, record: str) -> str:
        """Return what the record with this internal id is called: its title, else its code."""
        if record in self.rows:
            return title_of(self.rows[record])
        return ltr(self.refs.get(record, "?"))

    def of_kind(self, kind: str) -> list[Entity]:
        """Return what stands around and is of ``kind``, newest reference last."""
        return [one for one in self.around if spec_of(one).kind == kind]


def load(vault: Vault, ref: str, extra: Extra | None = None) -> Shown:
    """Read one record for the screen; raises UnknownReference."""
    found = records.get(vault, ref)
    around = records.related(vault, ref, MOST_AROUND)
    named: list[str] = [found.id, *(one.id for one in around)]
    named += [far for one in around for far in targets_of(one)]
    rows = listing.of_records(vault, list(dict.fromkeys(named)))
    refs = {record: row.ref for record, row in rows.items()}
    refs.update((str(one.id), str(one.ref)) for one in (found, *around))
    kind = spec_of(found).kind
    return Shown(
        kind=kind,
        record=with_refs(found, refs),
        around=around,
        rows=rows,
        refs=refs,
        history=records.history(vault, ref),
        states=panel.panel(vault, ref) if kind in CONSENTED else (),
        extra=extra(vault, ref) if extra else None,
    )


MOST_AROUND = 500
"""Of each kind of record around: a source may hold up a list of fifty thousand."""
CONSENTED = frozenset({"victim", "person", "statement"})
"""Kinds about single people: somebody agrees to what is done with them."""


def with_refs(record: Entity, refs: Mapping[str, str]) -> Entity:
    """Return ``record`` with the references that people use in place of internal ids."""
    changes: dict[str, Any] = {}
    for name, field in spec_of(record).fields.items():
        held = getattr(record, name)
        if field.value_type is RecordId and held and held is not WITHHELD:
            changes[name] = (
                tuple(refs.get(one, one) for one in held) if field.many else refs.get(held, held)
            )
    return replace(record, **changes)


def code_and_title(shown: Shown, record: str) -> str:
    """Return both, as a sentence names a record."""
    ref, row = shown.refs.get(record, "?"), shown.rows.get(record)
    return f"{natural(row.title)}  {ltr(ref)}" if row and row.title else ltr(ref)
