# SPDX-License-Identifier: Apache-2.0
"""A real vault of invented people for the tests of what leaves, and packages read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registry.crypto import agefile, agekeys
from registry.disclosure.decide import RecordDecision
from registry.exchange.archive import unpack
from registry.services import consents, exports, plans, recipients, records, statements
from registry.services.record_files import draft_of
from registry.services.vaults import Vault

PARTNER = "دار التوثيق المُتخيَّلة / Invented Archive"
OTHER = "دار أخرى متخيَّلة / Another Archive"
NAMED = {"P1": "named", "P2": "named", "P4": "named", "P5": "named"}


@dataclass(kw_only=True)
class World:
    """A vault with a source, an incident, a mother, a witness and two organisations."""

    vault: Vault
    folder: Path
    refs: dict[str, str] = field(default_factory=dict)
    keys: dict[str, agekeys.KeyPair] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write what every case needs."""
        self.write(
            {"kind": "source", "id": "list", "fields": {"kind": "other_list", "title": "قائمة"}},
            {
                "kind": "incident",
                "id": "event",
                "fields": {"title_ar": "حادثة متخيَّلة", "approved_by": ["D-01", "D-02"]},
            },
            person("mother", "فريال عدنان الزمرداني", phones=["+963 900 000 741"]),
            person("brother", "هاني يونس الكهرماني"),
            person("witness", "نهى سامر العقيقاني"),
        )
        for name in (PARTNER, OTHER):
            self.keys[name] = agekeys.new_identity()
            party = {"name": name, "kind": "organisation", "age_key": self.keys[name].recipient}
            self.refs[name] = recipients.record(self.vault, party)

    def write(self, *items: dict[str, Any]) -> None:
        """Write records; their references are kept under the ids of the items."""
        placed = [{**item, "links": self._links(item)} for item in items]
        self.refs |= records.record(self.vault, [draft_of(one) for one in placed])

    def _links(self, item: dict[str, Any]) -> dict[str, str]:
        return {name: self.refs.get(to, to) for name, to in item.get("links", {}).items()}

    def victim(self, key: str, name: object, **fields: Any) -> str:  # noqa: ANN401 - declared values
        """Record one victim, dead and corroborated unless said otherwise."""
        filled = {
            "names": name, "sex": "man", "age_min": 34, "age_max": 34,
            "fate": "dead_body_recovered", "identification": "identified",
            "death_date": "2013-04-17", "death_place": {"code": "SY", "text": "بلدة متخيَّلة"},
            "death_grade": "V2", **fields,
        }  # fmt: skip
        filled = {name: value for name, value in filled.items() if value is not None}
        links = {"incident": "event", "source": "list"}
        self.write({"kind": "victim", "id": key, "fields": filled, "links": links})
        return self.refs[key]

    def statement(self, key: str, verbatim: str) -> str:
        """Record what the witness said."""
        fields = {
            "witness": self.refs["witness"],
            "kind": "full_account",
            "language": "ar",
            "verbatim": verbatim,
            "taken_by": "D-01",
        }
        self.write(
            {"kind": "statement", "id": key, "fields": fields, "links": {"incident": "event"}}
        )
        return self.refs[key]

    def release(self, key: str, text: str, *profiles: str) -> None:
        """Approve a reviewed text of a statement for audiences."""
        for profile in profiles:
            statements.release(self.vault, self.refs[key], profile, text)

    def consent(
        self,
        about: str,
        giver: str,
        capacity: str,
        decisions: dict[str, str],
        **fields: Any,  # noqa: ANN401
    ) -> str:
        """Record a consent; ``P5`` is about the partner unless ``P5@NAME`` says another."""
        given = {
            "about": [self.refs[about]],
            "giver": self.refs[giver],
            "capacity": capacity,
            "decisions": [_answer(key, said) for key, said in decisions.items()],
            "given": "2026-03-02",
            "taken_by": "D-01",
            **fields,
        }
        return consents.record(self.vault, given)

    def preview(self, profile: str, recipient: str = "") -> dict[str, RecordDecision]:
        """Return the decisions by reference."""
        to = recipient or ("" if profile == "public" else PARTNER)
        return {one.ref: one for one in plans.preview(self.vault, profile, to)}

    def export(self, profile: str, recipient: str = "", name: str = "") -> dict[str, bytes]:
        """Build a package and return its files, decrypted where it is for a partner."""
        to = recipient or ("" if profile == "public" else PARTNER)
        target = self.folder / (name or f"{profile}-{len(list(self.folder.iterdir()))}")
        exports.build(self.vault, profile, to, target)
        data = target.read_bytes()
        return unpack(agefile.decrypt(self.keys[to].identity, data) if to else data)


def person(key: str, name: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - declared values
    """Return a living person for a record file."""
    filled = {"names": name, "alleged_perpetrator": False, **fields}
    return {"kind": "person", "id": key, "fields": filled}


def _answer(key: str, said: str) -> dict[str, str]:
    purpose, _, recipient = key.partition("@")
    if purpose == "P5":
        recipient = recipient or PARTNER
    return {"purpose": purpose, "decision": said, **({"recipient": recipient} if recipient else {})}


def rows(members: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a package, from its JSON."""
    found: list[dict[str, Any]] = json.loads(members["data/records.json"])["tables"].get(table, [])
    return found


def names(members: dict[str, bytes]) -> set[str]:
    """Return the names of victims that a package holds."""
    return {
        str(row[key])
        for row in rows(members, "victims")
        for key in ("names", "memorial_name")
        if key in row
    }


def everything(members: dict[str, bytes]) -> bytes:
    """Return all bytes of a package, one file after another, names of files included."""
    return b"\0".join([*(name.encode() for name in members), *members.values()])


def outcomes(decision: RecordDecision) -> dict[str, str]:
    """Return the outcome of each field by its name."""
    return {one.name: one.outcome.name.lower() for one in decision.fields}


def left_behind(folder: Path, before: Sequence[Path]) -> set[Path]:
    """Return the files that stand in a folder and did not before."""
    return {path for path in folder.rglob("*") if path.is_file()} - set(before)
