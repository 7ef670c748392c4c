# SPDX-License-Identifier: Apache-2.0
"""Names inside an archive from a stranger: which ones could escape, collide or deceive."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from registry.exchange.package_errors import UnsafeName

# Device names of Windows, with or without an extension, in any case.
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
_LONGEST: Final = 240
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def require_safe_names(untrusted_names: list[str]) -> None:
    """Raise ``UnsafeName`` unless every name is plain and no two meet on any file system.

    The name itself is never in the error: it is the attacker's text.
    """
    if not all(map(is_safe_name, untrusted_names)):
        raise UnsafeName
    # HFS+ and NTFS fold case, macOS composes letters: two names that meet there overwrite.
    folded = {_folded(name) for name in untrusted_names}
    if len(folded) != len(untrusted_names):
        raise UnsafeName
    folders = {
        name.rsplit("/", depth)[0] for name in folded for depth in range(1, name.count("/") + 1)
    }
    if folded & folders:
        raise UnsafeName


def is_safe_name(untrusted_name: str) -> bool:
    """Say whether ``untrusted_name`` is relative, short, visible and no device of Windows."""
    if not 0 < len(untrusted_name) <= _LONGEST or _FORBIDDEN & set(untrusted_name):
        return False
    if any(unicodedata.category(letter) in _HIDDEN for letter in untrusted_name):
        return False
    return all(map(_is_safe_part, untrusted_name.split("/")))


def _is_safe_part(part: str) -> bool:
    # An empty part is an absolute path, a folder entry or a double slash.
    if part in {"", ".", ".."} or part[-1] in ". " or part[0] == " ":
        return False
    return not _DEVICE.fullmatch(part)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
