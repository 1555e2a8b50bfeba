"""Chinese names by the words around them.

A family name and one or two characters, where words say that a name comes or came. Without a dictionary of
words nothing shorter is safe: most family names are common words, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from guardrail.detection.candidates import Candidate
from guardrail.detection.language import not_names
from guardrail.detection.languages.zh.surnames import DOUBLE, FOLLOW_WORDS, FOLLOWS, LATIN_WORDS, NOT_NAMES, SINGLE
from guardrail.detection.linear import LinearRecognizer, spans
from guardrail.detection.view import View

_STRONG = (
    r"(?:我叫做?|我的名字(?:是|叫)?|本名是?|全名是?|名字(?:是|叫|為|为)|(?:訂購|订购|購買|购买|收件|寄件|聯絡|联络|联系|聯繫|申請|申请|持卡|收貨|收货|付款|"
    r"預約|预约|訂位|订位|緊急聯絡|乘客|住客|患者|病患|被保險|被保险)人?(?:姓名|名字|是|叫|為|为|人)|姓名|真名|署名|戶名|户名|叫做|名叫|收件人|聯絡人|联系人)[\s:是為为叫]{0,3}"
)
_WEAK = r"(?:我是|這是|这是|您好,我是|他是|她是|找|給|给|是)"
_TITLE = (
    r"(?:先生|小姐|女士|太太|夫人|老師|老师|醫師|医师|醫生|医生|律師|律师|經理|经理|主任|教授|董事長|同學|同学|護理師|护士|師傅|师傅|媽媽|"
    r"爸爸|阿姨|叔叔|伯伯|奶奶|爺爺|爷爷|店長|店长|總監|总监|主管|專員|专员|博士|校長|校长|里長)"
)
# A line of a form: a name between delimiters, and what people write beside it.
_LISTED = (
    r"(?:^|[\s,，。;；:：、/|])(\p{Han}{2,4})[\s,，、:：/|]{1,3}"
    r"(?:電話|电话|手機|手机|行動|聯絡|联系|地址|住址|信箱|身[分份]|生日|先生|小姐|女士|[男女](?:$|[\s,，])|"
    r"\+?[(0-9][0-9()\-· ]{6,}|[a-zA-Z0-9._%+\-]+@)"
)
_HAN3 = r"(\p{Han}{2,4})"
# A Latin name in a Chinese sentence: after words that present somebody, or before a form of address.
_LATIN_PRESENTED = (
    r"(?:我叫|我是|叫我|這是|这是|名字是|英文名是?)\s?([A-Z][a-z]{2,14}(?: [A-Z][a-z]{1,14})?)(?:$|[^A-Za-z0-9])"
)
_LATIN_ADDRESSED = (
    r"\b([A-Za-z][a-z]{2,14}(?: [A-Z][a-z]{1,14})?) ?(?:哥|姐|姊|先生|小姐|女士|老師|老师|醫師|医生|教授|經理|经理)"
)
_BEFORE_TITLE = rf"(\p{{Han}}{{1,4}}){_TITLE}"
# What may stand in front of the name in what was caught before a title, and begins no name there.
_LEADS = re.compile(
    r".*(?:謝謝|谢谢|多謝|多谢|感謝|感谢|請問|请问|您好|你好|麻煩|麻烦|[請请找是跟給给對对叫問问聽听位讓让被的嗨])(?=.)"
)
_ENDS = frozenset("，。！？、；：,.!?;: \n\t()（）「」\"'～~…/|-")


_SCORES = (0.85, 0.75, 0.8, 0.75, 0.75, 0.75)


_Reading = Callable[[str, int, int], "tuple[int, int] | None"]


class HanNameRecognizer(LinearRecognizer):
    """Names after 我叫, 姓名, 收件人 …, after 我是 when nothing follows, before 先生, 小姐 …, in forms."""

    triggers = (f"{_STRONG}{_HAN3}", f"{_WEAK}{_HAN3}", _BEFORE_TITLE, _LISTED, _LATIN_PRESENTED, _LATIN_ADDRESSED)

    def __init__(self, language: str) -> None:
        super().__init__(["PERSON"], language=language, name="han_name")

    def own(self) -> Sequence[int]:
        """Nothing: Chinese characters are read alike wherever they stand."""
        return ()

    def find(self, view: View, fired: Iterable[int]) -> Iterator[Candidate]:
        """One candidate a cue."""
        for index in fired:
            for start, end in spans(self.triggers[index], view):
                found = self._readings[index](view.text, start, end)
                if found:
                    yield Candidate(*found, "PERSON", _SCORES[index], self.name)

    @property
    def _readings(self) -> tuple[_Reading, ...]:
        return (self._after, self._weakly_after, self._before, self._listed, self._latin, self._latin)

    @staticmethod
    def _latin(text: str, start: int, end: int) -> tuple[int, int] | None:
        """A word that is none of those that people write in Latin script for lack of a Chinese one."""
        first = text[start:end].split(" ")[0].lower()
        return None if first in not_names() or first in LATIN_WORDS else (start, end)

    @staticmethod
    def _after(text: str, start: int, end: int) -> tuple[int, int] | None:
        return given_name(text, start)

    @staticmethod
    def _weakly_after(text: str, start: int, end: int) -> tuple[int, int] | None:
        """Only a whole clause: what follows the name must not be the rest of a word."""
        found = given_name(text, start)
        if not found or found[1] - found[0] < 2:
            return None
        follows = text[found[1] : found[1] + 1]
        whole = found[1] - found[0] >= 3 and (not follows or follows in FOLLOWS)
        return found if whole or not follows or follows in _ENDS else None

    @staticmethod
    def _listed(text: str, start: int, end: int) -> tuple[int, int] | None:
        """Only when all between the delimiters is a name."""
        found = given_name(text, start)
        return found if found and found[1] == end else None

    @staticmethod
    def _before(text: str, start: int, end: int) -> tuple[int, int] | None:
        """The longest name that ends where the title begins."""
        if text.startswith(("謝謝", "谢谢"), end - 2):
            return None
        lead = _LEADS.match(text, start, end)
        start = lead.end() if lead else start
        for length in (4, 3, 2, 1):
            at = end - length
            if at < start:
                continue
            family = _family(text, at)
            given = length - family
            if family and 0 <= given <= 2 and not text.startswith(NOT_NAMES, at):
                if length >= 2 and any(character in FOLLOWS for character in text[at + family : end]):
                    continue
                return at, end
        return None


def _family(text: str, at: int) -> int:
    """How many characters of a family name stand here."""
    if text[at : at + 2] in DOUBLE:
        return 2
    return 1 if text[at : at + 1] in SINGLE else 0


def given_name(text: str, at: int) -> tuple[int, int] | None:
    """The name that begins here: the family name, and one or two characters that do not begin a new word."""
    family = _family(text, at)
    if not family or text.startswith(NOT_NAMES, at):
        return None
    end = at + family
    while end < at + family + 2 and "\u4e00" <= text[end : end + 1] <= "\u9fff":
        if text[end] in FOLLOWS or text[end : end + 2] in FOLLOW_WORDS:
            break
        end += 1
    return (at, end) if end - at >= 2 else None
