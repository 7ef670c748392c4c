# SPDX-License-Identifier: Apache-2.0
"""Commands about who works in a vault: list, admit, give, roles, remove; and one's own access."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import click

from registry.cli.asking import new_passphrase_options
from registry.cli.frame import Call, Command
from registry.cli.wording import words
from registry.domain.resources import read_folder
from registry.domain.roles import ORGANISATION
from registry.domain.vocabulary import LANGUAGES, term_label
from registry.services import access, duties, members, rotation
from registry.services.members import MemberShown
from registry.services.vaults import Vault, open_vault

VAULT = click.Argument(["vault"], type=click.Path(readable=False, path_type=str))
CODE = click.Argument(["code"])
ROLES = click.Option(["--role", "roles"], multiple=True, required=True, metavar="ROLE")
TIER = click.Argument(["tier"], type=click.Choice(["registry", "protected"]))


def listed(call: Call) -> dict[str, Any]:
    """Every member, and what is due."""
    with call.vault() as vault:
        known = [_member(call, one) for one in members.listed(vault)]
        return {"members": known, "due": _due(call, vault)}


def admit(call: Call) -> dict[str, Any]:
    """A new member with a passphrase of their own."""
    with call.vault() as vault, call.new_passphrase() as passphrase:
        code = members.admit(vault, call.given["roles"], passphrase, call.text("name"))
        return {"code": code, "due": _due(call, vault)}


def give(call: Call) -> dict[str, Any]:
    """The keys that a member's role needs and that they have not been given."""
    with call.vault() as vault:
        given = members.give_due(vault, call.text("code"))
        return {"code": call.text("code"), "given": list(given), "due": _due(call, vault)}


def roles(call: Call) -> dict[str, Any]:
    """Other roles for a member."""
    with call.vault() as vault:
        changed = members.change_roles(vault, call.text("code"), call.given["roles"])
        return {**_member(call, changed), "due": _due(call, vault)}


def remove(call: Call) -> dict[str, Any]:
    """A member's seat and keys taken away; what that cannot promise is said."""
    with call.vault() as vault:
        signed = _signed(vault, call.text("code"))
        done = members.remove(vault, call.text("code"))
        return {
            "code": done.code,
            "rotated": done.rotated,
            "protected_due": done.protected_due,
            "said": [_said("removal.said", done.code)]
            + ([_said("removal.organisation", done.code)] if signed else []),
            "due": _due(call, vault),
        }


def passphrase(call: Call) -> dict[str, Any]:
    """One's own passphrase, with or without a key file."""
    with (
        call.passphrase() as old,
        call.new_passphrase() as new,
        closing(call.noted(open_vault(call.path("vault"), old))) as vault,
    ):
        access.change_passphrase(vault, old, new)
        return {"member": vault.member, "key_file_needed": bool(new.key_file)}


def key_file(call: Call) -> dict[str, Any]:
    """A new key file; it counts once a passphrase is changed to go with it."""
    access.make_key_file(call.path("new_file"))
    return {"file": call.text("new_file")}


def rename(call: Call) -> dict[str, Any]:
    """The name of a member, kept in the protected part."""
    with call.vault() as vault:
        members.rename(vault, call.text("code"), call.text("name"))
        return {"code": call.text("code")}


def travel(call: Call) -> dict[str, Any]:
    """A second access of one's own that truthfully lacks the protected part."""
    with call.vault() as vault, call.new_passphrase() as new:
        return {"code": access.admit_travel(vault, new)}


def resume(call: Call) -> dict[str, Any]:
    """What a crash left of a removal is finished."""
    with call.vault() as vault:
        duties.resume(vault)
        return {"due": _due(call, vault)}


def rotate(call: Call) -> dict[str, Any]:
    """A new key for one part of the vault."""
    with call.vault() as vault:
        tier = call.text("tier")
        rotation.rotate(vault, tier)
        return {"part": tier, "epoch": vault.header.epoch(tier), "due": _due(call, vault)}


def _member(call: Call, one: MemberShown) -> dict[str, Any]:
    told = {lang: _in_words(one, lang) for lang in LANGUAGES}
    if not call.as_json:
        return {"code": one.code, "name": one.name, "words": told}
    return {
        "code": one.code,
        "name": one.name,
        "roles": list(one.roles),
        "state": one.state,
        "travel": one.travel,
        "granted": list(one.granted),
        "due": list(one.due),
        "me": one.is_me,
        "words": told,
    }


def _in_words(one: MemberShown, language: str) -> str:
    """Roles, what they open, and whether they are still a member."""
    said, mark = read_folder("messages"), words("cli.list_mark", language)
    state = f"cli.member.{'travel' if one.travel and one.granted else one.state}"
    told = [words(state, language)]
    told.append(mark.join(term_label("member_role", role, language) for role in one.roles))
    if one.granted:
        parts = [str(said[f"due.part.{kind}"][language]) for kind in one.granted]
        told.append(f"{words('cli.member.opens', language)}: {mark.join(parts)}")
    return ". ".join(told)


def _due(call: Call, vault: Vault) -> list[dict[str, Any]]:
    found = duties.due(vault)
    if not call.as_json:
        return [{"words": one.words} for one in found]
    return [
        {"kind": one.kind, "codes": list(one.codes), "part": one.what, "words": one.words}
        for one in found
    ]


def _signed(vault: Vault, code: str) -> bool:
    shown = (one for one in members.listed(vault) if one.code == code)
    return any(ORGANISATION in one.granted for one in shown)


def _said(key: str, code: str) -> dict[str, str]:
    entry = read_folder("messages")[key]
    return {lang: str(entry[lang]).format(code=code) for lang in LANGUAGES}


COMMANDS = (
    Command(name="member list", run=listed, params=[VAULT]),
    Command(
        name="member admit",
        run=admit,
        params=[VAULT, ROLES, click.Option(["--name"], default=""), *new_passphrase_options()],
    ),
    Command(name="member give", run=give, params=[VAULT, CODE]),
    Command(name="member roles", run=roles, params=[VAULT, CODE, ROLES]),
    Command(name="member remove", run=remove, params=[VAULT, CODE]),
    Command(name="member passphrase", run=passphrase, params=[VAULT, *new_passphrase_options()]),
    Command(
        name="member key-file",
        run=key_file,
        params=[click.Argument(["new_file"], type=click.Path(readable=False, path_type=str))],
        opens_vault=False,
    ),
    Command(name="member name", run=rename, params=[VAULT, CODE, click.Argument(["name"])]),
    Command(name="member travel", run=travel, params=[VAULT, *new_passphrase_options()]),
    Command(name="member resume", run=resume, params=[VAULT]),
    Command(name="member rotate", run=rotate, params=[VAULT, TIER]),
)
