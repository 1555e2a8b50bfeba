"""What the lists of names leave out, and what no package brings: written for this project."""

# ruff: noqa: E501, SIM905 - lists of words

from __future__ import annotations

NO_TERRITORIES = frozenset({"001", "QO", "XA", "XB", "ZZ", "EU", "EZ", "UN", "003"})

SHORT = frozenset("uk usa uae nyc ulm zug rom wien bonn kiel ee uu eeuu ddr brd rhin rin nil pau".split())
"""Places of three letters that are worth their confusions."""

ALWAYS_GIVEN = {
    "en": "jack mark bill grace rose frank bob rob ray jean gene dale dean carol carl dick harry jimmy mary nick pat patty peter phil ron sue ted terry tim tom tony victor warren wayne will peg beth dolly faye fay gus hank ike jo josh kit len lance max mike nan ned oscar otto percy reg rod roger sally sandy sid stu teddy timothy vic",
    "es": "maria ana juan jose carlos luis jorge andres alberto eva lucia marta martin ramon raul rocio ruben sara silvia susana tomas veronica virginia ignacio elena felix jaime joaquin leon lorena lorenzo magdalena marcos marina mario mercedes noelia oscar paula pedro pilar rita roberto rosa sandra teresa victor yolanda",
    "de": "frank martin peter stefan walter max karin kai bernd michael thomas robert simon hanna hannah anna rosa eva paul karl jan tim kim robin jens",
    "fr": "pierre claire marie jean rose denis gilles martin victor simon louis luc marc paul pascal pascale laurent vincent remi guy ginette colette constance jeanne madeleine michel michele nicolas valentin valentine christian clement charlotte carmen romain roman robin berthe catherine jacques jules guillaume fanny sylvain sylvie camille",
}
"""Given names that count as such although a dictionary has the word."""

WORDS_TOO = {
    "en": ALWAYS_GIVEN["en"],
    "es": "rocio tomas leon marcos marina mercedes pilar rosa magdalena",
    "de": "kai",
    "fr": "pierre rose constance clement claire marie jean romain pascal guillaume",
}
"""Those of them that are words in lower case and where sentences begin."""

BOTH = frozenset(
    """sofia victoria charlotte florence carolina georgia virginia madison austin jackson jordan israel santiago diego sydney
    chelsea savannah alexandria valencia lorena lucia marina paris houston dallas kingston lincoln india kenya chad cuba ireland
    carmen marino leon vienna eugene regina aurora elena laura martin jose juan pablo luis miguel francisco salvador nicolas
    washington wilson nelson hamilton stanley clinton lawrence albert gilbert murray kent allen""".split()
)
"""Places that people are as often named like."""

NOT_GIVEN = frozenset(
    """america london germany france japan china england britain asia africa angeles italy egypt europe monday tuesday wednesday
    thursday friday saturday sunday january february march september october november december nazi isis german irish christ my an
    so do can per sir lady story star link rest chance job forum server love line will may diesel channel case baron om mac me
    yen sol ya ho yu an in is it as so us one two ten first last miss mister doctor prince princess queen king duke earl baby boy
    girl infant unknown male female genesis exodus amen halo heaven legacy legend lyric poet rock jazz blues diamond royalty
    majesty reign zion creed saint shiloh cannon blaze jet wolf bear fox lion tiger phoenix ocean river lake sea storm rain snow
    winter autumn spring cash dollar lexus porsche bentley royce ferrari armani chanel dior tesla apple alexa siri google del le la
    de van von der den el al san santa santo st da du les des no non si sa ma ta ne na ka ba ra wa te tu on or et ou en es e y i
    jan iban swift easter jupiter aries taurus gemini virgo libra scorpio alpha omega windows come over assembly gael manager maple general dia amor jarl nacional west east north south lane street road drive""".split()
)

PLACES = {
    "en": """USA, United States of America, America, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Holland,
The Netherlands, Czech Republic, Soviet Union, Yugoslavia, Czechoslovakia, Bosnia, Herzegovina, Burma, Congo, Ivory
Coast, East Timor, Hong Kong, Macau, Macao, Vatican, Palestine, Gaza, Gaza Strip, West Bank, Kashmir, Kurdistan,
Tibet, Siberia, Scandinavia, Balkans, Middle East, Far East, Latin America, South America, North America, Central
America, Southeast Asia, Eastern Europe, Western Europe, Antarctica, Arctic, Caribbean, Mediterranean, Atlantic,
Atlantic Ocean, Pacific Ocean, Indian Ocean, North Sea, Baltic Sea, Black Sea, Red Sea, Dead Sea, Caspian Sea, Persian
Gulf, English Channel, Gulf of Mexico, Lake Michigan, Lake Superior, Lake Victoria, Lake Geneva, Rhine, Danube,
Thames, River Thames, Seine, Loire, Elbe, Volga, Nile, Amazon River, Mississippi River, Hudson River, Potomac,
Euphrates, Tigris, Ganges, Mekong, Yangtze, Alps, Pyrenees, Andes, Himalayas, Carpathians, Rocky Mountains, Mount
Everest, Kilimanjaro, Sahara, Tuscany, Bavaria, Saxony, Prussia, Catalonia, Andalusia, Normandy, Brittany, Provence,
Lombardy, Sicily, Sardinia, Corsica, Crete, Cyprus, Transylvania, Bohemia, Moravia, Galicia, Silesia, Pomerania,
Flanders, Wallonia, Crimea, Chechnya, Manhattan, Brooklyn, Queens, Bronx, Staten Island, Harlem, Hollywood, Beverly
Hills, Silicon Valley, Santa Monica, New England, Cornwall, Devon, Dorset, Somerset, Kent, Essex, Sussex, Surrey,
Norfolk, Suffolk, Yorkshire, Lancashire, Cumbria, Northumberland, Hertfordshire, Oxfordshire, Cambridgeshire,
Hampshire, Wiltshire, Gloucestershire, Leicestershire, Nottinghamshire, Derbyshire, Cheshire, Shropshire,
Lincolnshire, Buckinghamshire, Bedfordshire, Berkshire, Highlands, Shetland, Orkney, Isle of Wight, Isle of Man, Soho,
Camden, Westminster, Munich, Cologne, Nuremberg, Vienna, Geneva, Zurich, Basel, Bern, Brussels, Antwerp, Bruges,
Ghent, The Hague, Copenhagen, Gothenburg, Warsaw, Krakow, Prague, Lisbon, Porto, Seville, Saragossa, Florence, Venice,
Rome, Milan, Naples, Turin, Genoa, Athens, Belgrade, Bucharest, Moscow, Saint Petersburg, Kiev, Kyiv, Odessa, Tehran,
Baghdad, Damascus, Jerusalem, Bethlehem, Nazareth, Cairo, Beijing, Peking, Canton, Bombay, Calcutta, Madras, Saigon,
Washington DC, Washington D C, New York City, NYC, St Louis, St Paul, Ft Lauderdale""",
    "es": """España, EE UU, EEUU, Estados Unidos de América, Gran Bretaña, Inglaterra, Escocia, Gales, Irlanda del Norte, Holanda,
Países Bajos, República Checa, Unión Soviética, Yugoslavia, Checoslovaquia, Birmania, Congo, Palestina, Gaza,
Cisjordania, Cachemira, Siberia, Escandinavia, Balcanes, Oriente Medio, Oriente Próximo, Sudamérica, Suramérica,
Centroamérica, Norteamérica, América Latina, América del Sur, América del Norte, Iberoamérica, Europa del Este,
Antártida, Caribe, Mediterráneo, Atlántico, Océano Atlántico, Océano Pacífico, Mar del Norte, Mar Báltico, Mar Negro,
Mar Rojo, Mar Muerto, Golfo de México, Canal de la Mancha, Rin, Danubio, Támesis, Sena, Ebro, Tajo, Duero,
Guadalquivir, Guadiana, Miño, Amazonas, Misisipi, Nilo, Alpes, Pirineos, Andes, Himalaya, Sierra Nevada, Cataluña,
Catalunya, País Vasco, Euskadi, Castilla, Castilla y León, Castilla La Mancha, Comunidad Valenciana, Comunidad de
Madrid, Extremadura, Andalucía, Aragón, Asturias, Cantabria, Galicia, Murcia, Navarra, La Rioja, Baleares, Islas
Baleares, Islas Canarias, Mallorca, Menorca, Ibiza, Formentera, Tenerife, Gran Canaria, Lanzarote, Fuerteventura, La
Palma, La Gomera, Ceuta, Melilla, Álava, Vizcaya, Bizkaia, Guipúzcoa, Gipuzkoa, La Coruña, A Coruña, Orense, Gerona,
Lérida, San Sebastián, Donostia, Vitoria, Londres, París, Nueva York, Los Ángeles, Múnich, Colonia, Berlín, Viena,
Ginebra, Zúrich, Bruselas, Amberes, Copenhague, Estocolmo, Varsovia, Praga, Lisboa, Oporto, Roma, Milán, Nápoles,
Turín, Venecia, Florencia, Atenas, Estambul, Moscú, San Petersburgo, Jerusalén, El Cairo, Pekín, Tokio, Ciudad de
México, La Habana, Estrasburgo, Burdeos, Marsella, Baviera, Bretaña, Normandía, Sicilia, Cerdeña, Córcega, Chechenia,
Crimea""",
    "de": """USA, Vereinigte Staaten von Amerika, Amerika, Großbritannien, England, Schottland, Wales, Nordirland, Holland,
Tschechische Republik, Tschechei, Sowjetunion, Jugoslawien, Tschechoslowakei, DDR, BRD, Bundesrepublik Deutschland,
Bosnien, Herzegowina, Burma, Birma, Kongo, Elfenbeinküste, Weißrussland, Moldawien, Mazedonien, Vatikan, Palästina,
Gaza, Gazastreifen, Westjordanland, Kaschmir, Kurdistan, Sibirien, Skandinavien, Balkan, Nahost, Naher Osten, Nahen
Osten, Lateinamerika, Südamerika, Nordamerika, Mittelamerika, Südostasien, Osteuropa, Westeuropa, Mitteleuropa,
Antarktis, Arktis, Karibik, Mittelmeer, Atlantik, Pazifik, Nordsee, Ostsee, Schwarzes Meer, Schwarzen Meer, Rotes
Meer, Bodensee, Genfersee, Zürichsee, Chiemsee, Ärmelkanal, Rhein, Donau, Elbe, Oder, Weser, Main, Mosel, Neckar,
Isar, Spree, Havel, Themse, Seine, Wolga, Nil, Mississippi, Alpen, Pyrenäen, Anden, Himalaya, Karpaten, Harz,
Schwarzwald, Eifel, Hunsrück, Taunus, Erzgebirge, Allgäu, Ruhrgebiet, Rheinland, Westfalen, Lüneburger Heide,
Sauerland, Siegerland, Münsterland, Emsland, Ostfriesland, Oberbayern, Niederbayern, Oberpfalz, Unterfranken,
Oberfranken, Mittelfranken, Schwaben, Franken, Pfalz, Lausitz, Vogtland, Uckermark, Holstein, Ostpreußen, Westpreußen,
Preußen, Pommern, Schlesien, Böhmen, Mähren, Siebenbürgen, Elsass, Lothringen, Südtirol, Toskana, Sizilien, Sardinien,
Korsika, Kreta, Mallorca, Katalonien, Andalusien, Bretagne, Normandie, Krim, Tschetschenien, Rügen, Usedom, Sylt,
Norderney, Borkum, Kreuzberg, Prenzlauer Berg, Charlottenburg, Neukölln, Altona, Schwabing, Nürnberg, Köln, Mailand,
Venedig, Florenz, Rom, Neapel, Turin, Genua, Brüssel, Antwerpen, Gent, Brügge, Lüttich, Den Haag, Kopenhagen,
Warschau, Krakau, Danzig, Breslau, Stettin, Königsberg, Prag, Lissabon, Athen, Belgrad, Bukarest, Moskau, Sankt
Petersburg, Kiew, Teheran, Bagdad, Damaskus, Jerusalem, Kairo, Peking, Tokio, Straßburg, Nizza, Mülhausen, New York,
Frankfurt, Frankfurt am Main, Frankfurt a M, Freiburg, Freiburg im Breisgau, Halle Saale, Hannover, Neuss, Rostock,
Wien, Graz, Linz, Innsbruck, Zürich, Basel, Bern, Genf, Lausanne, Luzern, Winterthur, St Gallen""",
    "fr": """USA, États-Unis d'Amérique, Amérique, Grande-Bretagne, Angleterre, Écosse, Pays de Galles, Irlande du Nord, Hollande,
République tchèque, Union soviétique, Yougoslavie, Tchécoslovaquie, Bosnie, Herzégovine, Birmanie, Congo, Palestine,
Gaza, Cisjordanie, Cachemire, Kurdistan, Sibérie, Scandinavie, Balkans, Moyen-Orient, Proche-Orient, Amérique latine,
Amérique du Sud, Amérique du Nord, Amérique centrale, Europe de l'Est, Antarctique, Arctique, Caraïbes, Méditerranée,
Atlantique, Pacifique, Mer du Nord, Mer Noire, Mer Rouge, La Manche, Rhin, Danube, Tamise, Seine, Loire, Rhône,
Garonne, Dordogne, Volga, Nil, Alpes, Pyrénées, Andes, Himalaya, Vosges, Jura, Cévennes, Massif central, Île-de-
France, Ile de France, Bretagne, Normandie, Alsace, Lorraine, Bourgogne, Franche-Comté, Auvergne, Limousin, Aquitaine,
Nouvelle-Aquitaine, Occitanie, Midi-Pyrénées, Languedoc, Roussillon, Provence, Côte d'Azur, Provence-Alpes-Côte
d'Azur, PACA, Picardie, Champagne-Ardenne, Poitou-Charentes, Pays de la Loire, Hauts-de-France, Grand Est, Centre-Val
de Loire, Corse, Savoie, Haute-Savoie, Guadeloupe, Martinique, Guyane, La Réunion, Mayotte, Nouvelle-Calédonie,
Polynésie, Wallonie, Flandre, Flandres, Wallonie, Bruxelles, Anvers, Gand, Liège, Louvain, Bruges, Londres, Douvres,
Barcelone, Séville, Lisbonne, Porto, Rome, Milan, Turin, Naples, Venise, Florence, Gênes, Vienne, Genève, Bâle, Berne,
Zurich, Munich, Cologne, Francfort, Hambourg, Berlin, Nuremberg, Aix-la-Chapelle, Copenhague, Varsovie, Cracovie,
Prague, Athènes, Belgrade, Bucarest, Moscou, Saint-Pétersbourg, Kiev, Téhéran, Bagdad, Damas, Jérusalem, Le Caire,
Alger, Tunis, Casablanca, Pékin, Tokyo, La Havane, Nouvelle-Orléans, Californie, Floride, Bavière, Catalogne,
Andalousie, Sicile, Sardaigne, Crète, Crimée, Tchétchénie, Marseille, Toulouse, Le Havre, Le Mans, La Rochelle, Saint-
Étienne, Saint-Denis, Montréal, Québec,
Caucase, Macédoine, Daghestan, Ingouchie, Ossétie, Ossétie du Nord, Ossétie du Sud, Kabardino-Balkarie, Bachkirie,
Carélie, Kirghizistan, Abkhazie, Adjarie, Haut-Karabakh, Nakhitchevan, Transnistrie, Gagaouzie, Donbass, Galicie,
Volhynie, Bucovine, Ruthénie, Mazovie, Silésie, Haute-Silésie, Basse-Silésie, Poméranie, Masurie, Petite-Pologne,
Grande-Pologne, Podlachie, Moravie, Transylvanie, Valachie, Dobroudja, Voïvodine, Dalmatie, Istrie, Slavonie,
Carniole, Styrie, Carinthie, Haute-Autriche, Basse-Autriche, Basse-Saxe, Saxe-Anhalt, Rhénanie-Palatinat,
Rhénanie-du-Nord-Westphalie, Rhénanie, Westphalie, Sarre, Bade-Wurtemberg, Mecklembourg-Poméranie-Occidentale,
Thuringe, Franconie, Souabe, Palatinat, Cappadoce, Thrace, Attique, Épire, Thessalie, Eubée, Corfou, Thessalonique,
Salonique, Le Pirée, Patras, Calabre, Lombardie, Toscane, Ombrie, Vénétie, Émilie-Romagne, Frioul, Frioul-Vénétie
Julienne, Ligurie, Campanie, Pouilles, Basilicate, Abruzzes, Latium, Trentin-Haut-Adige, Haut-Adige, Tyrol du Sud, Val
d'Aoste, Estrémadure, Galice, Castille-et-León, Algarve, Alentejo, Gueldre, Zélande, Brabant-Septentrional, Jutland,
Scanie, Laponie, Dalécarlie, Ostrobotnie, Livonie, Courlande, Latgale, Samogitie, Cornouailles, Chypre du Nord,
Antioche, Alexandrette, Andrinople, Trébizonde, Marioupol, Louhansk, Iekaterinbourg, Mourmansk, Gumri, Gandja,
Batoumi, Soukhoumi, Jassy, Bourgas, Mitrovica, Srebrenica, Vukovar, Dubrovnik, Salzbourg, Fribourg-en-Brisgau,
Mayence, Ratisbonne, Coblence, Sarrebruck, Nimègue, Maestricht, Tromsø, Londonderry, La Valette""",
}
"""Regions, rivers, seas, mountains, former states and exonyms."""

REGIONS = {
    "de": """Baden-Württemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, Hessen, Mecklenburg-Vorpommern, Mecklenburg, Vorpommern, Niedersachsen,
Nordrhein-Westfalen, NRW, Rheinland-Pfalz, Saarland, Sachsen, Sachsen-Anhalt, Schleswig-Holstein, Thüringen, Baden, Württemberg, Burgenland, Kärnten,
Niederösterreich, Oberösterreich, Salzburg, Steiermark, Tirol, Vorarlberg, Aargau, Appenzell, Appenzell Ausserrhoden, Appenzell Innerrhoden,
Basel-Landschaft, Basel-Stadt, Baselland, Fribourg, Glarus, Graubünden, Jura, Neuenburg, Nidwalden, Obwalden, Schaffhausen, Schwyz, Solothurn, Tessin,
Thurgau, Waadt, Wallis, Kalifornien, Vereinigten Staaten, Vereinigten Königreich, Niederlanden, Philippinen, Malediven, Kanaren, Balearen, Azoren, Seychellen,
Großbritanniens, Serbien und Montenegro, Transnistrien, Abchasien, Südossetien, Österreich-Ungarn, Deutsches Reich, Deutschen Reich, Sowjetunion""",
    "es": """Andalucía, Aragón, Asturias, Principado de Asturias, Islas Baleares, Canarias, Cantabria, Castilla-La Mancha, Castilla y León, Cataluña, Comunitat
Valenciana, Extremadura, Galicia, Comunidad de Madrid, Región de Murcia, Navarra, Comunidad Foral de Navarra, País Vasco, La Rioja, Albacete, Alicante, Almería,
Ávila, Badajoz, Barcelona, Burgos, Cáceres, Cádiz, Castellón, Ciudad Real, Córdoba, Cuenca, Girona, Granada, Guadalajara, Huelva, Huesca, Jaén, León, Lleida, Lugo,
Madrid, Málaga, Murcia, Ourense, Palencia, Las Palmas, Las Palmas de Gran Canaria, Pontevedra, Salamanca, Santa Cruz de Tenerife, Segovia, Sevilla, Soria, Tarragona,
Teruel, Toledo, Valencia, Valladolid, Zamora, Zaragoza, Aguascalientes, Baja California, Campeche, Chiapas, Chihuahua, Coahuila, Colima, Durango, Guanajuato, Guerrero,
Hidalgo, Jalisco, Michoacán, Morelos, Nayarit, Nuevo León, Oaxaca, Puebla, Querétaro, Quintana Roo, San Luis Potosí, Sinaloa, Sonora, Tabasco, Tamaulipas, Tlaxcala,
Veracruz, Yucatán, Zacatecas, CDMX, Misiones, Chaco, Formosa, Neuquén, Río Negro, Chubut, Santa Fe, Entre Ríos, Tucumán, Mendoza, Antioquia, Cundinamarca, Boyacá,
Santander, Nariño, Huila, Tolima, Cauca, Valle del Cauca, Magdalena, Bolívar, Atlántico, Sucre, California, Nueva Jersey, Carolina del Norte, Carolina del Sur""",
    "fr": """Ain, Aisne, Allier, Alpes-de-Haute-Provence, Hautes-Alpes, Alpes-Maritimes, Ardèche, Ardennes, Ariège, Aube, Aude, Aveyron, Bouches-du-Rhône, Calvados,
Cantal, Charente, Charente-Maritime, Cher, Corrèze, Corse-du-Sud, Haute-Corse, Côte-d'Or, Côtes-d'Armor, Creuse, Dordogne, Doubs, Drôme, Eure, Eure-et-Loir, Finistère,
Gard, Haute-Garonne, Gers, Gironde, Hérault, Ille-et-Vilaine, Indre, Indre-et-Loire, Isère, Landes, Loir-et-Cher, Loire-Atlantique, Loiret, Lot-et-Garonne, Lozère,
Maine-et-Loire, Manche, Marne, Haute-Marne, Mayenne, Meurthe-et-Moselle, Meuse, Morbihan, Moselle, Nièvre, Oise, Orne, Pas-de-Calais, Puy-de-Dôme,
Pyrénées-Atlantiques, Hautes-Pyrénées, Pyrénées-Orientales, Bas-Rhin, Haut-Rhin, Haute-Saône, Saône-et-Loire, Sarthe, Seine-Maritime, Seine-et-Marne, Yvelines,
Deux-Sèvres, Somme, Tarn, Tarn-et-Garonne, Vaucluse, Vendée, Haute-Vienne, Yonne, Territoire de Belfort, Essonne, Hauts-de-Seine, Seine-Saint-Denis,
Val-de-Marne, Val-d'Oise, Hainaut, Brabant, Brabant wallon, Namur, Luxembourg, Anvers, Limbourg, Vaud, Valais, Neuchâtel, Fribourg, Tessin, Argovie, Thurgovie, Grisons,
Lucerne, Soleure, Schaffhouse, Colombie-Britannique, Nouveau-Brunswick, Nouvelle-Écosse, Ontario, Terre-Neuve, Outre-Mer, Basse-Normandie, Haute-Normandie,
Rhône-Alpes, Auvergne-Rhône-Alpes, Bourgogne-Franche-Comté, Languedoc-Roussillon, Nord-Pas-de-Calais, Pays basque, Périgord, Quercy, Béarn, Anjou, Touraine, Berry, Poitou,
Saintonge, Gascogne, Dauphiné, Nivernais, Bourbonnais, Vexin, Beauce, Sologne, Brie, Camargue, Luberon, Kabylie""",
    "en": """Greater London, Greater Manchester, Merseyside, Tyneside, West Midlands, East Anglia, Home Counties, Lake District, Peak District, Cotswolds,
Scottish Highlands, County Cork, County Kerry, County Dublin, County Antrim, County Down, Southern California, Northern California, Bay Area, Midwest, New South Wales""",
}
"""Regions of the home countries, by their names in the language: CLDR gives them in English only."""

GIVEN = {
    "en": "Bob Bobby Rob Robbie Bill Billy Will Willy Tom Tommy Tim Timmy Jim Jimmy Joe Joey Jo Mike Mick Mickey Dave Davey Steve Chris Matt Nick Nicky Tony Andy Drew Dan Danny Ben Benny Sam Sammy Alex Al Ed Eddie Ted Teddy Ned Rick Ricky Dick Rich Richie Greg Jeff Geoff Phil Pete Ray Ron Ronnie Ken Kenny Larry Gary Barry Harry Jerry Terry Jack Jake Zach Zac Josh Nate Pat Patty Sue Susie Suzie Liz Lizzie Beth Betty Becky Becca Kate Katie Kathy Cathy Kim Kit Jen Jenny Jess Jessie Meg Maggie Peggy Peg Nan Nancy Ann Annie Abby Ally Allie Mandy Sandy Cindy Wendy Vicky Vicki Tina Gina Nina Molly Polly Dolly Milly Millie Lily Ellie Nellie Nell Tess Tessa Trish Tricia Debbie Deb Barb Babs Bev Val Viv Jackie Josie Rosie Rory Niamh Siobhan Saoirse Aoife Sinead Ciara Eoin Cillian Oisin Padraig Seamus Declan Fergus Callum Alistair Hamish Angus Ewan Ewen Iain Euan Rhys Gareth Dylan Owen Nigel Clive Graham Trevor Neville Rupert Giles Hugo Gemma Kirsty Fiona Morag Ailsa Imogen Poppy Priya Anjali Ravi Sanjay Vijay Rahul Deepak Amit Anil Sunil Arjun Aditya Rohan Neha Pooja Sunita Lakshmi Mohammed Muhammad Mohamed Mohammad Ahmed Ali Hassan Hussein Omar Youssef Ibrahim Khalid Yusuf Fatima Aisha Zainab Khadija Amina Wei Ming Hiroshi Kenji Yuki Sakura Takashi Jun Olga Svetlana Natasha Tatiana Irina Ivan Igor Dmitri Dmitry Sergei Sergey Vladimir Boris Alexei Mikhail Nikolai Oleg Yuri",
    "es": "Pepe Paco Pancho Nacho Chema Juanma Josemi Manolo Manolito Lola Lolita Pepa Paqui Conchi Concha Charo Chelo Merche Mamen Maite Itziar Ainhoa Nerea Leire Iker Aitor Ander Asier Unai Gorka Mikel Xabier Jon Ane Amaia Idoia Begoña Jordi Jaume Joan Josep Pere Pau Oriol Marc Arnau Roger Montse Montserrat Núria Laia Mireia Meritxell Neus Mercè Xavi Quim Toni Iago Uxía Brais Antía Sabela Xoán Anxo Carmiña Kike Quique Fede Guille Santi Javi Edu Rafa Dani Álex Nico Tere Mari Maru Lupe Lupita Chuy Memo Beto Toño Fer Vale Caro Cami Flor Yesenia Yolanda Yamila Yanina",
    "de": "Hansi Heinz Horst Uwe Jürgen Jörg Jörn Götz Günter Günther Gerd Gerhard Dieter Detlef Dirk Ralf Rolf Rüdiger Wolfgang Wolfram Volker Ulrich Uli Ulli Ulf Udo Thorsten Torsten Sven Stefan Steffen Siegfried Sepp Rainer Reiner Reinhard Reinhold Peer Otto Norbert Manfred Ludwig Lothar Lutz Lars Klaus Claus Karsten Carsten Kai Kay Jochen Joachim Achim Jens Jan Ingo Holger Hubert Herbert Hermann Helmut Helmuth Heiner Heiko Heike Hans Gunnar Frank Florian Ernst Erich Eckhard Ekkehard Egon Burkhard Bodo Björn Bernd Berthold Arne Armin Anke Antje Anja Annegret Annette Babsi Bärbel Birgit Birte Brigitte Britta Christa Christel Dagmar Doris Dörte Edeltraud Elfriede Elke Erika Erna Frauke Friederike Gabi Gabriele Gerda Gerlinde Gertrud Gisela Grit Gudrun Hannelore Hedwig Heidi Helga Henrike Hildegard Hilde Ilse Imke Inge Ingeborg Ingrid Irmgard Irmtraud Jutta Kerstin Katrin Kathrin Karin Käthe Lieselotte Lotte Mareike Margret Margarete Mechthild Monika Petra Renate Rita Roswitha Sabine Sigrid Silke Silvia Solveig Steffi Susanne Svenja Swantje Tanja Traudl Trude Ulrike Ursula Uschi Ute Vroni Waltraud Wiebke Wilma Resi Xaver Alois Aloisia Franz Sebastian Korbinian Mehmet Mustafa Ayşe Emre Can Elif Zeynep Hatice Hüseyin Murat Cem Aylin Leyla",
    "fr": "Jean Jeanne Pierre Paul Jacques Jacqueline Michel Michèle Michelle André Andrée Philippe Alain Bernard Christian Christiane Christine Christophe Daniel Danielle Danièle Didier Dominique Éric Erik Étienne Fabien Fabienne Fabrice Fernand Fernande François Françoise Franck Frédéric Frédérique Gaël Gaëlle Gaston Geneviève Georges Georgette Gérard Germain Germaine Gilbert Gilberte Gilles Ginette Gisèle Guillaume Guy Henri Henriette Hervé Huguette Hugues Isabelle Jérôme Jocelyne Joël Joëlle Josette Josiane Julien Laurence Laurent Léa Léo Loïc Louis Louise Luc Lucette Lucie Lucien Lucienne Ludovic Madeleine Manon Marc Marcel Marcelle Marguerite Marianne Marie Marine Martine Mathieu Matthieu Maud Maurice Mathilde Maxime Mireille Monique Muriel Nadège Nathalie Nicolas Nicole Noël Noémie Océane Odette Odile Olivier Pascal Pascale Patrice Patrick Paulette Pauline Raymond Raymonde Régine Régis Rémi Rémy René Renée Robert Roger Roland Romain Sandrine Sébastien Séverine Simone Solange Sophie Stéphane Stéphanie Suzanne Sylvain Sylvie Thérèse Thibault Thibaut Thierry Thomas Valérie Véronique Victor Vincent Virginie Viviane Yann Yannick Yves Yvette Yvonne Zoé Benoît Benoîte Cédric Céline Chantal Charlène Chloé Claire Clément Clémence Colette Corinne Cyril Damien Delphine Denise Élise Élodie Émile Émilie Emma Enzo Estelle Eugène Eugénie Mamadou Moussa Ousmane Fatou Aminata Karim Rachid Nadia Samira Malika Abdel Abdelkader Abderrahmane Mourad Farid Kamel Djamel Khaled Nabil Yacine Yasmine Salima Houria",
}
"""Given names and short forms that the packages miss."""

ORDINARY = {
    "en": "so an my in do the may will mark bill rose grace hope faith joy april june august summer dawn sunny rich art gene guy jack pat sue drew chase chance christian major prince king royal baby star angel van long man sean orange china rugby derby hull deal sandwich bath nice lens tours mobile reading cork battle rye wells hook poole crew bury sale ware diss eye street deal barking enfield bar of as is male lima central north south east west northern southern eastern western center centre capital atlantic pacific university independence normal union liberty grant holly ivy olive ginger pearl ruby amber crystal jade jasmine violet iris daisy lily heather sandy penny misty stormy rusty buddy sonny junior lane dean dale glen clay cliff heath brook brooks forest hunter carter porter taylor mason parker cooper archer fisher page miles max will wade reed dusty victor duke earl harmony melody destiny trinity genesis eden heaven serenity essence precious unique treasure legend maverick ace blaze phoenix river ocean sky storm winter stone wolf fox drake cruz jordan israel turkey chad georgia jersey guinea jamaica cuba pop cyber mac dell nelson holland lincoln ford jobs gates black white green brown young hill wood woods bush rice bean cook baker best day may snow frost rain love friend gay small little strong bright good goode rich poor sharp short fast power powers price cash banks field fields park parks moon sun bird hawk swan crane lamb bull pike salmon trout bass ball bell church temple bishop pope monk abbott knight noble squire bond case head hand foot back cotton silk gold silver diamond steel iron brick hall house street rivers lake lakes pool waters wells bridge ways ward wall walls gate garden flowers flower plant berry apple cherry peach plum coffee sugar berg else did than ask has was been being more most time years can need an a i he she we they you it mine see dear madam sir google amazon apple alexa siri echo visa paypal",
    "es": "sol mar luz paz cruz ángel rosa rosario mercedes dolores remedios soledad consuelo esperanza caridad fe gracia milagros pilar nieves concepción asunción encarnación trinidad reyes santos domingo león leo salvador jesús dios perfecto fiel justo severo clemente bueno casto plácido prudencio modesto ventura fortuna victoria gloria libertad primavera inmaculada blanca clara celeste estrella aurora flor margarita violeta azucena perla coral amparo socorro lago mesa guerra paz casa torre río campo monte valle plaza palma luna cielo marina mira uno una dos la las los el de del al que por para con sin más muy este esta mina toledo estado central capital distrito federal norte sur este oeste costa lima sal cuba caldas granada colonia ronda baza mora cera cabra alcalá sierra rivas motril real ciudad unión libertad progreso independencia hidalgo bella dulce delicias los santos nuevo santo santa don doña vio ver son van dan ama ana lara miles sin",
    "de": "islam german line costa english garde disney honda harvard oxford cambridge kong riegel taube schreck appell dorn ziegler pfleger stolze storch krug geiger macher kost blass spitz schnabel laub stier nuss kamm lucke lamm kreuzer denker metz kenner lehr kratzer haller schauer weide prager baumeister stecker kahn schaff tauber spieß heise rost sommers scheu schier mohr speer haider riese ried donner alm hopp renner schweiger penner wildes geier hauser häuser weiler pilger keil katz ulmer treiber krach kranz bosse schwan weiser knecht christmas gros schimmel edler lacher schreiner hust gans kaplan schott strang rath hummel kalb deo heiden schmied stifter hohl witten fasching steck polster schall bing skoda schlosser eich kelch hain kahl schwabe keim broadway lauer dow zeller fleischer degen rabe tischler renn delle taucher hocker eco porta blanc mol hecht locke klammer pickel bischoff klotz hatt henne mager hohn yale cisco leite schiefer witt borg sunday probst brauer bucher bücher rohe friday kamp strauch hering zeiger glaser barriere esser bahr petit prall saum krumm masten kling zwilling beil breuer spitzer primus guss schüler kirch bien schön hann july mur valle hände dörfer wälder zähler trümmer meeres kaisers türe gräber bäder zink york bordeaux rau hoff lach scala galler holländer öle glück remis marine madonna ikonen propst linde bäcker koch richter schneider fischer weber bauer jäger förster schäfer zimmermann kaufmann lehrer schreiber pfarrer kellner gärtner maurer maler metzger müller schuster töpfer wirt wagner meister gast vogel fuchs hase hahn löwe bär krebs adler falke sperber krähe busch baum blume korn brot butter käse speck pfeffer salz zucker honig wein bier ofen herd topf kessel hammer nagel messer schwert schild bogen lenz freitag kühn kraft held ritter graf vogt meyers reeder römer ebbe flora kula kamels angel ray public stelle lehre saal kanton kuchen türen neubau bulle paradies savanne wissen leck gerät längen homos soldes pontiac mono schlitz tages beats roman romane ära völker brett zechstein röm landes undine helena essen halle hof singen siegen hagen bergen worms baden brühl ahlen lage lohne werne werder wesel weil herne herten hilden celle plauen aalen hamm haar zell zug wil baar marl rheine gießen kehl kaufen laufen landau lauf lehrte leer lingen löhne melle minden moers norden nord süd ost west norderstedt neustadt altstadt oder main rom orange nice tours lens mobile reading die der das den dem des ein eine so an da man mein kein ernst wolf mark rose kai may april august juni juli mai bernd sommer winter herbst frühling montag sonntag stein berg tal wald feld bach see stadt dorf burg schloss markt platz straße weg haus hand fuß kopf herz kind mann frau herr könig kaiser fürst graf herzog engel teufel gott christ bar bad alle alt neu rot grün blau weiß schwarz braun lang kurz groß klein gut schön hell klar frei treu stark reich arm sieg fried lieb ehre mut stolz grimm zorn angst furcht hoffnung glaube liebe freude gnade heil segen anna art band bund bank ball last fest gast geld gold silber eisen kupfer zinn blei holz zeit tag nacht morgen abend gut rat tat wort welt luft erde feuer wasser regen schnee wind sturm sonne mond stern land insel meer fluss quelle brunnen hessen-cassel essen harz eifel elbe bremer lauter rust rain au ulm buch egg gern erst sehr wie wo wer was ich du er sie es wir ihr ist war sind hat in im am um zu bei mit von nach aus auf für nicht auch noch nur oder und aber wenn dann als ob mal los ja nein bitte danke hallo guten max long best very easy care life love mini super extra regal modern normal total ideal real legal global central general union capital minister maria-theresia franken schwaben wien-nord kamen soest unna pforzen trier-saarburg rees much wedel stade buxtehude uelzen kiel bonn-bad münster kassel enger waren malchin wismar güstrow barth plau putlitz sende ende bruch moor heide horn roth berg fahr eschen vaduz-nord wangen bülach uster thun biel chur olten same hart sand imst telfs wels leben leoben villach stockerau lienz bau los salem celine tell dor marco bari",
    "fr": "rose pierre claire marine reine aimé aimée juste clément désiré constant constance félicité prudence florence france lorraine régine modeste victoire espérance grâce ange noël pascal pascale toussaint blanche bonne olive prune cerise capucine violette marguerite jasmine iris colombe perle ambre opale océane aurore céleste stella luce lucide vital fidèle honoré parfait bienvenu placide sage brave loup lion ours merle martin rémi avril mai juin juillet août or an son sa ses la le les de du des un une et est en il elle on tu je nous vous lui ou où que qui pour par sur dans avec sans sous chez plus très bien bon belle beau petit grand jeune vieux nouveau rouge noir blanc vert bleu gris tours lens sens nice brest die gap pau auch vienne orange bourg mer mur mantes vire vannes dole dôle laval port rue ville village château château-du-loir place pont rivière lac mont montagne val vallée vaux bois forêt champ champs plaine plage côte nord sud est ouest centre plateau central capitale atlantique pacifique union liberté indépendance normandie-niemen manche creuse indre eure aube aude ain tarn lot var oise marne meuse cher allier loiret essonne ardennes landes savoie vienne somme orne sarthe mayenne gers gard drôme lozère ardèche corrèze montreuil rugby sale bar man as of romain marin gallois breton normand savoyard lyonnais bordelais parisien mars orange free bouygues carrefour auchan casino cours bruges gand marques huy ath mons mol geel hal ans spa carmen madeleine moulins vichy cognac chablis champagne bordeaux-blanc jean-charles roman louis-philippe gilles bernard-l'hermite",
}
"""Words of the language, or brands, that the dictionaries do not list and that names are written like."""

SURE = {
    "en": """China, Chile, Japan, India, Panama, Cyprus, Cuba, Jamaica, Rome, Munich, Vienna, Cologne, Britain, England, America,
Queens, Delhi, Phoenix, Austin, London, Cambridge, Brussels, Java, Berkeley, Oxford, Afghan, Venice, Milan, Geneva,
Athens, Paris, Texas, Guinea, Angola, Ghana, Delft, Boston, Brazil, Canada, Calgary, Madras, Canterbury, Damascus,
Cornwall, Berkshire, Hampshire, Cheshire, Manchester, Hollywood""",
    "es": """España, Chile, Perú, Cuba, Panamá, Bolivia, China, Japón, Italia, Francia, Alemania, Inglaterra, Irlanda, Escocia,
Roma, París, Viena, Londres, Bruselas, Madrid, Barcelona, Sevilla, Zaragoza, Málaga, Murcia, Bilbao, Córdoba,
Valencia, Alicante, Almería, Cádiz, Huelva, Jaén, Burgos, Salamanca, Segovia, Soria, Vitoria, Pamplona, Oviedo, Gijón,
Lugo, Orense, Pontevedra, Vigo, Tarragona, Gerona, Lérida, Huesca, Teruel, Cáceres, Badajoz, Mérida, Albacete, Cuenca,
Guadalajara, Toledo, Ávila, Palencia, Valladolid, Zamora, Mallorca, Ibiza, Menorca, Tenerife, Santander, Caracas,
Bogotá, Quito, Medellín, México, Colombia, Argentina, Venezuela, Uruguay, Paraguay, Ecuador, Nicaragua, Honduras,
Guatemala, Aragón, Navarra, Asturias, Galicia, Cataluña, Andalucía, Extremadura, Cantabria, Canarias, Baleares""",
    "de": """Berlin, Hamburg, München, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dortmund, Bremen, Dresden, Hannover,
Nürnberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Karlsruhe, Mannheim, Augsburg, Wiesbaden, Kiel, Ulm,
Wien, Zürich, Basel, Bern, Genf, Schweiz, Österreich, Deutschland, Frankreich, Spanien, Italien, Russland, Polen,
Türkei, China, Japan, Europa, Afrika, Asien, Amerika, England, Hessen, Bayern, Sachsen, Thüringen, Brandenburg,
Niedersachsen, Niederlande, Ungarn, Griechenland, Rumänien, Bulgarien, Serbien, Kroatien, Slowenien, Slowakei,
Tschechien, Dänemark, Schweden, Norwegen, Finnland, Belgien, Irland, Portugal, Ukraine, Kassel, Rom, Prag, Rhein,
Donau, Trier, Jena, Erfurt, Weimar, Potsdam, Rostock, Schwerin, Magdeburg, Chemnitz, Lübeck, Mainz, Koblenz,
Saarbrücken, Freiburg, Heidelberg, Aachen, Krefeld, Oldenburg, Osnabrück, Göttingen, Regensburg, Würzburg, Ingolstadt,
Graz, Linz, Salzburg, Innsbruck, Klagenfurt, Luzern, Winterthur, Lausanne, Stade, Celle, Brüssel, Warschau, Moskau,
Peking, Athen, Lissabon, Kopenhagen, Paris, London""",
    "fr": """France, Paris, Marseille, Lyon, Nantes, Toulouse, Bordeaux, Lille, Rennes, Strasbourg, Grenoble, Dijon, Angers, Nîmes,
Rouen, Caen, Reims, Metz, Nancy, Amiens, Limoges, Tunis, Alger, Rabat, Casablanca, Bruxelles, Liège, Genève, Lausanne,
Berne, Bâle, Rome, Londres, Berlin, Madrid, Moscou, Pékin, Chine, Japon, Inde, Chili, Pérou, Cuba, Suisse, Belgique,
Allemagne, Italie, Espagne, Russie, Pologne, Turquie, Grèce, Roumanie, Hongrie, Bulgarie, Serbie, Croatie, Ukraine,
Irlande, Écosse, Angleterre, Maroc, Algérie, Tunisie, Sénégal, Mali, Cameroun, Tchad, Niger, Guinée, Égypte, Israël,
Liban, Syrie, Irak, Iran, Québec, Montréal, Bretagne, Normandie, Alsace, Bourgogne, Bavière, Toscane, Corse,
Guadeloupe, Martinique, Guyane, Europe, Afrique, Asie, Amérique, Monaco, Luxembourg, Rhin, Loire, Versailles, Cannes,
Antibes, Avignon, Perpignan, Besançon, Mulhouse, Colmar, Troyes, Poitiers, Quimper, Lorient, Calais, Dunkerque,
Roubaix, Tourcoing, Valenciennes""",
}
"""Places that are meant wherever their name is capitalised, although some dictionary lists the word."""

NEVER = """The Villages, Central, Capital, Northern, Southern, Eastern, Western, North West, North East, South East, South West, Federal
District, Free State, World, Center, Centre, Nord, Sud, Est, Ouest, Norte, Sur, Sud Ouest, Centre Nord, Centre Sud,
Centre Est, Centre Ouest, Copperbelt, Midlands, Pool, Plateau, Plateaux, Littoral, Collines, Cascades, Savanes, Upper,
Lower, University, Islands, Town, Unknown, Unnamed, Baby, Infant, Male, Female, Notnamed, Welt, Monde, Mundo, Mitte,
Zentrum, Of, Bar, The, La, Le, El, Los, Las, De, San, Santa, Santo, Saint, St, New, Old, Rio, Port, Fort, Mount, Al,
As, Un, Us, Uk, Eu, Sa, Ca, Na, Ma, Kreis, Stadt"""
"""Entries of the sources that are no name by themselves."""

BRANDS = """Jack Wolfskin, Dr Oetker, Dr Martens, Dr Pepper, Dr Scholl, Dr Hauschka, Dr Beckmann, Dr Best, Dr Bronner, Dr Dre, Ben Jerry,
Jack Daniel, Jack Daniels, Jack Jones, Johnnie Walker, Johnny Walker, Jim Beam, Captain Morgan, Mercedes Benz, Mercedes AMG, Mercedes,
Hugo Boss, Louis Vuitton, Calvin Klein, Paul Smith, Tommy Hilfiger, Ralph Lauren, Michael Kors, Marc Jacobs, Tom Ford, Tom Tailor,
Tom Tom, Levi Strauss, Levis, Victoria s Secret, Victorias Secret, Abercrombie Fitch, Donna Karan, Kate Spade, Tory Burch, Stella McCartney,
Vivienne Westwood, Karl Lagerfeld, Jil Sander, Wolford, Giorgio Armani, Emporio Armani, Yves Saint Laurent, Saint Laurent, Yves Rocher,
Jean Paul Gaultier, Christian Dior, Christian Louboutin, Coco Chanel, Pierre Cardin, Paco Rabanne, Nina Ricci, Guy Laroche, Thierry Mugler,
Agnes B, Maria Galland, Elizabeth Arden, Estee Lauder, Helena Rubinstein, Bobbi Brown, Max Factor, Mary Kay, Aunt Jemima, Uncle Ben, Uncle Bens,
Betty Crocker, Sara Lee, Mrs Meyers, Mr Clean, Mr Proper, Don Limpio, Don Simon, Don Julio, Jose Cuervo, Carlos I, Tia Maria, Santa Teresa,
San Miguel, San Pellegrino, Santa Margherita, Estrella Galicia, Estrella Damm, Alfa Romeo, Aston Martin, Harley Davidson, Rolls Royce, Ferrero,
Ferrero Rocher, Kinder Bueno, Ritter Sport, Fisher Price, Johnson Johnson, Procter Gamble, Marks Spencer, John Lewis, Harvey Nichols, Austin Reed,
Peter Jones, Laura Ashley, Cath Kidston, Ted Baker, Fred Perry, Stan Smith, Chuck Taylor, Air Jordan, Michael Jordan Shoes, Wells Fargo, Morgan Stanley,
JP Morgan, J P Morgan, JPMorgan Chase, Goldman Sachs, Merrill Lynch, Charles Schwab, Lloyds Bank, Barclays, Santander, Banco Santander, Deutsche Bank,
Bank of America, Bank of England, Bank of Ireland, Deutsche Post, Deutsche Bahn, Deutsche Telekom, Air France, Air Berlin, Air Canada, Air China,
Air India, Air New Zealand, Air Europa, British Airways, American Airlines, United Airlines, Alaska Airlines, Delta Air Lines, Delta Airlines,
Qatar Airways, Turkish Airlines, Austrian Airlines, Swiss Air, Brussels Airlines, Singapore Airlines, Virgin Atlantic, Virgin Mobile, Virgin Media,
Aldi Sud, Aldi Nord, Real Madrid, Atletico Madrid, Atletico de Madrid, FC Barcelona, FC Bayern, Bayern Munchen, Bayern Munich, Borussia Dortmund,
Manchester United, Manchester City, Inter Milan, AC Milan, Paris Saint Germain, Paris Match, Olympique Lyonnais, Olympique de Marseille, New York Times,
Los Angeles Times, Washington Post, Chicago Tribune, Boston Globe, Boston Dynamics, Boston Consulting, Texas Instruments, Kentucky Fried Chicken,
California Pizza Kitchen, Philadelphia Cream Cheese, Arizona Iced Tea, Oxford University Press, Cambridge University Press, Credit Suisse,
Credit Lyonnais, Societe Generale, Banque de France, Electricite de France, Gaz de France, Tele Columbus, Vienna Insurance, Wiener Wurstchen,
Hamburger, Frankfurter, Berliner, Wiener, Opel Corsa, Opel Astra, Seat Leon, Seat Ibiza, Seat Cordoba, Seat Toledo, Seat Alhambra, Seat Ateca, Ford Focus,
Ford Fiesta, Hyundai Tucson, Hyundai Santa Fe, Kia Sorento, Kia Rio, Chevrolet Malibu, Chrysler Pacifica, Dodge Dakota, Toyota Tacoma, Toyota Sequoia,
Nissan Murano, Skoda Octavia, Skoda Fabia, Renault Clio, Renault Megane, Renault Zoe, Citroen Berlingo, Peugeot, Volkswagen Polo, Dacia Sandero,
John Deere, Henry Hoover, Miss Sixty, Amazon Alexa, Nike Air, Air Max, Air Force One, Zara, Mango, Esprit, Camper, Diesel, Guess, Desigual, Tesla, Ford Ka, Alexa, Siri, Google, Cortana, Bixby, Claude AI, Microsoft Windows, Microsoft Teams, Mac OS, Barbie, Lego, Playmobil, Ikea Billy,
Mont Blanc, Moleskine, Pandora, Swarovski, Tiffany, Tiffany Co, Cartier, Bulgari, Nespresso, Dolce Gusto, Dolce Gabbana, Dolce Vita, Marie Claire, Elle,
Cosmopolitan, Vanity Fair, Madame Figaro, Mon Cheri, Petit Bateau, Jean Louis David, Jacques Dessange, Franck Provost, Saint Gobain, Saint Maclou,
Saint Agur, La Redoute, Leroy Merlin, Carrefour, Auchan, Monoprix, Galeries Lafayette, Caja Madrid, El Corte Ingles, La Caixa, Banco Sabadell, BBVA,
Telefonica, Movistar, Mary Jane Shoes, Bloody Mary, Tom Collins, Earl Grey, Granny Smith, Pink Lady, Caesar Salad, Margherita, Pizza Margherita,
Pizza Hut, Papa John, Papa Johns, Domino, Dominos, Wendys, Wendy s, Hardees, Denny s, Dennys, Arby s, Trader Joe, Trader Joes, Whole Foods, Sam s Club,
Sams Club, Walgreens, Barnes Noble, Guten Tag, Guten Morgen, Guten Abend, Bonne Journee, Bonne Soiree, Bonne Annee, Buenos Dias, Buenas Tardes, Buenas Noches,
Feliz Navidad, Merry Christmas, Happy Easter, Happy Birthday, Good Morning, Good Evening, Black Friday, Cyber Monday, Prime Day, Santa Claus, Mickey Mouse,
Harry Potter, James Bond, Star Wars, Nobel, Nobel Prize, Oscar, Alzheimer, Parkinson, Down Syndrome, Crohn, Hodgkin, Covid, Champions League, Premier League,
World Cup, Super Bowl, Paris Agreement, Geneva Convention, Geneva Conventions, New Year, New Year s Eve, Boxing Day, Roland Garros, Coca Cola, Pepsi,
Adolfo Domínguez, Alexander McQueen, Carolina Herrera, Harry Winston, Husqvarna, Häagen Dazs, Issey Miyake, Jimmy Choo, Marc O Polo, Massimo Dutti,
Max Mara, Miss Dior, Oetker, Peek Cloppenburg, Peter Pane, Philip Morris, Philipp Plein, Roberto Cavalli, Romeo y Julieta, Stella Artois,
Stradivarius, Zadig Voltaire"""
"""Products, companies and phrases that are written like people or places."""
