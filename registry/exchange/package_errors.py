# SPDX-License-Identifier: Apache-2.0
"""What a receiver meets when a package is not whole, not signed or not meant for them.

``registry.crypto`` adds its own: ``PackageNotAge``, ``PackageNotForMe``, ``PackageCut``,
``PackagePassphraseType``, ``SignatureWrong``.
"""

from __future__ import annotations

from typing import ClassVar

from registry.errors import PackageRefused, UsageRefused


class PackageMissing(PackageRefused):
    """There is no file at the given place."""

    exit_code: ClassVar[int] = 1


class PackageUnreadable(PackageRefused):
    """The file is there, but the system does not let us read it."""

    exit_code: ClassVar[int] = 1


class NotAPackage(PackageRefused):
    """Neither an age file nor a ZIP with a signed manifest."""


class PackageEdited(PackageRefused):
    """The file named in ``file`` is not the one that was signed."""


class PackageIncomplete(PackageRefused):
    """The file named in ``file`` is listed but missing."""


class PackageExtraFile(PackageRefused):
    """A file that the signed list does not know."""


class PackageRepacked(PackageRefused):
    """Bytes that no listed file accounts for: packed again, or something hidden between."""


class PackageUnsigned(PackageRefused):
    """No signature inside."""


class PackageNotAddressed(PackageRefused):
    """It opens, but the signed list names other recipients: somebody passed it on."""


class PackageNeedsKey(PackageRefused):
    """Meant for one receiver, and no key file was given."""

    exit_code: ClassVar[int] = 2


class UnsafeName(PackageRefused):
    """A file name inside that could escape its folder or deceive the eye."""


class PackageBomb(PackageRefused):
    """More entries, bytes or compression than any package of ours has."""


class ManifestMalformed(PackageRefused):
    """manifest.json is signed but is not what this version writes."""


class PackageNewer(PackageRefused):
    """Made by a newer program: ``version`` is the format it says."""

    exit_code: ClassVar[int] = 1


class KeyFileWrong(UsageRefused):
    """The key file holds no age identity (``AGE-SECRET-KEY-1...``)."""


class SignerFileWrong(UsageRefused):
    """The signer file holds no ``ssh-ed25519`` public key that may sign packages."""
