# SPDX-License-Identifier: Apache-2.0
"""Members by the command line: admitted, listed, changed, removed; a key file and a journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.cli import main, members
from registry.crypto.kdf import FOR_TESTS
from registry.services import vaults
from registry.services.vaults import Passphrase
from tests.cli.terminal import Terminal

EDITOR = "nine swallows over a copper roof"
KEEPER = "ten deep wells under a walnut grove"
NAME = "أسماء المتخيلة"


@pytest.fixture
def phrases(terminal: Terminal) -> dict[str, tuple[str, str]]:
    """Options that give each passphrase as a new one."""
    made = {"editor": EDITOR, "keeper": KEEPER}
    files = {role: terminal.file(f"{role}.phrase", text) for role, text in made.items()}
    return {role: ("--new-passphrase-file", file) for role, file in files.items()}


def admitted(terminal: Terminal, phrases: dict[str, tuple[str, str]], role: str) -> str:
    answer = terminal.answer("member", "admit", terminal.vault, "--role", role, *phrases[role])
    return str(answer["code"])


def test_a_member_is_admitted_and_opens_the_vault_as_themselves(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    told = terminal.answer(
        "member", "admit", terminal.vault, "--role", "editor", "--role", "documenter",
        "--name", NAME, *phrases["editor"],
    )  # fmt: skip
    assert told == {"code": "D-02", "due": []}
    own = ("--passphrase-file", terminal.path("editor.phrase"))
    listed = terminal.answer("member", "list", terminal.vault, *own)["members"]
    assert [(one["code"], one["me"], one["granted"]) for one in listed] == [
        ("D-01", False, ["registry", "protected", "organisation"]),
        ("D-02", True, ["registry"]),
    ]
    assert [one["name"] for one in listed] == ["", ""]
    terminal.answer("member", "name", terminal.vault, "D-01", f"{NAME} ١")
    names = terminal.answer("member", "list", terminal.vault)["members"]
    assert [one["name"] for one in names] == [f"{NAME} ١", NAME]


def test_the_list_speaks_both_languages_to_a_person(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    admitted(terminal, phrases, "editor")
    said = terminal.say("member", "list", terminal.vault, "--lang", "en").out
    assert "Member. editor. Opens: the registry part" in said
    arabic = terminal.say("member", "list", terminal.vault, "--lang", "ar").out
    assert "عضو حالي. محرّر. يفتح: القسم العام" in arabic
    assert "due" not in arabic


def test_roles_are_changed_and_a_member_is_removed_with_what_cannot_be_promised(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    code = admitted(terminal, phrases, "keeper")
    changed = terminal.answer("member", "roles", terminal.vault, code, "--role", "coordinator")
    assert changed["granted"] == ["registry", "organisation"]
    assert [one["kind"] for one in changed["due"]] == ["rotation"]
    removed = terminal.answer("member", "remove", terminal.vault, code)
    assert removed["rotated"]
    assert len(removed["said"]) == 2
    rotated = terminal.answer("member", "rotate", terminal.vault, "protected")
    assert (rotated["epoch"], rotated["due"]) == (2, [])
    own = ("--passphrase-file", terminal.path("keeper.phrase"))
    assert terminal.refusal("member", "list", terminal.vault, *own) == (3, "WrongPassphrase")
    assert terminal.answer("check", terminal.vault, "--full")["ok"]


def test_a_passphrase_is_changed_and_bound_to_a_key_file(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    made = main(["member", "key-file", terminal.path("carried.key"), "--json"])
    assert made == 0
    again = main(["member", "key-file", terminal.path("carried.key"), "--json"])
    assert again == 1
    told = terminal.answer(
        "member", "passphrase", terminal.vault, *phrases["editor"],
        "--new-key-file", terminal.path("carried.key"),
    )  # fmt: skip
    assert told == {"member": "D-01", "key_file_needed": True}
    own = ("--passphrase-file", terminal.path("editor.phrase"))
    both = (*own, "--key-file", terminal.path("carried.key"))
    assert terminal.answer("check", terminal.vault, *both)["ok"]
    assert terminal.refusal("check", terminal.vault, *own) == (3, "WrongPassphrase")
    gone = (*own, "--key-file", terminal.path("gone.key"))
    assert terminal.refusal("check", terminal.vault, *gone) == (3, "KeyFileMissing")
    other = (*own, "--key-file", terminal.file("other.key", b"other"))
    assert terminal.refusal("check", terminal.vault, *other) == (3, "KeyFileOrPassphraseWrong")
    empty = (*own, "--key-file", terminal.file("empty.key", b""))
    assert terminal.refusal("check", terminal.vault, *empty) == (3, "KeyFileUnusable")


def test_a_travel_access_opens_the_registry_only(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    assert terminal.answer("member", "travel", terminal.vault, *phrases["editor"]) == {
        "code": "D-01t"
    }
    own = ("--passphrase-file", terminal.path("editor.phrase"))
    listed = terminal.answer("member", "list", terminal.vault, *own)["members"]
    assert [one["granted"] for one in listed if one["me"]] == [["registry"]]
    again = terminal.refusal("member", "travel", terminal.vault, *phrases["keeper"])
    assert again == (1, "TravelAlreadyThere")


@pytest.mark.parametrize(
    ("given", "code", "error"),
    [
        (("admit", "--role", "king"), 2, "RolesEmpty"),
        (("remove", "D-09"), 2, "UnknownMember"),
        (("remove", "D-01"), 1, "NotOneself"),
        (("roles", "D-01", "--role", "editor"), 1, "NotOneself"),
        (("admit", "--role", "editor", "weak"), 1, "PassphraseWeak"),
        (("passphrase", "weak"), 1, "PassphraseWeak"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    terminal: Terminal,
    phrases: dict[str, tuple[str, str]],
    given: tuple[str, ...],
    code: int,
    error: str,
) -> None:
    verb, *rest = given
    if "weak" in rest:
        rest = [*rest[:-1], "--new-passphrase-file", terminal.file("weak.phrase", "12345678")]
    elif verb == "admit":
        rest += phrases["editor"]
    before = terminal.state()
    assert terminal.refusal("member", verb, terminal.vault, *rest) == (code, error)
    assert terminal.state() == before


def test_the_last_with_every_key_and_a_role_too_low_are_refused(
    terminal: Terminal, phrases: dict[str, tuple[str, str]]
) -> None:
    editor = admitted(terminal, phrases, "editor")
    own = ("--passphrase-file", terminal.path("editor.phrase"))
    for verb in (("remove", "D-01"), ("give", "D-01"), ("rotate", "registry")):
        given = ("member", verb[0], terminal.vault, verb[1], *own)
        assert terminal.refusal(*given) == (3, "RoleLacks")
    terminal.answer("member", "roles", terminal.vault, editor, "--role", "coordinator")
    last = terminal.refusal("member", "remove", terminal.vault, "D-01", *own)
    assert last == (1, "LastKeeper")
    due = terminal.answer("member", "resume", terminal.vault, *own)
    assert due == {"due": []}
    assert terminal.answer("member", "give", terminal.vault, "D-01", *own)["given"] == []


def test_a_vault_for_several_is_never_taken_for_that_of_one(tmp_path: Path) -> None:
    path = tmp_path / "several.sijill"
    vault = vaults.create(path, Passphrase.from_text(EDITOR), cost=FOR_TESTS, for_several=True)
    assert not vault.one_person
    vault.close()
    again = vaults.open_vault(path, Passphrase.from_text(EDITOR))
    assert not again.one_person
    again.close()


def test_create_says_for_whom_a_vault_is(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    create = vaults.create

    def cheap(path: Path, passphrase: Passphrase, *, for_several: bool) -> vaults.Vault:
        asked.append(for_several)
        return create(path, passphrase, cost=FOR_TESTS, for_several=for_several)

    monkeypatch.setattr(vaults, "create", cheap)
    terminal.answer("create", terminal.path("one.sijill"))
    terminal.answer("create", terminal.path("many.sijill"), "--organisation")
    assert asked == [False, True]


@pytest.mark.parametrize(("language", "word"), [("ar", "الأوامر"), ("en", "Commands")])
def test_the_verbs_of_members_have_their_help(
    capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    assert main(["member", "--help", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert word in said
    assert all(one.name.split()[1] in said for one in members.COMMANDS)


def test_a_group_alone_shows_its_verbs_or_refuses_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["member", "nothing", "--lang", "en"]) == 2
    assert "Nothing was changed" in capsys.readouterr().err
