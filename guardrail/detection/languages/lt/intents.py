"""Lithuanian, with and without diacritics."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"prašau|prasau|prašyčiau|ačiū|aciu|dėkui|dekui|labas|sveiki|laba diena|malonėkite|dabar|tuoj pat|nedelsiant"

_ASK = r"(?:(?:aš )?(?:noriu|norėčiau|noreciau|reikalauju|prašau)(?: kad)?(?: (?:jūs|jus))? ?|(?:ar )?(?:galite|galėtumėte|galetumete|gal galite|galima|gal galima) )?"
_MINE = r"(?:visus |visą |visa )?(?:mano )?(?:visus |visą )?(?:asmeninius |asmens )?(?:duomenis|informaciją|informacija|paskyrą|paskyra|pokalbius|pokalbį|pokalbi|žinutes|zinutes|istoriją|istorija|duomenys)"
_ABOUT = r"(?: apie mane)?(?: iš (?:jūsų )?sistemos)?"

PATTERNS = {
    Intent.YES: (
        r"taip|taip taip|jo|aha|gerai|tinka|sutinku|taip sutinku|aš sutinku|as sutinku|žinoma|zinoma|be abejo|patvirtinu|taip patvirtinu|ok|okay|gerai sutinku|tebūnie|taip ištrinkite|taip istrinkite|taip trinkite|esu tikras|esu tikra|leidžiu|leidziu",
    ),
    Intent.NO: (
        r"ne|ne ne|nea|nesutinku|ne nesutinku|aš nesutinku|as nesutinku|nenoriu|ne nenoriu|ne ačiū|ne aciu|tikrai ne|nereikia|ne nereikia|atsisakau|atšaukti|atsaukti|atšaukiu|jokiu būdu|neleidžiu|netinka|niekada",
    ),
    Intent.WITHDRAW: (
        rf"stop|sustok|sustabdyti|sustabdykite|stabdyti|atsisakyti|atsisakau prenumeratos|{_ASK}(?:atšaukiu|atsaukiu|atšaukti|atsaukti|atsiimu|atsiimti|panaikinti|atšaukite)(?: savo| mano)? (?:sutikimą|sutikima|leidimą|leidima)(?: (?:dėl|del) (?:mano )?(?:asmens )?duomenų tvarkymo)?|"
        r"(?:aš )?(?:nebesutinku|daugiau nesutinku)(?: (?:kad|su) .{0,40})?|(?:nebetvarkykite|nustokite tvarkyti|nebenaudokite|nustokite naudoti) (?:mano )?(?:asmens )?(?:duomenis|duomenų|duomenu)|nustokite (?:man )?(?:rašyti|rasyti)|(?:man )?nebe?rašykite(?: man)?",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:ištrinkite|istrinkite|ištrink|istrink|ištrinti|istrinti|ištrintumėte|pašalinkite|pasalinkite|pašalinti|pasalinti|pašalink|panaikinkite|panaikinti|sunaikinkite|sunaikinti|trinkite|trinti) {_MINE}{_ABOUT}|"
        rf"{_ASK}(?:ištrinkite|istrinkite|ištrinti|istrinti|pašalinkite|pasalinkite) (?:viską|viska)(?: (?:ką|ka) (?:žinote|zinote|turite|saugote))?(?: apie mane)?|(?:pamirškite|pamirskite|pamiršk|užmirškite) mane|"
        r"(?:mano )?(?:teisė|teise|teisę) būti (?:pamirštam|pamirštas|pamiršta)|mano duomenis ištrinkite|duomenų ištrynimas|duomenu istrynimas",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:parodykite|parodyti|atsiųskite|atsiuskite|atsiųsti|gauti|pateikite|matyti|pamatyti|eksportuoti|eksportuokite|parsisiųsti) (?:man )?(?:kopiją )?{_MINE}{_ABOUT}|"
        r"(?:kokius|kokią|kokia) (?:mano )?(?:asmens )?(?:duomenis|informaciją|informacija) (?:apie mane )?(?:turite|saugote|kaupiate|renkate|tvarkote)(?: apie mane)?|(?:ką|ka) (?:jūs )?(?:žinote|zinote|žinai|zinai) apie mane|privatumo politika|privatumas",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:o |tai |palaukite |sakyk |sakykite )*(?:ar )?(?:tu|jūs|jus|čia|cia|tai)? ?(?:esi |esate |yra )?(?:tikrai |iš tikrųjų |is tikruju )?(?:robotas|botas|pokalbių robotas|žmogus|zmogus|tikras žmogus|tikras zmogus|gyvas žmogus|gyvas zmogus|mašina|masina|dirbtinis intelektas|di|ai|programa|automatas|kompiuteris)(?: (?:esi|esate))?(?: (?:ar|arba) (?:tikras )?(?:robotas|botas|žmogus|zmogus|mašina|ai|dirbtinis intelektas|ne))?|"
        r"(?:ar )?(?:aš |as )?(?:kalbu|kalbuosi|bendrauju|susirašinėju|susirasineju|šneku|rašau|rasau) su (?:tikru |gyvu )?(?:robotu|botu|žmogumi|zmogumi|mašina|ai|dirbtiniu intelektu|programa)(?: ar (?:su )?(?:robotu|botu|žmogumi|zmogumi))?|su kuo (?:aš )?(?:kalbu|bendrauju)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:pakalbėti|pakalbeti|kalbėti|kalbeti|pasikalbėti|bendrauti|susisiekti|sujunkite|sujungti|perjunkite|perjungti)(?: mane)? su (?:tikru |gyvu )?(?:žmogumi|zmogumi|konsultantu|operatoriumi|darbuotoju|specialistu|vadybininku|vadovu|asmeniu)|"
        r"(?:noriu |reikia )?(?:žmogaus|zmogaus|konsultanto|operatoriaus|gyvo žmogaus)|konsultantas|operatorius",
    ),
}
