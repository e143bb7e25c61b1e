"""Agreement: a participle with avoir, singulars and plurals side by side."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import WEEKDAY
from csxl_desktop.proofreading.rules.lexicon import is_verb_form, lexicon, noun, participle
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip, pointed
from csxl_desktop.proofreading.rules.verbs import NOUNS, agreed_participles, plurals
from csxl_desktop.proofreading.text import Block

_AVOIR = r"(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|aura|auront|aurons|ait|aient|ayant)"
_ADVERB = (
    r"(?:(?:également|aussi|déjà|ensuite|enfin|donc|pu|toujours|bien|ainsi|notamment|plus|souvent|largement|"
    r"activement|chacune?|tou(?:s|tes)|ensemble|tous deux|toutes deux)\s+)?"
)
_AUXILIARY = re.compile(rf"(?<!\w){_AVOIR} {_ADVERB}[\wà-ÿ]+(?:[éui]e?s?|[ist]es?)(?!\w)", re.IGNORECASE)
_WITH_AVOIR = re.compile(
    rf"(?P<before>[\w']+\s+|[A-Za-z]')?(?<!\w)(?P<aux>{_AVOIR}) {_ADVERB}(?P<participle>[\wà-ÿ]+(?:ée?s?|"
    rf"ies?|is|ises?|ites?|tes?|ues?|us))(?!\w)",
    re.IGNORECASE,
)
_OBJECT_BEFORE = re.compile(
    r"\b(?:que|qu'\w*|quels?|quelles?|lesquels?|lesquelles|laquelle|lequel|combien)\b", re.IGNORECASE
)
_CLITICS_WRITTEN = "les l' la le nous vous m' t' s' se me te en"
_CLITICS = frozenset(_CLITICS_WRITTEN.split())
_SUBJECTS = {"avons": "nous", "avions": "nous", "aurons": "nous", "avez": "vous", "aviez": "vous"}


def with_avoir(reading: Reading) -> Iterator[Remark]:
    """“nous avons accueillis six partenaires”: with avoir, nothing agrees with the subject."""
    return each_slip(reading.text, _with_avoir)


def _with_avoir(block: Block) -> Iterator[Slip]:
    for start, sentence in block.sentences if _AUXILIARY.search(block.flat) else ():
        for found in _WITH_AVOIR.finditer(sentence):
            before = (found["before"] or "").strip().lower()
            aux, word = found["aux"].lower(), found["participle"].lower()
            if not _agrees(word, sentence[found.end() :]) or _OBJECT_BEFORE.search(sentence, 0, found.start("aux")):
                continue
            if before in _CLITICS and before != _SUBJECTS.get(aux):
                continue
            right = _bare_participle(word)
            why = _("With avoir, the participle does not agree with the subject.")
            span = (start + found.start("aux"), start + found.end())
            yield span, why, f"{found['aux']} … {right}" if _adverbial(found) else f"{found['aux']} {right}"


_OBJECT_BEHIND = re.compile(
    r" (?:les?|la|l'|une?|des|du|ces?|cette|cet|ses|son|sa|nos|notre|leurs?|plusieurs|quelques|deux|trois|"
    r"quatre|cinq|six|"
    r"sept|huit|neuf|dix|\d+)\b ?",
    re.IGNORECASE,
)


def _agrees(word: str, behind: str) -> bool:
    """A participle in the feminine or the plural: a common one, or any with its object right behind."""
    if word in agreed_participles():
        return True
    told = participle(word)
    return word != "plus" and told is not None and told[1] != ("m", "s") and _OBJECT_BEHIND.match(behind) is not None


def _adverbial(found: re.Match[str]) -> bool:
    return len(found[0].strip().split()) > 3


def _bare_participle(participle: str) -> str:
    """“accueillis” is “accueilli”, “intégrée” is “intégré”."""
    return re.sub(r"(?:es|e|s)$", "", participle)


_DETERMINED = re.compile(
    r"(?<![\w'-])(?P<determiner>un|une|le|la|du|au|ce|cet|cette|chaque|aucune?|notre|votre|leur|son|sa|^ch(?:er|"
    r"ère)) "
    r"(?:(?:premier|première|nouveau|nouvelle|autre|même|grand|grande|second|seconde|\d{1,2}(?:e|i?[èe]me)"
    r") )?(?P<noun>[\wà-ÿ]+s)(?![\w-])",
    re.IGNORECASE,
)
_OF_SEVERAL_MEANT = frozenset(("leur", "cher", "chère"))  # “leurs outils”, “Chers membres”
_NEAR = 60  # letters: no number in words is longer
_COUNTED = re.compile(  # “vingt et une personnes”, “deux cent un participants”
    r"\b(?:(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)[ -]et[ -]|"
    r"(?:cents?|mille|millions?|vingts?) (?:et )?)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\w',./-])(?P<determiner>(?:(?:les|ces|ses|nos|leurs) )?(?:deux|trois|quatre|cinq|six|sept|huit|neuf|"
    r"dix|onze|douze|"
    r"treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante)|(?P<figures>(?:[2-9]|\d{2,3})(?<!\b00)))"
    r" (?P<noun>(?-i:[a-zà-ÿ]{4,}))(?![\w'-])",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?<![\w'-])(?P<determiner>(?:diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|milliers?) "
    r"(?:de |d')"
    r"(?P<noun>[a-zà-ÿ]{4,})(?![\w'-])"
)
_MANY = re.compile(  # “beaucoup de famille sont”
    r"(?<![\w'-])(?:beaucoup|peu|trop|tant|énormément) de (?P<noun>[a-zà-ÿ]{4,}) (?:ne |n'|se |s')?"
    r"(?:sont|ont|étaient|avaient|seront|peuvent|doivent|font|vont|veulent)(?![\w'-])",
    re.IGNORECASE,
)
_NO_COUNTED_WRITTEN = """
cent mille vingt demi fois rue place avenue chaussée boulevard square quai impasse euro janvier avril juillet octobre
septembre novembre décembre février contre pour entre avant après sans sous selon comme autre même
"""
_NO_COUNTED = frozenset(_NO_COUNTED_WRITTEN.split())
_SEVERAL = re.compile(
    r"(?<![\w'-])(?P<determiner>les|des|ces|ses|nos|vos|leurs|plusieurs|quelques|différente?s|certaine?s|"
    r"diverse?s|d'autres|aux|^ch(?:ers|ères))"
    r" (?:(?:autres|nouveaux|nouvelles|différente?s|diverse?s|principaux|principales) )"
    r"?(?P<noun>[A-Za-zà-ÿ]+)(?![\w'-])",
    re.IGNORECASE,
)
_ONE_OF_EACH = re.compile(
    r"(?:, [a-zà-ÿ]+)* et (?!cette\b|notre\b)[a-zà-ÿ]{3,}[^sxz\W\d](?!\w)"
)  # “les nom et adresse”
_DAY_OF_DATE = re.compile(rf"{WEEKDAY} \d", re.IGNORECASE)  # “les lundi 5 et jeudi 8”: one of each
_MEMBERS_OF = re.compile(
    r"(?<!\w)(?:associations|services|organisations|partenaires|institutions|structures) membre(?= (?:de|du|des)\b)",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(r"(?<!\w)(?:tu|nous|vous|ils|elles|ne) $", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"\bchacune? (?:d'|de |à |puisse |peut |doit )être (?P<participle>\w+(?:és|ées|us|is))(?!\w)", re.IGNORECASE
)


def in_number(reading: Reading) -> Iterator[Remark]:
    """“du bassins”, “des autres Bassin”, “services membre de”."""
    return each_slip(reading.text, _determined, _several, _counted, _about)


def _determined(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _DETERMINED.finditer(flat):
        noun = plurals().get(fold(found["noun"])) or _singular_of(found["noun"])
        noun = None if _BEFORE_VERB.search(flat[: found.start()]) else noun  # “tu leur portes”, “nous le sommes”
        counted = found["determiner"].lower() in {"un", "une"} and _COUNTED.search(
            flat[max(0, found.start() - _NEAR) : found.start()]
        )
        if noun is not None and not counted and not _is_name(found["determiner"], found["noun"]):
            why = _("“{determiner}” is in the singular and “{noun}” in the plural.").format(
                determiner=found["determiner"], noun=found["noun"]
            )
            several = found["determiner"].lower() in _OF_SEVERAL_MEANT
            right = f"{found['determiner']}s {found['noun']}" if several else found[0][:-1]
            yield found.span(), why, right
    for found in _EVERYBODY.finditer(flat) if "être " in block.lowered else ():
        yield found.span(), _("“chacun” is in the singular."), found[0][:-1]


def _counted(block: Block) -> Iterator[Slip]:
    """“les deux partie”, “12 participant”."""
    for found in _NUMBERED.finditer(block.flat):
        word = found["noun"].lower()
        if (
            word in _NO_COUNTED
            or is_verb_form(word)
            or not (word in lexicon().plural or word in NOUNS)
            or noun(word) != (word, "s")
        ):
            continue
        if found["figures"] and word not in NOUNS:
            continue
        why = _("“{determiner}” is in the plural and “{noun}” in the singular.").format(
            determiner=found["determiner"], noun=found["noun"]
        )
        yield found.span(), why, f"{found[0]}s"


def _about(block: Block) -> Iterator[Slip]:
    """“une trentaine de personne”."""
    for found in _ABOUT.finditer(block.flat) if "aine" in block.lowered or "millier" in block.lowered else ():
        word = found["noun"]
        if word in lexicon().plural and noun(word) == (word, "s") and word not in {"mille", "plus", "moins"}:
            yield found.span(), _("The plural is expected."), f"{found[0]}s"
    for found in _MANY.finditer(block.flat) if " de " in block.flat else ():
        word = found["noun"]
        if word in lexicon().plural and noun(word) == (word, "s"):
            yield found.span("noun"), _("The plural is expected."), f"{word}s"


def _several(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _SEVERAL.finditer(flat):
        if _DAY_OF_DATE.match(flat, found.start("noun")):
            continue
        known = found["noun"].lower() in _SINGULARS or _is_alone(found["determiner"].lower(), found["noun"])
        if known and not _inclusive(flat[found.end() :]) and not _ONE_OF_EACH.match(flat, found.end()):
            why = _("“{determiner}” is in the plural and “{noun}” in the singular.").format(
                determiner=found["determiner"], noun=found["noun"]
            )
            yield found.span(), why, f"{found[0]}s"
    for found in _MEMBERS_OF.finditer(flat) if " membre " in block.lowered else ():
        yield found.span(), _("The plural is expected."), f"{found[0]}s"


_SINGULARS_WRITTEN = (
    "partenaire membre association réunion bassin acteur projet bénéficiaire usager "
    "atelier événement évènement"
    " citoyen senior travailleur participant habitant famille bénévole volontaire professionnel "
    "organisme comité séance"
    " institution structure thématique commune personne"
)
_SINGULARS = frozenset(_SINGULARS_WRITTEN.split())


# Words that follow “les”, “des” and are no nouns there, or stay as they are.
_NO_PLURALS_WRITTEN = """
tout demi même autre deux trois quatre cinq six sept huit neuf onze douze treize quatorze quinze seize vingt trente
quarante cinquante soixante septante nonante cent mille mi semi non quasi peu peut plus moins uns un une en y ne se leur
lui nous vous ex pro anti auto ultra super extra standard radio clé phare leur demande
"""
_NO_PLURALS = frozenset(_NO_PLURALS_WRITTEN.split())


def _singular_of(word: str) -> str | None:
    """“une brochures”: the singular of a plural that is nothing else."""
    base = word.removesuffix("s")
    known = lexicon()
    sure = word.islower() and word not in known.stems and base in known.plural | known.bending and len(base) > 3
    return base if sure else None


def _is_alone(determiner: str, word: str) -> bool:
    """“des brochure”: a singular that may be a plural, behind a determiner that is no pronoun."""
    known = lexicon()
    return (
        word.islower()
        and len(word) > 3
        and word in known.plural
        and word[-1] not in "sxz"
        and word not in _NO_PLURALS
        and not (determiner in {"les", "leurs"} and is_verb_form(word))
    )


def _is_name(determiner: str, noun: str) -> bool:
    """Capitals begin names: “La Formations”."""
    return determiner[:1].isupper() and noun[:1].isupper()


def _inclusive(after: str) -> bool:
    """“les citoyen·ne·s”, “des usager.ère.s”: written inclusively."""
    return re.match(r"[·•('/-]|\.\w", after) is not None


_MIXED = re.compile(
    r"(?<!\w)(?P<noun>Centre|Service|Institut|Conseil|Comité|Secteur|Réseau|Projet|Plan) "
    r"(?P<adjective>(?:[A-Za-zéèÉ]+-){0,2}"
    r"(?:sociaux|médicaux|medicaux|communaux|locaux|régionaux|régionales|sociales|communales|locales))(?!\w)",
    re.IGNORECASE,
)


def adjective(reading: Reading) -> Iterator[Remark]:
    """“Centre Psycho-Medico-Sociaux”."""
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for at, block in enumerate(reading.text.blocks):
        for each in _MIXED.finditer(block.flat):
            found.setdefault(each[0], []).append((at, each.span()))
    for printed, places in found.items():
        noun, _space, adjective = printed.partition(" ")
        right = re.sub(r"aux$", "al", adjective, flags=re.IGNORECASE)
        right = right if right != adjective else re.sub(r"es$", "", adjective)
        why = _("The noun is in the singular and its adjective in the plural.")
        yield pointed(reading.text, places[0][0], places[0][1], why, f"{noun} {right}")
