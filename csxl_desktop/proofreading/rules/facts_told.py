"""One fact under two figures: a thing told again, the sum of labels, what a reference leads to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import RUNNING, Kind, Text

_TOLD = re.compile(
    rf"(?P<which>\b(?:les|des|ces|aux|nos|ses|leurs) )?(?P<told>{NUMBER}) (?P<noun>[^\W\d_]{{5,}}[sx])\b", re.IGNORECASE
)
_PERIODS_WRITTEN = """
jours semaines heures minutes années mois fois euros personnes participants membres réunions séances rencontres pages
autres premiers premières derniers dernières dernier autres organisations associations services partenaires groupes
présences enfants jeunes femmes hommes familles bénévoles habitants projets actions ateliers demandes dossiers
exemplaires kilos mètres points thèmes axes objectifs étapes questions réponses répondants questionnaires secondes
"""
_TOO_COMMON = frozenset(fold(word) for word in _PERIODS_WRITTEN.split())
_LEAST = 10  # smaller numbers count all kinds of things
_NEAR = 0.2
_KEPT = 20_000  # paragraphs


@dataclass(frozen=True, slots=True)
class _Fact:
    at: int
    span: tuple[int, int]
    number: int
    again: bool  # “les quarante-deux logements”: known from before


def told_again(reading: Reading) -> Iterator[Remark]:
    """“sur les quarante-deux logements touchés”, and “quarante-quatre logements” the one time that they were told."""
    text = reading.text
    facts: dict[str, list[_Fact]] = defaultdict(list)
    for at, block in text.running():
        for noun, number, span, known in _counted(block.flat):
            facts[noun].append(_Fact(at, span, number, known))
    for found_facts in facts.values():
        again = [each for each in found_facts if each.again]
        first = [each for each in found_facts if not each.again]
        numbers = {each.number for each in found_facts}
        if len(again) != 1 or len(first) != 1 or len(numbers) != 2 or again[0].at <= first[0].at:
            continue
        low, high = sorted(numbers)
        if high - low > max(2, _NEAR * high):
            continue
        why = _("The same are {number} elsewhere: “{other}”.").format(
            number=again[0].number, other=text.blocks[again[0].at].text[slice(*again[0].span)]
        )
        yield pointed(text, first[0].at, first[0].span, why)


@lru_cache(maxsize=_KEPT)
def _counted(flat: str) -> tuple[tuple[str, int, tuple[int, int], bool], ...]:
    """The nouns that a paragraph counts, how many, where, and whether they are known from before."""
    told = []
    for found in _TOLD.finditer(flat):
        noun, number = fold(found["noun"]), value(found["told"])
        if number is not None and number >= _LEAST and noun not in _TOO_COMMON:
            told.append((noun, number, (found.start("told"), found.end("noun")), found["which"] is not None))
    return tuple(told)


_LABEL = re.compile(
    rf"^(?P<noun>participant|présence|personne|visiteur|inscription|inscrit)e?s(?: cumulées?| présentes?)? ?: "
    rf"(?P<told>{NUMBER})\b",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    rf"(?P<told>{NUMBER}) (?P<noun>participant|présence|personne|visiteur|inscription|inscrit|participation)[a-zé]*\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\b(?:totalis\w+|cumul\w+|au total|en tout|ensemble|représent\w+|ont rassemblé|ont réuni|ont attiré)\b",
    re.IGNORECASE,
)
_FEWEST = 3


_SUMMED_UP = re.compile(r"\b(?:participa|présence|personne|visiteur|inscri)")


def sums_of_labels(reading: Reading) -> Iterator[Remark]:
    """“Elles totalisent 210 présences” over labels that make 200; “les 120 présences des groupes de travail”."""
    text = reading.text
    chapters = _chapters(text)
    sums: list[tuple[range, str, str, int]] = []
    for chapter in chapters:
        counted: dict[str, list[int]] = defaultdict(list)
        for at in chapter:
            found = _LABEL.match(text.blocks[at].flat)
            number = value(found["told"]) if found else None
            if found is not None and number is not None:
                counted[fold(found["noun"])].append(number)
        title = text.blocks[chapter.start].folded if chapter else ""
        sums += [(chapter, title, noun, sum(told)) for noun, told in counted.items() if len(told) >= _FEWEST]
    every = {made for _c, _t, _n, made in sums}
    for at, block in text.running(_SUMMED_UP) if sums else ():
        for start, sentence in block.sentences:
            for found in _SUMMED.finditer(sentence):
                number = value(found["told"]) or 0
                for chapter, title, noun, made in sums if number and number not in every else ():
                    here = at in chapter and _IN_ALL.search(sentence) is not None
                    named = at not in chapter and _names(title, fold(sentence[found.end() : found.end() + 60]))
                    same = fold(found["noun"]) == noun or (here and not _LABEL.match(block.flat))
                    if not (here or named) or not same or number == made:
                        continue
                    if abs(number - made) <= _NEAR * made:
                        why = _("The labels above make {sum}, not {told}.").format(sum=made, told=found["told"])
                        yield pointed(
                            text, at, (start + found.start("told"), start + found.end("told")), why, str(made)
                        )


def _names(title: str, words: str) -> bool:
    """“des groupes de travail” names the chapter “5. GROUPES DE TRAVAIL”."""
    own = [word.rstrip("sx") for word in re.findall(r"[a-z]{4,}", title)]
    theirs = {word.rstrip("sx") for word in re.findall(r"[a-z]{4,}", words)}
    return bool(own) and set(own) <= theirs


_DEEPER = re.compile(r"\d+\.\d|[IVX]+\.\d")


def _chapters(text: Text) -> list[range]:
    """From each heading of the first rank to the next."""
    starts = [
        at
        for at, block in enumerate(text.blocks)
        if block.kind is Kind.HEADING
        and (block.shouted or block.level == 1 or block.number)
        and not _DEEPER.match(block.flat)
    ]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(text.blocks)], strict=False)]


_REFERENCE = re.compile(
    r"\b(?:chapitre|point|partie|section) (?P<number>\d{1,2})\b(?!\.\d| de l| du | des | d')", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{6,}")
_NO_WORDS_WRITTEN = (
    "chapitre section partie detail details detaille detailles resultat resultats page suivant presente presentes"
)
_NO_WORDS = frozenset(word[:7] for word in _NO_WORDS_WRITTEN.split())
_MOST_CHAPTERS = 40


def references(reading: Reading) -> Iterator[Remark]:
    """“les réponses au questionnaire (voir le chapitre 8)”, where chapter 7 alone tells of a questionnaire."""
    text = reading.text
    chapters = {
        text.blocks[each.start].number: each
        for each in _chapters(text)
        if each and text.blocks[each.start].number.isdigit()
    }
    if not 3 < len(chapters) <= _MOST_CHAPTERS:
        return
    words: dict[str, Counter[str]] = {}
    for at, block in enumerate(text.blocks):
        if block.kind not in RUNNING or not any(
            each in block.lowered for each in ("chapitre ", "point ", "partie ", "section ")
        ):
            continue
        for start, sentence in block.sentences:
            for found in _REFERENCE.finditer(sentence):
                number = found["number"]
                if number not in chapters or at in chapters[number]:
                    continue
                words = words or {name: _stems(text, each) for name, each in chapters.items()}
                right = _subject_of(_clause(sentence, found), number, words, at, chapters)
                if right:
                    title = text.blocks[chapters[right].start].title
                    why = _("Part {number} tells of this (“{title}”), and part {other} does not.").format(
                        number=right, title=title, other=number
                    )
                    yield pointed(text, at, (start + found.start(), start + found.end()), why, right)


def _clause(sentence: str, found: re.Match[str]) -> str:
    """The words before the reference, up to the mark before them."""
    before = sentence[: found.start()].rstrip(" (")
    return re.split(r"[;:]|, (?=et )", before)[-1]


def _stems(text: Text, chapter: Sequence[int]) -> Counter[str]:
    return Counter(word[:7] for at in chapter for word in _WORD.findall(text.blocks[at].folded))


def _subject_of(clause: str, number: str, words: dict[str, Counter[str]], at: int, chapters: dict[str, range]) -> str:
    """The one chapter that tells of every rare word of the clause, where the chapter named tells of none."""
    own = {word[:7] for word in _WORD.findall(fold(clause))} - _NO_WORDS
    here = next((name for name, each in chapters.items() if at in each), "")
    rare: Counter[str] = Counter()
    for word in own:
        told = [name for name, counted in words.items() if counted[word] and name != here]
        if number in told:
            return ""
        if len(told) == 1:
            rare[told[0]] += 1
    best = rare.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""
