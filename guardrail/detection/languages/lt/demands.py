"""Lithuanian: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:noriu|norėčiau|pageidauju|reikalauju|prašau|prašyčiau|prašome|reikia|galiu|kaip galiu|ar galiu|ar galite|gal galite|galite|ar galėtumėte|gal galėtumėte)(?: jūsų| kad| jog)? )?(?:man )?"
_ACC = r"(?:(?:visus )?(?:mano|savo) (?:asmens |asmeninius )?duomenis|(?:mano|savo) (?:asmeninę )?informaciją|duomenis apie mane)"
_GEN = r"(?:(?:visų )?(?:mano|savo) (?:asmens |asmeninių )?duomenų|(?:mano|savo) (?:asmeninės )?informacijos|duomenų apie mane)"
_NOM = r"(?:(?:visi )?mano (?:asmens |asmeniniai )?duomenys|mano (?:asmeninė )?informacija|duomenys apie mane)"
_USE_INS = r"(?:tvarkymu|naudojimu|apdorojimu|rinkimu|profiliavimu|saugojimu)"
_USE_ACC = r"(?:tvarkymą|naudojimą|apdorojimą)"
_DEC = r"(?:(?:šį|tą|jūsų|savo|automatinį|automatizuotą|boto|roboto|kompiuterio|dirbtinio intelekto) )*(?:sprendimą|sprendimus|atsakymą|atsisakymą)"
_DEC_NOM = r"(?:(?:šis|tas|šį|automatinis|automatizuotas|boto|roboto) )*(?:sprendimas|sprendimą)"
_CHATS = r"(?:(?:mano|savo|abu|abi|šiuos|šias|abu savo|abu mano|du|dvi|šį|šią) )*(?:kitą |kitus |kitas |dvi |du )?(?:pokalbį|pokalbius|paskyrą|paskyras)(?: (?:tarpusavyje|su (?:kitu|kita|šiuo|šia|mano kitu|mano kita)(?: (?:pokalbiu|paskyra))?|nuo (?:kito|kitos|šio|šios)(?: (?:pokalbio|paskyros))?))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"(?:duomenų )?perkeliamumas|(?:teisė|pasinaudoti teise|naudojuosi teise|noriu pasinaudoti teise) į (?:duomenų )?perkeliamumą|duomenų perkėlimas|{_ASK}(?:duomenų perkeliamumo|perkeliamumo)|(?:bdar )?20 straipsnis",
        rf"{_ASK}(?:perkelti|perkelkite|perduoti|perduokite|persiųsti|persiųskite|nusiųsti|nusiųskite|perkeltumėte|perduotumėte|pasiimti|išsinešti) {_ACC} (?:kitam|kitai|naujam|naujai|į kitą|pas kitą) (?:tiekėjui|įmonei|bendrovei|paslaugų teikėjui|teikėjui|įmonę|tiekėją|paslaugą)|{_ASK}(?:pasiimti|išsinešti|perkelti) {_ACC} kitur",
        rf"{_ASK}(?:gauti |atsiųskite |atsisiųsti |eksportuoti |eksportuokite |duokite )?{_ACC} (?:(?:kompiuterio |mašinos )?(?:skaitomu|skaitoma|nuskaitomu|struktūrizuotu|struktūruotu|atviru) (?:formatu|forma|failu|pavidalu)|(?:json|csv|xml)(?: (?:formatu|faile|failu))?)",
    ),
    Intent.RECTIFY: (
        rf"{_ASK}(?:ištaisyti|ištaisykite|pataisyti|pataisykite|pakeisti|pakeiskite|patikslinti|patikslinkite|atnaujinti|atnaujinkite|papildyti|papildykite|ištaisytumėte|pataisytumėte) {_ACC}",
        rf"{_NOM} (?:yra )?(?:neteisingi|neteisinga|klaidingi|klaidinga|netikslūs|netiksli|pasenę|pasenusi|neišsamūs|neatitinka tikrovės|blogi|ne tie)|{_GEN} (?:yra )?klaid[aų]|(?:mano|savo) duomenyse yra klaid(?:a|ų)|(?:turite|jūs turite) (?:neteisingus|klaidingus) duomenis apie mane",
        rf"(?:teisė|pasinaudoti teise|noriu pasinaudoti teise) (?:į (?:duomenų )?ištaisymą|ištaisyti duomenis)|{_ASK}(?:duomenų ištaisymo|duomenų ištaisymas)|(?:bdar )?16 straipsnis",
    ),
    Intent.RESTRICT: (
        rf"{_ASK}(?:apriboti|apribokite|apribotumėte|sustabdyti|įšaldyti|įšaldykite|užblokuoti|užblokuokite|blokuoti|blokuokite) (?:{_GEN} {_USE_ACC}|{_ACC})|{_ASK}(?:apriboti|apribokite) duomenų {_USE_ACC}",
        rf"(?:teisė|pasinaudoti teise|noriu pasinaudoti teise) apriboti (?:duomenų )?(?:tvarkymą|naudojimą)|{_ASK}(?:duomenų )?tvarkymo (?:apribojimo|apribojimas)|(?:bdar )?18 straipsnis",
        rf"{_ASK}(?:saugokite|laikykite|pasilikite|palikite) {_ACC} (?:bet|tačiau) (?:jų )?(?:nenaudokite|netvarkykite|neapdorokite)(?: jų)?",
    ),
    Intent.OBJECT: (
        rf"(?:aš )?(?:nesutinku|prieštarauju|noriu nesutikti|noriu prieštarauti|pareiškiu nesutikimą|prieštaraujame) (?:su |dėl |del )?(?:{_GEN} |duomenų )(?:{_USE_INS}|tvarkymui|naudojimui|tvarkymo|naudojimo)|(?:aš )?(?:nesutinku|prieštarauju) kad (?:būtų )?(?:tvarkomi|naudojami|tvarkytumėte|naudotumėte) (?:{_NOM}|{_ACC})|(?:aš )?(?:nesutinku|prieštarauju) kad {_NOM} būtų (?:tvarkomi|naudojami)",
        r"(?:teisė|pasinaudoti teise|noriu pasinaudoti teise) (?:nesutikti|prieštarauti)(?: su (?:duomenų )?tvarkymu)?|prieštaravimas duomenų tvarkymui|(?:bdar )?21 straipsnis",
    ),
    Intent.LIMIT: (
        rf"{_ASK}(?:apriboti|apribokite|apribotumėte|ribokite|riboti) (?:mano |savo )?(?:jautrių|ypatingų|specialių kategorijų) (?:asmens )?duomenų (?:naudojimą|tvarkymą)|{_ASK}(?:apribokite|apriboti) (?:mano|savo) jautrius duomenis",
        rf"{_ASK}(?:naudokite|naudoti) (?:mano |savo )?jautrius (?:asmens )?duomenis tik (?:tam ko (?:prašiau|reikia)|kiek (?:būtina|reikia)|mano prašymui|kai (?:būtina|reikia))|jautrių duomenų naudojimo apribojimas",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_ASK}(?:tegul |kad )?(?:žmogus|darbuotojas|kas nors|gyvas žmogus|tikras žmogus) (?:peržiūri|peržiūrėtų|patikrina|patikrintų|pažiūri|pažiūrėtų|įvertintų|persvarstytų) {_DEC}|{_ASK}(?:kad )?{_DEC} (?:peržiūrėtų|patikrintų|persvarstytų|įvertintų|peržiūri|patikrina) (?:žmogus|darbuotojas|gyvas žmogus|tikras žmogus)",
        rf"{_ASK}(?:užginčyti|ginčyti|ginčiju|apskųsti|skundžiu) (?:šį |tą )?(?:automatinį|automatizuotą|boto|roboto) sprendimą|{_ASK}(?:žmogaus (?:peržiūros|peržiūra|įsikišimo|įsikišimas)|žmogaus peržiūrą)|(?:teisė|pasinaudoti teise) į žmogaus (?:įsikišimą|peržiūrą)|(?:bdar )?22 straipsnis|{_DEC_NOM} turi (?:peržiūrėti|patikrinti) žmogus",
    ),
    Intent.CODE: (
        r"(?:duokite|duok) (?:man )?(?:naują )?kodą|(?:noriu|norėčiau)(?: gauti)? (?:naujo )?(?:kodo|kodą|naują kodą)|ar galiu gauti (?:naują )?kodą|naujas kodas",
        rf"{_ASK}(?:gauti |duokite |atsiųskite )?(?:naują |naujo )?(?:vienkartinį|vienkartinio|susiejimo|privatumo|tapatybės) (?:kodą|kodo|kodas)|vienkartinis kodas|{_ASK}(?:kodą|kodo) (?:kitam pokalbiui|kitai paskyrai)",
        rf"{_ASK}(?:susieti|susiekite|sujungti|sujunkite|prijungti|prijunkite|suvienyti) {_CHATS}",
    ),
    Intent.UNLINK: (
        rf"{_ASK}(?:atsieti|atsiekite|atskirti|atskirkite|atjungti|atjunkite|išjungti susiejimą) {_CHATS}|{_ASK}(?:panaikinti|panaikinkite|atšaukti|atšaukite) (?:pokalbių |paskyrų |mano paskyrų |mano pokalbių )(?:susiejimą|ryšį|sujungimą)",
    ),
}  # fmt: skip
