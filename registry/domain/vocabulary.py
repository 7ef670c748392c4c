# SPDX-License-Identifier: Apache-2.0
"""The words a field may hold and the labels of fields and kinds, in Arabic and English.

All of it is data: ``resources/vocabularies`` and ``resources/labels``. The order of the terms in
a file is the order of a form. An unknown vocabulary, field or kind is a bug and raises KeyError.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from registry.domain.fields import Term
from registry.domain.resources import read_folder

LANGUAGES: Final = ("ar", "en")


@lru_cache(maxsize=128)
def terms(vocabulary: str) -> tuple[Term, ...]:
    """Return the codes of ``vocabulary`` in the order of a form."""
    return tuple(Term(code) for code in read_folder("vocabularies")[vocabulary])


@lru_cache(maxsize=128)
def _codes(vocabulary: str) -> frozenset[str]:
    return frozenset(terms(vocabulary))


def is_term(vocabulary: str, untrusted_code: object) -> bool:
    """Whether ``untrusted_code`` is one of the codes of ``vocabulary``; never raises for it."""
    return isinstance(untrusted_code, str) and untrusted_code in _codes(vocabulary)


def term_label(vocabulary: str, code: str, language: str) -> str:
    """Return the word for ``code`` in ``language``, "ar" or "en"."""
    return str(read_folder("vocabularies")[vocabulary][code][language])


def term_from_words(vocabulary: str, untrusted_words: str) -> Term | None:
    """Return the term whose code or label in any language is ``untrusted_words``, or None.

    Of a label with two forms ("شهيد / شهيدة") either is enough; a text that fits two is None.
    """
    return _by_words(vocabulary).get(untrusted_words.strip().casefold())


@lru_cache(maxsize=128)
def _by_words(vocabulary: str) -> dict[str, Term]:
    labels = read_folder("vocabularies")[vocabulary]
    said = [
        (form.casefold(), Term(code))
        for code, words in labels.items()
        for language in LANGUAGES
        for form in (words[language], *words[language].split(" / "))
    ]
    found = {form: code for form, code in said if {c for f, c in said if f == form} == {code}}
    # Codes last: a code always wins over a label that reads the same.
    return found | {code.casefold(): Term(code) for code in labels}


def field_label(key: str, language: str) -> str:
    """Return the form label of a field (``victim.names``) or of a part (``toll.minimum``)."""
    return _labels(key)[language]


def field_help(key: str, language: str) -> str:
    """Return one line for the volunteer who fills this field, or nothing where none is needed."""
    return _labels(key).get(f"help_{language}", "")


def kind_label(kind: str, language: str, *, plural: bool = False) -> str:
    """Return the word for a kind of record (``victim``), for one or for several."""
    return _labels(f"kind.{kind}")[f"{language}_plural" if plural else language]


def _labels(key: str) -> dict[str, str]:
    return cast("dict[str, str]", read_folder("labels")[key])
