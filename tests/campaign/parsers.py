# SPDX-License-Identifier: Apache-2.0
"""Every parser that meets a stranger's bytes: how it is called, and whole examples to hurt.

A new parser is one line of ``PARSERS``. Whatever it raises that is not one of our own failures is
a bug; so is more than a second or more than 256 MiB.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from registry.crypto import agefile, recovery, sshsig
from registry.crypto.agereader import SealedReader
from registry.crypto.header import Header
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.crypto.share_words import read_share
from registry.crypto.vaultkeys import found
from registry.domain.dates import parse_date
from registry.domain.edtf import read_edtf
from registry.domain.entities import all_entities
from registry.domain.names import PersonName, split_arabic
from registry.domain.resources import read_bytes, read_json
from registry.domain.untrusted import read_value
from registry.exchange import archive, list_worker
from registry.exchange.list_mapping import ListMapping
from registry.exchange.package_manifest import MANIFEST, NAMESPACE, SIGNATURE, Manifest
from registry.exchange.package_verify import verify
from registry.services import backups, phrases, receipts
from registry.services.list_files import ListRecords, look
from registry.services.record_files import read_drafts
from registry.storage import backup_archive, backup_manifest
from registry.storage.evidence_zip import Original
from tests.campaign.vaults_in_peril import copied
from tests.crypto.conftest import resealed
from tests.exchange import lists
from tests.exchange.packages import READER, packed, plain_archive, plain_members
from tests.services.invented_vaults import open_again

Seeds = Callable[[], Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Parser:
    """``read`` takes the bytes; ``allowed`` are refusals that its one caller turns into ours."""

    read: Callable[[bytes], object]
    seeds: Seeds
    allowed: tuple[type[BaseException], ...] = ()


@cache
def folder() -> Path:
    """Return a folder of this process, for parsers that are given a path."""
    return Path(mkdtemp(prefix="fuzz-"))


def of_a_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    """Return ``read`` as a function of bytes."""

    def reading(data: bytes) -> object:
        path = folder() / name
        path.write_bytes(data)
        return read(path)

    return reading


def text(data: bytes) -> str:
    """Return any bytes as text, as a form or a cell would give it."""
    return data.decode("utf-8", "replace")


def whole_list(path: Path) -> int:
    """Read a list as an import does: look at it, then every row."""
    look(path)
    reading = ListRecords(path, ListMapping.read({}), day_first=True)
    with reading.opened(lambda _done, _total: None) as parts:
        return sum(len(part) for part in parts)


def sheet(data: bytes) -> int:
    """Read a spreadsheet as its worker process does."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    first = list_worker._sheet(book, list_worker.ANY_SHEET)
    return sum(1 for _ in first.iter_rows()) if first is not None else 0


def every_value(data: bytes) -> list[object]:
    """Read one text as the value of every declared field."""
    given = text(data)
    fields = [field for spec in all_entities() for field in spec.fields.values()]
    return [read_value(field, given)[1] for field in fields]


def headers() -> list[bytes]:
    whole = found(Passphrase.from_text("one"), FOR_TESTS)[0].to_bytes()
    return [whole, resealed(whole[:10] + b"\1" + whole[11:]), resealed(whole[:400] + bytes(32))]


def record_files() -> list[bytes]:
    names = read_json("demo/demo.json")["records"]
    items = [item for name in names for item in read_json(f"demo/{name}")][::9]
    return [json.dumps(items[at : at + 3], ensure_ascii=False).encode() for at in range(0, 30, 3)]


def texts(*given: str) -> Seeds:
    return lambda: [one.encode() for one in given]


def sheets() -> list[bytes]:
    return [lists.write_xlsx(folder() / "a.xlsx", lists.PEOPLE).read_bytes(),
            lists.write_ods(folder() / "a.ods", lists.PEOPLE).read_bytes()]  # fmt: skip


def text_lists() -> list[bytes]:
    table = lists.as_csv(lists.PEOPLE)
    head, *rows = lists.PEOPLE
    objects = json.dumps([dict(zip(head, row, strict=True)) for row in rows], ensure_ascii=False)
    other = lists.as_csv(lists.PEOPLE, ";")
    encoded = [table.encode("utf-8"), table.encode("utf-16"), table.encode("cp1256", "replace")]
    return [*encoded, other.encode(), objects.encode(), read_bytes("demo/list.csv")]


def sealed() -> list[bytes]:
    return [agefile.encrypt([READER.recipient], b"invented" * 9_000),
            agefile.encrypt([READER.recipient], b"")]  # fmt: skip


def manifests() -> list[bytes]:
    return [plain_members()[MANIFEST]]


def signed(data: bytes) -> bytes:
    """Read a signature over the list of a whole package."""
    return sshsig.verify(text(data), plain_members()[MANIFEST], NAMESPACE)


def whole_backup(path: Path) -> None:
    """Read a backup to its last byte, as a restore does before it trusts any of it."""
    with backup_archive.opened(path) as held:
        held.compare(backup_manifest.members_of(held, backup_manifest.read(held)))


def a_backup() -> list[bytes]:
    place = folder() / "backup"
    place.mkdir()
    vault = open_again(copied(place))
    path = backups.make(vault, place / "a.sijill-backup").file
    vault.close()
    return [path.read_bytes()]


def sealed_bytes(data: bytes) -> bytes | None:
    """Read a whole sealed original by chunks."""
    with SealedReader(io.BytesIO(data), [READER.identity]) as reader:
        return reader.read()


def original(data: bytes) -> bytes | None:
    """Look into an archive that somebody else sealed to our key."""
    sealed_data = io.BytesIO(agefile.encrypt([READER.recipient], data))
    with Original(SealedReader(sealed_data, [READER.identity])) as found_one:
        return found_one.read()


def archives() -> list[bytes]:
    return [b"".join(_stored(name, b"invented" * 300)) for name in ("file", "صورة.jpg")]


def _stored(name: str, data: bytes) -> list[bytes]:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(name, data)
        made.writestr("padding", bytes(100))
    return [held.getvalue()]


def shares() -> list[bytes]:
    every = [share for group in recovery.split(bytearray(range(32))) for share in group]
    told = [" ".join(str(number) for number in share.numbers) for share in every]
    return [one.encode() for one in (*told, *(" ".join(share.words) for share in every))]


def receipt() -> list[bytes]:
    told = f"{receipts.WORD} {'0a' * 16} R 12 {'ab' * 32} X 3 {'cd' * 32}"
    return [told.encode(), told.partition(" X")[0].encode()]


def strength(data: bytes) -> object:
    """Judge a passphrase; an empty one is refused before that."""
    return phrases.judge(Passphrase.from_text(text(data)))


def signatures() -> list[bytes]:
    return [plain_members()[SIGNATURE]]


DATES: Final = texts(
    "17/4/2013", "17 نيسان 2013", "٧ جمادى الآخرة ١٤٣٤", "بين 3 و5 أيار 2013", "حوالي 2012",
    "2013-04-17", "April 2013", "بعد 17/4/2013", "صيف 2012", "3 أو 4 نيسان 2013",
)  # fmt: skip
EDTF: Final = texts("2013-04-17", "2013-04?", "2013~", "2013-04/2013-05", "[2012,2013]", "201X",
                    "../2013", "2013-21", "Y-170002", "2013-04-XX")  # fmt: skip
NAMES: Final = texts("نزار فادي الزنبقاني", "عبد الرحمن بن أبي الزهر", "أم هالة", "Layth al-Zanbaq")
PARSERS: Final[Mapping[str, Parser]] = {
    "header": Parser(Header.from_bytes, headers),
    "text list": Parser(of_a_file(whole_list, "a.csv"), text_lists),
    "spreadsheet": Parser(sheet, sheets, (CalamineError, OSError, ValueError)),
    "record file": Parser(of_a_file(read_drafts, "a.json"), record_files),
    "package": Parser(of_a_file(verify, "a.zip"), lambda: [plain_archive()]),
    "archive": Parser(archive.unpack, lambda: [plain_archive(), packed({"a": b"x", "b/c": b""})]),
    "manifest": Parser(Manifest.from_untrusted, manifests),
    "signature": Parser(signed, signatures),
    "age file": Parser(lambda data: agefile.decrypt(READER.identity, data), sealed),
    "sealed original": Parser(sealed_bytes, sealed),
    "archive of evidence": Parser(original, archives),
    "backup": Parser(of_a_file(whole_backup, "a.sijill-backup"), a_backup),
    "recovery sheet": Parser(lambda data: read_share(text(data), 1), shares),
    "receipt": Parser(lambda data: receipts._read(text(data)), receipt),
    "strength": Parser(strength, NAMES),
    "date": Parser(lambda data: parse_date(text(data)), DATES),
    "EDTF": Parser(lambda data: read_edtf(text(data)), EDTF),
    "name": Parser(lambda data: (PersonName.typed(text(data)), split_arabic(text(data))), NAMES),
    "every field": Parser(every_value, lambda: [*DATES(), *NAMES(), *EDTF()]),
    "passphrase": Parser(lambda data: Passphrase.from_text(text(data)).wipe(), NAMES),
}  # fmt: skip
"""Parsers by name."""
