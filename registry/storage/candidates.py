# SPDX-License-Identifier: Apache-2.0
"""Keeps packages that wait for a keeper other than their builder, sealed to the keepers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from registry.storage.schema import CANDIDATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One candidate: its future reference in the ledger, who built it when, and the sealed rest."""

    export: str
    at: str
    builder: str
    sealed: bytes


def keep(connection: Connection, candidate: Kept) -> None:
    """Write down a candidate in this unit of work."""
    connection.execute(
        CANDIDATE.insert(), {name: getattr(candidate, name) for name in Kept.__dataclass_fields__}
    )


def every(connection: Connection) -> tuple[Kept, ...]:
    """Return all that wait, the oldest first."""
    rows = connection.execute(select(CANDIDATE).order_by(CANDIDATE.c.at, CANDIDATE.c.export))
    return tuple(Kept(**row._mapping) for row in rows)  # noqa: SLF001 - public in SQLAlchemy


def find(connection: Connection, export: str) -> Kept | None:
    """Return the candidate of that reference, or None."""
    return next((one for one in every(connection) if one.export == export), None)


def forget(connection: Connection, export: str) -> None:
    """Remove a candidate that was sent or declined."""
    connection.execute(CANDIDATE.delete().where(CANDIDATE.c.export == export))
