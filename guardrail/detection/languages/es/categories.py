"""Spanish, with and without accents: special categories (GDPR Art. 9 and 10) as people speak of them."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = r"espos[ao]|mujer|marido|pareja|novi[ao]|madre|mamá|padre|papá|hij[ao]s?|herman[ao]s?|abuel[ao]s?|ti[ao]|tí[ao]|prim[ao]s?|amig[ao]s?|niet[ao]s?|sobrin[ao]s?|compañer[ao]|jef[ae]|familia|padres|bebé|niñ[ao]s?|suegr[ao]s?|cuñad[ao]|vecin[ao]|paciente"
_WHO = rf"(?:yo|él|ella|nosotros|nosotras|mi(?:s)? (?:\p{{L}}+ )?(?:{_KIN})|mis (?:{_KIN}))"
_HOW = r"(?: (?:un|una|muy|también|ahora|ya|desde (?:hace )?\p{N}* ?(?:años|pequeñ[ao]|niñ[ao])|casi|bastante|un poco|algo de|mucha|mucho|grave|leve|crónic[ao]|sever[ao]|fuerte|parcialmente|totalmente|oficialmente|la|el|de|enferm[ao] de|de \p{N}+ (?:semanas|meses)|recién|actualmente))*"
_AM = rf"(?:(?:{_WHO} )?(?:soy|somos|estoy|estamos|estuve|me declaro|me considero|me quedé|he estado|era|fui)|{_WHO} (?:es|está|era|estuvo|se quedó|son|están|fue)){_HOW}"
_HAVE = rf"(?:(?:{_WHO} )?(?:tengo|tenemos|tuve|he tenido|padezco|padecemos|sufro|sufrí|cogí|pillé|contraje|vivo con|convivo con|lucho contra|superé|me estoy (?:tratando|recuperando) de|estoy en tratamiento (?:por|de|para)|he dado positivo en|di positivo en)|{_WHO} (?:tiene|tuvo|padece|padeció|sufre|sufrió|cogió|contrajo|vive con|lucha contra|superó|murió de|falleció de|está en tratamiento (?:por|de)|dio positivo en))(?: (?:de|por))?{_HOW}"
_DIAGNOSED = rf"(?:me|le|nos|a mi (?:{_KIN}) le|lo|la) (?:han |acaban de |habían )?(?:diagnosticaron|diagnosticado|diagnosticar|detectaron|detectado|detectar|encontraron|dijeron que tengo|dijeron que tiene){_HOW}"
_ILLNESS = (
    r"diabetes(?: tipo (?:1|2|uno|dos))?|(?:cáncer|tumor)(?: de (?:mama|pulmón|próstata|piel|colon|ovario|útero|páncreas|hígado|estómago|tiroides|garganta))?|leucemia|linfoma|melanoma|vih(?: positivo)?|sida|hepatitis(?: [abc])?|tuberculosis|sífilis|gonorrea|clamidia|herpes|papiloma|una (?:its|ets)|"
    r"epilepsia|párkinson|parkinson|alzheimer|alzhéimer|demencia|esclerosis múltiple|lupus|artritis|artrosis|osteoporosis|fibromialgia|enfermedad de crohn|crohn|colitis ulcerosa|celiaquía|colon irritable|asma|epoc|fibrosis quística|anemia(?: falciforme)?|hemofilia|endometriosis|ovarios poliquísticos|"
    r"depresión(?: posparto)?|ansiedad|trastorno (?:de ansiedad|bipolar|alimenticio|alimentario|obsesivo[- ]compulsivo|límite|de pánico|mental|por déficit de atención)|ataques de (?:pánico|ansiedad)|bipolaridad|esquizofrenia|autismo|tdah|toc|tept|anorexia|bulimia|insomnio|alcoholismo|adicción (?:a (?:las drogas|la cocaína|la heroína|el alcohol)|al (?:alcohol|juego))|ludopatía|dislexia|síndrome de (?:down|asperger|tourette)|parálisis cerebral|"
    r"hipertensión|(?:la )?tensión alta|presión alta|(?:un )?infarto|(?:un )?ictus|(?:un )?derrame cerebral|(?:un )?marcapasos|problemas (?:de corazón|cardíacos|del corazón|de riñón|renales|de salud mental|psicológicos)|insuficiencia (?:renal|cardíaca|hepática)|cálculos renales|migrañas?|psoriasis|eccema|dermatitis|covid(?:-?19)?|gripe|neumonía|discapacidad(?: (?:visual|auditiva|física|del \p{N}+))?|(?:alguna |una )?alergia (?:al?|a la|a los) \p{L}+|intolerancia (?:a la lactosa|al gluten)|infertilidad|un aborto|quimioterapia|diálisis|menopausia|obesidad mórbida"
)
_ILL = (
    r"embarazad[ao]|encinta|diabétic[ao]|epiléptic[ao]|asmátic[ao]|autista|bipolar|esquizofrénic[ao]|anémic[ao]|seropositiv[ao]|vih positiv[ao]|inmunodeprimid[ao]|sord[ao]|cieg[ao]|inválid[ao]|minusválid[ao]|discapacitad[ao]|tetrapléjic[ao]|parapléjic[ao]|paralític[ao]|estéril|infértil|deprimid[ao]|anoréxic[ao]|bulímic[ao]|celíac[ao]|hipertens[ao]|alcohólic[ao]|drogadict[ao]|toxicóman[ao]|ludópata|"
    r"alérgic[ao] (?:al?|a la|a los|a las) \p{L}+|intolerante (?:a la lactosa|al gluten)|en silla de ruedas|de baja (?:médica|por (?:depresión|ansiedad|enfermedad))|en (?:quimio|quimioterapia|diálisis|rehabilitación|tratamiento psiquiátrico)|ingresad[ao](?: en el hospital)?|hospitalizad[ao]|con la regla|vacunad[ao]|enferm[ao] (?:de cáncer|terminal|del corazón|mental|de los nervios)|operad[ao] (?:del corazón|de cáncer|de la cadera|de la rodilla)"
)
_FAITH = r"católic[ao]s?|cristian[ao] (?:evangélic[ao]|ortodox[ao]|practicante)|un(?:a)? (?:buen[ao] |ferviente |devot[ao] )?cristian[ao]|muy cristian[ao]|cristianos|protestantes?|evangélic[ao]s?|ortodox[ao]s?|bautista|mormon[ea]?s?|mormón|testigos? de jehová|adventista|judí[ao]s?|musulman[ae]s?|musulmán|sunit?as?|chiíta|hindú|hinduista|budista|sij|ate[ao]s?|agnóstic[ao]s?|pagan[ao]|taoísta|muy religios[ao]|creyente|cura|monja|sacerdote|pastor evangélico|imán|rabino"
_PARTY = r"(?:psoe|pp|vox|podemos|sumar|ciudadanos|izquierda unida|erc|junts|bildu|pnv|bng|pri|pan|morena|prd|peronismo|peronistas?|kirchner|milei|macri|petro|uribe|bolsonaro|maduro|chávez|chavismo|la izquierda|la derecha|la ultraderecha|partido (?:popular|socialista|comunista|conservador|liberal|republicano|demócrata)|los (?:socialistas|republicanos|demócratas|comunistas|conservadores|liberales)|independentistas)"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ({_ILLNESS})",
        rf"{_AM} ({_ILL})",
        rf"{_DIAGNOSED} ({_ILLNESS}|\p{{L}}+)",
        rf"mi(?:s)? ({_ILLNESS}|psiquiatra|psicólog[ao]|oncólog[ao]|ginecólog[ao]|cardiólog[ao]|terapeuta|embarazo|enfermedad|discapacidad|historial? (?:médico|clínico)|historia clínica|diagnóstico|salud mental|análisis de sangre|resultados médicos|certificado de discapacidad|minusvalía|carga viral|tratamiento (?:de fertilidad|contra el cáncer|psiquiátrico)|baja médica)",
        rf"(?:{_WHO} )?(?:tomo|toma|estoy tomando|me recetaron|me han recetado|me inyecto|me pongo|necesito mi|uso|consumo){_HOW} (insulina|metformina|antidepresivos?|ansiolíticos?|antipsicóticos?|prozac|lexatin|orfidal|trankimazin|diazepam|sertralina|fluoxetina|litio|sintrom|(?:pastillas|medicación|medicinas?|medicamentos?) (?:para (?:la (?:tensión|depresión|ansiedad|diabetes|epilepsia)|el (?:corazón|cáncer|vih))|de la tensión)|anticonceptivos|metadona|somníferos|silla de ruedas|audífonos)",
        rf"(?:me|le|a mi (?:{_KIN}) le) (?:van a |han )?(?:operaron|operado|operan|operar|amputaron|amputado|trasplantaron|trasplantado|hicieron|hacen|dan|dieron) (?:de |del |una? |la |el )*(corazón|cáncer|cadera|rodilla|riñón|próstata|cataratas|vesícula|pierna|brazo|mastectomía|histerectomía|vasectomía|cesárea|aborto|quimioterapia|quimio|radioterapia|diálisis|trasplante(?: de \p{{L}}+)?)",
        rf"(?:{_WHO} )?(?:intenté|intentó|quise|quiero|he intentado) (suicidarme|suicidarse|matarme|quitarme la vida|morirme)",
        rf"(?:{_WHO} )?(tuve un aborto|tuvo un aborto|sufrí un aborto|perdí (?:el|al|mi) bebé|aborté|espero un bebé|espera un bebé|estoy esperando un bebé|esperamos un bebé)",
    ),
    "SPECIAL_RELIGION": (
        rf"{_AM} ({_FAITH})",
        rf"como (?:buen[ao]? )?({_FAITH}),? (?:yo|no|practicante|que soy|me)",
        r"(?:me (?:convertí|he convertido|hice|he hecho) (?:al? )?|profeso (?:el |la )?|practico (?:el |la )?)(islam|islamismo|judaísmo|cristianismo|catolicismo|budismo|hinduismo|musulm[áa]n[a]?|católic[ao]|judí[ao]|budista|testigo de jehová|religión \p{L}+)",
        r"(?:yo )?(?:solo |sólo |siempre )?(como (?:solo )?(?:halal|kosher)|rezo (?:cinco veces|a alá|el rosario)|voy a (?:misa|la mezquita|la sinagoga)|hago (?:el )?ramadán|guardo (?:el )?(?:shabat|sábado|ramadán)|creo en (?:dios|alá|jesús|jehová)|no creo en dios|llevo (?:el )?(?:velo|hiyab)|llevo (?:la )?kipá)",
        r"mi (fe(?: (?:en dios|católica|cristiana|musulmana))?|religión|creencias? religiosas?|parroquia|imán|rabino|mezquita|sinagoga|bautizo|primera comunión)",
    ),
    "SPECIAL_UNION": (
        rf"(?:{_AM}|{_WHO} está|estoy) ((?:afiliad[ao]|sindicad[ao])(?: (?:al?|en|de) (?:un |mi |el )?(?:sindicato|ccoo|ugt|cgt|uso|csif|cnt|ela|comisiones obreras)(?: \p{{L}}+)?)?|sindicalista|delegad[ao] sindical|enlace sindical|representante sindical|miembro (?:de un|del|de mi) sindicato|miembro de (?:ccoo|ugt|cgt|cnt|comisiones obreras))",
        rf"(?:{_WHO} )?(?:me (?:afilié|he afiliado|uní|di de baja) (?:al?|en|del?)|pertenezco (?:al?)|milito en(?: el)?|pago la cuota del?)(?: un| mi| el)? (sindicato(?: \p{{L}}+)?|ccoo|ugt|cgt|cnt|comisiones obreras)",
        r"mi (sindicato|afiliación sindical|cuota sindical|carn[eé] (?:del sindicato|sindical))",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_AM} (gay|homosexual|lesbiana|bisexual|pansexual|asexual|heterosexual|transexual|transgénero|un hombre trans|una mujer trans|trans|no binari[oae]|queer|intersexual|travesti|maric[oó]n|trabajadora sexual|prostituta)",
        r"mi(?:s)? (orientación sexual|identidad (?:sexual|de género)|vida sexual|relaciones sexuales|preferencias sexuales|transición de género|amante)",
        rf"(?:{_WHO} )?(?:tuve|tengo|he tenido|tuvimos) (relaciones (?:sexuales)?(?: (?:sin protección|con \p{{L}}+))?|sexo (?:con \p{{L}}+|sin (?:protección|condón|preservativo))|disfunción eréctil|eyaculación precoz|una aventura(?: con \p{{L}}+)?)",
        rf"(?:{_WHO} )?(salí del armario|ha salido del armario|salió del armario|he salido del armario|me gustan (?:los hombres y soy hombre|las mujeres y soy mujer))",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_AM} (gitan[ao]s?|rom(?:aní)?|afroamerican[ao]|afrodescendiente|afrocolombian[ao]|indígena|mapuche|quechua|aymara|maya|nahua|guaraní|mestiz[ao]|mulat[ao]|de raza (?:negra|blanca|gitana|asiática|\p{{L}}+)|negr[ao]s? de piel|una persona (?:negra|racializada|de color)|un (?:hombre|chico) negro|una (?:mujer|chica) negra|de (?:origen|ascendencia|etnia) \p{{L}}+|kurd[ao]|sefardí|asquenazí|uigur|bereber|saharaui)",
        r"mi(?:s)? (etnia(?: es \p{L}+)?|origen étnico|raza(?: es \p{L}+)?|color de piel|(?:padres|abuelos|familia) (?:son|es) (?:gitan[ao]s|judí[ao]s|indígenas|de origen \p{L}+))",
    ),
    "SPECIAL_POLITICAL": (
        rf"(?:{_WHO} )?(?:siempre )?(?:voté|voto|he votado|votaré|votamos|votó|hice campaña)(?: \p{{L}}+)? (?:al?|por|a favor de)(?: los| la| el)? ({_PARTY})",
        rf"{_AM} ((?:militante|afiliad[ao]|miembro|simpatizante|votante|concejal) (?:del?|de los|de la) (?:{_PARTY}|partido(?: \p{{L}}+)?)|de (?:izquierdas?|derechas?|ultraderecha|extrema (?:derecha|izquierda))|comunistas?|socialistas?|anarquistas?|fascistas?|franquistas?|peronistas?|chavistas?|independentistas?|feminista radical|falangista|republican[ao] convencid[ao])",
        rf"(?:{_WHO} )?(?:apoyo|apoyamos|milito en|me afilié|pertenezco|doné dinero|simpatizo con)(?: al?)?(?: los| la| el)? ({_PARTY})",
        r"mi(?:s)? (ideas políticas|ideología(?: política)?|opiniones? políticas?|afiliación política|partido político|carn[eé] del partido)",
    ),
    "SPECIAL_GENETIC": (
        r"mi(?:s)? (prueba genética|pruebas genéticas|test genético|datos genéticos|perfil genético|análisis genético|estudio genético|adn|prueba de adn|resultados? (?:genéticos?|de adn|del adn)|genoma|genes)",
        rf"(?:{_WHO} )?(?:tengo|tiene|heredé|heredó|soy|es|llevo|porto)(?: (?:el|la|un|una|portador[a]? (?:del?|de la)))* ((?:gen|mutación)(?: (?:en el|del|de la|de))? (?:brca[12]?|fibrosis quística|huntington|\p{{L}}+)|mutación genética|enfermedad (?:genética|hereditaria)|trastorno genético|anomalía (?:genética|cromosómica))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"mi(?:s)? (datos biométricos|huellas? (?:dactilares|dactilar|digitales)(?: (?:registradas?|escaneadas?))?|escáner de (?:iris|retina|huella)|escaneo (?:facial|de iris|de retina)|iris escaneado|reconocimiento facial|plantilla biométrica|huella de voz|registro biométrico|pasaporte biométrico número)",
        r"(?:tienen|tienes|guardaron|guardan|escanearon|tomaron|registraron) mi(?:s)? (huellas?(?: dactilares| dactilar)?|iris|retina|rostro|cara|voz)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"(?:{_AM}|{_WHO} (?:fue|ha sido)|he sido|fui|me|lo|le) ((?:condenad[ao]|detenid[ao]|arrestad[ao]|encarcelad[ao]|acusad[ao]|imputad[ao]|procesad[ao])(?: (?:por|de|a) \p{{L}}+(?: \p{{L}}+)?)?|(?:condenaron|detuvieron|arrestaron)(?: (?:por|a) \p{{L}}+)?|ex ?convict[ao]|ex ?presidiari[ao]|en libertad (?:condicional|provisional)|en (?:prisión|la cárcel|arresto domiciliario)|pres[ao])",
        rf"(?:{_WHO} )?(?:tengo|tiene|tuve) (antecedentes(?: (?:penales|policiales))?|una condena(?: por \p{{L}}+)?|una orden de (?:búsqueda|arresto|alejamiento)|un juicio penal|una causa penal)",
        rf"(?:{_WHO} )?(?:estuve|estuvo|pasé|cumplí|cumplió|he estado|salí de|salió de|acabo de salir de)(?: \p{{L}}+){{0,3}} (en (?:la )?(?:cárcel|prisión)|(?:la )?(?:cárcel|prisión)|condena)",
        r"mi(?:s)? (antecedentes(?: penales| policiales)?|condena|sentencia(?: penal)?|agente de la condicional|expediente penal|delito)",
    ),
}
