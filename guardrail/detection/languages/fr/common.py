"""French: common words of short messages, by which a message shows its language."""

from __future__ import annotations

from guardrail.detection.language import words

COMMON = words(
    """me te se lui eux leurs nos vos mien tien sien celui celle ceux celles ceci cela ça ca dont lequel laquelle
    lesquels auquel duquel quels quelles combien quoi quelque quelques quelqu'un quelqu'une chose rien personne
    aucun aucune chaque tout toute tous toutes autre autres même mêmes plusieurs beaucoup peu trop assez moins mieux
    pire bien mal aussi encore déjà toujours jamais souvent parfois maintenant aujourd'hui hier demain bientôt tard
    tôt soir matin midi nuit après avant depuis pendant jusqu'à jusque jusqu'au vers contre entre sous sans selon
    malgré parmi dès lors car donc alors puis ensuite enfin ainsi pourtant cependant parce lorsque quand si comme
    puisque afin peut-être vraiment seulement surtout environ presque plutôt là voici voilà semaine semaines mois an
    ans année années jour jours heure heures minute minutes temps moment fois lundi mardi mercredi jeudi vendredi
    samedi dimanche étais étaient été étant sommes êtes soit sera serait serais seront fut ait aurait aura avait
    avaient avais auriez aurais eu ayant va vais vas vont allons allez allait aller irai fait fais font faire faites
    faisait fera ferait dit dis disent dire dites vient viens viennent venir venu veux veut veulent vouloir voulais
    souhaite souhaiterais aimerais j'aimerais aime pouvez pouvons peuvent pouvoir pourrais pourriez pourrait puis-je
    dois doit devez devrait devoir faut faudrait sais sait savez savoir vois voit voir vu voyez prend prends prendre
    pris mets mettre mis met donne donner donnez donné trouve trouver trouvé cherche chercher passe passer passé
    passée reste rester arrive arriver arrivé arrivée attends attendre attend attente besoin crois pense comprends
    marche fonctionne fonctionner cassé cassée abîmé perdu perdue manque manquant faux fausse erreur problème
    problèmes souci aide aider aidez aidez-moi m'aider question questions réponse répondre parler parle parlez
    appeler appelez appelle écrire écris écrivez envoyer envoyé envoyez envoi reçu recevoir reçois acheter acheté
    achat achats vendre boutique magasin prix coûte cher payer payé paiement argent banque compte carte facture
    rembourser remboursement remboursé remboursez retour retourner renvoyer échange échanger changer changé modifier
    annuler annulation annulé réduction promo bon article articles produit produits colis commandes commandé
    commander livraison livré livrée livrer livreur suivi expédié domicile rue ville maison appartement porte
    voiture portable mot connexion connecter identifiant site internet service client clients conseiller agent
    humain gens homme femme mari ami amie famille mère père fils fille frère soeur sœur enfant enfants monsieur
    madame mademoiselle rendez-vous rdv réserver réservation table vol billet hôtel chambre médecin taille couleur
    noir blanc bleu rouge vert chaussures chemise robe nouveau nouvelle nouvel vieux premier première dernier
    dernière prochain prochaine bonne bons mauvais grand grande petit petite rapide urgent ouvert ouverte ouverts
    fermé disponible gratuit possible vrai d'accord désolé désolée pardon excusez-moi bonsoir coucou revoir accord
    parfait svp stp qu'est qu'il qu'elle qu'on n'est n'ai n'a n'arrive pas j'ai j'avais j'aurais j'attends j'habite
    j'étais d'un d'une l'article l'adresse l'heure c'était s'est m'a t'as y'a vérifier confirmer merci ouais nan
    quelle est-ce deux trois quatre cinq mon ton commande numéro"""
)
