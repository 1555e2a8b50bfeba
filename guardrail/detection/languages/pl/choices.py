"""Polish: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:ja )?(?:chcę|chciałbym|chciałabym|proszę o|poproszę o|potrzebuję|szukam|wnoszę o) |(?:czy )?(?:mogę|można|możecie|możesz|mógłbym|mogłabym) |(?:czy )?(?:macie|masz|jest|są|mają państwo) |gdzie (?:jest|są|znajdę|mogę|można|przeczytam|zobaczę)? ?|jak (?:mogę |można )?|jak(?:a|ie) (?:jest|są) |(?:pokaż|pokażcie|wyślij|wyślijcie|prześlij|prześlijcie|podaj|podajcie|daj|dajcie|otwórz)(?: mi)? )?"
_SEE = r"(?:(?:zobaczyć|przeczytać|czytać|poczytać|sprawdzić|znaleźć|dostać|otrzymać|pokazać|wysłać|przesłać|poznać|wyświetlić|wiedzieć|zmienić|zmieniać|zarządzać|przejrzeć|zapoznać się z) )?(?:mi )?"
_DATA = r"(?:(?:wszystkie |wszystkich |wszystkimi )?(?:moje|moich|moimi|nasze|naszych) (?:dane|danych|danymi|informacje|informacji|informacjami|wiadomości|wiadomościami|rozmowy|rozmów|rozmowami)(?: osobowe| osobowych| osobowymi| prywatne| prywatnych)?|dan(?:e|ych|ymi) osobow(?:e|ych|ymi))"

_POLICY = r"(?:(?:polityk(?:a|ę|i|ą)|informacj(?:a|ę|e|i|ą)|not(?:a|ę|y|ą)|klauzul(?:a|ę|i|ą)|oświadczenie|zasad(?:y|ach|ami)|regulamin|wasz(?:a|ą) polityk(?:a|ę)) (?:prywatności|ochrony (?:prywatności|danych(?: osobowych)?)|przetwarzania (?:moich )?danych(?: osobowych)?|o (?:prywatności|ochronie danych(?: osobowych)?|przetwarzaniu (?:moich )?danych(?: osobowych)?)|informacyjn(?:a|ą|ej)(?: rodo)?|rodo))"

_THIRD = r"(?: (?:nikomu|nikomu innemu|komuś|komukolwiek|innym|innym firmom|innym osobom|osobom trzecim|podmiotom trzecim|stronom trzecim|trzecim|partnerom|reklamodawcom|firmom|dalej|obcym|facebookowi|google|z nikim|z innymi|z partnerami|z osobami trzecimi|z kimkolwiek|z kimś|z innymi firmami))?"
_AD = r"(?:(?:żadnych|żadnego|żadnej|waszych|waszego|tych|więcej|mi|spersonalizowanych|spersonalizowane|targetowanych|bezpośredniego|bezpośredni|reklamowych|marketingowych|cele|celów|celach|celom|wiadomości|maili|smsów|telefonów|na|do|z) )*(?:reklamom|reklamami|reklamy|reklamę|reklam|marketingowi|marketingiem|marketingu|marketing|marketingowych|marketingowe|reklamowych|reklamowe|newslettera|newsletter|newsletterów|promocji|(?:ofert|treści|informacji|wiadomości|maili|smsów|telefonów) (?:reklamowych|marketingowych|handlowych|promocyjnych))"
_SALE = r"(?:sprzedaż|sprzedaży|sprzedażą|udostępnianie|udostępniania|udostępnianiu|udostępnienie|udostępnieniu|przekazywanie|przekazywania|przekazywaniu|przekazanie|przekazaniu) (?:moich )?(?:danych|informacji)(?: osobowych)?"

PATTERNS = {
    Intent.PRIVACY: (
        rf"prywatność|rodo|gdpr|ochrona (?:danych(?: osobowych)?|prywatności)|dane osobowe|przetwarzanie danych(?: osobowych)?|{_ASK}{_SEE}(?:waszą |wasza |wasze |państwa |swoją |swoje |waszej |waszych )?{_POLICY}",
        rf"co (?:(?:wy|właściwie|dokładnie|tak naprawdę|potem) )*(?:robicie|robisz|zrobicie|zamierzacie zrobić|chcecie zrobić|się dzieje|dzieje się|się stanie|będzie się działo|państwo robią|robi bot)(?: (?:właściwie|dokładnie|potem|dalej))* z {_DATA}(?: (?:potem|dalej|później|po rozmowie))?",
        rf"(?:jak|po co|dlaczego|do czego|w jakim celu|w jakich celach|gdzie|jak długo|przez ile czasu|ile czasu|czemu)(?: wam| państwu)? (?:(?:właściwie|dokładnie|wam|są|będą) )*(?:wykorzystujecie|wykorzystywane|używacie|używane|używasz|przetwarzacie|przetwarzane|przetwarzasz|zbieracie|zbierane|zbierasz|przechowujecie|przechowywane|przechowujesz|trzymacie|trzymane|chronicie|chronione|zapisujecie|zapisywane|potrzebujecie|potrzebne|trafiają|są potrzebne)(?: (?:wam|są|państwo))* {_DATA}",
        rf"(?:jak|gdzie|jak długo|do czego|po co)(?: wam)? {_DATA} (?:są|będą|służą|trafiają)?(?: ?(?:wykorzystywane|używane|przetwarzane|przechowywane|trzymane|chronione|potrzebne))?|kto (?:(?:jeszcze|w ogóle) )*(?:widzi|ma dostęp do|czyta|może zobaczyć|może czytać|zobaczy|dostaje|otrzymuje) {_DATA}",
        rf"(?:komu|z kim) (?:(?:wy|państwo) )?(?:przekazujecie|sprzedajecie|udostępniacie|dzielicie się|oddajecie|przekazują|udostępniają) {_DATA}|czy (?:(?:wy|państwo) )?(?:sprzedajecie|udostępniacie|przekazujecie|oddajecie|sprzedają|udostępniają|przekazują|dzielicie się) {_DATA}{_THIRD}",
        rf"czy (?:{_DATA}|ta rozmowa|ten czat) (?:są|jest) (?:(?:u was|tu|tutaj|tu u was) )*(?:bezpieczne|bezpieczna|bezpieczny|chronione|chroniona|prywatna|prywatny|poufna|poufny|szyfrowana)(?: (?:u was|tu|tutaj))?|kto jest (?:administratorem (?:moich )?danych(?: osobowych)?|(?:waszym )?inspektorem ochrony danych)|(?:jakie są )?moje prawa (?:z rodo|wynikające z rodo|dotyczące danych(?: osobowych)?)|(?:art|artykuł) 13(?: rodo)?",
    ),
    Intent.CONSENTS: (
        rf"zgody|{_ASK}{_SEE}(?:wszystkie )?(?:moje|swoje|moimi|swoimi|mojej|moich) (?:udzielone |wyrażone |aktualne )*zg(?:ody|odami|ód)|moja zgoda|{_ASK}{_SEE}(?:moje |swoje )?(?:ustawienia|ustawieniami|preferencje|historia|historię|lista|listę|status|stan|zarządzanie|opcje) (?:moich )?(?:zgody|zgód|zgodami|prywatności)",
        r"na co (?:(?:ja|już|się|dotychczas|tak właściwie|właściwie|dotąd) )*(?:wyraziłem|wyraziłam|zgodziłem|zgodziłam|dałem|dałam|udzieliłem|udzieliłam|pozwoliłem|pozwoliłam|zezwoliłem|zezwoliłam|zgadzam)(?: się| wam)?(?: (?:zgodę|zgody))?(?: (?:do tej pory|dotychczas|dotąd|wcześniej))?",
        r"(?:jakie|jakich|które|ile) (?:(?:moje|moich) )?zg(?:ody|ód) (?:(?:ja|wam|już|ode mnie) )*(?:wyraziłem|wyraziłam|dałem|dałam|udzieliłem|udzieliłam|macie|posiadacie|mają państwo|są zapisane)(?: (?:wam|ode mnie|do tej pory|dotychczas))*",
        rf"czy (?:(?:ja|już|kiedykolwiek|kiedyś|się) )*(?:(?:wyraziłem|wyraziłam|dałem|dałam|udzieliłem|udzieliłam)(?: wam)? zgod(?:ę|y)|(?:zgodziłem|zgodziłam)(?: się)?)(?: na (?:coś|cokolwiek|to|{_AD}|{_SALE}|przetwarzanie (?:moich )?danych(?: osobowych)?|analizę))?|czy (?:macie|masz|mają państwo) (?:nadal |wciąż )?moją zgodę(?: na {_AD})?|kiedy (?:wyraziłem|wyraziłam|dałem|dałam) zgodę",
        rf"{_ASK}{_SEE}na co (?:wyraziłem zgodę|wyraziłam zgodę|się zgodziłem|się zgodziłam|dałem zgodę|dałam zgodę)",
    ),
    Intent.OPT_OUT: (
        rf"(?:proszę )?(?:nigdy )?nie (?:sprzedawaj|sprzedawajcie|sprzedawać|odsprzedawajcie|udostępniaj|udostępniajcie|udostępniać|przekazuj|przekazujcie|przekazywać|oddawaj|oddawajcie|ujawniaj|ujawniajcie|handlujcie|dziel się|dzielcie się)(?: (?:i nie|ani nie) (?:sprzedawajcie|udostępniajcie|przekazujcie|udostępniaj|przekazuj))?(?: (?:już|więcej))?(?: nikomu)? {_DATA}{_THIRD}",
        rf"(?:ja )?nie (?:chcę|życzę sobie|pozwalam|zezwalam|zgadzam się)(?: na to)? (?:żebyście|aby|żeby|abyście|byście|na to żebyście)(?: państwo)? (?:(?:sprzedawali|udostępniali|przekazywali|oddawali) {_DATA}{_THIRD}|{_DATA} (?:były|zostały) (?:sprzedawane|udostępniane|przekazywane|sprzedane|wykorzystywane (?:do|w) {_AD}){_THIRD})",
        rf"(?:ja )?(?:nie (?:wyrażam zgody|zgadzam się|pozwalam|zezwalam) na|(?:wnoszę |zgłaszam )?sprzeciw (?:wobec|na)|(?:wnoszę |zgłaszam )?sprzeciwiam się|odmawiam zgody na|rezygnuję z|chcę zrezygnować z) (?:{_SALE}{_THIRD}|{_AD}|(?:wykorzystywani(?:e|u)|użyci(?:e|u)) (?:moich )?danych (?:do|w) {_AD})",
        rf"(?:przestańcie|przestań|proszę przestać) (?:(?:sprzedawać|udostępniać|przekazywać) {_DATA}{_THIRD}|(?:wysyłać|przysyłać|pokazywać|słać)(?: mi)? {_AD})|(?:żadnych|żadnego|bez|stop|koniec|dość|zero|precz|tylko bez|proszę bez) {_AD}",
        rf"(?:ja )?nie (?:chcę|życzę sobie|potrzebuję)(?: (?:już|dostawać|otrzymywać|widzieć|oglądać|więcej|żadnych|od was))* {_AD}(?: od was)?|(?:proszę )?nie (?:przysyłaj|przysyłajcie|przysyłać|wysyłaj|wysyłajcie|wysyłać|ślij|ślijcie|pokazuj|pokazujcie|pokazywać)(?: (?:mi|już|więcej|do mnie))* {_AD}(?: (?:więcej|do mnie))?",
        rf"(?:proszę )?nie (?:używaj|używajcie|używać|wykorzystuj|wykorzystujcie|wykorzystywać|przetwarzajcie) {_DATA} (?:do|w) {_AD}|(?:wypisz|wypiszcie|usuńcie|proszę wypisać) mnie (?:z|od) {_AD}|(?:wyłącz|wyłączcie|wyłączyć) {_AD}|lista robinsonów",
    ),
}  # fmt: skip
