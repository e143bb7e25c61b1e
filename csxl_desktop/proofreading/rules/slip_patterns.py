"""Slips that a pattern is enough to see: what is printed, what is meant, why."""

from csxl_desktop.i18n import _

_BEFORE_VERB = (
    r"\bce (?=(?:réuni(?:t|ssent)|déroulent?|tien(?:t|nent)|composent?|trouvent?|situent?|poursui(?:t|vent)|"
    r"rassemblent?|retrouvent?|mobilisent?|terminent?|penchent?|chargent?|rend(?:ent)?|montrent?|répartissent|adressent?|"
    r"concentrent?|rencontrent?|joi(?:nt|gnent)|inscri(?:t|vent))\b)"
)
_FINITE_FOR_PARTICIPLE = (
    r"(?:\b(?:a|ont|avons|avez|avait|avaient|est|sont)|\bété) "
    r"(?:put|permit|promit|mit|prit|comprit|apprit|suivit|reçut|dut|voulut|réunit|finit|établit|fournit|"
    r"eut|vécut|"
    r"définit|choisit|transmit|remit|soumit|admit|émit|omit|obtint|tint|vint|rendit|répondit)\b"
)
# “avant tout les familles”, “tout les intéresse”: what follows is a plural, and nothing ends with “tout” before it.
_ENDS_WITH_ALL = (
    r"(?<!\bavant )(?<!\baprès )(?<!\bmalgré )(?<!\bdessus )(?<!\bsurtout )(?<!\bsomme )(?<!\ben )(?<!\bdu )(?<!\best )"
)
_ALL_ALONE = (
    rf"{_ENDS_WITH_ALL}\btoute? les\b"
    r"(?= (?:[\w'-]*[sxz]|deux|trois|quatre|cinq|sept|huit|neuf|onze|douze|quinze|\d+)\b)"
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
_HAS_BEFORE_PARTICIPLE = (
    r"(?<!\w)(?<!tout )à (?=(?:été|permis|eu lieu|pu|réuni|mis|pris|choisi|fini|fourni|accueilli|obtenu|voulu|offert|"
    r"ouvert|transmis|repris|appris|remis|poursuivi|élargi|rejoint|abouti|défini|rempli|réussi|répondu|soutenu|"
    r"maintenu|reçu|tenu|rendu|conclu|connu|suivi|produit|construit|inscrit|conduit)\b)"
)
# “chacun a l’occasion de parler”, “la commune a l’intention de bâtir”: there the verb is meant.
_TO_BEFORE_NOUN = (
    r"\b(?-i:a) (?=(?:partir (?:de|du|des)|travers|destination|propos d|domicile|nouveau|distance|savoir|"
    r"l'(?:attention|issue|unanimité|aide d|occasion (?:du|des|d'une?|de (?:la|l'|ces?|cette|cet|nos|notre|son|sa)))"
    r"|l'intention (?:du|des))\b)"
)
_TO_BEHIND_PARTICIPLE = r"(?:é|ée|és|ées) (?P<slip>a) (?=l'(?:initiative|intention)\b)"
_TO_BEHIND_VERB = (
    r"\b(?!\w+ante?s? |aide |adresse |aidée?s? |invitée? )"
    r"(?:particip|invit|destin|contribu|assist|adress|renonc|collabor|appartien|consist|aid)[a-zé]{1,5} (?P<slip>a) "
    r"(?=(?:la|l'|une?|cet|cette|ces|ce|leurs?|nos|notre)\b)"
)
_IT_IS_FOR_ITSELF = (  # “La matinée c’est achevée”
    r"(?<=[a-zà-ÿ]) c'(?:est|était) (?=(?:achev|termin|clôtur|ouvert|poursuivi|engag|install|conclu|"
    r"montr|révél|avér|lanc|joint|form|intéress|pench|rassembl|retrouv|rendu|produit|organis|mobilis|inscri)"
    r"(?![a-zà-ÿ]*(?:er|ir)\b)[a-zà-ÿ]*)"
)
_WHERE_PLACE = (
    r"\b(?:quartiers?|communes?|salles?|lieux?|endroits?|maisons?|centres?|villes?|rues?|régions?|écoles?|espaces?|parcs?|"
    r"bâtiments?|périodes?|années?|cas|situations?|réunions?|semaines?|locaux),? ou (?="
    r"(?:ils?|elles?|on|nous|plusieurs) (?:[a-zà-ÿ]+ |[nsl]')?|l'on |chacune? (?:peut|a|est) )"
)
PATTERNS: tuple[tuple[str, str, str], ...] = (
    (r"\bpour se faire\b(?=\s*[,;:]| (?:le|la|les|l'|il|elle|nous|on|un|une|des)\b)", "pour ce faire", "to do this"),
    (r"(?<=, )voir (?=même\b)", "voire", "even"),
    (r"(?<=\w )voir (?=même\b)", "voire", "even"),
    (r"\bvoir (?=impossibles?\b|inexistante?s?\b|nuls?\b|nulles?\b|absente?s?\b|insuffisante?s?\b)", "voire", "even"),
    (r"\bpar exemples\b", "par exemple", "adverb"),
    (r"\ben terme d(?=e |')", "en termes d", "in terms"),
    (_FOR_QUANT, "quant", "as for"),
    (r"\b(?:ai|a|ont|avons|avez|avait|avaient|aura|auront|aurait) ét(?:és|ée|ées)\b", "été", "participle"),
    (r"\b(?:auquelles|auquels|auxquel|auxquelle|lequels|laquels|laquelles|desquel|duquels)\b", "", "spelling"),
    (r"\bmis(?:es?)? (?P<slip>a) (?=(?:disposition|jour|profit|part|l'honneur|contribution)\b)", "à", "preposition"),
    (r"(?<![\w'-])(?:ils|elles) (?P<slip>on)\b", "ont", "have"),
    (r"\b(?:ce|ceux|celle|celui|afin|parce|tandis) (?P<slip>quelle)\b", "qu'elle", "that she"),
    (r"\b(?:ce|ceux|celle|celui|afin|parce|tandis) (?P<slip>quelles)\b", "qu'elles", "that she"),
    (r"\ben en\b(?! \w+ant\b|-)", "en", "word twice"),
    (r"(?<!\w)(?-i:Mr)\b\.?(?= (?-i:[A-ZÀ-Þ]))", "M.", "mister"),
    (r"\bparmis\b", "parmi", "spelling"),
    (r"\bmalgrés\b", "malgré", "spelling"),
    (r"\bquelques? soi(?:t|ent)\b", "quel que soit", "whatever"),
    (_OF_FIRST_LINE, "de première ligne", "set phrase"),
    (
        r"\b(?:grâce|suite|face|quant|par rapport|liée?s?) a (?=la |l'|une?\b|nos\b|notre\b|cet?\b|ces\b|leurs?\b)",
        "",
        "preposition",
    ),
    (
        _HAS_BEFORE_PARTICIPLE,
        "a",
        "auxiliary",
    ),
    (
        _TO_BEFORE_NOUN,
        "à ",
        "preposition",
    ),
    (
        _TO_BEHIND_PARTICIPLE,
        "à",
        "preposition",
    ),
    (
        _TO_BEHIND_VERB,
        "à",
        "preposition",
    ),
    ((r"\b(?:ai|a|ont|avons|avait|avaient|aura|auront|donnent?|ouvrent?) (?:droit|accès|recours) (?P<slip>a) "
    r"(?=la |l'|une?\b|leurs?\b|ces?\b|cette\b|des\b)"), "à", "preposition"),
    (r"\bqui (?P<slip>on) (?=(?:faim|soif|besoin|envie|peur|droit|accès|lieu|froid|mal)\b)", "ont", "have"),
    (r"^(?P<slip>[CS]es) (?=pourquoi\b)", "C'est", "it is"),
    (r"\bnous (?:nous )?(?P<slip>somme|avon|allon|étion|avion)(?= )", "", "with nous"),
    ((r"\b(?:des|les|nos|ces|aides|soins|visites|repas|services) ?[a-zà-ÿ]* (?P<slip>à "
    r"domiciles)\b"), "à domicile", "set phrase"),
    ((r"\b(?:a|ont|avons|avez|avait|avaient|aura|auront|aurons) (?P<slip>besoins|envies) (?=d[e']|du\b|"
    r"des\b)"), "", "set phrase"),
    (r"\bfai(?:t|re|sons|sant|saient|sait) (?P<slip>appels) (?=à\b|aux?\b)", "appel", "set phrase"),
    (r"\bfont (?P<slip>appels) (?=à\b|aux?\b)", "appel", "set phrase"),
    (r"\b(?P<slip>sur places)\b(?! (?:publiques|assises))", "sur place", "set phrase"),
    (r"\b(?:en|de) (?P<slip>même|meme)s temps\b", "en même temps", "set phrase"),
    (r"\b(?P<slip>d'eux|(?:à|par|entre|chez|pour) eux) même\b", "eux-mêmes", "selves"),
    ((r"\btous (?P<slip>mois|jours|samedis|dimanches|lundis|mardis|mercredis|jeudis|vendredis|matins|"
    r"soirs)\b"), "", "article"),
    (r"\bjusqu'a\b", "jusqu'à", "preposition"),
    (r"\bsa (?=(?:va|fait|permet|ne|n'|se|marche (?:bien|mal|mieux|très)|reste|donne)\b)", "ça ", "spelling"),
    (
        (
            r"(?<=[a-zà-ÿ] )quelles? (?!(?:ne |n')?[a-zà-ÿ]+ (?:pas )?(?:été|être)\b)"
            r"(?=(?:ont|avait|avaient|n'|ne|peut|peuvent|doit|doivent)\b)"
        ),
        "qu'elle ",
        "that she",
    ),
    (r"\bplutôt (?=dans (?:l'année|le mois)\b|que prévu\b)", "plus tôt ", "spelling"),
    (
        r"(?<!é )(?<!ée )(?<!és )(?<!ées )(?<!i )(?<!is )(?<!ie )(?<!ies )(?<!us )\bpar ce qu(?=e |')",
        "parce qu",
        "spelling",
    ),
    (r"\b(?:par|en|de vives?) voix (?=d[eu']|électronique)", "", "spelling"),
    (r"\btout(?:e?s)? deux\b(?<!tous deux)(?<!toutes deux)", "", "all"),
    (r"\btou(?:s|te|tes) (?=(?:à fait|au long|de suite)\b|d'abord,)", "tout ", "whole"),
    (r"\btoute (?=(?:au plus|au moins|d'abord)\b)", "tout ", "whole"),
    (r"\boù (?=(?:bien(?! (?:d[eu']|souvent|sûr))|non(?! seulement)|pas(?! une?\b))\b)", "ou ", "or"),
    (r"\b(?:en même|de temps en|de tant en) tant?\b(?<!temps)(?= |$)", "", "spelling"),
    (r"\bs'en (?=(?:compter|oublier)\b)", "sans ", "spelling"),
    (r"\bsi (?:il|ils)\b", "s'il", "spelling"),
    (r"\bse (?=(?:projet|quartier|service|thème|moment|rapport|document|jour|lieu|processus|réseau)\b)", "ce ", "this"),
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
    (r"(?<!les )(?<!des )(?<!aux )\bleurs (?=a |ont |avons )", "leur ", "pronoun"),
    (_BEFORE_VERB, "se", "reflexive"),
    (r"\bces (?=une?\b|le\b|la\b|l'|grâce\b)", "c'est", "it is"),
    (r"\b(?:a|ont|avons|avait|avaient) étai(?:t|ent)\b", "été", "participle"),
    (_FINITE_FOR_PARTICIPLE, "", "participle"),
    (
        r"\b(?:qui|où|dont|ils|elles) ce (?=(?:sont|est|sera|seront|était|étaient) (?!tenu|déroul|réuni|rencontr))",
        "",
        "reflexive",
    ),
    (_IT_IS_FOR_ITSELF, "", "reflexive"),
    (r"\bs'est (?=une? (?!(?:\w+ )?fois\b)|pourquoi\b|l'occasion\b|grâce à\b|ainsi que\b)", "c'est ", "it is"),
    (r"(?<=, )ce sont (?=inscrit|engagé|mobilisé|retrouvé|joint)", "se sont ", "reflexive"),
    (r"\ba (?=(?:laquelle|lesquel(?:le)?s)\b)", "à ", "preposition"),
    (r"\b(?:jusqu'|d')ou\b(?= (?:l[ea]|l'|les|il|elle|on|nous|vient))", "", "relative"),
    (_WHERE_PLACE, "", "relative"),
    (r"\bon (?=été\b|eu\b|pu\b|dû\b)", "ont ", "have"),
    (r"(?<!')\bont (?=(?:a|est|peut|doit|va|se|ne|n'|y)\b)", "on ", "one"),
    (r"\bl'ont (?=(?:a|est|peut|doit|va|se|ne|y)\b)", "l'on ", "one"),
    (
        r"\b(?:avec|dans|pour|par|sur|sous|sans|chez|selon|malgré|à|de) sont (?=[a-zà-ÿ]{3})",
        "",
        "possessive",
    ),
    (r"\b(?:ils|elles|qui) son (?=[a-zà-ÿ]+(?:és|ées|is|us|ies|ues)\b)", "", "being"),
    (
        (
            r"(?<!avec )(?<!pour )(?<!chez )(?<!entre )(?<!parmi )(?<!d')(?<!sur )(?<!à )"
            r"\b(?:nous|vous|on|je|ils?|elles?|ne|qui) leurs (?=[a-zà-ÿ]+\b)"
        ),
        "",
        "pronoun",
    ),
    (r"\b(?P<slip>(?:eux|elles|nous)-même)(?![\w-])(?!s)", "", "selves"),
    (r"\b(?P<slip>(?:lui|elle|soi|moi|toi)-mêmes)\b", "", "self"),
    (r"\bau court (?=de\b|du\b|des\b|d')", "au cours ", "spelling"),
    (r"\bau près (?=de\b|du\b|des\b|d')", "auprès ", "spelling"),
    (r"\ben vu (?=de\b|d'|du\b|des\b)", "en vue ", "spelling"),
    (r"\b(?:fai(?:t|re|sant|sons|sait)|font|faisaient) partis? (?=de\b|du\b|des\b|d')", "", "belong"),
    (r"\bfai(?:t|re|sant|sons|sait)? appelle (?=à\b|aux?\b)", "", "spelling"),
    (r"\b(?:on|il|elle|qui|ne|n'en|cela|ça) peu (?=[a-zà-ÿ]+(?:er|ir|re|oir)\b|pas\b|plus\b|se\b|y\b)", "", "can"),
    (r"(?<!')\b(?:un|très|trop|si|assez) peut\b", "", "little"),
    (r"\bpeut (?=de (?:temps(?! en)|moyens|personnes|services|places|monde|choses?)\b)", "peu ", "little"),
    (r"\bsoit disant\b", "soi-disant", "spelling"),
    (r"\b(?:là|d'|jusque) ou (?=(?:la|le|les|l'|il|elle|on|nous|ils|elles)\b)", "", "relative"),
    (r"\bil ni a\b", "il n'y a", "spelling"),
    (r"\b(?:tous|toutes) (?=le monde\b|la (?:journée|matinée|semaine|commune|population|région)\b)", "", "whole"),
    (rf"{_ENDS_WITH_ALL}\btoute? (?=(?:ces|ses|nos|vos|leurs|mes) )(?!toute? (?:ces|ses) dern)", "", "all"),
    (r"\btoutes les (?=(?:membres|services|projets|groupes|participants|acteurs|quartiers)\b)", "tous les ", "all"),
    (r"\bses derni(?:ers|ères)(?=,| (?:ont|sont|n'|ne|se|s'|peuvent|doivent|avaient|étaient)\b)", "", "these"),
    (r"\bà ces côtés\b", "à ses côtés", "its"),
    (r"\bces propres (?=\w+s\b)", "ses propres ", "its"),
    (r"\b(?:en|à|au|de|le|sur le) publique\b", "", "spelling"),
    (
        r"\b(?:services|espaces|pouvoirs|lieux|transports|marchés|acteurs|bâtiments|organismes|fonds) publiques\b",
        "",
        "masculine",
    ),
    (r"\bpallier (?=à|aux?\b)", "pallier ", "pallier"),
    (r"\bprès à (?=[a-zà-ÿ]+(?:er|ir|re)\b)", "prêt à ", "spelling"),
    (r"(?:^|(?<=[,;.(] ))bien qu(?:e |')(?:la |le |l'|les )?[a-zà-ÿ]+ (?P<slip>est|sont)\b(?= )", "", "subjunctive"),
    (r"\bci joint", "ci-joint", "spelling"),
    (r"\bprocès verbal\b", "procès-verbal", "spelling"),
    (r"\bprocès verbaux\b", "procès-verbaux", "spelling"),
    (
        (
            r"(?<!pas )(?<!plus )(?<!peu )(?<!point )(?<!guère )(?<!jamais )(?<!sans )(?<!aucun )(?<!moins )(?<!trop )"
            r"(?<!genre )(?<!type )(?<!forme )(?<!sorte )(?<!termes )(?<!terme )(?<!notion )(?<!beaucoup )(?<!tant )"
            r"\bd'avantage\b(?! (?:en nature|fiscal|social))"
        ),
        "davantage",
        "spelling",
    ),
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
        "with nous": _("With “nous” the verb ends in “-ons” or “-mes”."),
        "article": _("“les” is missing behind “tous”."),
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
        "have": _("The verb “ont” is meant."),
        "one": _("The pronoun “on” is meant."),
        "being": _("The verb “sont” is meant."),
        "possessive": _("“son” is meant: it belongs to somebody."),
        "selves": _("After a plural, “mêmes” takes an s."),
        "self": _("After a singular, “même” takes no s."),
        "can": _("The verb “peut” is meant."),
        "little": _("“peu” is meant: not much."),
        "whole": _("The singular “tout” or “toute” is expected."),
        "these": _("“ces” is meant: those just told of."),
        "its": _("“ses” is meant: it belongs to somebody."),
        "masculine": _("The noun is masculine: “publics”."),
        "pallier": _("“pallier” takes its object without “à”."),
        "subjunctive": _("“bien que” is followed by the subjunctive."),
        "that she": _("“qu’elle” is meant."),
        "or": _("“ou” is meant: or."),
        "this": _("“ce” is meant: it stands before a noun."),
        "this one": _("“ce” is meant: what is told of."),
        "word twice": _("This word stands twice."),
        "mister": _("Monsieur is shortened “M.”."),
        "twice": _("This says the same thing twice."),
    }.get(kind, _("This is not how it is spelled."))
