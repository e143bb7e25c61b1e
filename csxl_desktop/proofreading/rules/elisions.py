"""A small word that keeps its vowel before another one: “que il”, “de autres”, “se est”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import is_known
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_VOWEL = "aeiouàâäéèêëîïôöœùûü"
_THAT = re.compile(
    r"(?<![\w'’.-])(?P<word>que|lorsque|puisque|quoique|jusque) (?P<next>ils?|elles?|on|une?|en|aux?|à|ici|alors|après|"
    r"avec|avant|entre)(?![\w'-])",
    re.IGNORECASE,
)
_SMALL = re.compile(rf"(?<![\w'’.-])(?P<word>(?-i:de|ne|se|je|le|la)) (?P<next>[{_VOWEL}][a-zà-ÿœ]{{2,}})(?![\w'-])")
_WHOLE_WRITTEN = """
oui onze onzième onzièmes ouistiti uhlan une unième ouate yaourt ululement entre avec après avant outre ici alors aucun
aucune ainsi aussi afin ailleurs ouh ouah euh
"""
_WHOLE = frozenset(_WHOLE_WRITTEN.split())  # keep the vowel before them, or are told by their own name
_QUOTED = re.compile(r"[«\"(]\s*$")


def elisions(reading: Reading) -> Iterator[Remark]:
    """Where the apostrophe is missing."""
    return each_slip(reading.text, _elided)


def _elided(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in (*_THAT.finditer(flat), *_SMALL.finditer(flat)):
        word, after = found["word"], found["next"]
        if after in _WHOLE and word not in {"que", "lorsque", "puisque", "quoique", "jusque"}:
            continue
        if not is_known(after.lower()) and len(after) > 2:
            continue
        if flat[found.end() : found.end() + 4] in {" ou ", " et "} and word == "que":
            continue  # “des mots tels que il ou elle”
        if _QUOTED.search(flat[: found.start()]):
            continue
        why = _("“{word}” loses its vowel before another one.").format(word=word)
        yield found.span(), why, f"{word[:-1]}’{after}"
