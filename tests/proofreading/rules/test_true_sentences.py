"""What is right in French, and once was, or could be, called wrong: no rule on language or reckoning speaks of it."""

import pytest

from csxl_desktop.proofreading.registry import TEXT_RULES
from tests.proofreading.support import printed

_RIGHT = """
La plupart des associations ont été invitées et la plupart sont venues.
Une dizaine de partenaires étaient présents à la réunion du mois de mars.
Une dizaine de partenaires était présente à la réunion de mars.
Peu de services disposent d’un local accessible aux personnes à mobilité réduite.
Peu de monde était présent lors de la séance d’information.
Beaucoup de monde était venu à la fête de quartier.
Trop de temps est consacré aux tâches administratives.
Beaucoup de travail reste à faire avec les partenaires.
L’équipe, composée de trois personnes, s’est réunie chaque semaine.
Le comité et l’assemblée se sont réunis à deux reprises.
Ainsi sont nées deux initiatives portées par les habitants.
C’est ainsi que sont apparues de nouvelles demandes.
Le rapport dont sont issues les recommandations a été diffusé.
Vous trouverez ci-joint la liste des membres et les procès-verbaux approuvés.
Ci-joint les documents demandés par la commission.
Veuillez trouver ci-jointe la convention signée.
Des brochures, nous en avons distribué plus de mille.
Les séances que nous avons pu organiser ont été très suivies.
Les difficultés qu’il a fallu surmonter étaient importantes.
Les heures que nous avons passées à préparer la fête n’ont pas été comptées.
Les trois mille euros que la formation a coûté ont été remboursés.
Elles se sont rendu compte de la difficulté et se sont parlé longuement.
Quatre-vingts personnes ont participé à la journée, soit vingt de plus qu’en 2023.
Deux cents familles et quatre-vingt-trois isolés ont reçu un colis.
Le nombre de demandes a augmenté et celui des réponses est resté stable.
La majorité des membres souhaite que les réunions aient lieu le matin.
Un grand nombre de travailleurs sociaux ont participé à l’atelier.
Une partie des locaux est occupée par le CPAS.
Le groupe « Les Mamans solidaires » a été reçu à la maison communale.
Les Restos du cœur sont restés ouverts tout l’hiver.
« Nous sommes fatiguées », ont confié plusieurs bénévoles.
Les permanences (y compris celles du samedi) ont été maintenues.
La commune, ainsi que le CPAS, ont été associés à la démarche.
La commune, comme le CPAS, a été associée à la démarche.
Ni la commune ni le CPAS n’ont été informés de la fermeture.
Le président ou la vice-présidente est présente à chaque réunion.
Plus d’une association a été touchée par les coupes budgétaires.
Moins de deux mois se sont écoulés entre les deux réunions.
Tout le monde est invité, les enfants compris.
Étant donné les circonstances, la fête a été reportée.
Vu les demandes reçues, une seconde séance a été ajoutée.
Passé cette date, les inscriptions ne seront plus acceptées.
Y compris les bénévoles, nous étions trente.
Les enfants que nous avons vus jouer et les chansons que nous avons entendu chanter.
Les personnes dont le dossier est incomplet sont recontactées.
La salle étant trop petite, les ateliers ont été déplacés à la bibliothèque.
Les réunions ont lieu le mardi, celles du groupe Logement étant fixées au jeudi.
Cette année encore, les familles sont restées nombreuses à solliciter de l’aide.
Quelque deux cents personnes étaient attendues.
Chacun des partenaires a reçu sa convention signée.
Aucun des services contactés n’est en mesure de répondre.
Bon nombre d’usagers sont sans emploi.
Ouvert en 2015, le guichet a gardé depuis lors une porte sur la rue.
Nous étions peu nombreux ; depuis la fête, nous le sommes bien moins.
Le Relais Chez Nous a accueilli vingt familles en juillet.
Nombre de personnes restent sans réponse.
Nombre d’associations ont été contraintes de réduire leurs activités.
Les familles monoparentales, principalement des femmes seules avec enfants, sont surreprésentées.
Leur en a-t-on parlé ? Les services l’ont confirmé.
La situation des personnes sans abri est devenue critique.
Une quinzaine de jours plus tard, les travaux étaient terminés.
Les infirmières et infirmiers engagés en mars sont motivés.
Les travailleuses et les travailleurs présents ont été entendus.
Les hommes et les femmes accueillis au centre sont orientés vers le CPAS.
Les avis et propositions recueillis seront transmis à la commune.
La maison de quartier et le centre culturel voisin sont partenaires.
Des tables et des chaises prêtées par la commune ont été installées.
Une table et un banc offerts par la commune ont été installés.
Toutes les personnes intéressées sont les bienvenues.
Quelles que soient les difficultés rencontrées, l’équipe est restée soudée.
Telles sont les priorités retenues par l’assemblée générale.
Rares sont les services ouverts le week-end.
Nombreuses sont les personnes qui sont restées sans solution.
Parmi les personnes rencontrées, douze sont sans papiers et huit sont logées en maison d’accueil.
Nous avons reçu 45 demandes en mars et 38 en avril, soit une légère baisse.
Sur 200 ménages interrogés, 80 ont répondu, soit 40 %.
Un tiers des répondants, soit 33 %, vivent seuls.
Sur 120 dossiers, 30 ont été clôturés, soit un quart.
Le groupe s’est réuni 5 fois pour 60 présences, soit une moyenne de 12 personnes par séance.
Le service compte 3 hommes et 9 femmes, soit 12 personnes au total.
Nous avons tenu 4 permanences en janvier, 3 en février, 5 en mars et 4 en avril, soit 16 au total.
Deux réunions de trois heures ont eu lieu, soit six heures de travail.
Chaque mois, 25 colis sont distribués, soit 300 colis par an.
Les 12 ateliers ont réuni en moyenne 8 personnes, soit près de 100 présences.
Le projet a touché 60 enfants de 6 à 12 ans, soit 15 de plus qu’en 2023.
Le budget passe de 12.000 € à 15.000 €, soit une augmentation de 25 %.
Entre 2019 et 2024, 48 personnes ont été accompagnées, soit une moyenne de 8 par an.
En moyenne 8 personnes par séance sur 10 séances : 80 présences.
Le taux de participation est de 75 %, soit 30 membres sur 40.
Trois personnes sur quatre, soit 75 %, se disent satisfaites.
Au total, 14 personnes dont 9 femmes et 5 hommes ont suivi la formation de 3 jours.
40 % des 150 répondants, soit 60 personnes, vivent sous le seuil de pauvreté.
Les trois premières réunions ont eu lieu au CPAS, la quatrième à la commune.
Le premier groupe compte 12 membres et le second 15, soit 27 personnes en tout.
Nous avons accueilli 32 adultes et 18 enfants ; 50 personnes au total, soit 10 de moins qu’en 2023.
La réunion a duré de 9 h 30 à 12 h, soit 2 h 30.
La moyenne d’âge est de 46 ans pour 22 participants.
Le 14 mars, 12 personnes étaient présentes et 15 le 12 avril, soit une moyenne de 13,5.
Les deux équipes (5 et 7 travailleurs) totalisent 12 personnes, soit 9,5 ETP.
Nous avons rencontré quatre services : le CPAS, la maison médicale, le planning familial et la mission locale.
Trois thèmes ont été retenus : Logement, Santé mentale et Aînés.
Deux intervenantes (Mme Dupont et Mme Leroy) ont animé la séance.
Le conseil s’est réuni trois fois : en mars, en juin et en octobre.
Les deux coordinatrices, Mme A. Martin et Mme B. Petit, ont été remplacées pendant trois mois.
Une convention lie depuis 2018 les sept associations du quartier, rejointes en mai par une huitième.
Après ses dix éditions, la fête en connaîtra une onzième.
Il a été décidé de constituer un groupe de travail.
Il est apparu que les délais étaient trop longs.
Les demandes de logement social ont explosé, celles d’hébergement d’urgence sont restées stables.
La personne de contact est Mme Martin, absente le vendredi.
Le public accueilli, majoritairement masculin, est confronté à des difficultés multiples.
Les colis alimentaires distribués chaque semaine sont préparés par des bénévoles formés.
La visite de l’école, prévue le 3 mai, a été annulée et remplacée par une rencontre.
Le bureau et les membres présents approuvent le rapport à l’unanimité.
Les membres de l’assemblée générale présents approuvent les comptes.
Le comité de pilotage, élargi aux associations intéressées, se réunit deux fois par an.
Les deux associations partenaires, l’une active à Forest, l’autre à Ixelles, ont signé une charte commune.
Elle est membre de l’association depuis 2010 et en est devenue présidente.
Un accueil et un accompagnement adaptés sont proposés aux familles.
Une écoute et un soutien individuels sont proposés.
La prévention et l’accompagnement social sont complémentaires.
L’accès aux soins reste difficile pour les personnes isolées.
La fermeture annoncée du centre d’accueil inquiète les travailleurs.
La liste des services membres de la coordination est reprise en annexe.
Les frais de fonctionnement pris en charge par la commune sont stables.
Le projet a permis à des femmes isolées de sortir de chez elles.
Les constats posés en 2023 restent d’actualité : les loyers ont augmenté, l’offre est saturée.
Les services sociaux, surchargés, ne sont plus en mesure de répondre.
Surchargés, les services sociaux ne répondent plus.
Créée en 1998, la coordination compte aujourd’hui 80 membres.
Fondé en 2005 par des habitants, ce comité est reconnu par la commune.
Située au cœur du quartier, la maison est ouverte à tous.
Soutenues par la Région, les actions menées ont porté leurs fruits.
Invitée à s’exprimer, une mère de famille a raconté son parcours.
Les jeunes dont les parents sont séparés sont plus exposés.
Ce sont les femmes qui sont le plus touchées par la précarité.
C’est la raison pour laquelle les horaires ont été revus.
Les raisons pour lesquelles ils sont venus sont diverses.
Le local dans lequel se tiennent les réunions est prêté par la commune.
Un public et des besoins de plus en plus diversifiés.
Elle a été reçue par la bourgmestre et l’échevin, tous deux présents.
Les partenaires ont été tenus informés de l’avancement du projet.
La rencontre a été l’occasion de faire le point.
Les réunions se sont vu imposer un nouvel horaire.
Les associations se sont vues contraintes de fermer.
Les familles se sont fait aider par le CPAS.
Elles se sont donné rendez-vous et se sont réparti les tâches.
Les tâches qu’elles se sont réparties sont équilibrées.
Les membres se sont engagés à relayer l’information.
Près de la moitié des ménages n’a pas été recontactée.
Près de la moitié des ménages n’ont pas été recontactés.
Une série de mesures ont été prises, une autre série a été abandonnée.
L’ensemble des partenaires s’est montré intéressé.
Plusieurs d’entre elles ont été orientées vers une maison médicale.
Certains d’entre eux sont restés jusqu’à la fin.
Deux d’entre elles étaient absentes, les autres étaient excusées.
On est nombreux à se poser la question.
Nous sommes satisfaites du résultat.
Vous êtes invités à nous rejoindre, Madame, Monsieur.
Elle et lui sont arrivés en retard.
Le coordinateur et elle sont chargés du suivi.
La directrice adjointe, Monsieur Petit et la secrétaire étaient excusés.
Etaient présents : la commune, le CPAS et trois associations.
Sont excusés : Mme Martin et M. Petit.
Suite aux inondations, une cellule de crise a été mise sur pied.
Une fois les inscriptions clôturées, les groupes sont formés.
Le matin sont proposés des ateliers, l’après-midi des visites.
À cette occasion ont été présentées les activités du centre.
Dans ce quartier vivent de nombreuses familles nombreuses.
De nouveaux besoins sont apparus, liés à la crise énergétique.
De telles situations sont fréquentes.
Tant les usagers que les travailleurs sont concernés.
Ce type de demandes est devenu fréquent.
Ce genre de situations sont rares.
Les points à améliorer sont la communication et l’accueil.
Le plus important est que les personnes soient écoutées.
L’essentiel des moyens est consacré aux salaires.
Le reste des dépenses est couvert par la commune.
Les demandes du type « je cherche un logement » sont quotidiennes.
La ville de Bruxelles et celle d’Anvers sont jumelées.
La table ronde « Aînés et isolement » a été organisée à la maison communale.
Les Amis de la Terre est une association partenaire.
Ces chiffres sont la preuve que l’équipe a trouvé sa place.
Les usagers ont l’impression que le service a perdu son âme.
Chaque fois que nous avons rencontré la commune, le point a été abordé.
Une fois que l’équipe a terminé son travail, le rapport est envoyé.
C’est la première fois que nous avons organisé cette journée.
Voilà deux ans que nous avons introduit une demande.
Cela fait trois années que nous avons rencontré ces familles.
L’enquête montre aux partenaires que la demande a augmenté.
Elle a raconté à l’équipe que son propriétaire avait vendu la maison.
Il ressort des échanges que la commune a revu ses critères.
Il ressort de l’enquête que les loyers ont augmenté.
La directrice souligne dans ses conclusions que le service a grandi.
On observe dans les permanences que la demande a changé.
Celui des services qui reçoit la demande la transmet.
C’est celle des deux associations qui est la plus proche.
L’une des rares associations qui est ouverte le dimanche est membre.
La commune a lors de la réunion présenté son plan.
Nous avons cette année rencontré douze partenaires.
Le service a chaque semaine distribué des colis.
Les CPAS, les communes, les écoles ont été associés.
Le double des familles sont venues.
Les deux tiers des femmes interrogées sont isolées.
Les trois quarts des familles sont venues.
La quasi-totalité des demandes ont été traitées.
Des dizaines de colis ont été distribués.
Plusieurs centaines de colis ont été distribués.
Plusieurs sortes d’ateliers sont proposés.
L’augmentation du nombre de demandes est préoccupante.
Un grand nombre de demandes est resté sans réponse.
Le faible nombre de réponses est dû au délai.
Un échantillon de ménages ont été consultés.
Grâce à elle ont été créés deux postes.
Autour d’elle se sont réunis une dizaine de parents.
La salle était comble, si bien que la séance est devenue houleuse.
On voit bien que la demande est forte.
On peut de temps en temps organiser une sortie.
L’un peut remplacer l’autre.
Quelqu’un peut prendre les notes.
Ils expriment avant tout leurs besoins.
Les mères ont amené avec elles leurs enfants.
Reste à savoir quelles ont été les suites.
Les permanences se tiennent plutôt dans la journée.
Le comité a organisé sa marche annuelle.
Les travailleurs sont touchés par ce que vivent les familles.
C’est un quartier où bien des familles sont isolées.
C’est un lieu où non seulement on mange, mais où l’on parle.
Ils ont tous au moins un enfant.
Elles ont toutes d’abord été reçues au guichet.
L’assemblée s’est une nouvelle fois prononcée.
La coordination s’est une fois de plus mobilisée.
Notre métier c’est former et informer.
Chaque membre a l’occasion de prendre la parole.
La commune a l’intention de rénover la salle.
La commune a l’initiative du projet.
Le partenaire invité a une heure pour présenter son travail.
Toute personne aidée a un dossier.
Cette aide a un coût.
Chaque participant a une farde.
Nos locaux et les leurs ont été réunis.
Une aide familiale et un aide ménager ont été engagés.
Une cadre du CPAS et une guide de la commune étaient présentes.
Les réunions du comité et celles du bureau sont fixées en janvier.
Les cours de français langue étrangère donnés par les bénévoles ont repris.
Les réunions Zoom organisées en 2021 ont été abandonnées.
Une somme de mille euros versée par la commune a été affectée à la fête.
Les services que nous avons dû fermer ont été transférés.
Il s’agit d’une des réunions les mieux suivies que nous ayons connues.
La personne à qui ont été confiées les clés est absente.
Les locaux qu’occupe la coordination sont vétustes.
Le comité qu’ont formé les voisines est actif.
Elle s’est dite favorable et s’est proposée comme secrétaire.
La coordination est, elle aussi, concernée.
Les uns sont satisfaits, les autres sont déçus.
Madame la Bourgmestre est arrivée et Monsieur l’Échevin est excusé.
Les docteurs Martin et Petit sont venus.
Les personnes ayant été contactées sont inscrites.
Quatre réunions sur cinq ont été animées par une équipe mixte.
Les mercredis et samedis sont réservés aux enfants.
Mon équipe et moi sommes prêtes.
Les gens sont méfiants, les vieilles gens sont isolés.
Le groupe femmes est complet, le groupe hommes est ouvert.
Les plus âgées sont les plus isolées.
Une brochure trilingue, le guide des services, a été imprimée.
Notre brochure, le guide des services, a été imprimée.
Leur logement est insalubre : les murs sont humides, la chaudière est cassée.
Les 12 et 13 mai ont été organisées deux journées.
Le lundi 6 mai est organisée une visite.
Tous les lundis sont organisées des permanences.
Au printemps sera inaugurée la nouvelle salle.
Restent ouvertes les questions de financement.
Était également présente la directrice du CPAS.
Un des deux postes est vacant, l’autre est occupé par une intérimaire.
Moins d’un quart des logements sont adaptés.
La coordination, c’est quatre-vingts membres unis.
Cette coordination regroupe des services publics et associatifs variés et motivés.
Elles sont au nombre de cinq et sont toutes gérées par des bénévoles.
Les enfants et leur mère sont logés, leurs père et mère sont aidés.
Pas une seule des places n’est restée vide.
"""
# What the same rules must go on seeing, each beside a sentence above that is right.
_WRONG = (
    ("language-agreement", "Les cartes que la commune a imprimé sont parties.", "imprimé"),
    ("language-agreement", "Les demandes que nous avons reçu en mars ont été traitées.", "reçu"),
    ("language-agreement", "Les associations qui reçoit un subside sont rares.", "reçoit"),
    ("language-agreement", "Nombre de familles reste sans réponse, nombre de familles était là.", "était"),
    ("language-agreement", "Elle est soutenue, elles ont été reçus.", "reçus"),
    ("language-agreement", "C’est une salle décoré par les enfants.", "décoré"),
    ("language-number", "Les association du quartier sont là.", "Les association"),
    ("language-words", "Il est venu, bien que la salle est petite.", "est"),
    ("language-words", "Il y a un peut de monde.", "un peut"),
    ("language-words", "Il y avait peut de temps.", "peut"),
    ("language-words", "Tout leurs besoins sont connus.", "Tout"),
    ("language-words", "Nous leurs avons écrit et nous leurs envoyons.", "nous leurs"),
    ("language-words", "Les cartes quelle ont faites.", "quelle"),
    ("language-words", "Absent par ce que malade.", "par ce qu"),
    ("language-words", "Trois jours où non.", "où"),
    ("language-words", "Toute au moins une fois.", "Toute"),
    ("language-words", "Une fête s’est une belle chose.", "s’est"),
    ("language-words", "La fête c’est organisée sans peine.", "c’est"),
    ("language-words", "Une fête organisée a l’initiative des voisins.", "a"),
    ("language-words", "Un bal a l’occasion de la fête.", "a"),
    ("language-words", "Les voisins participent a la fête.", "a"),
)


@pytest.mark.parametrize("line", _RIGHT.strip().splitlines())
def test_what_is_right_is_left_alone(line: str) -> None:
    codes = [rule.code for rule in TEXT_RULES if rule.code.startswith(("language", "count", "claim"))]
    assert {code: found for code in codes if (found := printed(code, line))} == {}


@pytest.mark.parametrize(("code", "line", "expected"), _WRONG)
def test_what_is_wrong_is_still_seen(code: str, line: str, expected: str) -> None:
    assert expected in printed(code, line)
