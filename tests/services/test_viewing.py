# SPDX-License-Identifier: Apache-2.0
"""Evidence is looked at by what it is, from memory; a name that lies is not followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.services import evidence, viewing
from registry.services.vaults import Vault
from registry.services.viewing import NotViewable, TypeUnlikeName, kind_of
from registry.storage.evidence_zip import Original
from tests.exchange.pictures import document, picture
from tests.services.invented_vaults import contents

ARABIC = "قالت الشاهدة المتخيَّلة: كان الفجر هادئاً.\n"
WITH_1256 = "قالت الشاهدة: كان الفجر هادئا.\n"


def opened(vault: Vault, folder: Path, name: str, data: bytes) -> Original:
    (folder / name).write_bytes(data)
    return evidence.opened(vault, evidence.attach(vault, folder / name, {"kind": "press"}))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", picture(), "image"), ("no ending", picture("JPEG"), "image"),
        ("a.pdf", document(1), "pdf"), ("a.txt", ARABIC.encode(), "text"),
        ("a.mp3", b"ID3" + bytes(9), "audio"), ("a.mp4", bytes(4) + b"ftypmp42", "video"),
        ("a.heic", bytes(4) + b"ftypheic", "other"), ("a.docx", b"PK\x03\x04", "other"),
        ("a", b"", "other"),
    ],
)  # fmt: skip
def test_the_content_tells_how_it_can_be_looked_at(
    vault: Vault, tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    with opened(vault, tmp_path, name, data) as original:
        assert kind_of(original) == kind


def test_images_pages_and_texts_are_shown_and_the_vault_is_as_before(
    vault: Vault, tmp_path: Path
) -> None:
    files = {"a.png": picture(), "a.pdf": document(2), "a.txt": ARABIC.encode()}
    for name, data in files.items():
        with opened(vault, tmp_path, name, data) as original:
            before = contents(vault.path)
            if name == "a.png":
                assert viewing.image(original, 60, 60).width == 60
            elif name == "a.pdf":
                with viewing.pdf(original) as shown:
                    assert shown.pages == 2
                    assert shown.picture(1, 60, 60).width == 60
            else:
                assert viewing.text(original).text == ARABIC
            assert contents(vault.path) == before


def test_what_its_name_does_not_say_is_not_shown(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(vault, tmp_path, "wedding.jpg", document(1)) as original:
        for look in (viewing.image, viewing.pdf, viewing.text, kind_of):
            with pytest.raises(TypeUnlikeName):
                look(original)
        monkeypatch.setattr(viewing, "is_unlike", lambda *_given: False)
        viewing.pdf(original).close()


def test_what_is_of_another_kind_is_not_viewable_so(vault: Vault, tmp_path: Path) -> None:
    with opened(vault, tmp_path, "a", picture()) as original:
        for look in (viewing.pdf, viewing.text):
            with pytest.raises(NotViewable):
                look(original)
    with opened(vault, tmp_path, "b", b"PK\x03\x04") as original, pytest.raises(NotViewable):
        viewing.image(original)


@pytest.mark.parametrize(
    ("data", "shown", "encoding"),
    [
        (ARABIC.encode(), ARABIC, "utf-8-sig"),
        (b"\xef\xbb\xbf" + ARABIC.encode(), ARABIC, "utf-8-sig"),
        (ARABIC.encode("utf-16"), ARABIC, "utf-16"),
        (WITH_1256.encode("cp1256"), WITH_1256, "cp1256"),
    ],
)
def test_texts_of_many_years_are_read(
    vault: Vault, tmp_path: Path, data: bytes, shown: str, encoding: str
) -> None:
    with opened(vault, tmp_path, "a.txt", data) as original:
        found = viewing.text(original)
    assert (found.text, found.encoding, found.cut) == (shown, encoding, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_of_a_long_text_the_beginning_is_shown_and_no_letter_is_torn(
    vault: Vault, tmp_path: Path, encoding: str
) -> None:
    whole = "x" + ARABIC * 60_000
    with opened(vault, tmp_path, "a.txt", whole.encode(encoding)) as original:
        found = viewing.text(original)
    assert found.cut
    assert whole.startswith(found.text)
    assert viewing.TEXT_LIMIT // 2 - 4 <= len(found.text) <= viewing.TEXT_LIMIT
