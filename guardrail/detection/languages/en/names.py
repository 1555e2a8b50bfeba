"""Words around names in English."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

from guardrail.detection.language import words
from guardrail.detection.people import NameWords
from guardrail.detection.proper_names import ProperNameRecognizer


class EnglishNameRecognizer(ProperNameRecognizer):
    """People and places in English texts."""

    pack = "en"
    around = NameWords(
        titles=words(
            """mr mrs ms miss mx dr doctor prof professor sir dame lord lady judge justice president minister senator governor mayor secretary attorney counsel captain colonel general major sergeant officer detective inspector nurse coach father brother sister rabbi reverend rev pastor bishop pope king queen prince princess chancellor ambassador congressman congresswoman representative rep sen gov director uncle aunt auntie applicant plaintiff defendant appellant respondent victim witness accused claimant patient colleague barrister solicitor lawyer messrs drs judges family"""
        ),
        before=words(
            """with for from by to hi hello hey dear thanks thank and or tell told ask asked call called met meet saw see named name is was says said cc attn about of love regards cheers sincerely best contact @ wife husband son daughter friend colleague boss manager brother sister mum mom dad"""
        ),
        after=words(
            """said says told asked wrote writes thinks thought is was has had will would can could does did and or called calls went goes wants wanted lives lived works worked died s added explained replied argued claimed born he she"""
        ),
        speech=words("""said says added asked replied wrote argued explained insists insisted claimed"""),
        before_letter=words("of by against with and for"),
        within=words(
            """de la las los del da di du dos van von der den ten ter bin ibn al el y e san st le d o mc mac"""
        ),
        not_after=words(
            """street st road rd avenue ave lane drive way place court square park bridge hotel bank university college school hospital airport station center centre museum library church county city island islands river lake mountain inc ltd llc corp corporation company co group foundation institute association club team airlines airways cup league award prize act day street festival hall house theatre theater tower building stadium the and or of for in on at to by from with is was i"""
        ),
        in_place=words(
            """in from to at near of through via around visit visiting visited across leaving reached reach within outside toward towards into between and throughout north south east west northern southern eastern western central downtown greater upper lower live lives lived"""
        ),
        land_before=words(
            """lake mount mt cape fort ft port north south east west northern southern eastern western northeast northwest southeast southwest central upper lower greater downtown mainland outer inner"""
        ),
        land_after=words(
            """county river lake lakes bay valley island islands peninsula mountains hills beach creek harbor harbour falls heights park parish province district region area canyon desert city airport strait straits coast shire borough township village"""
        ),
        kinds=words(
            """village town city suburb hamlet borough island region province state county district municipality port republic kingdom"""
        ),
        endings=(
            "ton",
            "ville",
            "burg",
            "burgh",
            "bury",
            "ham",
            "shire",
            "field",
            "ford",
            "stead",
            "worth",
            "mouth",
            "dale",
            "minster",
            "stadt",
            "berg",
            "dorf",
        ),
    )
