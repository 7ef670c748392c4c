# SPDX-License-Identifier: Apache-2.0
"""What a file is, its bytes tell; a name that claims another kind is noticed."""

from __future__ import annotations

import pytest

from registry.domain.media_types import (
    TEXT,
    UNKNOWN,
    is_unlike,
    media_type_by_name,
    media_type_of,
)

KNOWN = {
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF89a": "image/gif",
    b"RIFF\x00\x00\x00\x00WEBP": "image/webp",
    b"RIFF\x00\x00\x00\x00WAVE": "audio/wav",
    b"%PDF-1.7": "application/pdf",
    b"\x00\x00\x00\x18ftypmp42": "video/mp4",
    b"\x00\x00\x00\x18ftypM4A ": "audio/mp4",
    b"OggS": "audio/ogg",
    b"MZ\x90": "application/x-executable",
    b"PK\x03\x04": "application/zip",
    "شهادة متخيَّلة\r\n".encode(): TEXT,
    "شهادة".encode("utf-16"): TEXT,
    "شهادة".encode("cp1256"): TEXT,
    b"a\x00b": UNKNOWN,
    b"": UNKNOWN,
}


@pytest.mark.parametrize(("head", "found"), KNOWN.items())
def test_the_first_bytes_tell_the_kind(head: bytes, found: str) -> None:
    assert media_type_of(head) == found


@pytest.mark.parametrize(
    ("name", "claimed"),
    [("صورة.JPG", "image/jpeg"), ("a.mkv", "video/webm"), ("a", ""), ("a.docx", ""), (".", "")],
)
def test_the_ending_of_a_name_is_a_claim_only(name: str, claimed: str) -> None:
    assert media_type_by_name(name) == claimed


def test_a_name_of_another_family_is_unlike_and_one_without_a_claim_is_not() -> None:
    assert is_unlike("application/x-executable", "wedding.jpg")
    assert is_unlike("video/mp4", "voice.mp3")
    assert not is_unlike("image/png", "photo.jpg")
    assert not is_unlike(UNKNOWN, "unknown.bin")
