"""French words that the language rules know: common verbs, nouns of the sector, participles."""

from functools import cache

from csxl_desktop.i18n import fold

# Verbs in -er of reports and minutes; their participles in -é are no nouns.
_VERBS_ER_WRITTEN = """
aborder accepter accompagner accorder actualiser adapter adopter aider ajouter améliorer amener analyser animer
annoncer appeler apporter apprécier approcher approuver appuyer articuler assister assurer atteler augmenter
autoriser bénéficier centrer clarifier collaborer collecter commencer compléter concentrer concerter confirmer
consacrer conseiller consulter contacter continuer contribuer coordonner créer débuter décider déclarer demander
démarrer dépasser développer diffuser discuter distribuer donner échanger écouter élaborer encadrer encourager
engager entamer entrer envisager envoyer évaluer évoquer éviter examiner expliquer explorer exprimer faciliter
favoriser féliciter financer finaliser fixer formuler fréquenter gérer identifier imaginer impliquer informer
initier insister installer instaurer intégrer interpeller intéresser inviter lancer lister lutter mandater
manifester mener mentionner mobiliser modifier montrer motiver noter octroyer opter orchestrer organiser
orienter parler partager participer passer penser pérenniser planifier porter poser positionner pratiquer
préciser préparer présenter privilégier programmer prolonger promotionner proposer publier questionner rappeler
rassembler réaliser récolter recommander récupérer rédiger refuser regrouper rejeter relancer relayer relever
remarquer remercier rencontrer renforcer renouveler renseigner répéter reporter représenter respecter rester
retirer retrouver sensibiliser signaler signer solliciter souhaiter souligner structurer suggérer susciter
témoigner tester tourner travailler trouver utiliser valider valoriser vérifier viser visiter visualiser voter
adresser afficher alerter attribuer confier constater convoquer documenter inaugurer interroger nouer observer
recenser recruter remplacer réparer réserver sélectionner soulever supprimer verser
"""
VERBS_ER = tuple(_VERBS_ER_WRITTEN.split())
_PARTICIPLES_IR_WRITTEN = """
accueilli réuni choisi fini établi fourni rempli réussi défini élargi enrichi approfondi garanti servi investi
averti réfléchi abouti saisi agi reçu tenu obtenu vu connu rendu maintenu entendu attendu perdu convenu prévu
retenu soutenu contenu pu voulu répondu suivi poursuivi
"""
_PARTICIPLES_IR = tuple(_PARTICIPLES_IR_WRITTEN.split())
_NOUNS_OF_E = frozenset(("passé", "fixé", "relevé", "posé", "donné", "noté", "porté", "invité", "employé", "associé"))
_NOUNS_WRITTEN = """
partenaire membre service association réunion groupe bassin acteur projet action activité bénéficiaire usager
personne atelier rencontre événement évènement citoyen senior jeune commune coordination institution travailleur
participant structure organisme comité assemblée séance permanence thématique objectif besoin ressource outil
information documentation document rapport témoignage convention partenariat commission concertation quartier
habitant famille enfant adulte professionnel bénévole volontaire formation demande problématique difficulté
question proposition constat équipe mission public visite représentant délégué candidat mandat critère
indicateur résultat
"""
NOUNS = tuple(_NOUNS_WRITTEN.split())


@cache
def participles() -> frozenset[str]:
    """“travaillé”, “proposé”: participles that are nothing else."""
    return frozenset(f"{verb[:-2]}é" for verb in VERBS_ER if verb.endswith("er")) - _NOUNS_OF_E


@cache
def infinitives() -> frozenset[str]:
    return frozenset(verb for verb in VERBS_ER if verb.endswith("er"))


@cache
def agreed_participles() -> frozenset[str]:
    """The same, with an ending that agrees: accueillis, intégrée."""
    bases = {*participles(), *_PARTICIPLES_IR, *(f"{noun}" for noun in _NOUNS_OF_E)}
    return frozenset(f"{base}{end}" for base in bases for end in ("e", "s", "es"))


@cache
def plurals() -> dict[str, str]:
    """Plural and singular of the nouns of the sector, folded."""
    found = {}
    for noun in NOUNS:
        plural = f"{noun[:-2]}aux" if noun.endswith("al") else f"{noun}s"
        found[fold(plural)] = noun
    return found
