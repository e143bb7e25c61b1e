"""One name in two ways: with hyphens and without, under another word than that of its heading."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import noun
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import FLAT, Kind

_FEWEST_LETTERS, _FEWEST_PARTS = 8, 3  # of two words `spellings.hyphens` speaks
_PARTS = re.compile(r"[ -]")
_EVENTS_WRITTEN = """
banquet tablée fête soirée journée matinée marche balade promenade visite bourse marché brocante foire salon forum
repas dîner souper goûter déjeuner petit-déjeuner concert bal colloque conférence rencontre carnaval kermesse
randonnée parcours exposition festival gala apéro apéritif veillée pique-nique lunch buffet rallye tournoi cortège
parade drink cérémonie inauguration
"""
_EVENTS = frozenset(_EVENTS_WRITTEN.split())
_COMPLEMENT = r"(?P<complement>(?:d'|de (?!la |l')|à |aux? |en |des )[a-zà-ÿ][\w'-]{2,})"
_HEADED = re.compile(
    rf"^(?:\d{{1,2}}(?:\.\d{{1,2}})*\.? )?(?:Les? |La |L')?(?P<head>[^\W\d_][\w-]+) {_COMPLEMENT}(?=,| -| :|$)"
)
_CALLED = re.compile(rf"(?<![\w'-])(?:[Ll]e |[Ll]a |[Ll]'|[Cc]ette |[Cc]e |[Cc]et |[Dd]u |[Aa]u "
rf")(?P<head>[a-zà-ÿ-]+) {_COMPLEMENT}(?![\w'-])")  # fmt: skip


def joined(reading: Reading) -> Iterator[Remark]:
    """“la Maison du Pré aux Oies” where the list of members writes “Maison du Pré-aux-Oies”."""
    text = reading.text
    names = {each.organisation.translate(FLAT).strip() for each in reading.attributions} | {
        name for each in reading.knowledge.organisations for name in (each.name.translate(FLAT), *each.others)
    }
    by_letters: dict[str, set[str]] = {}
    for name in names:
        if len(name) >= _FEWEST_LETTERS and len(_PARTS.split(name)) >= _FEWEST_PARTS:
            by_letters.setdefault(_letters(name), set()).add(name)
    kept = {letters: next(iter(ways)) for letters, ways in by_letters.items() if len(ways) == 1}
    for name in kept.values():
        pattern = re.compile(r"(?<![\w-])" + "[ -]".join(map(re.escape, _PARTS.split(name))) + r"(?![\w-])")
        for at in text.words.holding_rarest(re.findall(r"\w+", name)) if " - " not in name else ():
            block = text.blocks[at]
            found = None if block.kind in {Kind.ROW, Kind.ENTRY} or name in block.flat else pattern.search(block.flat)
            if found is not None:
                why = _("The list writes “{name}”.").format(name=name)
                yield pointed(text, at, found.span(), why, name, about=f"joined {name}")


def _letters(name: str) -> str:
    return " ".join(_PARTS.split(name))


def events(reading: Reading) -> Iterator[Remark]:
    """“Le banquet d’hiver reviendra” under the heading “La tablée d’hiver”: one event under two names."""
    text = reading.text
    opened = [
        (at, found)
        for at, block in enumerate(text.blocks)
        if block.kind in {Kind.HEADING, Kind.PARAGRAPH}
        and len(block.flat) <= 100
        and block.flat.rstrip()[-1:] not in ".;!?"
        and (found := _HEADED.match(block.flat)) is not None
        and fold(found["head"]) in _FOLDED
    ]
    named = {(fold(found["head"]), fold(found["complement"])) for _at, found in opened}
    for place, (start, heading) in enumerate(opened):
        end = opened[place + 1][0] if place + 1 < len(opened) else len(text.blocks)
        head, complement = fold(heading["head"]), fold(heading["complement"])
        for at in range(start + 1, end):
            block = text.blocks[at]
            if block.kind is Kind.HEADING:
                break
            for found in _CALLED.finditer(block.flat) if heading["complement"].lower() in block.lowered else ():
                other = fold(found["head"])
                if fold(found["complement"]) != complement or other == head or other not in _FOLDED:
                    continue
                if (other, complement) in named or noun(found["head"]) is None:
                    continue
                why = _("The heading names it “{name}”.").format(name=f"{heading['head']} {heading['complement']}")
                span = (found.start("head"), found.end())
                yield pointed(text, at, span, why, f"{heading['head'].lower()} {heading['complement']}")


_FOLDED = frozenset(fold(each) for each in _EVENTS)
