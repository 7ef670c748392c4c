# SPDX-License-Identifier: Apache-2.0
"""A grade has a reason and a source; a released text is one for one audience and one language."""

from __future__ import annotations

from typing import Any

import pytest

from registry.domain.wording import error_words, exit_code
from registry.errors import RegistryError
from registry.services import grades, records, statements, views
from registry.services.vaults import Vault
from tests.services.invented_vaults import draft, record


def sourced(vault: Vault) -> str:
    source = record(vault, "source", title="شاهد الجسر", kind="witness_testimony")
    return record(vault, "victim", {"source": source}, names="سامر الحقلي")


def test_a_grade_is_set_with_its_reason(vault: Vault) -> None:
    ref = sourced(vault)
    graded: Any = grades.set_grade(vault, ref, "V1", " مصدر واحد موثوق ")
    assert (graded.death_grade, graded.attribution_grade) == ("V1", None)
    again: Any = grades.set_grade(vault, ref, "V2", "مصدران", axis="attribution")
    assert (again.death_grade, again.attribution_grade) == ("V1", "V2")
    assert [one.reason for one in records.history(vault, ref)] == ["", "مصدر واحد موثوق", "مصدران"]


@pytest.mark.parametrize(
    ("grade", "reason", "problem"),
    [("V9", "سبب", "unknown_grade"), ("V1", "  ", "no_reason"), ("V1", "سبب", "no_source")],
)
def test_a_grade_that_cannot_stand_is_refused(
    vault: Vault, grade: str, reason: str, problem: str
) -> None:
    ref = record(vault, "victim", names="سامر")
    with pytest.raises(grades.GradeRefused) as refused:
        grades.set_grade(vault, ref, grade, reason)
    assert refused.value.data == {"problem": problem}
    assert records.get(vault, ref).version == 1


@pytest.mark.parametrize("grade", ["V0", "D", "X"])
def test_a_lead_or_a_doubt_needs_no_source(vault: Vault, grade: str) -> None:
    graded: Any = grades.set_grade(vault, record(vault, "victim", names="سامر"), grade, "سبب")
    assert graded.death_grade == grade


def test_only_what_is_graded_gets_a_grade(vault: Vault) -> None:
    with pytest.raises(grades.NotGraded):
        grades.set_grade(vault, record(vault, "source", title="x", kind="press"), "V1", "سبب")


def test_a_text_is_released_for_one_audience_and_replaced_there(vault: Vault) -> None:
    ref = record(vault, "statement", verbatim="رأيت سامر")
    statements.release(vault, ref, "public", "رأى الشاهد رجلاً")
    statements.release(vault, ref, "public", "رأى الشاهد شخصاً")
    statements.release(vault, ref, "public", "The witness saw somebody", "en")
    found: Any = statements.release(vault, ref, "partner", "رأى الشاهد ضحية")
    told = [(one.profile, one.language, one.text) for one in found.released]
    assert told == [
        ("public", "ar", "رأى الشاهد شخصاً"),
        ("public", "en", "The witness saw somebody"),
        ("partner", "ar", "رأى الشاهد ضحية"),
    ]
    assert {one.approved_by for one in found.released} == {"D-01"}
    assert found.verbatim == "رأيت سامر"
    revoked: Any = statements.revoke(vault, ref, "public")
    assert [one.profile for one in revoked.released] == ["partner"]


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("everybody", "نص", statements.ProfileUnknown),
        ("public", " \n", statements.StatementHasNoText),
    ],
)
def test_a_release_that_cannot_stand_is_refused(
    vault: Vault, profile: str, text: str, expected: type[RegistryError]
) -> None:
    ref = record(vault, "statement", verbatim="رأيت سامر")
    with pytest.raises(expected) as refused:
        statements.release(vault, ref, profile, text)
    assert error_words(refused.value)["ar"]
    assert exit_code(refused.value) == expected.exit_code
    assert records.get(vault, ref).version == 1


def test_only_a_statement_has_released_texts(vault: Vault) -> None:
    with pytest.raises(statements.NotAStatement):
        statements.release(vault, record(vault, "victim", names="سامر"), "public", "نص")


def test_a_record_is_shown_with_what_stands_around_it(vault: Vault) -> None:
    refs = records.record(
        vault,
        [
            draft("source", key="s", title="قائمة السوق", kind="other_list"),
            draft("incident", key="i", title_ar="قصف السوق"),
            draft("victim", {"incident": "i", "source": "s"}, key="v", names="سامر", sealed=False),
            draft("claim", {"about": "v", "source": "s"}, field="occupation", value="خباز"),
        ],
    )
    shown = views.show(vault, refs["v"])
    assert (shown["kind"], shown["ref"], shown["version"]) == ("victim", refs["v"], 1)
    assert shown["fields"]["sources"] == [refs["s"]]
    assert shown["fields"]["sealed"] is False
    (claim,) = shown["claims"]
    assert claim["fields"] == {
        "about": refs["v"], "source": refs["s"], "field": "occupation", "value": "خباز",
    }  # fmt: skip
    (tie,) = shown["ties"]
    assert tie["fields"]["incident"] == refs["i"]
    assert {one["ref"] for one in shown["related"]} == {refs["s"], refs["i"]}
