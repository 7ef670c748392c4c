# SPDX-License-Identifier: Apache-2.0
"""The rules of the house that no linter keeps: each takes one file and yields what is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SPDX = "# SPDX-License-Identifier: Apache-2.0"
DECLARATIONS = Path("registry/domain/entities.py")
MOST_LINES = 300
FEWEST_LINES = 25
MOST_CLASS_LINES = 200
DEEPEST = 3  # package, room, file
VAGUE = {"util", "utils", "helper", "helpers", "common", "base", "manager", "core", "misc"}
NETWORK = {"socket", "ssl", "http", "urllib", "asyncio", "requests", "httpx", "ftplib", "smtplib"}
UNSAFE = {"pickle", "marshal", "shelve"}
EVASIONS = {"skip", "skipif", "xfail", "importorskip"}
SQL_CALLS = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}
# In pieces, so that this file does not hold what it looks for.
PRIVATE_ROOTS = ("/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", "C:" + "\\Users")
MACHINE_PATH = re.compile(r"(?<![\w.$}~)-])(?:" + "|".join(map(re.escape, PRIVATE_ROOTS)) + ")")


@dataclass(frozen=True)
class SourceFile:
    """A Python file: ``path`` is relative to the repository, ``text`` its content."""

    path: Path
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Lines without their ends."""
        return self.text.splitlines()

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the syntax tree."""
        return list(ast.walk(ast.parse(self.text)))

    @property
    def is_product(self) -> bool:
        """Whether it ships, unlike a test."""
        return self.path.parts[0] != "tests"

    @property
    def is_migration(self) -> bool:
        """Whether alembic decides how it looks and where it lies."""
        return "migrations" in self.path.parts


def too_long(file: SourceFile) -> Iterator[str]:
    """A file of more than 300 lines is two nouns."""
    if len(file.lines) > MOST_LINES:
        yield f"{len(file.lines)} lines, at most {MOST_LINES}"


def too_short(file: SourceFile) -> Iterator[str]:
    """A module under 25 lines joins its neighbour."""
    exempt = file.path.name == "__init__.py" or file.is_migration or not file.is_product
    if len(file.lines) < FEWEST_LINES and not exempt:
        yield f"{len(file.lines)} lines, at least {FEWEST_LINES}"


def first_lines(file: SourceFile) -> Iterator[str]:
    """The first line is the licence, the second says what the file is for."""
    if file.lines[:1] != [SPDX]:
        yield "the first line is not the SPDX line"
    if not "".join(file.lines[1:2]).startswith('"""'):
        yield "the second line does not begin the docstring"


def vague_name(file: SourceFile) -> Iterator[str]:
    """A name says what is inside."""
    for part in (*file.path.parts[:-1], file.path.stem):
        if vague := VAGUE & set(part.lower().split("_")):
            yield f"vague name: {', '.join(sorted(vague))}"


def too_deep(file: SourceFile) -> Iterator[str]:
    """Two levels deep, never three."""
    if len(file.path.parts) > DEEPEST and not file.is_migration:
        yield f"{len(file.path.parts)} levels deep"


def imported_names(file: SourceFile) -> Iterator[str]:
    """Yield each dotted name a file imports, by statement or by string."""
    for node in file.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def called(node: ast.Call) -> str:
    """Return the last word of what is called: ``execute`` of ``tx.execute(...)``."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def network_import(file: SourceFile) -> Iterator[str]:
    """Offline by construction, and nothing that runs what it reads; tests may try to."""
    for name in imported_names(file) if file.is_product else ():
        if name.split(".")[0] in NETWORK | UNSAFE or name.startswith("PySide6.QtNetwork"):
            yield f"imports {name}"


def mocked(file: SourceFile) -> Iterator[str]:
    """Our own code is never mocked."""
    yield from (f"imports {n}" for n in imported_names(file) if n.startswith("unittest.mock"))


def evasion(file: SourceFile) -> Iterator[str]:
    """Nothing is skipped, expected to fail, or left for later."""
    for node in file.nodes:
        if isinstance(node, ast.Attribute) and node.attr in EVASIONS:
            if "pytest" in ast.unparse(node):
                yield f"line {node.lineno}: {node.attr}"
        elif isinstance(node, ast.Raise) and node.exc and "NotImpl" in ast.unparse(node.exc):
            yield f"line {node.lineno}: raises NotImplementedError"


def large_class(file: SourceFile) -> Iterator[str]:
    """A class of more than 200 lines does two things."""
    for node in file.nodes:
        if isinstance(node, ast.ClassDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > MOST_CLASS_LINES:
                yield f"class {node.name} has {lines} lines, at most {MOST_CLASS_LINES}"


def formatted_sql(file: SourceFile) -> Iterator[str]:
    """A value reaches SQL as a parameter.

    Free to be put into its text: names in capitals, a PRAGMA (it takes no parameters), and what
    was looked at and marked for ruff, whose S608 sees only part of these calls.
    """
    for node in file.nodes:
        if not (file.is_product and isinstance(node, ast.Call) and called(node) in SQL_CALLS):
            continue
        marked = "S608" in "".join(file.lines[node.lineno - 1 : node.end_lineno])
        for written in (a for a in node.args[:1] if isinstance(a, ast.JoinedStr) and not marked):
            values = [v.value for v in written.values if isinstance(v, ast.FormattedValue)]
            pragma = ast.unparse(written)[2:].startswith("PRAGMA ")
            if not pragma and any(not ast.unparse(value).isupper() for value in values):
                yield f"line {node.lineno}: a value is formatted into SQL"


RULES: tuple[Callable[[SourceFile], Iterator[str]], ...] = (
    too_long,
    too_short,
    first_lines,
    vague_name,
    too_deep,
    network_import,
    mocked,
    evasion,
    large_class,
    formatted_sql,
)


def python_files(root: Path) -> Iterator[SourceFile]:
    """Yield every Python file of the three trees below ``root``."""
    for tree in ("registry", "resources", "tests", "ui"):
        for path in sorted((root / tree).rglob("*.py")):
            yield SourceFile(path.relative_to(root), path.read_text(encoding="utf-8"))


def broken_rules(root: Path) -> list[str]:
    """Return ``path: rule: what`` for every rule that a file below ``root`` breaks."""
    return [
        f"{file.path.as_posix()}: {rule.__name__}: {what}"
        for file in python_files(root)
        for rule in RULES
        for what in rule(file)
    ]


def module(file: SourceFile) -> str:
    """Return the dotted name under which ``file`` is imported."""
    return ".".join(file.path.with_suffix("").parts)


def untested_modules(root: Path) -> list[str]:
    """Return the modules of registry that have no test of their name and that no test imports.

    The declarations are imported through the module that gathers them, as the product does.
    """
    files = list(python_files(root))
    tests = [file for file in files if not file.is_product]
    known = {name for file in tests for name in imported_names(file)}
    known |= {name.rpartition(".")[0] for name in known}
    gathered = [file for file in files if file.path == DECLARATIONS and module(file) in known]
    known |= {name for file in gathered for name in imported_names(file)}
    mirrors = {file.path.as_posix() for file in tests}
    return [
        file.path.as_posix()
        for file in files
        if file.path.parts[0] == "registry"
        and file.path.name != "__init__.py"
        and not file.is_migration
        and module(file) not in known
        and Path("tests", *file.path.parts[1:-1], f"test_{file.path.name}").as_posix()
        not in mirrors
    ]


def machine_paths(root: Path, names: list[str]) -> list[str]:
    """Return ``name: line`` where a text file among ``names`` holds a path of one machine."""
    found = []
    for name in names:
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, OSError):
            continue
        found += [f"{name}: {n}" for n, line in enumerate(lines, 1) if MACHINE_PATH.search(line)]
    return found
