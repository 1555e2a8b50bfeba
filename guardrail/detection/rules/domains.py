"""Top-level domains as people write them in chats.

Of the general ones those in common use, of the countries' all (IANA root zone, ISO 3166-1), but where a host
name stands bare, without ``www.`` or a scheme, those left out that are words or file extensions of their own:
"thanks.it was", "README.md", "main.py".
"""

# ruff: noqa: E501, SIM905 - lists of words read best as running text

from __future__ import annotations

GENERAL = (
    "com net org info biz edu gov mil int name pro mobi tel asia travel app dev shop store online site website blog cloud "
    "tech xyz club live news media agency company group world bank finance health care clinic hotel education academy "
    "email support services solutions systems digital studio design photo photos life today space fun game games "
    "berlin hamburg koeln paris london nyc madrid cat eus gal wien tirol taipei tokyo"
).split()
COUNTRIES = (
    "ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch "
    "ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl "
    "gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky "
    "kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni "
    "nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn "
    "so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws "
    "ye yt za zm zw"
).split()
_WORDS_AND_FILES = frozenset(
    "name pro int tel live today life space fun game games world group company care design photo photos cat paris london "
    "madrid berlin ac ad am as at au be by cc cd de do es et id il im in is it la le li lo ma me ml mm mo mr ms my na ne ni "
    "no om pa pe pl ps py re rs se sh si so st su tm to tu us va ve ws md gs mt mu nu".split()
)

KNOWN = "|".join((*GENERAL, *COUNTRIES))
"""Every one, for host names that something else shows to be some."""
BARE = "|".join((*(tld for tld in (*GENERAL, *COUNTRIES) if tld not in _WORDS_AND_FILES), "de", "es", "pl", "me"))
"""Those by which a bare host name is known; "de" and "es" with a look at what stands before (:mod:`links`)."""
NATIVE = "公司|网络|網路|网址|中国|中國|台湾|台灣|香港|澳門|政务|公益|在线|рф|укр|бг|ею"
"""Internationalised ones of the scripts that our users write."""
