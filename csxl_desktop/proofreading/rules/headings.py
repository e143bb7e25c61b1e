"""Headings: their number and gender, the table of contents, lines left without their group."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.text import Block, Kind, Section, Text

_SINGULARS_WRITTEN = (
    "groupe de travail|assemblée générale|rencontre thématique|marche exploratoire|"
    "partenariat|réunion|séance|atelier|"
    "table ronde|midi|visite|projet|activité|action|formation|témoignage|événement|évènement|permanence|commission|"
    "comité|conférence|fiche|annexe|membre|partenaire|publication|convention|mission|axe|objectif|service"
)
_SINGULARS = tuple(_SINGULARS_WRITTEN.split("|"))
_ONE = r"(?:organis\w+|tenu\w*|eu lieu|propos\w+|mis sur pied|mené|vécu|programm\w+)"
_NOTHING_ELSE = re.compile(r"\b(?:deux|trois|quatre|cinq|six|plusieurs|divers|différent\w+|chacun\w*|ces|quelques)\b")
_LABEL = re.compile(
    r"^(?P<stem>intervenant|participant|présent|excusé|absent|invité|orateur|oratrice|animateur|"
    r"animatrice|représentant|"
    r"modérateur|modératrice|président|présidente|secrétaire|coordinateur|coordinatrice)(?P<e>e?)(?P<s>s?)"
    r"\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PAIRS = {
    "orateur": ("orateur", "oratrice"), "oratrice": ("orateur", "oratrice"),
    "animateur": ("animateur", "animatrice"), "animatrice": ("animateur", "animatrice"),
    "modérateur": ("modérateur", "modératrice"), "modératrice": ("modérateur", "modératrice"),
    "coordinateur": ("coordinateur", "coordinatrice"), "coordinatrice": ("coordinateur", "coordinatrice"),
    "président": ("président", "présidente"), "présidente": ("président", "présidente"),
    "secrétaire": ("secrétaire", "secrétaire"),
}  # fmt: skip
_SOMEBODY = re.compile(r"(?<![\w.])(?P<civility>M\.|Mr\.?|Mme|Mlle|Monsieur|Madame) (?=[A-ZÀ-Þ])")
_MEN = frozenset({"m.", "mr", "mr.", "monsieur"})
_FEW = 2


def singular_over_several(reading: Reading) -> Iterator[Remark]:
    """GROUPE DE TRAVAIL over four of them; the same in the table of contents."""
    text = reading.text
    told = _told_by_name(text, (*_SINGULARS, *(each.singular for each in reading.knowledge.words)))
    for at, block in enumerate(text.blocks):
        if block.kind not in {Kind.HEADING, Kind.ENTRY}:
            continue
        bare = fold(block.title).strip(" .:")
        if bare not in told:
            continue
        places, several = told[bare]
        first = bisect_right(places, at)
        if first < len(places) and several[first]:
            why = _("The heading is in the singular, and {count} of them follow.").format(count=len(places) - first)
            yield pointed(text, at, (0, len(block.text)), why, _plural(block.title), about=f"{bare} {block.kind}")


def _told_by_name(text: Text, singulars: Sequence[str]) -> dict[str, tuple[list[int], list[bool]]]:
    """The headings that name something and tell of one, and whether those from each on are different ones."""
    found: dict[str, tuple[list[int], list[bool]]] = {fold(each): ([], []) for each in singulars}
    seen: dict[str, set[str]] = defaultdict(set)
    for at, block in reversed([each for each in enumerate(text.blocks) if each[1].kind is Kind.HEADING]):
        title = fold(block.title)
        for name in (name for name in found if title.startswith(f"{name} ")):
            seen[name].add(block.folded)
            found[name][0].append(at)
            found[name][1].append(len(seen[name]) >= _FEW)
    return {name: (places[::-1], several[::-1]) for name, (places, several) in found.items()}


def _plural(words: str) -> str:
    """“GROUPES DE TRAVAIL”, “Rencontres thématiques”."""
    kept = [
        word
        if fold(word) in {"de", "d'accompagnement", "travail"} or word[-1:] in "sSxX"
        else f"{word}{'S' if word.isupper() else 's'}"
        for word in words.split()
    ]
    return " ".join(kept)


def plural_over_one(reading: Reading) -> Iterator[Remark]:
    """MIDIS over a year that tells of “un Midi”, or in which the dossier holds but one."""
    text = reading.text
    for section in text.sections:
        block = text.blocks[section.heading]
        for name in _plural_names(block):
            if _tells_of_one(text, section, name):
                why = _("The heading is in the plural, and the text tells of one only.")
                span = _span(block, f"{name}s")
                yield pointed(text, section.heading, span, why, about=f"{block.folded} {name}")


def _plural_names(block: Block) -> Iterator[str]:
    words = set(re.findall(r"\w+", fold(block.title)))
    return (name for name in map(fold, _SINGULARS) if " " not in name and f"{name}s" in words)


def _tells_of_one(text: Text, section: Section, name: str) -> bool:
    told = " ".join(text.blocks[at].folded for at in section.blocks)
    one = re.search(rf"\b{_ONE}\b[^.;:]{{0,15}} une? {name}\b", told)
    several = re.search(
        rf"\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|plusieurs|divers\w*|differente?s|second|autre|2e|deuxieme)"
        rf"(?: \w+)? {name}s?\b",
        told,
    )
    return (
        one is not None and several is None and len(re.findall(rf"\b{_ONE}\b[^.;:]{{0,15}} une? {name}\b", told)) == 1
    )


def _span(block: Block, words: str) -> tuple[int, int]:
    found = re.search(words, block.folded) if len(block.folded) == len(block.text) else None
    return found.span() if found else (0, len(block.text))


def labels(reading: Reading) -> Iterator[Remark]:
    """“Intervenante :” over a man and a woman."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        found = _LABEL.match(block.flat) if block.kind is not Kind.ROW else None
        if found is None:
            continue
        people = _people_after(text, at, found["rest"])
        if not people:
            if not found["s"] and _are_several(found["rest"]):
                yield pointed(
                    text, at, (0, block.flat.index(":")), _("The label is in the singular, and several people follow.")
                )
            continue
        wanted = _label(found["stem"], people)
        if fold(wanted) != fold(f"{found['stem']}{found['e']}{found['s']}") and not _neutral(found, people):
            men = sum(people)
            why = _("The label does not agree with those who follow (women: {women}, men: {men}).").format(
                women=len(people) - men, men=men
            )
            right = wanted.upper() if block.shouted else wanted.capitalize()
            heading = text.heading_of(at)
            about = f"{heading.text if heading else ''} {block.text}"
            yield pointed(text, at, (0, block.flat.index(":")), why, right, about=about)


_WHOLE_NAME = re.compile(r"^(?:[A-ZÀ-Þ][\w'-]+ (?:(?:de|du|van|von|den|der|el|le|la|d') ?)*[A-ZÀ-Þ][\w'-]+)(?= ?$|,)")


def _are_several(rest: str) -> bool:
    """“Lucie Vasseur (Le Pont) et Théo Lannoy (La Rive)”: whole names, without civilities."""
    bare = re.sub(r"\s*\([^()]*\)", "", rest)
    parts = re.split(r" et |, (?=[A-ZÀ-Þ][\w'-]+ [A-ZÀ-Þ])", bare)
    return len(parts) > 1 and all(_WHOLE_NAME.match(each.strip()) for each in parts)


def _neutral(found: re.Match[str], people: list[bool]) -> bool:
    """A masculine plural over women alone is the custom of many."""
    feminine = bool(found["e"]) or found["stem"].lower().endswith(("trice", "ente"))
    return not feminine and found["s"] == "s" and len(people) > 1 and not any(people)


def _people_after(text: Text, at: int, rest: str) -> list[bool]:
    """Who is named behind a label, True for a man: on its line, else on those that follow."""
    here = [_is_man(each) for each in _SOMEBODY.finditer(rest)]
    if here or rest.strip():
        return here
    found: list[bool] = []
    for block in text.blocks[at + 1 : at + 40]:
        named = [_is_man(each) for each in _SOMEBODY.finditer(block.flat)]
        starts = re.match(r"^[-\s]*(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)", block.flat)
        if block.kind is Kind.HEADING or not named or starts is None or len(block.flat) > 70 * len(named) + 20:
            break
        found += named
    return found


def _is_man(each: re.Match[str]) -> bool:
    return each["civility"].lower() in _MEN


def _label(stem: str, people: list[bool]) -> str:
    man, woman = _PAIRS.get(stem.lower(), (stem.lower(), f"{stem.lower()}e"))
    name = man if any(people) else woman
    return f"{name}s" if len(people) > 1 else name


_EMPTY_WORDS_WRITTEN = "de du des la le les l d et en a au aux sociale social coordination"
_EMPTY_WORDS = frozenset(_EMPTY_WORDS_WRITTEN.split())
_SHARE, _LIKENESS = 70, 30  # what each weighs at the most


def contents(reading: Reading) -> Iterator[Remark]:
    """A line of the table of contents that no heading of the text repeats."""
    text = reading.text
    headings = [block for block in text.blocks if block.kind is Kind.HEADING]
    if len(headings) < 3:
        return
    titles = _Titles([_bare(block) for block in headings])
    for at, block in enumerate(text.blocks):
        if block.kind is not Kind.ENTRY or not _bare(block) or _bare(block) in titles.known:
            continue
        if _bare(block).startswith("annexe") and not titles.annexes:
            continue  # printed apart
        near = headings[titles.nearest(_bare(block))]
        near = next((each for each in headings if block.number and each.number == block.number), near)
        if _nearness(_bare(block), _bare(near)) < 60 and near.number != (block.number or None):
            why = _("The table of contents names a part that no heading opens.")
            yield pointed(text, at, whole(text, at), why)
            continue
        why = _("The heading reads “{heading}”: the table of contents says otherwise.").format(heading=near.text)
        yield pointed(text, at, whole(text, at), why, near.text)


def _bare(block: Block) -> str:
    return re.sub(r"[^\w]+", " ", fold(block.title)).strip()


class _Titles:
    """The headings, by their words."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles, self.known = titles, frozenset(titles)
        self.annexes = any(title.startswith("annexe") for title in titles)
        self._with: dict[str, list[int]] = defaultdict(list)
        for at, title in enumerate(titles):
            for word in _words(title):
                self._with[word].append(at)

    def nearest(self, line: str) -> int:
        """The heading most like a line of the contents: of those that share as many words with it as any, or nearly."""
        own = _words(line)
        shared = Counter(at for word in own for at in self._with.get(word, ()))
        most = max(shared.values(), default=0)
        enough = most - len(own) * _LIKENESS / _SHARE  # below, likeness alone cannot make up for what is not shared
        likely = sorted(at for at, count in shared.items() if count >= enough) if enough > 0 else ()
        return max(likely or range(len(self._titles)), key=lambda at: _nearness(line, self._titles[at]))


def _words(title: str) -> set[str]:
    return {word.rstrip("s") for word in title.split()} - _EMPTY_WORDS


def _nearness(one: str, other: str) -> float:
    """How much of the line of the contents a heading repeats, then how alike they are."""
    own, theirs = _words(one), _words(other)
    shared = len(own & theirs) / len(own) if own else 0.0
    return _SHARE * shared + 0.3 * float(fuzz.token_sort_ratio(one, other))
