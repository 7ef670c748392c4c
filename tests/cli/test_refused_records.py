# SPDX-License-Identifier: Apache-2.0
"""Files that a stranger wrote wrongly: each is refused whole, in words, and nothing is saved."""

from __future__ import annotations

import json

import pytest

from registry.domain.resources import read_folder
from tests.cli.invented import PARTNER, Begun, answer
from tests.cli.terminal import Terminal, one_document

SOUND = {"kind": "victim", "fields": {"names": "سناء لطفي المرجاناتي"}}


def victim(**fields: object) -> dict[str, object]:
    return {"kind": "victim", "fields": {"names": "سناء لطفي المرجاناتي", **fields}}


REFUSED: dict[str, tuple[object, str, int]] = {
    "unknown field": (victim(shoe_size=41), "RecordRefused", 1),
    "unknown field with a strange name": (victim(**{"a b\x00{x}": 1}), "RecordRefused", 1),
    "number for text": (victim(occupation=7), "RecordRefused", 1),
    "list for text": (victim(occupation=["خبّاز"]), "RecordRefused", 1),
    "text for a number": (victim(age_min="nine"), "RecordRefused", 1),
    "truth for a number": (victim(age_min=True), "RecordRefused", 1),
    "fraction for a number": (victim(age_min=9.5), "RecordRefused", 1),
    "huge number": (victim(age_min=10**30), "RecordRefused", 1),
    "unknown term": (victim(sex="x"), "RecordRefused", 1),
    "no such day": (victim(death_date="31/2/2013"), "RecordRefused", 1),
    "not a date": (victim(death_date="one day"), "RecordRefused", 1),
    "ages crossed": (victim(age_min=9, age_max=3), "RecordRefused", 1),
    "set by the program": (victim(ref="V-00000000"), "RecordRefused", 1),
    "nobody": ({"kind": "victim", "fields": {"sex": "man"}}, "RecordRefused", 1),
    "a blank name": ({"kind": "victim", "fields": {"names": " \u200f "}}, "RecordRefused", 1),
    "fields that are a list": ({"kind": "victim", "fields": []}, "RecordRefused", 1),
    "dangling link": ({**SOUND, "links": {"incident": "I-00000000"}}, "RecordRefused", 1),
    "link to another kind": ({**SOUND, "links": {"source": "V-00000000"}}, "RecordRefused", 1),
    "unknown link": ({**SOUND, "links": {"cousin": "V-00000000"}}, "RecordRefused", 1),
    "a key twice": ([{**SOUND, "id": "a"}, {**SOUND, "id": "a"}], "RecordRefused", 1),
    "one bad of two": ([SOUND, victim(shoe_size=41)], "RecordRefused", 1),
    "unknown kind": ({"kind": "ghost", "fields": {}}, "UnknownKind", 2),
    "kind with a verb of its own": ({"kind": "consent", "fields": {}}, "UnknownKind", 2),
    "kind that is set by the program": ({"kind": "export", "fields": {}}, "UnknownKind", 2),
    "no kind": ({"fields": {}}, "JsonMalformed", 1),
    "a word beside": ({**SOUND, "comment": "x"}, "JsonMalformed", 1),
    "a number": (7, "JsonMalformed", 1),
    "lone surrogate": ('{"kind":"victim","fields":{"names":"\\ud800"}}', "JsonMalformed", 1),
    "doubled keys": ('{"kind":"victim","kind":"source","fields":{}}', "JsonMalformed", 1),
    "NaN": ('{"kind":"victim","fields":{"age_min":NaN}}', "JsonMalformed", 1),
    "infinity": ('{"kind":"victim","fields":{"age_min":1e999}}', "JsonMalformed", 1),
    "too deep": ("[" * 5_000 + "]" * 5_000, "JsonMalformed", 1),
    "not JSON": ("names: سناء", "JsonMalformed", 1),
    "cut": (json.dumps(SOUND)[:-3], "JsonMalformed", 1),
    "not UTF-8": (b'{"kind":"\xff\xfe"}', "JsonMalformed", 1),
    "nothing": ("", "JsonMalformed", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_record_file_is_refused_whole(terminal: Terminal, case: str) -> None:
    content, code, exits = REFUSED[case]
    file = terminal.file("wrong.json", content)
    before = terminal.state()
    assert terminal.refusal("record", terminal.vault, file) == (exits, code)
    assert terminal.state() == before


def test_every_problem_is_said_at_once_with_the_name_of_its_field(terminal: Terminal) -> None:
    file = terminal.file(
        "wrong.json", [victim(shoe_size=41, sex="x"), victim(death_date="31/2/13")]
    )
    said = terminal.say("record", terminal.vault, file, "--json")
    told = one_document(said.out)["error"]
    problems = read_folder("messages")
    for code in ("unknown_field", "unknown_term"):
        assert problems[f"problem.{code}"]["ar"] in told["ar"]
        assert problems[f"problem.{code}"]["en"] in told["en"]
    assert "shoe_size" in told["en"]
    assert "(3)" in told["en"]


def test_a_refusal_repeats_no_content_of_the_file(terminal: Terminal) -> None:
    secret = "سرّ لا يُعاد"
    file = terminal.file("wrong.json", victim(sex=secret, age_min=secret, **{secret: secret}))
    said = terminal.say("record", terminal.vault, file, "--json")
    assert said.code == 1
    assert secret not in said.out + said.err


COMMANDS = ("record", "consent", "recipient")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_is_named_without_its_folder(terminal: Terminal, command: str) -> None:
    said = terminal.say(command, terminal.vault, terminal.path("absent.json"), "--json")
    assert said.code == 2
    told = one_document(said.out)["error"]
    assert told["code"] == "FileUnreadable"
    assert "absent.json" in told["ar"]
    assert "absent.json" in told["en"]
    assert str(terminal.folder) not in said.out


def consent(begun: Begun, **changed: object) -> dict[str, object]:
    """Return a sound consent with some words of it changed; None takes one out."""
    given = {
        "about": [begun.refs["salem"]],
        "giver": {"code": begun.refs["mother"]},
        "capacity": "parent",
        "decisions": [answer("P2", "named")],
        "given": "2026-03-02",
    }
    return {name: value for name, value in (given | changed).items() if value is not None}


CONSENTS: dict[str, dict[str, object]] = {
    "about nothing": {"about": []},
    "about nobody said": {"about": None},
    "about a record that is not there": {"about": ["V-00000000"]},
    "about a number": {"about": 7},
    "unknown purpose": {"decisions": [{"purpose": "P99", "decision": "named"}]},
    "unknown answer": {"decisions": [{"purpose": "P2", "decision": "maybe"}]},
    "no answers": {"decisions": []},
    "an answer without a purpose": {"decisions": [{"decision": "named"}]},
    "a recipient that is not there": {
        "decisions": [{"purpose": "P5", "decision": "named", "recipient": "N-00000000"}]
    },
    "a giver that is not there": {"giver": {"code": "W-00000000"}},
    "a giver that is a victim's source": {"giver": "S-00000000"},
    "a giver without a code": {"giver": {"name": "فريال"}},
    "unknown capacity": {"capacity": "neighbour"},
    "no capacity": {"capacity": None},
    "no day": {"given": None},
    "no such day": {"given": "2026-02-31"},
    "unknown field": {"mood": "good"},
    "unknown status": {"status": "x"},
}


@pytest.mark.parametrize("case", CONSENTS)
def test_a_consent_that_says_too_little_or_too_much_is_refused(begun: Begun, case: str) -> None:
    terminal = begun.terminal
    file = terminal.file("consent.json", consent(begun, **CONSENTS[case]))
    before = terminal.state()
    assert terminal.refusal("consent", terminal.vault, file) == (1, "RecordRefused")
    assert terminal.state() == before


@pytest.mark.parametrize("shapeless", [7, "P2", [7], {"fields": 7}, {"fields": [["about"]]}])
def test_a_consent_file_of_another_shape_is_refused(begun: Begun, shapeless: object) -> None:
    terminal = begun.terminal
    file = terminal.file("consent.json", shapeless)
    assert terminal.refusal("consent", terminal.vault, file) == (1, "JsonMalformed")


def test_of_several_consents_one_wrong_one_keeps_all_out(begun: Begun) -> None:
    terminal = begun.terminal
    file = terminal.file("consent.json", [consent(begun), consent(begun, about=["V-00000000"])])
    before = terminal.state()
    assert terminal.refusal("consent", terminal.vault, file) == (1, "RecordRefused")
    assert terminal.state() == before


def test_a_sound_consent_is_recorded(begun: Begun) -> None:
    terminal = begun.terminal
    file = terminal.file("consent.json", consent(begun))
    assert terminal.answer("consent", terminal.vault, file)["refs"].keys() == {"0"}


KEY = "age1" + "q" * 58
PARTIES: dict[str, tuple[dict[str, object], str, int]] = {
    "a key with a wrong letter": ({"age_key": KEY}, "RecipientKeyWrong", 1),
    "a secret key": ({"age_key": "AGE-SECRET-KEY-1QQQ"}, "RecipientKeyWrong", 1),
    "an SSH key": ({"age_key": "ssh-ed25519 AAAA"}, "RecipientKeyWrong", 1),
    "a key that is a number": ({"age_key": 7}, "RecordRefused", 1),
    "no name": ({"name": ""}, "RecordRefused", 1),
    "the name of another": ({"name": PARTNER}, "RecipientAlreadyKnown", 1),
    "unknown kind": ({"kind": "friend"}, "RecordRefused", 1),
    "unknown field": ({"colour": "x"}, "RecordRefused", 1),
}


@pytest.mark.parametrize("case", PARTIES)
def test_a_recipient_to_whom_nothing_could_safely_go_is_refused(begun: Begun, case: str) -> None:
    terminal = begun.terminal
    changed, code, exits = PARTIES[case]
    party = {"name": "جهة أخرى متخيَّلة", "kind": "organisation", **changed}
    before = terminal.state()
    given = terminal.file("other.json", party)
    assert terminal.refusal("recipient", terminal.vault, given) == (exits, code)
    assert terminal.state() | {"other.json": ""} == before | {"other.json": ""}


REFERENCES: dict[str, tuple[tuple[str, ...], str, int]] = {
    "show": (("V-00000000",), "UnknownReference", 2),
    "history": (("not a reference",), "UnknownReference", 2),
    "ledger": (("V-00000000",), "UnknownReference", 2),
    "withdraw": (("{salem}",), "ConsentUnknown", 2),
    "undo-import": (("IM-00000000",), "BatchUnknown", 2),
    "grade": (("{told}", "V1", "--reason", "x"), "NotGraded", 2),
    "release": (("{salem}", "{file}", "--profile", "public"), "NotAStatement", 2),
}


@pytest.mark.parametrize("command", REFERENCES)
def test_a_reference_to_nothing_or_to_another_kind_is_wrong_use(begun: Begun, command: str) -> None:
    terminal = begun.terminal
    words, code, exits = REFERENCES[command]
    places = {**begun.refs, "file": terminal.file("text.txt", "نص مراجَع")}
    given = [word.format(**places) for word in words]
    before = terminal.state()
    assert terminal.refusal(command, terminal.vault, *given) == (exits, code)
    assert terminal.state() == before


GRADES = {
    "no reason": ("V2",),
    "a blank reason": ("V2", "--reason", "  "),
    "unknown grade": ("V9", "--reason", "x"),
}


@pytest.mark.parametrize("case", GRADES)
def test_a_grade_without_a_reason_or_off_the_scale_is_refused(begun: Begun, case: str) -> None:
    terminal, before = begun.terminal, begun.terminal.state()
    words = ("grade", terminal.vault, begun.refs["dalal"], *GRADES[case])
    assert terminal.refusal(*words) == (1, "GradeRefused")
    assert terminal.state() == before


RELEASES = {
    "unknown profile": ("نص", "press", "ProfileUnknown", 2),
    "no words": (" \n", "public", "StatementHasNoText", 1),
    "not text": (b"\xff\xfe\x00", "public", "FileUnreadable", 2),
}


@pytest.mark.parametrize("case", RELEASES)
def test_a_text_that_cannot_be_released_is_refused(begun: Begun, case: str) -> None:
    terminal = begun.terminal
    text, profile, code, exits = RELEASES[case]
    file = terminal.file("text.txt", text)
    before = terminal.state()
    words = ("release", terminal.vault, begun.refs["told"], "--profile", profile, file)
    assert terminal.refusal(*words) == (exits, code)
    assert terminal.state() == before


def test_a_consent_is_withdrawn_once(begun: Begun) -> None:
    terminal, ref = begun.terminal, begun.agree()["told"]
    terminal.answer("withdraw", terminal.vault, ref)
    before = terminal.state()
    assert terminal.refusal("withdraw", terminal.vault, ref) == (1, "AlreadyWithdrawn")
    assert terminal.state() == before
