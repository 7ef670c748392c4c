# SPDX-License-Identifier: Apache-2.0
"""Whom and what the journeys in the window are about: every name, place and number is invented."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PASSPHRASE: Final = "orchard lantern seven rivers copper window"
INCIDENT: Final = {
    "ar": "قصف حي البيادر في وادي الصدى",
    "en": "Shelling of Al-Bayader, Wadi As-Sada",
}
WITNESS: Final = "نهى سامر العقيقاني"
KIN: Final = "قريبة"
PARTNER: Final = "دار التوثيق المتخيَّلة"
HEAD: Final = "الرقم,الاسم,اسم الأم,الجنس,العمر,تاريخ الوفاة,مكان الوفاة,سبب الوفاة,المهنة,ملاحظات"
GIVEN: Final = (
    ("رامز", "ذكر", "41", "معلّم"), ("بشرى", "أنثى", "٣٨", "خياطة"), ("عمران", "ذكر", "12", "تلميذ"),
    ("ليان", "أنثى", "9", "تلميذة"), ("صبحي", "ذكر", "66", "متقاعد"),
)  # fmt: skip
FAMILIES: Final = (
    ("المرجاناتي", "هند الياقوتاني"), ("اللازورداني", "فريال الزمرداني"),
    ("الكهرماني", "سعاد العقيقاني"), ("الفيروزاني", "نوال المرجاناتي"),
)  # fmt: skip
NAMES: Final = tuple(f"{name} {family}" for family, _ in FAMILIES for name, *_ in GIVEN)
NAMED, NAMELESS, REFUSED = NAMES[0], NAMES[1], NAMES[5]
"""Agreed to with the name; agreed to without it; not agreed to."""
PLACE: Final = "بيت الجدّ قرب الجسر القديم"
PHONE: Final = "+963 900 000 741"
TOLD: Final = (
    f"كنت في {PLACE} حين بدأ القصف.\nرأيت {NAMED} يحمل الجرحى إلى القبو، ومعه {NAMELESS}.\n"
    f"اتصلنا بالرقم {PHONE} ولم يجب أحد."
)


def the_list(folder: Path) -> Path:
    """Write the list that somebody brought: twenty people, and two rows that cannot be right."""
    rows = [HEAD]
    for number, (name, (given, sex, age, work)) in enumerate(
        zip(NAMES, GIVEN * len(FAMILIES), strict=True), 1
    ):
        mother = dict(FAMILIES)[name.removeprefix(given).strip()]
        cells = (mother, sex, age, "17/4/2013", "وادي الصدى", "قصف مدفعي أو صاروخي", work, "")
        rows.append(f"{number},{name},{','.join(cells)}")
    rows.append("21,عادل المرجاناتي,,ذكر,250,17/4/2013,وادي الصدى,,,")
    rows.append("22,نديم الكهرماني,,ذكر,19,31/2/2013,وادي الصدى,,,")
    path = folder / "قائمة الحي.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
