"""French."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"s'il (?:vous|te) pla[iî]t|svp|stp|merci|merci beaucoup|bonjour|salut|maintenant|immédiatement|tout de suite|s'il vous plait|s'il te plait|sil vous plait|siouplait|sivouplait|svp merci|merci d'avance|merci bien|mercii+|mille mercis|merci par avance|bonsoir|coucou|hello|hey|dès maintenant|dès que possible|au plus vite|rapidement|sur le champ|sans délai|vite|alors|donc|bon|ben|bah|eh bien|monsieur|madame|cher service|pardon|excusez moi|excuse moi|désolé|désolée|enfin|là|quoi|hein|ok|du coup|en fait|si possible|si vous voulez bien|juste|je vous prie|veuillez"

_ASK = r"(?:(?:je (?:veux|voudrais|souhaite|demande|désire)(?: que vous)?|j'aimerais|j'exige) |(?:pouvez vous|peux tu|pourriez vous|pourrais tu) |(?:vous pouvez|tu peux) )?"
_MINE = r"(?:toutes |tous |tout )?(?:mes|mon|ma|les) (?:données(?: personnelles)?|donnees(?: personnelles)?|informations(?: personnelles)?|infos|compte|profil|historique|conversations?|messages)"
_STORED = r"(?: que vous (?:avez|détenez|conservez)(?: sur moi)?)?"

ONESELF = r"moi|mon|ma|mes|me|m'\w+|personnelles?|perso|rgpd|droit d'accès|demande d'accès|accès|article 15"

PATTERNS = {
    Intent.YES: (
        r"oui|ouais|oui oui|bien sûr|bien sur|d'accord|ok|okay|je suis d'accord|oui je suis d'accord|j'accepte|oui j'accepte|je consens|"
        r"je confirme|oui je confirme|entendu|parfait|volontiers|certainement|ça marche|ca marche|oui supprimez",
        r"o+u+i+|wi|ui|ouai+s*|ouaip|ouep|yep|yes|yess|mouais|oui oui oui|oui bien sûr|oui tout à fait|oui volontiers|oui merci|"
        r"oui d'accord|oui ok|oui parfait|oui allez y|oui vas y|oui s'il vous plaît|oui je veux(?: bien)?|oui je le veux|oui certain|"
        r"oui certaine|oui c'est (?:bon|ça|ok|d'accord)|si|mais oui|ah oui|eh oui|mais bien sûr|bien entendu|bien évidemment|évidemment|"
        r"évidement|naturellement|assurément|absolument|tout à fait|exactement|exact|effectivement|"
        r"c'est (?:ça|exact|bon|ok|d'accord|correct|juste|noté|parti|entendu|bon pour moi|ok pour moi|parfait)|correct|affirmatif|carrément|"
        r"grave|clair|clairement|sans problème|pas de problème|pas de souci|pas de soucis|aucun problème|aucun souci|y a pas de souci|dac|"
        r"dacc|d'ac|dak|okay|okey|oké|oki|okk+|ok pour moi|ok ça marche|ok d'accord|ok oui|ça me va|ça me convient|cela me convient|"
        r"ça roule|ça joue|ça va|nickel|super|génial|top|très bien|bien|bien reçu|vas y|allez y|allez|go|faites|faites le|fais le|"
        r"faites donc|procédez|poursuivez|continuez|continue|validé|je valide|valider|avec plaisir|je veux bien|je le veux|"
        r"je suis sûre?|je suis certaine?|sûr|certain|sûr et certain|mhm|accord donné|permission accordée|100 ?%?",
        r"(?:oui )?(?:moi )?(?:je suis|nous sommes|chuis|j'suis|on est) (?:tout à fait |totalement |entièrement |complètement |bien )*(?:d'accord|d accord|daccord|ok|favorable|consentante?)(?: avec (?:ça|cela|tout))?|"
        r"(?:oui )?(?:j'accepte|j'autorise|j'approuve|je consens|j'acquiesce|je confirme|je valide|je permets|je donne (?:mon|ma)|j'y consens|je vous autorise|je t'autorise|je vous donne (?:mon|ma))(?: (?:accord|consentement|autorisation|permission|tout|le traitement|les conditions|cela|ça|à ça|à cela|la suppression|bien sûr|volontiers|de mes données))*|"
        r"(?:vous avez|tu as) (?:mon accord|mon consentement|mon autorisation|ma permission)|accepté|accepter|accord|autorisé|confirmé|"
        r"oui (?:supprimez|supprime|effacez|efface|supprimer|effacer)(?: (?:tout|le|les|mes données|tout ça))*|oui confirmez|tout est ok",
    ),
    Intent.NO: (
        r"non|nan|non merci|non non|jamais|pas du tout|je refuse|non je refuse|je ne suis pas d'accord|pas d'accord|je n'accepte pas|"
        r"annuler|annulez|je ne veux pas|surtout pas|bien sûr que non|pas question",
        r"n+o+n+|nan+|naan|nn|nope|no|nop|nein|non non non|mais non|ah non|oh non|eh non|non désolé|non désolée|non pas du tout|non jamais|"
        r"non je (?:ne )?veux pas|non je refuse|non pas maintenant|non pas d'accord|pas maintenant|pas pour l'instant|pas pour le moment|"
        r"pas aujourd'hui|plus tard|une autre fois|pas encore|pas vraiment|pas tellement|pas trop|pas du tout|absolument pas|"
        r"certainement pas|sûrement pas|bien sûr que non|évidemment que non|en aucun cas|aucunement|en aucune façon|hors de question|"
        r"il n'en est pas question|pas question|jamais de la vie|plus jamais|négatif|même pas en rêve|sans façon|non sans façon|"
        r"ça ne (?:me )?(?:va|convient) pas|ça (?:me )?(?:va|convient) pas|ça ne m'intéresse pas|ça m'intéresse pas|pas intéressée?|"
        r"pas besoin|non pas besoin|je n'en veux pas|j'en veux pas|j'veux pas|je veux pas|je ne le veux pas|je ne préfère pas|"
        r"je préfère pas|je préfère (?:ne pas|que non|refuser|éviter)|plutôt pas|plutôt non|vaut mieux pas|il vaut mieux pas|mieux vaut pas|"
        r"refus|refusé|refuser|rejeté|rejeter|je rejette|je décline|je m'oppose|je m'y oppose|je suis contre|contre|je dis non|"
        r"ma réponse est non|c'est non|interdit|désaccord|en désaccord|je suis en désaccord|annulé|annule|annulation|laissez|laisse|"
        r"laissez tomber|laisse tomber|oubliez ça|oublie ça|ne (?:faites|fais) (?:pas ça|rien|pas cela)|faites pas ça|"
        r"ne (?:supprimez|supprime|effacez|efface) (?:pas|rien)(?: .{0,30})?|(?:supprimez|effacez|supprime|efface) (?:pas|rien)|"
        r"gardez (?:tout|les|mes données)|garde (?:tout|les)|finalement non|en fait non|j'ai changé d'avis|je ne suis pas sûre?|"
        r"je suis pas sûre?|pas sûre?",
        r"(?:non )?(?:moi )?(?:je (?:ne )?suis pas|chuis pas|j'suis pas|on n'est pas|pas) (?:du tout |vraiment |tout à fait )*(?:d'accord|d accord|daccord|ok|favorable|consentante?)(?: avec (?:ça|cela))?|"
        r"(?:non )?(?:je (?:ne )?|je n'|j')(?:accepte|consens|autorise|approuve|permets|valide|confirme|veux|souhaite|donne|y consens|vous autorise)(?: (?:vraiment))? pas(?: (?:mon|ma|accord|consentement|autorisation|permission|ça|cela|le traitement|du tout|accepter|consentir|les conditions|à ça|à cela))*|"
        r"(?:je )?refuse(?: (?:catégoriquement|totalement|ça|cela|tout|le traitement|de (?:donner mon accord|consentir|donner mon consentement)))*",
    ),
    Intent.WITHDRAW: (
        rf"stop|arrêt|arrêter|arrêtez|arretez|désabonner|se désabonner|désinscription|{_ASK}me désabonner|"
        rf"{_ASK}(?:je )?(?:retire|retirer|révoque|revoque|révoquer|annuler) mon (?:consentement|accord|autorisation)(?: au traitement de mes données(?: personnelles)?)?|"
        rf""
        r"je ne (?:consens|suis) plus(?: d'accord)?|"
        r"(?:arrêtez|cessez) d(?:e |')(?:traiter|utiliser|conserver|m'écrire|me contacter)(?: mes données(?: personnelles)?)?",
        r"st+o+p+|stope|stoppez|stopper|arret|arrête|arrête ça|arrêtez|arrêtez ça|arrêtez tout|arrêter tout|halte|assez|ça suffit|"
        r"ça suffit maintenant|basta|fin|terminé|désabonnez moi|désabonne moi|désabonnement|désinscrivez moi|désinscrire|me désinscrire|"
        r"je (?:veux|souhaite|voudrais|désire) me (?:désabonner|désinscrire|retirer)|désinscription|je me (?:désabonne|désinscris|retire)|"
        r"retirez moi (?:de (?:la|votre|cette) liste)?|foutez moi la paix|laissez moi tranquille|laisse moi tranquille|lâchez moi|"
        r"fichez moi la paix|ne m'(?:écrivez|envoyez|écris|envoie|appelez|embêtez|importunez) plus(?: (?:rien|de messages?|jamais|de sms))*|"
        r"ne me (?:contactez|contacte|dérangez|dérange|parlez|sollicitez) plus(?: jamais)?|m'écrivez plus|me contactez plus|"
        r"plus de (?:messages?|sms)(?: svp)?|"
        r"(?:arrêtez|arrête|cessez|cesse) de (?:m'écrire|me contacter|m'envoyer (?:des )?(?:messages|sms|mails|trucs)|me déranger|m'importuner|m'embêter|me spammer|me harceler)",
        rf"{_ASK}(?:je )?(?:retire|retirer|révoque|révoquer|annule|annuler|reprends|reprendre|enlève|enlever|suspends|retirez|annulez|révoquez) (?:par la présente )?(?:mon|ma|le|tout|tous mes|mes) (?:précédent )?(?:consentement|consentements|accord|autorisation|permission|approbation)s?(?: (?:donné|donnée|précédent|au traitement|pour le traitement|à l'utilisation|pour l'utilisation|de mes données|personnelles|des données|concernant mes données))*|"
        rf"(?:retrait|révocation|annulation) (?:de )?(?:mon |du )?(?:consentement|accord|autorisation)|"
        rf"mon (?:consentement|accord) est (?:retiré|révoqué|annulé)|"
        rf"(?:je ne|je n'|j') ?(?:suis plus|accepte plus|consens plus|autorise plus|veux plus)(?: (?:d'accord|consentante?|que vous (?:utilisiez|traitiez|gardiez|stockiez|conserviez) mes (?:données|messages|infos|informations)|du tout|au traitement|le traitement|personnelles|de mes données|participer))*|"
        rf"chuis plus d'accord|je suis plus d'accord|"
        rf"(?:n'utilisez|ne traitez|ne conservez|ne stockez|ne gardez|ne collectez|n'utilise|ne traite|n'enregistrez) (?:plus|pas) (?:mes|aucune de mes) (?:données|informations|infos|messages)(?: personnelles)?|"
        rf"(?:arrêtez|arrête|cessez|cesse) (?:d'utiliser|de traiter|de conserver|de stocker|de garder|de collecter|d'enregistrer|le traitement de|la collecte de|l'utilisation de) (?:toutes )?(?:mes|ces) (?:données|informations|infos|messages)(?: personnelles)?|"
        rf"je ne (?:veux|souhaite) (?:pas|plus) que (?:vous|tu) (?:utilisiez|traitiez|gardiez|stockiez|conserviez|utilises|gardes|traites) mes (?:données|messages|infos|informations)(?: personnelles)?",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:supprimer|supprimez|supprime|supprimiez|effacer|effacez|efface|effaciez|détruire|détruisez|oublier|oubliez|oublie) (?:{_MINE}{_STORED}|tout(?: ce que vous (?:savez|avez) sur moi)?)|"
        rf"(?:oubliez|oublie) moi|"
        r"(?:droit à l'(?:oubli|effacement))|suppression de (?:mes données|mon compte)",
        rf"{_ASK}(?:de )?(?:supprimer|supprimez|supprime|supprimes|supprimiez|suprimer|suprimez|suprime|effacer|effacez|efface|effaces|effaciez|éffacez|détruire|détruisez|détruis|détruisiez|oublier|oubliez|oublie|enlever|enlevez|enlève|retirer|retirez|éliminer|éliminez|vider|videz|purger|purgez|faire disparaître|faites disparaître)(?: (?:moi|donc|définitivement|complètement|totalement|immédiatement|svp|s'il vous plaît))* (?:absolument )?(?:toutes |tous |tout |l'intégralité de |l'ensemble de )?(?:mes|mon|ma|les|le|la|ces|cette)? ?(?:données|donnée|infos?|informations|compte|profil|historique|conversations?|messages|discussion|échanges|dossier|traces|chat)(?: (?:personnelles|personnels|me concernant|à mon sujet|sur moi|de vos (?:systèmes|serveurs|bases|fichiers)|de votre (?:système|base|base de données)|que vous (?:avez|détenez|conservez|possédez|gardez|stockez)|que tu as|et (?:mes données|mon compte|mes messages)|définitivement|complètement|de mon compte|de discussion|de conversation|de chat))*|"
        rf"{_ASK}(?:de )?(?:supprimer|supprimez|supprime|effacer|effacez|efface|oublier|oubliez|oublie|détruire|détruisez) (?:absolument )?tout(?: (?:ce que|ce qui|de moi|sur moi|me concernant|à mon sujet))?(?: (?:vous|tu|j'ai|je vous ai|je t'ai))?(?: (?:savez|sais|avez|as|détenez|conservez|gardez|connaissez|dit|écrit|envoyé|raconté))?(?: (?:sur moi|de moi|à mon sujet|me concernant))?",
        rf"(?:oubliez|oublie|effacez|efface|supprimez|supprime)[ -]moi(?: (?:de (?:votre|la|vos) (?:base|système|systèmes|base de données|liste|fichiers)|complètement|définitivement))*|"
        rf"{_ASK}(?:être (?:oubliée?|effacée?|supprimée?)|que (?:vous m'oubliez|tu m'oublies|vous m'oubliiez)|que (?:toutes )?mes données (?:personnelles )?(?:soient|sont) (?:supprimées|effacées|détruites)|faire (?:supprimer|effacer) (?:toutes )?(?:mes données(?: personnelles)?|mon compte|mon profil|mes informations)|exercer mon droit (?:à l'oubli|à l'effacement|de suppression)|la suppression de (?:toutes )?(?:mes données(?: personnelles)?|mon compte))|"
        rf"(?:mon )?droit (?:à l'oubli|à l'effacement|de suppression)|j'exerce mon droit (?:à l'oubli|à l'effacement|de suppression)|"
        rf"je (?:demande|réclame|sollicite|exige) (?:la suppression|l'effacement|la destruction) (?:de |immédiate de )?(?:toutes |l'ensemble de )?(?:mes données(?: personnelles)?|mon compte|mes informations)|"
        rf"(?:demande de )?(?:suppression|effacement) (?:de |des |du )?(?:toutes )?(?:mes |mon )?(?:données|compte|informations|historique)(?: personnelles)?|"
        rf"comment (?:puis je |je peux |faire pour |on fait pour )?(?:supprimer|effacer|je supprime|j'efface) (?:toutes )?(?:mes données|mon compte|mon historique|mes informations|mes messages)(?: personnelles)?|"
        rf"(?:fermer|fermez|clôturer|clôturez) mon compte et (?:supprimer|supprimez|effacer|effacez) (?:toutes )?mes données|"
        rf"mes données (?:personnelles )?(?:à supprimer|doivent être supprimées)|supprimer (?:les )?données|article 17(?: (?:du )?rgpd)?",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:voir|consulter|accéder à|télécharger|exporter|recevoir|obtenir|montrez moi|envoyez moi|montre moi|envoie moi|exportez) (?:une copie de )?{_MINE}{_STORED}|"
        rf""
        r"quelles (?:données|informations)(?: personnelles)? (?:avez vous|as tu|détenez vous|conservez vous)(?: sur moi)?|"
        r"que (?:savez vous|sais tu) (?:sur|de) moi|droit d'accès",
        rf"(?:quelles?|quels|qu'est ce que|qu'|que|c'est quoi|combien de|quoi comme)(?: (?:sont|genre de|type de|les|des|mes|autres))*(?: (?:données|informations?|infos|renseignements|choses))?(?: (?:personnelles|perso|me concernant|sur moi))?(?: (?:que|qu'))?(?: ?(?:avez vous|as tu|vous avez|tu as|t'as|détenez vous|vous détenez|conservez vous|vous conservez|gardez vous|vous gardez|stockez vous|vous stockez|stockes tu|collectez vous|vous collectez|savez vous|vous savez|sais tu|tu sais|connaissez vous|possédez vous|enregistrez vous|vous enregistrez|gardes tu|sont stockées|sont conservées|sont enregistrées|récoltez vous))(?: (?:de|sur|à propos de|concernant|à))?(?: (?:moi|mon sujet|mon compte))?(?: (?:exactement|au juste|enregistré|enregistrées|stocké|stockées|conservé|conservées|en mémoire|gardé|collecté|collectées))*(?: (?:sur moi|à mon sujet|de moi))?|"
        rf"(?:dites|dis|montrez|montre|donnez|donne|envoyez|envoie)[ -]moi (?:tout )?ce que (?:vous savez|tu sais|vous avez|tu as|vous détenez|vous gardez)(?: (?:sur|de) moi| à mon sujet)?|"
        rf"{_ASK}(?:de )?(?:voir|consulter|accéder à|avoir accès à|télécharger|exporter|recevoir|obtenir|récupérer|connaître|avoir|demander|savoir|montrez[ -]moi|envoyez[ -]moi|montre[ -]moi|envoie[ -]moi|donnez[ -]moi|donne[ -]moi|exportez|fournissez[ -]moi|transmettez[ -]moi|communiquez[ -]moi) (?:une |la )?(?:copie |liste |récapitulatif |export )?(?:de |à )?(?:toutes |tous |l'ensemble de |l'intégralité de )?(?:mes|les|mon|mon dossier) ?(?:données|informations|infos|historique|messages|conversations)?(?: (?:personnelles|me concernant|que vous (?:avez|détenez|conservez|possédez)|sur moi|de conversation|de chat))*",
        rf"(?:{_ASK}(?:m'envoyer|me transmettre|me donner|me fournir) )?(?:une )?copie de (?:toutes )?mes (?:données|informations)(?: personnelles)?|"
        r"(?:mon |j'exerce mon )?droit d'accès(?: à mes données(?: personnelles)?)?|"
        r"demande d'accès(?: (?:à mes|aux) données(?: personnelles)?)?|accès à mes (?:données|informations)(?: personnelles)?|"
        r"(?:gardez|stockez|conservez|collectez|enregistrez|avez|gardes|stockes|enregistres) (?:vous|tu) (?:mes|des) (?:données|informations|infos|messages)(?: (?:personnelles|sur moi|de moi|me concernant))*|"
        r"est ce que (?:vous gardez|vous stockez|vous conservez|vous enregistrez|tu gardes|tu enregistres) (?:mes|des) (?:données|informations|infos|messages)(?: (?:personnelles|sur moi))*|"
        r"(?:exporter|télécharger|voir|consulter) mes données(?: personnelles)?|"
        r"article 15(?: (?:du )?rgpd)?",
        r"(?:tu as|t'as|vous avez|tu sais|vous savez) quoi(?: comme (?:données|infos|informations))? (?:sur|de) moi|c'est quoi (?:les|mes) (?:données|infos) que (?:vous avez|tu as) (?:sur|de) moi",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:mais |et |alors |dis |dites |pardon )*(?:est ce que )?(?:tu es|vous êtes|vous etes|t'es|es tu|êtes vous|etes vous|c'est|est ce) (?:vraiment |bien |juste |en fait )*(?:une? )?(?:vraie? |véritable )?(?:ia|robot|bot|chatbot|machine|humaine?|personne|être humain|intelligence artificielle|programme|ordinateur)(?: (?:réelle?|humaine))?(?: ou (?:une? )?(?:vraie? )?(?:ia|robot|bot|machine|humaine?|personne|non|pas))?|"
        r""
        r"(?:est ce que )?(?:je parle|je discute|je suis en train de parler|parle je|j'écris) (?:à|avec) (?:une? )?(?:vraie? )?(?:ia|robot|bot|chatbot|machine|humain|personne|être humain)(?: ou (?:à |avec )?(?:une? )?(?:vraie? )?(?:robot|bot|machine|humain|personne))?|"
        r"à qui (?:je parle|ai je affaire)|robot ou humain|humain ou robot",
        r"(?:mais |et |alors |dis |dites |dites moi |dis moi |pardon |excusez moi |euh |attends |attendez |sérieux |sérieusement |franchement |honnêtement |au fait |petite question |bonjour |en fait |du coup )*(?:est ce que |est ce |c'est ce que )?(?:tu es|t'es|tes|vous êtes|êtes vous|es tu|c'est|est ce|serais tu|seriez vous|je parle|parle je|je discute|je suis(?: là| bien)? en train de (?:parler|discuter|chatter)|je chatte|j'écris|je communique|suis je en train de parler|ai je affaire|j'ai affaire|y a t il|il y a|y a|on parle|je tchatte|ce serait|tu serais|vous seriez)(?: (?:vraiment|bien|juste|en fait|par hasard|réellement|seulement|là|ici|actuellement|encore|quand même|pas|que|qu'|à|avec|affaire|toujours))* ?(?:une? |des |du |quelque |d'|l')*(?:vraie? |véritable |simple |sorte de |espèce de |vrais |vraies )*(?:ia|i\.a\.|ai|robots?|bots?|chatbot|chat bot|machines?|humaine?s?|personnes?|gens|êtres? humains?|intelligence artificielle|programme|ordinateur|logiciel|automate|répondeur|algorithme|quelqu'un|assistant virtuel|assistante virtuelle|agent virtuel|réponses? automatiques?|automatique|automatisé|réelle?|chatgpt|gpt|modèle de langage|conseiller humain|opérateur humain|vrai|vraie)(?: (?:réelle?s?|humaine?s?|virtuelle?|physique|en chair et en os|de vrai|derrière|qui (?:répond|me répond|parle|écrit)|pour de vrai|ou quoi|ou pas|hein|n'est ce pas|là|ici|au bout du fil|en face|à l'autre bout|automatique))*(?: ou (?:à |avec |bien |plutôt |c'est |juste )*(?:une? )?(?:vraie? )?(?:ia|robot|bot|machine|humaine?|personne|être humain|programme|ordinateur|non|pas|quoi)(?: (?:réelle?|humaine?))?)?",
        r"(?:à|avec) qui (?:je parle|est ce que je parle|ai je affaire|ai je l'honneur|je discute|parle je|j'ai affaire|suis je en train de (?:parler|discuter))(?: (?:là|exactement|au juste))?|"
        r"qui (?:êtes vous|es tu|est là|me répond|me parle|est ce)(?: (?:exactement|au juste|en fait))?|"
        r"(?:t'es|tu es|vous êtes) qui(?: (?:toi|en fait|au juste))?|"
        r"(?:humain|personne|homme) ou (?:bien )?(?:robot|bot|machine|ia|ordinateur)|"
        r"(?:robot|bot|machine|ia|ordinateur) ou (?:bien )?(?:humain|être humain|personne|vraie personne)|"
        r"(?:tu|vous) (?:n'es|n'êtes|es|êtes) pas (?:une? )?(?:vraie? )?(?:robot|bot|humain|machine|personne|ia)(?: (?:hein|si|n'est ce pas|non|quand même|rassurez moi))*|"
        r"(?:y a t il|il y a|y a) (?:bien )?(?:quelqu'un|une personne|un humain|un être humain|une vraie personne)(?: (?:derrière|ici|là|en face|au bout|qui (?:lit|répond)|de réel|d'humain))*|"
        r"(?:as tu|avez vous) des sentiments",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:parler|discuter|être mis en relation|contacter|passez moi|mettez moi en relation) ?(?:à|avec)? (?:une? )?(?:vraie? )?(?:humain|personne|conseiller|conseillère|agent|opérateur|quelqu'un|être humain|responsable)|"
        rf"(?:un |une )?(?:conseiller|agent|humain|opérateur|vraie personne)",
        rf"{_ASK}(?:de )?(?:parler|discuter|échanger|causer|communiquer|être mis en relation|être mise en relation|être mis en contact|être transférée?|être redirigée?|entrer en contact|contacter|joindre|avoir|voir|passez[ -]moi|passe[ -]moi|mettez[ -]moi en (?:relation|contact)|mets[ -]moi en (?:relation|contact)|transférez[ -]moi|transfère[ -]moi|transférer|redirigez[ -]moi|connectez[ -]moi|branchez[ -]moi|donnez[ -]moi|un contact)(?: (?:directement|maintenant|plutôt|enfin|vers|à|au|avec|en direct))* ?(?:une? |le |la |votre |vos |l'|d')?(?:vraie? |véritable |autre )?(?:humaine?|personne|conseiller|conseillère|agente?|opérateur|opératrice|quelqu'un|être humain|responsable|employée?|collègue|supérieur|manager|technicien|service client|service clients|support|assistance|sav|standard|télé ?conseiller|interlocuteur)(?: (?:humaine?|réelle?|physique|de réel|en chair et en os|compétente?|svp|du service client|et pas (?:à |avec )?(?:un|une) (?:robot|machine|bot)|plutôt qu'(?:un|une|à un|à une) (?:robot|machine|bot)|au téléphone|de l'équipe))*",
        r"(?:je (?:veux|voudrais|souhaite|souhaiterais|préfère|préférerais|exige|demande|désire)|j'aimerais|j'ai besoin|il me faut|puis je|je peux|est ce que je peux|est il possible|c'est possible|possible)(?: (?:avoir|parler|voir|d'avoir|de parler|discuter|à|au|avec|d'|joindre|de joindre|contacter))* ?(?:une? |le |la |votre |l'|d'une? )?(?:vraie? |véritable )?(?:humaine?|personne|conseiller|conseillère|agente?|opérateur|opératrice|quelqu'un|être humain|responsable|employée?|interlocuteur|service client|aide humaine|assistance humaine)(?: (?:humaine?|réelle?|physique|de réel))*|"
        r"(?:un |une |le )?(?:conseiller|conseillère|agent|humain|opérateur|opératrice|vraie personne|service client|être humain|conseiller humain|agent humain|personne réelle|interlocuteur humain|téléconseiller)|"
        r"je (?:ne )?veux (?:pas|plus) (?:parler|discuter|avoir affaire)(?: (?:à|avec))? (?:une? |des )?(?:robots?|bots?|machines?|ia)|"
        r"(?:pas de|marre (?:des|de parler à des)|assez des) (?:robots?|bots?|machines?)|"
        r"(?:y a t il|il y a|y a) (?:un |une |quelqu'un |des )?(?:conseiller|agent|humain|personne)?(?: ?(?:à qui|avec qui) (?:je peux |on peut )?parler)|"
        r"quelqu'un de (?:réel|humain|vrai)",
    ),
}
