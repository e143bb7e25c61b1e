"""Numbers that a text announces, against what it lists and adds up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import Segment, cell_of, column, figure, is_total, segments, width
from csxl_desktop.proofreading.text import Block, Kind, Text

_NOUNS = r"(?P<nouns>[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,8}?)"
_ANNOUNCED = (
    re.compile(rf"(?P<number>{NUMBER}) {_NOUNS} suivante?s\b[^.;:]{{0,30}}:?$", re.IGNORECASE),
    re.compile(rf"(?P<number>{NUMBER}) {_NOUNS} (?:ci-dessous|ci-après)\b[^.;:]{{0,30}}:?$", re.IGNORECASE),
    re.compile(
        rf"(?P<number>{NUMBER}) {_NOUNS} (?:ont été|ont eu lieu|sont|étaient|se sont|seront)(?: [\w'-]+){{0,4}} ?:$",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<number>{NUMBER}) {_NOUNS} ?:$", re.IGNORECASE),
)
_COUNTED_AT = re.compile(rf"\b(?:sont|étaient) au nombre de (?P<number>{NUMBER}) ?:$", re.IGNORECASE)
_HEADING_SENTENCE = re.compile(  # “Quatre membres ont quitté le réseau au cours de l’année :”
    rf"(?:^|[.!?] )(?:(?:En|Au cours de|Durant|Pendant|Cette|Lors de)\b[^,.:;]{{0,40}}, )?"
    rf"(?P<number>{NUMBER}) (?P<nouns>[^\W\d_][\w'-]*s) [^.;:!?]{{3,90}} ?:$",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    rf"\b(?:composée?|constituée?|formée?|compte|comprend|comporte|comptait|comprenait|regroupe|rassemble|réunit|"
    rf"propose|poursuit|définit|retient|retenu|fixé|identifié|dégagé|mené|enregistré|relevé|adopté|autour|avec|en) "
    rf"(?:de |actuellement |désormais )?(?P<number>{NUMBER}) (?P<nouns>[^\W\d_][\w'-]*s)\b[^.;:!?\d]{{0,60}} ?:$",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r":$|suivante?s\b[^.;:]{0,31}$|ci-(?:dessous|après)\b[^.;:]{0,31}$", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:[\w'-]*[sx]|AG|GT|CA|PV|RT)\b")
_VERBS_WRITTEN = "a ont est sont avait avaient était étaient fois ans années mois jours heures minutes semaines euros"
_VERBS = frozenset(_VERBS_WRITTEN.split())
_OPEN_END = re.compile(r"(?:\.\.\.|…|\betc\b\.?)\s*\)?\.?$")
_PARTS = re.compile(
    rf"(?P<whole>{NUMBER}) (?:participante?s|participations|personnes|membres|enfants|"
    rf"jeunes|usagers|bénéficiaires|élèves|"
    rf"travailleurs|travailleuses|bénévoles|volontaires|adultes|inscrits|familles|ménages|partenaires)"
    rf"(?:[\s,(]+(?:dont|soit|à savoir|:|=)\s+|\s*\()"
    rf"(?P<first>{NUMBER}) (?P<one>femmes|hommes|filles|garçons|adultes|enfants)(?:,? et|,| \+|&) "
    rf"(?P<second>{NUMBER}) (?P<other>femmes|hommes|filles|garçons|adultes|enfants)",
    re.IGNORECASE,
)
_COUNTED = ("participant", "présents")
_SHARED = ("femmes", "hommes", "filles", "garçons", "adultes", "enfants")
_WHOLE_PAIRS = ({"femmes", "hommes"}, {"filles", "garçons"}, {"adultes", "enfants"})
_AMOUNT = r"\d++(?:[ .]\d{3})*+(?:,\d+)?+(?![\d.,]*\d)"
_CHANGE = re.compile(
    r"\b(?:pass\w+|évolu\w+|mont\w+|grimp\w+|progress\w+|augment\w+|diminu\w+|baiss\w+|chut\w+|recul\w+|vont|va)\b"
    rf"[^.;:\d]{{0,40}}?(?P<told>\bde (?P<from>{_AMOUNT})(?: ?€)?(?: [^\W\d_][\w'-]*){{0,3}} (?:en \d{{4}} )?"
    rf"à (?P<to>{_AMOUNT})"
    r"(?! ?(?:ans?\b|h\b|heures?\b|mois\b|jours?\b|%))[^.;]{0,90}?"
    r"(?:augment\w+|hausse|croissance|progress\w+|diminu\w+|baisse|recul\w*|[+-](?= ?\d))"
    r"[^.;\d]{0,25}?(?P<percent>\d+(?:[.,]\d+)?) ?%)",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    rf"(?P<persons>{NUMBER}) (?:personnes|participante?s|présents)(?: présentes?)?,? (?:représentant|pour|"
    rf"issue?s de|de) "
    rf"(?P<partners>{NUMBER}) (?:partenaires|services|associations|organisations|institutions)",
    re.IGNORECASE,
)
_PARTNERS = re.compile(r"\b(?:partenaires|services|associations|organisations|institutions)")
_ONLYPEOPLE = re.compile(
    rf"(?:participante?s? ?:|présents ?:) ?(?P<persons>{NUMBER}) (?:personnes|participante?s)\.?$", re.IGNORECASE
)
_LEFT_OPEN = re.compile(
    r"\bX{2,}\b(?! ?[IVX])|\?{2,}(?= )|\[(?:à compléter|aan te vullen|to be completed|todo|xx+|\.\.\.)[^\]]*\]|"
    r"\[[^\[\]]{0,60}\bà (?:insérer|compléter|ajouter|vérifier|préciser|confirmer|mettre)\b[^\[\]]{0,40}\]|"
    r"\(à (?:compléter|vérifier|confirmer)[^)]{0,80}\)|"
    r"(?<![\w.…])(?:_{3,}|\.{3,}|…+) (?:personnes|participant|partenaires|membres)|"
    r"^à (?:compléter|vérifier|confirmer)\W*$|(?<= : )[^:.;]{0,40}?\bà compléter$|lorem ipsum",
    re.IGNORECASE,
)
_MAY_BE_LEFT = ("xx", "??", "[", "à compléter", "à vérifier", "à confirmer", "__", "..", "…", "lorem ipsum")
_MEANS = re.compile(r"moyen|taux|age\b|ratio|par (?:reunion|seance|groupe|personne)")
_FEWEST_SHARES = 3
_FEW = 20  # counted by the sentence itself
_NEAR_WHOLE = 5  # percent: a column farther from 100 is none of shares
_ROMANS = frozenset({"XX", "XXX"})
_COUNTED_IN_ROMANS = re.compile(
    r"\b(?:chapitres?|titres?|parties?|annexes?|articles?|livres?|tomes?|sections?|volumes?|points?|livrets?|fiches?|"
    r"planches?|tableaux?|figures?|[IVXL]+(?: et|,| à| -))\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:participante?s?|nombre de participante?s?|personnes présentes|lieux?|date|partenaires) ?: ?$", re.IGNORECASE
)


def announced(reading: Reading) -> Iterator[Remark]:
    """“les six membres suivants :” over a list of five."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        if block.kind in {Kind.ROW, Kind.ENTRY}:
            continue
        flat, small = block.flat.rstrip(), block.lowered
        told = _announcement(flat) if flat.endswith(":") or "suivant" in small or "ci-" in small else None
        if told is None:
            continue
        number, span = told
        count = listed_after(text, at)
        if count is not None and count != number and number > 1 and not _is_added_up(text, at + 1, number):
            why = _("{number} are announced, {count} follow.").format(number=number, count=count)
            yield pointed(text, at, span, why, str(count))


def _is_added_up(text: Text, at: int, number: int) -> bool:
    """“48 messages :” over a table whose column makes 48."""
    table = text.blocks[at].table
    rows = [text.blocks[row] for row in text.rows_of(table) if row >= at] if text.blocks[at].kind is Kind.ROW else []
    return any(figure(cell) == number for each in rows if is_total(each.cells) for cell in each.cells[1:])


def _announcement(flat: str) -> tuple[int, tuple[int, int]] | None:
    """The number that the end of a line announces, and where it stands."""
    if not _ENDS_OPEN.search(flat):
        return None
    for pattern in _ANNOUNCED:
        for found in pattern.finditer(flat):
            nouns = found["nouns"].split()
            number = value(found["number"])
            first = next((word for word in nouns if _PLURAL.match(word)), "")
            if number is None or not first or {word.lower() for word in nouns} & _VERBS:
                continue
            if flat[: found.start()].endswith(("total de ", "total d'")):  # of what the lines below count
                continue
            if number > 60 or dates_in(flat[found.start() : found.start() + 25]):
                continue
            return number, (found.start(), found.end("nouns"))
    for pattern in (_COUNTED_AT, _HEADING_SENTENCE, _MADE_OF):
        wide = pattern.search(flat)
        number = value(wide["number"]) if wide else None
        if wide and number is not None and number <= _FEW and not dates_in(flat[wide.start() : wide.start() + 25]):
            return number, (wide.start("number"), wide.end("nouns" if "nouns" in pattern.groupindex else "number"))
    return None


def listed_after(text: Text, at: int) -> int | None:
    """How many lines, rows or numbered parts follow what announces them; None where no list follows, or an open one."""
    if at + 1 == len(text.blocks):
        return None
    first, following = text.blocks[at + 1], text.after(at)
    if first.kind is Kind.ITEM:
        run = list(takewhile(lambda block: block.kind is Kind.ITEM and block.level == first.level, following))
        return None if _OPEN_END.search(run[-1].flat) or len(run) < 2 else len(run)
    if first.kind is Kind.ROW:
        rows = [text.blocks[row] for row in text.rows_of(first.table) if row > at]
        numbered = [block for block in rows if re.match(r"\d+(?:\.?$|\. \S)", block.cells[0].strip())]
        return len(numbered) if len(numbered) > 1 else _rows_under_a_head(text, at + 1)
    if first.kind is Kind.HEADING and first.number:
        return _numbered_parts(following, first)
    return None


def _rows_under_a_head(text: Text, at: int) -> int | None:
    """The rows of the table that begins at `at`, its first line being that of the names of columns."""
    if any(re.search(r"\d", cell) for cell in text.blocks[at].cells):
        return None
    rows = list(takewhile(lambda block: block.kind is Kind.ROW and not is_total(block.cells), text.after(at - 1)))
    ends = next((place for place in range(1, len(rows)) if rows[place].line > rows[place - 1].line + 1), len(rows))
    rows = rows[1:ends]
    return len(rows) if len(rows) > 1 and any(re.search(r"\d", each.text) for each in rows) else None


def _numbered_parts(following: Iterable[Block], first: Block) -> int | None:
    """The headings that go on with the numbers of the first one."""
    roman = not first.number.isdigit()
    seen: list[str] = []
    for block in following:
        if block.kind is not Kind.HEADING:
            continue
        if not block.number:
            if block.level and first.level and block.level > first.level:
                continue
            break
        if block.number.isdigit() == (not roman):
            if block.number in seen:
                break
            seen.append(block.number)
    return len(seen) if len(seen) > 1 else None


def parts(reading: Reading) -> Iterator[Remark]:
    """“36 participants dont 21 femmes et 14 hommes”."""
    for at, block in reading.text.worded():
        if not any(word in block.lowered for word in _SHARED):
            continue
        for found in _PARTS.finditer(block.flat):
            whole, first, second = (value(found[name]) for name in ("whole", "first", "second"))
            pair = {found["one"].lower(), found["other"].lower()}
            if None in (whole, first, second) or pair not in _WHOLE_PAIRS:
                continue
            if whole != (first or 0) + (second or 0):
                why = _("{first} and {second} make {sum}, not {whole}.").format(
                    first=first, second=second, sum=(first or 0) + (second or 0), whole=whole
                )
                yield pointed(reading.text, at, found.span(), why)


def change(reading: Reading) -> Iterator[Remark]:
    """“de 485 à 628, soit une augmentation de 29,5 %”."""
    for at, block in reading.text.worded():
        if "%" not in block.flat:
            continue
        for found in _CHANGE.finditer(block.flat):
            before, after, percent = (_decimal(found[name]) for name in ("from", "to", "percent"))
            if not before or _are_years(found["from"], found["to"]):
                continue
            real = abs(after - before) / before * 100
            if abs(real - percent) > max(0.6, percent * 0.03) and before >= 5:
                why = _("From {before} to {after} makes {real} %, not {percent} %.").format(
                    before=found["from"].strip(),
                    after=found["to"].strip(),
                    real=f"{real:.1f}".replace(".", ","),
                    percent=found["percent"],
                )
                yield pointed(reading.text, at, found.span("told"), why)


def _are_years(*figures: str) -> bool:
    """“de 2019 à 2023”."""
    return all(re.fullmatch(r"(?:19|20)\d\d", each.strip()) for each in figures)


def _decimal(figures: str) -> float:
    """“1.086”, “15,44”, “3 666”."""
    return float(re.sub(r"[ .](?=\d{3}(?!\d))", "", figures).replace(",", "."))


def sums(reading: Reading) -> Iterator[Remark]:
    """A table whose line of totals is not the sum of its column; shares that do not make 100."""
    text = reading.text
    for segment in segments(text):
        above, total = segment.rows, segment.total
        if total is None:
            yield from _shares(text, above)
            continue
        yield from _shares_of_rows(text, segment)
        if len(above) < 2 or any("sous-total" in text.blocks[at].folded for at in above):
            continue
        for place, cell in enumerate(text.blocks[total].cells):
            first = figure(cell_of(text, above[0], place))
            body = above[1:] if first is None else above
            counted = [told for at in body if (told := figure(cell_of(text, at, place))) is not None]
            printed = figure(cell)
            if _MEANS.search(fold(cell_of(text, above[0], place))):
                continue
            if printed is None or len(counted) < 2 or len(counted) < len(body) - 1:
                continue
            margin = 0.05 * len(counted) if "%" in cell else 0.001
            without = sum(counted[1:]) if _is_head(text.blocks[above[0]].cells) else sum(counted)
            if min(abs(sum(counted) - printed), abs(without - printed)) > margin:
                why = _("This column makes {sum}, and its total says {printed}.").format(
                    sum=f"{without:g}".replace(".", ","), printed=cell.strip()
                )
                start = text.blocks[total].text.find(cell)
                yield pointed(text, total, (max(0, start), max(0, start) + len(cell)), why)


def _shares(text: Text, rows: Sequence[int]) -> Iterator[Remark]:
    """A column of percentages alone, near 100 and farther from it than their rounding explains."""
    for place in range(max(len(text.blocks[at].cells) for at in rows)):
        cells = [text.blocks[at].cells[place] for at in rows if place < len(text.blocks[at].cells)]
        told = [(cell, share) for cell in cells if "%" in cell and (share := figure(cell)) is not None]
        if len(told) < _FEWEST_SHARES or len(told) < len(rows) - 1:
            continue
        decimals = max(len(re.sub(r"\D", "", cell.partition(",")[2])) for cell, _share in told)
        whole = sum(share for _cell, share in told)
        if len(told) * 0.5 * 10**-decimals + 0.001 < abs(whole - 100) < _NEAR_WHOLE:
            last = next(at for at in reversed(rows) if place < len(text.blocks[at].cells))
            why = _("The shares of this column make {sum} %, not 100 %.").format(sum=f"{whole:g}".replace(".", ","))
            yield pointed(text, last, (0, len(text.blocks[last].text)), why)


def _shares_of_rows(text: Text, segment: Segment) -> Iterator[Remark]:
    """“Formation, 9, 18 %” where the total is 60."""
    for place in range(1, width(text, segment) - 1):
        whole = figure(cell_of(text, segment.total, place))
        shares = column(text, segment, place + 1)
        if (
            not whole
            or sum(told for _at, told in column(text, segment, place)) != whole
            or not shares
            or not all("%" in cell_of(text, at, place + 1) for at, _share in shares)
        ):
            continue
        parts = dict(column(text, segment, place))
        margin = 0.5 * 10 ** -max(
            len(re.sub(r"\D", "", cell_of(text, at, place + 1).partition(",")[2])) for at, _ in shares
        )
        for at, share in shares:
            real = 100 * parts[at] / whole if at in parts else share
            if abs(real - share) > 2 * margin + 0.01 and "%" not in cell_of(text, at, place):
                why = _("{part} of {whole} make {share} %, not {told} %.").format(
                    part=cell_of(text, at, place),
                    whole=cell_of(text, segment.total, place),
                    share=f"{real:.1f}".replace(".", ",").removesuffix(",0"),
                    told=f"{share:g}".replace(".", ","),
                )
                yield pointed(text, at, (0, len(text.blocks[at].text)), why)


def _is_head(cells: Sequence[str]) -> bool:
    """A row of years over the columns: its figures count nothing."""
    figures = [cell for cell in cells if figure(cell) is not None]
    return bool(figures) and _are_years(*figures)


def no_partners(reading: Reading) -> Iterator[Remark]:
    """Participants counted without their partners, in a text that gives both elsewhere."""
    text = reading.text
    counted = (block for _at, block in text.every(_PARTNERS) if PEOPLE.search(block.flat))
    if len(list(islice(counted, 2))) < 2:
        return
    for at, block in text.worded():
        if not any(word in block.lowered for word in _COUNTED):
            continue
        found = _ONLYPEOPLE.search(block.flat)
        if found is not None:
            heading = text.heading_of(at)
            why = _("Elsewhere the text tells persons and partners; here the partners are missing.")
            about = f"{heading.text if heading else ''} {block.text}"
            yield pointed(text, at, found.span(), why, about=about)


def left_open(reading: Reading) -> Iterator[Remark]:
    """XX personnes, [à compléter], a label with nothing behind it."""
    text = reading.text
    for at, block in text.worded():
        for found in _LEFT_OPEN.finditer(block.flat) if any(each in block.lowered for each in _MAY_BE_LEFT) else ():
            if found[0] in _ROMANS and _COUNTED_IN_ROMANS.search(
                block.flat[max(0, found.start() - 20) : found.start()]
            ):
                continue
            yield pointed(text, at, found.span(), _("This was left to be completed."))
        if block.kind is not Kind.HEADING and _LABEL.match(block.flat):
            after = text.blocks[at + 1] if at + 1 < len(text.blocks) else None
            if after is None or after.kind is Kind.HEADING or _LABEL.match(after.flat):
                yield pointed(text, at, (0, len(block.text)), _("Nothing stands behind this label."))
