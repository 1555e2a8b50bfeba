"""Polish, in its cases: special categories (GDPR Art. 9 and 10) as people speak of them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = (
    "mąż|męża|mężem|mężowi|żon[aęyąi]|żonie|partner(?:a|em|ka|ki|ce|kę|ką)?|narzeczon[yaąe]|chłopak(?:a|iem)?|dziewczyn[aęyą]|mam[aęyąi]|mamie|matk[aęią]|tat[aęyą]|ojc(?:iec|a|u|em)|rodzic(?:e|ów|om)|"
    "syn(?:a|em|owi|ek|ka)?|córk[aęią]|córce|córeczk[aęi]|dzieck(?:o|a|u|iem)|dzieci|brat(?:a|em|u)?|siostr[aęyą]|siostrze|babci[aęą]?|dziad(?:ek|ka|kowi)|wnu(?:k|ka|czka|czki)|teści(?:owa|owej|ową)?|teść|ciocia|wujek|kole(?:ga|żanka)|"
    "przyjaci(?:el|ółka)|współlokator(?:ka)?|rodzina"
)
_MY = rf"(?:mój|moja|moje|mojego|mojej|mojemu|moją|moim|nasz|nasza|nasze) (?:\p{{L}}+ )?(?:{_KIN})"
_WHO = rf"(?:ja|on|ona|my|{_MY})"
_HOW = r"(?: (?:bardzo|już|teraz|też|także|obecnie|od (?:lat|dawna|roku|dziecka|urodzenia|dzieciństwa|\p{N}{1,2} lat)|ciężko|ciężk\p{L}+|poważnie|przewlekle|przewlekł\p{L}+|ostr\p{L}+|silnie|siln\p{L}+|lekko|lekk\p{L}+|całkowicie|częściowo|niedawno|właśnie|nadal|wciąż|niestety|świeżo|\p{L}+ie wierzą\p{L}+|typu (?:1|2|i|ii)|mi|u mnie|się))*"
_AM = rf"(?:(?:ja )?(?:jestem|byłem|byłam|zostałem|zostałam|jesteśmy|czuję się)|{_WHO} (?:jest|był|była|było|są|został|została)){_HOW}"
_HAVE = rf"(?:(?:{_WHO} )?(?:mam|ma|mamy|miałem|miałam|miał|miała|choruję na|choruje na|chorujemy na|chorowałem na|chorowałam na|zachorowałem na|zachorowałam na|zachorował na|zachorowała na|cierpię na|cierpi na|cierpiałem na|cierpiałam na|leczę się na|leczy się na|leczyłem się na|leczyłam się na|zmagam się z|zmaga się z|walczę z|walczy z|żyję z|przeszedłem|przeszłam|przeszedł|przeszła|wyszedłem z|wyszłam z|zmarł na|zmarła na|umarł na|umarła na|(?:jestem|jest) chor[ya] na)){_HOW}"
_DIAGNOSED = rf"(?:(?:{_WHO} )?(?:zdiagnozowano|zdiagnozowali|wykryto|wykryli|stwierdzono|stwierdzili|rozpoznano|podejrzewają|orzeczono)(?: u)?(?: mi| mnie| u mnie| u (?:mojego|mojej) \p{{L}}+| u \p{{L}}+| (?:{_KIN}))?){_HOW}"
_ILLNESS = (
    r"cukrzyc[aęyą]|(?:rak(?:a|iem|u)?|nowotw(?:ór|oru|orem|ora))(?: (?:piersi|płuc|płuca|prostaty|skóry|jelita grubego|jelita|jajnik\p{L}+|szyjki macicy|trzustki|wątroby|tarczycy|mózgu|krwi))?|białaczk[aęią]|chłoniak\p{L}*|czerniak\p{L}*|guz(?:a|em|y)? \p{L}+|hiv|aids|wirus\p{L}* hiv|zapaleni\p{L}+ wątroby(?: typu [abc])?|żółtaczk[aęią]|wzw(?: [abc])?|gruźlic[aęyą]|kił[aęyą]|rzeżączk[aęią]|chlamydi\p{L}+|opryszczk[aęią]|"
    r"padaczk[aęią]|epilepsj[aęią]|(?:chorob[aęyą] )?(?:parkinsona|alzheimera|crohna|leśniowskiego-crohna|hashimoto|huntingtona)|demencj[aęią]|stwardnieni\p{L}+ rozsian\p{L}+|toczeń|tocznia|reumatoidaln\p{L}+ zapaleni\p{L}+ staw\p{L}+|rzs|osteoporoz[aęyą]|fibromialgi[aęią]|celiaki[aęią]|astm[aęyą]|pochp|mukowiscydoz[aęyą]|hemofili[aęią]|anemi[aęią]|"
    r"depresj[aęią]|nerwic[aęyą]|zaburzeni\p{L}+ (?:lękow\p{L}+|odżywiania|psychiczn\p{L}+|dwubiegunow\p{L}+|osobowości|nerwicow\p{L}+)|atak\p{L}* paniki|ptsd|adhd|autyzm\p{L}*|zespo\p{L}+ (?:aspergera|downa|tourette\p{L}*)|asperger\p{L}*|chorob[aęyą] (?:afektywn\p{L}+ )?dwubiegunow\p{L}+|chad|schizofreni[aęią]|anoreksj[aęią]|bulimi[aęią]|bezsenność|bezsennością|alkoholizm\p{L}*|uzależnieni\p{L}+(?: od (?:alkoholu|narkotyków|hazardu|leków))?|"
    r"nadciśnieni\p{L}+|zawał\p{L}*|udar\p{L}*|rozrusznik\p{L}*(?: serca)?|niewydolnoś\p{L}+ (?:serca|nerek|krążenia)|chorob[aęyą] (?:serca|nerek|wątroby|tarczycy|psychiczn\p{L}+|wieńcow\p{L}+|nowotworow\p{L}+|weneryczn\p{L}+|rzadk\p{L}+|autoimmunologiczn\p{L}+)|wad[aęyą] serca|endometrioz[aęyą]|poronieni\p{L}+|aborcj[aęią]|migren[aęyą]|egzem[aęyą]|łuszczyc[aęyą]|covid\p{L}*|koronawirus\p{L}*|gryp[aęyą]|zapaleni\p{L}+ płuc|półpas\p{L}*|borelioz[aęyą]|"
    r"niepełnosprawnoś\p{L}+|orzeczeni\p{L}+ o niepełnosprawności|grup[aęyą] inwalidzk\p{L}+|wad[aęyą] (?:słuchu|wzroku)|niedosłuch\p{L}*|alergi[aęią] na \p{L}+|uczuleni\p{L}+ na \p{L}+|nietoleranc\p{L}+ (?:laktozy|glutenu)|chemioterapi[aęią]|radioterapi[aęią]|dializ[aęyą]|przeszczep\p{L}* (?:nerki|serca|wątroby|szpiku)"
)
_ILL = (
    r"w (?:\p{L}+ (?:miesiącu |tygodniu )?)?ciąży|ciężarna|cukrzykiem|cukrzyczką|diabetykiem|diabetyczką|epileptykiem|astmatykiem|astmatyczką|autystyczn[yae]|niepełnosprawn[yae]|osobą (?:niepełnosprawną|z niepełnosprawnością|niesłyszącą|niewidomą|głuchą|leżącą)|głuch[yae]|głuchoniem[yae]|niesłysząc[yae]|niewidom[yae]|słabowidząc[yae]|słabosłysząc[yae]|sparaliżowan[yae]|bezpłodn[yae]|niepłodn[yae]|alkoholikiem|alkoholiczką|trzeźwym alkoholikiem|narkoman(?:em|ką)|uzależnion[yae](?: od \p{L}+)?|"
    r"seropozytywn[yae]|chor[ya] (?:psychicznie|onkologicznie|przewlekle|terminalnie|na \p{L}+)|nieuleczalnie chor[yae]|uczulon[yae] na \p{L}+|po (?:zawale|udarze|chemioterapii|chemii|mastektomii|przeszczepie|operacji \p{L}+|amputacji|poronieniu|aborcji)|w trakcie (?:chemioterapii|chemii|leczenia \p{L}+|dializ)|na (?:wózku(?: inwalidzkim)?|zwolnieniu lekarskim|rencie|l4|odwyku|dializach|dializie|chemii|insulinie|antydepresantach|lekach psychotropowych)|pacjent(?:em|ką) (?:onkologiczn\p{L}+|hospicjum)|inwalid(?:ą|ką)|w (?:depresji|menopauzie|połogu|śpiączce|szpitalu(?: psychiatrycznym)?)|zaszczepion[yae]|niezaszczepion[yae]"
)
_FAITH = r"katoli(?:kiem|czką|kami)|chrześcijan(?:inem|ką|ami)|prawosławn(?:y|a|ym|ą)|protestant(?:em|ką|ami)|ewangeli(?:kiem|czką)|luteran(?:inem|ką)|kalwin(?:em|ką)|baptyst(?:ą|ką)|zielonoświątkow(?:cem|czynią)|adwentyst(?:ą|ką)|świadkiem jehowy|świadkami jehowy|mormon(?:em|ką)|muzułman(?:inem|ką|ami)|żyd(?:em|ówką)|judaist(?:ą|ką)|buddyst(?:ą|ką)|hinduist(?:ą|ką)|sikhem|ateist(?:ą|ką|ami)|agnosty(?:kiem|czką)|grekokatoli(?:kiem|czką)|rodzimowiercą|(?:osobą )?(?:głęboko |bardzo )?(?:wierząc(?:y|a|ym|ą)|niewierząc(?:y|a|ym|ą))|praktykując(?:y|a|ym|ą)|apostat(?:ą|ką)|księdzem|zakonni(?:cą|kiem)|rabinem|imamem|pastorem"
_PARTY = r"(?:pis|prawo i sprawiedliwość|platform[ęą](?: obywatelsk[ąę])?|po|koalicj[ęą](?: obywatelsk[ąę])?|ko|lewic[ęą]|konfederacj[ęą]|polsk[ęą] 2050|trzeci[ąę] drog[ęą]|psl|sld|razem|kaczyńskiego|tuska|dudę|trzaskowskiego|nawrockiego|mentzena|brauna|hołownię|bosaka|komunist\p{L}+|socjalist\p{L}+)"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ({_ILLNESS})",
        rf"{_AM} ({_ILL})",
        rf"{_DIAGNOSED} ({_ILLNESS})",
        rf"(?:mój|moja|moje|mojego|mojej|moją|moim) ({_ILLNESS}|ciąż[aęyą]|psychiatr(?:a|ą|y|ze)|psycholog(?:iem|a|owi)?|psychoterapeut\p{{L}}+|terapeut\p{{L}}+|onkolog(?:iem|a)?|ginekolog(?:iem|a)?|kardiolog(?:iem|a)?|chorob[aęyą]|diagnoz[aęyą]|wynik\p{{L}}* badań|histori\p{{L}} choroby|dokumentacj\p{{L}} medyczn\p{{L}}+|stan zdrowia|zdrowi[aeu]|niepełnosprawnoś\p{{L}}+|skierowani\p{{L}}+ do \p{{L}}+|recept\p{{L}}+ na \p{{L}}+)",
        rf"(?:{_WHO} )?(?:biorę|bierze|przyjmuję|przyjmuje|zażywam|zażywa|brałem|brałam|dostaję|dostał|dostała|przepisano mi|lekarz przepisał mi){_HOW} (insulin\p{{L}}+|antydepresant\p{{L}}+|lek\p{{L}}* (?:na (?:depresję|nadciśnienie|serce|cukrzycę|tarczycę|padaczkę|sen|astmę)|psychotropow\p{{L}}+|przeciwdepresyjn\p{{L}}+|przeciwpsychotyczn\p{{L}}+|uspokajając\p{{L}}+|nasenn\p{{L}}+|immunosupresyjn\p{{L}}+|przeciwzakrzepow\p{{L}}+)|metformin\p{{L}}+|metadon\p{{L}}*|hormon\p{{L}}+|tabletk\p{{L}}+ antykoncepcyjn\p{{L}}+|antykoncepcj\p{{L}}+|chemi[ęa]|xanax\p{{L}}*|prozac\p{{L}}*|ozempic\p{{L}}*)",
        rf"(?:{_WHO} )?(?:miałem|miałam|miał|miała|mam|czeka mnie|przeszedłem|przeszłam|przeszedł|przeszła|będę mieć|będę miała|będę miał){_HOW} (operacj\p{{L}}+ (?:serca|kolana|biodra|kręgosłupa|mózgu|oka|oczu|żołądka|korekty płci)|cesark[ęi]|cesarskie cięcie|in vitro|amputacj\p{{L}}+|mastektomi\p{{L}}+|usunięci\p{{L}}+ (?:macicy|piersi|nerki)|próbę samobójczą|myśli samobójcze)",
        rf"(?:{_WHO} )?(próbował\p{{L}}* (?:się zabić|popełnić samobójstwo)|chcę się zabić|nie chcę żyć|okaleczam się|spodziewam(?:y)? się dziecka|chodzę do (?:psychiatry|psychologa|psychoterapeuty|onkologa)|leczę się (?:psychiatrycznie|onkologicznie|u psychiatry)|poroniłam|poruszam się na wózku|noszę aparat słuchowy)",
    ),
    "SPECIAL_RELIGION": (
        rf"{_AM}(?: \p{{L}}+)? ({_FAITH})",
        rf"jako (?:praktykując\p{{L}}+ |wierząc\p{{L}}+ )?({_FAITH}|katolik|katoliczka|muzułmanin|muzułmanka|ateista|ateistka|protestant|protestantka|żyd|żydówka)",
        r"(?:ja )?(wierzę w (?:boga|jezusa|allaha|chrystusa)|nie wierzę w boga|wyznaję \p{L}+|przeszedłem na (?:islam|judaizm|katolicyzm|prawosławie)|przeszłam na (?:islam|judaizm|katolicyzm|prawosławie)|przestrzegam (?:ramadanu|szabatu|wielkiego postu)|obchodzę (?:ramadan|szabat)|jem (?:tylko )?(?:halal|koszernie|koszerne)|chodzę (?:co niedzielę )?(?:do kościoła|na mszę|do meczetu|do synagogi|do cerkwi)|dokonał[ae]m apostazji|noszę (?:hidżab|kipę|jarmułkę))",
        r"(?:moja|mojej|moją|moje|mojego|mój) (wiar[aęyą]|religi[aęią]|wyznani\p{L}+|parafi[aęią]|spowiednik|przekonani\p{L}+ religijn\p{L}+|chrzest|chrztu|bierzmowani\p{L}+)",
    ),
    "SPECIAL_UNION": (
        rf"{_AM}(?: \p{{L}}+)? ((?:członkiem|członkinią|działaczem|działaczką|przewodnicząc\p{{L}}+|przedstawiciel\p{{L}}+|delegat\p{{L}}+) (?:związku(?: zawodowego)?|związków(?: zawodowych)?|solidarności|opzz|nszz)|związkow(?:cem|czynią)|w (?:związku zawodowym|związkach zawodowych|solidarności|związkach))",
        r"(?:ja )?(?:należę do|należy do|należałem do|należałam do|wstąpiłem do|wstąpiłam do|zapisałem się do|zapisałam się do|wypisałem się z|wypisałam się ze?|działam w) (związk\p{L}+(?: zawodow\p{L}+)?|solidarności|opzz)",
        r"(?:mój|mojego|moim|moje|moja) (związ(?:ek|ku|kiem) zawodow\p{L}+|składk[aięą] związkow\p{L}+|przynależność związkow\p{L}+|legitymacj[aęią] związkow\p{L}+)",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_AM} (gejem|lesbijką|homoseksualist(?:ą|ką)|homoseksualn[ya]|biseksualn[ya]|biseksualist(?:ą|ką)|heteroseksualn[ya]|panseksualn[ya]|aseksualn[ya]|transpłciow[yae]|trans(?:seksualn[ya]|seksualist(?:ą|ką)|kobietą|mężczyzną)?|niebinarn[yae]|queer|interpłciow[yae]|osobą (?:trans|transpłciową|niebinarną|lgbt\p{{L}}*|homoseksualną|biseksualną))",
        r"(?:moja|mojej|moją|moje|mojego|mój|moim) (orientacj[aęią] seksualn\p{L}+|życi\p{L}+ (?:seksualn\p{L}+|intymn\p{L}+|erotyczn\p{L}+)|tożsamoś\p{L}+ płciow\p{L}+|tranzycj[aęią]|coming out|kochan(?:ek|ka|kiem|ką|kę|ki)|romans\p{L}*)",
        r"(?:ja )?(?:miałem|miałam|miał|miała|uprawiałem|uprawiałam) (seks\p{L}*(?: bez zabezpieczenia| z \p{L}+)?|stosunek(?: bez zabezpieczenia)?|romans(?: z \p{L}+)?|problem\p{L}* z erekcją|zaburzeni\p{L}+ erekcji)",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_AM} (rom(?:em|ką|ami)|cygan(?:em|ką)|karaim(?:em|ką)|tatar(?:em|ką)|łemk(?:iem|inią)|kurd(?:em|yjką)|ujgur(?:em|ką)|czeczen(?:em|ką)|czarnoskór[yae]|ciemnoskór[yae]|białoskór[yae]|mulat(?:em|ką)|afroamerykan(?:inem|ką)|(?:pochodzenia|narodowości) \p{{L}}+|\p{{L}}+ pochodzenia|rasy \p{{L}}+|z (?:mniejszości|rodziny) (?:romskiej|żydowskiej|tatarskiej|łemkowskiej|ukraińskiej|niemieckiej|białoruskiej|litewskiej))",
        r"(?:moja|mojej|moją|moje|mojego|mój|moi) (narodowość(?: to)?(?: \p{L}+)?|pochodzeni\p{L}+ etniczn\p{L}+|ras[aęyą]|kolor skóry|rodzice (?:są|byli) (?:romami|żydami|tatarami|karaimami))",
    ),
    "SPECIAL_POLITICAL": (
        rf"(?:{_WHO} )?(?:głosowałem na|głosowałam na|głosuję na|głosował na|głosowała na|głosuje na|zagłosuję na|zagłosowałem na|zagłosowałam na|będę głosować na|popieram|popiera|wspieram|wpłaciłem na|wpłaciłam na)(?: partię)? ({_PARTY})",
        rf"{_AM}(?: \p{{L}}+)? ((?:członkiem|członkinią|działaczem|działaczką|zwolennikiem|zwolenniczką|wyborcą|sympatykiem|sympatyczką) (?:partii(?: \p{{L}}+)?|pis|pisu|po|platformy|lewicy|konfederacji|psl|polski 2050|koalicji obywatelskiej)|komunist(?:ą|ką)|socjalist(?:ą|ką)|anarchist(?:ą|ką)|nacjonalist(?:ą|ką)|narodowcem|konserwatyst(?:ą|ką)|liberał(?:em|ką)|lewakiem|prawicowcem)",
        r"(?:moje|moich|moja|mojej|moją) (pogląd\p{L}+(?: polityczn\p{L}+)|przekonani\p{L}+ polityczn\p{L}+|parti[aęią]|przynależnoś\p{L}+ partyjn\p{L}+|sympati\p{L}+ polityczn\p{L}+)",
    ),
    "SPECIAL_GENETIC": (
        r"(?:moje|moich|mój|mojego|moja|moją) (badani\p{L}+ genetyczn\p{L}+|wynik\p{L}* badań genetycznych|test\p{L}* (?:dna|genetyczn\p{L}+)|dna|genom\p{L}*|gen(?:y|ów|ami)|profil\p{L}* (?:genetyczn\p{L}+|dna)|kod genetyczny)",
        rf"(?:{_WHO} )?(?:mam|ma|odziedziczyłem|odziedziczyłam|wykryto u mnie|wykryto mi|jestem nosicielem|jestem nosicielką)(?: \p{{L}}+)? ((?:gen\p{{L}}* )?brca[12]?|mutacj\p{{L}}+ (?:gen\p{{L}}* )?\p{{L}}+|mutacj\p{{L}}+ genetyczn\p{{L}}+|wad\p{{L}}+ genetyczn\p{{L}}+|chorob\p{{L}}+ (?:genetyczn\p{{L}}+|dziedziczn\p{{L}}+)|genetyczn\p{{L}}+ (?:obciążeni\p{{L}}+|wad\p{{L}}+|predyspozycj\p{{L}}+))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"(?:moje|moich|mój|mojego|moja|moją|mojej) (dan\p{L}+ biometryczn\p{L}+|odcisk\p{L}* (?:palc\p{L}+|linii papilarnych)|skan\p{L}* (?:twarzy|tęczówki|siatkówki|palca|dłoni)|wzor\p{L}+ (?:twarzy|tęczówki)|biometri[aęią]|wizerunek twarzy|próbk\p{L}+ głosu)",
        r"(?:macie|zeskanowaliście|pobraliście|zebraliście|przechowujecie) (?:mój |moje |moją )?(odcisk\p{L}* palc\p{L}+|skan twarzy|skan tęczówki|dane biometryczne)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"{_AM} (karan[ya](?: za \p{{L}}+)?|skazan[ya](?: za \p{{L}}+)?|(?:tymczasowo )?aresztowan[ya]|oskarżon[ya](?: o \p{{L}}+)?|podejrzan[ya] o \p{{L}}+|na (?:warunkowym|zwolnieniu warunkowym|dozorze)|w (?:więzieniu|areszcie|zakładzie karnym)|recydywist(?:ą|ką)|pod dozorem(?: (?:policji|elektronicznym))?)",
        rf"(?:{_WHO} )?(?:mam|ma|miałem|miałam|dostałem|dostałam|dostał|dostała|odsiedziałem|odsiedziałam|odsiedział|siedziałem|siedziałam|siedział|siedziała)(?: \p{{L}}+)? (wyrok(?:u|i)?(?: w zawieszeniu| za \p{{L}}+)?|(?:w )?(?:więzieni\p{{L}}+|areszcie|zakładzie karnym)|sprawę karną|kartotek\p{{L}}+|przeszłość kryminalną|dozór elektroniczny)",
        r"(?:mój|mojego|moja|mojej|moją|moje) (wyrok\p{L}*|karalnoś\p{L}+|kartotek\p{L}+|spraw[aęyą] karn[aąej]+|kurator(?:em|a|ka)?(?: sądow\p{L}+)?|skazani\p{L}+|przeszłość kryminaln\p{L}+)",
    ),
}
