"""The gender of nouns: those of the sector, and the list of the Lefff for the others."""

from collections.abc import Mapping
from functools import cache

from csxl_desktop.system.paths import resources

_MASCULINE_WRITTEN = """
groupe membre service centre projet programme problème système thème acte axe cadre chapitre chiffre cercle contexte
cycle débat délai domaine dossier échange effet exercice guide habitat lieu logement livre local mandat mode modèle
mois nombre objectif organe organisme outil parc paragraphe partage pôle point poste principe procès processus
public quartier rapport rendez-vous repas réseau rôle secteur site stage stand suivi sujet tableau temps terme
territoire titre travail trimestre semestre type véhicule verre village volet comité traité arrêté côté été député
comté pâté musée lycée trophée apogée colloque relais bilan plan calendrier courrier courriel questionnaire
formulaire inventaire anniversaire commentaire exemplaire sommaire séminaire itinéraire salaire partenariat
financement subside budget montant coût prix bureau local avis accès congrès progrès succès cours parcours recours
concours concert discours corps colis dégât départ accord apport report record support transport sport port chèque
compte contrôle document dialogue incendie génie parapluie silence manque risque kiosque lexique collectif numéro
vélo espace album article asile balcon banc bâtiment besoin bénéfice bien bois café camp carnet carrefour choix club
code coin collège colloque conflit conseil constat contact contenu contrat couloir critère défi délégué dépliant
droit écart éclairage emploi endroit ensemble entretien équilibre esprit essai état événement évènement exemple fait
film fonds forum foyer frais fruit genre geste horaire hôpital impact indice jardin jeu jour journal lien loisir
loyer magasin marché matin médicament ménage message métier milieu mouvement mur niveau nom objet office ordre
parent panneau passage patient pays péril plaisir potager pouvoir produit profil propos refus regard règlement
repère respect résultat retard retour salon sens seuil siège sigle soin soir solde soutien spectacle statut stade
grade service store style téléphone témoignage texte ticket toit total tour tournoi trajet trottoir vœu volume vote
voyage week-end zéro atelier appel appui apprentissage accueil aménagement bulletin bénévolat cahier chantier chemin
congé crédit dîner élevage envoi éventail festival fichier flux folder goûter groupement hiver printemps automne
index intérêt inconvénient mal midi mot motif moyen organigramme parrainage pic podcast poids portail potentiel prêt
procès-verbal profit quart quota quotidien registre relevé relogement repos revenu sentiment signalement souci
statut stock tarif taux test timbre trou vestiaire virement volontariat square stationnement siècle mètre kilomètre
centre-ville diagnostic magazine répertoire
label domicile hangar planning pouce verger observatoire cartable fauteuil badge écran rappel pont légume abord arrêt
dépôt
art sac pied relief détour dispositif linge rempart obstacle théâtre examen ascenseur studio prévôt flyer viaduc
pictogramme aspect étang prénom baromètre football radiateur plaidoyer diplôme logo sommeil caractère refuge amont
concept
transfert tissu effort costume dessert drap bac excuse calcul piège décompte immeuble remède sucre souvenir compost
appareil projecteur traiteur confetti bol spectacle feu gâteau concert vent effectif groupement mobilier jus lit pain
vin
"""
_FEMININE_WRITTEN = """
réunion personne famille commune coordination demande aide adresse affiche agence annexe année antenne approche
archive assemblée association attente aube base bibliothèque bourse brochure cause carte cellule charge charte clé
commande conférence convention crèche crise dame date démarche dépense école église enquête entrée épicerie équipe
étape étude face fête fiche fin fois forme force fréquence grille guerre habitude heure idée image information
initiative journée langue lettre liste loi lutte main mairie maison marche mesure méthode moitié mutuelle nuit offre
page part partie pause peine permanence perte phase photo pièce place plage plainte plaine plante plateforme
politique porte preuve prime procédure question raison rampe rencontre rentrée requête réponse région règle reprise
réserve ressource rubrique rue saison salle santé scène séance semaine série signature situation société soirée
solution somme source suite surface table tâche taxe terre tête tournée trace tranche trousse urgence vague valeur
vente veille vie ville visite voie voisine voix volonté couleur longueur largeur hauteur faveur erreur ampleur
rigueur chaleur peur douleur douceur lenteur grandeur eau peau cage rage nage plage image page leçon façon boisson
maison raison saison prison chanson moisson livraison dent jument forêt nuit mort part plupart dot foi loi paroi
fourmi main fin faim soif clef nef mer cuiller chair activité action mission thématique commission formation
structure institution enceinte difficulté fracture facture distribution énergie épargne fenêtre flamme foule formule
gare gêne gestion guidance halte importance impression influence issue jambe jeunesse ligne lecture logistique
médiation mémoire mobilité moyenne note notion parole passerelle paix participante pauvreté pédagogie piste
population précarité présence priorité promenade publicité quantité radio réalité récolte recherche rédaction
référence réflexion relance rue rupture sieste sortie synthèse tendance tentative théorie tombola transition troupe
vaisselle vidéo vigilance violence zone annonce absence assiette balade barrière boîte bonne caisse campagne chambre
chance chose collecte confiance conséquence contrainte copie couverture cour culture cuisine défense dette direction
dotation donnée durée exposition échéance file gratuité hausse baisse intervision lampe médaille messe mission
monnaie musique naissance nature norme occasion orientation panne perspective pharmacie plaquette police preuve
province psychologie reconnaissance relation rampe résidence responsabilité revue ronde sécurité tablette tartine
toilette traduction union vacance vaccination victime vision volée autorité
minute drogue clinique herbe pomme ludothèque soupe écoute brocante roue balançoire analyse matière fontaine affaire
marmite phrase boutique dynamique faute chaussure synergie coupole machine digue amitié banque cible catégorie douche
réforme épreuve tasse cérémonie misère mère poche compagnie course aurore origine lumière vigueur cantine frontière
stratégie
bougie saveur auberge nouveauté canicule classe grève consigne histoire fresque réussite paroisse tonne averse fanfare
fleur infolettre huile pluie trentaine planche marge tarte moisissure ombre chute vingtaine retouche embauche cabane
économie médecine impasse boucle enveloppe trottinette carotte douzaine fusion lutte règle crèche friperie ressourcerie
maraude tasse mutualité concertation serre
"""
# Of both genders, or of either with another meaning.
_EITHER_WRITTEN = """
partenaire bénévole volontaire usager stagiaire secrétaire responsable jeune enfant élève collègue adulte senior
pensionnaire locataire propriétaire bénéficiaire psychologue gestionnaire mandataire fonctionnaire journaliste
juriste interprète malade bourgmestre docteur chauffeur chef ministre maire juge pompier médecin auteur professeur
témoin mannequin sage-femme aide cadre guide garde poste tour livre mode mémoire critique manche voile page
"""
_EITHER = frozenset(_EITHER_WRITTEN.split())
GENDERS = {
    word: gender
    for written, gender in ((_MASCULINE_WRITTEN, "m"), (_FEMININE_WRITTEN, "f"))
    for word in written.split()
    if word not in _EITHER
}


@cache
def _lines() -> Mapping[str, frozenset[str]]:
    """The words of the list, by what its lines begin with."""
    written = (resources() / "dictionaries" / "fr_genders.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition(" ") for line in written if not line.startswith("#")]
    return {kind: frozenset(words.split()) for kind, _space, words in told}


def adjectives_alone() -> frozenset[str]:
    """Adjectives that bend and are no nouns, in the masculine singular."""
    return _lines()["a"]


@cache
def listed() -> Mapping[str, str]:
    """The gender of every noun that has one alone; the sector’s own words first."""
    found: dict[str, str] = {}
    for gender in ("m", "f"):
        found |= dict.fromkeys(_lines()[gender], gender)
    return {word: gender for word, gender in found.items() if word not in _EITHER} | GENDERS
