"""The number that a report bears, and the rank of one more: “15e édition”, “créer un quatrième groupe”."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, NUMBERED, value
from csxl_desktop.proofreading.rules.pointing import pointed

_ORDINALS_WRITTEN = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième"
_ORDINALS = {word: number for number, word in enumerate(_ORDINALS_WRITTEN.split(), start=1)}
_FIRST_REPORT = re.compile(r"\bpremier (?:rapport|numéro)\b|\bpremière édition (?:de ce|du) rapport\b", re.IGNORECASE)
_NUMBER_OF_REPORT = re.compile(
    r"^(?:rapport d'activités? )?[-( ]*(?P<number>\d{1,3})(?:e|è?me|ième|re) (?:édition|rapport|"
    r"numéro)\b(?! (?:de la|du (?!rapport)|des))",
    re.IGNORECASE,
)
_COVER, _FEW_MORE = 20, 4  # blocks; ranks
_COUNTED_FIRST = re.compile(
    rf"^(?:En \d{{4}}, )?(?:(?:Les|Nos|Ces) )?(?P<count>{NUMBER}) (?P<what>[a-zà-ÿ]+s) (?:de travail |thématiques )?"
    r"(?:se sont|ont|sont|étaient|existent|fonctionnent)\b",
    re.IGNORECASE,
)
_NEW_ONE = re.compile(
    r"\b(?:cré|ouvr|lanc|engag|constitu|form|install|mettre en place|mis en place|ajout|inaugur)\w* (?:d')?une? "
    r"(?:nouveau |nouvelle )?(?P<next>deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|"
    r"dixième|"
    r"onzième) (?P<what>[a-zà-ÿ]+)",
    re.IGNORECASE,
)


_TO_BE_FIRST = re.compile(r"\bpremi(?:er|ère)$")
_ONE_MORE = re.compile(r"\b(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz)ième$")


def editions(reading: Reading) -> Iterator[Remark]:
    """“15e édition” on the cover, and a sentence that tells the year of the first report."""
    text = reading.text
    told = (
        set(re.findall(r"\b(?:19|20)\d\d\b", sentence))
        for _at, block in text.running(_TO_BE_FIRST)
        for _start, sentence in block.sentences
        if _FIRST_REPORT.search(sentence)
    )
    firsts = {int(next(iter(years))) for years in told if len(years) == 1}
    if len(firsts) != 1 or text.year is None:
        return
    right = text.year - firsts.pop() + 1
    for at, block in enumerate(text.blocks[:_COVER]):
        found = _NUMBER_OF_REPORT.match(block.flat)
        if found is not None and right > 1 and int(found["number"]) != right:
            why = _("By the year of the first one, that of {year} is number {right}.").format(
                year=text.year, right=right
            )
            yield pointed(text, at, found.span(), why, f"{right}e")


def one_more(reading: Reading) -> Iterator[Remark]:
    """“créer un quatrième groupe”, where “Quatre groupes se sont réunis” already."""
    text = reading.text
    more = [(at, block) for at, block in text.running(_ONE_MORE) if _NEW_ONE.search(block.flat)]
    counted: dict[str, set[int]] = {}
    for _at, block in text.running(NUMBERED) if more else ():
        for _start, sentence in block.sentences:
            if (found := _COUNTED_FIRST.match(sentence)) is not None and (number := value(found["count"])):
                counted.setdefault(fold(found["what"])[:-1], set()).add(number)
    for at, block in more if counted else ():
        for found in _NEW_ONE.finditer(block.flat):
            rank, held = _ORDINALS[found["next"].lower()], counted.get(fold(found["what"]), set())
            if len(held) == 1 and rank != (right := next(iter(held)) + 1) and abs(rank - right) < _FEW_MORE:
                why = _("After {count} of them, this is number {next}.").format(count=right - 1, next=right)
                yield pointed(text, at, found.span("next"), why)
