"""French words that agree with a term of the house without standing right before it.

The first of each pair stands in a message of the catalogue; the second replaces it where the office's word has the
other gender. Each is long enough to be found nowhere else, and stands in the catalogue (a test says so).
"""

Pairs = tuple[tuple[str, str], ...]

_ASSEMBLY: Pairs = (
    ("assemblée\ntenue", "assemblée\ntenu"),
    ("assemblées\ntenues", "assemblées\ntenus"),
    ("assemblée tenue", "assemblée tenu"),
    ("assemblées tenues", "assemblées tenus"),
    ("assemblée n’est prévue", "assemblée n’est prévu"),
    ("assemblée ultérieure n’est prévue : prévoyez-la", "assemblée ultérieur n’est prévu : prévoyez-le"),
    ("notez d’abord la prochaine", "notez d’abord le prochain"),
    ("assemblée avant cette date est celle du", "assemblée avant cette date est celui du"),
    ("PV approuvé à la suivante", "PV approuvé au suivant"),
)
_COORDINATION: Pairs = (
    ("coordination elle-même", "coordination lui-même"),
    ("coordination fermée", "coordination fermé"),
    ("créés pour elle-même", "créés pour lui-même"),
    ("coordination est fermée", "coordination est fermé"),
    ("coordination est avertie", "coordination est averti"),
    ("coordination seule", "coordination seul"),
)
_GROUP: Pairs = (
    ("autre groupe que celui", "autre groupe que celle"),
    ("groupe à gauche, ou créez le premier", "groupe à gauche, ou créez la première"),
    ("Créez le premier avec Ctrl+N", "Créez la première avec Ctrl+N"),
    ("groupe de travail s’est réuni", "groupe de travail s’est réunie"),
    ("groupes de travail se sont réunis", "groupes de travail se sont réunies"),
    ("groupe de travail a été actif", "groupe de travail a été active"),
    ("groupes de travail ont été actifs", "groupes de travail ont été actives"),
    ("Groupe de travail créé", "Groupe de travail créée"),
    ("groupe n’était pas ouvert", "groupe n’était pas ouverte"),
    ("groupe de travail n’est trouvé", "groupe de travail n’est trouvée"),
    ("l’un de plusieurs groupes", "l’une de plusieurs groupes"),
)
_COMMITTEE: Pairs = (
    ("comité a été élu", "comité a été élue"),
    ("Comité est élu", "Comité est élue"),
)
_MEMBER: Pairs = (
    ("membre a été vu", "membre a été vue"),
    ("membre compté", "membre comptée"),
    ("membres jamais vus", "membres jamais vues"),
    ("membre non vérifié", "membre non vérifiée"),
    ("membres non vérifiés", "membres non vérifiées"),
    ("membres présents ou représentés", "membres présentes ou représentées"),
    ("membres au 31 décembre rangés", "membres au 31 décembre rangées"),
    ("membres partis", "membres parties"),
    ("membres actuels", "membres actuelles"),
    ("membres absents du tableau sont montrés comme partis", "membres absentes du tableau sont montrées comme parties"),
    ("les membres, ou ceux du", "les membres, ou celles du"),
)
COMPANIONS: dict[str, Pairs] = {
    "assembly": _ASSEMBLY,
    "coordination": _COORDINATION,
    "group": _GROUP,
    "committee": _COMMITTEE,
    "member": _MEMBER,
}
