"""French: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:je )?(?:veux|voudrais|souhaite|souhaiterais|désire|cherche|aimerais|dois) |j'aimerais |(?:est ce que )?(?:je peux|puis je|pourrais je|peut on|pouvez vous|peux tu|pourriez vous|vous pouvez|tu peux) |(?:montrez moi|montre moi|envoyez moi|envoie moi|donnez moi|donne moi|affichez|affiche|ouvrez) |(?:où|ou) (?:est|sont|se trouve|se trouvent|puis je|je peux|trouver|voir|lire|est ce que je (?:peux|trouve)) ?|comment |(?:quelle|quelles|quels|c'est quoi) (?:est|sont)? ?|(?:avez vous|as tu|vous avez|tu as|y a t il|il y a|existe t il) )?"
_SEE = r"(?:(?:voir|lire|consulter|trouver|avoir|recevoir|obtenir|connaître|ouvrir|gérer|modifier|changer|vérifier|revoir|retrouver|accéder à|me montrer|m'envoyer|me donner|savoir) )?"
_DATA = r"(?:(?:toutes |tous )?(?:mes|nos|ma) (?:données|informations|infos|messages|conversations?|coordonnées|renseignements)(?: personnelles| personnels| perso| privées)?|(?:les |des )?données (?:personnelles|à caractère personnel))"
_YOU = r"(?:(?:vous|tu|on)(?: (?:exactement|réellement|concrètement|donc|ensuite))*)"

_POLICY = r"(?:(?:politique|charte|déclaration|notice|mention|mentions|avis|clause|informations?|règles|conditions|document|page)(?: légales?| d'information)? (?:de |sur |sur la |de la |relatives? à la |concernant la |relatives? au |sur le )?(?:confidentialité|vie privée|protection (?:de la vie privée|des données|de mes données|des données personnelles)|données personnelles|traitement (?:de mes|des) données(?: personnelles)?|rgpd))"

_THIRD = r"(?: (?:à|avec|auprès de|aux) (?:qui que ce soit|personne|n'importe qui|d'autres?|des|de|vos|autrui|tiers|facebook|google|meta|annonceurs|partenaires|autres)(?: (?:tiers|tierces|personnes|sociétés|entreprises|partenaires|annonceurs|gens|commerciaux|publicitaires))*)?"
_SELL = r"(?:vendez|vends|revendez|revends|partagez|partage|cédez|cède|transmettez|transmets|communiquez|communique|divulguez|divulgue|donnez|donne|louez|refilez|fournissez|vendre|revendre|partager|céder|transmettre|communiquer|divulguer|donner)"
_SELL_SUBJ = r"(?:vendiez|vendes|revendiez|partagiez|partages|cédiez|transmettiez|communiquiez|divulguiez|donniez|soient (?:vendues|revendues|partagées|transmises|cédées))"
_AD = r"(?:(?:de la|de|du|des|la|le|les|vos|votre|aucune?|toute|toutes|cette|ces|aux|à la|au|d'|messages?|mails?|e mails|emails|sms|appels?|fins?|offres) ?)*(?:pubs?|publicités?|publicitaires?|marketing|démarchage|prospection|promos|promotions|promotionnelles?|promotionnels?|commercial|commerciale|commerciales|commerciaux|newsletters?|réclames?|annonces publicitaires)(?: (?:personnalisées?|ciblées?|commerciale|direct|directe|téléphonique))*"
_SALE = r"(?:(?:la|au|à la|le|toute) )?(?:vente|revente|cession|partage|transmission|communication|location)(?: (?:de|à des tiers de) (?:mes|nos) (?:données|informations|infos|coordonnées)(?: personnelles)?| des données(?: personnelles)?)"

PATTERNS = {
    Intent.PRIVACY: (
        rf"confidentialité|(?:la |ma )?vie privée|rgpd|gdpr|cnil|données personnelles|(?:la )?protection (?:des|de mes) données(?: personnelles)?|{_ASK}{_SEE}(?:la |les |le |votre |vos |une |l'|ta )?{_POLICY}",
        rf"(?:que|qu'est ce que|qu'est ce qu'|quoi|vous|tu|on)?(?: ?(?:{_YOU}|est ce que))? ?(?:faites|fais|fait|ferez|comptez|allez|vas)(?: (?:vous|tu|on|faire|quoi|exactement|concrètement))* (?:de|avec) {_DATA}(?: (?:ensuite|après|ici|exactement))?",
        rf"(?:que (?:deviennent|devient|se passe t il (?:avec|pour)|va t il arriver à|vont devenir)|qu'est ce qui (?:arrive à|se passe avec)|qu'advient il de|à quoi (?:servent|sert|vont servir)) {_DATA}(?: (?:ensuite|après|ici|après le chat))?",
        rf"(?:comment|pourquoi|où|ou|dans quel but|à quelles fins|combien de temps|pendant combien de temps|jusqu'à quand) (?:est ce que )?(?:{_YOU} )?(?:utilisez|utilises|utilise t|traitez|traites|collectez|collectes|stockez|stockes|gardez|gardes|conservez|conserves|protégez|protèges|voulez|avez besoin de|demandez|sont|seront)(?: (?:vous|tu|on))? {_DATA}(?: (?:stockées|conservées|gardées|utilisées|traitées|protégées|hébergées|collectées))?",
        rf"(?:comment|pourquoi|où|ou|combien de temps|pendant combien de temps) {_DATA} (?:sont|seront)(?: elles)? (?:stockées|conservées|gardées|utilisées|traitées|protégées|hébergées|collectées)|{_DATA} (?:sont|seront)(?: elles)? (?:stockées|conservées|gardées|utilisées|hébergées)(?: elles)? (?:où|combien de temps|comment)",
        rf"qui (?:voit|lit|peut (?:voir|lire|consulter)|a accès à|reçoit|consulte|va (?:voir|lire)) {_DATA}|(?:avec|à) qui (?:est ce que )?(?:{_YOU} )?(?:partagez|partages|vendez|vends|transmettez|donnez|communiquez|revendez)(?: (?:vous|tu))? {_DATA}|(?:est ce que )?(?:vous |tu )?(?:vendez|vends|revendez|partagez|partages|transmettez|cédez) (?:vous |tu )?{_DATA}{_THIRD}",
        rf"(?:est ce que )?(?:{_DATA}|cette conversation|ce chat) (?:sont|est)(?: (?:elles|elle|il))?(?: bien)? (?:en sécurité|protégées?|protégé|sécurisées?|sécurisé|confidentielles?|confidentiel|privée?|à l'abri)(?: (?:ici|chez vous))?|qui est (?:le |votre )?(?:responsable (?:du traitement|de traitement|de mes données)(?: de mes données)?|délégué à la protection des données|dpo|dpd)|(?:quels sont )?mes droits (?:rgpd|sur mes données(?: personnelles)?|en matière de (?:vie privée|protection des données|données personnelles))|article 13(?: (?:du )?rgpd)?",
    ),
    Intent.CONSENTS: (
        rf"{_ASK}{_SEE}(?:tous )?(?:mes |les |l'état de mes |l'historique de mes |la liste de mes )?(?:consentements|autorisations données)(?: donnés)?|{_ASK}{_SEE}mes (?:autorisations|accords)(?: donnés| données)?|{_ASK}{_SEE}(?:l'état|l'historique|le statut|historique|statut|état) d(?:e mes |e mon |u )consentements?|(?:voir |consulter |vérifier )?mon consentement",
        rf"{_ASK}{_SEE}(?:mes |les )?(?:paramètres|préférences|réglages|choix|options) (?:de |en matière de |sur la |relatifs à la )?(?:ma )?(?:confidentialité|consentement|vie privée|données personnelles)",
        r"à quoi (?:est ce que )?(?:j'ai|ai je|je) (?:déjà |bien |exactement )*(?:consenti|consens|dit oui|donné (?:mon )?(?:accord|consentement))(?: (?:jusqu'ici|jusqu'à présent|exactement|déjà))?|(?:qu'est ce que|qu'|que) ?(?:j'ai|ai je) (?:déjà |bien |exactement )*(?:accepté|autorisé|consenti|approuvé|permis)(?: (?:jusqu'ici|jusqu'à présent|exactement|déjà|ici))?",
        r"j'ai (?:déjà |bien )?(?:accepté|autorisé|consenti à|donné (?:mon )?(?:accord|consentement) (?:à|pour)|dit oui à) quoi(?: (?:exactement|au juste|déjà|jusqu'ici))*|pour quoi (?:ai je|j'ai) donné mon (?:accord|consentement)",
        r"quels? (?:sont (?:les |mes )?)?(?:consentements?|accords?|autorisations?)(?: que)? ?(?:j'ai|ai je|avez vous|vous avez|as tu|je vous ai)? ?(?:donnés?|données?|accordés?|de moi|de ma part|enregistrés?)*",
        rf"(?:est ce que )?(?:ai je|j'ai)(?: (?:déjà|bien|jamais))* (?:consenti|donné (?:mon )?(?:accord|consentement)|accepté|dit oui|autorisé)(?: (?:à|pour|au|aux))? (?:quelque chose|{_AD}|{_SALE}|(?:le |l'|au )?(?:traitement|utilisation|analyse) de mes données(?: personnelles)?|cela|ça)|(?:avez vous|as tu|vous avez|tu as) (?:bien |déjà |encore )?mon (?:consentement|accord)(?: pour {_AD})?|quand (?:est ce que )?(?:ai je|j'ai) (?:consenti|donné mon (?:accord|consentement))",
        rf"{_ASK}{_SEE}(?:ce (?:que|à quoi) )(?:j'ai|je) (?:accepté|autorisé|consenti|donné mon accord)(?: jusqu'ici)?",
    ),
    Intent.OPT_OUT: (
        rf"(?:(?:je vous (?:demande|prie) de|merci de) )?(?:ne |n')?(?:(?:pas|plus|jamais) )?{_SELL}(?: ni ne {_SELL})?(?: (?:pas|plus|jamais)) {_DATA}{_THIRD}|(?:(?:je vous (?:demande|prie) de|merci de) )?ne (?:pas|plus|jamais) {_SELL}(?: (?:ni|ou|et) {_SELL})? {_DATA}{_THIRD}",
        rf"je (?:ne )?(?:veux|souhaite|désire|permets|accepte|autorise) (?:pas|plus) que (?:vous |tu |{_DATA} )?{_SELL_SUBJ}(?: (?:ni|ou|et) {_SELL_SUBJ})?(?: {_DATA})?{_THIRD}|(?:arrêtez|arrête|cessez|cesse) de {_SELL} {_DATA}{_THIRD}",
        rf"(?:je )?(?:m'oppose|m'opposer|refuse|interdis|n'accepte pas|n'autorise pas|ne consens pas|suis contre|opposition)(?: (?:à|au|aux|contre))? (?:{_SALE}|{_AD}|l'utilisation de {_DATA} (?:à des|pour) {_AD}){_THIRD}|(?:non|stop) (?:à |au )?(?:{_SALE}|{_AD})|pas de (?:vente|revente|partage|cession) de {_DATA}{_THIRD}",
        rf"(?:pas|plus|plus jamais|aucune|sans|zéro|ni|marre) {_AD}(?: (?:pour moi))?|je (?:ne )?(?:veux|souhaite|désire) (?:pas|plus)(?: (?:recevoir|voir|avoir))? {_AD}(?: de votre part)?",
        rf"(?:ne )?m'(?:envoyez|envoie|adressez|affichez|montrez) (?:pas|plus|plus jamais) {_AD}|ne me (?:montrez|faites|proposez) (?:pas|plus) {_AD}|(?:arrêtez|arrête|cessez|cesse) (?:de m'envoyer |de m'afficher |de me montrer |avec )?{_AD}|ne plus recevoir {_AD}",
        rf"(?:je ne (?:veux|souhaite) pas que vous utilisiez|n'utilisez (?:pas|plus)|n'utilise (?:pas|plus)|ne pas utiliser|je refuse que vous utilisiez) {_DATA} (?:à|pour|dans) {_AD}",
        rf"(?:je (?:veux|voudrais|souhaite) )?(?:me désabonner|désabonnez moi|me désinscrire|désinscrivez moi|désinscription|désabonnement|désactiver|désactivez) {_AD}|(?:inscription )?bloctel",
    ),
}  # fmt: skip
