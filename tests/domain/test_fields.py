# SPDX-License-Identifier: Apache-2.0
"""A field is declared once, with tier and disclosure class, or it does not load."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pytest

from registry.domain import fields
from registry.domain.fields import (
    WITHHELD,
    Entity,
    F,
    Tier,
    UndeclaredField,
    Withheld,
    entity,
    recorded,
)


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test add an entity to those of the program."""
    monkeypatch.setattr(fields, "DECLARED", dict(fields.DECLARED))


def make(
    **declared: Any,  # noqa: ANN401 - what dataclasses.field gives
) -> type[Entity]:
    made = dataclasses.make_dataclass(
        "Made", [(name, str, value) for name, value in declared.items()],
        bases=(Entity,), frozen=True, kw_only=True, slots=True,
    )  # fmt: skip
    return entity("made", "Z")(made)


@pytest.mark.parametrize(
    "declared",
    [
        field(default=None),
        "",
        field(default=None, metadata={"marks": "registry F1"}),
        recorded(tier="registry", disclosure=F.NAME),  # type: ignore[arg-type]
        recorded(tier=Tier.REGISTRY, disclosure="F1"),  # type: ignore[arg-type]
        recorded(tier=None, disclosure=F.NAME),  # type: ignore[arg-type]
    ],
)
def test_a_field_without_tier_and_class_does_not_load(
    declared: Any,  # noqa: ANN401 - what dataclasses.field gives
) -> None:
    with pytest.raises(UndeclaredField, match=r"made\.secret"):
        make(secret=declared)
    assert "made" not in fields.DECLARED


@pytest.mark.parametrize("missing", ["tier", "disclosure"])
def test_a_declaration_that_forgets_one_of_them_is_no_python(missing: str) -> None:
    given: dict[str, Any] = {"tier": Tier.REGISTRY, "disclosure": F.NAME}
    del given[missing]
    with pytest.raises(TypeError, match=missing):
        recorded(**given)


def test_a_declared_field_loads_with_all_its_marks() -> None:
    make(word=recorded(tier=Tier.PROTECTED, disclosure=F.HEALTH, searchable=True, vocabulary="sex"))
    spec = fields.DECLARED["made"]
    assert list(spec.fields) == ["ref", "word"]
    word = spec.fields["word"]
    assert (word.key, word.type_name, word.many) == ("made.word", "str", False)
    assert (word.marks.tier, word.marks.disclosure) == (Tier.PROTECTED, F.HEALTH)
    assert spec.in_tier(Tier.PROTECTED) == (word,)


def test_an_unknown_mark_does_not_load() -> None:
    with pytest.raises(TypeError, match="public"):
        recorded(tier=Tier.REGISTRY, disclosure=F.NAME, public=True)


def test_a_record_is_frozen_and_begins_empty() -> None:
    @entity("calm", "Z")
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Calm(Entity):
        words: tuple[str, ...] = recorded(tier=Tier.REGISTRY, disclosure=F.NAME)

    calm = Calm(id=fields.RecordId("x"))
    assert getattr(calm, "words", "") is None
    assert fields.DECLARED["calm"].fields["words"].type_name == "list of str"
    with pytest.raises(dataclasses.FrozenInstanceError):
        calm.version = 2  # type: ignore[misc]


def test_withheld_is_a_value_of_its_own() -> None:
    assert WITHHELD is Withheld.WITHHELD
    assert WITHHELD is not None
    assert not isinstance(WITHHELD, str | tuple | int)
