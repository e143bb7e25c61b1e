"""What sentences claim of what stands near them: a table, a list, labels, the years that an edition numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.arithmetic import numbers_in
from csxl_desktop.proofreading.rules.calendar_words import MONTH, MONTHS, dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, NUMBERED, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import Segment, Tables, cell_of, column, figure, width
from csxl_desktop.proofreading.text import Block, Kind, Text

_OUT_OF = re.compile(
    rf"(?P<part>{NUMBER}) [^\W\d_][^.;:]{{0,40}}?\bsur (?:les |ces )?(?P<whole>{NUMBER})\b", re.IGNORECASE
)
_FIRST_ONES = re.compile(
    rf"\b(?:les|ces) (?P<count>deux|trois|quatre) premi(?:er|ère)s? [^.;]{{0,60}}?\b"
    rf"(?:représent|totalis|cumul|réuni|regroup|rassembl|compt|concentr)\w+[^.;\d]{{0,30}}? (?P<told>{NUMBER})(?! ?%)",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\b(?:réunion|séance|rencontre|atelier|permanence)s? (?P<how>tenue?s|planifiée?s|prévue?s|programmée?s) ?: ?"
    rf"(?P<told>{NUMBER})",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:réunion|séance|rencontre|atelier|permanence|visite|marche|assemblée|édition|date)\b[^.;:]{0,25}?$",
    re.IGNORECASE,
)
_IS_OFF = re.compile(
    r"^(?: \d{4})?(?:,[^,.]{0,60},)? (?:a|avait) (?:dû être |été )(?:annulée?|supprimée?)\b", re.IGNORECASE
)
_FULL_TIME = re.compile(r"(?<![\w,.])(?P<told>\d+(?:,\d+)?) (?:ETP|équivalents?[ -]temps[ -]pleins?)\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\b(?:soit|total|tout|représent\w+|équip\w+|effectif\w*|compte|comptait|dispos\w+)\b[^.;]{0,60}$", re.IGNORECASE
)
_EDITION = re.compile(
    r"(?P<number>\d{1,3})(?:e|ème|ième) (?:rapport d'activités?|rapport annuel)\b[^.]{0,120}?\bpremier\b[^.\d]{0,50}"
    r"(?P<first>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(
    rf"\b(?:ses|nos|les|aux|des) (?P<count>{NUMBER}) (?P<what>[^\W\d_]+s)\b[^.;]{{0,80}}?\b(?:en|et) [^\W\d_]+ une? "
    r"(?P<next>deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième)\b",
    re.IGNORECASE,
)
_ORDINALS_WRITTEN = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième"
_ORDINALS = {word: number for number, word in enumerate(_ORDINALS_WRITTEN.split(), start=1)}
_PRESENT = re.compile(
    rf"(?:^|[.;] |- )(?P<label>présents|participants|participations|nombre de participants|personnes présentes) ?: "
    rf"?(?P<told>{NUMBER})",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    rf"\b(?:les|ces) (?P<count>{NUMBER}) [^.;:]{{2,40}}? (?:ont|auront) (?:au total )?"
    rf"(?:rassemblé|réuni|accueilli|attiré|compté) "
    rf"(?:au total |en tout )?(?P<told>{NUMBER})\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:la|le|les) (?P<sense>plus|moins) "
    r"(?P<how>fréquentée?s?|suivie?s?|nombreu(?:x|ses)|élevée?s?|importante?s?|"
    r"faibles?|rares?|basse?s?|petite?s?|hautes?)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"faible|rare|bas|petit")
_MEASURED = re.compile(r"%|km|kg|\bh\b|heures?|min|ETP|€")
_MOST_ROWS, _MOST_LABELS = 10, 40
_FEW_WORDS = 4  # letters of a word that tells a row


def of_tables(reading: Reading) -> Iterator[Remark]:
    """“43 répondants sur 45 sont satisfaits”, “la réunion du 4 mai a été annulée”: the table says otherwise."""
    text = reading.text
    tables = Tables(text)
    if not tables.all:
        return
    headed = _headed(text, tables.all)
    for at, block in text.running():
        beside = tables.beside(at)
        near = next((each for each in reversed(beside) if each.rows[-1] < at), None)
        for start, sentence in block.sentences:
            for span, why in (
                *_out_of(text, sentence, near),
                *_first_ones(text, sentence, near),
                *_called_off(text, sentence, beside),
                *_most(text, sentence, near),
                *_of_column(sentence, headed),
            ):
                yield pointed(text, at, (start + span[0], start + span[1]), why)
        for span, why in _held(text, at, block, beside):
            yield pointed(text, at, span, why)


Claim = tuple[tuple[int, int], str]


def _words(words: str) -> set[str]:
    return {each[:6] for each in re.findall(r"\w+", fold(words)) if len(each) > _FEW_WORDS}


def _names(text: Text, at: int, sentence: str) -> bool:
    """Whether a sentence names a row: each longer word of its first cell."""
    own = _words(cell_of(text, at, 0))
    return bool(own) and own <= _words(sentence)


def _out_of(text: Text, sentence: str, near: Segment | None) -> Iterator[Claim]:
    if near is None or near.total is None or len(near.rows) > _MOST_ROWS:
        return
    for found in _OUT_OF.finditer(sentence):
        part, whole = value(found["part"]), value(found["whole"])
        for place in range(1, width(text, near)):
            rows = column(text, near, place)
            if figure(cell_of(text, near.total, place)) != whole or "%" in cell_of(text, near.total, place):
                continue
            named = [told for at, told in rows if _names(text, at, sentence)]
            made = {
                sum(each) for count in range(1, len(rows) + 1) for each in combinations([n for _a, n in rows], count)
            }
            if named and part not in made and part is not None and part < (whole or 0):
                why = _("No rows of the table above make {part} of {whole}.").format(part=part, whole=whole)
                yield (found.start(), found.end()), why


def _first_ones(text: Text, sentence: str, near: Segment | None) -> Iterator[Claim]:
    if near is None:
        return
    for found in _FIRST_ONES.finditer(sentence):
        count, told = value(found["count"]) or 0, value(found["told"])
        sums = [
            sum(number for _at, number in rows[:count])
            for place in range(1, width(text, near))
            if len(rows := column(text, near, place)) > count
        ]
        if sums and told not in sums:
            why = _("The first {count} rows of the table make {sum}, not {told}.").format(
                count=count, sum=f"{sums[0]:g}", told=told
            )
            yield found.span("told"), why


Column = tuple[set[str], set[int], int]


def _headed(text: Text, tables: Sequence[Segment]) -> list[Column]:
    """Columns with a total under a name of two words or more that one table alone bears: their words and figures."""
    found: list[tuple[str, Column]] = []
    for each in tables:
        for place in range(1, width(text, each)) if each.total is not None else ():
            name = cell_of(text, each.rows[0], place)
            total = figure(cell_of(text, each.total, place))
            words = _words(name)
            if len(words) > 1 and total is not None and total == int(total):
                figures = {int(told) for _at, told in column(text, each, place)}
                found.append((fold(name), (words, figures, int(total))))
    names = [name for name, _column in found]
    return [told for name, told in found if names.count(name) == 1]


def _of_column(sentence: str, headed: Sequence[Column]) -> Iterator[Claim]:
    """“Quatorze réunions avaient été planifiées” where the column “Réunions planifiées” makes thirteen."""
    own = _words(sentence) if headed else set()
    for words, figures, total in headed:
        for each in numbers_in(sentence) if words <= own else ():
            after = re.split(r"[;:.,]", sentence[each.end : each.end + 70])[0]
            called = sentence[: each.start].endswith("(")
            if not called and words <= _words(after) and each.number > 1 and each.number not in {total, *figures}:
                why = _("The column of that name makes {total}.").format(total=total)
                yield (each.start, each.end), why


def _called_off(text: Text, sentence: str, tables: Sequence[Segment]) -> Iterator[Claim]:
    """A day that is told to be called off, and has its figures in the table."""
    for day in dates_in(sentence):
        if not _CALLED_OFF.search(sentence[: day.start]) or not _IS_OFF.match(sentence[day.end :]):
            continue
        for each in tables:
            for row in each.rows:
                cells = text.blocks[row].cells
                same = any((told.day, told.month) == (day.day, day.month) for told in dates_in(cells[0].lower()))
                if same and any(figure(cell) for cell in cells[1:]):
                    why = _("The table counts those who came on that day: {row}.").format(row=text.blocks[row].text)
                    yield (day.start, day.end), why


def _held(text: Text, at: int, block: Block, tables: Sequence[Segment]) -> Iterator[Claim]:
    """“Réunions tenues : 4” over a table of three days with figures."""
    for found in _HELD.finditer(block.flat):
        below = [each for each in tables if each.rows[0] > at]
        days = [row for row in below[0].rows if _has_day(text, row)] if below else []
        if len(days) < 2:
            continue
        held = [row for row in days if any(figure(cell) for cell in text.blocks[row].cells[1:])]
        count = len(held) if found["how"].lower().startswith("tenu") else len(days)
        if held and count != value(found["told"]):
            yield found.span(), _("{number} are announced, {count} follow.").format(number=found["told"], count=count)


def _has_day(text: Text, row: int) -> bool:
    """A day in the first cell, or behind the weekday."""
    return any(dates_in(cell_of(text, row, place).lower()) for place in (0, 1))


def _most(text: Text, sentence: str, near: Segment | None) -> Iterator[Claim]:
    """“C’est au 2e trimestre que les annonces ont été les plus rares.”"""
    if near is None:
        return
    for found in _SUPERLATIVE.finditer(sentence):
        part = re.split(r", | et (?=au |en |dans )", sentence[: found.start()])[-1]
        named = [row for row in near.rows if _is_told(cell_of(text, row, 0), part)]
        if len(named) != 1:
            continue
        least = (found["sense"].lower() == "moins") != bool(_SMALL.search(fold(found["how"])))
        for place in range(1, width(text, near)):
            rows = dict(column(text, near, place))
            if len(rows) < 3 or named[0] not in rows or _MEASURED.search(cell_of(text, named[0], place)):
                continue
            wanted = min(rows.values()) if least else max(rows.values())
            if rows[named[0]] != wanted:
                other = next(row for row, told in rows.items() if told == wanted)
                yield found.span(), _("In the table it is “{row}”.").format(row=text.blocks[other].text)
            break


def _is_told(name: str, words: str) -> bool:
    bare = fold(name)
    return len(bare) > 2 and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", fold(words)) is not None


_COUNTED = re.compile(
    r"\b(?:présents|participants|participations|personnes|etp|équivalents?|rapport|fréquent\w*|suivi\w*|rassemblé|réuni|"
    r"accueilli|attiré|compté|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz)ième)$"
)


def of_labels(reading: Reading) -> Iterator[Remark]:
    """“Les quatre AG ont rassemblé 156 participants” after four labels that make 160; 0,8 and 0,5 ETP that make 1,5."""
    text = reading.text
    labels: list[int] = []
    places: list[tuple[int, str]] = []
    times: list[float] = []
    for at, block in text.running(_COUNTED):
        here = [value(found["told"]) or 0 for found in _PRESENT.finditer(block.flat)]
        labels += here
        heading = text.heading_of(at)
        places += [(told, heading.folded if heading else "") for told in here]
        places = places[-_MOST_LABELS:]
        yield from _most_of_labels(text, at, block, places)
        for found in _GATHERED.finditer(block.flat):
            count, told = value(found["count"]) or 0, value(found["told"])
            near = labels
            if found[0].lower().startswith("ces"):  # those told of here
                near = [each for each, place in places if heading is not None and place == heading.folded]
            last = near[-count:] if count else []
            if count > 1 and len(last) == count and sum(last) != told:
                why = _("The labels above make {sum}, not {told}.").format(sum=sum(last), told=told)
                yield pointed(text, at, found.span("told"), why)
        yield from _full_times(text, at, block, times)
        for found in _EDITION.finditer(block.flat):
            right = (text.year or 0) - int(found["first"]) + 1
            if text.year and right > 0 and right != int(found["number"]):
                why = _("If the first one was that of {first}, that of {year} is number {right}.").format(
                    first=found["first"], year=text.year, right=right
                )
                yield pointed(text, at, found.span("number"), why, f"{right}e")
        for found in _ONE_MORE.finditer(block.flat):
            count, following = value(found["count"]) or 0, _ORDINALS[found["next"].lower()]
            if count and following != count + 1:
                why = _("After {count} of them, this is number {next}.").format(count=count, next=count + 1)
                yield pointed(text, at, found.span("next"), why)


def _most_of_labels(text: Text, at: int, block: Block, places: Sequence[tuple[int, str]]) -> Iterator[Remark]:
    """“L’AG de juin a été la plus fréquentée”: the label under the heading of June is not the greatest."""
    for found in _SUPERLATIVE.finditer(block.flat) if len(places) > 2 else ():
        if not found["how"].lower().startswith(("fréquent", "suivi")):
            continue
        sentence = next(words for start, words in reversed(block.sentences) if start <= found.start())
        months = [month for month in MONTHS if re.search(rf"\b{month}\b", sentence, re.IGNORECASE)]
        named = [told for told, heading in places if len(months) == 1 and fold(months[0]) in heading]
        wanted = max if found["sense"].lower() == "plus" else min
        if len(named) == 1 and named[0] != wanted(told for told, _heading in places):
            best = wanted(told for told, _heading in places)
            why = _("The labels above say {told}, and {best} elsewhere.").format(told=named[0], best=best)
            yield pointed(text, at, found.span(), why)


def _full_times(text: Text, at: int, block: Block, times: list[float]) -> Iterator[Remark]:
    every = [(float(found["told"].replace(",", ".")), found.span()) for found in _FULL_TIME.finditer(block.flat)]
    shares = [each for each in every if block.kind is Kind.ITEM or block.flat[: each[1][0]].endswith("(")]
    told = [each for each in every if each not in shares]
    times += [number for number, _span in shares]
    if block.kind is Kind.ITEM:
        return
    if len(times) > 1 and len(told) == 1 and _IN_ALL.search(block.flat[: told[0][1][0]]):
        number, span = told[0]
        if abs(sum(times) - number) > 0.001:
            made = f"{sum(times):.2f}".rstrip("0").replace(".", ",")
            why = _("The labels above make {sum}, not {told}.").format(sum=made, told=f"{number:g}".replace(".", ","))
            yield pointed(text, at, span, why)
    if told:
        times.clear()


_LISTED = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER}) (?P<what>[^\W\d_][\w'-]*)[^.;:]{{0,90}} : "
    r"(?P<list>(?:[^.;:]|\bM\.){5,400})[.;]?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER}) (?P<what>[^\W\d_][\w'-]*)[^.;:()]{{0,40}} "
    r"\((?:à savoir )?(?P<list>[^.;:()]{5,400})\)",
    re.IGNORECASE,
)
_MONTH_TOLD = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
_PERSONS = re.compile(r"(?<![\w.])(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Me|Dr) (?=[A-ZÀ-Þ])")
_PEOPLE = re.compile(
    r"^(?:intervenante?s|orateurs|oratrices|personnes|bénévoles|volontaires|candidate?s|collègues|animateurs|animatrices|"
    r"stagiaires|travailleu(?:rs|ses)|membres|partenaires|experte?s|invitée?s|collaborat(?:eurs|rices)|conférenciers)$",
    re.IGNORECASE,
)
_OCCASIONS = re.compile(
    r"^(?:fois|réunions|séances|rencontres|dates|ateliers|visites|sessions|reprises|journées|permanences)$",
    re.IGNORECASE,
)


def in_sentences(reading: Reading) -> Iterator[Remark]:
    """“Trois intervenantes : Mme A, Mme B”, “réuni cinq fois : le 3 mai et le 4 juin”."""
    for at, block in reading.text.running(NUMBERED):
        if " : " not in block.flat and "(" not in block.flat:
            continue
        for start, sentence in _whole_sentences(block.flat):
            if " : " not in sentence and "(" not in sentence:
                continue
            found = _LISTED.search(sentence) or _BRACKETED.search(sentence)
            if found is None or len(numbers_in(sentence[: found.start("list")])) != 1:
                continue
            number, what = value(found["number"]), found["what"]
            persons, days = len(_PERSONS.findall(found["list"])), len(dates_in(found["list"]))
            count = 0
            if _PEOPLE.match(what):
                count = persons
            elif _OCCASIONS.match(what):
                count = days or len(_MONTH_TOLD.findall(found["list"]))
            elif what.endswith(("s", "x")) and not persons and not days:
                count = _names_listed(found["list"])
            if count > 1 and number is not None and 1 < number < 16 and count != number:
                why = _("{number} are announced, {count} follow.").format(number=number, count=count)
                span = (start + found.start("number"), start + found.end("what"))
                yield pointed(reading.text, at, span, why, str(count))


def _whole_sentences(flat: str) -> Iterator[tuple[int, str]]:
    """Sentences; the full stop of “M.” ends none."""
    start = 0
    for found in re.finditer(r"(?<!\bM)(?<!\bMM)(?<!\bDr)[.!?…]\s+(?=[A-ZÀ-Þ«\"-])", flat):
        yield start, flat[start : found.start() + 1]
        start = found.end()
    yield start, flat[start:]


_WITH_ARTICLE = re.compile(r"^(?:une? |l'|la |le )(?!(?:\w+ ){7,})", re.IGNORECASE)
_ONE_WORD = re.compile(r"(?:l'|le |la |les )?[a-zà-ÿ-]+")


def _names_listed(words: str) -> int:
    """How many names “Logement, Aînés et Santé mentale” counts; 0 where one cannot say."""
    parts = re.split(r", (?:et )?| et ", words.strip().rstrip("."))
    one_kind = all(re.match(r"(?:«\s*)?[A-ZÀ-Þ]", part) for part in parts)
    one_kind = one_kind or all(_WITH_ARTICLE.match(part) for part in parts)
    one_kind = one_kind or (" et " in words and len(parts) > 2 and all(_ONE_WORD.fullmatch(part) for part in parts))
    return len(parts) if one_kind and ", " in words and not any("(" in part for part in parts) else 0
