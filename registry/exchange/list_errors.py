# SPDX-License-Identifier: Apache-2.0
"""Why a list of names is not read: each is a sentence in both languages, and changes nothing."""

from __future__ import annotations

from registry.errors import ListRefused


class ListUnreadable(ListRefused):
    """The file is missing, is a folder, or may not be read."""


class ListEmpty(ListRefused):
    """There is no row below the headings, or nothing at all."""


class ListKindUnknown(ListRefused):
    """Not CSV, XLSX, ODS or JSON, going by its first bytes."""


class ListEncodingUnknown(ListRefused):
    """The text is in no encoding that we know, or holds bytes that are no text."""


class ListDamaged(ListRefused):
    """The file is cut or malformed; ``row`` tells where, or is 0."""


class ListHeadingsMissing(ListRefused):
    """No column is known to hold a name or a description."""


class ListTooWide(ListRefused):
    """More columns (``columns``) than any list of names has (``most``)."""


class ListTooLong(ListRefused):
    """More rows than one import takes (``most``)."""


class ListTooLarge(ListRefused):
    """The file is larger than ``most`` MiB."""


class ListCellTooLarge(ListRefused):
    """One cell, in ``row``, holds more than ``most`` letters."""


class ListBomb(ListRefused):
    """A compressed file that grows beyond all measure when opened."""


class ListTooHeavy(ListRefused):
    """The worker that read the sheet used up its memory or its time and was ended."""


class ListLocked(ListRefused):
    """The sheet is protected by a password."""


class SheetUnknown(ListRefused):
    """The file has no sheet of the name that the mapping gives."""


class MappingRefused(ListRefused):
    """The mapping of headings to fields names what does not exist; ``heading`` tells where."""
