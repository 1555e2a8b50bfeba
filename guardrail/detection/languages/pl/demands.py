"""Polish: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:chcę|chciałbym|chciałabym|proszę|żądam|wnoszę|wnioskuję|potrzebuję|życzę sobie|czy mogę|mogę|jak mogę|możecie|czy możecie|czy możesz|możesz)(?: o| żebyście| abyście| aby| żeby)? )?(?:mi )?"
_ACC = r"(?:(?:wszystkie )?(?:moje|swoje) dane(?: osobowe)?|(?:moje|swoje) informacje|dane o mnie|dane na mój temat)"
_GEN = r"(?:(?:wszystkich )?(?:moich|swoich) danych(?: osobowych)?|(?:moich|swoich) informacji|danych o mnie|danych na mój temat)"
_USE_GEN = r"(?:przetwarzania|wykorzystywania|używania|profilowania|zbierania)"
_USE_DAT = r"(?:przetwarzaniu|wykorzystywaniu|używaniu|profilowaniu|zbieraniu)"
_DEC = r"(?:(?:tę|ta|te|moją|waszą|zautomatyzowaną|automatyczną) )*(?:decyzję|decyzje|odmowę|odpowiedź)(?: (?:automatyczną|zautomatyzowaną|bota|maszyny|komputera|podjętą przez (?:bota|maszynę|komputer)))?"
_HUMAN = r"(?:człowiek|ktoś|pracownik|żywy człowiek|prawdziwy człowiek)"
_BY = r"(?:człowieka|pracownika|kogoś|żywego człowieka|prawdziwego człowieka)"
_CHATS = r"(?:(?:moje|swoje|oba|obie|te|mój|moją|ten|dwa|dwie) )*(?:inne |inny |drugi |drugie |dwa )?(?:czaty|czat|konta|konto|rozmowy|rozmowę)(?: (?:ze sobą|razem|z (?:tym|drugim|innym|moim drugim)(?: (?:czatem|kontem))?|od (?:siebie|tego|drugiego)(?: (?:czatu|konta))?))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"przenoszenie danych|{_ASK}przenoszenia danych|{_ASK}(?:przeniesienie|przeniesienia) {_GEN}(?: do innego dostawcy)?|(?:prawo|skorzystać z prawa|korzystam z prawa|chcę skorzystać z prawa) do przenoszenia danych|(?:art|artykuł) 20(?: rodo)?",
        rf"{_ASK}(?:przenieść|przenieście|przekazać|przekażcie|przesłać|prześlijcie|wysłać|zabrać) {_ACC} (?:do )?(?:innego|innej|nowego|nowej|innemu) (?:dostawcy|firmy|usługi|administratora|usługodawcy)|{_ASK}(?:zabrać|przenieść) {_ACC} (?:gdzie indziej|ze sobą)",
        rf"{_ASK}(?:otrzymać |dostać |pobrać |wyeksportować |przesłać |kopię )?(?:{_ACC}|{_GEN}) (?:w (?:formacie|postaci|pliku)|jako) (?:(?:nadającym|nadającej) się do odczytu maszynowego|do odczytu maszynowego|ustrukturyzowanym|ustrukturyzowanej|csv|json|xml|otwartym|czytelnym dla maszyn)",
    ),
    Intent.RECTIFY: (
        rf"{_ASK}(?:poprawić|poprawcie|popraw|sprostować|sprostujcie|skorygować|skorygujcie|zmienić|zmieńcie|zaktualizować|zaktualizujcie|uzupełnić|uzupełnijcie) {_ACC}",
        r"(?:moje dane(?: osobowe)?|dane o mnie|moje informacje) są (?:nieprawidłowe|błędne|niepoprawne|nieaktualne|złe|niekompletne|fałszywe|nieprawdziwe)|w (?:moich|swoich) danych (?:jest błąd|są błędy)|macie (?:błędne|złe|nieprawdziwe|nieaktualne) dane o mnie|moje dane nie są (?:poprawne|aktualne|prawdziwe|prawidłowe)",
        rf"(?:prawo|skorzystać z prawa|chcę skorzystać z prawa) do sprostowania(?: danych)?|{_ASK}(?:o )?sprostowani(?:e|a) (?:{_GEN}|danych)|(?:art|artykuł) 16(?: rodo)?",
    ),
    Intent.RESTRICT: (
        rf"{_ASK}(?:ograniczyć|ograniczcie|zablokować|zablokujcie|zamrozić|zamroźcie|wstrzymać|wstrzymajcie) (?:(?:przetwarzanie|wykorzystywanie|używanie) (?:{_GEN}|danych)|{_ACC})",
        rf"(?:prawo|skorzystać z prawa|chcę skorzystać z prawa) do ograniczenia(?: przetwarzania)?(?: danych)?|{_ASK}(?:o )?ograniczeni(?:e|a) przetwarzania(?: (?:{_GEN}|danych))?|(?:art|artykuł) 18(?: rodo)?",
        rf"{_ASK}(?:zachowajcie|przechowujcie|zatrzymajcie|zostawcie) {_ACC} ale (?:ich )?nie (?:używajcie|wykorzystujcie|przetwarzajcie)(?: ich)?",
    ),
    Intent.OBJECT: (
        rf"(?:ja )?(?:sprzeciwiam się|chcę się sprzeciwić|wnoszę sprzeciw|zgłaszam sprzeciw|składam sprzeciw|chcę wnieść sprzeciw|sprzeciw)(?: (?:wobec|przeciwko|dotyczący))? (?:{_USE_GEN}|{_USE_DAT}|przetwarzanie)(?: (?:{_GEN}|danych))?",
        rf"(?:prawo|skorzystać z prawa|chcę skorzystać z prawa) (?:do )?(?:sprzeciwu|wniesienia sprzeciwu)|(?:art|artykuł) 21(?: rodo)?|sprzeciwiam się temu że (?:przetwarzacie|wykorzystujecie|używacie) {_ACC}",
    ),
    Intent.LIMIT: (
        rf"{_ASK}(?:ograniczyć|ograniczcie|ogranicz) (?:wykorzystywanie|wykorzystanie|używanie|użycie|przetwarzanie) (?:moich |swoich )?(?:danych wrażliwych|wrażliwych danych|danych szczególnych kategorii)(?: osobowych)?|{_ASK}(?:ograniczyć|ograniczcie) (?:moje )?(?:wrażliwe dane|dane wrażliwe)",
        rf"{_ASK}(?:używajcie|wykorzystujcie|używać) (?:moich )?(?:danych wrażliwych|wrażliwych danych) tylko (?:do tego o co (?:prosiłem|prosiłam|proszę)|gdy to konieczne|jeśli to konieczne|w niezbędnym zakresie|do mojej sprawy)|ograniczenie użycia danych wrażliwych",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_ASK}(?:żeby |aby |niech )?{_HUMAN} (?:powinien |ma |musi )?(?:sprawdził|sprawdzi|sprawdzić|przejrzał|przejrzeć|przejrzy|rozpatrzył|rozpatrzyć|rozpatrzy|ocenił|zweryfikował|zweryfikować) {_DEC}(?: ponownie)?|{_ASK}(?:żeby |aby )?(?:ponowne )?(?:rozpatrzenie|sprawdzenie|weryfikację|weryfikacja|przejrzenie) (?:tej |zautomatyzowanej |automatycznej )*decyzji przez {_BY}",
        rf"{_ASK}(?:zakwestionować|podważyć|kwestionuję|odwołuję się od|odwołać się od) (?:tę |tej )?(?:zautomatyzowan(?:ą|ej)|automatyczn(?:ą|ej)) decyzj(?:ę|i)|{_ASK}(?:interwencji człowieka|interwencja człowieka|interwencję człowieka)|(?:prawo|skorzystać z prawa) do (?:interwencji|uzyskania interwencji) (?:człowieka|ludzkiej)|(?:art|artykuł) 22(?: rodo)?|weryfikacja przez {_BY}",
    ),
    Intent.CODE: (
        r"(?:daj|dajcie|podaj|podajcie) mi (?:nowy )?kod|(?:chcę|chciałbym|chciałabym)(?: dostać| otrzymać)? (?:nowy )?kod|(?:czy )?mogę dostać (?:nowy )?kod|(?:poproszę|proszę) (?:o )?(?:nowy )?kod|nowy kod",
        rf"{_ASK}(?:dostać |otrzymać |podajcie |wyślijcie )?(?:nowy )?(?:jednorazowy kod|kod jednorazowy|kod do połączenia (?:kont|czatów)|kod łączący|kod do (?:drugiego|innego) (?:czatu|konta))|{_ASK}(?:jednorazowego kodu|kodu jednorazowego)",
        rf"{_ASK}(?:połączyć|połączcie|połącz|powiązać|powiążcie|scalić|złączyć) {_CHATS}",
    ),
    Intent.UNLINK: (
        rf"{_ASK}(?:rozłączyć|rozłączcie|rozłącz|rozdzielić|rozdzielcie|odłączyć|odłączcie|odłącz) {_CHATS}|{_ASK}(?:cofnąć|usunąć|anulować) połączenie (?:kont|czatów|moich kont|moich czatów)",
    ),
}  # fmt: skip
