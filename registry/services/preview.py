# SPDX-License-Identifier: Apache-2.0
"""What one audience would receive, beside what is recorded, with the reason of each difference.

Made of the same decisions and transforms as the package itself; nothing is written. Codes that a
package makes anew are shown as ``V-...``: they do not exist before it is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from registry.crypto import sshsig
from registry.crypto.signatures import public_bytes
from registry.disclosure import reasons
from registry.disclosure.classes import Outcome
from registry.disclosure.decide import FieldDecision, RecordDecision
from registry.disclosure.forms import AGES
from registry.disclosure.profiles import PROFILES, Profile
from registry.disclosure.pseudonyms import new_key
from registry.disclosure.transform import Decided, release, released_ids
from registry.disclosure.wordings import SEPARATOR, text_of
from registry.domain.entities import spec_of
from registry.domain.exports import Recipient
from registry.domain.fields import WITHHELD, Entity, FieldSpec, RecordId
from registry.domain.folding import fold
from registry.domain.names import PersonName
from registry.domain.structures import FateChange, PlacePrecision, ReleasedText, Structure, Toll
from registry.domain.vocabulary import LANGUAGES, field_label
from registry.services import exports, recipients
from registry.services.plans import COUNTED, plan_of
from registry.storage.index import SHOWN, texts_of
from registry.storage.vault import Vault

Words = Mapping[str, str]
_AGE: Final = "victim.age"
_HIDDEN: Final = {"ar": "لا يفتحه مفتاحكم", "en": "not open to your key"}
_TIES: Final = frozenset({"link", "relation", "involvement"})
_ENDS: Final = ("victim", "other_victim", "actor", "incident")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: the recorded value, the value that leaves (empty if it stays), and why.

    ``outcome`` is keep, generalise, pseudonymise or drop; ``is_outside`` tells a field that this
    audience is never given, whatever was agreed.
    """

    label: Words
    recorded: Words
    released: Words
    outcome: str
    reason: Words
    is_outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One record: ``outcome`` as of a field, ``changed`` how many fields leave otherwise.

    ``sought`` are the folded words by which the preview finds it.
    """

    ref: str
    kind: str
    title: str
    outcome: str
    reason: Words
    changed: int
    labels: tuple[Words, ...]
    sought: str

    @property
    def leaves(self) -> bool:
        """Whether anything of the record is in the package."""
        return self.outcome != "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The whole preview; holds what was decided, so that no field is decided twice."""

    profile: str
    lines: tuple[RecordLine, ...]
    buildable: bool
    _decided: Mapping[str, Decided] = field(repr=False)
    _codes: Mapping[str, str] = field(repr=False)
    _refs: Mapping[str, str] = field(repr=False)

    def matching(self, filter_name: str = "all", words: str = "") -> tuple[RecordLine, ...]:
        """Return the lines of one of ``FILTERS`` that hold every one of ``words``."""
        wanted = fold(words).split()
        return tuple(
            line
            for line in self.lines
            if FILTERS[filter_name](line) and all(word in line.sought for word in wanted)
        )

    def counts(self) -> dict[str, int]:
        """Return how many lines each filter has."""
        return {name: sum(map(test, self.lines)) for name, test in FILTERS.items()}

    def totals(self) -> tuple[int, int]:
        """Return how many records leave and stay, counted as the manifest of a package does."""
        counted = [line.leaves for line in self.lines if line.kind in COUNTED]
        return sum(counted), len(counted) - sum(counted)

    def fields_of(self, ref: str) -> tuple[FieldView, ...]:
        """Return every filled field of one record, recorded beside released."""
        dossier, decision = self._decided[ref]
        leaving = _released(dossier, decision, self._codes)
        return tuple(self._view(dossier.record, one, leaving) for one in decision.fields)

    def _view(
        self, record: Entity, decision: FieldDecision, leaving: Mapping[str, Words]
    ) -> FieldView:
        spec = spec_of(record).fields[decision.name]
        key = _AGE if spec.key in AGES else spec.key
        value = getattr(record, decision.name)
        return FieldView(
            label={lang: field_label(spec.key, lang) for lang in LANGUAGES},
            recorded={lang: recorded_text(value, spec, lang, self._refs) for lang in LANGUAGES},
            released=leaving.get(key, dict.fromkeys(LANGUAGES, "")),
            outcome=decision.outcome.name.lower() if key in leaving else "drop",
            reason=reasons.words(decision.reason),
            is_outside=spec.key not in PROFILES[self.profile].fields,
        )

    def stated_reasons(self) -> tuple[tuple[Words, int], ...]:
        """Return why records stay, the most frequent first, with how many each holds."""
        blocked = [line.reason for line in self.lines if not line.leaves]
        counted = Counter(tuple(sorted(reason.items())) for reason in blocked)
        return tuple((dict(reason), count) for reason, count in counted.most_common())


FILTERS: Final[Mapping[str, Callable[[RecordLine], bool]]] = {
    "all": lambda _line: True,
    "leaving": lambda line: line.leaves,
    "changed": lambda line: line.leaves and line.changed > 0,
    "blocked": lambda line: not line.leaves,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """One audience that a package may be made for; ``buildable`` False: a later version's."""

    profile: str
    needs_recipient: bool
    encrypted: bool
    buildable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A recipient as the screens offer it; a package needs ``has_key``."""

    ref: str
    name: str
    has_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """For whom this member can build packages, and by which key they are signed.

    The key is empty for who holds no protected tier: there it lies.
    """

    audiences: tuple[Audience, ...]
    receivers: tuple[Receiver, ...]
    fingerprint: str
    words: tuple[str, ...]
    signer_line: str


def offer(vault: Vault) -> Offer:
    """Return every audience and every recipient, and the public key that receivers compare."""
    with vault.read() as tx:
        parties = [_receiver(one) for one in recipients.every(tx)]
        public = public_bytes(tx.export_key()) if "protected" in vault.tiers else b""
    return Offer(
        audiences=tuple(
            Audience(
                profile=one.name,
                needs_recipient=one.needs_recipient,
                encrypted=one.encrypted,
                buildable=one.buildable and bool(vault.roles & one.builders),
            )
            for one in PROFILES.values()
        ),
        receivers=tuple(sorted(parties, key=lambda one: one.name)),
        fingerprint=sshsig.fingerprint(public) if public else "",
        words=sshsig.eight_words(public) if public else (),
        signer_line=exports.signer_line(vault),
    )


def look(vault: Vault, profile: str, recipient: str = "") -> Preview:
    """Return the preview for one audience; raises ProfileUnknown, RecipientUnknown."""
    with vault.read() as tx:
        plan = plan_of(tx, vault.tiers, profile, recipient)
    refs = {str(dossier.record.id): str(dossier.record.ref) for dossier, _ in plan.decided}
    titles = {str(dossier.record.id): _own_title(dossier.record) for dossier, _ in plan.decided}
    return Preview(
        profile=profile,
        lines=tuple(_line(pair, plan.profile, titles) for pair in plan.decided),
        buildable=plan.profile.buildable,
        _decided={str(pair[0].record.ref): pair for pair in plan.decided},
        _codes=_masked(released_ids(plan.decided, new_key()), set(refs.values())),
        _refs=refs,
    )


def _receiver(one: Recipient) -> Receiver:
    return Receiver(ref=str(one.ref), name=str(one.name), has_key=bool(one.age_keys))


def _masked(codes: Mapping[str, str], refs: set[str]) -> dict[str, str]:
    """Codes are drawn anew for each package, so one that is no reference is not shown."""
    return {
        one: code if code in refs else f"{code.partition('-')[0]}-…" for one, code in codes.items()
    }


def _line(pair: Decided, profile: Profile, titles: Mapping[str, str]) -> RecordLine:
    dossier, decision = pair
    title = _title(dossier.record, titles)
    said = reasons.words(decision.reason)
    return RecordLine(
        ref=decision.ref,
        kind=decision.kind,
        title=title,
        outcome=decision.outcome.name.lower(),
        reason=said,
        changed=sum(1 for one in decision.fields if _is_changed(one, profile)),
        labels=tuple(reasons.words(reasons.because(label)) for label in decision.labels),
        sought=fold(" ".join((decision.ref, title, *said.values()))),
    )


def _is_changed(decision: FieldDecision, profile: Profile) -> bool:
    """Whether a field that this audience could be given leaves otherwise than it is recorded."""
    return decision.key in profile.fields and decision.outcome is not Outcome.KEEP


def _title(record: Entity, titles: Mapping[str, str]) -> str:
    """A tie is called after the records that it ties."""
    if spec_of(record).kind not in _TIES:
        return titles.get(record.id, "")
    ends = [str(getattr(record, name, "")) for name in _ENDS]
    return " · ".join(titles[one] for one in ends if titles.get(one))


def _own_title(record: Entity) -> str:
    if getattr(record, "sealed", False):
        return ""  # called by its code, as in every list
    names = SHOWN.get(spec_of(record).kind, {}).get("title", ())
    held = (getattr(record, name, None) for name in names)
    return next((text for value in held for text in texts_of(value) if text), "")


def _released(
    dossier: Any,  # noqa: ANN401 - a dossier, which the screens never see
    decision: RecordDecision,
    codes: Mapping[str, str],
) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for one in release(dossier, decision, codes):
        found[one.key] = {lang: text_of(one.value, lang, one.vocabulary) for lang in LANGUAGES}
    return found


def recorded_text(value: Any, spec: FieldSpec, language: str, refs: Mapping[str, str]) -> str:  # noqa: ANN401
    """Return a recorded value as plain text; ``refs`` names records by their internal ids."""
    if value is WITHHELD:
        return _HIDDEN[language]
    if isinstance(value, tuple):
        parts = (recorded_text(one, spec, language, refs) for one in value)
        return SEPARATOR[language].join(part for part in parts if part)
    if spec.value_type is RecordId:
        return refs.get(value, "…")
    if isinstance(value, Structure) and not isinstance(value, FateChange | Toll):
        return _parts(value, language)
    if isinstance(value, PersonName):
        return value.display
    return text_of(value, language, spec.marks.vocabulary)


def _parts(value: Structure, language: str) -> str:
    if isinstance(value, PlacePrecision):
        return value.place.shown(language)
    if isinstance(value, ReleasedText):
        return value.text
    return "; ".join(f"{name}: {part}" for name, part in value.to_json().items())
