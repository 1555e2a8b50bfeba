"""Lithuanian, with and without diacritics."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"prašau|prasau|prašyčiau|ačiū|aciu|dėkui|dekui|labas|sveiki|laba diena|malonėkite|dabar|tuoj pat|nedelsiant|prašom|prasom|prasyciau|labai prašau|labai prasau|labai ačiū|labai aciu|ačiū labai|aciu labai|iš anksto dėkoju|is anksto dekoju|dėkoju|dekoju|ačiū jums|sveikas|sveika|labukas|labas rytas|labas vakaras|labadiena|laba|gerb|gerbiamieji|malonėkit|būkit geri|būkite malonūs|būk geras|būk gera|dabar pat|iš karto|is karto|kuo greičiau|kuo greiciau|skubiai|greičiau|greiciau|gal|nu|na|tai|vat|klausykit|klausykite|atsiprašau|atsiprasau|jei galima|jeigu galima|jei galite"

_ASK = r"(?:(?:aš )?(?:noriu|norėčiau|noreciau|reikalauju|prašau)(?: kad)?(?: (?:jūs|jus))? ?|(?:ar )?(?:galite|galėtumėte|galetumete|gal galite|galima|gal galima) )?"
_MINE = r"(?:visus |visą |visa )?(?:mano )?(?:visus |visą )?(?:asmeninius |asmens )?(?:duomenis|informaciją|informacija|paskyrą|paskyra|pokalbius|pokalbį|pokalbi|žinutes|zinutes|istoriją|istorija|duomenys)"
_ABOUT = r"(?: apie mane)?(?: iš (?:jūsų )?sistemos)?"

ONESELF = r"man|mane|mano|savo|asmens|asmenin\w+|susipažinti|bdar"

PATTERNS = {
    Intent.YES: (
        r"taip|taip taip|jo|aha|gerai|tinka|sutinku|taip sutinku|aš sutinku|as sutinku|žinoma|zinoma|be abejo|patvirtinu|taip patvirtinu|ok|"
        r"okay|gerai sutinku|tebūnie|taip ištrinkite|taip istrinkite|taip trinkite|esu tikras|esu tikra|leidžiu|leidziu",
        r"ta+i+p+|taip taip taip|tp|tpp|jo jo|joo+|jooo|aha aha|aga|mhm|nu taip|na taip|tai taip|taigi|taip taip sutinku|taip žinoma|"
        r"taip aišku|taip gerai|taip prašau|taip noriu|taip norėčiau|taip patvirtinu|taip leidžiu|taip tinka|taip ok|taip tikrai|taip viską|"
        r"aišku|aišku taip|suprantama|savaime suprantama|savaime aišku|žinoma kad taip|žinoma taip|aišku kad taip|tikrai taip|tikrai|"
        r"būtinai|be abejonės|be abejonių|neabejotinai|gerai gerai|gerai tinka|labai gerai|puiku|šaunu|super|oki|okej|okey|okay|okk+|k|tiks|"
        r"tinka man|man tinka|man gerai|man ok|gerai man|sutinku su (?:tuo|viskuo|sąlygomis|viskuom)|"
        r"(?:taip )?(?:aš |mes )?(?:visiškai |pilnai |tikrai )?(?:sutinku|sutinkame|sutinkam|pritariu|leidžiu|leidžiame|patvirtinu|tvirtinu|neprieštarauju|priimu|duodu sutikimą|duodu savo sutikimą|duodu leidimą|suteikiu sutikimą|esu už|esu tikra|esu tikras)(?: (?:su tuo|su viskuo|viską|tai|jums|tvarkyti|kad tvarkytumėte|mano duomenis|duomenis))*|"
        r"sutikta|patvirtinta|leidžiama|neprieštarauju|nieko prieš|neturiu nieko prieš|galima|galite|gali|galit|taip galite|taip galima|"
        r"prašau|prasau|pirmyn|tęskite|tęsk|tęskit|varom|varyk|darykite|darykit|daryk|taip darykite|trinkite|trink|taip trink|taip ištrink|"
        r"taip viską ištrinkite|taip ištrinkite viską|taip naikinkite|teisingai|tiksliai|būtent|būtent taip|tebūnie taip|noriu|"
        r"norėčiau taip|100|su malonumu|mielai|gerai darykit",
    ),
    Intent.NO: (
        r"ne|ne ne|nea|nesutinku|ne nesutinku|aš nesutinku|as nesutinku|nenoriu|ne nenoriu|ne ačiū|ne aciu|tikrai ne|nereikia|ne nereikia|"
        r"atsisakau|atšaukti|atsaukti|atšaukiu|jokiu būdu|neleidžiu|netinka|niekada",
        r"ne+|nea+|neee+|ne ne ne|nn|na ne|nu ne|tai ne|oi ne|o ne|ne ne ačiū|ne dėkui|ne dėkoju|ačiū ne|ačiū nereikia|dėkui ne|ne ne ne|"
        r"ne nenoriu|ne nereikia|ne nesutinku|ne neleidžiu|ne netinka|ne niekada|ne dabar|dabar ne|kol kas ne|dar ne|šiandien ne|vėliau|"
        r"gal vėliau|kitą kartą|ne šį kartą|tikrai ne|tikrai nenoriu|tikrai nesutinku|žinoma ne|žinoma kad ne|aišku ne|aišku kad ne|"
        r"jokiais būdais|jokiu būdu ne|nieku gyvu|nė už ką|nė velnio|visai ne|visiškai ne|nelabai|nelabai noriu|"
        r"(?:ne )?(?:aš |mes )?(?:visiškai |tikrai |kategoriškai )?(?:nesutinku|nesutinkame|nesutinkam|nepritariu|neleidžiu|neleidžiame|nepatvirtinu|prieštarauju|atsisakau|atmetu|nepriimu|nenoriu|nenorėčiau|nepageidauju|neduodu sutikimo|neduodu leidimo|nesu tikras|nesu tikra)(?: (?:su tuo|su viskuo|su niekuo|to|šito|sutikti|tai|jums|duoti sutikimo|tvarkyti|kad))*|"
        r"draudžiu|neigiamai|neigiama|negalima|negalite|ne negalima|nereik|nereikia man|man nereikia|nereikia ačiū|nedarykite|nedaryk|"
        r"nedaryk to|netrinkite|netrink|ne netrinkite|netrinti|palikite|palik|palikite viską|palikite kaip yra|palikite duomenis|atšaukiu|"
        r"atšaukite|atšauk|apsigalvojau|persigalvojau|persigalvojau ne|pamirškit|tiek to|nesvarbu|geriau ne|verčiau ne|ne geriau ne|"
        r"man netinka|netiks|nepriimtina|stop ne",
    ),
    Intent.WITHDRAW: (
        rf"stop|sustok|sustabdyti|sustabdykite|stabdyti|atsisakyti|atsisakau prenumeratos|"
        rf"{_ASK}(?:atšaukiu|atsaukiu|atšaukti|atsaukti|atsiimu|atsiimti|panaikinti|atšaukite)(?: savo| mano)? (?:sutikimą|sutikima|leidimą|leidima)(?: (?:dėl|del) (?:mano )?(?:asmens )?duomenų tvarkymo)?|"
        rf""
        r"(?:aš )?(?:nebesutinku|daugiau nesutinku)(?: (?:kad|su) .{0,40})?|"
        r"(?:nebetvarkykite|nustokite tvarkyti|nebenaudokite|nustokite naudoti) (?:mano )?(?:asmens )?(?:duomenis|duomenų|duomenu)|"
        r"nustokite (?:man )?(?:rašyti|rasyti)|(?:man )?nebe?rašykite(?: man)?",
        rf"stop+|stok|stokit|stopas|baik|baikit|baikite|baigti|nutraukti|nutraukite|nutraukit|gana|užteks|uzteks|pakaks|sustokite|sustokit|"
        rf"sustabdyk|stabdykit|stabdykite|išregistruoti|išregistruokite(?: mane)?|išbraukite mane(?: iš (?:sąrašo|sąrašų))?|"
        rf"atsisakau (?:paslaugos|paslaugų|žinučių|prenumeratos|pranešimų|visko)|"
        rf"atsisakyti (?:prenumeratos|žinučių|pranešimų)|"
        rf"(?:noriu )?(?:atsisakyti|nutraukti) (?:prenumeratą|prenumeratos|žinutes|pranešimus)|palikite mane ramybėje|palik mane ramybėje|"
        rf"atstokit|atstok|atsiknisk|atsiknisit|"
        rf"(?:daugiau )?(?:man )?(?:nebe|ne)(?:rašykit|rašykite|rašyk|rasyk|rasykit|siųskite|siųskit|siųsk|siuskite|trukdykite|trukdykit|trukdyk|skambinkite|skambinkit|skambink)(?: man)?(?: daugiau| žinučių| zinuciu| laiškų| nieko)*|"
        rf"nustok(?:it|ite)? (?:man )?(?:rašyti|siųsti|trukdyti|skambinti|rasyti|siusti)(?: žinutes| man)*|"
        rf"{_ASK}(?:atšaukiu|atšaukti|atšaukčiau|atšauktumėte|atšaukite|atšaukit|atsiimu|atsiimti|panaikinu|panaikinti|panaikinkite|nutraukiu|nutraukti|atsisakau|atsisakyti|susigrąžinti|atsiimčiau|anuliuoju|anuliuoti)(?: savo| mano| anksčiau| duotą| duoto| jums| visus| visą| bet kokį| šį)*(?: (?:sutikimą|sutikimo|sutikimus|leidimą|leidimo|leidimus))(?: (?:dėl |tvarkyti |naudoti |rinkti |saugoti |mano |savo |asmens |asmeninius |asmeninių |duomenų |duomenis |duomenys |tvarkymo |tvarkymui |naudojimo |naudojimui |jums ?)*(?:tvarkymo|tvarkymui|duomenis|duomenų|naudojimo|naudojimui)?)?",
        r"(?:aš |as |jau )?(?:nebesutinku|daugiau nesutinku|nebeleidžiu|daugiau neleidžiu|nebenoriu|daugiau nebenoriu|nebeduodu sutikimo)(?: (?:kad|su|tvarkyti|naudoti|jums|dalyvauti|būti|mano|jūs|tuo) ?.{{0,60}})?|"
        r"sutikimo (?:atšaukimas|atsiėmimas)|"
        r"(?:mano )?(?:sutikimas|sutikimą) (?:atšauktas|atšaukiamas|atšaukiu|atsiimu|noriu atšaukti|noriu atsiimti)|"
        r"(?:nebe|ne)(?:tvarkykite|tvarkykit|tvarkyk|naudokite|naudokit|naudok|rinkite|rinkit|saugokite|saugokit|kaupkite|kaupkit)(?: daugiau)? (?:jokių )?(?:mano )?(?:asmens |asmeninių |asmeninius )?(?:duomenis|duomenų|informacijos|informaciją|žinučių|žinutes|pokalbių)(?: daugiau)?|"
        r"(?:nustokite|nustokit|nustok|liaukitės|baikite|baikit|baik) (?:tvarkyti|naudoti|rinkti|saugoti|kaupti|sekti) ?(?:mano )?(?:asmens |asmeninius )?(?:duomenis|duomenimis|informaciją|informacija|žinutes|mane)?|"
        r"nesutinku(?: daugiau)? kad (?:toliau )?(?:tvarkytumėte|naudotumėte|rinktumėte|saugotumėte|tvarkytų|naudotų)(?: toliau)? mano (?:asmens )?duomenis",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:ištrinkite|istrinkite|ištrink|istrink|ištrinti|istrinti|ištrintumėte|pašalinkite|pasalinkite|pašalinti|pasalinti|pašalink|panaikinkite|panaikinti|sunaikinkite|sunaikinti|trinkite|trinti) {_MINE}{_ABOUT}|"
        rf""
        rf"{_ASK}(?:ištrinkite|istrinkite|ištrinti|istrinti|pašalinkite|pasalinkite) (?:viską|viska)(?: (?:ką|ka) (?:žinote|zinote|turite|saugote))?(?: apie mane)?|"
        rf"(?:pamirškite|pamirskite|pamiršk|užmirškite) mane|"
        r"(?:mano )?(?:teisė|teise|teisę) būti (?:pamirštam|pamirštas|pamiršta)|mano duomenis ištrinkite|duomenų ištrynimas|duomenu istrynimas",
        rf"{_ASK}(?:ištrinkite|ištrinkit|ištrink|ištrinti|ištrintumėte|ištrintumėt|ištrintum|ištrinčiau|trinkite|trinkit|trink|trinti|pašalinkite|pašalinkit|pašalink|pašalinti|pašalintumėte|šalinkite|šalinti|panaikinkite|panaikinkit|panaikink|panaikinti|panaikintumėte|naikinkite|naikinti|sunaikinkite|sunaikinkit|sunaikinti|sunaikintumėte|išvalykite|išvalykit|išvalyti|išvalyk|pamirškite|pamirškit|pamiršk|užmirškite|ištrink)(?: man| dabar| visiškai| negrįžtamai| galutinai| iškart| nedelsiant)*(?: (?:visus|visą|visas|visa|viską|visi))?(?: (?:mano|savo|turimus|turimą|saugomus|jūsų turimus|surinktus|apie mane|šį|šitą|asmeninius|asmens|asmeninę))*(?: (?:duomenis|duomenys|duomenų|informaciją|informacija|info|paskyrą|paskyra|profilį|profili|pokalbį|pokalbius|pokalbio|pokalbių|žinutes|zinutes|istoriją|istorija|susirašinėjimą|susirašinėjimus|įrašus|anketą|account(?:ą)?))+(?: (?:apie mane|iš (?:jūsų |visų |savo )?(?:sistemos|sistemų|bazės|duomenų bazės|bazių|serverio|serverių)|istoriją|visiškai|visam laikui|negrįžtamai|kuriuos turite|kuriuos saugote|kurie apie mane|ir paskyrą|ir duomenis))*",
        rf"{_ASK}(?:ištrinkite|ištrinkit|ištrink|ištrinti|ištrintumėte|trinkite|trinkit|trink|pašalinkite|pašalinkit|pašalink|pašalinti|panaikinkite|panaikinti|sunaikinkite|sunaikinti|išvalykite|pamirškite|pamirškit|pamiršk|užmirškite|užmirškit)(?: (?:viską|visa|visus|visą|absoliučiai viską|viska))?(?: (?:ką|kas|kuo))?(?: (?:apie mane|jūs|tu|aš|as|esu|buvau|jums|jum|tau|čia))*(?: (?:žinote|žinot|žinai|turite|turit|turi|saugote|saugot|surinkote|kaupiate|rašiau|rašęs|rašiusi|sakiau|parašiau|pasakiau))?(?: (?:apie mane|jums|tau|čia))*|"
        rf"(?:pamirškite|pamirškit|pamiršk|užmirškite|užmiršk|ištrinkite|ištrinkit|ištrink|pašalinkite|pašalinkit|pašalink) mane(?: (?:iš (?:jūsų |savo )?(?:sistemos|sąrašo|sąrašų|duomenų bazės|bazės)|visiškai|visam laikui))*|"
        rf"noriu būti (?:pamirštas|pamiršta|ištrintas|ištrinta|užmirštas|užmiršta)|"
        rf"(?:noriu (?:pasinaudoti|naudotis) )?(?:savo |mano )?teis(?:e|ė|ę) (?:būti (?:pamirštam|pamirštai|pamirštas|pamiršta|užmirštam)|į (?:duomenų )?ištrynimą|reikalauti ištrinti (?:mano )?duomenis)|"
        rf"(?:mano )?(?:asmens )?(?:duomenų|paskyros|profilio|pokalbių) (?:ištrynimas|ištrynimo|šalinimas|pašalinimas|naikinimas|panaikinimas|ištrynimą|pašalinimą)(?: prašymas)?|"
        rf"(?:prašymas|reikalavimas|prašau|noriu|norėčiau|reikalauju) (?:dėl )?(?:visų )?(?:mano )?(?:asmens )?(?:duomenų|paskyros) (?:ištrynimo|pašalinimo|panaikinimo|sunaikinimo)|"
        rf"kaip (?:aš )?(?:galiu |galėčiau |man )?(?:ištrinti|pašalinti|panaikinti|išsitrinti) (?:visus )?(?:savo |mano )?(?:asmens |asmeninius )?(?:duomenis|paskyrą|informaciją|istoriją|pokalbius|profilį)|"
        rf"mano (?:duomenis|paskyrą|informaciją|pokalbius|žinutes) (?:ištrinkite|ištrinkit|ištrink|pašalinkite|panaikinkite|reikia ištrinti|noriu ištrinti)|"
        rf"(?:viską|visus duomenis|duomenis|paskyrą) (?:apie mane )?(?:ištrinkite|ištrinkit|ištrink|ištrinti|trinkit|pašalinkite|panaikinkite)|"
        rf"(?:ištrinti|panaikinti|uždaryti) paskyrą ir (?:visus )?(?:duomenis|ištrinti duomenis)|ištrinti duomenis|bdar 17(?: straipsnis)?",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:parodykite|parodyti|atsiųskite|atsiuskite|atsiųsti|gauti|pateikite|matyti|pamatyti|eksportuoti|eksportuokite|parsisiųsti) (?:man )?(?:kopiją )?{_MINE}{_ABOUT}|"
        rf""
        r"(?:kokius|kokią|kokia) (?:mano )?(?:asmens )?(?:duomenis|informaciją|informacija) (?:apie mane )?(?:turite|saugote|kaupiate|renkate|tvarkote)(?: apie mane)?|"
        r"(?:ką|ka) (?:jūs )?(?:žinote|zinote|žinai|zinai) apie mane",
        rf"(?:kokius|kokie|kokią|kokia|kokios|kiek|kuriuos|kokių)(?: (?:mano|dar|tiksliai|asmens|asmeninius|asmeniniai|asmeninę))*(?: (?:duomenis|duomenys|duomenų|informaciją|informacija|informacijos|dalykus|įrašus))(?: (?:apie mane|jūs|tu|čia|yra|jus))*(?: (?:turite|turit|turi|saugote|saugot|saugai|saugomi|kaupiate|kaupiat|kaupiami|renkate|renkat|tvarkote|tvarkot|žinote|žinot|žinai|surinkote|surinkot|esate surinkę|naudojate))?(?: (?:apie mane|čia|sistemoje|mano))*|"
        rf"(?:ką|kiek|ka)(?: (?:jūs|tu|jus|dar|tiksliai|visgi|čia))*(?: (?:apie mane))?(?: (?:žinote|žinot|žinai|zinote|turite|turit|turi|saugote|saugot|pamenate|pamenat|prisimenate|prisimeni|surinkote|esate surinkę|kaupiate))(?: (?:apie mane|iš mano duomenų))?|"
        rf"(?:pasakykite|pasakykit|pasakyk|sakykite|sakyk|papasakokite)(?: man)? (?:viską )?(?:ką|kokius duomenis) (?:jūs )?(?:apie mane )?(?:žinote|žinot|žinai|turite|turit|turi|saugote)(?: apie mane)?|"
        rf"{_ASK}(?:parodykite|parodykit|parodyk|parodyti|rodyk|atsiųskite|atsiųskit|atsiųsk|atsiųsti|atsiųstumėte|gauti|gaučiau|pateikite|pateikti|pateikit|matyti|pamatyti|peržiūrėti|eksportuoti|eksportuokite|eksportuok|parsisiųsti|atsisiųsti|duokite|duokit|duok|susipažinti su|sužinoti|išsiųskite|peržvelgti|gausiu)(?: man)?(?: (?:visų|visus|visą|viską))?(?: (?:kopiją|išrašą|kopija|ataskaitą))?(?: (?:visų|visus|visą))?(?: (?:mano|savo|turimus|saugomus|asmens|asmeninius|asmeninių))*(?: (?:duomenis|duomenų|duomenys|duomenimis|informaciją|informacija|informacijos|pokalbius|žinutes|istoriją|ką turite|ką žinote))(?: (?:kopiją|kopija|apie mane|kuriuos turite|kuriuos saugote|kokius turite|pdf))*",
        r"(?:mano )?(?:asmens )?duomenų (?:kopija|kopiją|išrašas|eksportas|peržiūra)|"
        r"(?:mano )?teis(?:ė|e|ę) susipažinti(?: su (?:savo |mano )?(?:asmens )?duomenimis)?|prieiga prie (?:mano |savo )?duomenų|"
        r"(?:ar )?(?:jūs )?(?:saugote|saugot|kaupiate|renkate|renkat|turite|įrašote|įrašinėjate) (?:kokius nors |kokią nors )?(?:mano )?(?:asmens |asmeninius )?(?:duomenis|duomenų|informaciją|pokalbius|žinutes)(?: apie mane)?|"
        r"(?:eksportuoti|parsisiųsti|atsisiųsti) (?:savo |mano )?duomenis|bdar 15(?: straipsnis)?",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:o |tai |palaukite |sakyk |sakykite )*(?:ar )?(?:tu|jūs|jus|čia|cia|tai)? ?(?:esi |esate |yra )?(?:tikrai |iš tikrųjų |is tikruju )?(?:robotas|botas|pokalbių robotas|žmogus|zmogus|tikras žmogus|tikras zmogus|gyvas žmogus|gyvas zmogus|mašina|masina|dirbtinis intelektas|di|ai|programa|automatas|kompiuteris)(?: (?:esi|esate))?(?: (?:ar|arba) (?:tikras )?(?:robotas|botas|žmogus|zmogus|mašina|ai|dirbtinis intelektas|ne))?|"
        r""
        r"(?:ar )?(?:aš |as )?(?:kalbu|kalbuosi|bendrauju|susirašinėju|susirasineju|šneku|rašau|rasau) su (?:tikru |gyvu )?(?:robotu|botu|žmogumi|zmogumi|mašina|ai|dirbtiniu intelektu|programa)(?: ar (?:su )?(?:robotu|botu|žmogumi|zmogumi))?|"
        r"su kuo (?:aš )?(?:kalbu|bendrauju)",
        r"(?:o |tai |palaukite |palauk |sakyk |sakykite |sakykit |klausyk |klausykite |įdomu |atsiprašau |pala |bet |ei |rimtai |nu |labas |gal |galite pasakyti |pasakyk |pasakykite )*(?:ar |argi |nejaugi |gal )?(?:(?:tu|jūs|jus|čia|tai|tamsta|man|su manimi) ?)*(?:esi |esate |esat |yra |atsakinėja |rašo |kalba |bendrauja |atsako |kalbi |buni )?(?:tikrai |iš tikrųjų |is tikruju |iš tiesų |tik |tiesiog |visgi |turbūt |gal |koks nors |kažkoks |paprastas |eilinis |gyvas |gyva |tikras |tikra |realus |reali |automatinis |pokalbių |virtualus |dirbtinis |ne )*(?:robotas|roboto|robotukas|botas|botukas|čatbotas|chatbotas|chatbot|bot|žmogus|zmogus|žmogelis|gyvas|gyva|tikras|tikra|realus|mašina|dirbtinis intelektas|di|ai|programa|programėlė|automatas|kompiuteris|asmuo|asistentas|konsultantas|atsakiklis|algoritmas|sistema|chatgpt|gpt|kažkas gyvas)(?: (?:esi|esate|esat|čia|atsakinėja|rašo|kalba|atsako|su manimi|man|tikras|gyvas|ane|taip|tiesa|ar ką|ar ne|ar kaip|ar ka|iš tikrųjų))*(?: (?:ar|arba|ar visgi|ar vis dėlto) (?:tikras |gyvas |čia )*(?:robotas|botas|žmogus|zmogus|mašina|kompiuteris|programa|ai|di|dirbtinis intelektas|ne|ką|kas))?",
        r"(?:ar )?(?:aš |as |dabar |čia )*(?:kalbu|kalbuosi|kalbamės|bendrauju|bendraujame|susirašinėju|susirasineju|šneku|šnekuosi|rašau|rasau|čatinu)(?: (?:dabar|čia|iš tikrųjų|tikrai))* su (?:tikru |gyvu |realiu |kažkokiu |tikra )*(?:robotu|botu|čatbotu|žmogumi|zmogumi|žmogum|asmeniu|mašina|ai|di|dirbtiniu intelektu|programa|kompiuteriu|konsultantu|automatu)(?: (?:ar|arba) (?:su )?(?:tikru |gyvu )?(?:robotu|botu|žmogumi|žmogum|zmogumi|mašina|kompiuteriu|ai|ne))?|"
        r"su (?:žmogumi|žmogum|robotu|botu) (?:čia |dabar |aš )*(?:kalbu|bendrauju|rašau|šneku|susirašinėju)(?: ar (?:su )?(?:robotu|botu|žmogumi))?|"
        r"su kuo (?:aš |čia |dabar |turiu )*(?:kalbu|bendrauju|susirašinėju|reikalą|rašau|garbės)|"
        r"kas (?:tu|jūs) (?:toks|tokia|tokie|esi|esate|esat|per vienas|per viena)(?: toks| iš tikrųjų)?|"
        r"kas (?:čia )?(?:man )?(?:atsako|atsakinėja|rašo|kalba)|"
        r"(?:žmogus|gyvas žmogus) ar (?:robotas|botas|mašina|programa|ai|kompiuteris)|"
        r"(?:robotas|botas|mašina|ai|programa) ar (?:gyvas |tikras )?žmogus|"
        r"ar (?:čia |ten |kitoje pusėje )*(?:yra )?(?:kas nors |koks nors )?(?:gyvas|gyvas žmogus|tikras žmogus|žmogus)(?: (?:čia|kitoje pusėje|kitam gale|yra))*|"
        r"tu (?:ne)?(?:robotas|žmogus|botas) (?:ane|taip|tiesa|ar ne)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:pakalbėti|pakalbeti|kalbėti|kalbeti|pasikalbėti|bendrauti|susisiekti|sujunkite|sujungti|perjunkite|perjungti)(?: mane)? su (?:tikru |gyvu )?(?:žmogumi|zmogumi|konsultantu|operatoriumi|darbuotoju|specialistu|vadybininku|vadovu|asmeniu)|"
        rf""
        r"(?:noriu |reikia )?(?:žmogaus|zmogaus|konsultanto|operatoriaus|gyvo žmogaus)|konsultantas|operatorius",
        rf"{_ASK}(?:pakalbėti|pakalbeti|pakalbėt|kalbėti|kalbeti|kalbėt|pasikalbėti|pasikalbėt|pašnekėti|šnekėti|bendrauti|pabendrauti|susisiekti|susirašyti|sujunkite|sujunkit|sujunk|sujungti|sujungtumėte|perjunkite|perjunkit|perjunk|perjungti|nukreipkite|nukreipkit|nukreipti|perduokite|perduokit|sukontaktuoti)(?: (?:mane|man|tiesiogiai|dabar|gyvai))*(?: (?:su|pas|į))?(?: (?:kokiu nors|kažkokiu|tikru|gyvu|realiu|normaliu|jūsų|kitu|kokiu|bet kokiu|vyresniu))*(?: (?:žmogumi|žmogum|zmogumi|zmogum|konsultantu|konsultante|konsultantą|operatoriumi|operatorium|operatore|operatorių|darbuotoju|darbuotoja|darbuotoją|specialistu|specialistą|vadybininku|vadybininke|vadybininką|vadovu|vadovą|vadove|viršininku|asmeniu|administratoriumi|administratore|kuo nors|kažkuo|klientų aptarnavimu|aptarnavimu|žmogų|pagalba|kolega))(?: (?:tiesiogiai|gyvai|o ne su robotu|ne su robotu|ne robotu|telefonu))*|"
        rf"(?:ar )?(?:galiu|galėčiau|galeciau|galima|gal galiu|gal galėčiau)(?: su)? (?:pakalbėti|kalbėti|pasikalbėti|susisiekti|pabendrauti|pašnekėti)? ?(?:su )?(?:tikru |gyvu |jūsų |kokiu nors )*(?:žmogumi|žmogum|konsultantu|operatoriumi|darbuotoju|specialistu|vadybininku|vadovu)(?: (?:pakalbėti|pasikalbėti|susisiekti|kalbėti))?|"
        rf"(?:aš )?(?:noriu|norėčiau|reikia|man reikia|duokite|duokit|duok|pakvieskite|pakvieskit|pakviesk|kvieskite|kviesk|reikalauju|prašau)(?: man| čia)*(?: (?:gyvo|tikro|realaus|normalaus|gyvą|tikrą|realų|kokio nors|jūsų))* ?(?:žmogaus|zmogaus|žmogų|zmogu|konsultanto|konsultantą|konsultanta|operatoriaus|operatorių|operatoriu|darbuotojo|darbuotoją|specialisto|specialistą|vadybininko|vadybininką|vadovo|vadovą|administratoriaus|žmogaus pagalbos|gyvos pagalbos)(?: (?:pagalbos|o ne roboto|ne roboto))*|"
        rf"(?:konsultantas|operatorius|žmogus|gyvas žmogus|konsultantą|operatorių|žmogų|darbuotojas|vadybininkas|vadovas|administratorius|klientų aptarnavimas)|"
        rf"nenoriu (?:kalbėti|bendrauti|kalbėtis|šnekėti|susirašinėti) su (?:robotu|botu|mašina|ai|kompiuteriu|programa)|"
        rf"nenoriu (?:roboto|boto)|"
        rf"yra (?:koks nors |kas nors |)(?:gyvas |)(?:žmogus|konsultantas|operatorius) su kuriuo (?:galima|galiu|galėčiau) (?:pakalbėti|kalbėti|pasikalbėti)",
    ),
}
