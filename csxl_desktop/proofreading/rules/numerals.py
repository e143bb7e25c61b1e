"""Numbers written out: quatre-vingts and deux cents before a noun, mille that does not vary, “fois” left out."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import noun
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_UNITS = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf)"
_ROUND = re.compile(
    rf"(?<![\w'-])(?<!années )(?<!page )(?<!numéro )(?P<slip>quatre[ -]vingt|{_UNITS}[ -]cent) "
    rf"(?P<noun>[a-zà-ÿ]{{3,}}[sx])"
    r"(?![\w-])",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"(?<![\w'-])(?P<slip>quatre[ -]vingts|{_UNITS}[ -]cents)[ -](?:et )?(?:une?|{_UNITS}|dix|onze|douze|"
    rf"treize|quatorze|"
    r"quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|nonante|mille)(?!\w)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    rf"(?<![\w'-])(?:{_UNITS}|dix|vingt|trente|quarante|cinquante|cent|\d+) (?P<slip>milles)(?! (?:marins|"
    rf"nautiques))(?!\w)",
    re.IGNORECASE,
)
_TIMES_LEFT_OUT = re.compile(
    r"(?<!\w)(?:s'(?:est|était)|se (?:sont|seront|réunit|réunissent|retrouve|retrouvent)|s'étaient|nous "
    r"sommes) (?:déjà |"
    rf"ainsi |aussi )?(?:réunie?s?|rencontrée?s?|retrouvée?s?|concertée?s?|vue?s?)?(?<=[a-zé]) ?(?P<number>{NUMBER})"
    r"(?= (?:cette année|cet (?:été|automne|hiver)|ce printemps|en (?:19|20)\d\d|au cours d|durant |pendant |"
    r"sur l'année|"
    r"par (?:an|mois|semaine|trimestre)\b|l'an dernier|depuis )|, |\.(?:\s|$))",
    re.IGNORECASE,
)


def numerals(reading: Reading) -> Iterator[Remark]:
    """“quatre-vingt questionnaires”, “trois cents douze”, “s’est réuni six cette année”."""
    return each_slip(reading.text, _agreement, _times)


def _agreement(block: Block) -> Iterator[Slip]:
    flat, small = block.flat, block.lowered
    if "cent" in small or "vingt" in small:
        for found in _ROUND.finditer(flat):
            if (told := noun(found["noun"].lower())) is not None and told[1] != "s":
                why = _("Before a noun, “{word}” takes an s.").format(word=found["slip"])
                yield found.span(), why, f"{found['slip']}s {found['noun']}"
        for found in _FOLLOWED.finditer(flat):
            why = _("Before another number, “{word}” takes no s.").format(word=found["slip"])
            yield found.span(), why, f"{found['slip'][:-1]}{found[0][len(found['slip']) :]}"
    for found in _THOUSANDS.finditer(flat) if "milles" in small else ():
        yield found.span("slip"), _("“mille” never takes an s."), "mille"


def _times(block: Block) -> Iterator[Slip]:
    for found in _TIMES_LEFT_OUT.finditer(block.flat):
        why = _("“fois” is missing behind the number.")
        yield found.span(), why, f"{found[0]} fois"
