"""Lithuanian, in its cases, with and without diacritics: special categories (GDPR Art. 9 and 10) as people speak of them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = (
    "žmon[aąosi]{1,2}|žmonai|vyr[aąuo]s?|vyrui|partner(?:is|io|į|iui|ė|ę|ei|ės)|draug(?:as|o|ą|ui|ė|ę|ei|ės)|merginą?|merginos|merginai|vaikin(?:as|o|ą|ui)|mam(?:a|os|ai|ą)|motin(?:a|os|ai|ą)|tėt(?:is|į|čiui|io)|tėv(?:as|o|ą|ui|ai|ų|ams|us)|"
    "sūn(?:us|aus|ų|ui)|dukr(?:a|os|ai|ą)|dukt(?:ė|erį|eriai)|vaik(?:as|o|ą|ui|ai|ų|us|ams)|brol(?:is|io|į|iui)|ses(?:uo|ers|erį|eriai|ė|ę|ės)|močiut(?:ė|ės|ei|ę)|senel(?:is|io|į|iui|iai|ė|ės)|bobut(?:ė|ės)|šeim(?:a|os|ai|ą)|kolege?|koleg(?:a|ė|os|ai|ą)|sutuoktin(?:is|io|ė|ės|ei|iui)|dėd(?:ė|ės|ei)|tet(?:a|os|ai)|anūk(?:as|ė|o|ės)"
)
_MY = rf"(?:mano|mūsų|jo|jos|savo) (?:\p{{L}}+ )?(?:{_KIN})"
_WHO = rf"(?:aš|mes|jis|ji|jie|{_MY})"
_MAN = rf"(?:man|mums|jam|jai|{_MY})"
_HOW = r"(?: (?:labai|jau|dabar|šiuo metu|tikrai|irgi|taip pat|nuo vaikystės|nuo gimimo|seniai|neseniai|sunkiai|lengvai|sunki[ao]s?|stipri[ao]s?|stipriai|lėtin(?:e|ę|iu|ė|is|į)|ūmi[ae]?|truputį|visiškai|iš dalies|oficialiai|dėl|yra|buvo|buvau|esu|(?:pirmo|antro|1|2)(?:-?o)? tipo|\p{N}{1,2} (?:savaitę|savaičių|mėnesį|mėnesių|mėn)))*"
_AM = rf"(?:(?:(?:aš|mes) )?(?:esu|esame|esam|buvau|likau|tapau|gimiau)|(?:jis|ji|jie|{_MY})(?: (?:yra|buvo|tapo|liko))?){_HOW}"
_HAVE = rf"(?:{_WHO} )?(?:turiu|turime|turim|turėjau|sergu|sergame|sirgau|sirgome|susirgau|persirgau|serga|sirgo|susirgo|persirgo|kenčiu nuo|kenčia nuo|gydausi|gydosi|gydomasi|gydžiausi|kovoju su|kovoja su|gyvenu su|gyvena su|užsikrėčiau|užsikrėtė|pasveikau nuo|mirė nuo|turi){_HOW}"
_DIAGNOSED = rf"(?:(?:{_MAN} )?(?:yra |buvo |neseniai |vakar |pernai |ką tik |šiemet )*(?:diagnozuot(?:as|a|i|os)|diagnozavo|nustatyt(?:as|a|i|os)|nustatė|aptikt(?:as|a)|aptiko|įtaria|pripažint(?:as|a)|pripažino))(?: {_MAN}| man)?{_HOW}"
_ILLNESS = (
    r"(?:cukrin\p{L}+ )?diabet(?:as|ą|o|u|ui)|cukralig(?:ė|e|ę|ės)|(?:krūties |plaučių |prostatos |odos |storosios žarnos |žarnyno |kiaušidžių |gimdos kaklelio |kasos |kepenų |skydliaukės |kraujo )?vėž(?:ys|į|io|iu)|leukemij(?:a|ą|os)|limfom(?:a|ą)|melanom(?:a|ą)|aug(?:lys|lį|lio)|naviki?(?:as|ą)|onkologin\p{L}+ lig(?:a|ą|os)|živ|živ infekcij\p{L}+|aids|hepatit(?:as|ą|u|o)(?: [abc])?|tuberkulioz(?:ė|ę|e)|sifil(?:is|į|iu)|gonorėj(?:a|ą)|chlamidioz(?:ė|ę)|"
    r"epilepsij(?:a|ą|os)|parkinson(?:as|u|o lig\p{L}+)|alzheimer(?:is|iu|io lig\p{L}+)|demencij(?:a|ą|os)|išsėtin\p{L}+ skleroz\p{L}+|vilklig(?:ė|ę|e)|artrit(?:as|ą|u)|osteoporoz(?:ė|ę|e)|astm(?:a|ą|os)|krono lig\p{L}+|celiakij(?:a|ą|os)|hipertenzij(?:a|ą)|(?:aukšt\p{L}+ )kraujospūd(?:is|į|žiu)|infarkt(?:as|ą|o)|insult(?:as|ą|o)|širdies (?:lig\p{L}+|nepakankamum\p{L}+|yd\p{L}+|ritmo sutrikim\p{L}+)|inkstų (?:lig\p{L}+|nepakankamum\p{L}+)|anemij(?:a|ą)|mažakraujyst(?:ė|ę)|hemofilij(?:a|ą)|endometrioz(?:ė|ę)|"
    r"depresij(?:a|ą|os)|nerim(?:o sutrikim\p{L}+)|panikos (?:atak\p{L}+|sutrikim\p{L}+)|bipolin\p{L}+ sutrikim\p{L}+|šizofrenij(?:a|ą|os)|autizm(?:as|ą|o|u)|adhd|ptss|potraumin\p{L}+ (?:streso )?sutrikim\p{L}+|okd|anoreksij(?:a|ą)|bulimij(?:a|ą)|nemig(?:a|ą|os)|alkoholizm(?:as|ą|u)|priklausomyb(?:ė|ę|ės)(?: nuo (?:alkoholio|narkotikų|lošimų))?|dauno sindrom\p{L}+|cerebrin\p{L}+ paralyži\p{L}+|aspergerio sindrom\p{L}+|psichik(?:os lig\p{L}+|os sutrikim\p{L}+)|"
    r"migren(?:a|ą|os)|psoriaz(?:ė|ę|e)|egzem(?:a|ą)|žvynelin(?:ė|ę|e)|covid\p{L}*|kovid(?:as|ą|u)|koronavirus(?:as|ą|u)|grip(?:as|ą|u)|plaučių uždegim\p{L}+|laimo lig\p{L}+|neįgalum(?:as|ą|o)|negali(?:a|ą|os)|klausos (?:sutrikim\p{L}+|negali\p{L}+)|regos (?:sutrikim\p{L}+|negali\p{L}+)|alergij(?:a|ą|os)(?: \p{L}+)?|persileidim(?:as|ą)|abort(?:as|ą)|nevaisingum(?:as|ą|u)|neįgalumo (?:grup\p{L}+|pažymėjim\p{L}+)"
)
_ILL = (
    r"nėšč(?:ia|ią|iai)|besilaukiant(?:i|is)|diabetik(?:as|ė)|epileptik(?:as|ė)|astmatik(?:as|ė)|autist(?:as|ė)|neįgal(?:us|i|ioji|usis)|kurč(?:ias|ia)|neprigirdint(?:is|i)|akl(?:as|a)|silpnaregis?|silpnaregė|paralyžiuot(?:as|a)|nevaising(?:as|a)|alkoholik(?:as|ė)|narkoman(?:as|ė)|priklausom(?:as|a) nuo (?:alkoholio|narkotikų|lošimų|vaistų)|"
    r"onkologin(?:is|ė) (?:ligonis|ligonė|pacientas|pacientė)|depresyv(?:us|i)|alergišk(?:as|a) \p{L}+|vėžiu (?:sergantis|serganti)|hiv teigiam(?:as|a)|serg(?:antis|anti) \p{L}+|neįgaliojo vežimėlyje|invalid(?:as|ė)|skiepyt(?:as|a)|neskiepyt(?:as|a)|nedarbing(?:as|a)"
)
_FAITH = r"katalik(?:as|ė|ai|ės|ų)|krikščion(?:is|ė|ys)|stačiatik(?:is|ė|iai)|sentik(?:is|ė|iai)|protestant(?:as|ė|ai)|liuteron(?:as|ė|ai)|evangelik(?:as|ė|ai)|evangelikų? liuteron(?:as|ė)|reformat(?:as|ė|ai)|baptist(?:as|ė|ai)|adventist(?:as|ė|ai)|jehovos liudytoj(?:as|a|ai)|mormon(?:as|ė|ai)|musulmon(?:as|ė|ai)|judėj(?:as|a|ė|ai)|budist(?:as|ė|ai)|induist(?:as|ė|ai)|ateist(?:as|ė|ai)|agnostik(?:as|ė)|pagon(?:is|ė|ys)|romuv(?:is|ė|iai)|(?:labai )?tikint(?:is|i|ys)|unit(?:as|ė)|krišnait(?:as|ė)|sikh(?:as|ė)"
_PARTY = r"(?:konservatorius|konservatorių|tėvynės sąjung\p{L}+|socialdemokrat\p{L}+|lsdp|valstieči\p{L}+|liberal\p{L}+|laisvės partij\p{L}+|darbo partij\p{L}+|lenkų rinkimų akcij\p{L}+|llra|demokratus|vardan lietuvos|nemuno aušr\p{L}+|tvarka ir teisingumas|nausėd\p{L}+|šimonyt\p{L}+|komunist\p{L}+|žaliuosius|nacionalin\p{L}+ susivienijim\p{L}+)"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ({_ILLNESS})",
        rf"{_AM} ({_ILL})",
        rf"{_DIAGNOSED} ({_ILLNESS}|neįgalumas|neįgaliu|neįgalia|nedarbingu)",
        rf"({_ILLNESS}) (?:sergu|serga|sirgau|sirgo|susirgau|susirgo|sergame|kenčiu|kamuoja mane|vargina mane|man (?:diagnozuot\p{{L}}+|nustatyt\p{{L}}+|nustatė))",
        rf"(?:mano|mūsų) ({_ILLNESS}|nėštum(?:as|o|ą)|psichiatr(?:as|ė|o|u|ui|ą)|psicholog(?:as|ė|o|u|ui|ą)|psichoterapeut\p{{L}}+|onkolog(?:as|ė|o|u|ą)|ginekolog(?:as|ė|o|u|ą|ui|ei)|kardiolog(?:as|ė|o|u|ą)|lig(?:a|os|ą|ų) (?:istorij\p{{L}}+|paūmėj\p{{L}}+)|diagnoz(?:ė|ę|ės)|tyrimų (?:atsakym\p{{L}}+|rezultat\p{{L}}+)|kraujo tyrim\p{{L}}+|epikriz\p{{L}}+|sveikatos (?:būkl\p{{L}}+|istorij\p{{L}}+|problem\p{{L}}+)|negali\p{{L}}+|neįgalum\p{{L}}+)",
        rf"(?:{_WHO} )?(laukiuosi (?:vaikelio|kūdikio|dvynių|vaiko)|laukiasi (?:vaikelio|kūdikio|dvynių|vaiko))",
        rf"(?:{_WHO} )?(?:geriu|geria|vartoju|vartoja|leidžiuosi|leidžiasi|gaunu|man paskyrė|man išrašė|man reikia|išrašė man){_HOW} (insulin\p{{L}}*|antidepresant\p{{L}}+|vaistus nuo (?:depresijos|spaudimo|nerimo|epilepsijos|vėžio|alergijos)|kraujospūd\p{{L}}+ vaist\p{{L}}+|metformin\p{{L}}+|ksanaks\p{{L}}+|prozak\p{{L}}+|raminam\p{{L}}+|migdom\p{{L}}+|chemoterapij\p{{L}}+|kontraceptik\p{{L}}+|kontracepcin\p{{L}}+ tablet\p{{L}}+|hormon\p{{L}}+)",
        rf"{_MAN} (?:darė|padarė|atliko|bus|daro|darys|reikia|reikės|taikoma|taiko|taikė|skyrė|persodino|amputavo|buvo atlikta|atlikta){_HOW} ((?:širdies|kelio|klubo|stuburo|akių|smegenų|inksto) (?:operacij\p{{L}}+|persodinim\p{{L}}+|transplantacij\p{{L}}+)|chemoterapij\p{{L}}+|dializ\p{{L}}+|radioterapij\p{{L}}+|abort\p{{L}}+|cezario pjūv\p{{L}}+|pagalbin\p{{L}}+ apvaisinim\p{{L}}+|koj\p{{L}}+|rank\p{{L}}+)",
        rf"(?:{_WHO} )?(?:bandžiau|bandė|noriu|norėjau) (nusižudyti|žudytis)",
    ),
    "SPECIAL_RELIGION": (
        rf"{_AM} ({_FAITH})",
        rf"(?:kaip|būdamas|būdama) ({_FAITH})",
        r"(?:aš )?(?:išpažįstu|praktikuoju|priėmiau|atsiverčiau į|perėjau į) (islam\p{L}*|katalikyb\p{L}+|judaizm\p{L}*|budizm\p{L}*|krikščionyb\p{L}+|stačiatikyb\p{L}+|hinduizm\p{L}*)",
        r"(?:aš )?(tikiu (?:dievą|dievu|jėzų|jėzumi|kristumi|alachą)|laikausi (?:pasninko|gavėnios|ramadano|šabo)|švenčiu (?:ramadaną|šabą)|valgau tik (?:halal|košerin\p{L}+)|esu pakrikštyt(?:as|a)|einu (?:išpažinties|kas sekmadienį į bažnyčią))",
        r"mano (tikėjim(?:as|o|ą)|religij(?:a|os|ą)|religini\p{L}+ įsitikinim\p{L}+|parapij(?:a|os|ą)|imam(?:as|o|ą)|rabin(?:as|o|ą)|klebon(?:as|o|ą)|krikšto (?:liudijim\p{L}+|vard\p{L}+))",
    ),
    "SPECIAL_UNION": (
        rf"{_AM}(?: \p{{L}}+)?(?: (?:aktyvus|aktyvi))? ((?:\p{{L}}+ )?(?:profsąjungos|profesinės sąjungos|profsąjungų) (?:nar(?:ys|ė|iai|ės)|pirmininkas|pirmininkė|atstovas|atstovė|aktyvistas|aktyvistė|lyderis|lyderė))",
        rf"(?:{_WHO} )?(?:įstojau į|įstojo į|stojau į|priklausau|priklauso|priklausome|palikau|išstojau iš|įkūriau|įkūrėme|dalyvauju)(?: \p{{L}}+)? (profsąjung\p{{L}}+|profesin\p{{L}}+ sąjung\p{{L}}+)",
        r"mano (profsąjung(?:a|os|ai|ą)|profesin\p{L}+ sąjung\p{L}+)",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_AM} (homoseksual(?:us|i|ūs|as|ė|istas)|gėj(?:us|ai)|lesbiet(?:ė|ės)|biseksual(?:us|i|as|ė)|heteroseksual(?:us|i)|translyt(?:is|ė)|transseksual(?:us|i|as|ė)|transgender\p{{L}}*|nebinar(?:inis|inė|us|i)|aseksual(?:us|i)|panseksual(?:us|i)|kvyr\p{{L}}*|queer|lgbt\p{{L}}*)",
        r"mano (seksualin\p{L}+ orientacij\p{L}+|lytin\p{L}+ (?:tapatyb\p{L}+|gyvenim\p{L}+|orientacij\p{L}+)|seksualin\p{L}+ gyvenim\p{L}+|intym\p{L}+ gyvenim\p{L}+|meiluž(?:is|ė|ę|į))",
        rf"(?:{_WHO} )?(?:turėjau|turiu|turėjo) (nesaugi?\p{{L}}+ (?:lytin\p{{L}}+ santyk\p{{L}}+|seks\p{{L}}+)|lytin\p{{L}}+ santyk\p{{L}}+|seks(?:ą|o) su \p{{L}}+|romaną (?:su|darbe)|erekcijos (?:problem\p{{L}}+|sutrikim\p{{L}}+))",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_AM} (romų (?:tautybės|kilmės)|rom(?:as|ė|ai)|čigon(?:as|ė|ai)|žyd(?:as|ė|ai)|karaim(?:as|ė|ai)|totor(?:ius|ė|iai)|kurd(?:as|ė)|uigūr(?:as|ė)|juodaod(?:is|ė|žiai)|tamsiaod(?:is|ė)|baltaod(?:is|ė)|afroamerikiet(?:is|ė)|mišrios rasės|(?:\p{{L}}+ )(?:kilmės|tautybės|tautos)|etnin(?:is|ė) \p{{L}}+)",
        rf"pagal (?:tautybę|kilmę|etninę kilmę) (?:{_AM}|esu|aš|jis|ji) (\p{{L}}+)",
        r"mano (tautybė(?: yra)?(?: \p{L}+)?|etninė kilmė|rasė|odos spalva|tėvai (?:romai|žydai|čigonai|totoriai|karaimai)|(?:tėvų|senelių) tautybė)",
    ),
    "SPECIAL_POLITICAL": (
        rf"(?:{_WHO} )?(?:balsavau|balsuoju|balsuosiu|balsavo|balsuoja|agitavau|agituoju)(?: \p{{L}}+)? už ({_PARTY})",
        rf"{_AM}(?: \p{{L}}+)? ((?:{_PARTY} |\p{{L}}+ )?(?:partijos|tėvynės sąjungos|socialdemokratų|konservatorių|liberalų|valstiečių) (?:partijos )?(?:nar(?:ys|ė)|rėmėj(?:as|a))|komunist(?:as|ė)|socialist(?:as|ė)|socialdemokrat(?:as|ė)|konservatori(?:us|ė)|anarchist(?:as|ė)|nacionalist(?:as|ė)|liberal(?:as|ė)|dešin(?:ysis|ioji)|kair(?:ysis|ioji))",
        rf"(?:{_WHO} )?(?:remiu|palaikau|priklausau|įstojau į|aukoju) ({_PARTY})",
        r"mano (politin\p{L}+ (?:pažiūr\p{L}+|įsitikinim\p{L}+|nuomon\p{L}+|simpatij\p{L}+)|partij(?:a|os|ą))",
    ),
    "SPECIAL_GENETIC": (
        r"mano (genetin\p{L}+ (?:tyrim\p{L}+|test\p{L}+|duomen\p{L}+|profil\p{L}+|kod\p{L}+|lig\p{L}+)|genetikos (?:tyrim\p{L}+|test\p{L}+)|dnr(?: (?:tyrim\p{L}+|test\p{L}+|duomen\p{L}+|mėgin\p{L}+|profil\p{L}+))?|genom\p{L}*|gen(?:ai|us|ų))",
        rf"(?:{_WHO} )?(?:turiu|turi|paveldėjau|paveldėjo|nešioju|{_MAN} (?:nustatyta|rasta|aptikta|rado))(?: \p{{L}}+)? ((?:brca[12]?|cistinės fibrozės|hemofilijos) (?:gen\p{{L}}+|mutacij\p{{L}}+)|genetin\p{{L}}+ (?:mutacij\p{{L}}+|lig\p{{L}}+|sutrikim\p{{L}}+|polink\p{{L}}+)|gen\p{{L}}+ mutacij\p{{L}}+|paveldim\p{{L}}+ lig\p{{L}}+|chromosomų (?:patologij\p{{L}}+|sutrikim\p{{L}}+))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"mano (biometrin\p{L}+ (?:duomen\p{L}+|šablon\p{L}+|pas\p{L}+ duomen\p{L}+)|biometrij\p{L}+|pirštų atspaud(?:ai|us|ų|ais)(?: (?:duomen\p{L}+|skenavim\p{L}+))?|piršto atspaud\p{L}+ (?:duomen\p{L}+|šablon\p{L}+|skenavim\p{L}+)|rainelės (?:skenavim\p{L}+|vaizd\p{L}+|duomen\p{L}+)|tinklainės (?:skenavim\p{L}+|vaizd\p{L}+)|veido (?:atpažinimo duomen\p{L}+|šablon\p{L}+|skenavim\p{L}+|biometrij\p{L}+)|balso (?:atspaud\p{L}+|šablon\p{L}+|biometrij\p{L}+))",
        r"(?:jūs )?(?:turite|saugote|nuskenavote|surinkote|paėmėte) mano (pirštų atspaud\p{L}+|rainelę|veidą|balso įrašą)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"{_AM} ((?:anksčiau |jau )*teist(?:as|a|i)(?: (?:už|dėl) \p{{L}}+)?|nuteist(?:as|a)(?: (?:už|dėl) \p{{L}}+)?|įtariam(?:as|a|asis|oji)(?: \p{{L}}+)?|kaltinam(?:as|a|asis|oji)(?: \p{{L}}+)?|sulaikyt(?:as|a)|suimt(?:as|a)|areštuot(?:as|a)|kalin(?:ys|ė)|recidyvist(?:as|ė)|kalėjime|paleist(?:as|a) (?:lygtinai|iš kalėjimo)|probuojam(?:as|oji))",
        rf"(?:{_WHO} )?(?:turiu|turi|turėjau|turėjo)(?: \p{{L}}+)? (teistum(?:ą|o|ų)|neišnykus\p{{L}}+ teistum\p{{L}}+)",
        rf"(?:{_WHO} )?(?:sėdėjau|sėdėjo|sėdi|sėdžiu|kalėjau|kalėjo|atlikau|atliko|atlieku) ((?:\p{{L}}+ )?kalėjim(?:e|ą)|(?:laisvės atėmimo )?bausmę(?: kalėjime)?|(?:\p{{N}}+ )?met(?:us|ų) kalėjime|pataisos namuose)",
        r"mano (teistum(?:as|o|ą)|baudžiamoj(?:i|i) byl\p{L}+|baudžiamosios bylos|nuosprend(?:is|į|žio)|probacijos (?:pareigūn\p{L}+|tarnyb\p{L}+)|teistumo pažym\p{L}+)",
    ),
}
