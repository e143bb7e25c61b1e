"""The preposition that a verb or a set phrase takes: “dépend à”, “en raison aux”, “ont décidé lancer”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import adjective, lexicon, noun
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_ADVERBS = (
    r"(?:(?:pas|plus|aussi|également|souvent|toujours|trop|très|beaucoup|surtout|parfois|encore|bien|largement|uniquement|"
    r"seulement|essentiellement|principalement|notamment|donc|fortement|directement) ){0,3}"
)
_OF_VERBS = (
    r"(?:dépend(?:ent|ait|aient|ra|ront|re)?|se compos(?:e|ent|ait|aient)|se souv(?:ient|iennent|enir)|"
    r"s'occup(?:e|ent|ait|aient|er)|s'inspir(?:e|ent|ait|aient|er)|s'agi(?:t|ssait|ra)|se méfi(?:e|ent)|"
    r"s'empar(?:e|ent)|bénéfici(?:ons|ez)|dispos(?:e|ent|ons|ait|aient)|(?:fait|font|faire|faisait) partie|"
    r"(?:a|ont|avons|avait|avaient) (?:besoin|envie)|tien(?:t|nent) compte|se serv(?:ent|ir)|se charg(?:e|ent))"
)
_AFTER_OF_VERB = re.compile(
    rf"(?<![\w'-]){_OF_VERBS} {_ADVERBS}(?P<slip>à la|à l'|à une?|au|aux|à ces?|à cette|à leurs?|à nos|à notre|"
    rf"à son|à sa) ?"
    r"(?P<noun>[a-zà-ÿ]{4,})",
    re.IGNORECASE,
)
_MAY_HAVE_OTHERS = re.compile(r"(?:dispos|bénéfici|a |ont |av|tien)", re.IGNORECASE)
_TIMES_WRITTEN = """
moins plus mieux total même fois cours lieu point moment niveau sein début printemps départ terme bout jour soir matin
quotidien maximum minimum contraire passage besoin présent travers long premier second deuxième troisième fil hasard
regard titre lendemain demeurant
mois siècle cœur domicile maison fin veille rentrée place suite manière façon base
"""
_TIMES = frozenset(_TIMES_WRITTEN.split())
_OF_PHRASES = (
    r"(?:en raison|à cause|au sein|en faveur|au cours|à l'aide|à partir|au lieu|à propos|autour|auprès|en dehors|"
    r"à proximité|au bénéfice|au profit|à l'occasion|en présence|dans le cadre|au moyen|à l'initiative)"
)
_AFTER_OF_PHRASE = re.compile(
    rf"(?<![\w'-]){_OF_PHRASES} (?P<slip>à la|à l'|à une?|au|aux|à ces?|à cette|à leurs?|à nos|à notre) "
    rf"?(?P<noun>[a-zà-ÿ]{{4,}})",
    re.IGNORECASE,
)
_TO_PHRASES = r"(?:grâce|quant|par rapport|face|conformément|contrairement|jusqu'ici|préalablement|parallèlement)"
_AFTER_TO_PHRASE = re.compile(
    rf"(?<![\w'-])(?<!rendre )(?<!rend )(?<!rendent )(?<!rendu )(?<!la )(?<!de )(?<!en ){_TO_PHRASES} "
    rf"(?P<slip>de la|de l'|du|des) ?"
    r"(?P<noun>[a-zà-ÿ]{4,})",
    re.IGNORECASE,
)
_TO_VERBS = (
    r"(?:s'intéress(?:e|ent|ait|aient|er)|correspond(?:ent|ait|aient)?|appart(?:ient|iennent|enait|enaient)|"
    r"remédi(?:e|ent|er)|succèd(?:e|ent)|s'adress(?:e|ent|ait|aient|er)|se confront(?:e|ent)|s'oppos(?:e|ent|er)|"
    r"se consacr(?:e|ent|er)|particip(?:e|ent|er|ait|aient|é)|accéd(?:er|é)|accèd(?:e|ent)|recour(?:t|ent|ir))"
)
_AFTER_TO_VERB = re.compile(
    rf"(?<![\w'-]){_TO_VERBS} {_ADVERBS}(?P<slip>de la|de l'|du|de ces?|de cette|de leurs?|de nos|de notre) ?"
    r"(?P<noun>[a-zà-ÿ]{4,})",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\b(?:qu\w*|où|dont|auquel|à laquelle|auxquel\w+|y) (?:[\w']+ )?$")
_PRONOUN = r"(?P<object>(?:(?:se|nous|vous|les?|la|y|en|lui|leur) |[slyn]')?)"
_OF_INFINITIVE = re.compile(
    r"(?<![\w'-])(?:a|ont|avons|avait|avaient|aura|auront|ai|avez) (?:pas |aussi |donc |ainsi |également |ensuite )?"
    r"(?P<verb>décidé|proposé|accepté|refusé|choisi|essayé|tenté|permis|promis|oublié|évité|convenu|prévu|envisagé|conseillé|"
    rf"recommandé|suggéré|demandé|cessé|craint|mérité) {_PRONOUN}(?P<infinitive>[a-zà-ÿ]+(?:er|ir|re|oir))(?![\w-])"
)
_TO_INFINITIVE = re.compile(
    r"(?<![\w'-])(?:a|ont|avons|avait|avaient|aura|auront|ai|avez) (?:pas |aussi |donc |ainsi |également |ensuite )?"
    r"(?P<verb>commencé|réussi|cherché|appris|hésité|contribué|continué|consenti|renoncé|tenu|participé|tardé|"
    rf"songé) {_PRONOUN}(?P<infinitive>[a-zà-ÿ]+(?:er|ir|re|oir))(?![\w-])"
)


def governed(reading: Reading) -> Iterator[Remark]:
    """Another preposition than the verb or the phrase takes, or none."""
    return each_slip(reading.text, _other, _none)


def _other(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for pattern, right in (
        (_AFTER_OF_VERB, "de"),
        (_AFTER_OF_PHRASE, "de"),
        (_AFTER_TO_PHRASE, "à"),
        (_AFTER_TO_VERB, "à"),
    ):
        for found in pattern.finditer(flat):
            word = found["noun"].lower()
            known = noun(word) is not None or adjective(word) is not None or found["slip"].lower() in {"aux", "des"}
            if word in _TIMES or not known or _INVERTED.search(flat[: found.start()]):
                continue
            if _MAY_HAVE_OTHERS.match(found[0]) and _goes_on_with_of(flat, found.end()):
                continue  # “dispose au rez-de-chaussée d’un local”, “fait partie à la commune de …”
            why = _("“{word}” is expected here, not “{other}”.").format(word=right, other=found["slip"].rstrip("'"))
            yield (found.start(), found.end("slip")), why, ""


def _goes_on_with_of(flat: str, at: int) -> bool:
    rest = re.split(r"[.;:,]", flat[at : at + 60])[0]
    return re.search(r" (?:de |d'|du |des )", rest) is not None


def _none(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for pattern, right in ((_OF_INFINITIVE, "de"), (_TO_INFINITIVE, "à")):
        for found in pattern.finditer(flat):
            verb = found["infinitive"].lower()
            if verb in lexicon().verbs and noun(verb) is None:
                link = "d’" if right == "de" and verb[0] in "aeéèêiouâîôh" and not found["object"] else f"{right} "
                why = _("“{word}” is missing before the infinitive.").format(word=right)
                yield (found.start("verb"), found.end()), why, f"{found['verb']} {link}{found['object']}{verb}"
