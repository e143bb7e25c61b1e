"""M. and Mme before one family name: “M. Wautelet”, who is “Solange Wautelet, directrice” elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Block, Text

_PARTICLE = r"(?:(?:de|du|des|van|von|den|der|ter|el|le|la|ten|bin|ben) |d')*"
_LAST = rf"{_PARTICLE}[A-ZÀ-Þ][\w'-]+"
_ALONE = re.compile(
    rf"(?<![\w.])(?P<civility>M\.|Mme|Mlle|Monsieur|Madame) (?P<last>{_LAST})(?! {_PARTICLE}[A-ZÀ-Þ][a-zà-ÿ])"
)
_WHOLE = re.compile(
    rf"(?:(?<![\w.])(?P<civility>M\.|Mme|Mlle|Monsieur|Madame) )?(?<![\w'-])(?P<first>[A-ZÀ-Þ][\w-]+) (?P<last>{_LAST})"
)
_WOMEN_WRITTEN = """
directrice présidente coordinatrice animatrice éducatrice infirmière étudiante chargée assistante collaboratrice
bénévole-secrétaire administratrice échevine conseillère médiatrice psychologue-conseillère habitante formatrice
travailleuse traductrice rédactrice autrice stagiaire-étudiante oratrice intervenante fondatrice gérante
"""
_MEN_WRITTEN = """
directeur président coordinateur animateur éducateur infirmier étudiant chargé assistant collaborateur administrateur
échevin conseiller médiateur habitant formateur travailleur traducteur rédacteur auteur orateur intervenant fondateur
gérant inspecteur
"""
_FUNCTIONS = dict.fromkeys(_WOMEN_WRITTEN.split(), "f") | dict.fromkeys(_MEN_WRITTEN.split(), "m")
_FUNCTION = re.compile(r"^(?: ?\([^()]*\))?, (?:la |le |l'|notre |notre |une? )?(?P<function>[a-zà-ÿ-]+)")
_LABEL = re.compile(r"^(?P<label>[A-ZÀ-Þ][a-zà-ÿ]+) : $")
_MAN = frozenset({"M.", "Monsieur"})


@dataclass
class _Family:
    """Those of one family name, by first name, with what is printed of each; and the name with a civility alone."""

    firsts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    alone: list[tuple[int, tuple[int, int], str]] = field(default_factory=list)


def civilities(reading: Reading) -> Iterator[Remark]:
    """A civility before a family name whose only bearer is of the other gender."""
    text = reading.text
    for family in _families(text).values():
        told = [genders for genders in family.firsts.values() if genders]
        if len(family.firsts) != 1 or len(told) != 1 or len(told[0]) != 1:
            continue
        (right,) = told[0]
        for at, span, gender in family.alone:
            if gender != right:
                last = text.blocks[at].flat[slice(*span)].partition(" ")[2]
                civility = "Mme" if right == "f" else "M."
                why = _("Elsewhere the text says {civility} of this person.").format(civility=civility)
                yield pointed(text, at, span, why, f"{civility} {last}")


def _families(text: Text) -> dict[str, _Family]:
    """By family name, those that stand somewhere with a civility and no first name."""
    families: dict[str, _Family] = defaultdict(_Family)
    for at, block in enumerate(text.blocks):
        for found in _ALONE.finditer(block.flat) if "M" in block.flat and not block.shouted else ():
            families[fold(found["last"])].alone.append((at, found.span(), _gender(found["civility"])))
    for block in text.blocks if families else ():
        for found in _WHOLE.finditer(block.flat):
            family = families.get(fold(found["last"]))
            if family is not None and found["first"] not in {"Monsieur", "Madame", "Mme", "Mlle"}:
                family.firsts[fold(found["first"])] |= _genders(block, found)
    return families


def _gender(civility: str) -> str:
    return "m" if civility in _MAN else "f"


def _genders(block: Block, found: re.Match[str]) -> set[str]:
    """By the civility before a whole name, the function behind it, or a label in the singular."""
    if found["civility"]:
        return {_gender(found["civility"])}
    after = _FUNCTION.match(block.flat[found.end() :])
    if after is not None and after["function"] in _FUNCTIONS:
        return {_FUNCTIONS[after["function"]]}
    label = _LABEL.match(block.flat[: found.start()])
    others = re.search(r" et |, ", re.sub(r"\([^()]*\)", "", block.flat[found.end() :]))
    if label is not None and others is None and label["label"].lower() in _FUNCTIONS:
        return {_FUNCTIONS[label["label"].lower()]}
    return set()
