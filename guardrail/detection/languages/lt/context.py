"""Lithuanian words that tell what a capitalised word beside them names."""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

import re

from guardrail.detection.language import words

TITLES = words(
    """p pp ponas ponia pone panelė gerb gerbiamas gerbiama gerbiamasis gerbiamoji mielas miela mielasis mieloji brangus brangi brangusis
    brangioji dr prof doc kun adv gyd plk gen mjr kpt ltn srž akad vysk šv draugas drg vardas pavardė vardu pavarde"""
)
"""Lemmas and abbreviations before a person's name."""

PERSONS = words(
    """direktorius direktorė gydytojas gydytoja mokytojas mokytoja vadovas vadovė pirmininkas pirmininkė prezidentas prezidentė premjeras premjerė
    ministras ministrė seimūnas seimūnė narys narė deputatas deputatė meras merė vicemeras sekretorius sekretorė atstovas atstovė vadybininkas
    vadybininkė konsultantas konsultantė kurjeris kurjerė vairuotojas vairuotoja kaimynas kaimynė draugė brolis sesuo sesė tėvas tėtis
    mama motina močiutė senelis senelė dėdė teta žmona vyras sūnus dukra dukrelė dukterėčia sūnėnas anūkas anūkė pusbrolis pusseserė kolega
    kolegė klientas klientė pacientas pacientė profesorius profesorė docentas docentė daktaras daktarė akademikas inžinierius inžinierė architektas
    architektė advokatas advokatė notaras notarė teisėjas teisėja prokuroras prokurorė policininkas pareigūnas pareigūnė tyrėjas tyrėja generolas
    pulkininkas majoras kapitonas leitenantas seržantas karalius karalienė kunigaikštis kunigaikštienė imperatorius caras popiežius kunigas vyskupas
    arkivyskupas kardinolas vienuolis šventasis šventoji rašytojas rašytoja poetas poetė dailininkas dailininkė kompozitorius kompozitorė režisierius
    režisierė aktorius aktorė dainininkas dainininkė muzikantas filosofas filosofė istorikas istorikė mokslininkas mokslininkė ekonomistas
    ekonomistė politologas politologė žurnalistas žurnalistė redaktorius redaktorė fotografas fotografė treneris trenerė krepšininkas krepšininkė
    futbolininkas žaidėjas žaidėja čempionas čempionė verslininkas verslininkė ūkininkas ūkininkė bankininkas studentas studentė mokinys mokinė
    auklėtojas auklėtoja seselė slaugytojas slaugytoja odontologas odontologė psichologas psichologė administratorius administratorė buhalteris
    buhalterė vaikinas mergina berniukas mergaitė mergytė moteris lyderis lyderė autorius autorė kūrėjas įkūrėjas įkūrėja savininkas savininkė
    darbuotojas darbuotoja specialistas specialistė seniūnas seniūnė viršininkas viršininkė patarėjas patarėja padėjėjas padėjėja kandidatas
    kandidatė senatorius senatorė kancleris kanclerė diplomatas ambasadorius ambasadorė konsulas signataras partizanas didvyris herojus veikėjas
    personažas senis senutė giminaitis giminaitė uošvis uošvė žentas marti krikštatėvis globėjas globėja partneris partnerė sutuoktinis sutuoktinė
    gavėjas gavėja siuntėjas siuntėja užsakovas užsakovė operatorius operatorė vertėjas vertėja kirpėja meistras dėstytojas dėstytoja rektorius
    dekanas kapelionas klebonas rabinas pastorius šeima broliai seserys sutuoktiniai poniai"""
)
"""Lemmas of words for people, before a name: direktorius Jonas, kaimynė Ona."""

SAYING = words(
    """sako sakė teigia teigė pasakė kalbėjo kalba pareiškė pažymėjo pabrėžė atsakė paklausė klausė klausia manė pasakojo pasakoja tvirtino tikino
    aiškino paaiškino pridūrė rašė parašė žadėjo pažadėjo skambino paskambino atėjo išėjo nuėjo grįžo nusijuokė nusišypsojo šypsojosi tarė sušuko
    šūktelėjo linktelėjo atsiduso gimė mirė žuvo sėdėjo stovėjo žiūrėjo pažiūrėjo atsistojo galvojo pagalvojo norėjo žinojo suprato prisiminė
    vedė ištekėjo dirbo gyveno gavo paėmė pasirašė užsakė pirko sumokėjo pamatė išgirdo nusprendė siūlė pasiūlė ragino kritikavo prisipažino
    rašo kalbasi skambina žada dirba gyvena prašo klausinėjo pranešė informavo nesakė neatsakė nežinojo nenorėjo juokėsi verkė šaukė murmėjo sumurmėjo gūžtelėjo papurtė pakėlė atsisuko apsidžiaugė susiraukė"""
)
"""What people do, beside their name."""

WITH = words("su pas")
"""Prepositions whose noun is mostly a person."""

TO = words("į iš link prie ties nuo iki ties pro aplink netoli")
"""Prepositions whose noun is mostly a place or thing."""

PLACE_NOUNS = words(
    """miestas miestelis kaimas upė upelis ežeras sala kalnas rajonas apskritis šalis valstybė sostinė gyvenvietė bažnytkaimis dvaras respublika
    kraštas pusiasalis jūra vandenynas dykuma provincija valsčius seniūnija parapija uostas savivaldybė regionas vaivadija gubernija karalystė
    kunigaikštystė imperija sritis apylinkė stotis geležinkelis slėnis"""
)
"""Lemmas of words for places, beside their name."""

STREETS = words(
    "gatvė prospektas alėja aikštė plentas skersgatvis takas bulvaras krantinė skveras kelias g pr al pl a skg tak"
)
"""Lemmas and abbreviations of words for streets, behind their name."""

BODIES = words(
    """uab ab všį mb iį tūb všĮ bankas paštas draudimas universitetas akademija mokykla gimnazija ligoninė klinika muziejus teatras biblioteka
    parduotuvė prekybos įmonė bendrovė fondas agentūra redakcija leidykla klubas komanda partija sąjunga asociacija federacija draugija
    ministerija departamentas tarnyba institutas kolegija konservatorija oro geležinkeliai telekomas energija premija taurė turnyras lyga
    diena žurnalas laikraštis dienraštis stadionas arena viešbutis restoranas kavinė baras sūris alus pienas duona šokoladas saldainiai vanduo degtinė
    tortas kotletas salotos pica arbata kava gėrimas vynas saldainis pyragas sausainiai ledai jogurtas varškė sviestas grietinė dešra mėsa
    muilas aliejus kvepalai batai preparatas vaistai kremas
    šampūnas programa sistema programėlė svetainė portalas modelis serija versija"""
)
"""Lemmas of words for organisations and goods, behind a name that is theirs: Rokiškio sūris, Vytauto Didžiojo universitetas."""

BRANDS = words(
    """acer adidas aldi aliexpress alibaba alfa amazon android apple armani asus atea audi barbora bauhaus benz bershka bitė biblus bmw boeing bolt booking
    bosch boss braun burger calvin camelia canon carlsberg cartier caterpillar chanel chevrolet chrome citroen citadele coca cola continental corolla
    corsa dacia daniels dell delfi depo dhl dior discord dpd dyson ebay electrolux elesko emirates epson ermitažas euronics eurovaistinė
    excel facebook fabia fanta fedex ferrari fiat firefox fitbit focus ford galaxy garmin gillette gintarinė github gmail golf google gucci h&m
    harley haribo heineken hennessy hesburger hilton honda honor huawei hugo hyundai ibiza ignitis iki ikea instagram ipad iphone jack jaguar jameson jbl jeep
    johnnie jysk kaliošas kalnapilis karcher kia kilobaitas klein klix kodak krispy lacoste lada lamborghini land lego lenovo levis lexus lg lidl linkedin linux logitech
    lorem luminor lumix mac macbook maersk mango martini mastercard maxima mazda mcdonalds mercedes messenger michelin microsoft milka miele mini mitsubishi
    moki motorola naturaliss nescafe nespresso nestle netflix nike nikon nintendo nissan nivea nokia norfa novaturas nutella office omniva oneplus opel
    oracle orlen outlook panasonic pandora passat paypal paysera pegasas pepsi perlas peugeot philips pigu pixel playstation polo porsche prada puma
    rado ray-ban redmi reebok renault revolut rimi rolex ryanair samsung sandisk seat seb sega senukai siemens signal sinsay skoda škoda skype sony spotify
    sprite staropramen stihl subaru suzuki swatch swedbank švyturys tele tele2 telegram telia tesla tetra tiktok topo topocentras toyota trustpilot
    twitter uber ubuntu ups vans varle varlė venipak viber vichy vinted visa vogue volkswagen volvo vuitton walker wallapop
    whatsapp wikipedia windows wizz wolfskin word xbox xiaomi yamaha yaris yahoo youtube zalando zara zoom žalgiris dermatologas
    louis swarovski tommy hilfiger versace philip morris stella artois captain jim beam jägermeister
    ultra max pro plus mini air core series classic premium basic zero watch friday black galaxy nvidia geforce intel amd suede smart gold silver
    platinum deluxe sport turbo coca-cola wellington herrera sennheiser marshall krups rasch disney photoshop teams wolt barbora pilnas auto"""
)
"""Names of firms and goods, lower case: no person's, also with a Lithuanian ending (Samsungas, Toyotos)."""

NEVER = words(
    """sveiki sveikas sveika labas laba labadiena ačiū prašau pagarbiai taip ne gerai deja tačiau bet kai kad jei jeigu nes vis ar kada kur kaip kas kodėl
    pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis sausis vasaris kovas balandis gegužė birželis
    rugpjūtis rugsėjis spalis lapkritis gruodis kalėdos velykos joninės žolinė vėlinės kūčios dievas viešpats ponas ponia gerbiamas gerbiama mielas miela
    mano tavo savo jūsų mūsų jo jos jų jis ji jie aš tu mes jūs man tau jums mums kiek koks kokia jau dar čia ten šiandien vakar rytoj
    lietuvis lietuvė seimas vyriausybė konstitucija prezidentas bažnyčia sąjūdis internetas televizija mėnulis"""
)
"""Lemmas that are capitalised without naming a person or place."""

GOODS = words(
    """pica tortas kvepalai batai telefonas filmas serialas knyga romanas žaidimas daina albumas grupė modelis automobilis dviratis laikrodis sūris
    alus vynas arbata kava šokoladas saldainiai saldainis pyragas kokteilis salotos sriuba kremas vaistai vaistas parduotuvė prekybos bankas įmonė
    bendrovė firma sofa fotelis stalas kėdė lova spinta lentyna kilimas čiužinys lempa užuolaida aliejus pienas degtukai akiniai ausinės kolonėlė
    konsolė procesorius plokštė tapetai džinsai suknelė švarkas kepurė megztinis marškinėliai striukė paltas rankinė tabletė vitaminas sušiai
    kebabas picerija prenumerata programa programėlė padanga objektyvas kompiuteris spausdintuvas televizorius šaldytuvas skalbyklė siurblys
    viryklė orkaitė indaplovė planšetė diržas žiedas veislė gėlė rožė kursas kambarys viešbutis restoranas kavinė spalva dizainas kolekcija"""
)
"""Lemmas of words for goods and firms, before the name of one: pica Margarita, fotelis Monika."""

FIRMS = words("uab ab všį mb iį tūb ltd gmbh oü sia")
"""What stands before or behind a firm's name."""

PLACE_ADJECTIVE = re.compile(
    "(?:nauj|sen|didž|maž|balt|juod|raudon|žal|aukšt|žem|jungtin|centrin|tolim|artim|vidurin)(?:oj|os|oji|ąj|asis|ojo|aj|uoj|ieji|ųj|ės|ė|ių|ę|ėje|ėse)|"
    "(?:pietų|šiaurės|rytų|vakarų|kazlų|sankt|san|santa|los|las|new|kudirkos|žemaičių|viduržemio|saudo|papua|buenos|šri|puerto)$"
)
"""Lower case: belongs to the name of a place behind it (Naujoji Vilnia, Pietų Korėja)."""

STATES = frozenset(("jav", "tsrs", "ssrs", "ltsr", "ldk", "jae", "vfr", "vdr", "jk"))
"""States by their initials, lower case."""

UNION = re.compile("(?:karalyst|valstij|emyrat)")
"""Lower case: with Jungtinis before it, the name of a state."""

ABBREVIATIONS = words(
    """p pp gerb prof doc dr kun adv gyd plk gen mjr kpt ltn srž akad vysk šv drg g pr al pl a skg tak k sen r raj sav apskr m mst mstl tel nr pvz
    d str vad dir inž red pirm min pan t y kt vnt val žr past plg kand habil mr mrs st jun lot angl rus vok lenk pranc isp gim mir mok ir"""
)
"""A full stop behind these ends no sentence."""

NAMING = words("vardas vardu vadinuosi esu aš as")
"""Before a name surely, even one that is a common word, too."""

CALLING = words(
    """perduokite perduok perduoti paskambinkite paskambink skambinkite skambink pakvieskite pakviesk kvieskite sujunkite ieškau ieskau sutikau
    mačiau maciau pažįstu pazistu perdaviau skambinau paskambinau parašiau parasiau rašiau rasiau atsakykite atsakyk labas sveikas sveika sveiki
    gerb gerbiamas gerbiama p ponas ponia pone ponui poniai poną ponią mielas miela brangus brangi ačiū aciu dėkui dekui"""
)
"""Before the name of one who is called, met or addressed."""

TALKING = words(
    """kalbėjau kalbejau kalbėjausi kalbejausi kalbėjomės susirašinėjau susirasinejau bendravau šnekėjau snekejau susitikau tariausi sutariau
    dirbau kalbėti kalbeti susisiekti susisiekiau"""
)
"""Before "su" and a name."""

INTRODUCING = words(
    "čia cia esu aš as vel vėl vardas vardu vadinuosi pavardė su pas nuo p ponas ponia pone gerb gerbiamas gerbiama labas sveikas sveika sveiki ačiū aciu pagarbiai tai"
)
"""Before a name in lower case."""

TELLING = TITLES | PERSONS | SAYING | WITH | TO | PLACE_NOUNS | STREETS | BODIES | GOODS | FIRMS
"""All that tells something of a name beside it."""
