"""Polish, with and without diacritics: what a person asks of Guardrail itself."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"proszę|bardzo proszę|uprzejmie proszę|poproszę|dziękuję|dzięki|z góry dziękuję|dzień dobry|dobry wieczór|cześć|hej|witam|teraz|natychmiast|od razu|jak najszybciej|szanowni państwo|proszę pana|proszę pani"

_ASK = r"(?:(?:ja )?(?:chcę|chciałbym|chciałabym|proszę|żądam|życzę sobie|wnoszę|wnioskuję)(?: o| aby| żeby)? ?|(?:czy )?(?:możecie|może pan|może pani|mogą państwo|mógłbyś|mogłabyś|możesz|mogę|można|moglibyście|mógłby pan|mogłaby pani) )?"
_WHAT = r"(?:wszystkie |wszystko |całą |całe )?(?:moje |moją |mój |swoje |swoją |moich |mojego |mojej |swoich |swojego |wszystkich moich )?(?:wszystkie )?(?:dane osobowe|danych osobowych|dane|danych|konto|konta|profil|profilu|informacje|informacji|rozmowy|rozmowę|rozmów|rozmowy|wiadomości|historię|historii|historię czatu|historię rozmów)"
_ABOUT = r"(?: o mnie| na mój temat| mnie dotyczące| dotyczące mnie| które mnie dotyczą)?(?: z (?:waszego |państwa |waszej )?(?:systemu|bazy|bazy danych))?"
_DELETE = r"(?:usuń|usuńcie|usunąć|usunięcie|usunięcia|usuniecie|usunie pan|usunie pani|usunąłbyś|skasuj|skasujcie|skasować|skasowanie|skasowania|wykasuj|wykasujcie|wykasować|wymaż|wymażcie|wymazać|zniszczcie|zniszczyć|kasuj|wyczyść|wyczyścić|wyczyśćcie)"
_SHOW = r"(?:pokaż|pokażcie|pokazać|wyślij|wyślijcie|wysłać|przesłać|prześlij|prześlijcie|udostępnić|udostępnijcie|podać|podajcie|otrzymać|dostać|zobaczyć|pobrać|wyeksportować|eksportuj|eksportować|wgląd w|dostęp do|kopię|kopii)"
_MACHINE = r"(?:robotem|botem|chatbotem|maszyną|programem|automatem|komputerem|sztuczną inteligencją|ai|si|człowiekiem|prawdziwym człowiekiem|żywym człowiekiem|prawdziwą osobą|osobą|robot|bot|chatbot|człowiek|prawdziwy człowiek|żywy człowiek|maszyna|program|automat|sztuczna inteligencja|prawdziwa osoba|prawdziwy|prawdziwa|kimś prawdziwym)"
_PERSON = r"(?:(?:prawdziwym |żywym )?(?:człowiekiem|konsultantem|konsultantką|pracownikiem|pracownicą|operatorem|agentem|doradcą|przedstawicielem|kierownikiem|przełożonym|specjalistą)|kimś(?: prawdziwym| żywym| innym)?|(?:prawdziwą |żywą )?osobą|biurem obsługi(?: klienta)?|obsługą(?: klienta)?)"

ONESELF = r"mnie|mi|mój|moje|moich|mojego|osobow\w+|dostęp|rodo"

PATTERNS = {
    Intent.YES: (
        r"tak|tak tak|no tak|ta|jasne|jasne że tak|pewnie|oczywiście|oczywiście że tak|dobrze|dobra|w porządku|okej|oki|ok|okay|spoko|niech będzie|może być|zgoda|zgadzam się|tak zgadzam się|ja się zgadzam|wyrażam zgodę|tak wyrażam zgodę|akceptuję|tak akceptuję|potwierdzam|tak potwierdzam|z przyjemnością|chętnie|śmiało|nie ma sprawy|jak najbardziej|tak usuń(?:cie)?(?: wszystko)?|tak usuwaj|tak chcę|na pewno tak|jestem za|pozwalam|zezwalam|nie mam nic przeciwko",
    ),
    Intent.NO: (
        r"nie|nie nie|nie nie zgadzam się|nie zgadzam się|nie wyrażam zgody|nie chcę|nie nie chcę|nie dziękuję|nie dzięki|dziękuję nie|absolutnie nie|w żadnym wypadku|nigdy|nigdy w życiu|odmawiam|anuluj|rezygnuję|raczej nie|na pewno nie|nie teraz|nie trzeba|nie potrzeba|nie akceptuję|nie pozwalam|nie zezwalam|nie potwierdzam|oczywiście że nie|wcale nie|nie usuwaj(?:cie)?(?: niczego)?",
    ),
    Intent.WITHDRAW: (
        rf"stop|stopuj|zatrzymaj|zatrzymać|przestań|przestańcie|wypisz mnie|wypiszcie mnie|wypisuję się|koniec|rezygnuję z (?:subskrypcji|usługi)|{_ASK}(?:cofam|cofnąć|cofnięcie|cofnięcia|wycofuję|wycofać|wycofanie|wycofania|odwołuję|odwołać|odwołanie|odwołania)(?: swoją| moją| swojej| mojej)? (?:zgodę|zgody|pozwolenie|zezwolenie)(?: na przetwarzanie(?: moich)? (?:danych|danych osobowych))?|"
        r"(?:już |dłużej )?nie (?:wyrażam (?:już |dłużej )?zgody|zgadzam się (?:już |dłużej )?) ?na przetwarzanie(?: moich)? (?:danych|danych osobowych)|(?:już )?się (?:już )?nie zgadzam|(?:przestańcie|przestań|proszę przestać|zaprzestańcie) (?:przetwarzać|używać|wykorzystywać|zbierać|przetwarzania) (?:moje |moich )?(?:dane|danych|dane osobowe|danych osobowych)|nie przetwarzajcie (?:więcej |już )?(?:moich danych|moich danych osobowych)|"
        r"nie piszcie do mnie(?: więcej)?|(?:proszę )?(?:do mnie )?(?:więcej )?nie pisać(?: do mnie)?(?: więcej)?|przestańcie do mnie pisać|dajcie mi spokój|wnoszę sprzeciw",
    ),
    Intent.ERASE: (
        rf"{_ASK}{_DELETE} {_WHAT}{_ABOUT}|{_ASK}{_WHAT}{_ABOUT} {_DELETE}|{_ASK}{_DELETE} (?:wszystko|wszystko co)(?: (?:co )?(?:o mnie )?(?:wiecie|macie|wiesz|masz|przechowujecie))?(?: o mnie| na mój temat)?|"
        r"(?:zapomnij|zapomnijcie|proszę zapomnieć) o mnie|(?:mam |korzystam z |powołuję się na )?(?:prawo|prawa|moje prawo) do (?:bycia zapomnianym|bycia zapomnianą|usunięcia danych|zapomnienia)|żądanie usunięcia danych(?: osobowych)?|wniosek o usunięcie (?:moich )?danych(?: osobowych)?|chcę być zapomnian[ya]|"
        r"(?:chcę |chciałbym |chciałabym )?(?:żeby|aby) (?:moje )?(?:dane|dane osobowe|konto) (?:zostały|zostało|były) (?:usunięte|skasowane)",
    ),
    Intent.ACCESS: (
        rf"{_ASK}{_SHOW} (?:mi )?(?:kopię |kopii )?{_WHAT}{_ABOUT}|{_ASK}(?:mi )?{_WHAT}{_ABOUT} {_SHOW}|(?:jakie|które) (?:moje )?(?:dane|dane osobowe|informacje) (?:o mnie |na mój temat )?(?:macie|masz|posiadacie|przechowujecie|zbieracie|przetwarzacie|państwo mają|mają państwo|gromadzicie|pan ma|pani ma)(?: o mnie| na mój temat)?|"
        r"co (?:o mnie )?(?:wiecie|wiesz|macie|masz|państwo wiedzą|przechowujecie)(?: o mnie| na mój temat)?|co o mnie wiadomo|moje dane|wniosek o dostęp do (?:moich )?danych(?: osobowych)?|dostęp do (?:moich )?danych(?: osobowych)?|eksport danych",
    ),
    Intent.ARE_YOU_HUMAN: (
        rf"(?:a |ale |no |halo |przepraszam |powiedz |proszę powiedzieć |słuchaj |serio )*(?:czy )?(?:ty |pan |pani |to |państwo )?(?:jesteś|jest|jest pan|jest pani|jesteście|są państwo|to jest|to)(?: ty)? (?:naprawdę |na pewno |tylko |może |w ogóle |tu |tutaj |jakimś |zwykłym )*{_MACHINE}(?: (?:czy|albo|lub) (?:z )?(?:jesteś )?(?:{_MACHINE}|nie|kim))?|"
        rf"(?:czy )?(?:ja )?(?:rozmawiam|piszę|czatuję|gadam|koresponduję|mam do czynienia)(?: tu| tutaj| teraz)? (?:z |ze )(?:naprawdę )?{_MACHINE}(?: (?:czy|albo|lub) (?:z |ze )?(?:{_MACHINE}|nie))?|z kim (?:ja )?(?:rozmawiam|piszę|gadam)|{_MACHINE} czy {_MACHINE}|(?:czy )?(?:jest )?(?:tu|tam) (?:jest )?(?:jakiś |ktoś )?(?:żywy|prawdziwy)?(?: człowiek)|(?:czy )?ty żyjesz|kim jesteś człowiekiem czy (?:botem|maszyną|robotem)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:porozmawiać|rozmawiać|rozmowy|rozmowę|pogadać|gadać|kontakt|kontaktu|skontaktować się|połączyć|połączyć się|połączyć mnie|połączenie|połącz mnie|połączcie mnie|przełącz mnie|przełączcie mnie|przełączyć mnie|przełączenie|przekieruj mnie|przekierować mnie|popisać|chat|czat) (?:z|ze|do) {_PERSON}(?: proszę)?|"
        r"(?:chcę |potrzebuję |poproszę |dajcie mi |daj mi )?(?:prawdziwego |żywego )?(?:człowieka|konsultanta|konsultantkę|operatora|agenta|doradcę)|(?:chcę |poproszę )(?:z )?(?:człowiekiem|konsultantem|konsultantką)|konsultant|konsultantka|człowiek|operator|żywy człowiek|pomoc konsultanta|biuro obsługi klienta",
    ),
}
