"""French, with and without accents: special categories (GDPR Art. 9 and 10) as people speak of them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = r"femme|mari|conjointe?|compagnon|compagne|copine|copain|mère|maman|père|papa|fils|fille|enfants?|frères?|sœurs?|grand-mère|mamie|grand-père|papi|oncle|tante|cousine?|neveu|nièce|amie?|collègue|patronn?e?|famille|parents|bébé|petit[- ]fils|petite[- ]fille|beau-père|belle-mère|fiancée?|épouse|époux|voisine?|patiente?"
_MY = rf"(?:mon|ma|mes) (?:\p{{L}}+ )?(?:{_KIN})"
_HOW = r"(?: (?:un|une|des|du|de la|de l'|de|d'un|d'une|le|la|très|aussi|maintenant|depuis \p{N}* ?(?:ans|mois|petite?|longtemps|toujours)|désormais|actuellement|encore|assez|un peu|légèrement|gravement|sévèrement|totalement|partiellement|officiellement|pas|plus|ex|ancienne?|grave|sévère|chronique|léger|légère|enceinte de|récemment|moi[- ]même|tous|toutes|toujours|né|née|devenue?))*"
_AM = rf"(?:(?:je suis|j'suis|chuis|suis|j'étais|je reste|je me considère|je me déclare|nous sommes|on est|il est|elle est|il était|elle était|{_MY} (?:est|était|sont|étaient)|je suis née?|j'ai été|il a été|elle a été|{_MY} a été){_HOW})"
_HAVE = rf"(?:(?:j'ai|j'ai eu|j'avais|je souffre|j'ai souffert|je suis (?:atteinte?|soignée?|traitée?|suivie?|hospitalisée?)(?: (?:de|d'|du|pour|par))?|j'ai attrapé|j'ai chopé|je vis avec|je lutte contre|j'ai survécu à|j'ai guéri|je me remets|nous avons|on a|il a|elle a|il a eu|elle a eu|il souffre|elle souffre|il est (?:atteint|soigné)|elle est (?:atteinte|soignée)|{_MY} (?:a|a eu|souffre|souffrait|est atteinte?|est soignée?|vit avec|est mort|est morte|est décédée?|lutte contre|ont))(?: (?:d'un|d'une|d'|de|du|des|pour))?{_HOW}) ?(?:d'|de l'|l')?"
_ILLNESS = (
    r"diabète(?: de type (?:1|2))?|cancer(?: (?:du|de la|des|de l') ?\p{L}+)?|leucémie|lymphome|mélanome|tumeur(?: au cerveau| cérébrale)?|métastases|vih|sida|séropositivité|hépatite(?: [abc])?|tuberculose|syphilis|gonorrhée|chlamydia|herpès|ist|mst|"
    r"épilepsie|crises d'épilepsie|(?:maladie de )?parkinson|(?:maladie d')?alzheimer|démence|sclérose en plaques|lupus|polyarthrite|arthrose|arthrite|ostéoporose|fibromyalgie|(?:maladie de )?crohn|rectocolite|maladie c(?:œ|oe)liaque|asthme|bpco|mucoviscidose|anémie|drépanocytose|hémophilie|endométriose|ovaires polykystiques|"
    r"dépression(?: post-?partum)?|burn-?out|anxiété|troubles? (?:anxieux|bipolaires?|alimentaires?|obsessionnels?|du comportement alimentaire|psychiatriques?|psychiques?|mentaux|autistiques?|de l'attention|dys)|crises (?:d'angoisse|de panique)|bipolarité|schizophrénie|autisme|tdah|toc|stress post-?traumatique|anorexie|boulimie|insomnies?|alcoolisme|addiction (?:à l'alcool|aux drogues|aux jeux|à la cocaïne)|dyslexie|trisomie|syndrome (?:de down|d'asperger)|paralysie cérébrale|maladie (?:mentale|chronique|auto-?immune|rare|cardiaque|de lyme)|"
    r"hypertension|infarctus|crise cardiaque|avc|accident vasculaire cérébral|pacemaker|problèmes? (?:cardiaques?|de cœur|de santé|psychiatriques?|psychologiques?|rénaux|de thyroïde)|insuffisance (?:rénale|cardiaque|respiratoire)|calculs rénaux|migraines?|psoriasis|eczéma|covid(?:-?19)?|covid long|grippe|pneumonie|zona|handicap(?: (?:moteur|visuel|auditif|mental|psychique))?|surdité|cécité|allergie (?:aux?|à la|à l') ?\p{L}+|intolérance (?:au lactose|au gluten)|fausse couche|avortement|ivg|chimio(?:thérapie)?|dialyse|radiothérapie|ménopause"
)
_ILL = (
    r"enceinte(?: de \p{N}+ (?:semaines|mois))?|diabétique|épileptique|asthmatique|autiste|bipolaire|schizophrène|séropositi(?:f|ve)|malentendante?|sourde?|aveugle|malvoyante?|paraplégique|tétraplégique|paralysée?|stérile|infertile|dépressi(?:f|ve)|en dépression|suicidaire|anorexique|boulimique|c(?:œ|oe)liaque|handicapée?|en situation de handicap|invalide|alcoolique|toxicomane|héroïnomane|cancéreux|cancéreuse|hémophile|"
    r"en (?:fauteuil roulant|chimio(?:thérapie)?|arrêt maladie|arrêt de travail pour (?:dépression|burn-?out|maladie)|dialyse|rémission|cure de désintoxication|hôpital psychiatrique|congé maternité|burn-?out|ménopause)|sous (?:antidépresseurs|insuline|chimio(?:thérapie)?|dialyse|anxiolytiques|anticoagulants|méthadone|traitement (?:psychiatrique|anti-?cancer|hormonal))|allergique (?:aux?|à la|à l') ?\p{L}+|intolérante? (?:au lactose|au gluten)|hospitalisée?|immunodéprimée?|malade (?:du c(?:œ|oe)ur|du cancer|du sida|mentale?)|atteinte? d(?:u|e la|'un|'une|es|e) \p{L}+|vaccinée?|non vaccinée?|opérée? (?:du c(?:œ|oe)ur|du genou|de la hanche|d'un cancer)|réglée"
)
_FAITH = r"catholiques?|chrétien(?:ne)?s?|protestante?s?|évangéliques?|évangéliste|orthodoxes?|baptiste|mormon(?:e)?|témoins? de jéhovah|adventiste|jui(?:f|ve|fs|ves)|musulmane?s?|sunnite|chiite|hindoue?|hindouiste|bouddhiste|sikh|athées?|agnostique|croyante?s?|très croyante?|pratiquante?|pieux|pieuse|convertie? à l'islam|convertie? au (?:judaïsme|catholicisme|bouddhisme)|prêtre|imam|rabbin|religieuse|baptisée?|franc-maçon(?:ne)?"
_PARTY = r"(?:le pen|marine le pen|macron|mélenchon|zemmour|bardella|sarkozy|hollande|lfi|la france insoumise|le rn|rn|front national|rassemblement national|les républicains|lr|ps|le parti (?:socialiste|communiste)|les (?:verts|écologistes|socialistes|communistes|républicains)|renaissance|reconquête|modem|eelv|npa|la (?:gauche|droite)|l'extrême[- ](?:droite|gauche))"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ?({_ILLNESS})",
        rf"{_AM} ({_ILL})",
        rf"(?:on m'a|on lui a|on a|il m'a|ils m'ont|le médecin m'a|les médecins m'ont|on nous a) (?:diagnostiqué|détecté|découvert|trouvé|annoncé)(?: à {_MY})?{_HOW} ?(?:l')?({_ILLNESS}|\p{{L}}+)",
        rf"(?:diagnostiquée?|diagnostic)(?: (?:de|d'|avec|est|:))*{_HOW} ?({_ILLNESS}|bipolaire|autiste|schizophrène)",
        rf"(?:mon|ma|mes) ({_ILLNESS}|psychiatre|psychologue|psy|oncologue|gynécologue|cardiologue|thérapeute|sage-femme|grossesse|accouchement|maladie|invalidité|dossier médical|carnet de santé|résultats (?:médicaux|d'analyses?|de prise de sang)|analyses de sang|prise de sang|antécédents médicaux|santé mentale|certificat médical|ordonnance de \p{{L}}+|rqth|carte d'invalidité|charge virale|arrêt maladie|traitement (?:hormonal|psychiatrique|contre le cancer|anti-?cancer)|règles)",
        rf"(?:je|il|elle|{_MY}) (?:prends?|suis sous|est sous|m'injecte|s'injecte|dois prendre|doit prendre){_HOW} ?(?:mon |ma |mes |l')?(insuline|metformine|antidépresseurs?|anxiolytiques?|antipsychotiques?|neuroleptiques?|prozac|xanax|lexomil|seroplex|lithium|ritaline|méthadone|subutex|anticoagulants?|bêta-?bloquants?|somnifères?|la pilule|pilule|médicaments? (?:pour (?:le c(?:œ|oe)ur|la tension|le cancer|la dépression|le diabète)|contre (?:le cancer|l'épilepsie|le vih)))",
        rf"(?:j'ai|il a|elle a|{_MY} a|je vais|je dois|on va me|on m'a) (?:eu|subi|subir|avoir|fait|faire|été opérée? (?:de|du)|amputée?|greffée?|poser|posé)(?: (?:un|une|de|du|la|le|mon|ma))* ?(fausse couche|avortement|ivg|césarienne|fiv|chimio(?:thérapie)?|radiothérapie|dialyse|mastectomie|hystérectomie|vasectomie|greffe(?: (?:de|du) \p{{L}}+)?|opération (?:du c(?:œ|oe)ur|de la hanche|du genou)|pacemaker|tentative de suicide)",
        r"(?:j'ai|il a|elle a) (essayé de me suicider|voulu mourir|fait une tentative de suicide|tenté de se suicider)",
        r"je (veux mourir|pense au suicide)",
        r"(?:j'|on |nous |ma femme |ma copine )(attends? un (?:bébé|enfant|heureux événement)|attend un (?:bébé|enfant|heureux événement)|attendons un (?:bébé|enfant))",
    ),
    "SPECIAL_RELIGION": (
        rf"{_AM} ({_FAITH})",
        rf"(?:en tant que|comme) (?:bonne? |fervente? )?({_FAITH})",
        r"(?:je|j'|il|elle|on|nous) ?(?:me suis |s'est |nous sommes )?(?:convertie? (?:à |au )|pratique |pratiquons |adhère (?:à |au ))?(l'islam|au? judaïsme|au? catholicisme|au? bouddhisme|au? christianisme|mange(?:ons)? (?:que |uniquement |seulement )?(?:halal|casher)|fais (?:le )?ramadan|fait (?:le )?ramadan|faisons (?:le )?ramadan|respecte (?:le )?(?:shabbat|ramadan|carême)|vais à (?:la messe|la mosquée|la synagogue)|prie (?:cinq fois|allah)|crois en (?:dieu|allah|jésus)|ne crois pas en dieu|porte (?:le |un )?(?:voile|hijab)|porte (?:la |une )?kippa)",
        r"(?:mon|ma|mes) (foi(?: (?:en dieu|chrétienne|musulmane|catholique))?|religion|croyances? religieuses?|convictions? religieuses?|paroisse|imam|rabbin|mosquée|synagogue|baptême|première communion|confirmation religieuse)",
    ),
    "SPECIAL_UNION": (
        rf"{_AM} (syndiquée?s?(?: (?:à|chez|au) (?:la |l')?(?:cgt|cfdt|fo|sud|cftc|unsa|cfe-cgc|\p{{L}}+))?|syndicaliste|déléguée? syndicale?|membre (?:d'un|du|de mon) syndicat|(?:adhérente?|membre|encartée?) (?:à |de |au )?(?:la |l')?(?:cgt|cfdt|fo|sud|cftc|unsa|un syndicat|syndicat)|représentante? syndicale?)",
        rf"(?:je|j'|il|elle|{_MY}) ?(?:ai |a |me suis |s'est )?(?:adhère|adhéré|adhérer|rejoint|rejoins|quitté|syndiquée?|inscrite?|milite|cotise)(?: (?:à|au|à la|chez|dans|un|le|mon))* ?((?:la |l')?(?:cgt|cfdt|cftc|unsa|sud|fo)|syndicat(?: \p{{L}}+)?)",
        r"(?:mon|ma|mes) (syndicat|adhésion syndicale|carte (?:syndicale|de la cgt|du syndicat)|cotisation syndicale|appartenance syndicale)",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_AM} (gay|gays|homo|homosexuel(?:le)?s?|lesbiennes?|bi|bisexuel(?:le)?|pansexuel(?:le)?|asexuel(?:le)?|hétéro|hétérosexuel(?:le)?|trans|transgenre|transsexuel(?:le)?|non[- ]binaire|queer|intersexe|polyamoureux|polyamoureuse|(?:un homme|une femme) trans|prostituée?|travailleuse du sexe|escort)",
        r"(?:mon|ma|mes) (orientation sexuelle|identité (?:sexuelle|de genre)|vie sexuelle|sexualité|préférences sexuelles|coming[- ]out|transition de genre|amante?|maîtresse|aventure extraconjugale|rapports? sexuels?)",
        rf"(?:j'ai|il a|elle a|nous avons|on a|{_MY} a) (?:eu |fait )?(?:un |des |une )?(rapports? (?:sexuels? )?(?:non protégés?|sans préservatif|à risque)|rapports? sexuels?(?: avec \p{{L}}+)?|relations sexuelles(?: avec \p{{L}}+)?|troubles? de l'érection|aventure avec \p{{L}}+|coming[- ]out)",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_AM} (roms?|tzigane|gitane?s?|manouche|gens du voyage|métisse?|noire?s? de peau|(?:un homme|une femme|une personne) (?:noire?|métisse?|de couleur|racisée?|blanche?|arabe|asiatique)|de (?:couleur|type \p{{L}}+)|(?:d'origine|d'ascendance) \p{{L}}+|kurde|kabyle|berbère|ouïghoure?|séfarade|ashkénaze|amérindien(?:ne)?|inuite?|touareg|peul|antillaise?)",
        r"je suis (d'origine \p{L}+|d'ascendance \p{L}+)",
        r"(?:mon|ma|mes) (origines? ethniques?|ethnie|couleur de peau|(?:parents|grands-parents|famille) (?:sont|est) (?:juifs|juive|roms?|gitans|kabyles|kurdes|d'origine \p{L}+))",
    ),
    "SPECIAL_POLITICAL": (
        rf"(?:je|j'|il|elle|nous|on|{_MY}) ?(?:ai |a |avons |vais |ne )?(?:toujours )?(?:vote|votons|voté|voter|milite|milité)(?: (?:pour|à|au|aux|chez))*(?: (?:les|le|la))? ({_PARTY})",
        rf"{_AM} ((?:encartée?|militante?|adhérente?|membre|sympathisante?|électeur|électrice)(?: (?:à|au|aux|de|du|des|chez))*(?: (?:la|les|le))? ?(?:{_PARTY}|parti(?: \p{{L}}+)?)|de (?:gauche|droite)|d'extrême[- ](?:droite|gauche)|communiste|socialiste|anarchiste|royaliste|macroniste|insoumise?|frontiste|écologiste convaincue?|trotskiste|gaulliste)",
        rf"(?:je|j'|il|elle|{_MY}) ?(?:soutiens|soutient|ai rejoint|ai adhéré|milite)(?: (?:à|au|aux|pour|chez))*(?: (?:la|les|le))? ({_PARTY})",
        r"(?:mon|ma|mes) (opinions? politiques?|idées politiques|convictions? politiques?|parti(?: politique)?|carte (?:du|de) (?:parti|ps|rn|lfi|lr)|engagement politique)",
    ),
    "SPECIAL_GENETIC": (
        r"(?:mon|ma|mes) (test génétique|tests génétiques|données génétiques|analyse génétique|profil génétique|résultats? (?:génétiques?|adn)|adn|test adn|génome|gènes|caryotype|patrimoine génétique|prédispositions? génétiques?)",
        rf"(?:j'ai|je suis|je porte|j'ai hérité|il a|elle a|elle porte|il porte|{_MY} (?:a|est|porte)) ?(?:hérité )?(?:de |du |d')?(?:le |la |un |une |porteur (?:de la |du |d'une? )?|porteuse (?:de la |du |d'une? )?|d'une? )*((?:gène|mutation)(?: (?:du gène|brca[12]?|de la mucoviscidose|\p{{L}}+))?|mutation génétique|maladie (?:génétique|héréditaire)|anomalie (?:génétique|chromosomique)|gène (?:brca[12]?|\p{{L}}+))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"(?:mon|ma|mes) (données biométriques|empreintes? (?:digitales?|vocales?|palmaires?)(?: (?:enregistrées?|scannées?))?|scan (?:de l'iris|de la rétine|facial|du visage|rétinien)|reconnaissance faciale|gabarit biométrique|profil biométrique|iris scanné)",
        r"(?:vous avez|tu as|ils ont|avez[- ]vous|vous gardez|vous stockez) (?:enregistré |scanné |pris |gardé |stocké )?(?:mon|ma|mes) (empreintes?(?: digitales?)?|iris|rétine|visage|voix)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"{_AM} ((?:condamnée?|arrêtée?|incarcérée?|emprisonnée?|inculpée?|jugée?|interpellée?|mise? en examen|placée? en garde à vue)(?: (?:pour|à) \p{{L}}+(?: \p{{L}}+)?)?|en (?:prison|détention|liberté conditionnelle|garde à vue|sursis)|(?:un |une )?(?:ex-?|ancienne? )?(?:taulard|détenue?|repris de justice|délinquante?)|sous (?:bracelet électronique|contrôle judiciaire)|fichée? s|sortie? de prison|allée? en prison)",
        rf"(?:j'ai|il a|elle a|{_MY} a|j'avais) (?:un |une |des |déjà )*(casier(?: judiciaire)?|antécédents judiciaires|condamnations?(?: (?:pénales?|pour \p{{L}}+))?|fait de la prison|passé \p{{L}}+ (?:ans|mois) en prison|purgé (?:une|ma|sa) peine|mandat d'arrêt|sursis|une peine de prison)",
        r"(?:mon|ma|mes) (casier(?: judiciaire)?|condamnations?|peine de prison|contrôle judiciaire|agent de probation|conseiller de probation|procès pénal|antécédents judiciaires|bracelet électronique)",
    ),
}
