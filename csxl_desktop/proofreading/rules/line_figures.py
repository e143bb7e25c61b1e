"""Figures of lines that follow each other, “- Marches : 3 sorties, 41 présences, 12,5 %”, and of the total below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Block, Kind, Text

_TOTAL = re.compile(r"^(?:(?:le |un )?tota(?:l|ux)|au total|en tout|ensemble)\b(?: (?:général|annuel))?", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w/]|[.,]\d) ?(?P<unit>%|€|[^\W\d_]+)?"
)
_PEOPLE_WRITTEN = """
personne participant participante participation presence present visiteur inscrit inscription convive marcheur habitant
membre beneficiaire visite
"""
_PEOPLE = frozenset(_PEOPLE_WRITTEN.split())
_LONGEST = 160  # letters of a line that is no paragraph
_FEWEST = 2  # lines
_MOST = 60
_SHARES_THAT_TELL = 0.5  # of the shares are those of a column: the others are slips
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a line, its unit in the singular without accents (empty: none), where it stands."""

    number: float
    unit: str
    printed: str
    span: tuple[int, int]


def of_lines(reading: Reading) -> Iterator[Remark]:
    """A total under lines that make another sum; a share of a line that is not its part of the whole."""
    text = reading.text
    for total, rows in _lists(text):
        yield from _whole(text, rows)
        told = [figures_of(text.blocks[at]) for at in rows]
        below = figures_of(text.blocks[total]) if total is not None else []
        if total is not None:
            yield from _sums(text, total, told, below)
        yield from _shares(text, rows, told, below)


def figures_of(block: Block) -> list[Figure]:
    """The figures of a line behind its label, without days, hours and years."""
    flat = block.flat
    days = [(each.start, each.end) for each in dates_in(flat)]
    after = flat.find(" : ") + 1
    found = []
    for each in _FIGURE.finditer(flat, after):
        unit = fold(each["unit"] or "").removesuffix("s")
        if any(start <= each.start() < end for start, end in days) or unit in {"h", "heure", "rue", "avenue"}:
            continue
        number = float(re.sub(r"[ .](?=\d{3})", "", each["number"]).replace(",", "."))
        span = (each.start(), each.end("unit") if each["unit"] else each.end("number"))
        found.append(Figure(number, unit, flat[slice(*span)], span))
    return found


def _lists(text: Text) -> Iterator[tuple[int | None, list[int]]]:
    """Lines with figures that follow each other, with the line of their total where one stands below."""
    run: list[int] = []
    for at, block in enumerate((*text.blocks, Block(""))):
        if at < len(text.blocks) and _is_line(block) and not _is_total(block):
            if run and block.kind is not text.blocks[run[-1]].kind:
                yield None, run
                run = []
            run.append(at)
            continue
        if run:
            yield (at if at < len(text.blocks) and _is_total(block) else None), run
        run = []


def _is_line(block: Block) -> bool:
    return (
        block.kind in {Kind.ITEM, Kind.PARAGRAPH}
        and len(block.flat) <= _LONGEST
        and " : " in block.flat
        and bool(figures_of(block))
    )


def _is_total(block: Block) -> bool:
    return (
        block.kind in {Kind.ITEM, Kind.PARAGRAPH}
        and len(block.flat) <= _LONGEST
        and _TOTAL.match(block.flat) is not None
    )


def _sums(text: Text, total: int, rows: Sequence[list[Figure]], below: Sequence[Figure]) -> Iterator[Remark]:
    if not _FEWEST <= len(rows) <= _MOST:
        return
    alone = len({len(row) for row in rows} | {len(below)}) == 1
    for place, figure in enumerate(below):
        parts = [_same(row, figure, place if alone else None) for row in rows]
        if figure.unit == "%" or any(part is None for part in parts):
            continue
        made = sum(part.number for part in parts if part is not None)
        if abs(made - figure.number) > 0.01 and not (figure.number == len(rows) and not alone):
            why = _("The lines above make {sum}, not {told}.").format(sum=_shown(made), told=_shown(figure.number))
            right = figure.printed.replace(_shown(figure.number), _shown(made), 1)
            yield pointed(text, total, figure.span, why, right)


_DIVIDED = re.compile(r"répart|repart|ventil|divis|proportion|pourcent|avis|répons|taux|part des|profil", re.IGNORECASE)
_SEVERAL_ANSWERS = re.compile(r"plusieurs (?:réponses|choix)|choix multiple|cumul", re.IGNORECASE)
_FEWEST_SHARES, _NEAR_WHOLE = 3, 12


def _whole(text: Text, rows: Sequence[int]) -> Iterator[Remark]:
    """Shares alone under “se répartissent ainsi” that do not make 100 %."""
    told = [figures_of(text.blocks[at]) for at in rows]
    above = " ".join(block.flat for block in text.blocks[max(0, rows[0] - 2) : rows[0]])
    if len(rows) < _FEWEST_SHARES or not all(len(row) == 1 and row[0].unit == "%" for row in told):
        return
    made = sum(row[0].number for row in told)
    margin = len(rows) * _HALF * 10.0 ** -max(_decimals(row[0]) for row in told) + 0.001
    if _DIVIDED.search(above) and not _SEVERAL_ANSWERS.search(above) and margin < abs(made - 100) <= _NEAR_WHOLE:
        why = _("The shares of these lines make {sum} %, not 100 %.").format(sum=_shown(made))
        yield pointed(text, rows[-1], told[-1][0].span, why, about=f"shares {made:g} {len(rows)}")


def _same(row: Sequence[Figure], wanted: Figure, place: int | None) -> Figure | None:
    """The figure of a line that is of the same thing: by its unit, or by its place where every line has as many."""
    named = [each for each in row if each.unit == wanted.unit]
    if len(named) == 1:
        return named[0]
    if place is not None and wanted.unit in _PEOPLE | {""} and row[place].unit in _PEOPLE | {""}:
        return row[place]
    return None


def _shares(text: Text, rows: Sequence[int], told: Sequence[list[Figure]], below: Sequence[Figure]) -> Iterator[Remark]:
    """The shares of most lines are those of one column: the share of another line is none."""
    shares = [next((each for each in row if each.unit == "%"), None) for row in told]
    if len(rows) < _FEWEST or any(each is None for each in shares):
        return
    for parts in _columns(told):
        wholes = [sum(parts), *(each.number for each in below if each.unit != "%")]
        for whole in wholes:
            right = [
                share is not None and whole > 0 and abs(100 * part / whole - share.number) <= _margin(share)
                for part, share in zip(parts, shares, strict=True)
            ]
            if all(right) or sum(right) < _SHARES_THAT_TELL * len(rows):
                continue
            for at, part, share, fits in zip(rows, parts, shares, right, strict=True):
                if not fits and share is not None:
                    real = f"{100 * part / whole:.{_decimals(share)}f}".replace(".", ",")
                    why = _("{part} of {whole} make {share} %, not {told} %.").format(
                        part=_shown(part), whole=_shown(whole), share=real, told=_shown(share.number)
                    )
                    yield pointed(text, at, share.span, why, f"{real} %")
            return


def _columns(told: Sequence[list[Figure]]) -> list[list[float]]:
    """The counts that every line gives, by their place."""
    counts = [[each.number for each in row if each.unit != "%"] for row in told]
    return [list(column) for column in zip(*counts, strict=True)] if len({len(row) for row in counts}) == 1 else []


def _decimals(share: Figure) -> int:
    return len(share.printed.partition(",")[2].rstrip(" %"))


def _margin(share: Figure) -> float:
    return _HALF * 10.0 ** -_decimals(share) + 0.051 * 10.0 ** -_decimals(share)


def _shown(number: float) -> str:
    return f"{number:g}".replace(".", ",")
