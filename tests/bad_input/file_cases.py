# SPDX-License-Identifier: Apache-2.0
"""Files that come from elsewhere: packages to verify, lists to import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from registry.crypto import sshsig
from registry.exchange import archive
from tests.bad_input.case import Case, Harm
from tests.bad_input.stranger import Stranger
from tests.exchange.packages import READER, SIGNING_KEY
from tests.exchange.test_archive import FOREIGN
from tests.exchange.test_package_refused import CASES as PACKAGES
from tests.services.test_imports_refused import BAD

VERIFY = "verify {received} --identity {reader} --signer {signer}"
IMPORT = "import {vault} {list}"
MAPPED = IMPORT + " --map {map}"
PEOPLE = "name\nسامر المتخيَّل\n"


def arrived(make: Callable[[], bytes]) -> Harm:
    """Something arrives in the place of a package."""

    def harm(stranger: Stranger) -> None:
        stranger.file("received", make())
        stranger.file("reader", READER.identity)
        stranger.file("signer", sshsig.public_line(SIGNING_KEY, "registry"))

    return harm


def package(case: str, code: str, exits: int = 4) -> Case:
    """Return a row for a package of the tests of verifying."""
    return Case(code=code, exits=exits, words=VERIFY, harm=arrived(PACKAGES[case][0]))


def foreign(case: str, code: str) -> Case:
    """Return a row for an archive that no program of ours made."""
    return Case(code=code, exits=4, words=VERIFY, harm=arrived(FOREIGN[case][0]))


def a_folder(stranger: Stranger) -> None:
    arrived(lambda: b"")(stranger)
    received = Path(stranger.path("received"))
    received.unlink()
    received.mkdir()


def listed(bad: str) -> Case:
    """Return a row for a list of the tests of importing."""
    make, kind = BAD[bad]

    def harm(stranger: Stranger) -> None:
        folder = stranger.folder / "lists"
        folder.mkdir()
        stranger.refs["list"] = str(make(folder))

    return Case(code=kind.__name__, exits=1, words=IMPORT, harm=harm)


def mapped(mapping: object, content: str = PEOPLE) -> Harm:
    def harm(stranger: Stranger) -> None:
        stranger.file("list", content)
        stranger.file("map", mapping)

    return harm


def sheet_that_is_not_there(stranger: Stranger) -> None:
    listed("empty sheet").harm(stranger)
    stranger.file("map", {"sheet": "no such sheet"})


CASES: dict[str, Case] = {
    "package not age": package("newer age", "PackageNotAge"),
    "package of another program": package("another file", "NotAPackage"),
    "package for another key": package("for somebody else", "PackageNotForMe"),
    "package cut": package("cut age", "PackageCut"),
    "package of the passphrase type": package("passphrase type", "PackagePassphraseType"),
    "package unsigned": package("unsigned", "PackageUnsigned"),
    "package with an edited list": package("signed list edited", "SignatureWrong"),
    "package not addressed to us": package("passed on", "PackageNotAddressed"),
    "package that differs from its list": package("data edited", "PackageEdited"),
    "package with a file missing": package("a file missing", "PackageIncomplete"),
    "package with a file more": package("a file more", "PackageExtraFile"),
    "package with a malformed list": package("malformed list", "ManifestMalformed"),
    "package newer": package("newer", "PackageNewer", 1),
    "package with an unsafe name": foreign("dots", "UnsafeName"),
    "package with a name that deceives": foreign("bidi", "UnsafeName"),
    "package with a link": foreign("link", "UnsafeName"),
    "package that is a bomb": foreign("bomb", "PackageBomb"),
    "package of too many files": Case(
        code="PackageBomb", exits=4, words=VERIFY,
        harm=arrived(lambda: b"".join(
            archive.pack({f"{n:x}": b"" for n in range(archive.MAX_ENTRIES + 1)}))),
    ),
    "package packed again": foreign("gap", "PackageRepacked"),
    "package that is not there": Case(
        code="PackageMissing", exits=1, words="verify {absent}"
    ),
    "package that is a folder": Case(
        code="NotAPackage", exits=4, words=VERIFY, harm=a_folder
    ),
    "list that is not there": listed("no file"),
    "list without rows": listed("headings alone"),
    "list in an unknown encoding": listed("Japanese"),
    "list without headings": listed("no headings"),
    "list of too many columns": listed("200 columns"),
    "list with an enormous cell": listed("10 MB cell"),
    "list cut": listed("cut sheet"),
    "list too large": listed("too large"),
    "list of another kind": listed("PDF"),
    "list under a password": listed("locked XLSX"),
    "list that is a bomb": listed("bomb"),
    "list that costs too much": listed("cells far apart"),
    "list with a mapping to nothing": Case(
        code="MappingRefused", exits=1, words=MAPPED, harm=mapped({"no such heading": "names"})
    ),
    "list with a sheet that is not there": Case(
        code="SheetUnknown", exits=1, words=MAPPED, harm=sheet_that_is_not_there
    ),
    "mapping that is no JSON": Case(
        code="JsonMalformed", exits=1, words=MAPPED, harm=mapped("{")
    ),
}  # fmt: skip
