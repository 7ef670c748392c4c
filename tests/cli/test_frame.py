# SPDX-License-Identifier: Apache-2.0
"""Words, streams, help and exit codes that every command shares."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
import pytest

from registry.cli import wording
from registry.cli.commands import COMMANDS
from registry.cli.frame import Call
from registry.cli.running import BUG
from registry.domain.fields import Tier
from registry.domain.resources import read_json
from registry.services import search
from tests.cli.terminal import Terminal, one_document

NAMES = [command.name for command in COMMANDS]
PROMISED = {
    "demo", "create", "fields", "record", "show", "history", "search", "import", "undo-import",
    "consent", "withdraw", "recipient", "release", "grade", "preview", "export", "ledger",
    "verify", "check",
}  # fmt: skip
SECRET = "سالم-secret-4711"


def test_every_promised_command_is_there() -> None:
    assert set(NAMES) >= PROMISED


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("command", ["", *NAMES])
def test_help_speaks_the_language_asked_for(
    terminal: Terminal, command: str, language: str
) -> None:
    said = terminal.say(*command.split(), "--help", "--lang", language)
    assert said.code == 0
    assert said.err == ""
    known = read_json("cli/words.json")
    assert said.out.startswith(known["cli.help.usage"][language])
    told = f"cli.command.{command.replace(' ', '.')}"
    about = known[told if command else "cli.help"][language]
    assert " ".join(about.split()[:3]) in said.out
    other = "en" if language == "ar" else "ar"
    assert known["cli.param.help"][other] not in said.out


@pytest.mark.parametrize("given", [["--lang", "ar", "fields"], ["fields", "--lang=ar"]])
def test_the_language_may_stand_before_or_after_the_command(
    terminal: Terminal, given: list[str]
) -> None:
    assert "الخانات" in terminal.say(*given).out


def test_every_word_of_the_command_line_is_there_twice() -> None:
    for key, entry in read_json("cli/words.json").items():
        assert entry.keys() == {"ar", "en"}, key
        assert all(entry.values()), key


def test_every_parameter_has_a_meaning_in_the_help() -> None:
    known = read_json("cli/words.json")
    for command in COMMANDS:
        for param in command.params:
            assert f"cli.param.{param.name}" in known, (command.name, param.name)


@pytest.mark.parametrize("command", [name for name in NAMES if name != "fields"])
def test_a_command_without_its_words_is_wrong_use(terminal: Terminal, command: str) -> None:
    said = terminal.say(*command.split(), "--json")
    assert said.code == 2
    assert one_document(said.out)["error"]["code"] == "WrongUse"


@pytest.mark.parametrize("command", NAMES)
def test_an_unknown_option_is_wrong_use(terminal: Terminal, command: str) -> None:
    before = terminal.state()
    given = (*command.split(), terminal.vault, "--no-such-option", "--json")
    assert terminal.say(*given).code == 2
    assert terminal.state() == before


WRONG = [
    ("publish",),
    ("--wrong",),
    (),
    ("search", "{vault}", "x", "--limit", "0"),
    ("search", "{vault}", "x", "--limit", "many"),
    ("check", "{vault}", "--lang", "fr"),
    ("release", "{vault}", "T-1", "--profile", "public", "f", "--language", "xx"),
    ("grade", "{vault}", "V-1", "V1", "--axis", "size"),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_words_that_fit_no_command_are_wrong_use(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    said = terminal.say(*(word.format(vault=terminal.vault) for word in words))
    assert said.code == 2
    assert said.out == ""


def test_a_passphrase_is_no_argument(terminal: Terminal) -> None:
    said = terminal.say("ledger", terminal.vault, "--passphrase", "four invented words here")
    assert said.code == 2


def test_a_bug_shows_its_type_and_place_and_never_a_value(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Any:  # noqa: ANN401 - never returns
        raise ValueError(SECRET)

    monkeypatch.setattr(search, "find", broken)
    said = terminal.say("search", terminal.vault, SECRET)
    assert said.code == BUG
    assert said.out == ""
    assert "ValueError test_frame.py:" in said.err
    assert SECRET not in said.err
    assert "Traceback" not in said.err
    told = terminal.say("search", terminal.vault, SECRET, "--json")
    error = one_document(told.out)["error"]
    assert (told.code, told.err, error["code"], error["type"]) == (BUG, "", "Bug", "ValueError")
    assert SECRET not in told.out
    # The vault was locked again on the way out.
    monkeypatch.undo()
    assert terminal.answer("search", terminal.vault, "x") == {"results": []}


def test_fields_lists_every_declared_field_with_its_marks(terminal: Terminal) -> None:
    fields = terminal.answer("fields")["fields"]
    assert len(fields) > 100
    keys = {"entity", "name", "type", "tier", "class", "identifying", "searchable", "vocabulary"}
    assert all(one.keys() == keys for one in fields)
    assert {one["tier"] for one in fields} <= {tier.value for tier in Tier}
    names = next(one for one in fields if (one["entity"], one["name"]) == ("victim", "names"))
    assert (names["class"], names["identifying"], names["searchable"]) == ("F1", True, True)


def test_a_passphrase_is_asked_for_where_there_is_a_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []

    def prompt(words: str, **options: Any) -> str:  # noqa: ANN401 - click's options
        asked.append((words, bool(options["hide_input"])))
        return "four invented words here"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    call = Call(given={"vault": terminal.vault}, language="ar", as_json=False)
    with call.vault() as vault:
        assert vault.member == "D-01"
    assert asked == [("عبارة السر", True)]


def test_a_record_cannot_write_on_the_terminal(terminal: Terminal) -> None:
    title = "قائمة\u202e\x1b[31m\x07 متخيَّلة"
    file = terminal.file("one.json", {"kind": "source", "id": "a", "fields": {"title": title}})
    ref = terminal.answer("record", terminal.vault, file)["refs"]["a"]
    for words in (("show", terminal.vault, ref), ("history", terminal.vault, ref)):
        said = terminal.say(*words)
        assert "متخيَّلة" in said.out
        assert not {"\u202e", "\x1b", "\x07"} & set(said.out)
    # In JSON the text stands as it is, escaped where JSON must.
    assert json.loads(terminal.say("show", terminal.vault, ref, "--json").out)["ref"] == ref


def test_the_table_is_all_there_is() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert wording.LANGUAGES == ("ar", "en")
