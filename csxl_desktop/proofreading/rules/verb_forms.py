"""A verb in another form than its neighbour asks for: “va renforcé”, “ont décider”, “pour mieux répondres”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import is_known, lexicon, noun, participle
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_OBJECT = r"(?:(?:se|nous|vous|les?|la|y|en|lui|leur) |[slymn]')?"
_MODAL = re.compile(
    r"(?<![\w'-])(?:va|vont|allons|allait|allaient|peut|peuvent|pouvons|pouvait|pouvaient|pourra|pourront|pourrait|"
    r"pourraient|doit|doivent|devons|devait|devaient|devra|devront|devrait|devraient|veut|veulent|voulons|faut|faudra|"
    r"fallait|faudrait|pouvez|devez|voulez|pourrez|devrez|pu|voulu|osé|(?:(?:se|nous|vous|les?|la|leur) |l')faire) "
    rf"(?:pas |aussi |également |ensuite |donc |désormais |"
    rf"encore ){{0,2}}{_OBJECT}(?P<verb>[a-zà-ÿ]+é(?:e?s?))(?![\w-])",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?<![\w'-])(?P<aux>ont|avons|avez|avaient|avait|aura|auront|aurait|auraient|(?:a|ont|avait|avaient) été|sont|"
    r"étaient|seront) (?:pas |aussi |également |ensuite |déjà |tous |toutes |toujours |bien ){0,2}"
    r"(?P<verb>[a-zà-ÿ]{2,}er)(?![\w-])",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?<![\w'-])(?:(?:afin|avant|au lieu|en vue|(?:permet|permett\w+|propos\w+|décid\w+|essa[iy]\w+|tent\w+|"
    r"continu\w+|"
    r"accept\w+|refus\w+|prévo\w+|prévu|envisag\w+|souci|but|objectif|occasion|nécessité|besoin|volonté|possibilité) "
    r")(?:de |d')|(?:afin |avant )?de (?=mieux )|pour (?=(?:mieux|bien|y|ne pas) )|(?:invit|commenc|cherch|aid|"
    r"encourag|"
    r"continu)\w+ à )"
    rf"(?:mieux |bien |ne pas |toujours |davantage ){{0,2}}{_OBJECT}(?P<verb>[a-zà-ÿ]{{3,}}é)(?![\w-])",
    re.IGNORECASE,
)
_WITH_S = re.compile(
    rf"(?<![\w'-])(?:pour|de|à|d'|sans|peut|peuvent|doit|doivent|va|vont|mieux) {_OBJECT}"
    r"(?P<verb>[a-zà-ÿ]{3,}(?:er|ir|re)s)(?![\w-])",
    re.IGNORECASE,
)
_OBJECT_FOLLOWS = re.compile(r" (?:une?|les?|la|des|nos|leurs?|ses|son|sa) ", re.IGNORECASE)
_FINITE_BEHIND = re.compile(
    r"(?<![\w'-])(?:peut|peuvent|doit|doivent|va|vont|veut|veulent|faut|pour|de|à) "
    rf"(?:pas )?{_OBJECT}(?P<verb>[a-zà-ÿ]{{2,}}rent)(?![\w-])",
    re.IGNORECASE,
)
_NOT_TO = re.compile(
    r"(?<![\w'-])(?P<not>n(?:e |'))(?P<verb>[a-zà-ÿ]{2,}(?:er|ir|re)) (?:pas|plus|jamais|guère)(?![\w'-])",
    re.IGNORECASE,
)
_NOT_ALONE = frozenset({"être", "avoir", "pouvoir", "savoir", "devoir", "vouloir"})  # “n’être pas” is said in books
_NO_VERBS = frozenset({"atelier", "papier", "courrier", "danger", "premier", "dernier", "hiver", "mer", "fer"})


def verb_forms(reading: Reading) -> Iterator[Remark]:
    """The form behind a modal verb, an auxiliary or a preposition."""
    return each_slip(reading.text, _behind_verbs, _behind_prepositions, _negated, _moods)


def _behind_verbs(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _MODAL.finditer(flat):
        verb = found["verb"].lower()
        if (told := participle(verb)) is not None and not _goes_on(flat, found.end()):
            why = _("After this verb the infinitive is expected.")
            yield found.span(), why, f"{told[0][:-1]}er"
    for found in _HAVING.finditer(flat):
        verb = found["verb"].lower()
        if verb in lexicon().verbs and noun(verb) is None and verb not in _NO_VERBS:
            why = _("After an auxiliary the participle is expected.")
            yield found.span(), why, f"{verb[:-2]}é"
    for found in _FINITE_BEHIND.finditer(flat):
        verb = found["verb"].lower()
        right = next((each for each in (verb[:-2], verb[:-3]) if each in lexicon().verbs), "")
        if right and noun(verb) is None:
            why = _("After this verb the infinitive is expected.")
            yield found.span("verb"), why, right


def _behind_prepositions(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _LEADING.finditer(flat):
        verb = found["verb"].lower()
        known = noun(verb) is not None and not _OBJECT_FOLLOWS.match(flat, found.end())
        if participle(verb) is not None and not known and not flat[found.end() :].startswith(" par "):
            why = _("After a preposition the infinitive is expected.")
            yield found.span("verb"), why, f"{verb[:-1]}er"
    for found in _WITH_S.finditer(flat):
        verb = found["verb"].lower()
        if verb[:-1] in lexicon().verbs and noun(verb) is None and not is_known(verb):
            yield found.span("verb"), _("An infinitive takes no s."), verb[:-1]


def _goes_on(flat: str, at: int) -> bool:
    """A colon or a quotation between the two: the words are of another clause."""
    return flat[at : at + 2] in {" :", " »"}


_SUBJUNCTIVES = {
    "est": "soit", "sont": "soient", "a": "ait", "ont": "aient", "peut": "puisse", "peuvent": "puissent",
    "fait": "fasse", "font": "fassent", "va": "aille", "vont": "aillent", "prend": "prenne", "vient": "vienne",
    "doit": "doive", "sait": "sache", "devient": "devienne", "tient": "tienne", "reçoit": "reçoive",
    "veut": "veuille", "savent": "sachent",
}  # fmt: skip
_WISHED = re.compile(
    r"(?<![\w'-])(?:il (?:faut|faudra|faudrait|fallait)|afin|pour|avant|à condition|sans|il (?:est|serait|"
    r"était|semble) "
    r"(?:temps|important|nécessaire|essentiel|souhaitable|indispensable|bon|urgent|utile|normal|dommage|possible)|"
    r"(?:nous |ils |elles )?(?:souhait(?:e|ons|ent)|voulons|veulent|veut|aimerions|aimeraient)) "
    r"qu(?:e |')(?:(?:les?|la|une?|cette|cet|ce|ces|chaque|notre|nos|leurs?|son|sa|ses) |l')?(?P<subject>[a-zà-ÿ]+) "
    r"(?P<more>(?:de la |de l'|du |des |de |d')[a-zà-ÿ]+ )?(?:ne |n'|se |s'|y |en )?(?P<slip>[a-z]+)(?![\w'-])",
    re.IGNORECASE,
)
_IF_WOULD = re.compile(
    r"^(?:Si|S') ?(?:nous|vous|ils|elles|il|elle|on|(?:les?|la|une?|cette|cet|ce|ces|chaque|notre|nos|leurs?) "
    r"[a-zà-ÿ]+) "
    r"(?:ne |n'|se |s'|y |en )?(?P<slip>[a-zà-ÿ]+(?:rions|riez|rait|raient))(?![\w'-])"
)


def _moods(block: Block) -> Iterator[Slip]:
    """“il faut que la commune prend”, “Si nous aurions”."""
    flat = block.flat
    for found in _WISHED.finditer(flat) if " que " in flat or " qu'" in flat else ():
        right = _SUBJUNCTIVES.get(found["slip"].lower())
        if right is not None and (noun(found["subject"]) is not None or len(found["subject"]) < 6):
            yield found.span("slip"), _("The subjunctive is expected here."), right
    for start, sentence in block.sentences if "i " in flat or "S'" in flat else ():
        would = _IF_WOULD.match(sentence)
        if would is not None and _is_conditional(would["slip"]):
            yield (start + would.start("slip"), start + would.end("slip")), _("After “si” no conditional stands."), ""


def _is_conditional(verb: str) -> bool:
    stem = re.sub(r"(?:ions|iez|aient|ait)$", "", verb)
    irregular = stem in {
        "aur",
        "ser",
        "fer",
        "ir",
        "pourr",
        "devr",
        "voudr",
        "saur",
        "viendr",
        "tiendr",
        "verr",
        "faudr",
    }
    return irregular or stem in lexicon().verbs or f"{stem}e" in lexicon().verbs


def _negated(block: Block) -> Iterator[Slip]:
    """“n’hésiter pas”: the infinitive is negated as a whole, “ne pas hésiter”."""
    for found in _NOT_TO.finditer(block.flat):
        verb = found["verb"].lower()
        if verb in lexicon().verbs and verb not in _NOT_ALONE:
            right = f"{found['not']}{verb[:-1]}z pas" if verb.endswith("er") else ""
            yield found.span(), _("An infinitive does not stand between “ne” and “pas”."), right
