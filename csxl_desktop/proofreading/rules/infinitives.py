"""An infinitive for a participle, a participle for an infinitive: “de travaillé”, “pour être compléter”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import is_only_participle, lexicon, noun, participle
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.rules.verbs import infinitives, participles
from csxl_desktop.proofreading.text import Block

_PREPOSED = re.compile(
    r"(?<![\w'])(?P<word>de|d'|pour|sans|afin de|à)\s?(?:(?:y|en|se|les?|la|leur|nous|vous) |[sly]')"
    r"?(?P<participle>[\wà-ÿ]+é)(?![\w-])",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(  # “de les présentés”: articles would be contracted
    r"(?<![\w'-])(?:(?:de|à) les?|(?:de|à|pour|sans) (?:se|y)|(?:de|d'|à|pour|sans) ?[sy]') ?"
    r"(?P<participle>[\wà-ÿ]+é(?:e|s|es))(?![\w-])",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"(?<![\w'-])(?P<being>être|(?<!l')(?<!d')(?<!cet )(?<!en )(?<!un )été)\s+(?P<infinitive>[\wà-ÿ]+er)(?!\w)",
    re.IGNORECASE,
)
_WITH_OBJECT = re.compile(  # “vient de terminé sa formation”
    r"(?<![\w'-])(?P<word>(?:de|pour|sans|afin de)(?= )|d') ?(?P<participle>[a-zà-ÿ]{3,}é) "
    r"(?:une?|la|l'|leurs?|sa|son|ses|nos|notre|cette|cet|ces|plusieurs) ?(?P<object>[a-zà-ÿ]{3,})"
)
_JOINED = re.compile(  # “venir manger et joué ensemble”
    r"(?<![\w'-])(?:peut|peuvent|pouvons|pourra|pourront|doit|doivent|va|vont|faut|veut|veulent|pour|de|à|"
    r"venir|viennent) "
    r"(?:se |s'|y |nous |les? |la |l')?(?P<first>[a-zà-ÿ]{3,}(?:er|ir|re)) (?:et|ou) (?:se |"
    r"s')?(?P<participle>[a-zà-ÿ]{2,}é)"
    r"(?![\w-])(?! par )"
)
_BEFORE = 80  # letters
_SOMETHING = re.compile(r"(?:rien|quoi|chose|personne|un|une|quelqu'un|plus|moins|mieux|jamais)\s*$", re.IGNORECASE)
_REFLEXIVE = re.compile(
    r"^(?P<subject>(?:En \d{4},? |En outre, |Ainsi, |De plus, )?(?:[Ll]'|[Ll]es? |[Ll]a |[Nn]os |[Nn]otre "
    r"|[Cc]ette |[Cc]es? |[Uu]ne? )"
    r"(?:[\w'’-]+ ){1,9}?)(?P<verb>(?:s'|se )(?P<infinitive>[\wà-ÿ]+(?:er|ir))) "
    r"(?=sur|à|au|aux|dans|par|de|d'|en|avec|pour|vers)",
)
_GOVERNED = re.compile(  # “choisissent de se concerter”, “l'occasion de mieux se connaître”
    r"(?:(?<![\w'])(?:de|à|pour|sans|par|et|ou|puis)|(?<!\w)d')\s*"
    r"(?:(?:ne pas|mieux|bien|toujours|ensuite|ainsi|davantage|enfin|plus|aussi|\w+ment)\s+)*$",
    re.IGNORECASE,
)
_NOUNS_ER = frozenset({"conseiller"})  # “Il a été conseiller communal”
_FINITE_WRITTEN = (
    "à a est sont ont peut peuvent doit doivent va vont veut veulent vise visent permet "
    "permettent pour sans qui que dont"
    " où et ou afin souhaite souhaitent semble consiste reste restent propose proposent invite faut fait font laisse"
    " vient viennent venait part partent sait savent laisse laissent voit voient pense pensent espère espèrent compte"
    " comptent préfère préfèrent désire désirent ose osent croit croient vont allait iront puisse puissent devait"
    " était étaient sera seront pourra devra pouvait devait aime aiment ne n'est c'est"
)
_FINITE = frozenset(_FINITE_WRITTEN.split())


def infinitive_or_participle(reading: Reading) -> Iterator[Remark]:
    """“de travaillé”, “pour être compléter”, “l’équipe s’appuyer sur”."""
    return each_slip(reading.text, _behind_prepositions, _beside, _behind_being, _for_verb)


def _behind_prepositions(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _PREPOSED.finditer(flat):
        word, form = found["word"].lower(), found["participle"].lower()
        known = form in participles() or (word == "à" and is_only_participle(form))
        if not known or _SOMETHING.search(flat[max(0, found.start() - _BEFORE) : found.start()]):
            continue
        if flat[found.end() :].startswith((" par ", "e", "s")):
            continue
        if word == "à":
            why, right = _("“à” is the preposition: the verb is “a”, or the infinitive follows."), f"a {form}"
        else:
            why = _("After a preposition the infinitive is expected.")
            right = f"{found['word']} {form[:-1]}er".replace("' ", "'")
        yield found.span(), why, right
    for found in _PRONOUN_BEFORE.finditer(flat):
        if (told := participle(found["participle"].lower())) is not None:
            yield found.span(), _("After a preposition the infinitive is expected."), f"{told[0][:-1]}er"


def _beside(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _WITH_OBJECT.finditer(flat):
        verb = found["participle"]
        if (
            verb not in participles()
            and is_only_participle(verb)
            and noun(found["object"]) is not None
            and not _SOMETHING.search(flat[max(0, found.start() - _BEFORE) : found.start()])
        ):
            span = (found.start(), found.end("participle"))
            yield span, _("After a preposition the infinitive is expected."), f"{verb[:-1]}er"
    for found in _JOINED.finditer(flat) if " et " in flat or " ou " in flat else ():
        if found["first"] in lexicon().verbs and is_only_participle(found["participle"]):
            why = _("The verb before is in the infinitive: this one is too.")
            yield found.span("participle"), why, f"{found['participle'][:-1]}er"


def _behind_being(block: Block) -> Iterator[Slip]:
    for found in _BEING.finditer(block.flat):
        if found["infinitive"].lower() in infinitives() - _NOUNS_ER:
            right = f"{found['being']} {found['infinitive'][:-2]}é"
            yield found.span(), _("After être the participle is expected."), right


def _for_verb(block: Block) -> Iterator[Slip]:
    for start, sentence in block.sentences:
        found = _REFLEXIVE.match(sentence)
        if (
            found is not None
            and not _GOVERNED.search(found["subject"])
            and not {word.lower() for word in found["subject"].replace("'", "' ").split()} & _FINITE
        ):
            why = _("This sentence has no conjugated verb: an infinitive stands in its place.")
            yield (start + found.start("verb"), start + found.end("verb")), why, ""
