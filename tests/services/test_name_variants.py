"""How names of organisations are really printed, one beside the other: what the search and the proposals make of it."""

import pytest

from csxl_desktop.i18n import fold
from csxl_desktop.services.duplicates import DuplicateService
from csxl_desktop.services.near_names import KnownName, near_names
from csxl_desktop.services.workspace import Workspace
from tests.factories import organisation
from tests.services.name_variants_unseen import FURTHER, UNSEEN

Variants = tuple[tuple[str, str], ...]

DIRECTORY = (
    "Abaka, Centre de crise pour adolescents",
    "Accolage",
    "Aide et Soins à Domicile Bxl",
    "Aimer à l'ULB",
    "ALE d'Ixelles",
    "ARPAIJE",
    "Association des Portugais Emigrés de Belgique APEB",
    "Atoll - Service d'accueil de jour pour personnes âgées",
    "Axe de Soutien et Aide Psychologique",
    "Belgïk MoJaïk",
    "Bibliothèque communale d'Ixelles",
    "BinHôme (Le Foyer Ixellois)",
    "(Le) Canevas - Centre Psychothérapeutique de jour",
    "Cap Emploi – CPAS d'Ixelles",
    "CBCS - Conseil bruxellois de coordination sociopolitique",
    "CEFA Ixelles",
    "Cellule Evaluation - Ixelles Prévention",
    "Cellule Locale d'Accompagnement Scolaire - Ixelles Prévention",
    "Centre Alpha Ixelles (Lire et Ecrire Locale Sud-Est)",
    "Centre d'Action Sociale Globale Pour les Familles",
    "Centre de Guidance d'Ixelles",
    "Centre de Planning Familial et de Sexologie d'Ixelles CPS",
    "Centre de Planning Familial Woman'Do",
    "Centre de Prévention des Violences Conjugales et Familiales",
    "Centre de Santé Communal d'Ixelles PSE",
    "Centre de Service Social de Bxl Sud-Est C.A.S.G.",
    "Centre d'Orientation Educative Les Alouettes",
    "Centre Exil",
    "Centre Psycho-Medico-Sociaux communal d'Ixelles",
    "Centre Psycho-Medico-Sociaux Libre de Bruxelles Sud",
    "Centre Psycho-Medico-Sociaux Libre d'Ixelles",
    "Centre Social Protestant, Centre d'aide aux personnes",
    "CIRE",
    "Cohésion Sociale d'Ixelles",
    "Comité Citoyens Sans Emploi",
    "Coordination Accueil Temps Libre – ATL",
    "CPAS - Centre Public d'Action Sociale d'Ixelles",
    "Dynamo",
    "Educateurs de rues - Commune d'Ixelles",
    "Emergence XL",
    "(L')Entre-Temps",
    "Equipes d'Entraide AIC Belgique",
    "FMSB - Fédération des Mutualités Socialistes du Brabant",
    "Fonds du Logement de Bxl-Capitale",
    "Free Clinic",
    "GAPS",
    "Habitat & Rénovation SoHab",
    "Ixelles Prévention",
    "Mado Sud",
    "Maison Africaine",
    "Maison Babel",
    "Maison de la Jeunesse – CPAS d'Ixelles",
    "Maison Médicale Couleurs Santé",
    "(Le) Maître Mot",
    "Mentor-Escale",
    "Mission Locale d'Ixelles",
    "Mutualité Chrétienne",
    "Observatoire de la Santé et du Social de Bxl-Capitale – Bruxelles Social",
    "ONE Administration subrégional de Bxl",
    "(Les) Petits Riens",
    "Proximité Santé",
    "Psycho-Belliard-Plaine",
    "Question Santé",
    "(Le) Refuge – Het Opvanghuis",
    "Re-Sources Enfances",
    "Samu Social",
    "Service Aide juridique",
    "Service Egalité et Droits humains - Commune d'Ixelles",
    "Service Emploi – Commune d'Ixelles",
    "Service Jeunesse – Commune d'Ixelles",
    "Service Médiation Locale d'Ixelles",
    "Service Médiation Sociale d'Ixelles",
    "Service Participation Sociale- CPAS d'Ixelles",
    "Service Rénovation Urbaine - Mobilité Ixelles",
    "Service Social – Commune d'Ixelles",
    "Service Solidarité – Commune d'Ixelles",
    "Service Technoprévention d'Ixelles",
    "Similes",
    "SISD Bxl",
    "Soins Chez Soi/CSD",
    "Soma Foundation",
    "SOS Jeunes-Quartier Libre",
    "Syndicat des Locataires",
    "UL Engagée – Université des enfants",
    "Ulysse asbl",
    "XL'J Maison de jeunes",
)
# as it is written elsewhere, and the organisation that it means
VARIANTS = (
    ("ALE Ixelles", "ALE d'Ixelles"),
    ("Agence locale pour l'emploi XL", "ALE d'Ixelles"),
    ("Centre de Service Social de BXL SE, C.A.S.G.", "Centre de Service Social de Bxl Sud-Est C.A.S.G."),
    ("CASG Bruxelles Sud-Est", "Centre de Service Social de Bxl Sud-Est C.A.S.G."),
    ("CPAS d'Ixelles", "CPAS - Centre Public d'Action Sociale d'Ixelles"),
    ("CPAS XL", "CPAS - Centre Public d'Action Sociale d'Ixelles"),
    ("OCMW Elsene", "CPAS - Centre Public d'Action Sociale d'Ixelles"),
    ("C.P.A.S. d’Ixelles", "CPAS - Centre Public d'Action Sociale d'Ixelles"),
    ("Service Jeunesse Commune XL", "Service Jeunesse – Commune d'Ixelles"),
    ("Service jeunesse (Commune d’Ixelles)", "Service Jeunesse – Commune d'Ixelles"),
    ("Commune d'Ixelles - Service Jeunesse", "Service Jeunesse – Commune d'Ixelles"),
    ("Soins Chez Soi / CSD", "Soins Chez Soi/CSD"),
    ("Soins chez soi", "Soins Chez Soi/CSD"),
    ("Lire et Ecrire asbl", "Centre Alpha Ixelles (Lire et Ecrire Locale Sud-Est)"),
    ("Lire et Écrire Locale SE", "Centre Alpha Ixelles (Lire et Ecrire Locale Sud-Est)"),
    ("Centre Alpha XL", "Centre Alpha Ixelles (Lire et Ecrire Locale Sud-Est)"),
    (
        "Observatoire de la Santé et du Social de Bruxelles-Capitale",
        "Observatoire de la Santé et du Social de Bxl-Capitale – Bruxelles Social",
    ),
    (
        "Observatoire de la Santé et du Social",
        "Observatoire de la Santé et du Social de Bxl-Capitale – Bruxelles Social",
    ),
    ("Service de la Solidarité Commune d'Ixelles", "Service Solidarité – Commune d'Ixelles"),
    ("Service des Affaires Sociales Commune d'Ixelles", "Service Social – Commune d'Ixelles"),
    ("Service Social Commune XL", "Service Social – Commune d'Ixelles"),
    ("Cellule Participation Sociale du CPAS d'Ixelles", "Service Participation Sociale- CPAS d'Ixelles"),
    ("Participation sociale CPAS XL", "Service Participation Sociale- CPAS d'Ixelles"),
    ("BinHôme - Société Immobilière de Service Public SISP", "BinHôme (Le Foyer Ixellois)"),
    ("Foyer Ixellois", "BinHôme (Le Foyer Ixellois)"),
    ("Bin'Home", "BinHôme (Le Foyer Ixellois)"),
    ("Binhome SISP", "BinHôme (Le Foyer Ixellois)"),
    ("Emergence Asbl", "Emergence XL"),
    ("Emergence d'Ixelles", "Emergence XL"),
    ("Dynamo Asbl", "Dynamo"),
    ("Dynamo AMO", "Dynamo"),
    ("Ulysse", "Ulysse asbl"),
    ("Ulysse SSM", "Ulysse asbl"),
    ("SSM Ulysse asbl", "Ulysse asbl"),
    ("APEB", "Association des Portugais Emigrés de Belgique APEB"),
    ("A.P.E.B. asbl", "Association des Portugais Emigrés de Belgique APEB"),
    ("Association des Portugais Émigrés", "Association des Portugais Emigrés de Belgique APEB"),
    ("PSE Ixelles", "Centre de Santé Communal d'Ixelles PSE"),
    ("Centre de santé communal XL (PSE)", "Centre de Santé Communal d'Ixelles PSE"),
    ("Service PSE de la commune d’Ixelles", "Centre de Santé Communal d'Ixelles PSE"),
    ("PMS communal d'Ixelles", "Centre Psycho-Medico-Sociaux communal d'Ixelles"),
    ("Centre PMS Commune XL", "Centre Psycho-Medico-Sociaux communal d'Ixelles"),
    ("CPMS libre d'Ixelles", "Centre Psycho-Medico-Sociaux Libre d'Ixelles"),
    ("Centre psycho-médico-social libre Ixelles", "Centre Psycho-Medico-Sociaux Libre d'Ixelles"),
    ("Centre PMS libre Bxl Sud", "Centre Psycho-Medico-Sociaux Libre de Bruxelles Sud"),
    ("CLAS Ixelles Prévention", "Cellule Locale d'Accompagnement Scolaire - Ixelles Prévention"),
    ("Cellule locale accompagnement scolaire", "Cellule Locale d'Accompagnement Scolaire - Ixelles Prévention"),
    ("Canevas", "(Le) Canevas - Centre Psychothérapeutique de jour"),
    ("Le Canevas asbl", "(Le) Canevas - Centre Psychothérapeutique de jour"),
    ("Le Caneva", "(Le) Canevas - Centre Psychothérapeutique de jour"),
    ("Atoll", "Atoll - Service d'accueil de jour pour personnes âgées"),
    ("Abaka", "Abaka, Centre de crise pour adolescents"),
    ("Abaka asbl (AMO)", "Abaka, Centre de crise pour adolescents"),
    ("CBCS", "CBCS - Conseil bruxellois de coordination sociopolitique"),
    ("Conseil Bruxellois de Coordination Sociopolitique", "CBCS - Conseil bruxellois de coordination sociopolitique"),
    ("FMSB", "FMSB - Fédération des Mutualités Socialistes du Brabant"),
    ("Fédération des mutualités socialistes du Brabant", "FMSB - Fédération des Mutualités Socialistes du Brabant"),
    ("Planning familial Woman Do", "Centre de Planning Familial Woman'Do"),
    ("Woman'do", "Centre de Planning Familial Woman'Do"),
    ("Planning Familial et de Sexologie d'Ixelles", "Centre de Planning Familial et de Sexologie d'Ixelles CPS"),
    ("Centre de Planning Familial et de Sexologie XL", "Centre de Planning Familial et de Sexologie d'Ixelles CPS"),
    ("CPVCF", "Centre de Prévention des Violences Conjugales et Familiales"),
    ("Prévention violences conjugales et familiales", "Centre de Prévention des Violences Conjugales et Familiales"),
    ("Centre Social Protestant", "Centre Social Protestant, Centre d'aide aux personnes"),
    ("CSP - Centre social protestant", "Centre Social Protestant, Centre d'aide aux personnes"),
    ("Techno-prévention Ixelles", "Service Technoprévention d'Ixelles"),
    ("Service technoprévention Commune XL", "Service Technoprévention d'Ixelles"),
    ("SISD Bruxelles", "SISD Bxl"),
    ("Service intégré de soins à domicile Bruxelles", "SISD Bxl"),
    ("ONE", "ONE Administration subrégional de Bxl"),
    ("Office de la Naissance et de l'Enfance Bruxelles", "ONE Administration subrégional de Bxl"),
    ("Fonds du Logement Bruxelles-Capitale", "Fonds du Logement de Bxl-Capitale"),
    ("Fonds du logement", "Fonds du Logement de Bxl-Capitale"),
    ("Mission locale XL", "Mission Locale d'Ixelles"),
    ("Mission locale pour l'emploi d'Ixelles", "Mission Locale d'Ixelles"),
    ("Les Petits Riens asbl", "(Les) Petits Riens"),
    ("Petits-Riens", "(Les) Petits Riens"),
    ("Mentor Escale", "Mentor-Escale"),
    ("Resources Enfances", "Re-Sources Enfances"),
    ("Het Opvanghuis", "(Le) Refuge – Het Opvanghuis"),
    ("Coordination ATL", "Coordination Accueil Temps Libre – ATL"),
    ("Accueil Temps Libre", "Coordination Accueil Temps Libre – ATL"),
    ("Maison de jeunes XL'J", "XL'J Maison de jeunes"),
    ("XLJ", "XL'J Maison de jeunes"),
    ("Educateurs de rue Commune XL", "Educateurs de rues - Commune d'Ixelles"),
    ("Entretemps", "(L')Entre-Temps"),
    ("L'Entre Temps asbl", "(L')Entre-Temps"),
    ("Bibliothèque d'Ixelles", "Bibliothèque communale d'Ixelles"),
    ("Biblioteque communale XL", "Bibliothèque communale d'Ixelles"),
    ("SOS Jeunes", "SOS Jeunes-Quartier Libre"),
    ("SOS Jeunes – Quartier libre AMO", "SOS Jeunes-Quartier Libre"),
    ("Université des enfants", "UL Engagée – Université des enfants"),
    ("Soma", "Soma Foundation"),
    ("Maison Medicale Couleur Santé", "Maison Médicale Couleurs Santé"),
    ("Alouettes", "Centre d'Orientation Educative Les Alouettes"),
    ("COE Les Alouettes", "Centre d'Orientation Educative Les Alouettes"),
    ("Samusocial", "Samu Social"),
    ("Belgik Mojaik asbl", "Belgïk MoJaïk"),
    ("Maison de la jeunesse du CPAS", "Maison de la Jeunesse – CPAS d'Ixelles"),
    ("Médiation locale Commune d'Ixelles", "Service Médiation Locale d'Ixelles"),
    ("Mediation sociale XL", "Service Médiation Sociale d'Ixelles"),
)


SETS = pytest.mark.parametrize("variants", [VARIANTS, UNSEEN], ids=["first", "unseen"])


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    for name in (*DIRECTORY, *FURTHER):
        organisation(workspace, name, member=False)
    return workspace


@SETS
def test_search_gives_the_right_organisation_first(office: Workspace, variants: Variants) -> None:
    missed = {}
    for written, meant in variants:
        first = next((hit.title for hit in office.history.find(written)), "")
        if fold(first) != fold(meant):
            missed[written] = first

    assert len(missed) <= 0.05 * len(variants), missed


@SETS
def test_names_being_typed_propose_few_wrong_organisations(office: Workspace, variants: Variants) -> None:
    known = [KnownName(row.id, row.name, fold(row.name)) for row in office.directory.organisations()]
    proposed = {(written, near.name): meant for written, meant in variants for near in near_names(known, written)}

    wrong = {pair: meant for pair, meant in proposed.items() if fold(pair[1]) != fold(meant)}

    assert len(proposed) >= 0.85 * len(variants)
    assert len(wrong) <= 0.05 * len(proposed), wrong


def test_organisations_of_one_directory_are_not_taken_for_each_other(office: Workspace) -> None:
    assert DuplicateService(office.database).pairs() == []


@SETS
def test_second_spelling_of_an_organisation_is_proposed_as_the_same(office: Workspace, variants: Variants) -> None:
    told = {fold(name): fold(name) for name in (*DIRECTORY, *FURTHER)}
    others = [(written, name) for written, name in variants if fold(written) not in told]
    for written, _meant in others:
        organisation(office, written, member=False)
    meant = told | {fold(written): fold(name) for written, name in others}

    pairs = DuplicateService(office.database).pairs()

    wrong = [pair for pair in pairs if meant[fold(pair.first)] != meant[fold(pair.second)]]
    assert len(pairs) >= 0.85 * len(variants)
    assert len(wrong) <= 0.05 * len(pairs), wrong
