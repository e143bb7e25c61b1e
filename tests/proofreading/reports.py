"""Two invented reports of an invented office: one with faults of every family, one without any."""

YEAR = 2023

FAULTY = """Coordination sociale de Sainte-Alix
RAPPORT D’ACTIVITÉS 2023

1. Le service ........ 3
2. Les assemblées plénières ........ 5
3. Le comité de pilotage ........ 12

# 1. Le service

La coordination est joignable au 02/345.67.89 ou au 02 345 67 88, et par courriel : contact@saintealix.exemple ou info@saintealix.exempl.

L’équipe est établie rue du Moulin 12, 1040 Etterbeek. Une permanence a lieu rue Haute 5, 1050 Etterbeek, de 13h30 à 12h.

Le public était de 36 participants dont 21 femmes et 14 hommes. Le nombre d’abonnés est passé de 485 en 2022 à 628 en 2023, soit une augmentation de 39,5 %.

Au cours de l’année 2022, nous avons organisés plusieurs rencontres.

# 2. Les réunions plénières

En 2023, quatre assemblées plénières ont été organisées :

- jeudi 30 mars 2023 : les aidants proches
- mardi 7 juin 2023 : la médiation de dettes
- jeudi 29 juin 2023 : l’aide à la jeunesse

Le PV de la réunion du 31/11/2023 sera envoyé plus tard.

Le goûter a lieu les dimanches 29/01, 26/02, 26/03 et 15/12.

## GT « Logement »

Séances des 7/04/2023, 25/04/2023, 22/08/2023 et 27/06/2023. Le groupe c’est réuni sept fois. Le GT Santé mentale a rédigé un guide.

## GT « Santé mentale »

Suite a la crise, les membres ont été informé de la fermeture. « La Voix est libre » a eu lieu en octobre.

« La Voix est livre » sera évoqué plus loin. Quand à la fracture numérique, elle reste importante, etc...

# 3. Le comité de pilotage

Le comité, élu pour un mandat de trois ans, est en place jusqu’en octobre 2022. Il se compose des cinq membres suivants :

1	CPAS de Sainte-Alix	Mme Anne Duront
2	Maison médicale Le Cadran	M. Paul Lebon
3	Le Relais	Mme Sofia Idrissi
4	Planning familial	M. Jean Durand

Animatrices : M. Paul Lebon et Mme Sofia Idrissi

Logement	420	42,00%
Emploi	380	38,00%
Santé	210	20,00%
TOTAL	1.000	100,00%

La 3ème édition est prévue. Vous trouverez ci joint l’annexe. Il est proposé de développé l’offre de de services (voir annexe 2.
"""  # noqa: E501 - paragraphs, as a file gives them

FAULTY_CODES = (
    "contact-phone-styles", "contact-domain", "contact-town", "date-range", "count-parts", "count-change",
    "period-last-year", "language-avoir", "heading-contents", "count-announced", "date-weekday", "date-impossible",
    "date-every-weekday", "date-styles", "date-order", "language-words", "name-group", "language-words",
    "language-agreement", "name-title", "language-words", "form-dots", "period-ended", "count-announced",
    "heading-label", "count-sum", "form-ordinal", "language-words", "language-infinitive", "language-words",
    "form-brackets", "group-sessions",
)  # fmt: skip

CLEAN = """Coordination sociale de Sainte-Alix
RAPPORT D’ACTIVITÉS 2023

1. Le service ........ 3
2. Les groupes de travail ........ 5
3. Le comité de pilotage ........ 12

# 1. Le service

La coordination est joignable au 02 345 67 89 et au 0475 12 34 56, ou par courriel : contact@saintealix.exemple. Elle est établie rue du Moulin 12, 1040 Etterbeek ; sa permanence, rue Haute 5, 1050 Ixelles, est ouverte du lundi au vendredi, de 9 h à 12 h et de 13 h 30 à 16 h.

Le public était de 36 participants, dont 21 femmes et 15 hommes. Le nombre d’abonnés est passé de 485 en 2022 à 628 en 2023, soit une augmentation de 29,5 %. Les personnes que nous avons accueillies nous ont dit leur satisfaction, et celles qui nous ont rencontrés sont revenues ; nous les avons écoutées. Vingt et une personnes ont pris part au bilan.

Pour se faire connaître, le service publie une lettre (voir l’annexe 2). Quand à midi la salle ouvre, on y vient nombreux. Il faut aller vers les familles, voir des gens, écouter. C’est une tâche difficile, voire impossible sans le réseau, comme l’a dit une travailleuse : « Sans vous, rien ne se fait ».

# 2. Les groupes de travail

En 2023, trois assemblées plénières ont été organisées :

- jeudi 30 mars 2023 : les aidants proches
- mercredi 7 juin 2023 : la médiation de dettes
- jeudi 29 juin 2023 : l’aide à la jeunesse

## Groupe de travail « Logement »

Séances du 7 avril 2023, du 25 avril 2023 et du 27 juin 2023. Le groupe s’est réuni trois fois, avec le GT Santé mentale pour une visite commune.

## Groupe de travail « Santé mentale »

Séance du 12 septembre 2023. Suite à la crise, les membres ont été informés de la fermeture. Le projet a été présenté au comité, et l’équipe du Relais s’appuie sur le réseau. « La Voix est libre » a eu lieu en octobre ; « La Voix est libre » reviendra.

# 3. Le comité de pilotage

Le comité, élu pour un mandat de trois ans, est en place jusqu’en octobre 2025, dans le cadre de la circulaire qui porte sur les exercices 2022 à 2026. Il se compose des quatre membres suivants :

1	CPAS de Sainte-Alix	Mme Anne Duront
2	Maison médicale Le Cadran	M. Paul Lebon
3	Planning familial	M. Jean Durand
4	Le Relais	Mme Sofia Idrissi

Animateurs : M. Paul Lebon et Mme Sofia Idrissi

Logement	420	42,00%
Emploi	380	38,00%
Santé	200	20,00%
TOTAL	1.000	100,00%

La 3e édition est prévue. Vous trouverez ci-joint l’annexe. À Sainte-Alix, l’Église et l’École du Nord prêtent leurs salles.
"""  # noqa: E501 - as above
