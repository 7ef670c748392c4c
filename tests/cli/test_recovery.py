# SPDX-License-Identifier: Apache-2.0
"""Recovery from a terminal: sheets are shown, never filed; typed back, rehearsed and used."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from registry.cli.recovery import lines
from registry.domain.resources import read_json
from registry.services import recovery, vaults
from registry.services.recovery import Sheet
from tests.cli.terminal import PHRASE, Terminal, is_a_sentence, one_document

NEW = "kettle orchard seven blue lantern"


def sheets_of(terminal: Terminal, scheme: str = "3of5") -> tuple[Sheet, ...]:
    """Make sheets through the library and let them count."""
    vault = vaults.open_vault(Path(terminal.vault), vaults.Passphrase.from_text(PHRASE))
    ceremony = recovery.begin(vault, scheme)
    ceremony.confirm([" ".join(sheet.words) for sheet in ceremony.sheets])
    vault.close()
    return ceremony.sheets


def filed(terminal: Terminal, sheets: Sequence[Sheet]) -> list[str]:
    """The options that give these sheets as files."""
    given = []
    for number, sheet in enumerate(sheets):
        text = " ".join(map(str, sheet.numbers if number % 2 else sheet.words))
        given += ["--share", terminal.file(f"sheet-{number}", text)]
    return given


def begun_in_a_process(
    terminal: Terminal, *options: str
) -> tuple[subprocess.Popen[str], list[str]]:
    """Run ``recovery begin`` behind pipes and read the five sheets that it shows."""
    command = [sys.executable, "-m", "registry.cli", "recovery", "begin", terminal.vault]
    given = ["--passphrase-file", terminal.path("phrase"), "--json", *options]
    process = subprocess.Popen(
        [*command, *given],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    shown = []
    for _ in range(5):
        assert re.search(r"[0-9A-F]{8}", process.stderr.readline())
        rows = [process.stderr.readline() for _ in range(11)]
        cells = re.findall(r"(\d+)  ([a-z]+) +(\d{4})", "".join(rows))
        shown.append(" ".join(word for _, word, _ in sorted(cells, key=lambda c: int(c[0]))))
    return process, shown


def test_sheets_shown_and_typed_back_count(terminal: Terminal) -> None:
    process, shown = begun_in_a_process(terminal, "--to-terminal")
    out, _ = process.communicate("\n".join(shown[1:4]) + "\n")
    answer = one_document(out)
    assert process.returncode == 0
    assert (answer["sheets"], answer["confirmed"]) == (5, True)
    assert set(answer) == {"set", "scheme", "sheets", "confirmed"}
    assert terminal.answer("recovery", "status", terminal.vault)["set"] == answer["set"]
    given = [terminal.file(f"s{n}", text) for n, text in enumerate(shown[:3])]
    options = [part for file in given for part in ("--share", file)]
    assert terminal.answer("recovery", "rehearse", terminal.vault, *options)["opens"]


def test_sheets_not_typed_back_count_for_nothing(terminal: Terminal) -> None:
    before = terminal.state()
    process, shown = begun_in_a_process(terminal, "--to-terminal")
    out, _ = process.communicate("\n".join(shown[:2]) + "\n")
    assert (process.returncode, one_document(out)["error"]["code"]) == (3, "SharesTooFew")
    assert terminal.state() == before


def test_sheets_are_not_shown_where_they_could_land_in_a_file(terminal: Terminal) -> None:
    before = terminal.state()
    refused = terminal.refusal("recovery", "begin", terminal.vault)
    assert refused == (2, "SheetsShownElsewhere")
    assert terminal.state() == before


def test_a_rehearsal_needs_no_passphrase_and_changes_nothing(terminal: Terminal) -> None:
    given = filed(terminal, sheets_of(terminal)[1:4])
    before = terminal.state()
    answer = terminal.answer("recovery", "rehearse", terminal.vault, *given)
    assert answer["kinds"] == ["registry", "protected", "organisation"]
    assert terminal.state() == before


def test_three_sheets_restore_a_vault_in_another_place(terminal: Terminal) -> None:
    given = filed(terminal, sheets_of(terminal)[2:5])
    phrase = terminal.file("new", NEW)
    place = terminal.path("second.sijill")
    options = ["--to", place, "--new-passphrase-file", phrase]
    answer = terminal.answer("recovery", "restore", terminal.vault, *given, *options)
    assert (answer["vault"], answer["member"], answer["removed"]) == (place, "D-02", ["D-01"])
    assert terminal.answer("check", place, "--full", "--passphrase-file", phrase)["ok"]
    assert terminal.refusal("check", place) == (3, "WrongPassphrase")
    assert terminal.answer("check", terminal.vault)["ok"]


def test_shares_typed_into_a_pipe_are_asked_for_until_enough(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = sheets_of(terminal, "two_groups")
    typed = [" ".join(sheets[n].words) for n in (0, 2, 3, 5, 4)]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed)))
    assert terminal.answer("recovery", "rehearse", terminal.vault)["sheets"] == 4


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda words: [*words[:5], "zzzz", *words[6:]], "ShareWordUnknown"),
        (lambda words: words[:-1], "ShareWrongLength"),
        (lambda words: [*words[:5], _another(words[5]), *words[6:]], "ShareDamagedAt"),
        (lambda words: [*words[:4], *words[4:8][::-1], *words[8:]], "ShareDamaged"),
    ],
)
def test_a_damaged_sheet_is_refused_by_its_place(
    terminal: Terminal, damage: object, code: str
) -> None:
    sheets = sheets_of(terminal)
    given = filed(terminal, sheets[:3])
    words = damage(list(sheets[2].words))  # type: ignore[operator]
    terminal.file("sheet-2", " ".join(words))
    before = terminal.state()
    assert terminal.refusal("recovery", "rehearse", terminal.vault, *given) == (3, code)
    said = terminal.say("recovery", "rehearse", terminal.vault, *given, "--lang", "en")
    told = read_json("messages/recovery.json")[code]["en"]
    assert said.err.strip() == told.format(share=3, position=6, count=32, right=33)
    assert terminal.state() == before


def _another(word: str) -> str:
    return "academic" if word != "academic" else "acid"


@pytest.mark.parametrize(
    ("picked", "code"),
    [
        ([0, 1], "SharesTooFew"),
        ([0, 1, 0], "ShareTwice"),
        ([0, 1, 2, 3, 4, 0, 1], "SharesTooMany"),
    ],
)
def test_too_few_too_many_or_the_same_twice_are_refused(
    terminal: Terminal, picked: list[int], code: str
) -> None:
    sheets = sheets_of(terminal)
    given = filed(terminal, [sheets[n] for n in picked])
    before = terminal.state()
    assert terminal.refusal("recovery", "rehearse", terminal.vault, *given) == (3, code)
    assert terminal.state() == before


def test_older_sheets_and_mixed_sets_are_refused(terminal: Terminal) -> None:
    old, new = sheets_of(terminal), sheets_of(terminal)
    before_rows = [
        (old[:3], "RecoveryOfAnotherVault"),
        ([new[0], old[1], new[2]], "ShareOfAnotherSet"),
    ]
    for picked, code in before_rows:
        given = filed(terminal, picked)
        assert terminal.refusal("recovery", "rehearse", terminal.vault, *given) == (3, code)


def test_a_sheet_on_the_terminal_has_its_places_and_numbers_in_three_columns() -> None:
    words = tuple(f"w{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(33))
    shown = lines(_sheet(words))
    assert len(shown) == 11
    assert shown[0].split() == ["1", "waa", "0001", "12", "wla", "0012", "23", "wwa", "0023"]


def _sheet(words: tuple[str, ...]) -> Sheet:
    return Sheet(
        vault="00", set="00", scheme="3of5", group=1, groups=1, member=1, members=5, needed=3,
        made_on=dt.date(2026, 1, 1), words=words, numbers=tuple(range(1, 34)), demo=False,
    )  # fmt: skip


def test_the_words_of_every_refusal_are_whole() -> None:
    path = Path(__file__).parents[2] / "resources/messages/recovery.json"
    for entry in json.loads(path.read_text(encoding="utf-8")).values():
        for language in ("ar", "en"):
            text = re.sub(r"{\w+}", "1", entry[language])
            assert is_a_sentence(text, arabic=language == "ar")
