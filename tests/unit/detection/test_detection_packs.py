"""Every language's folder is a whole pack, and one folder more is one language more."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
import re2
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import guardrail.detection.languages
from bench.messages import NEGATIVES, language_of, pack_messages
from guardrail.detection.categories import CATEGORIES
from guardrail.detection.entities import ENTITY_TYPES
from guardrail.detection.intents import LONGEST, IntentMatcher, _plain
from guardrail.detection.language import CUES, PHRASES, Language
from guardrail.types import Intent

HOME = Path(guardrail.detection.languages.__path__[0])
FOLDERS = sorted(path.name for path in HOME.iterdir() if (path / "__init__.py").is_file())
PACKS: dict[str, tuple[Language, ...]] = {
    name: import_module(f"guardrail.detection.languages.{name}").LANGUAGES for name in FOLDERS
}
LANGUAGES = [language for pack in PACKS.values() for language in pack]
BCP_47 = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)


def compiled(pattern: str):
    """As the core compiles it; what does not compile raises."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 256 << 20
    return re2.compile(pattern.encode(), options)


def test_tags_are_bcp_47_and_no_two_are_the_same() -> None:
    tags = [language.tag for language in LANGUAGES]
    assert len(set(tags)) == len(tags)
    assert all(BCP_47.fullmatch(tag) for tag in tags)


@each_language
def test_its_script_is_one_of_unicode(language: Language) -> None:
    assert compiled(rf"\p{{{language.script}}}")


@each_language
def test_its_phrases_compile_and_capture_nothing(language: Language) -> None:
    assert set(language.phrases) <= set(PHRASES)
    for name, pattern in language.phrases.items():
        assert compiled(rf"(?i)(?:{pattern})").groups == 0, name


@each_language
def test_its_cues_are_plain_words(language: Language) -> None:
    assert set(language.cues) <= set(CUES)
    assert all(word and word == word.strip() for words in language.cues.values() for word in words)
    assert not any(isinstance(words, str) for words in language.cues.values()), "a string is not a list of words"


@each_language
def test_its_number_words_stand_for_digits(language: Language) -> None:
    assert all(digits.isascii() and digits.isdecimal() for digits in language.digits)
    assert all(words == words.lower() and words.split() for words in language.digits.values())


@each_language
def test_its_rules_compile_and_name_known_types(language: Language) -> None:
    for rule in (rule for rules in language.rules.values() for rule in rules):
        assert compiled(rule.pattern).groups <= 1, rule.name
        assert rule.entity_type in ENTITY_TYPES, rule.name
        assert 0 < rule.score <= 1, rule.name


@each_language
def test_its_recognizers_find_known_types_in_any_language(language: Language) -> None:
    for build in language.recognizers:
        for tag in (language.tag, "en"):
            recognizer = build(tag)
            assert recognizer.supported_language == tag
            assert set(recognizer.supported_entities) <= set(ENTITY_TYPES)
            assert all(map(compiled, recognizer.triggers))


@each_language
def test_its_special_categories_are_those_of_the_law(language: Language) -> None:
    assert set(language.categories) <= set(CATEGORIES)
    for pattern in (pattern for patterns in language.categories.values() for pattern in patterns):
        assert compiled(rf"(?i){pattern}").groups == 1, pattern[:60]


@each_language
def test_it_knows_every_intent(language: Language) -> None:
    assert set(language.intents) == set(Intent)
    assert language.phrases["polite"]
    assert not any(isinstance(patterns, str) for patterns in language.intents.values())


SAID = [
    pytest.param(language.tag, intent, pattern, id=f"{language.tag}-{intent}-{index}")
    for language in LANGUAGES
    for intent, patterns in language.intents.items()
    for index, pattern in enumerate(patterns)
]
MATCHERS = {language.tag: IntentMatcher([language.tag]) for language in LANGUAGES}


@pytest.mark.parametrize(("tag", "intent", "pattern"), SAID)
def test_an_intent_is_the_whole_message(tag: str, intent: Intent, pattern: str) -> None:
    try:
        program = re.compile(pattern)
    except re.error:
        pytest.skip("not a pattern that examples can be drawn from")

    @settings(max_examples=6, derandomize=True, database=None, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.from_regex(program, fullmatch=True))
    def holds(said: str) -> None:
        assume(said == _plain(said) and len(said) < LONGEST - 20)
        heard = intent is not Intent.ACCESS or MATCHERS[tag].speaks_of_oneself(said)
        assert (intent in MATCHERS[tag].intents(said)) is heard
        assert intent not in MATCHERS[tag].intents(f"xyzzy {said} xyzzy")

    holds()


@each_language
def test_it_has_messages_of_its_own(language: Language) -> None:
    mine = [message for message in pack_messages() if message.language == language.tag]
    assert len(mine) >= 60
    assert sum(message.category == NEGATIVES for message in mine) >= 15


@pytest.mark.parametrize("name", FOLDERS)
def test_messages_are_of_its_languages(name: str) -> None:
    tags = {language.tag for language in PACKS[name]}
    assert {language_of(path) for path in (HOME / name).glob("messages*.txt")} == tags


@pytest.mark.parametrize("name", FOLDERS)
def test_lists_come_with_provenance_and_licences(name: str) -> None:
    """Whatever is no code, page or message has been derived from something, and says from what."""
    lists = [
        path
        for path in (HOME / name).rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc", ".md")
        and not path.name.startswith(("messages", "LICENSE", "NOTICE", "COPYING"))
    ]
    for path in lists:
        provenance = path.parent / "PROVENANCE.md"
        assert provenance.is_file(), path.name
        assert path.name in provenance.read_text() or path.stem.split(".")[0] in provenance.read_text(), path.name
        assert re.search(r"licen[cs]e|CC0|CC BY|MIT|BSD|Apache", provenance.read_text(), re.IGNORECASE)


LATVIAN = """
from guardrail.detection.entity_type import EntityType
from guardrail.detection.language import Language, words
from guardrail.detection.linear import Rule
from guardrail.types import Intent

LANGUAGES = (
    Language(
        tag="lv",
        frequent=words("es tu mēs jūs kur kas mans mana labdien paldies lūdzu nav pasūtījums gribu un"),
        letters="āēģīķļņū",
        digits={"1": "viens", "2": "divi"},
        phrases={"introduced": "mani sauc", "polite": "lūdzu|paldies"},
        cues={"phone": ("tālrun",)},
        rules={
            "government": (
                Rule(name="lv", entity_type="LV_CODE", pattern=r"\\b([0-9]{6}-[0-9]{5})\\b", cues=("personas kod",)),
            )
        },
        entities=(EntityType("LV_CODE", "Latvia: personas kods", "Personas kods 161175-19997", ("lv",), unique=True),),
        intents={Intent.YES: ("jā|piekrītu",), Intent.ERASE: ("(?:izdzēsiet|dzēsiet) manus datus",)},
        phone_regions=("LV",),
    ),
)
"""
UKRAINIAN = """
from guardrail.detection.language import Language, words
from guardrail.types import Intent

LANGUAGES = (
    Language(tag="uk", script="Cyrillic", letters="іїєґ", phrases={"polite": "дякую"}, intents={Intent.YES: ("так",)}),
)
"""
ASKED = {
    "identified": "Kur ir mans pasūtījums?",
    "found": "Labdien, mani sauc Zigfrīda Bērzkalne, personas kods 161175-19997, tālrunis 21 234 567",
    "erase": "Lūdzu izdzēsiet manus datus",
    "cyrillic": "Де моє замовлення?",
    "yes": "Так, дякую!",
    "polish": "Gdzie jest moja paczka?",
    "english": "Where is my parcel?",
}
PROGRAM = """
import json, sys
from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.entities import ENTITY_TYPES, UNIQUE
from guardrail.detection.settings import LANGUAGES, PHONE_REGIONS
detector = PresidioDetector(DetectionSettings(model=False))
scans = {name: (text, detector.analyze(text)) for name, text in json.loads(sys.argv[1]).items()}
said = {
    name: {
        "language": scan.language,
        "certain": scan.certain,
        "found": [[text[each.start : each.end], each.entity_type] for each in scan.findings],
        "intents": sorted(scan.intents),
    }
    for name, (text, scan) in scans.items()
}
known = {"languages": LANGUAGES, "regions": PHONE_REGIONS, "type": "LV_CODE" in ENTITY_TYPES and "LV_CODE" in UNIQUE}
print(json.dumps({"said": said, "known": known, "locale": detector.analyze("ok", "lv-LV").language}))
"""


def package_with_two_more(place: Path) -> None:
    """The package as it is, of links, and two folders among its languages."""
    package = HOME.parents[1]
    for real in (package, package / "detection", HOME):
        copy = place / real.relative_to(package.parent)
        copy.mkdir()
        for item in real.iterdir():
            if item not in (package / "detection", HOME) and item.name != "__pycache__":
                (copy / item.name).symlink_to(item)
    for name, source in (("lv", LATVIAN), ("uk", UKRAINIAN)):
        folder = place / "guardrail" / "detection" / "languages" / name
        folder.mkdir()
        (folder / "__init__.py").write_text(source, encoding="utf-8")


@pytest.fixture(scope="module")
def with_two_more(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What a detector says that finds two folders more."""
    place = tmp_path_factory.mktemp("installed")
    package_with_two_more(place)
    command = [sys.executable, "-W", "error", "-c", PROGRAM, json.dumps(ASKED)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=place)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_an_added_language_is_told_apart(with_two_more: dict) -> None:
    said = with_two_more["said"]
    assert (said["identified"]["language"], said["identified"]["certain"]) == ("lv", True)
    assert (said["cyrillic"]["language"], said["cyrillic"]["certain"]) == ("uk", True)
    assert (said["polish"]["language"], said["english"]["language"]) == ("pl", "en")
    assert with_two_more["locale"] == "lv"


def test_its_rules_words_and_phones_are_found(with_two_more: dict) -> None:
    found = with_two_more["said"]["found"]["found"]
    assert ["Zigfrīda Bērzkalne", "PERSON"] in found
    assert ["161175-19997", "LV_CODE"] in found
    assert ["21 234 567", "PHONE_NUMBER"] in found


def test_its_intents_are_understood(with_two_more: dict) -> None:
    assert with_two_more["said"]["erase"]["intents"] == ["erase"]
    assert with_two_more["said"]["yes"]["intents"] == ["yes"]


def test_settings_and_types_know_it(with_two_more: dict) -> None:
    assert {"lv", "uk"} <= set(with_two_more["known"]["languages"])
    assert "LV" in with_two_more["known"]["regions"]
    assert with_two_more["known"]["type"]


def test_words_that_nobody_asks_for_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="lv"):
        Language(tag="lv", phrases={"pasword": "parole"})


def test_the_smallest_pack_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "add-a-language.md").read_text(encoding="utf-8")
    source = page.split("```python\n")[1].split("```")[0]
    made: dict = {}
    exec(compile(source, "lv/__init__.py", "exec"), made)
    assert [language.tag for language in made["LANGUAGES"]] == ["lv"]
    for field in fields(Language):
        assert f"| `{field.name}` |" in page, field.name
    assert all(f"`{name}`" in page for name in ("check", "cues", "home", "bare", "failed", "never", "trim"))
