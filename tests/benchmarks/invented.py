# SPDX-License-Identifier: Apache-2.0
"""Invented people for measuring: names drawn by a fixed seed from common words."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

SEED = 20260301


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs (Arabic, Latin) of words written ``Arabic/Latin``."""
    return tuple((arabic, latin) for arabic, latin in (pair.split("/") for pair in words.split()))


# Common words of names, drawn independently, so that a whole name is nobody's.
GIVEN = _pairs(
    "محمد/Mohammad أحمد/Ahmad علي/Ali حسن/Hasan حسين/Hussein خالد/Khaled عمر/Omar "
    "يوسف/Yousef إبراهيم/Ibrahim محمود/Mahmoud سامر/Samer باسل/Basel فراس/Firas "
    "نزار/Nizar طارق/Tareq ماهر/Maher وائل/Wael رامي/Rami زياد/Ziad أنس/Anas "
    "فاطمة/Fatima مريم/Mariam هالة/Hala سلمى/Salma رنا/Rana لينا/Lina هدى/Huda "
    "نور/Nour سعاد/Souad خديجة/Khadija أمينة/Amina ريم/Reem دانا/Dana غادة/Ghada"
)
STEMS = _pairs(
    "زنبق/Zanbaq قنديل/Qandil غيم/Ghaim ندى/Nada صنوبر/Sanawbar مرجان/Marjan "
    "سنديان/Sindian ياقوت/Yaqout زعفر/Zaafar بيلسان/Bailasan كهرمان/Kahraman "
    "نرجس/Narjis عوسج/Awsaj طيف/Tayf خزام/Khuzam ريحان/Rayhan فيروز/Fairouz"
)
ENDINGS = _pairs("ي/i اني/ani اوي/awi اتي/ati وني/ouni اري/ari")
PLACES = (
    "تل المرايا",
    "قرية مجهولة، تل المرايا",
    "الحي الشرقي، تل المرايا",
    "Tell al-Maraya",
    "غير معروف",
)
MEN = 20
HEADINGS = ("الاسم", "Latin name", "الجنس", "العمر", "تاريخ الوفاة", "مكان الوفاة")


def people(count: int, seed: int = SEED) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield ``count`` rows: Arabic name, Latin name, sex, age, date and place."""
    draw = random.Random(seed)
    for _ in range(count):
        first = draw.randrange(len(GIVEN))
        father, grandfather = (GIVEN[draw.randrange(MEN)] for _ in range(2))
        stem, ending = draw.choice(STEMS), draw.choice(ENDINGS)
        arabic = (GIVEN[first][0], father[0], grandfather[0], f"ال{stem[0]}{ending[0]}")
        latin = (GIVEN[first][1], father[1], grandfather[1], f"al-{stem[1]}{ending[1]}")
        yield (
            " ".join(arabic),
            " ".join(latin),
            "ذكر" if first < MEN else "أنثى",
            str(draw.randrange(91)),
            f"{draw.randrange(1, 29):02}/{draw.randrange(1, 13):02}/{draw.randrange(2009, 2012)}",
            draw.choice(PLACES),
        )


def write_list(path: Path, count: int, seed: int = SEED) -> None:
    """Write a CSV of ``count`` people with headings in both languages."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        table.writerows(people(count, seed))
