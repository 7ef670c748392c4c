# SPDX-License-Identifier: Apache-2.0
"""What is suggested for marking in a statement, and how marked passages are kept."""

from __future__ import annotations

import pytest

from registry.domain.structures import Span
from registry.errors import FieldProblem, RecordRefused
from registry.services import accounts, records, redaction
from registry.services.statements import NotAStatement
from registry.storage.writing import StaleRecord
from tests.services.invented import World

WITNESS = "نهى سامر العقيقاني"
TEXT = f"🕯️ أنا {WITNESS}. سمعت وائل الفيروزاني ينادي\nعلى أخيه. رقمي 0900000741. ثم قال وائل: هنا."


def said(text: str, spans: tuple[Span, ...]) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.kind, one.role) for one in spans]


@pytest.fixture
def statement(world: World) -> str:
    world.victim("wael", "وائل صفوان الفيروزاني")
    return world.statement("told", TEXT)


def test_people_of_the_registry_are_suggested_with_their_roles(
    world: World, statement: str
) -> None:
    found = said(TEXT, redaction.suggest(world.vault, statement))
    assert (WITNESS, "person", "witness") in found
    assert ("وائل", "person", "victim") in found
    assert ("0900000741", "phone", "") in found


def test_a_telephone_is_found_by_its_shape_even_if_nobody_recorded_it(world: World) -> None:
    ref = world.statement("other", "اتصلوا على +963 911 222 333 بعد المغرب")
    assert said("اتصلوا على +963 911 222 333 بعد المغرب", redaction.suggest(world.vault, ref)) == [
        ("+963 911 222 333", "phone", "")
    ]


def test_what_is_marked_once_and_stands_elsewhere_unmarked_is_named() -> None:
    text = "جاء فواز أولاً.\nثم جاء فواز مرة أخرى."
    at = text.index("فواز")
    marked = (Span(start=at, end=at + 4, kind="person", role="witness"),)
    still = redaction.still_open(text, marked)
    assert said(text, still) == [("فواز", "person", "witness")]
    assert still[0].start > text.index("\n")
    assert redaction.still_open(text, (*marked, *still)) == ()


def test_marked_passages_are_kept_as_a_revision_and_replaced_in_the_text(
    world: World, statement: str
) -> None:
    before = records.get(world.vault, statement)
    start = TEXT.index(WITNESS)
    span = Span(start=start, end=start + len(WITNESS), kind="person", role="witness")
    redaction.mark(world.vault, statement, before.version, [span])
    shown = redaction.redacted(world.vault, statement, "en")
    assert "[Witness]" in shown
    assert WITNESS not in shown
    assert shown.startswith("🕯️ أنا [Witness]")
    with pytest.raises(StaleRecord):
        redaction.mark(world.vault, statement, before.version, [])


def test_a_span_outside_the_text_changes_nothing(world: World, statement: str) -> None:
    before = records.get(world.vault, statement)
    span = Span(start=0, end=len(TEXT) + 1, kind="person")
    with pytest.raises(redaction.SpanRefused):
        redaction.mark(world.vault, statement, before.version, [span])
    assert records.get(world.vault, statement) == before


def test_only_a_statement_has_passages(world: World) -> None:
    with pytest.raises(NotAStatement):
        redaction.suggest(world.vault, world.refs["event"])


def test_a_text_about_to_leave_is_looked_at_again(world: World, statement: str) -> None:
    text = "قالت [شاهدة] إن وائل كان هناك."
    found = redaction.found_in(world.vault, statement, text)
    assert said(text, found) == [("وائل", "person", "victim")]


def test_a_statement_and_its_new_witness_are_written_together(world: World) -> None:
    ref = accounts.take(world.vault, {"verbatim": "كلام"}, {"names": ["جمانة راغب اللؤلؤاني"]})
    people = [one for one in records.related(world.vault, ref) if one.ref.startswith("W-")]
    assert len(people) == 1
    again = accounts.take(world.vault, {"verbatim": "ثانية", "witness": people[0].ref})
    earlier = accounts.earlier(world.vault, str(people[0].ref))
    assert {one.ref for one in earlier} == {ref, again}
    kept = records.get(world.vault, again)
    assert kept.earlier_accounts == (ref,)  # type: ignore[attr-defined]
    assert "كلام" not in repr(earlier)


def test_a_statement_without_a_word_is_refused_and_no_witness_is_left(world: World) -> None:
    before = len(records.related(world.vault, world.refs["event"]))
    with pytest.raises(RecordRefused) as refused:
        accounts.take(world.vault, {"kind": "note"}, {"names": ["جمانة راغب اللؤلؤاني"]})
    assert refused.value.problems == (FieldProblem("statement.verbatim", "empty"),)
    assert len(records.related(world.vault, world.refs["event"])) == before
