# SPDX-License-Identifier: Apache-2.0
"""Takes what was sealed for the keepers into the protected file, after everything was checked.

Whoever has the registry's key can put anything into the inbox. So an item counts only if it
opens, is signed by a member, is named by a log entry of that member, was not taken in before,
says only what its kind keeps protected, and does not overwrite what stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from registry.crypto.vaultkeys import OpenKeys
from registry.domain.entities import all_entities, entity_spec
from registry.domain.fields import EntitySpec, RecordId, Ref, Tier
from registry.domain.roles import Role
from registry.errors import Damaged
from registry.storage import certificates, custody, entry_store, inbox
from registry.storage.certificates import Certificate
from registry.storage.columns import PLAIN_COLUMNS, as_json, loaded
from registry.storage.inbox_reading import ItemRefused, signed_body
from registry.storage.log_state import TAKES_ITEMS
from registry.storage.rows import NewRecord, add_edges, fields_for, insert
from registry.storage.schema import ENTITY_TABLES, INBOX, REVISION
from registry.storage.writing import HISTORY, Writing

OPERATION: Final = "ingestion of sealed"
_ID = re.compile(r"[0-9a-f]{32}")
_TYPES: Final[dict[type, tuple[type, ...]]] = {str: (str,), int: (int,), bool: (bool,)}
_LARGEST_INT: Final = 1 << 53


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Item:
    """What an author sealed: ``values`` are as the columns hold them."""

    digest: str
    kind: str
    new: NewRecord
    actor: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedItems:
    """By digest: all who named an item in the log, and which were taken in."""

    authors: Mapping[str, Collection[str]]
    taken: frozenset[str]


def logged(connection: Connection, members: Mapping[str, Certificate]) -> LoggedItems:
    """Return what the registry's log tells of items; ``members`` are by verify key, in hex.

    That an item was taken in counts by a keeper's word only: else whoever writes the log could
    have the keepers leave what others sealed for them where it is.
    """
    authors: dict[str, set[str]] = {}
    taken: set[str] = set()
    for entry in custody.telling(connection, "registry", "sealed", "taken_in"):
        author = members.get(str(entry.body.get("signer")))
        if author is None or not custody.is_signed_by(entry, author.verify_key):
            continue
        for digest in entry.body.get("sealed", ()):
            authors.setdefault(str(digest), set()).add(author.verify_key)
        if entry.body.get("operation") in TAKES_ITEMS and Role.KEEPER in author.roles:
            taken.update(map(str, entry.body.get("taken_in", ())))
    return LoggedItems(authors=authors, taken=frozenset(taken))


def opened(
    row: Any,  # noqa: ANN401 - a row
    keys: OpenKeys,
    known: LoggedItems,
    members: Mapping[str, Certificate],
) -> Item:
    """Return the item of an inbox row; raise ``ItemRefused``.

    ``members`` are by verify key, in hex, the removed among them.
    """
    digest = inbox.digest_of(row.sealed)
    if digest in known.taken:
        raise ItemRefused(problem="replayed")
    body = _body(row.sealed, keys)
    author = members.get(body["signer"])
    if author is None or author.code != body["actor"]:
        raise ItemRefused(problem="forged")
    if body["signer"] not in known.authors.get(digest, ()):
        raise ItemRefused(problem="unlogged")
    if row.id != body["id"]:
        raise ItemRefused(problem="forged")
    new = NewRecord(id=RecordId(body["id"]), ref=Ref(body["ref"]), values=body["values"])
    return Item(digest=digest, kind=body["kind"], new=new, actor=body["actor"], at=body["at"])


def _body(sealed: bytes, keys: OpenKeys) -> dict[str, Any]:
    body = signed_body(sealed, keys)
    try:
        shaped = _is_shaped(body)
    except (ValueError, TypeError, LookupError, AttributeError, Damaged) as error:
        raise ItemRefused(problem="malformed") from error
    if not shaped:
        raise ItemRefused(problem="malformed")
    return body


def _is_shaped(body: Any) -> bool:  # noqa: ANN401 - any JSON value
    if not _ID.fullmatch(body["id"]):
        return False
    if body["kind"] not in {spec.kind for spec in all_entities()}:
        return False
    spec = entity_spec(body["kind"])
    values = body["values"]
    return (
        body["ref"].startswith(f"{spec.prefix}-")
        and bool(values)
        and all(_fits(spec, name, held) for name, held in values.items())
    )


def _fits(spec: EntitySpec, name: str, held: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether ``held`` may stand in the protected column of that name; raises ValueDamaged."""
    field = spec.fields.get(name)
    if field is None or name == "ref":
        return False
    if field.marks.tier is Tier.REGISTRY and not field.marks.sealable:
        return False
    if field.annotation in PLAIN_COLUMNS:
        plain = getattr(field.annotation, "__supertype__", field.annotation)
        fits = type(held) in _TYPES[plain]
        return fits and not (plain is int and abs(held) > _LARGEST_INT)
    return isinstance(held, str) and loaded(field, held) is not None


def take_all(tx: Writing) -> tuple[int, list[tuple[str, str, str]]]:
    """Take in every item that may be; return how many, and (code, actor, reference) of the rest."""
    every = certificates.sound(tx.connection, tx.keys.organisation)
    members = {one.verify_key: one for one in every}
    known = logged(tx.connection, members)
    refused: list[tuple[str, str, str]] = []
    # By the claims last: they may be about a record whose protected part waits too.
    rows = tx.connection.execute(select(INBOX).order_by(INBOX.c.kind == "claim", INBOX.c.at)).all()
    for row in rows:
        try:
            take(tx, opened(row, tx.keys, known, members))
        except ItemRefused as error:
            refused.append((str(error.data["problem"]), row.actor, _ref_of(tx, row.kind, row.id)))
    return len(rows) - len(refused), refused


def take(tx: Writing, item: Item) -> None:
    """Write one item into the protected file, as its author's; raise ``ItemRefused`` before."""
    spec = entity_spec(item.kind)
    whole = bool(spec.in_tier(Tier.OF_SUBJECT))
    (_require_new_claim if whole else _require_room)(tx, spec, item)
    table, new, held = ENTITY_TABLES[item.kind, "protected"], item.new, dict(item.new.values)
    if whole:
        insert(tx.connection, table, ("id", "version", "ref", *held),
               [(new.id, 1, new.ref, *held.values())])  # fmt: skip
    else:
        tx.put(table, new.id, held)
    told = [f'"ref":[null,"{new.ref}"]'] if whole else []
    told += [f'"{name}":[null,{as_json(spec.fields[name], one)}]' for name, one in held.items()]
    row = (tx.unit("protected"), new.id, 1, "{" + ",".join(told) + "}")
    insert(tx.connection, REVISION["protected"], HISTORY, [row])
    _index(tx, spec, item)
    drop(tx, [new.id])
    tx.tell("protected", "authors", {"record": new.id, "actor": item.actor, "at": item.at})


def _index(tx: Writing, spec: EntitySpec, item: Item) -> None:
    found = tx.load(item.kind, [item.new.id])[item.new.id]
    values = {name: getattr(found, name) for name in spec.fields}
    new = NewRecord(id=item.new.id, ref=item.new.ref, values=values)
    fields = [spec.fields[name] for name in item.new.values]
    add_edges(tx.connection, item.kind, "protected", fields, [new])
    entry_store.replace(tx.connection, spec, "protected", new)


def drop(tx: Writing, records: list[str]) -> None:
    """Remove the items of ``records``, and say in the log that they wait no longer."""
    gone = INBOX.c.id.in_(records)
    for sealed in tx.connection.scalars(select(INBOX.c.sealed).where(gone)).all():
        tx.tell("registry", "taken_in", inbox.digest_of(sealed))
    tx.connection.execute(INBOX.delete().where(gone))


def _ref_of(tx: Writing, kind: str, record: str) -> str:
    table = ENTITY_TABLES.get((kind, "registry"))
    if table is None or "ref" not in table.c:
        return ""
    return str(tx.connection.scalar(select(table.c.ref).where(table.c.id == record)) or "")


def _require_room(tx: Writing, spec: EntitySpec, item: Item) -> None:
    """The record must stand in the registry, and hold nothing that would be overwritten."""
    home, table = (ENTITY_TABLES.get((spec.kind, tier)) for tier in ("registry", "protected"))
    if home is None or table is None:
        raise ItemRefused(problem="malformed")
    stands = tx.connection.execute(select(home).where(home.c.id == item.new.id)).first()
    if stands is None or stands.ref != item.new.ref:
        raise ItemRefused(problem="record_gone")
    # Of a record that is not sealed, a name in this file would hide the one in the registry.
    kept = {f.name for f in fields_for(spec, "protected", dict(stands._mapping))}  # noqa: SLF001 - as below
    if item.new.values.keys() - kept:
        raise ItemRefused(problem="malformed")
    row = tx.connection.execute(select(table).where(table.c.id == item.new.id)).first()
    standing = {} if row is None else row._mapping  # noqa: SLF001 - public in SQLAlchemy
    if any(standing.get(name) is not None for name in item.new.values):
        raise ItemRefused(problem="conflict")


def _require_new_claim(tx: Writing, spec: EntitySpec, item: Item) -> None:
    """A claim brings its own reference, and is about a record that stands."""
    if item.new.id in tx.kinds_of([item.new.id]) or tx.ids_of_refs([item.new.ref]):
        raise ItemRefused(problem="conflict")
    about = str(item.new.values.get("about"))
    kind = tx.kinds_of([about]).get(about)
    if kind is None:
        raise ItemRefused(problem="record_gone")
    subject = entity_spec(kind).fields.get(str(item.new.values.get("field")))
    if spec.kind == kind or subject is None:
        raise ItemRefused(problem="malformed")
