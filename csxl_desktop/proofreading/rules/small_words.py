"""Small words that sound alike: tout and toutes, ce and se, que and dont, quel que; a negation told twice."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.genders import GENDERS
from csxl_desktop.proofreading.rules.lexicon import (
    adjective,
    finite,
    gender,
    is_verb_form,
    lexicon,
    noun,
    participle,
    qualifier,
)
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.rules.slip_patterns import reason
from csxl_desktop.proofreading.text import Block, Kind

_ALL = re.compile(
    r"(?<![\w'-])(?:ont|avaient|auront|auraient|sont|étaient|seront|furent|sommes|étions|serons|avons) (?:été )?"
    r"(?P<slip>toute?) "
    r"(?P<next>[a-zà-ÿ]+)(?: (?P<last>[a-zà-ÿ]+))?",
    re.IGNORECASE,
)
_SE = re.compile(
    r"(?<![\w'-])(?:qui|que|qu'ils?|qu'elles?|qu'on|ils?|elles?|on|ne) (?P<slip>ce) (?P<verb>[a-zà-ÿ]+)(?![\w'-])",
    re.IGNORECASE,
)
_VERBS = frozenset({"a", "est", "ont", "sont", "va", "vont", "peut", "doit", "fait"})
_NOT_SE = frozenset({"même", "qui", "que", "dont", "genre", "type"})
_CE = re.compile(
    r"(?<![\w'-])(?P<slip>se) (?:qui|que|dont|qu')(?![\w])|(?<![\w'-])(?P<slip2>s'est) (?:pourquoi)\b", re.IGNORECASE
)
_ITSELF = re.compile(
    r"(?:^|[.;] |, |que )(?P<subject>(?:les?|la|l'|cette|cet|un|une|notre|son|sa) ?[^\W\d_][\w-]*(?: de [a-zà-ÿ]+| "
    r"d'[a-zà-ÿ]+| du [a-zà-ÿ]+)?) (?P<slip>c'(?:est|était)) (?:ainsi |donc |ensuite |également |aussi )?"
    r"(?P<participle>[a-zà-ÿ]+)(?![\w'-])",
    re.IGNORECASE,
)
_SE_OF_NOUN = re.compile(r"(?<=[a-zà-ÿ][sx]) (?P<slip>ce) (?P<verb>[a-zà-ÿ]{3,}(?:ent|ont))(?![\w'-])")
_SE_INFINITIVE = re.compile(
    r"(?<![\w'-])(?:de|à|pour|sans|afin de|peut|peuvent|doit|doivent|va|"
    r"vont|pu|dû|voulu|su|allaient|allait|pouvait|pouvaient) (?P<slip>ce) "
    r"(?!faire\b)(?P<verb>[a-zà-ÿ]{3,}(?:er|ir|re))(?![\w-])",
    re.IGNORECASE,
)
_ARE = re.compile(r"(?<=[a-zà-ÿ][sx]) (?P<slip>son) (?P<told>[a-zà-ÿ]{3,}s)(?![\w'-])")
_SO = re.compile(
    r"(?<=[a-zà-ÿ]) (?P<slip>donc) (?:(?:nous|vous|ils|elles|il|elle|on) (?:sommes fiers|est fière?|sont fiers|"
    r"sont fières|"
    r"avons besoin|ont besoin|a besoin|avons parlé|ont parlé|disposons|disposent?|bénéfici\w+)|(?:disposent?|"
    r"bénéficient?|"
    r"font partie|fait partie|est issue?|sont issus|sont issues)\b)"
)
_IS = re.compile(
    r"^(?P<subject>(?:Le|La|L'|Cette|Cet|Ce|Notre|Un|Une) ?(?P<noun>[a-zà-ÿ-]+)(?: de (?:la )?[a-zà-ÿ]+|"
    r" d'[a-zà-ÿ]+| du [a-zà-ÿ]+)?)"
    r" (?P<slip>et) (?P<told>[a-zà-ÿ]+)(?= (?:à|au|aux|le|la|les|du|de|par|en|dans|pour|chaque|tous|toute|"
    r"depuis|sur)\b)"
)
_PRONOUNS = r"(?:nous|vous|ils|elles|il|elle|on|l'équipe|chacun|(?:les|la|le|nos|notre) [a-zà-ÿ]+)"
_OF_WHICH = re.compile(
    rf"(?<=[a-zà-ÿ]) (?P<slip>que|qu')(?: |(?<=')){_PRONOUNS} (?:n')?(?:avons|avez|ont|a|avait|avaient|aura|auront) "
    r"(?:pas |tous |toutes |grand |vraiment |le plus |déjà )*(?:besoin|envie|parlé|discuté|bénéficié|hérité|disposé)"
    r"(?! (?:de|des|du|que|d'|avec|à|au|aux|plus)\b| d')(?![\w'-])",
    re.IGNORECASE,
)
_TO_WHICH = re.compile(
    rf"(?<=[a-zà-ÿ]) (?P<slip>que|qu')(?: |(?<=')){_PRONOUNS} (?:avons|avez|ont|a|avait|avaient) "
    r"(?:tous |toutes |également |déjà )*(?:participé|assisté|contribué|répondu|adhéré|collaboré)"
    r"(?! (?:à|au|aux|de|en|chacun|activement|avec|que|dans|par)\b)(?![\w'-])",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:(?:di[rts]\w*|pens\w+|cro\w+|esp[ée]r\w+|sa[iv]\w+|montr\w+|constat\w+|indiqu\w+|estim\w+|sign\w+|rapp\w+|"
    r"rappel\w+|confirm\w+|expliqu\w+|précis\w+|soulign\w+|not\w+|ressort|relev\w+|fait|preuve|sûr\w*|évident|plus|moins|"
    r"tant|autant|alors|ainsi|afin|après|bien|dès|depuis|pour|parce|temps|fois|tell?e?s?|ceux|celles?|celui|ce|même|"
    r"puisque|mesure|condition|heureu\w+|certain\w*|vrai|clair|idée))$",
    re.IGNORECASE,
)
_WHATEVER = re.compile(
    r"(?<![\w'-])(?P<slip>quelque que|quel(?:le)?s? que|quelques? (?=soi)) ?(?P<verb>soit|soient) "
    r"(?:l'|(?P<determiner>le|la|les|leur|leurs|son|sa|ses|ce|cet|cette|ces|notre|nos) )(?P<noun>[a-zà-ÿ]+)",
    re.IGNORECASE,
)
_WHATEVER_ALONE = re.compile(r"\bquelque que soi(?:t|ent)\b", re.IGNORECASE)
_TWICE_NOT = re.compile(
    r"(?<![\w'-])n(?:e |')[^.;,:()]{1,40}?(?P<slip>\bpas pas\b|\bpas (?:[a-zà-ÿ]+(?:é|i|u|is|it|er|ir) )?"
    r"(?:jamais|aucune?|guère|nulle part)\b)|(?<![\w'-])(?P<slip2>ne ne|n' ?ne)(?![\w'-])|\b(?P<slip3>sans ne pas)\b",
    re.IGNORECASE,
)
_LETTER_TWICE = re.compile(r"(?<![\w'-])(?P<letter>[àay]) (?P=letter)(?= [a-zà-ÿ])")
_HAVE_PLACE = re.compile(r"(?<=[sxz]) (?P<slip>on) (?=(?:lieu|pris part|eu lieu|été)\b)", re.IGNORECASE)
_HAVE_PARTICIPLE = re.compile(
    r"(?<![\w'-])(?P<slip>on) (?:tous |toutes |chacune? |aussi |également |déjà |ensuite )?"
    r"(?P<participle>[a-zà-ÿ]+(?:é|is|i|u|ert))(?![\w'-])"
)
_WHERE = re.compile(r"^(?P<slip>Ou) (?=(?:en (?:est|sont|sommes)|va|vont|se (?:trouve|situe|tien)\w*)\b)")
_THESE_TIMES = re.compile(
    r"(?:^|[,;] |\b(?:depuis|durant|pendant|au cours de|dans|lors de) )(?P<slip>ses) "
    r"(?:(?:derni|premi)(?:ers|ères)|prochaine?s|quelques) (?:mois|jours|semaines|années|temps|ans|heures)\b",
    re.IGNORECASE,
)
_GENDER_OF = {"le": "m", "la": "f", "ce": "m", "cet": "m", "cette": "f", "sa": "f"}
_OF_SEVERAL = frozenset({"les", "leurs", "ses", "ces", "nos"})
_RIGHT = {("m", "s"): "quel que", ("f", "s"): "quelle que", ("m", "p"): "quels que", ("f", "p"): "quelles que"}


def small_words(reading: Reading) -> Iterator[Remark]:
    """Small words taken for others."""
    return each_slip(reading.text, _all, _itself, _which, _whatever, _short, _at_the_head, _more, _due)


def _at_the_head(block: Block) -> Iterator[Slip]:
    for start, sentence in block.sentences if block.kind is not Kind.HEADING else ():
        if (joined := _IS.match(sentence)) is not None and _lacks_verb(sentence, joined):
            span = (start + joined.start("slip"), start + joined.end("slip"))
            yield span, _("“est” is meant: the sentence has no other verb."), "est"
        if (found := _WHERE.match(sentence)) is not None:
            yield (start, start + found.end("slip")), reason("relative"), "Où"


def _all(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _ALL.finditer(flat) if "tout" in flat else ():
        slip, following = found["slip"].lower(), found["next"].lower()
        told = found["last"] if following == "été" else following
        form = participle((told or "").lower())
        if form is None or form[1][1] != "p" or (slip == "tout" and form[1][0] == "f" and following != "été"):
            continue  # “sont tout étonnées”
        yield found.span("slip"), reason("all"), "toutes" if form[1][0] == "f" else "tous"


_ALL_OF = re.compile(
    r"(?<![\w'-])(?:sont|étaient|seront|furent|sommes|(?:ont|avaient) été) (?P<slip>tous|toutes) (?P<next>[a-zà-ÿ]+)"
)
_THEY_SELVES = re.compile(
    r"(?<=[a-zà-ÿ][sx]) (?P<slip>ce) (?:sont|étaient|seront) (?:aussi |également |ensuite |tous |toutes |ainsi )?"
    r"(?P<told>[a-zà-ÿ]+)(?![\w'-])"
)
_PLACE_OR = re.compile(
    r"(?<![\w'-])(?:la|le|les|une?|des|cette|cet|ce|ces|l'|notre|nos|du|au|aux) ?(?P<noun>[a-zà-ÿ]+) (?P<slip>ou) "
    r"(?:(?:se|s'|y) ?)?(?P<verb>[a-zà-ÿ]+) (?:les?|la|l'|une?|des|nos|notre|leurs?|ces?|cette|son|sa|ses) ?",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?<![\w'-])(?:a|ont|avons|avez|avait|avaient|aura|auront|aurait|ai) (?P<slip>du) (?P<verb>[a-zà-ÿ]+(?:er|"
    r"ir|re|oir))(?![\w-])"
)
_DUE_SELF = re.compile(
    r"(?<![\w'-])(?:a|ont|avons|avez|avait|avaient) (?P<slip>du) (?:se |s'|y |en |nous |les? |la |"
    r"l')(?P<verb>[a-zà-ÿ]+(?:er|ir|re|oir))(?![\w-])"
)
_WHO = re.compile(
    r"(?<![\w'-])(?P<slip>(?:tous ceux|toutes celles|ceux|celles)) (?:nous |y |en |leur )?(?:ont|sont|avaient|"
    r"étaient|font|vont|peuvent|doivent|veulent)(?![\w-])",
    re.IGNORECASE,
)


def _more(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _ALL_OF.finditer(flat) if " tou" in flat else ():
        told = qualifier(found["next"])
        genders = {form[0] for form in told[1] if form[1] == "p"} if told else set()
        wanted = {"tous": "m", "toutes": "f"}[found["slip"]]
        if genders and wanted not in genders and (participle(found["next"]) or adjective(found["next"])):
            yield found.span("slip"), reason("all"), "toutes" if wanted == "m" else "tous"
    for found in _THEY_SELVES.finditer(flat) if " ce " in flat else ():
        told_of = participle(found["told"])
        if (told_of is not None and told_of[1][1] == "p" and noun(found["told"]) is None) or found["told"] == "mis":
            yield found.span("slip"), reason("reflexive"), "se"
    for found in _PLACE_OR.finditer(flat) if " ou " in flat else ():
        sure = finite(found["verb"].lower()) and found["verb"] not in {"est", "a", "fait"}
        if sure and noun(found["noun"]) is not None and not is_verb_form(found["noun"]):
            yield found.span("slip"), reason("relative"), "où"


def _due(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in (*_DUE.finditer(flat), *_DUE_SELF.finditer(flat)) if " du " in flat else ():
        if found["verb"] in lexicon().verbs and noun(found["verb"]) is None:
            yield found.span("slip"), _("“dû” takes an accent: it is the participle."), "dû"
    for found in _WHO.finditer(flat) if "eux " in flat or "elles " in flat else ():
        if not flat[: found.start()].endswith(("-", "c'est ", "sont ")):
            yield found.span("slip"), _("“qui” is missing."), f"{found['slip']} qui"


def _itself(block: Block) -> Iterator[Slip]:
    flat = block.flat
    small = flat.lower()
    for found in _SE.finditer(flat) if " ce " in small else ():
        verb = found["verb"].lower()
        if verb not in _NOT_SE and (
            finite(verb) or (is_verb_form(verb) and noun(verb) is None and adjective(verb) is None)
        ):
            yield found.span("slip"), reason("reflexive"), "se"
    for found in (*_SE_OF_NOUN.finditer(flat), *_SE_INFINITIVE.finditer(flat)) if " ce " in small else ():
        verb = found["verb"].lower()
        if finite(verb) == "p" or (verb in lexicon().verbs and noun(verb) is None):
            yield found.span("slip"), reason("reflexive"), "se"
    for found in _ARE.finditer(flat) if " son " in small else ():
        told = qualifier(found["told"])
        if told is not None and noun(found["told"]) is None and all(form[1] == "p" for form in told[1]):
            yield found.span("slip"), reason("being"), "sont"
    for found in _CE.finditer(flat) if "se qu" in small or "se dont" in small or "s'est pourquoi" in small else ():
        name = "slip" if found["slip"] else "slip2"
        yield found.span(name), reason("it is" if name == "slip2" else "this one"), "c'est" if name == "slip2" else "ce"
    for found in _ITSELF.finditer(flat) if " c'" in small else ():
        word = found["participle"].lower()
        form = participle(word)
        if form is not None and form[1] == ("m", "s") and adjective(word) is None and noun(word) is None:
            yield found.span("slip"), _("“s’est” is meant: the verb is reflexive."), f"s{found['slip'][1:]}"


def _which(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _SO.finditer(flat) if " donc " in flat else ():
        yield found.span("slip"), _("“dont” is meant: the verb takes “de”."), "dont"
    if " que " not in flat and " qu'" not in flat:
        return
    for found in _OF_WHICH.finditer(flat):
        if not _TELLING.search(flat[: found.start()]):
            yield found.span("slip"), _("“dont” is meant: the verb takes “de”."), "dont"
    for found in _TO_WHICH.finditer(flat):
        if not _TELLING.search(flat[: found.start()]):
            yield found.span("slip"), _("“auquel” or “à laquelle” is meant: the verb takes “à”."), ""


def _whatever(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _WHATEVER.finditer(flat) if " soi" in flat else ():
        slip, word = found["slip"].lower().strip(), found["noun"].lower()
        told = noun(word)
        number = "p" if found["verb"].lower() == "soient" else "s"
        own = _GENDER_OF.get((found["determiner"] or "").lower(), "") or (
            GENDERS.get(told[0]) or gender(told[0]) if told else ""
        )
        right = _RIGHT.get((own, number), "")
        if found["verb"].lower() == "soit" and (found["determiner"] or "").lower() in _OF_SEVERAL:
            yield found.span("verb"), reason("whatever"), "soient"
            continue
        if not slip.startswith("quelque") and (not right or slip == right):
            continue  # “quels que soient les …”: a noun whose gender is not known
        yield (found.start("slip"), found.end("verb")), reason("whatever"), right
    if (alone := _WHATEVER_ALONE.search(flat)) and not _WHATEVER.search(flat):
        yield alone.span(), reason("whatever"), "quel que"


def _lacks_verb(sentence: str, found: re.Match[str]) -> bool:
    """“Le service et ouvert le mardi.”"""
    told = qualifier(found["told"])
    if told is None or (participle(found["told"]) is None and not lexicon().bending & {found["told"]}):
        return False
    if noun(found["noun"]) is None or all(form[1] == "p" for form in told[1]):
        return False
    rest = re.findall(r"[^\W\d_]+", sentence[found.end() :].lower())
    return not any(finite(each) or each in _VERBS or (is_verb_form(each) and noun(each) is None) for each in rest)


def _is_no_verb(word: str) -> bool:
    """“repris”, “ouvert”: behind “on” a verb is expected, and none is written so."""
    form = participle(word)
    return form is not None and form[1] == ("m", "s") and not is_verb_form(word)


def _short(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _TWICE_NOT.finditer(flat) if " pas " in flat or "ne " in flat else ():
        name = next(each for each in ("slip", "slip2", "slip3") if found[each])
        yield found.span(name), _("The negation stands twice."), ""
    for found in _LETTER_TWICE.finditer(flat):
        yield found.span(), _("This word stands twice."), found["letter"]
    for found in _HAVE_PLACE.finditer(flat) if " on " in flat else ():
        yield found.span("slip"), reason("have"), "ont"
    for found in _HAVE_PARTICIPLE.finditer(flat) if " on " in flat else ():
        if _is_no_verb(found["participle"]):
            yield found.span("slip"), reason("have"), "ont"
    for found in _THESE_TIMES.finditer(flat) if "ses " in flat.lower() else ():
        yield found.span("slip"), reason("these"), "ces"
