"""What no package says about Lithuanian proper nouns: which of them are names of persons.

The spelling dictionary lists proper nouns without saying what they name; :mod:`lt_gazetteer` sorts them by
their form, and these lists, written for Guardrail, hold what form does not tell.
"""

# ruff: noqa: E501 - lists of words

from __future__ import annotations

POPULAR = """
Jonas Petras Antanas Kazys Kazimieras Vytautas Algirdas Juozas Juozapas Tomas Lukas Mantas Marius Andrius Darius Gintaras Arūnas Saulius
Rimantas Romas Ramūnas Rolandas Linas Paulius Povilas Matas Nojus Dominykas Benas Jokūbas Kajus Adomas Gustas Herkus Joris Ignas Rokas
Domas Karolis Mindaugas Gediminas Kęstutis Žygimantas Tadas Titas Simas Simonas Edvinas Edgaras Ernestas Evaldas Egidijus Eimantas
Deividas Donatas Dainius Dalius Dovydas Danielius Audrius Aurimas Artūras Arnas Arvydas Arnoldas Alvydas Aleksandras Algis Alfredas
Albertas Aivaras Aidas Bronius Benediktas Bernardas Česlovas Feliksas Giedrius Gytis Haroldas Henrikas Ignotas Ivanas Jaunius Justas
Justinas Julius Jurgis Kasparas Kipras Kostas Laimonas Laurynas Leonas Liudas Liutauras Martynas Mykolas Modestas Nerijus Naglis
Osvaldas Pranas Pranciškus Pijus Raimundas Raimondas Ričardas Rytis Robertas Rimvydas Romualdas Sigitas Silvestras Skirmantas Stasys
Stanislovas Steponas Šarūnas Tauras Tautvydas Teodoras Vaidas Vaidotas Valdas Valdemaras Valentinas Valerijus Vidas Vidmantas Vygandas
Viktoras Vilius Vincas Vincentas Virgilijus Virginijus Vladas Vladimiras Vykintas Zenonas Zigmas Žilvinas Nikolajus Sergejus Orestas
Oskaras Armandas Augustinas Augustas Eugenijus Gintautas Jeronimas Vaclovas Kornelijus Eduardas Erikas Tomašas Ąžuolas Motiejus
Kristupas Kristijonas Jaroslavas Vitalijus Vitas Vytas Vytenis Vytis Rimas Rimgaudas Remigijus Renatas Ramonas Raivydas Ovidijus
Nedas Norbertas Mečislovas Mikas Maksimas Markas Marijus Mateušas Motiejus Lionginas Leonardas Leopoldas Kristijanas Klaudijus Klemensas
Kastytis Kazys Juventas Juras Jogaila Jonukas Petriukas Gerardas Gerdas Genadijus Gabrielius Fausta Faustas Emilis Emilijus Elijas
Edmundas Edvardas Eligijus Dmitrijus Denisas Danielis Danas Konstantinas Borisas Anatolijus Aleksejus Andrejus Alanas Adas Adolfas
Antoni Ansis Apolinaras Arijus Arijanas Aronas Artiomas Audris Aurelijus Balys Baltrus Bernardas Bogdanas Boleslovas Brunonas Ciprijonas
Cezaris Deimantas Davidas Džiugas Erlandas Fiodoras Fridrichas Gvidas Gaudentas Goldas Grigorijus Hubertas Igoris Ilja Imantas Izidorius
Jevgenijus Jegoras Jurijus Kirilas Kristoforas Kęstas Leonidas Levas Liubomiras Luknas Lukrecijus Matijas Michailas Mikalojus Nikita
Napoleonas Olegas Pavelas Piotras Radvilas Rapolas Ruslanas Rostislavas Sakalas Samuelis Sauliukas Svajūnas Skaidrius Skirgaila Stepas
Tautginas Timofejus Timas Tumas Ugnius Urtas Vadimas Vainius Valentas Vasilijus Viačeslavas Vilhelmas Vitoldas Vsevolodas Žanas Žydrūnas
Žygis Žygaudas Ona Marija Janina Irena Aldona Birutė Danutė Regina Genovaitė Stasė Elena Jadvyga Zita Vida Nijolė Rima Ramunė Daiva Dalia
Rasa Jurgita Jolanta Inga Ingrida Kristina Lina Laura Edita Asta Audronė Aušra Eglė Giedrė Gintarė Ieva Indrė Jūratė Justina Karolina
Gabija Gabrielė Emilija Ugnė Austėja Urtė Liepa Luknė Sofija Kamilė Viltė Goda Miglė Monika Evelina Erika Agnė Aistė Akvilė Alina Ana
Aurelija Agota Adelė Angelė Aurika Bronė Brigita Dovilė Diana Donata Deimantė Daina Emilė Eglutė Galina Greta Gražina Gerda Živilė Žydrė
Žaneta Ilona Irma Jelena Julija Joana Jovita Jurga Judita Kotryna Laima Laimutė Lijana Liucija Loreta Lolita Liuda Margarita Marytė Milda
Modesta Nomeda Natalija Neringa Nida Odeta Olga Oksana Paulina Patricija Rita Renata Roma Raimonda Rūta Rugilė Salomėja Sandra Sigita
Silvija Simona Skaistė Snieguolė Solveiga Stefanija Svetlana Tatjana Teresė Toma Valerija Valentina Vaiva Vaida Valė Vanda Veronika
Viktorija Vilma Vilija Violeta Virginija Vitalija Zina Zofija Zuzana Otilija Barbora Elžbieta Elzė Elija Smiltė Saulė Ema Lėja Amelija Ula
Elinga Medeina Rusnė Raminta Ringailė Rytė Gitana Genutė Elvyra Aleksandra Alma Alisa Adriana Agnieška Aida Albina Aleksija Alfreda Alvyda
Anastasija Anželika Apolonija Arina Arūnė Astutė Aušrinė Beata Beatričė Bernadeta Bernarda Birutė Bronislava Cecilija Česlova Dagmara
Daliutė Damilė Danguolė Daura Džeraldina Džiulija Edda Egidija Elinga Eleonora Elzbieta Ernesta Estera Eugenija Eva Fausta Felicija
Gailutė Genė Ginta Giedra Gustė Halina Helena Henrieta Herkutė Honorata Ignė Ina Inesa Inita Irmina Izabelė Izolda Jana Janė Jekaterina
Jevgenija Jogailė Jogilė Jonė Jorė Jorūnė Judita Juzefa Justė Katažyna Kazimiera Kazė Klaudija Konstancija Kristė Krista Ksenija Laimė
Larisa Lėta Leila Leokadija Leonora Lidija Ligita Liveta Liudmila Liudvika Luiza Lukrecija Magdalena Malvina Marcelė Marina Marta Meda
Melanija Melita Mėta Mija Mila Mingailė Monika Morta Nadežda Nastė Nijolė Nikolė Nina Nora Norma Olesia Ona Onutė Palmira Petronėlė Polina
Rachelė Radvilė Raisa Rasita Rasutė Rėda Reda Regimanta Rimantė Rimutė Rožė Rūtelė Sabina Samanta Saulutė Severija Skaidra Skaidrė
Skirmantė Stanislava Stasia Stela Sonata Svajonė Šarlotė Šarūnė Tamara Taisija Tėja Tija Toma Uršulė Ulijana Urtė Vaidilutė Vaidota Vakarė
Valdonė Vasilisa Vestina Viktė Vincenta Vita Vitutė Vytautė Vytė Zenona Zinaida Zosė Žana Žemyna Žibutė Žiedė Žilvinė Živiltė Žydrūnė
Žoržeta Akvilina Alanta Albertas Alicija Ingeborga Ineta Ilma Gintarė Giedrė Gilija Gražvydas Gražvyda Evaldas Evita Eimantė Eivilė Eitvilė
Eimutis Erdvilas Eidvilė Edvina Domantas Domantė Dovydas Dovilė Daumantas Daumantė Daugirdas Dominyka Daria Darija Dainora Aistis Ainis
Ainė Aironas Airida Airidas Aivara Akvilis Algimantas Algimanta Algina Alius Almantas Almantė Alvita Arvydė Arminas Armina Arimantas
Arentas Audra Augis Augustė Aurimė Bonifacas Butautas Butvydas Dargis Darutė Eigirdas Eivydas Gaila Gailė Gailius Gaja Gedas Gedutis
Geistė Gendrius Gerimantas Gilbertas Ginas Gintė Gintas Gintvilė Girdvydas Girmantas Jomantas Jomantė Jogintė Jotvingas Jovaras Jovilė
Jūris Karilė Kasparė Kristiana Kristupė Kęstė Laimis Laisvūnas Laisvydas Lauras Lauksmina Leandra Leonė Liana Lilija Linutė Liubovė Liutas
Mangirdas Manvydas Manvydė Margiris Medardas Mėnulė Milana Mildutė Milena Minija Minvydas Nerija Nida Nojus Norvilas Norvilė Normantas
Oktavija Oneta Osvalda Paulė Raigardas Raimis Raminta Ričarda Ridas Rimvydė Rojus Rolanda Sandrius Saimonas Sangailė Santa Sauliūnas
Sidas Skalvis Smilga Smiltė Sniegė Tautrimas Tautvilė Teodora Tomara Tomė Ugnė Urbonas Vaidotė Vainora Valda Vėjas Vėtra Vija Vilhelmina
Vilmantas Vilmantė Vilnė Vismantas Visvaldas Vitana Vyčius Vydas Vydmantas Vydūnas Vygantas Vygantė Vygaudas Vykantas Vyta Vėjūnė Žydrius
Žygintas Žymantas Žymantė Žiedūnė Onutė Jonutis Petriukas Antanukas Juozukas Aldutė Andriukas Tomukas Mariukas Ievutė Linutė Kristinutė
"""
"""Given names that many people bear, and forms of endearment; the first source of what is a name beyond doubt."""

DOUBTFUL = """
Rasa Aušra Saulė Liepa Goda Roma Toma Ana Vida Nida Linas Lina Daina Gintaras Viltė Ema Ula Aidas Laima Tauras Jovaras Ąžuolas Deimantas
Vėjas Vėtra Vija Smilga Sakalas Rytas Rytis Rytė Ramunė Rožė Lelija Sniegė Neringa Rusnė Minija Svajonė Vakarė Gaja Danas Ainis Audra
Vaiva Vestina Morta Eglė Milda Sonata Skaidra Rūta Rūtelė Eglutė Saulutė Rasutė Linutė Džiugas Norma Stela Meda Viena Gija Aušrinė Gilija
Vita Meta Mėta Reda Ada Vytis Žydrė Žydra Laimė Alma Jūratė Medeina Žemyna Gabija Žilvinas Aistis Aistė Kostas Markas Skaistė
Augustas Vilnė Rokas Ginas Alius Sidas Timas Adas Vasaris Kūgis Kelmas Ugnius Ugnė Smiltė Danielius Tija Urtas Rojus Liutas
Lauras Leonė Rima Krista Kristė Gustas Jūra Jūris Ilma Laisvė Taika Auksė Kristalas Perkūnas Austra Alka Ida Ira Ina Iva Vydas Skalvis
"""
"""Names that are common words or places, too, some of them only in some case: no name at a sentence's beginning unless more says so."""

GIVEN = """
Abdonas Abraomas Abrechtas Abrektas Abrys Achilas Adamarina Adauktas Adolina Adolis Adrijonas Agatonas Agė Agnietė Aigustė Aimantė Alisa
Alvyra Amantas Ambraziejus Aminta Anakletas Andriejus Andželika Anicentas Anys Ankantas Ansas Anupras Anzelmina Aras Archimedas Arėjas
Arijus Arkadijus Arnulpas Artiomas Astra Ašminta Atanazas Augvinas Auksoras Auksuolė Aurelijonas Austė Austėja Aventinas Babilas Baltazaras
Baltras Baltrus Bareiša Batilda Batys Bazilijus Beatrisa Beinortas Benadas Bendikas Bernadas Bernadeta Blažiejus Boleslovas Bolius Borisas
Bronys Celsijus Ciceronas Cezarė Cidabrinė Daiva Daivita Damazas Damijonas Dangilė Darata Darinta Dasijus Dasius Daukša Dausprungas
Davilas Deimena Deivis Deodatas Diodoras Diogenas Diomedas Dionizas Digna Domicelė Domicė Domicėlė Domitas Donardas Donatilė Doloresa
Drąsius Dzidas Dzidorius Džiugailė Džiugilė Džordana Egmontas Eidina Eilgilė Eilvilė Eimunis Ekvitas Elė Eleona Elfrida Ema Emerikas Emerita
Eratostenas Euklidas Eufrozina Eustachas Eustachijus Eustakas Eutalė Euzebas Everardas Fabijonas Feliksas Fida Fidentas Fidė Filbertas Filė
Filomela Firmas Flavijonas Florijonas Friderika Fulgentas Gaidbutas Gailigedė Gailintas Gaiva Gaivydė Galigedas Garsė Gaudimantė
Gaudvaišas Gausantė Gedas Gedmas Gedvyga Geidra Geidutis Genadas Genardas Genrimas Gervazas Getmantė Gilanda Gilma Gilmė Girdas Girdys Gita
Gitana Gotfridas Gracijonas Gražys Grigalius Grigas Gudvilė Guntilda Guntinas Guoda Guvilas Gvidas Gvidonas Haris Hektoras Helianta
Heraklis Hiliaras Ida Ignotas Igoda Iliuminata Ildefonsas Ina Inesa Ipolitas Ira Irenėjas Irmgrada Irmina Irta Iza Izaokas Izolda Jadvė
Jadvyga Jakimas Jaugys Jautra Jautrė Jezdas Jėzus Jogalina Joleta Jolita Jonukas Jorilė Jotys Jovaišas Jovaras Jurgina Juozapina Juvenalis
Juvencijus Juventas Juventinas Juzefa Juzė Juzina Jūratė Kaimieras Kajetonas Kajus Kalikstas Kantenis Kanutas Karalina Kaributas Karigaila
Karigailė Karijotas Kariotas Karmela Kasijonas Kasijus Kastantas Kastytis Kastulina Katryna Kęsgilė Kilijonas Kiprijonas Klarentas Kleopatra
Kletas Klotilda Koleta Kondradas Kotrė Kozmas Krescentas Kristoforas Krizantas Krizas Krizostomas Kuzma Kvirinas Labgaudas Labys Laigė
Laimantas Laiudė Laiudmina Lajus Langvenis Laucius Leanras Legaudas Legedas Leikantas Lengvenis Leonilė Leontas Liaudbaras Liaudys Lieda
Lijana Lijonas Liucidas Liucijonas Liucilė Liucina Liudgaras Liudgarda Liudmila Liudvina Liudvus Liutavaras Lygmantas Lolytis Longinas
Lozorius Lucidas Magdelė Magė Magryta Maksas Maksimilijonas Mamertina Mangarotas Marcelijonas Margryta Marimantas Martinijonas Marvyna
Marvilius Mastė Mečislovas Mečys Medeina Medena Medilė Medvaišas Meilė Meilelė Melchioras Melkys Merkurijus Merkys Michalina Michilina
Mikalina Mikalojus Mikelonas Mikita Miklausė Mikolė Milda Mildagė Mildukė Miniotas Miša Morta Motiejus Mozė Musteika Napaleonas Napalys
Narcizas Narcyzas Natalina Nerilė Nicetas Nijolė Nikandras Nikiforas Nikiporas Nilgintė Norvaišas Odeta Oktavijonas Ona Onė Oslas Osmundas
Otas Otonas Petriukas Pijus Pjeras Prakseda Pranskus Protazas Protazijus Pulgis Putinas Putrimas Radolfas Radulfas Rainoldas Ramojus Ramotas
Ramusis Rasa Rasius Rasuolė Rasvita Regimantas Repšys Rikantė Rimbertas Rimša Rimtenis Ringovė Rominta Roksalė Rozina Rozvita Ruslanas
Saliamonas Salomėja Sandrina Saudogala Scholastika Servulas Servatas Sibilė Sigibertas Sigius Simanas Skaistulė Skolastika Smiltė Sniega
Snieguolė Songaila Sulamita Sulamitė Svaja Svajonė Svilė Šarūnė Šviesuolė Švitrigaila Švitrigailė Teklė Telesforas Teresė Timotiejus
Timoras Toefilis Toliejus Udrius Udrys Ulė Ulijona Unė Urbonas Ursinas Uršė Uršulina Vaclas Vaidevutis Vaidutis Vaigeta Vainutas Vaira
Vaišvilkas Vaitys Vaiva Vaja Valdimantas Valdonė Valentas Valerijonas Valtrūda Vandalius Vanga Verutė Vestina Vidimantas Vidutis Vigmantas
Vijolė Vilfreda Viligaila Viltrūda Vilutis Vincentina Vinsentas Virbutas Virvaldas Visgadas Vitalina Vitoldas Voldemaras Vytuolis Zabelė
Zabė Zacharijas Zakarijas Zefirinas Zefyrinas Zidorius Zigamantas Zigmantas Zigmas Zinaida Zosė Žaimantė Žakas Žavinta Žeiminta Žiba
Žibuolė Žiedė Žilvia Žilvitis Žitamantas Živinta Žybantas Žydrė Žydronė Žydrunas Žvainys
Džordžas Džonas Maiklas Maikas Džeimsas Džekas Piteris Polas Stivenas Stivas Robertas Ričardas Viljamas Vilis Čarlzas Tomas Timas Deividas
Džozefas Džefris Džimis Bilas Donaldas Ronaldas Endriu Antonijus Markas Lukas Hansas Horstas Helmutas Jurgenas Volfgangas Klausas Piersas
Pjeras Žanas Žakas Fransua Fransuazas Migelis Huanas Chuanas Chosė Pedras Karlosas Fidelis Pablas Marijas Džovanis Džuzepė Silvijas Masimas
Lešekas Jaceckas Ježis Januszas Andžejus Lechas Jaroslavas Kšyštofas Tadeušas Mečislavas Stanislavas Zbignevas Voicechas Juzefas Mateušas
Pavelas Vaclavas Milošas Slobodanas Zoranas Barakas Sadamas Osama Muamaras Mohamedas Muhamedas Ali Ahmedas Abdulas Hasanas Huseinas Ibrahimas
Margaret Merė Elizabeta Ketrina Hilari Mišelė Andžela Angela Kristin Žaklina Brižita Odri Merilina Madlena Katarina Diana Helga Ursula Greta
Vladimiras Dmitrijus Michailas Nikita Borisas Leonidas Jurijus Josifas Levas Fiodoras Antonas Antonina Aleksejus Nikolajus Sergejus Ivanas
Vasilijus Grigorijus Genadijus Anatolijus Igoris Olegas Viačeslavas Arkadijus Arsenijus Jegoras Makaras Matvejus Semionas Timofejus Jakovas
Jevgenijus Jevgenija Jekaterina Natalja Natalija Tatjana Oksana Svetlana Liudmila Liubovė Nadežda Vera Zinaida Raisa Larisa Galina Lidija
Taisija Varvara Darja Marija Ksenija Polina Alevtina Valentina Faina Rimma Inesa Anžela Anželika Snežana Katažyna Ježi Božena Danuta Halina
Jadviga Kristina Malgožata Zofija Vanda Teresa Irena Tereza Bogumila Stanislava Česlava Lucina Grażyna Bažena Dorota Alicija Beata Renata
"""
"""More given names, rarer or foreign, as Lithuanian writes them."""

FAMILY = """
Adamkus Landsbergis Paksas Kubilius Butkus Sabonis Petkus Vaitkus Rimkus Stankus Bagdonas Gudas Kairys Žukas Šimkus Šimkutė Balčius Vagnorius
Šleževičius Stankevičius Kirkilas Gentvilas Degutis Degutytė Masiulis Steponavičius Juršėnas Muntianas Daukantas Basanavičius Kudirka
Maironis Čiurlionis Vienuolis Žemaitė Krėvė Cvirka Mieželaitis Marcinkevičius Maceina Putinas Sruoga Binkis Salomėja Nėris Biliūnas
Donelaitis Baranauskas Valančius Vydūnas Vaižgantas Šatrijos Lazdynų Mažvydas Daukša Sirvydas Strazdas Poška Vaičaitis Jablonskis Būga
Smetona Stulginskis Grinius Voldemaras Galvanauskas Šilingas Tūbelis Černius Merkys Mironas Škirpa Lozoraitis Žadeikis Lukša Ramanauskas
Balsys Barkauskas Bieliauskas Budrys Bukauskas Burokas Burba Buračas Čepas Česnys Dagys Dambrauskas Dapkus Dapkutė Daugėla Dirsė Dubinskas
Dūda Eidukas Eimutis Gabrys Gaidys Galdikas Galinis Garšva Gečas Gedvilas Geležiūnas Genys Gerulis Girdauskas Girnius Glinskis Gražys
Grigas Grybas Grigaitis Jakštas Jakubonis Janulis Jasas Jasaitis Jocys Jonynas Juknius Jurgaitis Juška Kalinauskas Kalvaitis Kapočius Karalius
Karosas Katilius Kaupas Kavolis Kerys Kersnauskas Kisielius Klimas Kondratas Krapavickas Krivickas Kručas Kuprys Kuzma Lapė Lapienis Laucius
Laukys Liekis Liutkus Lukšys Macas Mačys Mačiulis Mackus Maknys Matulis Matulionis Mažeika Mickus Mikšys Misius Misevičius Mockus Morkus Morkūnas
Naujokas Naujalis Navickas Navikas Norkus Norvaiša Noreika Pabedinskas Palionis Pakalnis Paulauskas Peleckas Petrulis Pikelis Plečkaitis
Pocius Povilaitis Purvinis Putna Račas Račys Radzevičius Ragauskas Raila Rakutis Rimša Rudys Sabas Sadauskas Savickas Senkus Serapinas Simutis
Skrebys Skučas Slavinskas Sniečkus Sprindys Stočkus Stonys Stonkus Striupas Stukas Šablinskas Šalkauskas Šaltenis Šapoka Šeduikis Šepetys Šerys
Šidlauskas Šimėnas Šimonis Šiugžda Šlapelis Šukys Šulcas Tamašauskas Tamulis Tarvydas Trinkūnas Tumas Tumėnas Ulvydas Umbrasas Urbonas
Urbšys Urbšis Uždavinys Vaitiekus Vaišvila Valaitis Valiukas Valius Valys Vanagas Vasaris Venclova Venckus Vilkas Vilimas Visockas
Vitkus Volfas Zabulis Zabarskas Zaleckas Zinkus Zubrus Zuokas Žebrauskas Žeimys Žilius Žilys Žiogas Žukauskas Žulys Žvirblis Šustauskas
Žvirblienė Vilkienė Ozolas Uspaskichas Uka Prunskienė Grybauskaitė Nausėda Karbauskis Skvernelis Šimonytė Bartoševičius Tomaševskis Tapinas
Radžvilas Blinkevičiūtė Paluckas Gabrielius Songaila Brazauskas Griškevičius Butkevičius Degutienė Pakalnis Ūsas Čaplikas Bradauskas Syčas
Bukelis Kuolys Liaučius Čičinskas Stoma Bogušis Ažubalis Gylys Saudargas Usackas Linkevičius Valionis Antanavičius Eidintas Sakalas Raudys
Bušas Klintonas Reiganas Kenedis Obama Trampas Baidenas Putinas Medvedevas Jelcinas Gorbačiovas Brežnevas Chruščiovas Stalinas Leninas
Hitleris Geringas Čerčilis Tečer Tečerė Bleras Blairas Brownas Širakas Mitteranas Sarkozi Olandas Makronas Kolis Merkelė Šrioderis Šioblė
Lukašenka Kučma Juščenka Janukovičius Tymošenko Porošenka Zelenskis Kvasnievskis Valensa Kačinskis Tuskas Buzekas Havelas Klausas Solana
Prodis Barozas Šekspyras Gėtė Šileris Hegelis Kantas Nyčė Heidegeris Froidas Jungas Niutonas Einšteinas Darvinas Dostojevskis Tolstojus
Čechovas Puškinas Gogolis Turgenevas Bulgakovas Pasternakas Achmatova Mickevičius Senkevičius Milošas Bethovenas Mocartas Bachas Šopenas
Čaikovskis Vagneris Platonas Aristotelis Sokratas Dekartas Spinoza Ruso Volteras Marksas Engelsas Balzakas Hugo Flobertas Prustas Kamiu
Sartras Kafka Manas Hesė Joisas Vulf Vaildas Dikensas Tvenas Hemingvėjus Folkneris Markesas Borchesas Servantesas Dantė Petrarka Rembrantas
Rubensas Pikasas Dali Van Gogas Monė Cezanas Leonardas Mikelandželas Rafaelis Napoleonas Bonapartas Bismarkas Cezaris
"""
"""Family names that no rule about suffixes tells, of Lithuania and of the world."""

PLACES = """
Korėja Zelandija Arabija Guinėja Emyratai Lietuva Vilnius Kaunas Klaipėda Šiauliai Panevėžys Alytus Marijampolė Mažeikiai Jonava Utena Kėdainiai Telšiai Visaginas Tauragė Ukmergė
Plungė Kretinga Šilutė Radviliškis Palanga Gargždai Druskininkai Rokiškis Biržai Elektrėnai Kuršėnai Garliava Vilkaviškis Jurbarkas Raseiniai
Anykščiai Lentvaris Grigiškės Joniškis Kelmė Prienai Varėna Naujoji Kaišiadorys Pasvalys Kupiškis Zarasai Skuodas Kazlai Širvintos Molėtai
Šakiai Šalčininkai Švenčionys Ignalina Šilalė Pakruojis Kybartai Vievis Nemenčinė Lazdijai Kalvarija Trakai Birštonas Neringa Nida Juodkrantė
Preila Pervalka Žiežmariai Viekšniai Rietavas Pagėgiai Eišiškės Ariogala Šeduva Venta Akmenė Naujamiestis Tytuvėnai Rūdiškės Pabradė
Švenčionėliai Dūkštas Baltoji Vokė Aukštaitija Žemaitija Dzūkija Suvalkija Sūduva Užnemunė Nemunas Neris Nevėžis Šešupė Venta Minija Jūra
Merkys Šventoji Dubysa Mūša Lėvuo Žeimena Mituva Akmena Dainava Galvė Plateliai Antakalnis Žvėrynas Šnipiškės Žirmūnai Lazdynai Karoliniškės
Justiniškės Viršuliškės Šeškinė Fabijoniškės Pašilaičiai Pilaitė Naujininkai Užupis Naujoji Vilnia Aleksotas Šančiai Žaliakalnis Vilijampolė
Dainava Eiguliai Šilainiai Petrašiūnai Panemunė Santaka Romainiai Vaišvydava Rumšiškės Karmėlava Domeikava Raudondvaris Ringaudai Akademija
Giruliai Melnragė Smiltynė Gubernija Lieporiai Gytariai Karaliaučius Tilžė Ragainė Gumbinė Įsrutis Mažoji Prūsija Livonija Latgala Kuršas
Ryga Talinas Varšuva Krokuva Gdanskas Gdynė Liublinas Lodzė Poznanė Vroclavas Ščecinas Balstogė Suvalkai Seinai Punskas Augustavas Minskas
Gardinas Brestas Vitebskas Gomelis Maskva Peterburgas Sankt Leningradas Kaliningradas Pskovas Novgorodas Smolenskas Kijevas Lvovas Odesa
Charkovas Černobylis Donbasas Doneckas Luhanskas Krymas Sevastopolis Jalta Liepoja Ventspilis Daugpilis Jelgava Jūrmala Bauskė Cėsys Tartu
Pernu Narva Helsinkis Stokholmas Oslas Kopenhaga Reikjavikas Berlynas Hamburgas Miunchenas Kelnas Frankfurtas Štutgartas Diuseldorfas
Leipcigas Drezdenas Dortmundas Bona Hanoveris Niurnbergas Bremenas Viena Zalcburgas Ciurichas Ženeva Bernas Bazelis Lozana Praha Brno
Bratislava Budapeštas Bukareštas Sofija Belgradas Zagrebas Liubliana Sarajevas Skopjė Tirana Atėnai Salonikai Stambulas Ankara Antalija
Roma Milanas Neapolis Turinas Venecija Florencija Genuja Bolonija Palermas Sicilija Sardinija Paryžius Marselis Lionas Nica Tulūza Bordo
Strasbūras Lilis Madridas Barselona Valensija Sevilija Malaga Lisabona Portas Londonas Mančesteris Liverpulis Birmingamas Lidsas Glazgas
Edinburgas Belfastas Dublinas Korkas Amsterdamas Roterdamas Haga Utrechtas Briuselis Antverpenas Briugė Liuksemburgas Niujorkas Vašingtonas
Čikaga Bostonas Filadelfija Majamis Hiustonas Dalasas Detroitas Sietlas Denveris Kalifornija Florida Teksasas Nevada Aliaska Havajai Torontas
Monrealis Otava Vankuveris Kvebekas Meksikas Havana Bogota Lima Santjagas Buenos Airės Montevidėjas Brazilija Karakasas Pekinas Šanchajus
Honkongas Tokijas Kiotas Osaka Hirosima Seulas Pchenjanas Taipėjus Bankokas Hanojus Singapūras Džakarta Manila Delis Mumbajus Kalkuta
Islamabadas Kabulas Teheranas Bagdadas Damaskas Beirutas Jeruzalė Aviva Kairas Aleksandrija Tripolis Tunisas Alžyras Rabatas Kasablanka
Nairobis Johanesburgas Keiptaunas Pretorija Lagosas Adis Abeba Sidnėjus Melburnas Kanbera Oklandas Velingtonas Tbilisis Jerevanas Baku
Taškentas Almata Astana Biškekas Ašchabadas Dušanbė Čečėnija Groznas Dagestanas Tatarstanas Kazanė Sibiras Uralas Kaukazas Volga Donas Dniepras
Dunojus Reinas Elbė Temzė Sena Vysla Oderis Nilas Amazonė Misisipė Gangas Baltija Viduržemio Atlantas Alpės Karpatai Himalajai Tatrai Andai
Europa Azija Afrika Amerika Australija Antarktida Okeanija Skandinavija Pabaltijys Balkanai Pirėnai Apeninai Anglija Škotija Velsas Airija Britanija
Olandija Bavarija Saksonija Silezija Galicija Bohemija Moravija Transilvanija Besarabija Sąjūdis Kosovas Korsika Kreta Kipras Malta Bretanė
Normandija Provansas Katalonija Andalūzija Toskana Lombardija Tibetas Mandžiūrija Kašmyras Bengalija Palestina Izraelis Judėja Galilėja Babilonas
Betliejus Nazaretas Troja Sparta Kartagina Persija Mesopotamija Asirija Prūsija Rusija Sovietija Jugoslavija Čekoslovakija
"""
"""Places that people write about most; written in lower case they count, too."""

DOUBTFUL_PLACES = """
Viena Sena Jūra Akademija Gubernija Santaka Donas Bona Portas Malta Kreta Lima Nica Delis Roma Galvė Merkys Korkas Reinas Lionas Elbė Alpės
Andai Oderis Baltoji Naujoji Mažoji Baku Bernas Bostonas Kairas Judėja Žvėrynas Turinas Tartu Mūša Gumbinė Gardinas Pekinas Smiltynė Kipras Neris Venta Minija Akmena Dainava Biržai Kazlai Užupis Sankt Buenos Airės Adis Abeba Aviva Vokė
Brestas Narva Korėja Arabija Persija Europa Baltija Aleksandrija Florencija Sofija Volga Konstancija Kalvarija Troja Sparta Valensija Sąjūdis
Viduržemio Atlantas Amazonė Azija Lilis Liverpulis Haga Osaka Antarktida Akmenė Šventoji Panemunė Rasos Vilnia Kuršas Aleksotas Augustavas
Petrašiūnai Romainiai Emyratai Juodkrantė Meksikas Torontas Tunisas Gangas Nilas Genuja Latgala Livonija Prūsija
"""
"""Known places whose names, in some form, are other words or names: no place at a sentence's beginning or in lower case."""

NO_NAMES = """
Yra Pavardė Vardas Copyright Evolution Windows Bendrovė Darbas Plentas Sodyba Stotis Sodra Pylimas Slapukė Šlapimas Senamiestis Linuxas Mozilla
Internetas Pythonas Bibliotekos Santaika Dievas Viešpats Seimas Talmudas Biblija Koranas Kalėdos Velykos Sąjūdis Marsas Saturnas Plutonas
Jupiteris Venera Neptūnas Uranas Titanikas Kremlius Holivudas Laukas Ragas Raistas Dvaras Kupidonas Sodžius Vakzalas Pelkė Centras Bokštas Tiltas
Maldybė Norma Grupė Mokykla Šaltinis Akademija Kalnas Ežeras Upė Kaimas Miestas Santarvė Vingis Teritorija Lobis Mašina Draugystė Ferma Kronika
"""
"""Proper nouns of the dictionary that name neither a person nor a place."""
