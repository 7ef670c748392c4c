# SPDX-License-Identifier: Apache-2.0
"""Every declared field of every entity is complete, and each type goes to JSON and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain.entities import all_entities, all_fields, entity_spec, spec_of
from registry.domain.fields import EntitySpec, F, FieldSpec, RecordId, Term, Tier
from registry.domain.structures import VALUE_TYPES, Structure, decode, encode
from registry.domain.untrusted import read_fields
from registry.domain.vocabulary import terms
from registry.services.views import declared
from tests.domain.declared_values import value_for, values_of

KINDS = {
    "victim", "incident", "unit", "involvement", "control", "source", "claim", "person",
    "relation", "link", "statement", "evidence", "consent", "risk_assessment", "recipient",
    "export", "match_pair", "place", "member", "methodology",
}  # fmt: skip
FIELDS = list(all_fields())
# What a living person, a witness or a perpetrator can be found by never stands in the registry.
ALWAYS_PROTECTED = {
    "person": {"names", "phones", "emails", "address", "documents"},
    "statement": {"verbatim", "transcript", "translation", "spans", "present", "interpreter"},
    "involvement": {"named_individual"},
    "consent": {"giver", "proof"},
    "victim": {"national_number", "civil_registry_number", "injuries", "clothing_and_marks"},
    "source": {"identity"},
    "member": {"name", "devices"},
}


def key(spec: FieldSpec) -> str:
    return spec.key


def test_all_entities_are_declared_once() -> None:
    assert {spec.kind for spec in all_entities()} == KINDS
    prefixes = [spec.prefix for spec in all_entities()]
    assert len(set(prefixes)) == len(prefixes)


@pytest.mark.parametrize("spec", FIELDS, ids=key)
def test_each_field_has_tier_class_and_a_type_that_can_be_kept(spec: FieldSpec) -> None:
    assert isinstance(spec.marks.tier, Tier)
    assert isinstance(spec.marks.disclosure, F)
    known = spec.value_type in VALUE_TYPES
    assert known or issubclass(spec.value_type, Structure)


@pytest.mark.parametrize("spec", FIELDS, ids=key)
def test_terms_name_a_vocabulary_and_references_a_kind(spec: FieldSpec) -> None:
    if spec.value_type is Term:
        assert terms(spec.marks.vocabulary)
    if spec.value_type is RecordId:
        assert spec.marks.target in KINDS | {""}
    else:
        assert not spec.marks.target


@pytest.mark.parametrize("kind", ALWAYS_PROTECTED)
def test_what_could_harm_the_living_is_protected(kind: str) -> None:
    held = {f.name for f in entity_spec(kind).in_tier(Tier.PROTECTED)}
    assert ALWAYS_PROTECTED[kind] <= held


def test_the_list_of_fields_is_complete() -> None:
    listed = declared()
    assert len(listed) == len(FIELDS)
    assert {f"{one['entity']}.{one['name']}" for one in listed} == {spec.key for spec in FIELDS}
    wanted = {
        "entity", "name", "type", "tier", "class", "identifying", "searchable", "vocabulary",
    }  # fmt: skip
    assert all(wanted <= one.keys() for one in listed)
    assert json.loads(json.dumps(listed)) == listed


@pytest.mark.parametrize("spec", FIELDS, ids=key)
@settings(max_examples=15)
@given(data=st.data())
def test_every_value_goes_to_json_and_back(spec: FieldSpec, data: st.DataObject) -> None:
    value = data.draw(value_for(spec))
    written: Any = json.loads(json.dumps(encode(value), ensure_ascii=False))
    assert decode(spec.annotation, written) == value


@pytest.mark.parametrize("spec", list(all_entities()), ids=lambda spec: spec.kind)
@settings(max_examples=10)
@given(data=st.data())
def test_a_record_knows_its_declaration(spec: EntitySpec, data: st.DataObject) -> None:
    made = spec.cls(id=RecordId("x"), **data.draw(values_of(spec)))
    assert spec_of(made) is spec


def test_what_the_program_sets_is_never_read_from_outside() -> None:
    ours = {spec.key for spec in FIELDS if spec.marks.set_by_program}
    assert "victim.ref" in ours
    assert read_fields("victim", {"ref": "V-1"}, by_program=True) == {"ref": "V-1"}
