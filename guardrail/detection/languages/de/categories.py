"""German, also without umlauts: special categories (GDPR Art. 9 and 10) as people speak of them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = r"frau|mann|partner(?:in)?|freund(?:in)?|mutter|mama|vater|papa|sohn|tochter|kind(?:er)?|bruder|schwester|oma|opa|großmutter|großvater|onkel|tante|cousin(?:e)?|neffe|nichte|enkel(?:in)?|kolleg(?:e|in)|chef(?:in)?|familie|eltern|baby|schwager|schwägerin|schwiegermutter|schwiegervater|verlobte[r]?|ehemann|ehefrau|nachbar(?:in)?|patient(?:in)?|geschwister"
_WHO = rf"(?:ich|wir|er|sie|mein(?:e|er|en|em)? (?:\p{{L}}+ )?(?:{_KIN}))"
_HOW = r"(?: (?:auch|sehr|seit (?:\p{N}+ (?:jahren|monaten|wochen)|langem|geburt|kurzem|jahren)|jetzt|leider|gerade|momentan|zurzeit|derzeit|noch|schon|ein|eine|einen|einem|einer|keine|den|die|der|das|leichte[snr]?|schwere[snrm]?|schwer|leicht|starke[snr]?|chronische[snr]?|chronisch|akute[snr]?|akut|etwas|ziemlich|stark|teilweise|völlig|nicht|kein|mal|wieder|an|unter|mit|von|im \p{N}+\. monat|in der \p{N}+\. woche|in therapie wegen|in behandlung wegen|überzeugte[rn]?|gläubige[rn]?|praktizierende[rn]?|strenggläubige[rn]?|bekennende[rn]?|offen))*"
_I_AM = rf"(?:(?:ich bin|bin|ich sitze|er sitzt|sie sitzt|ich war|ich wurde|wir sind|wir waren|er ist|sie ist|er war|sie war|bin ich|war ich|ich oute mich als|mein(?:e|er)? (?:\p{{L}}+ )?(?:{_KIN}) (?:ist|war|wurde|sitzt|sind|waren)){_HOW})"
_HAVE = rf"(?:(?:(?:ich|wir|er|sie|mein(?:e|er|en|em)? (?:\p{{L}}+ )?(?:{_KIN})) )?(?:habe|hab|hatte|leide|litt|leiden|lebe mit|kämpfe gegen|überlebte)|(?:er|sie|es|mein(?:e|er)? (?:\p{{L}}+ )?(?:{_KIN})) (?:hat|hatte|leidet|litt|lebt mit|bekam|bekommt|kämpft gegen|starb an)|(?:wir) (?:haben|hatten)|(?:habe|hab|leide) ich){_HOW}"
_ILLNESS = (
    r"(?:typ[- ][12][- ])?diabetes(?: typ [12])?|zucker(?:krankheit)?|(?:brust|lungen|prostata|haut|darm|magen|eierstock|gebärmutter(?:hals)?|bauchspeicheldrüsen|leber|schilddrüsen|blut|hoden|blasen)?krebs|leukämie|lymphom|melanom|(?:einen )?(?:hirn)?tumor|metastasen|hiv(?:-infektion)?|aids|hepatitis(?: [abc])?|tuberkulose|syphilis|tripper|gonorrhoe|chlamydien|herpes|"
    r"epilepsie|parkinson|alzheimer|demenz|multiple sklerose|ms|lupus|rheuma|arthritis|arthrose|osteoporose|fibromyalgie|morbus crohn|colitis ulcerosa|zöliakie|reizdarm|asthma|copd|mukoviszidose|anämie|blutarmut|hämophilie|endometriose|pcos|"
    r"(?:wochenbett)?depression(?:en)?|angststörung(?:en)?|panikattacken|bipolare störung|schizophrenie|borderline|autismus|asperger|adhs|ads|ptbs|(?:eine )?posttraumatische belastungsstörung|zwangsstörung(?:en)?|essstörung(?:en)?|magersucht|bulimie|burn-?out|schlafstörungen|alkoholproblem|drogenproblem|spielsucht|down-syndrom|tourette|legasthenie|psychische (?:probleme|erkrankung|krankheit)|suizidgedanken|"
    r"bluthochdruck|herzinfarkt|herzschwäche|herzfehler|herzprobleme|herzrhythmusstörungen|herzschrittmacher|schlaganfall|niereninsuffizienz|nierenversagen|nierensteine|migräne|neurodermitis|schuppenflechte|psoriasis|corona|covid(?:-?19)?|long covid|grippe|lungenentzündung|borreliose|gürtelrose|(?:eine )?(?:nuss|erdnuss|laktose|gluten|penicillin|pollen|latex|hausstaub|lebensmittel|weizen|milch|ei)[- ]?(?:allergie|intoleranz|unverträglichkeit)|fehlgeburt|abtreibung|schwangerschaftsabbruch|(?:eine |schwer)?behinderung|schwerbehindertenausweis|pflegegrad \d|pflegestufe \d|hörschaden|sehbehinderung|chemo(?:therapie)?|bestrahlung|dialyse|wechseljahre|kaiserschnitt"
)
_ILL = (
    r"schwanger|hochschwanger|zuckerkrank|diabetiker(?:in)?|epileptiker(?:in)?|asthmatiker(?:in)?|autist(?:in)?|autistisch|bipolar|schizophren|hiv[- ]positiv|krebskrank|herzkrank|nierenkrank|lungenkrank|psychisch krank|depressiv|manisch[- ]depressiv|suizidgefährdet|magersüchtig|alkoholiker(?:in)?|alkoholkrank|trockener alkoholiker|drogenabhängig|drogensüchtig|spielsüchtig|tablettenabhängig|"
    r"gehörlos|schwerhörig|taub|blind|sehbehindert|querschnittsgelähmt|gelähmt|schwerbehindert|behindert|gehbehindert|geistig behindert|rollstuhlfahrer(?:in)?|unfruchtbar|zeugungsunfähig|an (?:krebs|demenz|ms|parkinson|depressionen|corona|alzheimer) erkrankt|auf den rollstuhl angewiesen|im rollstuhl|in (?:psychiatrischer|psychotherapeutischer|onkologischer) behandlung|in (?:der )?(?:psychiatrie|entzugsklinik|reha)|in therapie|krankgeschrieben|dialysepflichtig|allergisch (?:gegen|auf) \p{L}+|laktoseintolerant|glutenunverträglich|ungeimpft|geimpft|dement|todkrank|unheilbar krank|immungeschwächt|pflegebedürftig|stillende mutter"
)
_FAITH = r"(?:römisch[- ])?katholisch|katholik(?:in|en)?|evangelisch|evangelikal|protestant(?:in|isch|en)?|lutheraner(?:in)?|(?:griechisch-|russisch-|serbisch-)?orthodox(?:er christ|e christin)?|christ(?:in)?|christen|freikirchlich|baptist(?:in)?|mormone|mormonin|zeuge jehovas|zeugin jehovas|zeugen jehovas|adventist(?:in)?|jude|jüdin|juden|jüdisch(?:en glaubens)?|muslim(?:a|in|e|isch)?|muslime|moslem|moslems|sunnit(?:in)?|schiit(?:in)?|alevit(?:in)?|hindu(?:istin)?|buddhist(?:in|isch)?|sikh|jeside|jesidin|atheist(?:in)?|agnostiker(?:in)?|konfessionslos|aus der kirche ausgetreten|gläubig|tiefgläubig|streng gläubig|religiös|muslimischen glaubens|pfarrer(?:in)?|priester|nonne|imam|rabbiner(?:in)?"
_PARTY = r"(?:cdu|csu|spd|fdp|afd|die grünen|grünen|grüne|die linke|linke|linken|bsw|npd|freie wähler|freien wähler|piraten|fpö|övp|spö|neos|kpö|svp|die union|volt|dkp|mlpd)"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ({_ILLNESS})",
        rf"mein(?:e|er)? (?:\p{{L}}+ )?(?:{_KIN}) ist{_HOW} an{_HOW} ({_ILLNESS}) (?:erkrankt|gestorben|verstorben)",
        rf"(?:ich|er|sie|wir) (?:bin|ist|sind){_HOW} an{_HOW} ({_ILLNESS}) erkrankt",
        rf"{_I_AM} ({_ILL})",
        rf"(?:bei (?:mir|ihm|ihr|uns|mein(?:er|em) (?:{_KIN}))) (?:wurde|ist|hat man|wurden|haben sie){_HOW} ({_ILLNESS}|\p{{L}}+ (?:diagnostiziert|festgestellt))",
        rf"(?:diagnose|diagnostiziert mit|erkrankt an|verdacht auf)(?::| lautet| ist)?{_HOW} ({_ILLNESS})",
        rf"mein(?:e|en|em|er|es)? ({_ILLNESS}|psychiater(?:in)?|psychologe|psychologin|therapeut(?:in)?|onkologe|onkologin|frauenarzt|frauenärztin|gynäkologe|gynäkologin|kardiologe|kardiologin|hebamme|schwangerschaft|entbindungstermin|erkrankung|krankheit|behinderung|schwerbehinderung|diagnose|krankenakte|patientenakte|krankengeschichte|befunde?|blutwerte|blutzucker(?:werte?)?|krankschreibung|psyche|suchterkrankung|arztbrief|hiv-test|viruslast)",
        rf"(?:{_WHO} )?(?:nehme|nimmt|nehmen|spritze|spritzt|brauche|bekomme|bekommt|muss|schlucke){_HOW} (?:mein |meine |meinen )?(insulin|metformin|antidepressiva|antipsychotika|prozac|sertralin|fluoxetin|citalopram|lithium|ritalin|marcumar|blutverdünner|betablocker|methadon|herztabletten|blutdruck(?:tabletten|mittel|senker)|schlaftabletten|beruhigungsmittel|psychopharmaka|die pille|chemo(?:therapie)?|cortison|hormone|ein hörgerät|einen rollstuhl)",
        rf"(?:{_WHO} )?(?:hatte|hatten|habe|hab|hat|bekomme|bekommt|brauche|muss zur|gehe zur|warte auf){_HOW} ((?:herz|knie|hüft|rücken|bypass|gehirn|augen|bandscheiben)[- ]?(?:op|operation)|organtransplantation|(?:nieren|leber|herz)transplantation|chemo(?:therapie)?|bestrahlung|dialyse|künstliche befruchtung|brustamputation)",
        rf"(?:{_WHO} )?(?:wollte|will|wollte mich|habe versucht(?:,)?|hat versucht(?:,)?) (?:mich |sich )?(umbringen|das leben nehmen|umzubringen|das leben zu nehmen|suizid begehen)",
        r"(?:ich|wir|meine frau|meine freundin|sie) (erwarte(?:t|n)? (?:ein (?:kind|baby)|zwillinge|nachwuchs)|(?:bin|ist) im \p{N}+\. monat)",
    ),
    "SPECIAL_RELIGION": (
        rf"{_I_AM} ({_FAITH})",
        rf"als (?:gläubige[rn]? |praktizierende[rn]? |überzeugte[rn]? )?({_FAITH})(?: (?:darf|esse|möchte|bin|kann|muss|lehne|feiere))? ich",
        r"(?:ich|wir|er|sie) (?:bin|sind|ist|habe|hat|glaube|gehe|trage|esse|bete|halte|faste|gehöre|konvertierte)(?: \p{L}+){0,2} (zum islam(?: konvertiert)?|zum judentum(?: konvertiert)?|zum christentum(?: konvertiert)?|zum buddhismus(?: konvertiert)?|(?:nur )?halal|(?:nur )?koscher|an gott|an allah|nicht an gott|in die moschee|in die synagoge|(?:jeden sonntag )?in die kirche|(?:ein |einen )?(?:kopftuch|hidschab|kippa)|ramadan|(?:den )?sabbat|(?:den )?schabbat|der (?:katholischen|evangelischen|orthodoxen) kirche(?: an)?|im ramadan)",
        r"mein(?:e|en|em|er)? (glaube|glauben|religion|religiöse überzeugung|konfession|kirchengemeinde|moscheegemeinde|imam|rabbiner|kirchenaustritt|taufe|kommunion|firmung|konfirmation|kirchensteuer)",
    ),
    "SPECIAL_UNION": (
        rf"{_I_AM} (gewerkschaftsmitglied|gewerkschafter(?:in)?|gewerkschaftlich organisiert|vertrauensmann|vertrauensfrau|(?:mitglied )?(?:in|bei) (?:der |einer |meiner )?(?:gewerkschaft|ig metall|ver\.?di|ig bau|gew|gdl|dgb|evg|igbce|ngg)(?: organisiert)?|mitglied (?:der|einer) (?:gewerkschaft|ig metall|gew|gdl))",
        rf"(?:{_WHO} )?(?:trete|trat|tritt|bin|ist|gehöre|gehört)(?: \p{{L}}+)? ((?:der|einer|in die|aus der|in eine) (?:gewerkschaft|ig metall|gew|gdl|ver\.?di))(?: (?:an|bei|ein|aus|beigetreten|ausgetreten|eingetreten))",
        r"mein(?:e|en|em|er)? (gewerkschaft(?:smitgliedschaft|sausweis|sbeitrag|svertreter|ssekretär)?)",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_I_AM} (schwul|lesbisch|lesbe|homosexuell|bisexuell|bi|pansexuell|asexuell|heterosexuell|hetero|transsexuell|transgender|trans(?: ?(?:mann|frau))?|nicht[- ]?binär|nonbinary|queer|intersexuell|polyamor|prostituierte|sexarbeiter(?:in)?)",
        r"mein(?:e|en|em|er)? (sexuelle(?:n)? (?:orientierung|identität|vorlieben)|sexualität|sexualleben|sexleben|geschlechtsidentität|geschlechtsangleichung|outing|coming[- ]?out|affäre|seitensprung)",
        rf"(?:{_WHO} )?(?:hatte|hatten|habe|hab|haben|hat)(?: \p{{L}}+){{0,2}} (ungeschützten (?:sex|geschlechtsverkehr|verkehr)|sex (?:mit \p{{L}}+|ohne kondom)|(?:eine )?affäre (?:mit \p{{L}}+|gehabt)|einen one[- ]night[- ]stand|erektionsstörungen|erektionsprobleme|mich (?:als (?:schwul|lesbisch|bi|trans) )?geoutet)",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_I_AM} (rom(?:a|ni|nja)|sinti|sinto|sintezza|sinti und roma|zigeuner(?:in)?|afrodeutsch|schwarze[r]? (?:deutsche[r]?|mensch|mann|frau)|dunkelhäutig|farbig|kurd(?:e|in|isch)|sorbe|sorbin|jesid(?:e|in)|aramäer(?:in)?|uigur(?:e|in)|tamil(?:e|in)|berber(?:in)?|indigen|(?:halb)?(?:afrikanischer|arabischer|türkischer|kurdischer|jüdischer|asiatischer|polnischer|russischer|italienischer|\p{{L}}+) (?:abstammung|herkunft)|russlanddeutsche?r?|spätaussiedler(?:in)?|halbafrikaner(?:in)?|mischling|person of color|poc)",
        r"mein(?:e|en|em|er)? (ethnische(?:n)? (?:herkunft|zugehörigkeit)|ethnie|hautfarbe|(?:eltern|großeltern|familie) (?:sind|ist) (?:roma|sinti|kurden|kurdisch|juden|jüdisch|kurdischer herkunft|aramäer))",
    ),
    "SPECIAL_POLITICAL": (
        rf"(?:{_WHO} )?(?:wähle|wählte|wählt|wählen|habe|hab|haben|hat|werde|stimme für|stimmte für)(?: (?:immer|schon|diesmal|letztes mal|seit jahren|auch|ich|wieder|nur|nie|die|den|das|der|für))* ({_PARTY})(?: (?:gewählt|wählen|gestimmt))?",
        rf"{_I_AM} ((?:(?:aktives |langjähriges |partei)?mitglied (?:der|bei der|in der|bei den|der partei) (?:{_PARTY}|partei)|(?:partei)?mitglied (?:der|bei den) grünen|{_PARTY}[- ](?:mitglied|wähler(?:in)?|anhänger(?:in)?)|parteimitglied)|kommunist(?:in)?|sozialist(?:in)?|anarchist(?:in)?|sozialdemokrat(?:in)?|neonazi|rechtsextrem|linksextrem|linksradikal|politisch (?:links|rechts|konservativ|liberal|grün)|reichsbürger(?:in)?)",
        r"mein(?:e|en|em|er)? (politische(?:n)? (?:meinung|überzeugung|ansichten|einstellung|haltung)|partei(?:mitgliedschaft|buch|zugehörigkeit))",
    ),
    "SPECIAL_GENETIC": (
        r"mein(?:e|en|em|er)? (gentest(?:ergebnisse?)?|genetische(?:r|n|s)? (?:test|daten|untersuchung|veranlagung|disposition|profil|befund)|dna(?:[- ](?:test|analyse|ergebnisse?|profil|probe|daten))?|erbgut|genom|gene|erbanlagen|chromosomen(?:analyse)?)",
        rf"(?:{_WHO} )?(?:habe|hab|hat|trage|trägt|bin|ist|erbte|habe geerbt)(?: (?:das|die|den|ein|eine|einen|träger(?:in)? (?:der|des|von|einer)|in mir|auch))* ((?:brca[- ]?[12]?|huntington|mukoviszidose|faktor[- ]v)[- ](?:gen|mutation|leiden(?:[- ]mutation)?|genmutation)|gen(?:mutation|defekt)|erbkrankheit|chromosomen(?:anomalie|störung|defekt)|genetische (?:erkrankung|veranlagung|störung))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"mein(?:e|en|em|er)? (biometrische(?:n|s)? (?:daten|merkmale|profil|passbild(?:er)?)|biometrie(?:daten)?|fingerabdruck(?:daten|scan|profil)|fingerabdrücke|iris(?:scan|-scan)|netzhautscan|retina-?scan|gesichts(?:scan|erkennungsdaten|geometrie)|stimmabdruck|stimmprofil|venenscan|handflächenscan)",
        r"(?:haben|habt|hast|speichert|speichern|speicherst|scannten|gespeichert) (?:sie |ihr |du )?mein(?:e|en)? (fingerabdruck|fingerabdrücke|iris|netzhaut|gesicht|stimme)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"{_I_AM} (vorbestraft|verurteilt(?: worden)?|(?:wegen|zu) (?:\p{{L}}+ ){{1,3}}verurteilt(?: worden)?|(?:wegen|aufgrund) \p{{L}}+ (?:vorbestraft|angeklagt|angezeigt|verhaftet|im gefängnis)|inhaftiert|verhaftet(?: worden)?|festgenommen(?: worden)?|auf bewährung|im (?:gefängnis|knast)|in (?:haft|u-haft|untersuchungshaft)|(?:ex-)?häftling|straffällig(?: geworden)?|freigänger|angeklagt|beschuldigte[r]?)",
        rf"(?:{_WHO} )?(?:habe|hab|hat|hatte|haben)(?: \p{{L}}+)? (vorstrafen?|eine vorstrafe|einträge? im (?:führungszeugnis|strafregister)|ein strafverfahren|eine (?:haft|bewährungs|freiheits|geld)strafe(?: wegen \p{{L}}+)?|bewährung|(?:\p{{N}}+ jahre )?(?:im gefängnis|im knast|in haft) (?:gesessen|verbracht)|gesessen)",
        r"mein(?:e|en|em|er)? (vorstrafen?|strafregister(?:auszug)?|führungszeugnis(?: mit \p{L}+)?|bewährungshelfer(?:in)?|haftstrafe|verurteilung|strafverfahren|strafakte|bewährung)",
    ),
}
