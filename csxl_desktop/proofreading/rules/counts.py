"""Numbers that a text announces, against what it lists, adds up, and what the dossier counted."""

import re
from collections.abc import Iterator, Sequence

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
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
_WHOLE_PAIRS = ({"femmes", "hommes"}, {"filles", "garçons"}, {"adultes", "enfants"})
_CHANGE = re.compile(
    r"\bde (?P<from>\d[\d .]*(?:,\d+)?)(?: [^\W\d_][\w'-]*){0,3} (?:en \d{4} )?à (?P<to>\d[\d .]*(?:,\d+)"
    r"?)(?: [^\W\d_][\w'-]*){0,3}"
    r"[^.;]{0,60}?(?P<way>augment\w+|hausse|croissance|progress\w+|diminu\w+|baisse|recul\w*|\+|-)"
    r"[^.;\d]{0,25}?(?P<percent>\d+(?:[.,]\d+)?) ?%",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"(?P<persons>{NUMBER}) (?:personnes|participante?s|présents)(?: présentes?)?,? (?:représentant|pour|"
    rf"issue?s de|de) "
    rf"(?P<partners>{NUMBER}) (?:partenaires|services|associations|organisations|institutions)",
    re.IGNORECASE,
)
_ONLY_PEOPLE = re.compile(
    rf"(?:participante?s? ?:|présents ?:) ?(?P<persons>{NUMBER}) (?:personnes|participante?s)\.?$", re.IGNORECASE
)
_LEFT_OPEN = re.compile(
    r"\bX{2,}\b(?! ?[IVX])|\?{2,}(?= )|\[(?:à compléter|todo|xx+|\.\.\.)[^\]]*\]|"
    r"\(à (?:compléter|vérifier|confirmer)[^)]{0,80}\)|"
    r"(?<![\w.…])(?:_{3,}|\.{3,}|…+) (?:personnes|participant|partenaires|membres)|"
    r"^à (?:compléter|vérifier|confirmer)\W*$|lorem ipsum",
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
        told = _announcement(block.flat.rstrip())
        if told is None:
            continue
        number, span = told
        count = _listed(text, at)
        if count is not None and count != number and number > 1:
            why = _("{number} are announced, {count} follow.").format(number=number, count=count)
            yield pointed(text, at, span, why, str(count))


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
            if number > 60 or dates_in(flat[found.start() : found.start() + 25]):
                continue
            return number, (found.start(), found.end("nouns"))
    return None


def _listed(text: Text, at: int) -> int | None:
    """How many lines, rows or numbered parts follow what announces them; None where no list follows, or an open one."""
    following = text.blocks[at + 1 :]
    if not following:
        return None
    first = following[0]
    if first.kind is Kind.ITEM:
        run = _while(following, lambda block: block.kind is Kind.ITEM and block.level == first.level)
        return None if _OPEN_END.search(run[-1].flat) or len(run) < 2 else len(run)
    if first.kind is Kind.ROW:
        rows = [block for block in following if block.kind is Kind.ROW and block.table == first.table]
        numbered = [block for block in rows if re.match(r"\d+\.?$", block.cells[0].strip())]
        return len(numbered) if len(numbered) > 1 else None
    if first.kind is Kind.HEADING and first.number:
        return _numbered_parts(following, first)
    return None


def _numbered_parts(following: Sequence[Block], first: Block) -> int | None:
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


def _while(blocks: Sequence[Block], holds: object) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        if not callable(holds) or not holds(block):
            break
        kept.append(block)
    return kept


def parts(reading: Reading) -> Iterator[Remark]:
    """“36 participants dont 21 femmes et 14 hommes”."""
    for at, block in reading.text.worded():
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
        for found in _CHANGE.finditer(block.flat):
            before, after, percent = (_decimal(found[name]) for name in ("from", "to", "percent"))
            if not before or after is None or percent is None:
                continue
            real = abs(after - before) / before * 100
            if abs(real - percent) > max(0.6, percent * 0.03) and before >= 5:
                why = _("From {before} to {after} makes {real} %, not {percent} %.").format(
                    before=found["from"].strip(),
                    after=found["to"].strip(),
                    real=f"{real:.1f}".replace(".", ","),
                    percent=found["percent"],
                )
                yield pointed(reading.text, at, found.span(), why)


def _decimal(figures: str) -> float | None:
    """“1.086”, “15,44”, “3 666 ”."""
    bare = figures.strip().replace(" ", "")
    bare = re.sub(r"\.(?=\d{3}(?:\D|$))", "", bare).replace(",", ".")
    try:
        return float(bare)
    except ValueError:
        return None


def sums(reading: Reading) -> Iterator[Remark]:
    """A table whose line of totals is not the sum of its column; shares that do not make 100."""
    text = reading.text
    for rows in text.tables():
        total = next((at for at in rows if fold(" ".join(text.blocks[at].cells)).startswith(("total", "totaux"))), None)
        if total is None or rows.index(total) < 2:
            continue
        above = rows[: rows.index(total)]
        for column, cell in enumerate(text.blocks[total].cells):
            printed = _figure(cell)
            figures = [_figure(text.blocks[at].cells[column]) for at in above if column < len(text.blocks[at].cells)]
            counted = [figure for figure in figures if figure is not None]
            if printed is None or len(counted) < 2 or len(counted) < len(above) - 1:
                continue
            share = "%" in cell
            if abs(sum(counted) - printed) > (0.05 * len(counted) if share else 0.001):
                why = _("This column makes {sum}, and its total says {printed}.").format(
                    sum=f"{sum(counted):g}".replace(".", ","), printed=cell.strip()
                )
                start = text.blocks[total].text.find(cell)
                yield pointed(text, total, (max(0, start), max(0, start) + len(cell)), why)


def _figure(cell: str) -> float | None:
    bare = re.sub(r"[%€\s]", "", cell)
    return _decimal(bare) if re.fullmatch(r"\d[\d.]*(?:,\d+)?", bare) else None


def meeting_counts(reading: Reading) -> Iterator[Remark]:
    """“25 personnes représentant 19 partenaires” under a meeting for which the dossier counted otherwise."""
    text = reading.text
    for at, block in text.worded():
        found = _PEOPLE.search(block.flat)
        heading = text.heading_of(at)
        if found is None or heading is None:
            continue
        days = {each.on(text.year) for each in dates_in(heading.flat)}
        for meeting in reading.knowledge.meetings:
            if meeting.day not in days or meeting.day is None or meeting.persons is None:
                continue
            told = value(found["persons"]), value(found["partners"])
            if told[0] != meeting.persons or (meeting.partners is not None and told[1] != meeting.partners):
                why = _("The dossier counted {persons} persons and {partners} partners that day.").format(
                    persons=meeting.persons, partners="–" if meeting.partners is None else meeting.partners
                )
                yield pointed(text, at, found.span(), why)


def no_partners(reading: Reading) -> Iterator[Remark]:
    """Participants counted without their partners, in a text that gives both elsewhere."""
    text = reading.text
    if sum(bool(_PEOPLE.search(block.flat)) for block in text.blocks) < 2:
        return
    for at, block in text.worded():
        found = _ONLY_PEOPLE.search(block.flat)
        if found is not None:
            heading = text.heading_of(at)
            why = _("Elsewhere the text tells persons and partners; here the partners are missing.")
            about = f"{heading.text if heading else ''} {block.text}"
            yield pointed(text, at, found.span(), why, about=about)


def left_open(reading: Reading) -> Iterator[Remark]:
    """XX personnes, [à compléter], a label with nothing behind it."""
    text = reading.text
    for at, block in text.worded():
        for found in _LEFT_OPEN.finditer(block.flat):
            yield pointed(text, at, found.span(), _("This was left to be completed."))
        if block.kind is not Kind.HEADING and _LABEL.match(block.flat):
            after = text.blocks[at + 1] if at + 1 < len(text.blocks) else None
            if after is None or after.kind is Kind.HEADING or _LABEL.match(after.flat):
                yield pointed(text, at, (0, len(block.text)), _("Nothing stands behind this label."))


_MEMBERS = re.compile(
    rf"(?:composée?|compos[ée]+s?|compte|comptait|comprend|réunit|rassemble)"
    rf"\b[^.;:]{{0,40}}?(?P<number>{NUMBER}) (?P<noun>membres|partenaires)",
    re.IGNORECASE,
)


def member_counts(reading: Reading) -> Iterator[Remark]:
    """“composée de 99 membres” against the longest table of the text, or against the dossier."""
    text = reading.text
    tables = [
        len([at for at in rows if re.match(r"\d+\.?$", text.blocks[at].cells[0].strip())]) for rows in text.tables()
    ]
    longest = max(tables, default=0)
    known = len(reading.knowledge.members)
    for at, block in text.worded():
        for found in _MEMBERS.finditer(block.flat):
            number = value(found["number"])
            if number is None or number < 15 or _listed(text, at) == number:
                continue
            if longest > 15 and longest != number and abs(longest - number) < number / 2:
                why = _("{number} members are announced, and the table lists {count}.").format(
                    number=number, count=longest
                )
                yield pointed(text, at, found.span("number"), why, str(longest))
            elif known and known != number and reading.knowledge.year == text.year:
                why = _("The dossier counts {count} members at the end of the year, the text says {number}.").format(
                    count=known, number=number
                )
                yield pointed(text, at, found.span("number"), why, str(known))


_LEAVERS = re.compile(
    rf"(?:démissions?|départs?|retraits?) de (?P<number>{NUMBER}) (?:membres|partenaires|services|associations)",
    re.IGNORECASE,
)
_NEW_MEMBERS = re.compile(
    rf"(?:accueilli\w*|adhésion de|admis\w*|rejoint\w*)\s(?:par |de |la coordination )"
    rf"?(?P<number>{NUMBER}) (?:nouveaux|nouvelles) (?P<noun>membres|partenaires|services|associations|adhésions)",
    re.IGNORECASE,
)


def acts(reading: Reading) -> Iterator[Remark]:
    """“six nouveaux partenaires”, “démission de deux membres”, while the dossier holds other numbers of acts."""
    known = reading.knowledge
    if known.year is None or known.year != reading.text.year:
        return
    arrivals, departures = len(known.arrivals), len(known.departures)
    for at, block in reading.text.worded():
        for found in _NEW_MEMBERS.finditer(block.flat):
            number = value(found["number"])
            if number is not None and number != arrivals:
                told = _(
                    "The text tells of {number} arrivals; the dossier holds {count} memberships that began in {year}."
                )
                why = told.format(number=number, count=arrivals, year=known.year)
                yield pointed(reading.text, at, found.span(), why)
        for found in _LEAVERS.finditer(block.flat):
            number = value(found["number"])
            if number is not None and number != departures:
                told = _(
                    "The text tells of {number} leavings; the dossier holds {count} memberships that ended in {year}."
                )
                why = told.format(number=number, count=departures, year=known.year)
                yield pointed(reading.text, at, found.span(), why)
