"""An infinitive for a participle, a participle for an infinitive: “de travaillé”, “pour être compléter”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.verbs import infinitives, participles

_PREPOSED = re.compile(
    r"(?<![\w'])(?P<word>de|d'|pour|sans|afin de|à)\s?(?:(?:y|en|se|les?|la|leur|nous|vous) |[sly]')"
    r"?(?P<participle>[\wà-ÿ]+é)(?![\w-])",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"(?<![\w'-])(?P<being>être|(?<!l')(?<!d')(?<!cet )(?<!en )(?<!un )été)\s+(?P<infinitive>[\wà-ÿ]+er)(?!\w)",
    re.IGNORECASE,
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
    for at, block in reading.text.worded():
        for found in _PREPOSED.finditer(block.flat):
            word, participle = found["word"].lower(), found["participle"].lower()
            if participle not in participles() or _SOMETHING.search(
                block.flat[max(0, found.start() - _BEFORE) : found.start()]
            ):
                continue
            if block.flat[found.end() :].startswith((" par ", "e", "s")):
                continue
            if word == "à":
                why, right = _("“à” is the preposition: the verb is “a”, or the infinitive follows."), f"a {participle}"
            else:
                why, right = (
                    _("After a preposition the infinitive is expected."),
                    f"{found['word']} {participle[:-1]}er".replace("' ", "'"),
                )
            yield pointed(reading.text, at, found.span(), why, right)
        for found in _BEING.finditer(block.flat):
            if found["infinitive"].lower() in infinitives() - _NOUNS_ER:
                right = f"{found['being']} {found['infinitive'][:-2]}é"
                yield pointed(reading.text, at, found.span(), _("After être the participle is expected."), right)
        for start, sentence in block.sentences:
            found_verb = _REFLEXIVE.match(sentence)
            if (
                found_verb is not None
                and not _GOVERNED.search(found_verb["subject"])
                and not {word.lower() for word in found_verb["subject"].replace("'", "' ").split()} & _FINITE
            ):
                span = (start + found_verb.start("verb"), start + found_verb.end("verb"))
                why = _("This sentence has no conjugated verb: an infinitive stands in its place.")
                yield pointed(reading.text, at, span, why)
