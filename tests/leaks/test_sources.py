# SPDX-License-Identifier: Apache-2.0
"""Ways out that nothing of ours may take: printing, players, drags, titles that say a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "QtPrintSupport": "a spool file is plain text; a sheet is painted as a PDF in memory",
    "QtMultimedia": "a player may spool what it plays into a temporary file",
    "QtWebEngineCore": "a browser keeps caches",
    "QDrag": "what is dragged out is plain",
    "setDragEnabled": "what is dragged out is plain",
    "QSystemTrayIcon": "a desktop keeps its notifications",
    "QDesktopServices": "another program would open, and remember, what is private",
    "QSettings": "Qt's own settings are files in the home",
    "logging": "a log would be a file of what happened to whom",
}
"""Names, and why nothing of ours uses them."""
ALLOWED = {("ui/shell/platform.py", "QSettings")}  # there they are made unwritable


def product() -> dict[str, str]:
    found = (path for room in ("registry", "ui") for path in (ROOT / room).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in found}


def names_in(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (part for one in node.names for part in one.name.split("."))
            yield from (getattr(node, "module", None) or "").split(".")
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def ways_out(sources: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (file, name)
        for file, text in sources.items()
        for name in sorted(set(names_in(text)) & FORBIDDEN.keys())
        if (file, name) not in ALLOWED
    ]


def changing_titles(sources: dict[str, str]) -> list[str]:
    """Return where a title is given that is not a fixed text of ours."""
    return [
        f"{file}:{node.lineno}"
        for file, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"setWindowTitle", "setWindowFilePath", "setWindowIconText"}
        and not is_fixed(node)
    ]


def is_fixed(call: ast.Call) -> bool:
    given = call.args[0] if len(call.args) == 1 else None
    if not isinstance(given, ast.Call) or ast.unparse(given.func) != "T":
        return False
    return all(isinstance(one, ast.Constant) for one in given.args) and not given.keywords


def test_nothing_of_ours_prints_plays_drags_or_logs() -> None:
    assert ways_out(product()) == []


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_each_of_them_would_be_seen(name: str) -> None:
    for line in (f"from PySide6 import {name}", f"import {name}", f"x.{name}(True)"):
        assert ways_out({"ui/new.py": line}) == [("ui/new.py", name)]


def test_no_title_of_a_window_can_say_a_name() -> None:
    assert changing_titles(product()) == []


@pytest.mark.parametrize(
    "line",
    ["w.setWindowTitle(victim.names)", "w.setWindowTitle(T('A', 'b {c}').format(c=name))",
     "w.setWindowFilePath(str(path))", "w.setWindowTitle(f'{name}')"],
)  # fmt: skip
def test_a_title_with_a_name_would_be_seen(line: str) -> None:
    assert changing_titles({"ui/new.py": line}) == ["ui/new.py:1"]
