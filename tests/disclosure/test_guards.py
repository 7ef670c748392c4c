# SPDX-License-Identifier: Apache-2.0
"""Each step and each hold switched off in turn: something leaves that must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from registry.disclosure import holds, steps, voices
from registry.disclosure.case import Exporter
from registry.disclosure.classes import KEEP
from registry.disclosure.dossier import Dossier
from registry.disclosure.reasons import because
from registry.domain.fields import Term
from tests.disclosure.invented import (
    agreed,
    asked,
    consent,
    day,
    dossier,
    giver,
    heard,
    judged,
    statement,
    victim,
)
from tests.disclosure.test_events import incident, tied

TWO: Final = {"second_reviewer": "D-02"}
REGISTRY_ONLY: Final = Exporter(tiers=frozenset({"registry"}))


def leaks(name: str, *asked_of: Any, **values: Any) -> bool:  # noqa: ANN401 - as ``judged``
    found = judged(*asked_of, **values).of(name)
    return found is not None and found.leaves


STEPS_OFF: Final[dict[str, Callable[[], bool]]] = {
    "whitelist": lambda: leaks("memorial_name", agreed("court"), "court"),
    "role": lambda: leaks(
        "injuries", agreed("court", record=victim(injuries="…")), "court", exporter=REGISTRY_ONLY
    ),
    "grade": lambda: leaks("memorial_name", agreed(record=victim(death_grade=Term("V0")))),
    "locks": lambda: leaks("death_date", agreed("un", record=victim(fate=Term("unknown"))), "un"),
    "consent": lambda: leaks("sex", dossier(victim())),
    "transform": lambda: leaks("occupation", agreed("media"), "media"),
}


@pytest.mark.parametrize("step", steps.STEPS)
def test_without_one_step_something_leaves(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not STEPS_OFF[step]()
    monkeypatch.setitem(steps.STEPS, step, lambda _field: (KEEP, because("fine")))
    assert STEPS_OFF[step]()


HOLDS_OFF: Final[dict[str, Callable[[], bool]]] = {
    "kind": lambda: (
        judged(Dossier(record=asked({"P2": "named"})[1])).reason.code != "kind_never_leaves"
    ),
    "grade": lambda: leaks("memorial_name", agreed(record=victim(death_grade=Term("D")))),
    "critical_risk": lambda: leaks("sex", agreed(record=victim(risk_level=Term("critical")))),
    "found_alive": lambda: leaks(
        "sex", agreed(record=victim(fate=Term("found_alive")), capacity=Term("self"))
    ),
    "registry_consent": lambda: leaks(
        "sex", dossier(victim(), asked({"P1": "denied", "P2": "named"}))
    ),
    "main_consent": lambda: leaks("sex", dossier(victim())),
    "people_stay": lambda: leaks(
        "victim", tied(agreed(record=victim(death_grade=Term("V0"))), incident())
    ),
    "link_is_finer": lambda: leaks(
        "incident", tied(agreed(), incident(period=day("2013-04-17"), places=_neighbourhood()))
    ),
    "file_gate": lambda: leaks("sex", agreed("partner", "anonymous"), "partner"),
    "tables_only": lambda: leaks("fate", agreed("statistics"), "statistics"),
}


def _neighbourhood() -> Any:  # noqa: ANN401 - places
    first = incident().places[0]
    return (replace(first, place=replace(first.place, code="N0413")),)


@pytest.mark.parametrize("name", HOLDS_OFF)
def test_without_one_hold_something_leaves(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not HOLDS_OFF[name]()
    for group in ("GRADE_HOLDS", "LOCK_HOLDS", "CONSENT_HOLDS"):
        kept = tuple(hold for hold in getattr(holds, group) if hold.__name__ != name)
        monkeypatch.setattr(holds, group, kept)
    assert HOLDS_OFF[name]()


def test_every_hold_is_switched_off_once() -> None:
    every = (*holds.GRADE_HOLDS, *holds.LOCK_HOLDS, *holds.CONSENT_HOLDS)
    assert {hold.__name__ for hold in every} == set(HOLDS_OFF)


def _story() -> bool:
    told = victim(memorial_text_ar="كان خبّازًا يحبّه أهل الحي")
    return leaks("memorial_text_ar", dossier(told, asked({"P2": "named", "P4": "denied"})))


def _someone_in_text() -> bool:
    witness = giver()
    spoken = statement(witness)
    text = replace(spoken.released[0], names=("V-STRANG",))
    return leaks("released", heard({"P4": "anonymous"}, replace(spoken, released=(text,))))


def _exact_day_of_anonymous() -> bool:
    found = judged(agreed("court", "anonymous"), "court").of("death_date")
    return found is not None and found.level != "month"


def _alleged() -> bool:
    person = giver(alleged_perpetrator=True)
    return judged(dossier(victim(), (person, consent(person, {"P2": "named"})))).leaves


def _kin_of_the_living() -> bool:
    return judged(agreed(record=victim(fate=Term("alive")))).leaves


RULES_OFF: Final[dict[str, tuple[Any, Callable[[], bool]]]] = {
    "_own_gate": (steps, _story),
    "_recognised": (steps, _someone_in_text),
    "_anonymous": (steps, _exact_day_of_anonymous),
    "_not_a_giver": (voices, _alleged),
}


@pytest.mark.parametrize("rule", RULES_OFF)
def test_without_one_rule_of_consent_something_leaves(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, leaking = RULES_OFF[rule]
    assert not leaking()
    monkeypatch.setattr(module, rule, lambda *_: None)
    assert leaking()


def test_without_the_rule_of_capacities_kin_would_speak_for_the_living(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not _kin_of_the_living()
    monkeypatch.setattr(voices, "_not_allowed", lambda *_: None)
    assert _kin_of_the_living()
