"""Closed lists of the generator, written for this project: names Faker lacks, places CLDR lacks, and neither."""

from __future__ import annotations


def _split(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.replace("\n", " ").split(",") if item.strip())


ROMANISED_GIVEN = _split(
    """Wei, Xiaoming, Jing, Li Na, Haoran, Yuxuan, Mei, Jun, Ziyi, Guoqiang, Hiroshi, Yuki, Sakura, Kenji, Haruto,
    Aiko, Ji-woo, Min-jun, Soo-jin, Hyun, Seo-yeon, Ahmed, Mohammed, Muhammad, Fatima, Aisha, Omar, Youssef,
    Layla, Hassan, Khalid, Abdul Rahman, Nour, Salma, Priya, Rahul, Anjali, Arjun, Lakshmi, Vijay, Amit,
    Deepika, Sanjay, Ananya, Oleksandr, Olena, Taras, Iryna, Vladimir, Dmitry, Svetlana, Natalia, Sergei,
    Yelena, Boris, Mehmet, Ayşe, Emre, Zeynep, Reza, Shirin, Dariush, Chinedu, Ngozi, Kwame, Ama, Tendai, Thabo,
    Wanjiru, Nguyen, Linh, Thanh, Somchai, Giorgi, Nino, Aram, Ani, Ivan, Petar, Milica, Dragan, Ion, Andreea,
    Lars, Søren, Bjørn, Siobhan, Niamh, Eoin"""
)
ROMANISED_FAMILY = _split(
    """Wang, Zhang, Li, Chen, Liu, Huang, Zhao, Wu, Zhou, Xu, Sun, Ma, Lin, Chang, Tsai, Wong, Chan, Lee, Tanaka,
    Suzuki, Sato, Yamamoto, Watanabe, Nakamura, Kim, Park, Choi, Jung, Kang, Al-Farsi, Hassan, El-Sayed, Ben
    Ali, Haddad, Khan, Malik, Hussein, Rahman, Ahmadi, Hosseini, Patel, Sharma, Singh, Gupta, Kumar, Reddy,
    Iyer, Chatterjee, Shevchenko, Kovalenko, Bondarenko, Petrov, Ivanova, Smirnov, Volkov, Yılmaz, Demir, Kaya,
    Öztürk, Okafor, Adeyemi, Mensah, Nkosi, Kamau, Diallo, Traoré, Nguyen, Tran, Pham, Beridze, Sargsyan,
    Horvat, Jovanović, Popescu, Ionescu, Novák, Svoboda, Nagy, Szabó, Papadopoulos, Kowalski, Nowak, Kazlauskas,
    Petrauskienė, Bērziņš, Tamm, O'Brien, O'Connor, McDonald, MacLeod, van der Berg, de Vries, von Braun, di
    Stefano, D'Angelo, dos Santos, da Silva, Nielsen, Berg"""
)
PARTICLES = _split("de, von, van, van der, di, da, del, de la, al-, bin, ibn, la, le, du, zu, dos, Mac, af")

ALIASES: dict[str, tuple[str, ...]] = {
    "en": _split(
        """USA, U.S., US, UK, U.K., United States of America, Britain, Great Britain, England, Scotland, Wales,
        Holland, Burma, the Netherlands, Soviet Union, USSR, East Germany, West Germany, Yugoslavia, Czechoslovakia,
        Korea, Russia, Ottoman Empire, Roman Empire, Prussia, Persia, Europe, Asia, Africa, South America, North
        America, Antarctica, Central Asia, Southeast Asia, the Middle East, the Balkans, Scandinavia, the Caribbean,
        Latin America, Palestine, West Africa, the Gulf of Mexico, the Pacific Ocean, the Atlantic, the Black Sea,
        the Rhine, the Danube, the Nile, the Mississippi, the Alps, the Himalayas, Mount Fuji, Lake Victoria,
        Brooklyn, Manhattan, Hollywood, Siberia"""
    ),
    "de": _split(
        """USA, Vereinigte Staaten von Amerika, England, Großbritannien, Schottland, Wales, Holland, Tschechien, UdSSR,
        Sowjetunion, DDR, Bundesrepublik Deutschland, Jugoslawien, Tschechoslowakei, Korea, Preußen, Persien, Birma,
        Osmanisches Reich, Römisches Reich, Europa, Asien, Afrika, Südamerika, Nordamerika, Amerika, Zentralasien,
        Südostasien, Nahost, Balkan, Skandinavien, Karibik, Lateinamerika, Westafrika, Golf von Mexiko, Pazifik,
        Atlantik, Schwarzes Meer, Mittelmeer, Ostsee, Nordsee, Rhein, Donau, Elbe, Nil, Alpen, Himalaya,
        Schwarzwald, Ruhrgebiet, Kreuzberg, Altona, Mitteleuropa, Osteuropa, Sibirien, Mallorca, Kaschmir,
        Palästina, Vatikan"""
    ),
    "es": _split(
        """EE. UU., EE.UU., Estados Unidos de América, USA, Inglaterra, Gran Bretaña, Escocia, Gales, Holanda,
        Birmania, Unión Soviética, URSS, Yugoslavia, Checoslovaquia, Corea, Prusia, Persia, Imperio otomano, Imperio
        romano, Europa, Asia, África, Sudamérica, América del Sur, Norteamérica, América Latina, Latinoamérica,
        Oriente Medio, Balcanes, Escandinavia, Caribe, África Occidental, Centroamérica, golfo de México, océano
        Pacífico, Atlántico, mar Negro, Mediterráneo, Rin, Danubio, Nilo, Amazonas, Alpes, Pirineos, Himalaya,
        Siberia, Palestina, Castilla, Mallorca"""
    ),
    "fr": _split(
        """USA, États-Unis d'Amérique, Angleterre, Grande-Bretagne, Écosse, Pays de Galles, Hollande, Birmanie, URSS,
        Union soviétique, Yougoslavie, Tchécoslovaquie, Corée, Prusse, Perse, Empire ottoman, Empire romain, Europe,
        Asie, Afrique, Amérique du Sud, Amérique du Nord, Amérique latine, Moyen-Orient, Proche-Orient, Balkans,
        Scandinavie, Caraïbes, Afrique de l'Ouest, golfe du Mexique, océan Pacifique, Atlantique, mer Noire,
        Méditerranée, Rhin, Seine, Loire, Danube, Nil, Alpes, Pyrénées, Himalaya, Sibérie, Palestine, Indochine,
        Montmartre, Corse, Majorque"""
    ),
    "it": _split(
        "USA, Stati Uniti d'America, Inghilterra, Gran Bretagna, Europa, Asia, Africa, Unione Sovietica, Tevere"
    ),
    "pt": _split(
        "EUA, Estados Unidos da América, Inglaterra, Grã-Bretanha, Europa, Ásia, África, União Soviética, Tejo"
    ),
    "nl": _split(
        "VS, Verenigde Staten van Amerika, Engeland, Groot-Brittannië, Europa, Azië, Afrika, Sovjet-Unie, Rijn"
    ),
    "lt": _split("JAV, Anglija, Didžioji Britanija, Europa, Azija, Afrika, Sovietų Sąjunga, Žemaitija, Nemunas"),
    "pl": _split("USA, Anglia, Wielka Brytania, Europa, Azja, Afryka, Związek Radziecki, Śląsk, Wisła"),
}
STATES = _split(
    """AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT, NE, NV,
    NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, DC"""
)
REGIONS: dict[str, tuple[str, ...]] = {
    "en": _split(
        """California, Texas, Florida, New York, Illinois, Ohio, Georgia, Michigan, Virginia, Washington, Arizona,
        Oregon, Colorado, Nevada, Utah, Kansas, Tennessee, Alabama, Maine, Iowa, New Jersey, New Mexico, North Carolina,
        Bavaria, Saxony, Catalonia, Andalusia, Brittany, Normandy, Tuscany, Sicily, Lombardy, Flanders,
        Transylvania, Yorkshire, Kent, Cornwall, Essex, Lancashire, Ontario, Quebec, British Columbia, New South
        Wales, Victoria, Queensland, Punjab, Kashmir, Gujarat, Tamil Nadu, Guangdong, Sichuan, Hokkaido, Crimea,
        Silesia, Galicia"""
    ),
    "de": _split(
        """Bayern, Sachsen, Hessen, Thüringen, Nordrhein-Westfalen, Niedersachsen, Schleswig-Holstein, Brandenburg,
        Baden-Württemberg, Rheinland-Pfalz, Saarland, Mecklenburg-Vorpommern, Sachsen-Anhalt, Franken, Schwaben,
        Tirol, Kärnten, Steiermark, Vorarlberg, Katalonien, Andalusien, Bretagne, Normandie, Toskana, Sizilien,
        Lombardei, Flandern, Siebenbürgen, Schlesien, Galizien, Kalifornien, Texas, Florida, Québec, Krim,
        Graubünden, Wallis"""
    ),
    "es": _split(
        """Cataluña, Andalucía, Galicia, Castilla y León, Castilla-La Mancha, Aragón, Extremadura, Navarra, País Vasco,
        La Rioja, Comunidad Valenciana, Región de Murcia, Islas Baleares, Canarias, Cantabria, Asturias, Vizcaya,
        Guipúzcoa, Cádiz, Huelva, Toledo, Jalisco, Nuevo León, Oaxaca, Antioquia, Patagonia, Baviera, Sajonia,
        Bretaña, Normandía, Toscana, Sicilia, Lombardía, Flandes, California, Texas, Florida, Quebec, Crimea,
        Silesia, Tirol"""
    ),
    "fr": _split(
        """Bretagne, Normandie, Alsace, Lorraine, Provence, Bourgogne, Aquitaine, Occitanie, Corse, Île-de-France,
        Picardie, Auvergne, Savoie, Gironde, Finistère, Bouches-du-Rhône, Haute-Garonne, Seine-Saint-Denis,
        Pas-de-Calais, Bavière, Saxe, Catalogne, Andalousie, Toscane, Sicile, Lombardie, Flandre, Wallonie,
        Transylvanie, Californie, Texas, Floride, Québec, Ontario, Crimée, Silésie, Tyrol, Valais, Vaud, Kabylie"""
    ),
}
CITIES: dict[str, tuple[str, ...]] = {
    "en": _split(
        """London, New York, Los Angeles, Chicago, Vienna, Munich, Cologne, Nuremberg, Rome, Milan, Venice, Florence,
        Naples, Turin, Geneva, Zurich, Prague, Warsaw, Cracow, Lisbon, Seville, Brussels, Antwerp, The Hague,
        Copenhagen, Gothenburg, Moscow, Saint Petersburg, Athens, Bucharest, Belgrade, Cairo, Jerusalem, Tehran,
        Beijing, Seoul"""
    ),
    "de": _split(
        """Berlin, Hamburg, München, Köln, Frankfurt am Main, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden,
        Bremen, Hannover, Nürnberg, Wien, Graz, Salzburg, Zürich, Genf, Basel, Bern, Rom, Mailand, Venedig, Florenz,
        Neapel, Prag, Warschau, Krakau, Danzig, Breslau, Lissabon, Sevilla, Brüssel, Antwerpen, Den Haag,
        Kopenhagen, Moskau, Sankt Petersburg, Athen, Bukarest, Belgrad, Kairo, Peking, Tokio, Neu-Delhi, Straßburg,
        Mailand, Nizza, Löwen"""
    ),
    "es": _split(
        """Madrid, Barcelona, Valencia, Sevilla, Zaragoza, Málaga, Bilbao, Alicante, Córdoba, Granada, Oviedo,
        Pamplona, San Sebastián, Salamanca, Badajoz, Londres, Nueva York, Viena, Múnich, Colonia, Roma, Milán,
        Venecia, Florencia, Nápoles, Ginebra, Zúrich, Praga, Varsovia, Cracovia, Lisboa, Bruselas, Amberes, La Haya,
        Copenhague, Moscú, San Petersburgo, Atenas, Bucarest, Belgrado, El Cairo, Pekín, Tokio, Estrasburgo,
        Burdeos, Marsella, París"""
    ),
    "fr": _split(
        """Paris, Lyon, Marseille, Toulouse, Nice, Nantes, Strasbourg, Montpellier, Bordeaux, Lille, Rennes, Reims,
        Dijon, Grenoble, Le Havre, Saint-Étienne, Londres, Vienne, Munich, Cologne, Rome, Milan, Venise, Florence,
        Naples, Turin, Genève, Zurich, Prague, Varsovie, Cracovie, Lisbonne, Séville, Bruxelles, Anvers, La Haye,
        Copenhague, Moscou, Saint-Pétersbourg, Athènes, Bucarest, Belgrade, Le Caire, Pékin, Séoul, Barcelone,
        Francfort, Hambourg, Bâle"""
    ),
    "lt": _split(
        "Vilnius, Kaunas, Klaipėda, Šiauliai, Panevėžys, Alytus, Marijampolė, Vilniuje, Kaune, Klaipėdoje, Londone"
    ),
    "pl": _split("Warszawa, Kraków, Gdańsk, Wrocław, Poznań, Łódź, Lublin, Katowice, Szczecin, Rzeszów, Białystok"),
}
ADJECTIVES: dict[str, tuple[str, ...]] = {
    "en": _split(
        """German, French, Spanish, Italian, Chinese, Russian, American, British, Polish, Lithuanian, Ukrainian,
        Turkish, Japanese, Korean, Indian, Brazilian, Mexican, African, European, Asian, Latin American, Greek,
        Dutch, Swiss, Bavarian, Catalan, Syrian, Israeli, Iraqi, Australian, Canadian, Irish, Scottish, Vietnamese,
        Thai, Portuguese"""
    ),
    "de": _split(
        """deutsch, französisch, spanisch, italienisch, chinesisch, russisch, amerikanisch, britisch, polnisch,
        litauisch, ukrainisch, türkisch, japanisch, koreanisch, indisch, brasilianisch, mexikanisch, afrikanisch,
        europäisch, griechisch, niederländisch, bayerisch, syrisch, israelisch, kanadisch, irisch, portugiesisch,
        ungarisch"""
    ),
    "es": _split(
        """alemana, francesa, española, italiana, china, rusa, americana, británica, polaca, lituana, ucraniana, turca,
        japonesa, coreana, india, brasileña, mexicana, africana, europea, griega, holandesa, siria, israelí,
        argentina, alemán, francés, español, italiano, ruso, estadounidense, británico, polaco, turco, japonés,
        mexicano, chileno"""
    ),
    "fr": _split(
        """allemand, français, espagnol, italien, chinois, russe, américain, britannique, polonais, lituanien,
        ukrainien, turc, japonais, coréen, indien, brésilien, mexicain, africain, européen, grec, néerlandais,
        syrien, israélien, allemande, française, espagnole, italienne, chinoise, américaine, polonaise, turque,
        japonaise, algérien"""
    ),
    "it": _split("tedesco, francese, spagnolo, italiano, cinese, russo, americano, europeo"),
    "pt": _split("alemão, francês, espanhol, italiano, chinês, russo, americano, brasileiro"),
    "nl": _split("Duitse, Franse, Spaanse, Italiaanse, Chinese, Russische, Amerikaanse, Nederlandse"),
}
NOUNS: dict[str, tuple[str, ...]] = {
    "en": _split(
        """jacket, laptop, bridge, church, router, invoice, refund, bouquet, tower, cathedral, subscription, sofa,
        shirt, coffee, burger, salad, rose, iris, lamp, keyboard, contract, library, rocket, tree, garden, museum,
        mattress"""
    ),
    "de": _split(
        """Tisch, Schrank, Router, Vertrag, Pullover, Turm, Dom, Bahnhof, Koffer, Drucker, Baum, Garten, Sessel,
        Mantel, Kühlschrank, Fernseher, Schlüssel, Gutschein, Beleg, Fluss, Wald, Flieder, Bericht, Umsatz,
        Verbrauch, Kaffee"""
    ),
    "es": _split(
        """chaqueta, mesa, camisa, factura, lámpara, torre, catedral, iglesia, maleta, impresora, rosa, silla, nevera,
        tostadora, biblioteca, escuela, fábrica, cama, bicicleta, cafetera, televisión, alfombra, mochila, tarjeta"""
    ),
    "fr": _split(
        """veste, table, chemise, facture, lampe, tour, cathédrale, église, valise, imprimante, rose, chaise, machine,
        robe, bibliothèque, école, usine, bicyclette, cafetière, télévision, jupe, serrure, cloche, statue, gare"""
    ),
    "it": _split("torre, chiesa, giacca, lampada, macchina, biblioteca, fattura, valigia"),
    "pt": _split("torre, igreja, camisa, lâmpada, mesa, biblioteca, fatura, mala"),
    "nl": _split("toren, kerk, jas, lamp, tafel, bibliotheek, koffer, brug"),
}
PRODUCTS = _split(
    """iPhone 15, iPhone, iPad Pro, Galaxy S24, MacBook Air, ThinkPad X1, PlayStation 5, Xbox, Nintendo Switch,
    Kindle, AirPods, Windows 11, Android, Fire TV Stick, Echo Dot, Pixel 8, GoPro, Dyson V11, Thermomix, Fitbit,
    Garmin Fenix, Sonos One, WH-1000XM5, Surface Pro, Roomba, Nespresso, Chromecast, ThermoPro X200, KitchenAid,
    Golf GTI, Corolla, Model 3, Air Max, Ultraboost, Rolex, Lego Technic, Kallax, Billy, Fritz!Box 7590, Office
    365, Photoshop, Java 17,
    Rose Gold, Space Grey, Midnight Blue, Premium Plus, Family Plan, Smart Home Hub, Gold Card, Happy Meal,
    Caesar Salad, Earl Grey, Big Mac, Margherita, Pinot Noir, Prime Video, Galaxy Buds Pro, Black Friday,
    Comfort Plus, Economy Flex"""
)
ORGANISATIONS = _split(
    """Amazon, Google, Microsoft, Apple, Netflix, Spotify, Facebook, Meta, Siemens, BMW, Volkswagen, Bosch, Lidl,
    Aldi, Zalando, DHL, UPS, FedEx, Deutsche Bahn, Lufthansa, Telekom, Vodafone, Orange, SNCF, Renault,
    Carrefour, Airbus, Zara, Santander, BBVA, Telefónica, Iberia, Repsol, Sony, Samsung, Toyota, Nestlé, IKEA,
    H&M, Nike, Adidas, Uber, Airbnb, Booking.com, PayPal, Visa, Mastercard, Reuters, AFP, dpa, AP, EFE, BBC,
    CNN, ARD, ZDF, NATO, UNO, UN, EU, ONU, OTAN, UE, WHO, OMS, UNICEF, UNESCO, FIFA, UEFA, CIA, FBI, KGB, SPD,
    CDU, CSU, PSOE, Labour Party, Republican Party, Greenpeace, Real Madrid, FC Barcelona, Bayern München,
    Manchester United, Paris Saint-Germain, Juventus, Lakers, Yankees, Hermes, Correos, Swedbank, Luminor,
    Maxima, Orlen, Allegro, InPost, Omniva, European Commission, World Bank, Congress, Bundestag, Bundesrat,
    Kreml, Pentagon, Weltbank, Rotes Kreuz, Cruz Roja, Croix-Rouge, Red Cross, Cour de cassation, OpenAI"""
)
ORGANISATION_FORMS: dict[str, tuple[str, ...]] = {
    "en": _split(
        """{F} Ltd, {F} & Sons, {F} and {F} LLP, {F} Inc., University of {C}, {C} University, {C} General Hospital, {C}
        FC, Bank of {N}, {F} Foundation, St. {G} Hospital, {C} Police Department, {C} Times, Ministry of Justice,
        {F} Group"""
    ),
    "de": _split(
        """{F} GmbH, {F} AG, {F} & Söhne, {F} KG, Universität {C}, Universitätsklinikum {C}, FC {C}, SV {C}, Sparkasse
        {C}, Stadtwerke {C}, {F}-Stiftung, Landgericht {C}, Amtsgericht {C}, Klinikum {C}, Autohaus {F}, Kanzlei {F}"""
    ),
    "es": _split(
        """{F} S.A., {F} e Hijos S.L., Universidad de {C}, Hospital Universitario de {C}, Hospital General de {C}, Real
        {C}, Banco de {N}, Fundación {F}, Ayuntamiento de {C}, Hospital San {G}, Clínica {F}, Ministerio de Justicia"""
    ),
    "fr": _split(
        """{F} SARL, {F} et Fils, {F} SA, Université de {C}, CHU de {C}, Hôpital {F}, Olympique de {C}, Banque de {N},
        Fondation {F}, Mairie de {C}, Cabinet {F}, Ministère de la Justice, Le Journal de {C}, Clinique {F}"""
    ),
    "it": _split("{F} S.p.A., {F} S.r.l., Università di {C}, Ospedale di {C}, Comune di {C}"),
    "pt": _split("{F} Lda, {F} S.A., Universidade de {C}, Hospital de {C}, Câmara Municipal de {C}"),
    "nl": _split("{F} B.V., {F} N.V., Universiteit van {C}, Gemeente {C}, FC {C}"),
    "lt": _split("UAB {F}, AB {F}, {F} ir partneriai"),
    "pl": _split("{F} Sp. z o.o., {F} S.A., {F} i Synowie"),
}
