# SPDX-License-Identifier: Apache-2.0
"""Drafts name each other by key, records by reference; what dangles is named."""

from __future__ import annotations

import pytest

from registry.domain.entities import entity_spec
from registry.services import linking, records
from registry.services.linking import LINK_FIELDS, NEEDED, Draft, key_of, unknown_links
from registry.services.vaults import Vault
from tests.services.invented_vaults import draft, record


@pytest.mark.parametrize(("kind", "name"), LINK_FIELDS)
def test_a_link_goes_into_a_field_that_is_declared(kind: str, name: str) -> None:
    into = entity_spec(kind).fields[LINK_FIELDS[kind, name]]
    assert into.marks.target == name
    assert into.many


@pytest.mark.parametrize("kind", NEEDED)
def test_what_a_first_save_needs_is_declared(kind: str) -> None:
    assert all(name in entity_spec(kind).fields for name in NEEDED[kind][0])


def test_a_draft_without_a_key_is_known_by_its_place() -> None:
    assert [key_of(Draft(kind="victim", values={}), n) for n in range(2)] == ["0", "1"]
    assert key_of(Draft(kind="victim", values={}, key="a"), 1) == "a"


def test_a_link_that_no_field_takes_is_named_safely() -> None:
    odd = Draft(kind="statement", values={}, links={"canary; x": "V-1", "brother": "V-1"})
    assert {one.field for one in unknown_links(odd)} == {"statement", "statement.brother"}


def test_a_victim_is_tied_to_its_incident_with_the_source_that_says_so(vault: Vault) -> None:
    source = record(vault, "source", title="قائمة", kind="other_list")
    incident = record(vault, "incident", title_ar="قصف السوق")
    ref = record(vault, "victim", {"incident": incident, "source": source}, names="سامر")
    (tie,) = [one for one in records.related(vault, ref) if one.ref.startswith("L-")]
    ids = {str(one.ref): one.id for one in records.related(vault, ref)}
    assert set(linking.targets_of(tie)) == {
        records.get(vault, ref).id, ids[incident], ids[source],
    }  # fmt: skip


def test_a_position_that_is_also_a_key_is_doubled(vault: Vault) -> None:
    drafts = [draft("victim", names="سامر"), draft("victim", key="0", names="علي")]
    assert [one.code for one in linking.doubled_keys(drafts)] == ["doubled_key"] * 2
