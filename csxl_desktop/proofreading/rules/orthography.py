"""Spelling: words that no French dictionary knows and one slip explains; hyphens that compounds lack."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, product

from hunspell import Hunspell

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip, pointed
from csxl_desktop.proofreading.text import Block
from csxl_desktop.system.paths import resources

_WORD = re.compile(r"(?<![\w@./·•\\<>=*#%$&+-])[a-zà-ÿœæ]{4,30}(?![\w@·•\\<>=*('/-]|\.\w)")
_FOREIGN = ("nl", "en")
_KEPT = 100_000
_GROUPS = ("aàâ", "eéèêë", "iîï", "oô", "uùûü", "cç")
_GROUP_OF = {letter: group.replace(letter, "") for group in _GROUPS for letter in group}
_REFORMED = str.maketrans("îû", "iu")
_LETTERS = "abcdefghijlmnopqrstuvxyzéèêàâîôç"
_MOST_PLACES, _MOST_WORDS = 6, 100  # letters that may bear an accent; unknown words of a text that are looked into
_FEW_WORDS = 10
_MOST_TIMES = 2  # a word that is met more often is one of the text’s own
_FOREIGN_SHARE = 0.34  # of the words of a block are unknown: it is in another language
_SHORTEST = 6  # letters of a word with another slip than its accents
_IN_FRENCH = re.compile(
    r"(?<![\w'-])(?:les?|la|une?|des|du|cette|ces|sa|ses|nos|notre|leurs?|[ldn]'|qu') ?$", re.IGNORECASE
)
_BORROWED = frozenset({"email", "emails", "mail", "mails", "demo", "demos", "sénior", "séniors"})
_QUOTED = re.compile(r"[«\"“][^»\"”]{0,40}$")

_DETERMINED = (
    r"(?:un|une|le|la|les|l'|du|des|d'|au|aux|ce|cet|cette|ces|mon|ma|mes|son|sa|ses|notre|nos|votre|vos|leurs?|"
    r"chaque|"
    r"plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|nouveaux?|nouvelles?|"
    r"premi(?:er|ère)s?|"
    r"derni(?:er|ère)s?|prochaine?s?|de|en|sans|comme|avec|grande?s?)"
)
_OPENINGS_WRITTEN = """
porte rendez après avant sous arrière laissez garde passe coupe tire ouvre lave sèche essuie couvre brise casse non vice
contre chef week centre savoir bien sage cure pique micro chauve rez abat pèse prêt gratte chasse remue trouble
"""
_OPENINGS = "|".join(_OPENINGS_WRITTEN.split())
_NEVER_APART = (
    r"demi (?=heures?\b|journées?\b|douzaines?\b|finales?\b|tarifs?\b|frères?\b|sœurs?\b)|mi (?=temps\b|"
    r"parcours\b|chemin\b|"
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)|"
    r"(?:celui|celle|ceux|celles) (?=ci\b(?! joint))|ci (?=(?:dessus|dessous|après|contre|joint|jointe)\b)|"
    r"vis à vis\b|c'est à dire\b|au (?=(?:delà|dessus|dessous|devant)\b)|par (?=(?:dessus|dessous|delà)\b)|"
    r"là (?=bas\b)|"
    r"quelques (?=une?s (?:d'|des?\b))|est (?=ce qu[e'])|y a t (?=il\b)|dix (?=sept|huit|neuf)|"
    r"(?:vingt|trente|quarante|cinquante|soixante) (?=(?:deux|trois|quatre|cinq|six|sept|huit|neuf)\b)|"
    r"quatre (?=vingts?\b)"
)
_APART = re.compile(rf"(?<![\w'-])(?:{_NEVER_APART})", re.IGNORECASE)
_TWO = re.compile(
    rf"(?<![\w-])(?P<before>{_DETERMINED}) ?(?<=[ '])(?P<one>{_OPENINGS}) (?P<two>[a-zà-ÿ]+)(?![\w'-])",
    re.IGNORECASE,
)
_GRAND = re.compile(
    r"(?<![\w'-])(?P<one>grand) (?P<two>mères?|tantes?|parents|messe|rue|chose|peine|place)(?![\w'-])", re.IGNORECASE
)


def spelling(reading: Reading) -> Iterator[Remark]:
    """“problêmes”, “batiment”, “dévelopement”: unknown in French, and a slip away from one word."""
    counted, suspect = _read(reading)
    unknown = {word for word in counted if word not in _BORROWED and not is_french(word)} if suspect else set()
    if not unknown or len(unknown) > max(_FEW_WORDS, _FOREIGN_SHARE * len(counted)):
        return
    told: set[str] = set()
    for at, block in suspect:
        words = list(_WORD.finditer(block.flat))
        doubtful = [found for found in words if found[0] in unknown]
        if not doubtful or len(doubtful) > max(2, _FOREIGN_SHARE * len(words)):
            continue
        for found in doubtful:
            if reading.in_link(at, found.start()) or reading.is_named(at, found.start()):
                continue
            told.add(found[0])
            right = _meant(found[0]) if len(told) <= _MOST_WORDS else ""
            if _is_foreign(found[0]) and not _IN_FRENCH.search(block.flat[: found.start()]):
                continue
            if not right or (counted[found[0]] > _MOST_TIMES and fold(right) != fold(found[0])):
                continue
            if fold(right) != fold(found[0]) and _QUOTED.search(block.flat[: found.start()]):
                continue
            why = _("No dictionary knows “{word}”.").format(word=found[0])
            yield pointed(reading.text, at, found.span(), why, right)


def _read(reading: Reading) -> tuple[Counter[str], list[tuple[int, Block]]]:
    """How often each word is met, and the blocks that hold one unknown in French."""
    counted: Counter[str] = Counter()
    suspect: list[tuple[int, Block]] = []
    for at, block in reading.text.worded():
        here = _WORD.findall(block.flat) if not block.shouted else []
        counted.update(here)
        if not all(map(is_french, here)):
            suspect.append((at, block))
    return counted, suspect


@cache
def _dictionary(language: str) -> Hunspell:
    return Hunspell(language, hunspell_data_dir=str(resources() / "dictionaries"))


@lru_cache(maxsize=_KEPT)
def is_french(word: str) -> bool:
    """Whether the dictionary has a word, in small letters or with a capital."""
    return bool(_dictionary("fr").spell(word) or _dictionary("fr").spell(word.capitalize()))


@lru_cache(maxsize=_KEPT)
def _meant(word: str) -> str:
    """The one word that is a slip away; the accents come before any other slip."""
    for ways in (_other_accents, _other_order, _other_letters):
        if ways is not _other_accents and (len(word) < _SHORTEST or _is_foreign(word)):
            return ""
        found = {each for each in ways(word) if _dictionary("fr").spell(each)}
        if any(each.translate(_REFORMED) == word for each in found):
            return ""  # “gouter”, “reconnaitre”: right since 1990
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


@lru_cache(maxsize=_KEPT)
def _is_foreign(word: str) -> bool:
    return any(_dictionary(language).spell(word) for language in _FOREIGN)


def _other_accents(word: str) -> Iterator[str]:
    places = [at for at, letter in enumerate(word) if letter in _GROUP_OF]
    for count in (1, 2):
        for chosen in combinations(places[:_MOST_PLACES], count):
            for letters in product(*(_GROUP_OF[word[at]] for at in chosen)):
                kept = list(word)
                for at, letter in zip(chosen, letters, strict=True):
                    kept[at] = letter
                yield "".join(kept)


def _other_order(word: str) -> Iterator[str]:
    """A letter that is doubled or should be, two that changed places."""
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        yield word[: at + 1] + word[at:]


def _other_letters(word: str) -> Iterator[str]:
    """One letter forgotten within."""
    for at in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]


@cache
def _compounds() -> frozenset[str]:
    """The words that the dictionary writes with one hyphen."""
    entries = (resources() / "dictionaries" / "fr.dic").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-zà-ÿ]+-[a-zà-ÿ]+)(?=/|$)", entries, re.MULTILINE))


def compounds(reading: Reading) -> Iterator[Remark]:
    """“un porte voix”, “ces rendez vous”, “ceux ci”, “une demi heure”."""
    return each_slip(reading.text, _joined)


def _joined(block: Block) -> Iterator[Slip]:
    for span, right in (*_apart(block), *_two(block)):
        yield span, _("These words are joined by a hyphen."), right


def _apart(block: Block) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _APART.finditer(block.flat):
        end = next((place for place in range(found.end(), len(block.flat)) if not block.flat[place].isalpha()), None)
        last = len(block.flat) if end is None else end
        printed = block.flat[found.start() : last]
        yield (found.start(), last), printed.replace(" ", "-")


def _two(block: Block) -> Iterator[tuple[tuple[int, int], str]]:
    known = _compounds()
    for found in (*_TWO.finditer(block.flat), *_GRAND.finditer(block.flat)):
        one, two = found["one"].lower(), found["two"].lower()
        if (
            found.re is _GRAND
            or f"{one}-{two}" in known
            or f"{one}-{two.removesuffix('s')}" in known
            or f"{one}-{two}s" in known
        ):
            yield (found.start("one"), found.end("two")), f"{found['one']}-{found['two']}"
