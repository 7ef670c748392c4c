# SPDX-License-Identifier: Apache-2.0
"""manifest.json: what is inside, for whom and under which conditions; the text that is signed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from registry.exchange import strict_json
from registry.exchange.entry_names import is_safe_name
from registry.exchange.package_content import (
    UNENCRYPTED_PROFILE,
    Addressee,
    PackageContent,
    written_tables,
)
from registry.exchange.package_errors import ManifestMalformed, PackageNewer

FORMAT: Final = "sijill-package"
FORMAT_VERSION: Final = 1
NAMESPACE: Final = "sijill-package"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.sig"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """One file: path below the top folder, size in bytes, two hashes in hex."""

    path: str
    size: int
    sha256: str
    sha512: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The signed list. It has one spelling: ``from_untrusted(m.to_bytes()) == m``."""

    profile: str
    profile_version: int
    demo: bool
    languages: tuple[str, ...]
    created: str
    expires: str
    onward_transfer: bool
    one_person: bool
    package_id: str
    addressee: Addressee | None
    records: int
    withheld: int
    tables: Mapping[str, int]
    files: tuple[ListedFile, ...]

    @classmethod
    def of(cls, content: PackageContent, members: Mapping[str, bytes]) -> Self:
        """Return the manifest of ``content`` over all ``members`` (path -> bytes)."""
        return cls(
            profile=content.profile,
            profile_version=content.profile_version,
            demo=content.demo,
            languages=content.languages,
            created=content.created,
            expires=content.expires,
            onward_transfer=content.onward_transfer,
            one_person=content.one_person,
            package_id=content.package_id,
            addressee=content.addressee,
            records=content.records,
            withheld=content.withheld,
            tables={table.name: len(table.rows) for table in written_tables(content)},
            files=tuple(listed(path, members[path]) for path in sorted(members)),
        )

    def to_bytes(self) -> bytes:
        """Return UTF-8 JSON, keys sorted, a line a value, so that ``grep`` finds a hash in it."""
        body: dict[str, Any] = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "package_id": self.package_id,
            "profile": self.profile,
            "profile_version": self.profile_version,
            "languages": list(self.languages),
            "created": self.created,
            "demo": self.demo,
            "onward_transfer": self.onward_transfer,
            "one_person": self.one_person,
            "counts": {"records": self.records, "withheld": self.withheld},
            "tables": dict(self.tables),
            "files": {
                file.path: {"size": file.size, "sha256": file.sha256, "sha512": file.sha512}
                for file in self.files
            },
        }
        if self.expires:
            body["expires"] = self.expires
        if self.addressee:
            keys = list(self.addressee.age_recipients)
            body["recipient"] = {"name": self.addressee.name, "keys": keys}
        text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
        return (text + "\n").encode("utf-8")

    @classmethod
    def from_untrusted(cls, untrusted: bytes) -> Self:
        """Return the manifest; raise ``ManifestMalformed`` or ``PackageNewer``."""
        try:
            body = strict_json.parse(untrusted)
        except strict_json.JsonNotStrict:
            raise ManifestMalformed from None
        _require_our_format(body)
        if not _fits(body, _SHAPE):
            raise ManifestMalformed
        manifest = cls(
            **{key: body[key] for key in _PLAIN},
            **body["counts"],
            expires=body.get("expires", ""),
            languages=tuple(body["languages"]),
            addressee=_addressee(body.get("recipient")),
            tables=body["tables"],
            files=tuple(ListedFile(path=path, **told) for path, told in body["files"].items()),
        )
        if manifest.addressee is None and manifest.profile != UNENCRYPTED_PROFILE:
            raise ManifestMalformed
        # Unknown keys, another order or other spaces: not what this version writes.
        if manifest.to_bytes() != untrusted:
            raise ManifestMalformed
        return manifest


def listed(path: str, data: bytes) -> ListedFile:
    """Return the line of the list for one file."""
    return ListedFile(
        path=path,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        sha512=hashlib.sha512(data).hexdigest(),
    )


def _require_our_format(body: object) -> None:
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise ManifestMalformed
    version = body.get("format_version")
    if type(version) is not int:
        raise ManifestMalformed
    if version > FORMAT_VERSION:
        raise PackageNewer(version=version)


def _addressee(told: Mapping[str, Any] | None) -> Addressee | None:
    return Addressee(name=told["name"], age_recipients=tuple(told["keys"])) if told else None


# --- the shape of version 1, as a table of checks --------------------------------------------

Check = Callable[[Any], bool]


def _text(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and bool(compiled.fullmatch(value))


def _count(value: object) -> bool:
    return type(value) is int and 0 <= value < 1 << 53  # RFC 7493: exact in every reader


def _flag(value: object) -> bool:
    return type(value) is bool


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and len(value) > 0 and all(map(check, value))


def _record(shape: Mapping[str, Check]) -> Check:
    return lambda value: isinstance(value, dict) and _fits(value, shape)


def _map_of(key: Check, check: Check) -> Check:
    return lambda value: (
        isinstance(value, dict) and all(key(name) and check(part) for name, part in value.items())
    )


def _fits(body: Mapping[str, Any], shape: Mapping[str, Check]) -> bool:
    required = {name for name in shape if name not in _OPTIONAL}
    known = required <= body.keys() <= shape.keys()
    return known and all(shape[name](value) for name, value in body.items())


_WORD: Final = _text(r"[a-z][a-z0-9_]{0,40}")
_DAY: Final = _text(r"\d{4}-\d\d-\d\d")
_HEX: Final = {bits: _text(rf"[0-9a-f]{{{bits // 4}}}") for bits in (128, 256, 512)}
_OPTIONAL: Final = frozenset({"expires", "recipient"})
_PLAIN: Final = (
    "profile", "profile_version", "demo", "created", "onward_transfer", "one_person", "package_id",
)  # fmt: skip
_FILE: Final = {"size": _count, "sha256": _HEX[256], "sha512": _HEX[512]}
_RECIPIENT: Final = {"name": _text(r".{1,200}"), "keys": _list_of(_text(r"age1[0-9a-z]{10,100}"))}
_SHAPE: Final[Mapping[str, Check]] = {
    "format": _text(FORMAT),
    "format_version": lambda value: value == FORMAT_VERSION,
    "package_id": _HEX[128],
    "profile": _WORD,
    "profile_version": _count,
    "languages": _list_of(_text(r"ar|en")),
    "created": _DAY,
    "expires": _DAY,
    "demo": _flag,
    "onward_transfer": _flag,
    "one_person": _flag,
    "counts": _record({"records": _count, "withheld": _count}),
    "tables": _map_of(_WORD, _count),
    "files": _map_of(is_safe_name, _record(_FILE)),
    "recipient": _record(_RECIPIENT),
}
