# SPDX-License-Identifier: Apache-2.0
"""Every text of the screens in both languages: none missing, none left over, plurals whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from registry.domain.resources import read_text
from ui.language import LANGUAGES, PLURALS, T, is_mirrored, ltr, natural, number, speak, words

UI = Path(__file__).parents[2] / "ui"
PLACEHOLDER = re.compile(r"\{\w*\}|%n")


def calls_of_t(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "T":
            yield node


def literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def texts(root: Path) -> dict[tuple[str, str], bool]:
    """Return (context, text) -> whether it counts something, of every call of ``T``."""
    found = {}
    for file in sorted(root.rglob("*.py")):
        for call in calls_of_t(ast.parse(file.read_text(encoding="utf-8"))):
            key = literal(call.args[0]), literal(call.args[1])
            assert all(key), f"{file.name}:{call.lineno}: only literal texts can be translated"
            found[key] = len(call.args) > 2 or bool(call.keywords)
    return found


def test_every_text_has_a_finished_arabic_translation() -> None:
    finished = words("ar")
    missing = [key for key in texts(UI) if not finished.get(key, ("",))[0].strip()]
    assert missing == []


def test_no_translation_is_left_over_or_unfinished() -> None:
    used = texts(UI)
    for language in LANGUAGES:
        root = ET.fromstring(read_text(f"translations/sijill_{language}.ts"))  # noqa: S314
        assert not [t for t in root.iter("translation") if t.get("type")], language
        assert not words(language).keys() - used.keys(), language


def test_a_text_that_is_not_literal_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('T("Page", f"{count} records")', encoding="utf-8")
    with pytest.raises(AssertionError, match="literal"):
        texts(tmp_path)


def test_translations_keep_the_placeholders() -> None:
    for (context, text), forms in words("ar").items():
        for form in forms:
            if "%n" not in text:
                assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(text)), (
                    context,
                    text,
                )


def test_texts_that_count_have_every_plural_form() -> None:
    for key, counts in texts(UI).items():
        if counts:
            assert len(words("ar")[key]) == 6, key
            assert len(words("en")[key]) == 2, key


def test_arabic_translations_are_arabic() -> None:
    for key, forms in words("ar").items():
        letters = PLACEHOLDER.sub("", forms[0])
        assert re.search("[\u0621-\u064a]", letters) or not re.search(r"[a-z]", letters), key


def test_the_window_speaks_the_language_it_was_told() -> None:
    assert T("Unlock", "Open") == "Open"
    speak("ar")
    assert T("Unlock", "Open") == "فتح"
    assert is_mirrored()
    with pytest.raises(ValueError, match="de"):
        speak("de")


def test_plurals_follow_the_rules_of_each_language() -> None:
    assert [PLURALS["en"](n) for n in (0, 1, 2, 11)] == [1, 0, 1, 1]
    expected = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4}
    assert {n: PLURALS["ar"](n) for n in expected} == expected


def test_numbers_and_latin_runs_are_isolated() -> None:
    assert ltr("2012-03-12") == "\u20662012-03-12\u2069"
    assert number(1234) == "\u20661,234\u2069"
    assert natural("ليان") == "\u2068ليان\u2069"
    assert ltr("") == natural("") == ""
