# SPDX-License-Identifier: Apache-2.0
"""The house keeps its rules, and each rule notices a tree planted to break it."""

from __future__ import annotations

import ctypes
import importlib
import json
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

import registry
from registry.errors import RegistryError
from tests import house_rules
from tests.house_rules import FEWEST_LINES, MOST_LINES, SPDX

ROOT = Path(__file__).parent.parent
HEAD = f'{SPDX}\n"""What it is for."""\n'
FILLING = "# filling\n" * FEWEST_LINES
ARABIC = re.compile(r"[\u0621-\u064a]{3}")
LATIN = re.compile(r"[A-Za-z]{3}")
PINNED_FOR_WINDOWS = ("colorama",)
PLACEHOLDER = re.compile(r"{(\w*)}")
EXIT_CODES = {1, 2, 3, 4, 5}


def plant(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_file_keeps_the_rules_of_the_house() -> None:
    assert house_rules.broken_rules(ROOT) == []


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("too_long", "ui/shell/window.py", HEAD + "# line\n" * MOST_LINES),
        ("too_short", "registry/domain/tiny.py", HEAD),
        ("first_lines", "ui/shell/window.py", "import os\n" + FILLING),
        ("first_lines", "ui/shell/window.py", f"{SPDX}\nimport os\n" + FILLING),
        ("vague_name", "registry/domain/date_utils.py", HEAD + FILLING),
        ("vague_name", "ui/common/page.py", HEAD + FILLING),
        ("too_deep", "ui/shell/inner/page.py", HEAD + FILLING),
        ("network_import", "registry/cli.py", HEAD + FILLING + "import urllib.request\n"),
        ("network_import", "registry/cli.py", HEAD + FILLING + "from http import client\n"),
        ("network_import", "registry/cli.py", HEAD + FILLING + "__import__('socket')\n"),
        ("network_import", "ui/app.py", HEAD + FILLING + "from PySide6 import QtNetwork\n"),
        ("network_import", "ui/app.py", HEAD + FILLING + "def f():\n    import pickle\n"),
        ("mocked", "tests/test_page.py", HEAD + "from unittest.mock import Mock\n"),
        ("mocked", "tests/test_page.py", HEAD + "from unittest import mock\n"),
        ("evasion", "tests/test_page.py", HEAD + "import pytest\npytest.skip('later')\n"),
        ("evasion", "tests/test_page.py", HEAD + "@pytest.mark.xfail\ndef test(): ...\n"),
        ("evasion", "ui/shell/page.py", HEAD + FILLING + "raise NotImplementedError\n"),
        ("large_class", "ui/shell/page.py", HEAD + "class Page:\n" + "    n = 1\n" * 200),
        ("formatted_sql", "registry/storage/rows.py", HEAD + FILLING + "c.execute(f'x {y}')\n"),
    ],
)
def test_each_rule_notices_what_breaks_it(tmp_path: Path, rule: str, name: str, text: str) -> None:
    plant(tmp_path, name, text)
    assert {found.split(": ")[1] for found in house_rules.broken_rules(tmp_path)} == {rule}


def test_a_tidy_tree_breaks_no_rule(tmp_path: Path) -> None:
    plant(tmp_path, "registry/__init__.py", HEAD)
    plant(tmp_path, "registry/storage/migrations/versions/one.py", HEAD)
    plant(tmp_path, "registry/storage/rows.py", HEAD + FILLING + "c.execute(f'{SQL} ?', (y,))\n")
    assert house_rules.broken_rules(tmp_path) == []


def test_every_module_of_the_registry_is_tested() -> None:
    assert house_rules.untested_modules(ROOT) == []


def test_a_module_without_a_test_is_noticed(tmp_path: Path) -> None:
    plant(tmp_path, "registry/domain/tested.py", HEAD)
    plant(tmp_path, "registry/domain/mirrored.py", HEAD)
    plant(tmp_path, "registry/domain/forgotten.py", HEAD)
    plant(tmp_path, "tests/domain/test_mirrored.py", HEAD)
    plant(tmp_path, "registry/domain/victims.py", HEAD)
    plant(tmp_path, "registry/domain/entities.py", HEAD + "from registry.domain import victims\n")
    tested = "from registry.domain import tested\nimport registry.domain.entities\n"
    plant(tmp_path, "tests/test_a.py", HEAD + tested)
    assert house_rules.untested_modules(tmp_path) == ["registry/domain/forgotten.py"]


def test_no_file_names_a_place_on_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert house_rules.machine_paths(ROOT, listed.stdout.split("\0")) == []


@pytest.mark.parametrize("private", house_rules.PRIVATE_ROOTS)
def test_a_place_on_a_machine_is_noticed(tmp_path: Path, private: str) -> None:
    plant(tmp_path, "a.toml", f'folder = "{private}lists"\n')
    plant(tmp_path, "b.md", "What may leave/work/stay, and see homework/home.\n")
    assert house_rules.machine_paths(tmp_path, ["a.toml", "b.md"]) == ["a.toml: 1"]


def test_the_lock_names_no_index_and_a_hash_for_every_package() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [block for block in re.split(r"\n(?=[a-z])", lock) if "==" in block]
    assert "://" not in lock
    assert len(pins) > len(PINNED_FOR_WINDOWS)
    assert [pin.split("==")[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert set(PINNED_FOR_WINDOWS) <= {pin.split("==")[0] for pin in pins}


def failures() -> list[type[RegistryError]]:
    """Return every expected failure, after importing all of registry."""
    for module in pkgutil.walk_packages(registry.__path__, "registry."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    found, waiting = [], [RegistryError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return sorted(
        {k for k in found if k.__module__.startswith("registry.")}, key=lambda k: k.__name__
    )


def wordless(kinds: list[type[RegistryError]], messages: dict[str, Any]) -> list[str]:
    """Return what is missing in the words and exit codes of ``kinds``."""
    wrong = []
    for kind in kinds:
        entry = messages.get(kind.__name__, {})
        arabic, english = str(entry.get("ar", "")), str(entry.get("en", ""))
        checks = {
            "Arabic words": bool(ARABIC.search(arabic)),
            "English words": bool(LATIN.search(english)) and not ARABIC.search(english),
            "equal placeholders": set(PLACEHOLDER.findall(arabic))
            == set(PLACEHOLDER.findall(english)),
            "exit code": entry.get("exit") == kind.exit_code and kind.exit_code in EXIT_CODES,
        }
        wrong += [f"{kind.__name__}: {what}" for what, right in checks.items() if not right]
    return wrong


def shipped_messages() -> dict[str, Any]:
    files = sorted((ROOT / "resources" / "messages").glob("*.json"))
    return {
        code: entry
        for file in files
        for code, entry in json.loads(file.read_text(encoding="utf-8")).items()
    }


def test_every_failure_has_words_in_both_languages_and_an_exit_code() -> None:
    assert wordless(failures(), shipped_messages()) == []


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ({"ar": "", "en": "Nothing was changed.", "exit": 1}, "Arabic words"),
        ({"ar": "Nothing", "en": "Nothing was changed.", "exit": 1}, "Arabic words"),
        ({"ar": "لم يتغيّر شيء.", "en": "", "exit": 1}, "English words"),
        ({"ar": "الصف {row}.", "en": "Row {number}.", "exit": 1}, "equal placeholders"),
        ({"ar": "لم يتغيّر شيء.", "en": "Nothing was changed.", "exit": 3}, "exit code"),
        ({"ar": "لم يتغيّر شيء.", "en": "Nothing was changed."}, "exit code"),
    ],
)
def test_a_failure_without_words_is_noticed(entry: dict[str, Any], missing: str) -> None:
    assert f"RegistryError: {missing}" in wordless([RegistryError], {"RegistryError": entry})


def lint_imports(tree: Path) -> str:
    shutil.copy(ROOT / "pyproject.toml", tree)
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=tree, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_each_contract_of_the_layers_can_break(tmp_path: Path) -> None:
    for room in ("services", "storage", "exchange", "crypto", "disclosure", "matching", "domain"):
        plant(tmp_path, f"registry/{room}/__init__.py", HEAD)
    for room in ("app", "shell", "desk", "widgets", "messages", "assets", "background", "language"):
        plant(tmp_path, f"ui/{room}.py", HEAD)
    plant(tmp_path, "registry/__init__.py", HEAD)
    plant(tmp_path, "registry/errors.py", HEAD + "import ui.page\nimport socket\n")
    plant(tmp_path, "registry/domain/names.py", HEAD + "import sqlalchemy\nimport PySide6\n")
    plant(tmp_path, "registry/crypto/keys.py", HEAD + "import registry.services\n")
    plant(tmp_path, "ui/__init__.py", HEAD)
    plant(tmp_path, "ui/language.py", HEAD + "import ui.app\n")
    plant(tmp_path, "ui/page.py", HEAD + "import registry.crypto.keys\n")
    said = lint_imports(tmp_path)
    assert re.search(r"Contracts: 0 kept, [1-9]\d* broken", said), said


def test_every_promise_names_tests_that_are_there() -> None:
    promises = re.findall(r"^\| .* \|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE)
    table = [line for line in promises if "promised" not in line and "tests/" in line]
    assert len(table) > 6
    for line in table:
        named = re.findall(r"`(tests/[a-z_/]+\.py)`", line.rpartition("|")[0].rpartition("|")[2])
        assert named, line
        assert [path for path in named if not (ROOT / path).is_file()] == []


def references_lost(call: Callable[[], object], times: int = 1_000) -> int:
    """Return by how many references to None ``times`` calls lower their count."""
    before = sys.getrefcount(None)
    for _ in range(times):
        call()
    return before - sys.getrefcount(None)


def test_a_void_call_of_qt_loses_no_reference_to_none() -> None:
    # PySide6 6.12.0 lost one a call and ended the process after some five thousand on Python 3.11.
    thing = QObject()
    assert references_lost(lambda: thing.setObjectName("x")) < 100


def test_a_lost_reference_to_none_is_noticed() -> None:
    lose, give_back = ctypes.pythonapi.Py_DecRef, ctypes.pythonapi.Py_IncRef
    lose.argtypes = give_back.argtypes = [ctypes.py_object]
    lose.restype = give_back.restype = None
    lost = references_lost(lambda: lose(None), times=500)
    for _ in range(500):
        give_back(None)
    immortal = sys.version_info >= (3, 12)  # there None cannot die, so nothing is lost
    assert immortal or lost > 400
