"""Slips that a pattern is enough to see: what is printed, what is meant, why."""

from csxl_desktop.i18n import _

_BEFORE_VERB = (
    r"\bce (?=(?:réuni(?:t|ssent)|déroulent?|tien(?:t|nent)|composent?|trouvent?|situent?|poursui(?:t|vent))\b)"
)
_FINITE_FOR_PARTICIPLE = (
    r"(?:\b(?:a|ont|avons|avez|avait|avaient|est|sont)|\bété) "
    r"(?:put|permit|promit|mit|prit|comprit|apprit|suivit|reçut|dut|voulut|réunit|finit|établit|fournit|"
    r"définit|choisit)\b"
)
_TOGETHER_ALONE = (
    r"\bse (?:sont|étaient) (?:réuni|engagé|rassemblé|retrouvé|mobilisé|déroulé|inscrit|installé)e?"
    r"(?![\w·•(/'-]|\.\w)"
)
# “avant tout les familles”, “tout les intéresse”: what follows is a plural, and nothing ends with “tout” before it.
_ALL_ALONE = (
    r"(?<!\bavant )(?<!\baprès )(?<!\bmalgré )(?<!\bdessus )(?<!\bsurtout )(?<!\bsomme )(?<!\ben )(?<!\bdu )(?<!\best )"
    r"\btoute? les\b(?= (?:[\w'-]*[sxz]|deux|trois|quatre|cinq|sept|huit|neuf|onze|douze|quinze|\d+)\b)"
)
_TIMES = (
    r"fin|rentrée|sortie|tombée|veille|pause|nuit|soirée|mi-\w+|début|printemps|mois|cours|moment|soir|matin|bout|lieu|"
    r"premi[eè]re?s?|derni[eè]re?s?|même|terme|départ|retour|hasard"
)
_FOR_QUANT = (
    rf"\bquand (?=(?:aux? |à (?:la |l'|cette? |cet |ces |son |sa |leurs? ))(?!(?:{_TIMES})\b)"
    r"|à (?:eux|elles?|lui|nous|vous|moi)\b)"
)
_SUBJECT = (
    r"(?:(?:ils?|elles?|on|nous|vous|je|cela|ce)\b|(?:j|c)'|(?:les?|la|l'|une?|des|sa|son|ses|leurs?|notre|nos|cet?|cette"
    r"|ces|chaque) ?(?!(?:nuit|soir|soirée|lendemain|veille|matin|matinée|semaine|heure|mois)\b)[\w'-]+ "
    r"(?:[\w'-]+ ){0,4}?(?:a|ont|avait|avaient|est|sont|était|étaient|fut|furent|peut|peuvent|doit|doivent|va|vont|"
    r"se|s'\w+|\w+(?:aient|ait|èrent))\b)"
)
_WHERE = (
    r"\b(?:dans la mesure|au moment) ou\b(?! (?:de|à|au|aux|du|dans|sur|en|après|avant|lors)\b| d')"
    rf"|\ble jour ou(?= {_SUBJECT})"
)
_OF_FIRST_LINE = (
    r"\b(?:acteur|actrice|service|intervenant|professionnel|travailleu[rs]|travailleuse|partenaire|association|équipe|"
    r"structure|organisme|organisation|institution|aide|accueil|soin|soignant|agent|médecin|personnel|lieu|employé|"
    r"ouvrier|collègue|métier|fonction|permanence)\w* (?P<slip>de premières lignes)\b"
)
PATTERNS: tuple[tuple[str, str, str], ...] = (
    (r"\bpour se faire\b(?=\s*[,;:]| (?:le|la|les|l'|il|elle|nous|on|un|une|des)\b)", "pour ce faire", "to do this"),
    (r"(?<=, )voir (?=même\b)", "voire", "even"),
    (r"(?<=\w )voir (?=même\b)", "voire", "even"),
    (r"\bvoir (?=impossibles?\b|inexistante?s?\b|nuls?\b|nulles?\b|absente?s?\b|insuffisante?s?\b)", "voire", "even"),
    (r"\bpar exemples\b", "par exemple", "adverb"),
    (r"\ben terme d(?=e |')", "en termes d", "in terms"),
    (_FOR_QUANT, "quant", "as for"),
    (r"\bparmis\b", "parmi", "spelling"),
    (r"\bmalgrés\b", "malgré", "spelling"),
    (r"\bquelques? soi(?:t|ent)\b", "quel que soit", "whatever"),
    (_OF_FIRST_LINE, "de première ligne", "set phrase"),
    (
        r"\b(?:grâce|suite|face|quant|par rapport|liée?s?) a (?=la |l'|une?\b|nos\b|notre\b|cet?\b|ces\b|leurs?\b)",
        "",
        "preposition",
    ),
    (r"(?<!\w)à (?=été\b|permis\b|eu lieu\b|pu\b)", "a", "auxiliary"),
    (_WHERE, "", "relative"),
    (
        (
            r"\bfai(?:t|re|sant|sons|sait) part (?=(?:du|des|de la|de l'|d'une?) ?"
            r"(?:groupes?|comités?|réseaux?|conseils?|coordination|bureau|commission|plateforme))"
        ),
        "",
        "belong",
    ),
    (r"\b(?:à aux|de des|de du|aux à(?!-)|des de les|à des les)\b", "", "two prepositions"),
    (r"\bà au(?! (?:moins|plus|maximum|minimum|total|mieux))\b", "", "two prepositions"),
    (
        (
            r"\b(?:pour|à|de|en|nous|vous|se|les) (?P<slip>lieux )"
            r"(?=(?!entre|contre|hier)\w+(?:er|ir|aître|dre|ivre|oir)\b)"
        ),
        "mieux ",
        "word for word",
    ),
    (_ALL_ALONE, "", "all"),
    (r"\btous les? (?=organisations|associations|activités|réunions|personnes|familles|institutions)", "", "all"),
    (r"\bce (?:sont|sont) (?:tenu|tenue|tenus|tenues|déroulée?s?|réunie?s?|rencontrée?s?)\b", "se sont", "reflexive"),
    (r"\bc'est (?:tenue?|déroulée?|réunie?)\b", "s'est", "reflexive"),
    (r"\b(?:il|elle|on|qui) (?:c'est|ces|ses) (?=tenu|déroul|réuni|avér)", "", "reflexive"),
    (r"\bleurs (?=a |ont |avons )", "leur ", "pronoun"),
    (_BEFORE_VERB, "se", "reflexive"),
    (r"\bces (?=une?\b|le\b|la\b|l'|grâce\b)", "c'est", "it is"),
    (r"\b(?:a|ont|avons|avait|avaient) étai(?:t|ent)\b", "été", "participle"),
    (_FINITE_FOR_PARTICIPLE, "", "participle"),
    (r"\bci joint", "ci-joint", "spelling"),
    (r"\bprocès verbal\b", "procès-verbal", "spelling"),
    (r"\bprocès verbaux\b", "procès-verbaux", "spelling"),
    (r"(?<!pas )(?<!plus )(?<!peu )\bd'avantage (?=de\b|d'|que\b)", "davantage", "spelling"),
    (_TOGETHER_ALONE, "", "plural"),
    (r"\bentre-autres?\b", "entre autres", "spelling"),
    (r"\bau jour d'aujourd'hui\b", "aujourd'hui", "twice"),
    (
        (
            r"(?<![\w.])(?<!\b[dlc][eua] )(?<!\bau )(?<!\bnos )(?-i:[Cc]a) "
            r"(?=(?:va|vous|nous|se|ne|n'|permet|fait|a|marche|reste)\b)"
        ),
        "ça",
        "spelling",
    ),
)  # fmt: skip


def reason(kind: str) -> str:
    return {
        "to do this": _("“pour ce faire” is meant: to do this."),
        "even": _("“voire” is meant: and even."),
        "adverb": _("“par exemple” does not vary."),
        "in terms": _("“en termes de” is always in the plural."),
        "as for": _("“quant à” is meant: as for."),
        "whatever": _("“quel que soit” is written in three words and agrees."),
        "set phrase": _("This set phrase is in the singular."),
        "preposition": _("The preposition “à” takes an accent."),
        "auxiliary": _("The verb “a” takes no accent."),
        "relative": _("“où” takes an accent here."),
        "belong": _("“faire partie de” is to belong to, “faire part de” to tell."),
        "two prepositions": _("Two prepositions follow each other: one is too many."),
        "word for word": _("“mieux” is meant."),
        "all": _("“tous” or “toutes” is expected."),
        "reflexive": _("“se” is meant, not “ce”."),
        "it is": _("“c’est” is meant."),
        "participle": _("After an auxiliary the participle is expected."),
        "pronoun": _("Before a verb, “leur” does not vary."),
        "plural": _("The plural is expected."),
        "twice": _("This says the same thing twice."),
    }.get(kind, _("This is not how it is spelled."))
