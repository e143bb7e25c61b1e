"""Two members' tables of successive years: an invented first one, and what a year does to any table."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEADER = ("N°", "Organisation", "Civilité", "Prénom", "Nom")
Row = tuple[str, str, str, str]  # organisation, civility, first name, last name

_BODIES = ("Commune de Sainte-Alix", "CPAS de Sainte-Alix", "Prévention Sainte-Alix")
_SERVICES = (
    *("Service Jeunesse", "Service Emploi", "Service Logement", "Service Égalité et Diversité", "Service Seniors"),
    *("Service Juridique", "Service Petite Enfance", "Service Santé", "Service Énergie", "Service Médiation"),
    *("Service Participation", "Service Culture"),
)
_PLACES = (
    *("Maison médicale du Tilleul", "Maison médicale des Deux Ponts", "Maison de quartier L'Escale"),
    *("Centre d'accueil L'Éclaircie", "Centre de planning familial Les Coquelicots", "Centre de jour Le Passage"),
    *("Centre PMS communal de Sainte-Alix", "Centre PMS libre du Sud", "Centre de guidance de Sainte-Alix"),
    *("(Le) Cerf-Volant", "(La) Passerelle", "(Les) Marronniers", "(L')Arbre-à-Mots", "(Le) Foyer Amaryllis"),
    *("L'Entre-Deux-Rives", "Les Bricoleuses du Dimanche", "L'Atelier du Puits", "Le Fil d'Ariane Sud"),
    *("Brins d'Herbe", "Espace Mosaïque", "Graines d'Ici", "Babel Alix", "Tandem XL", "Coup d'Pouce", "Parasol"),
    *("Aide aux Familles du Sud", "Aide à Domicile Alix", "Soins à Domicile – Alix", "Repas Partagés"),
    *("FLMA – Fédération Locale des Mutualités d'Alix", "COPA – Comité des Parents d'Alix", "SOS Loyers"),
    *("Association des Migrants du Plateau AMP", "Union des Locataires du Sud", "Mutualité des Artisans"),
    *("Bibliothèque communale d'Alix", "Ludothèque Domino", "École des devoirs Le Tremplin", "École d'Hier"),
    *("Alpha-Midi", "Lire à Voix Haute", "Français pour Tous – Alix", "Accueil Temps Libre – ATL"),
    *("Habitat Solidaire d'Alix", "Toit et Moi", "Rénov'Quartier", "Fonds du Logement Alixois"),
    *("Écoute-Jeunes", "Mado du Parc", "Infor-Jeunes Alix", "Club des Jeunes Phénix", "Équipe de rue Alix"),
    *("Santé Mentale du Sud", "Psy-Relais", "Question d'Équilibre", "Projet Lotus", "Free Café", "Antenne Toxicos"),
    *("Similitudes", "Répit-Proches", "Aidants d'Alix", "Vie Libre 1050", "Dynamique Emploi", "Cap Métiers"),
    *("Mission Alixoise pour l'Emploi", "Jobs'Alix", "Formation Plus", "Femmes d'ici et d'ailleurs"),
    *("Collectif des Aînés", "Âge & Lien", "Domus Senior", "Résidence Les Heures Claires", "Petits Pas"),
    *("Crèche Pirouette", "Halte-Garderie Caracole", "Sports Pour Tous Alix", "Jardins du Plateau"),
    *("Épicerie Sociale Grain de Sel", "Vestiaire d'Alix", "Donnerie 1050", "Recup'Art", "Cyclo Sud"),
)  # fmt: skip
_FIRST_NAMES = (
    *("Ana", "Mehdi", "Rachida", "Jan", "Léa", "Kadiatou", "Piotr", "Fatoumata", "An", "Yusuf", "Inès", "Bogdan"),
    *("Noor", "Chloé", "Tomás", "Aminata", "Wim", "Salma", "Giulia", "Jean-Pierre", "Zeynep", "Mateus", "Odile"),
)
_LAST_NAMES = (
    *("Diop", "Van den Abeele", "Ait Mansour", "Öztürk", "Kowalczyk", "D'Haese", "Nkosi", "Peeters", "El Idrissi"),
    *("Ferreira", "Le Grand", "M'Bala", "Popescu", "De Smet", "Rossi", "Benali", "Lambert", "Vandeputte", "Sow"),
    *("Çelik", "Garcia-Lopez", "Nguyen", "Tits", "Haddad", "Janssens", "Moreau", "Bah", "Claes", "O'Brien"),
)
_ARRIVALS = (
    *("Pépinière Bleu Nuit", "Collectif Saperlipopette", "Observatoire des Nuages", "Wijkhuis De Kade"),
    *("Réseau Zéro Gaspi", "Théâtre Kaléidoscope", "Permanence Rhododendron"),
)


@dataclass(frozen=True)
class Year:
    """The second table, and what it says of the first."""

    rows: tuple[Row, ...]
    arrivals: tuple[str, ...]
    departures: tuple[str, ...]
    renamings: tuple[tuple[str, str], ...]
    representatives: tuple[tuple[str, str], ...]  # organisation, who represents it now


def first_year() -> tuple[Row, ...]:
    """About a hundred invented members, in the order an office keeps them in."""
    names = [f"{service} – {_BODIES[at % 2]}" for at, service in enumerate(_SERVICES)]
    names += [f"Cellule {word} - {_BODIES[2]}" for word in ("Évaluation", "Scolaire")]
    names += ["CPAS – Centre Public d'Action Sociale de Sainte-Alix", _BODIES[2], *_PLACES]
    return tuple((name, *_person(at)) for at, name in enumerate(names))


def _person(at: int) -> tuple[str, str, str]:
    first, last = _FIRST_NAMES[at % len(_FIRST_NAMES)], _LAST_NAMES[(at * 7 + 3) % len(_LAST_NAMES)]
    return ("Mme" if at % 2 else "M.", first, last)


def year_after(rows: Sequence[Row]) -> Year:
    """What a year does: 7 arrive, 4 leave, 5 are renamed, 10 send somebody else; and everything is typed anew."""
    step = len(rows) // 20
    changing = [row for at, row in enumerate(rows) if at % step == 0][:19]
    leaving, renamed, replaced = changing[:4], changing[4:9], changing[9:19]
    kept: list[Row] = []
    renamings, representatives = [], []
    for at, row in enumerate(rows):
        name, civility, first, last = row
        if row in leaving:
            continue
        if row in renamed:
            new = "Kiosque Horizon" if row is renamed[2] else _renamed(name)
            renamings.append((name, new))
            kept.append((new, civility, first, last))
        elif row in replaced:
            person = ("Mme", "Nouvelle" if at % 2 else "Nouveau-Né", f"Venu d'Ailleurs {_LAST_NAMES[at % 29]}")
            representatives.append((name, f"{person[1]} {person[2]}"))
            kept.append((_retyped(name, at), *person))
        else:
            kept.append((_retyped(name, at), civility, *_person_retyped(first, last, at)))
    kept += [(name, *_person(at + 400)) for at, name in enumerate(_ARRIVALS)]
    return Year(
        tuple(sorted(kept)), _ARRIVALS, tuple(row[0] for row in leaving), tuple(renamings), tuple(representatives)
    )


def as_csv(rows: Sequence[Row]) -> bytes:
    """A table as Excel saves it in Belgium."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    writer.writerows((number, *row) for number, row in enumerate(rows, start=1))
    return out.getvalue().encode("utf-8-sig")


def _renamed(name: str) -> str:
    """A name that an organisation could take: the same house, another sign."""
    words = name.replace("’", "'").split()
    return " ".join(["Nouveau", *words]) if len(words) < 4 else " ".join(["Pôle", *words[1:]])


_WAYS: tuple[Callable[[str], str], ...] = (
    lambda name: name.replace("'", "’").replace(" - ", " – "),
    lambda name: name.replace("’", "'").replace(" – ", " - "),
    str.upper,
    lambda name: name.replace(" ", "  ").replace("'", " ’ "),
    lambda name: name.replace(" – ", "—").replace(" - ", "—").replace("'", "‘"),
    lambda name: f" {name.lower()} ",
)  # fmt: skip


def _retyped(name: str, at: int) -> str:
    """The same name, as somebody else types it."""
    for article in ("Le", "La", "Les", "L'"):
        if name.startswith(f"({article})") and at % 2:
            name = f"{name.removeprefix(f'({article})').strip()} ({article})"
    return _WAYS[at % len(_WAYS)](name)


def _person_retyped(first: str, last: str, at: int) -> tuple[str, str]:
    ways = ((first, last.upper()), (first.replace("-", " "), last.replace("'", "’")), (f"{first} ", last.lower()))
    return ways[at % 3]
