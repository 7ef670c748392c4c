# SPDX-License-Identifier: Apache-2.0
"""Imports every declaration, so that all entities are known; the way to reach them.

The other modules of this package declare one noun each. Whoever needs *all* of them (storage,
``sijill fields``, the labels test) imports this one.
"""

from __future__ import annotations

from registry.domain import consents, exports, incidents, people, sources, statements, victims
from registry.domain.fields import all_entities, all_fields, entity_spec, spec_of

DECLARATIONS = (victims, incidents, sources, people, statements, consents, exports)

__all__ = ["DECLARATIONS", "all_entities", "all_fields", "entity_spec", "spec_of"]
