"""What stands on the badge of a kind of meeting in Dutch; empty, it is the badge there is.

Kinds of the house that still bear its name and letters, or those which it offers instead, take its Dutch letters.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

# Of each kind of the house: its Dutch letters, and how it is called with which letters where nobody changed them.
_KINDS = {
    "AG": (
        "PLEN.",
        ("General assembly", "AG"),
        ("Assemblée générale", "AG"),
        ("Plenaire vergadering", "AG"),
        ("Plénière", "PLÉN."),
        ("Coupole", "COUP."),
        ("Assemblée plénière", "AP"),
    ),
    "RT": (
        "TO",
        ("Thematic meeting", "RT"),
        ("Rencontre thématique", "RT"),
        ("Thematische ontmoeting", "RT"),
    ),
    "GT": (
        "WG",
        ("Working group", "GT"),
        ("Groupe de travail", "GT"),
        ("Séance de groupe de travail", "GT"),
        ("Werkgroep", "GT"),
        ("Vergadering van een werkgroep", "GT"),
        ("Session of a working group", "GT"),
        ("Atelier", "ATEL."),
        ("Séance d’atelier", "ATEL."),
        ("Commission", "COMM."),
        ("Séance de commission", "COMM."),
        ("Table de concertation", "TC"),
        ("Séance de table de concertation", "TC"),
    ),
    "CA": (
        "BC",
        ("Steering committee", "CA"),
        ("Comité d’Accompagnement", "CA"),
        ("Begeleidingscomité", "CA"),
        ("Bureau", "BUR."),
        ("Comité de pilotage", "COPIL"),
        ("Comité de suivi", "CS"),
    ),
    "WALK": (
        "WANDEL.",
        ("Exploratory walk", "WALK"),
        ("Marche exploratoire", "MARCHE"),
        ("Verkennende wandeling", "WANDELING"),
    ),
    "LUNCH": (
        "MIDDAG",
        ("Network lunch", "LUNCH"),
        ("Midi de la Coordination", "MIDI"),
        ("Midi de la Plateforme", "MIDI"),
        ("Midi du Réseau", "MIDI"),
        ("Midi de la Concertation", "MIDI"),
        ("Netwerkmiddag", "MIDDAG"),
    ),
    "EVENT": (
        "EVENEM.",
        ("Partners' event", "EVENT"),
        ("Événement partenaire", "ÉVÉN."),
        ("Evenement van partners", "EVENEM."),
    ),
    "OUTSIDE": (
        "EXT.",
        ("Outside body", "OUT"),
        ("Instance extérieure", "EXT."),
        ("Externe instantie", "EXT."),
    ),
    "TEAM": (
        "TEAM",
        ("Team meeting", "TEAM"),
        ("Réunion d’équipe", "ÉQUIPE"),
        ("Teamvergadering", "TEAM"),
    ),
}
# Where the office has a Dutch word of its own for these, the letters of the house would not be those of the word.
_TERMS = {"AG": "assembly", "GT": "group", "CA": "committee"}
_UNTOUCHED = (
    "UPDATE meeting_kinds SET badge_nl = :dutch "
    "WHERE code = :code AND behaviour = :code AND label = :label AND badge = :badge AND label_nl = ''"
)
_SAYS = (
    "SELECT count(*) FROM offices WHERE "
    "CASE WHEN json_valid(vocabulary) THEN json_extract(vocabulary, :term) END IS NOT NULL"
)


def upgrade() -> None:
    op.execute("ALTER TABLE meeting_kinds ADD COLUMN badge_nl VARCHAR(12) DEFAULT '' NOT NULL")
    connection = op.get_bind()
    for code, (dutch, *known) in _KINDS.items():
        term = _TERMS.get(code)
        if term is not None and connection.execute(sa.text(_SAYS), {"term": f"$.nl.{term}"}).scalar():
            continue
        for label, badge in known:
            values = {"dutch": dutch, "code": code, "label": label, "badge": badge}
            connection.execute(sa.text(_UNTOUCHED), values)
