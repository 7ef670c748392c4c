# SPDX-License-Identifier: Apache-2.0
"""For the output scan: the texts that a value of a record may have in a package, form by form.

Written apart from ``transform`` on purpose; a form gives every text, in Arabic and in English, and
as a code, that the same value may be written as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from registry.disclosure.cells import without_bidi
from registry.disclosure.dossier import Dossier
from registry.domain.dates import PartialDate
from registry.domain.entities import entity_spec
from registry.domain.fields import WITHHELD
from registry.domain.names import PersonName
from registry.domain.places import Place, gazetteer
from registry.domain.structures import PlacePrecision, ReleasedText, Toll
from registry.domain.vocabulary import is_term, term_label

LANGUAGES: Final = ("ar", "en")
_OF_AGE: Final = 18
_OLDEST: Final = 130
_JOINTS: Final = {"ar": "؛ ", "en": "; "}
_ORDER: Final = ("neighbourhood", "community", "subdistrict", "district", "governorate", "country")
_BANDS: Final = (
    range(5),
    range(5, 18),
    range(18, 30),
    range(30, 45),
    range(45, 60),
    range(60, 131),
)


@dataclass(frozen=True)
class Origin:
    """The record and column from which a cell claims to come; ``ids`` the codes of the package."""

    dossier: Dossier
    key: str
    ids: Mapping[str, str]

    @property
    def record(self) -> Any:  # noqa: ANN401 - any record
        """The record."""
        return self.dossier.record

    @cached_property
    def values(self) -> tuple[Any, ...]:
        """The value, or the values, of the field; nothing for a field that is empty or closed."""
        value = getattr(self.record, self.key.partition(".")[2], None)
        if value is None or value is WITHHELD:
            return ()
        return value if isinstance(value, tuple) else (value,)

    @property
    def vocabulary(self) -> str:
        """The vocabulary of the field."""
        kind, _, name = self.key.partition(".")
        spec = entity_spec(kind).fields.get(name)
        return spec.marks.vocabulary if spec else ""


def _each(write: Callable[[Any, str], str], origin: Origin) -> Iterator[str]:
    """Yield the values joined as a cell joins them, and each alone, in both languages."""
    for language in LANGUAGES:
        texts = [text for value in origin.values if (text := write(value, language))]
        yield _JOINTS[language].join(dict.fromkeys(texts))
        yield _JOINTS[language].join(texts)
        yield from texts


def _plain(origin: Origin) -> Iterator[str]:
    yield from _each(lambda value, _language: without_bidi(str(value)), origin)


def _term(origin: Origin) -> Iterator[str]:
    yield from _each(lambda value, language: _label(origin.vocabulary, value, language), origin)
    yield from map(str, origin.values)


def _label(vocabulary: str, code: Any, language: str) -> str:  # noqa: ANN401 - a term
    known = vocabulary and is_term(vocabulary, code)
    return term_label(vocabulary, code, language) if known else str(code)


def _dates(level: str) -> Callable[[Origin], Iterator[str]]:
    def forms(origin: Origin) -> Iterator[str]:
        values = [v.truncated(level) if level else v for v in origin.values]
        for language in LANGUAGES:
            yield _JOINTS[language].join(value.shown(language) for value in values)
        yield from (value.edtf for value in values)

    return forms


def _places(level: str) -> Callable[[Origin], Iterator[str]]:
    def forms(origin: Origin) -> Iterator[str]:
        codes = [_code_at(_place(value), level) for value in origin.values]
        yield from filter(None, codes)
        for language in LANGUAGES:
            shown = (Place(code=code).shown(language) for code in codes if code)
            yield _JOINTS[language].join(shown)

    return forms


def _place(value: Place | PlacePrecision) -> Place:
    return value.place if isinstance(value, PlacePrecision) else value


def _code_at(place: Place, level: str) -> str:
    """Return the smallest known place that holds ``place`` and is not finer than ``level``."""
    wanted = _ORDER[_ORDER.index(level) :]
    codes = (gazetteer().ancestor(place.code, each) for each in wanted)
    return next((code for code in codes if code), "")


def _names(origin: Origin) -> Iterator[str]:
    memorial = origin.record.memorial_name
    names = [memorial] if isinstance(memorial, str) and memorial else []
    if not names:
        names = [name.display for name in _person_names(origin)]
    yield from map(without_bidi, names)
    yield from (joint.join(map(without_bidi, names)) for joint in _JOINTS.values())


def _all_names(origin: Origin) -> Iterator[str]:
    names = _person_names(origin)
    texts = [without_bidi(t) for n in names for t in (n.display, *(f.text for f in n.latin))]
    unique = list(dict.fromkeys(texts))
    yield from (joint.join(found) for joint in _JOINTS.values() for found in (texts, unique))


def _person_names(origin: Origin) -> tuple[PersonName, ...]:
    names = origin.record.names
    return names if isinstance(names, tuple) else ()


def _ages(step: str) -> Callable[[Origin], Iterator[str]]:
    def forms(origin: Origin) -> Iterator[str]:
        known = [
            age for age in (origin.record.age_min, origin.record.age_max) if isinstance(age, int)
        ]
        if known:
            child = not step and min(known) < _OF_AGE
            yield from _age_texts(min(known), max(known), "band" if child else step)

    return forms


def _age_texts(low: int, high: int, step: str) -> Iterator[str]:
    if not step:
        yield str(low) if low == high else f"{low}–{high}"
        return
    first = low // 5 * 5
    if step == "five" and high < first + 5:
        yield f"{first}–{first + 4}"
        return
    band = next((band for band in _BANDS if low in band and high in band), None)
    if band is None:
        yield from {(True, True): ("طفل", "child"), (False, False): ("بالغ", "adult")}.get(
            (low < _OF_AGE, high < _OF_AGE), ()
        )
        return
    if band.stop > _OLDEST:
        yield from (f"{band.start} فأكثر", f"{band.start}+")
        return
    years = f"{band.start}–{band.stop - 1}"
    yield from (f"طفل ({years})", f"child ({years})") if band.stop <= _OF_AGE else (years,)


def _act(origin: Origin) -> Iterator[str]:
    """The act as recorded, or the plain word that stands where it is not told."""
    text = "".join(map(str, origin.values))
    if "torture" in text:
        yield from ("في الاحتجاز", "in detention", "")
    hidden = "torture" in text or "sexual" in text or text in {"", "other"}
    if not hidden:
        yield from _term(origin)
    if origin.key == "victim.act" and text in {"", "other", "sexual_violence"}:
        fate = str(origin.record.fate)
        if fate.startswith("dead_body"):
            yield from ("قُتل", "killed")
        elif fate == "detained":
            yield from ("احتُجز", "detained")


def _act_told(origin: Origin) -> Iterator[str]:
    """Where torture may be named; sexual violence never is."""
    if "sexual" not in "".join(map(str, origin.values)):
        yield from _term(origin)
    yield from _act(origin)


def _reviewed(origin: Origin) -> Iterator[str]:
    texts = [v for v in origin.values if isinstance(v, ReleasedText) and v.approved_by]
    for profile in {value.profile for value in texts}:
        chosen = [without_bidi(value.text) for value in texts if value.profile == profile]
        yield from chosen
        yield from (joint.join(chosen) for joint in _JOINTS.values())


def _reference(origin: Origin) -> Iterator[str]:
    codes = [origin.ids[value] for value in origin.values if value in origin.ids]
    yield from codes
    yield from (joint.join(codes) for joint in _JOINTS.values())


def _code(origin: Origin) -> Iterator[str]:
    if origin.key.endswith(".ref"):
        code = origin.ids.get(origin.record.id, "")
        if code != origin.record.ref:
            yield code
    else:
        yield from _reference(origin)


def _fact(origin: Origin) -> Iterator[str]:
    """Any declared value of a record that is about nobody."""
    for value in origin.values[:1]:
        if isinstance(value, PartialDate):
            yield from _dates("")(origin)
        elif isinstance(value, Place | PlacePrecision):
            yield from _places("neighbourhood")(origin)
        elif isinstance(value, Toll):
            yield from _each(_toll, origin)
        else:
            yield from (*_term(origin), *_plain(origin), *_reference(origin))
    if origin.key == "involvement.actor":
        kinds = [getattr(each.record, "kind", "") for each in origin.dossier.others.values()]
        yield from map(str, kinds)
        yield from (
            _label("perpetrator_kind", kind, language) for kind in kinds for language in LANGUAGES
        )


def _toll(value: Toll, language: str) -> str:
    ends: list[int | None] = [end for end in (value.minimum, value.maximum) if end is not None]
    ends = ends or [value.best]
    number = "–".join(dict.fromkeys(str(end) for end in ends if end is not None))
    told = value.composition_ar if language == "ar" else value.composition_en
    return f"{number} ({told})" if number and told else number or told


def _fixed(*texts: str) -> Callable[[Origin], Iterator[str]]:
    return lambda _origin: iter(texts)


def _exists(origin: Origin) -> Iterator[str]:
    yield from ("موجودة", "exists") if {"held", "exists"} & set(origin.values) else ()


FORMS: Final[dict[str, Callable[[Origin], Iterator[str]]]] = {
    "text": _plain,
    "term": _term,
    "exact": _dates(""),
    "month": _dates("month"),
    "town": _places("community"),
    "subdistrict": _places("subdistrict"),
    "governorate": _places("governorate"),
    "approved_name": _names,
    "any_name": _all_names,
    "name_withheld": _fixed(
        "حُجب الاسم بناءً على رغبة الأسرة", "name withheld at the family's request"
    ),
    "age": _ages(""),
    "age_five": _ages("five"),
    "age_band": _ages("band"),
    "act": _act,
    "cause": _act,
    "act_told": _act_told,
    "reviewed": _reviewed,
    "reference": _reference,
    "file": _reference,
    "code": _code,
    "own_code": lambda origin: iter((origin.ids.get(origin.record.id, ""),)),
    "ref": lambda origin: iter((str(origin.record.ref),)),
    "fact": _fact,
    "exists": _exists,
    "yes_no": _fixed("نعم", "لا", "yes", "no"),
}
