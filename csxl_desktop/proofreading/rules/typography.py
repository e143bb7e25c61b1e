"""Form: ordinals, capitals without accent, dots, quotes and brackets that do not close."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from csxl_desktop.i18n import _, fold, ngettext
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.accented import accented
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Block, Kind, Text
from csxl_desktop.proofreading.words import Words

_ORDINAL = re.compile(
    r"(?<![\w,.])(?P<number>\d{1,3}|[IVX]{1,6}) ?(?P<end>(?:i[èeé]mes?|[èeé]mes?|i[èeé]re?s?|[èe]re))(?!\w)"
)
_ETC = re.compile(r"\betc(?:\.{2,}|\.? ?…|\. ?\.\.\.)")
_DOTS = re.compile(r"(?<!\.)(?:\.{4,}|\.\.)(?![./\\])")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_A = re.compile(
    r"(?:^|(?<=[.!?] ))A(?= (?:(?:l'|la|les|cet|cette|ces|ce|titre|savoir|noter|partir|travers|suivre|côté|ce)\b|"
    r"(?:L[ae]s? |L')[A-ZÀ-Þ][a-zà-ÿ'-]+(?: [\w'-]+){0,4}, [a-zà-ÿM]))"
)
_ALWAYS_ACCENTED = frozenset(("Etat", "Etats", "Eglise", "Echevin", "Echevine", "Echevins", "Echevinat"))  # no names
_AS_THEY_STAND_WRITTEN = "annexe annexes approuve imprime parraine prive publie recommande reforme subsidie aines"
_AS_THEY_STAND = frozenset(_AS_THEY_STAND_WRITTEN.split())  # words with and without their accent
_KEPT = 20_000  # paragraphs
_ACRONYM = 5  # letters: a word as short in capitals may be one
_SMILEY = re.compile(r"[:;=]-?[()]")
_MARKER = re.compile(r"(?:^|(?<=[\s(«/]))(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})\)")


def ordinals(reading: Reading) -> Iterator[Remark]:
    """2ième, 3ème, 1ère: each way once."""
    text = reading.text
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for at, block in enumerate(text.blocks):
        for each in _ORDINAL.finditer(block.flat):
            found.setdefault(each[0], []).append((at, each.span()))
    for printed, places in found.items():
        match = _ORDINAL.match(printed)
        right = _ordinal(match["number"], match["end"]) if match else ""
        why = _("French ordinals are written 1er, 1re, 2e, 3e.")
        if len(places) > 1:
            why = f"{why} {_times(len(places))}"
        yield pointed(text, places[0][0], places[0][1], why, right)


def _ordinal(number: str, end: str) -> str:
    if number in {"1", "I"}:
        return f"{number}{'re' if end.rstrip('s').endswith('re') else 'er'}"
    return f"{number}{'es' if end.endswith('s') else 'e'}"


def _times(count: int) -> str:
    return ngettext("Printed {count} time.", "Printed {count} times.", count).format(count=count)


def capitals(reading: Reading) -> Iterator[Remark]:
    """COMITE, EVALUATION, Equipe: each word once; the names of organisations are theirs."""
    text = reading.text
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    by_text = _Accents(text)
    for at in text.words.holding(_in_doubt(text.words, by_text)):
        block = text.blocks[at]
        if block.kind is Kind.ROW:
            continue
        for each in _WORD.finditer(block.flat):
            if (
                each[0][0].isupper()
                and each[0] != "A"
                and _with_accents(each[0], by_text)
                and _opens(block, each)
                and not reading.is_named(at, each.start())
            ):
                found.setdefault(each[0], []).append((at, each.span()))
        for each in _LETTER_A.finditer(block.flat):
            found.setdefault("A", []).append((at, each.span()))
    for word, places in found.items():
        why = _("Capitals keep their accents.")
        if len(places) > 1:
            why = f"{why} {_times(len(places))}"
        yield pointed(text, places[0][0], places[0][1], why, _with_accents(word, by_text))


def _in_doubt(words: Words, by_text: "_Accents") -> Iterator[str]:
    """The words that may lack the accents of a capital, and A."""
    for word in words:
        parts: list[str] = _WORD.findall(word)
        if any(part == "A" or (part[0].isupper() and _with_accents(part, by_text)) for part in parts):
            yield word


def _with_accents(word: str, by_text: "_Accents") -> str:
    if word == "A":
        return "À"
    own = accented(word)
    if own and word.isupper() and word.lower() in _AS_THEY_STAND:
        own = ""  # the text alone tells
    return own or by_text.accented(word)


@lru_cache(maxsize=_KEPT)
def _in_small(flat: str) -> frozenset[str]:
    """The longer words in small letters, and those whose capital has its accent."""
    words: list[str] = _WORD.findall(flat)
    return frozenset(
        word.lower()
        for word in words
        if len(word) >= _ACRONYM and (word.islower() or (word.istitle() and not word.isascii()))
    )


class _Accents:
    """The accents that a text gives to a word in small letters, whatever the dictionary leaves open."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _small(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for _at, block in self._text.worded():
            for word in _in_small(block.flat):
                found.setdefault(fold(word), set()).add(word)
        return found

    def accented(self, word: str) -> str:
        """“DÎNERS” for “DINERS” where the text has “dîners” and never “diners”."""
        if len(word) < _ACRONYM or not word.isascii() or not word.isupper():
            return ""
        ways = self._small.get(word.lower(), set())
        way = next(iter(ways)) if len(ways) == 1 else ""
        return "" if way.isascii() else way.upper()


def _opens(block: Block, word: re.Match[str]) -> bool:
    """In capitals, or at the head of a sentence: elsewhere a capital is that of a name."""
    if word[0] in _ALWAYS_ACCENTED:
        return True
    if word[0].isupper():
        return block.shouted or len(word[0]) > _ACRONYM
    before = block.flat[: word.start()].rstrip(" «\"(-'0123456789.)")
    return not before or block.flat[: word.start()].rstrip(' «"(-').endswith((".", "!", "?", ":", "|", "/"))


_LEADS_TO_PAGE = re.compile(r" ?\d{1,3}$")


def dots(reading: Reading) -> Iterator[Remark]:
    """“etc...”, “....”, and two kinds of suspension points in one text."""
    text = reading.text
    kinds: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for at, block in text.worded():
        for found in _ETC.finditer(block.flat) if "etc" in block.flat else ():
            yield pointed(text, at, found.span(), _("“etc.” takes one full stop and no suspension points."), "etc.")
        for found in _DOTS.finditer(block.flat) if ".." in block.flat else ():
            leads = _LEADS_TO_PAGE.match(block.flat, found.end())
            if not _inside_link(block.flat, found.start()) and not leads:
                yield pointed(text, at, found.span(), _("Suspension points are three."), "…")
        for mark in ("...", "…"):
            if (start := block.flat.find(mark)) >= 0:
                kinds.setdefault(mark, []).append((at, (start, start + len(mark))))
    if len(kinds) == 2:
        rarer = min(kinds, key=lambda mark: len(kinds[mark]))
        at, span = kinds[rarer][0]
        yield pointed(text, at, span, _("Suspension points are written in two ways: … and ..."), "…", about="… ...")


def _inside_link(flat: str, at: int) -> bool:
    start = flat.rfind(" ", 0, at) + 1
    return "://" in flat[start:at] or "www." in flat[start:at]


def guillemets(reading: Reading) -> Iterator[Remark]:
    """« that never closes before the next one opens, and » that nothing opened."""
    text = reading.text
    opened: list[tuple[int, int]] = []
    counts = {"«": 0, "»": 0}
    for at, block in enumerate(text.blocks):
        if block.kind is Kind.HEADING or (block.kind is Kind.ROW and opened):
            yield from (_never_closed(text, place) for place in opened)
            opened = []
        for start, char in enumerate(block.text) if "«" in block.text or "»" in block.text else ():
            if char == "«":
                counts[char] += 1
                stale = [place for place in opened if place[0] < at] if opened and opened[0][0] < at else []
                if stale and not block.text[:start].strip() and _is_repeated(text, stale[-1][0], at):
                    opened = [place for place in opened if place not in stale]  # each paragraph of a long quotation
                    stale = []
                yield from (_never_closed(text, place) for place in stale)
                opened = [place for place in opened if place[0] == at] if stale else opened
                opened.append((at, start))
            elif char == "»":
                counts[char] += 1
                if not opened:
                    yield pointed(text, at, _around(block.text, start), _("This guillemet closes what nothing opened."))
                else:
                    opened.pop()
    yield from (_never_closed(text, place) for place in opened)


def _is_repeated(text: Text, opened_at: int, at: int) -> bool:
    """Whether « at the head of a paragraph goes on with the quotation of the one right before."""
    before = text.blocks[opened_at].text
    return opened_at == at - 1 and "»" not in before and before.startswith("«") and not _SIGNED.search(before)


_SIGNED = re.compile(r"[.!?…] (?:[–—-] )?(?:M\. |Mme )?[A-ZÀ-Þ][\w'’-]+ ?(?:[A-ZÀ-Þ][\w'’-]+)?, [^.!?«»]{3,80}$")


_SAID = re.compile(
    r", (?:(?:a|ont|nous a) (?:rappelé|dit|expliqué|résumé|confié|ajouté|conclu|raconté|répondu|souligné|lancé|"
    r"insisté|glissé)"
    r"|(?:dit|explique|confie|ajoute|résume|raconte|rappelle|sourit|conclut|souligne)) (?=(?:M\.|Mme|[A-ZÀ-Þ]|"
    r"une? |l[ea] |-))"
)


def _never_closed(text: Text, place: tuple[int, int]) -> Remark:
    """Where » is missing: before the signature, at the end of a paragraph of quotation, else where it opens."""
    at, start = place
    words = text.blocks[at].text
    said = _SAID.search(words, start)
    if said is not None:
        span = (max(start, words.rfind(" ", 0, max(0, said.start() - 30)) + 1), said.end())
        why = _("This quotation is never closed: » is missing.")
        return pointed(text, at, span, why, "»", about=words[slice(*_around(words, start))])
    signed = _SIGNED.search(words)
    end = signed.start() + 1 if signed and signed.start() > start else len(words.rstrip())
    span = (max(start, words.rfind(" ", 0, max(0, end - 40)) + 1), end) if start == 0 else _around(words, start)
    why = _("This quotation is never closed: » is missing.")
    return pointed(text, at, span, why, "»", about=words[slice(*_around(words, start))])


def _around(words: str, start: int) -> tuple[int, int]:
    """A few words to know the place by."""
    if words[start] == "«":
        return start, min(len(words), start + 60)
    return max(0, start - 60), start + 1


def straight_quotes(reading: Reading) -> Iterator[Remark]:
    """An odd number of " in a block; quotes doubled; « » and " " in one text."""
    text = reading.text
    styles: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for at, block in text.worded():
        if block.flat.count('"') % 2:
            start = block.flat.index('"')
            yield pointed(text, at, (start, min(len(block.text), start + 60)), _("These quotes never close."))
        for found in re.finditer(r'""|« *«|» *»(?! *[«»])', block.flat):
            yield pointed(text, at, found.span(), _("These quotes stand twice."))
        for found in re.finditer(r'"[^"]{2,}"', block.flat):
            inside = block.flat.rfind("«", 0, found.start()) > block.flat.rfind("»", 0, found.start())
            if not inside:
                styles.setdefault('"', []).append((at, found.span()))
        if (start := block.flat.find("«")) >= 0:
            styles.setdefault("«", []).append((at, (start, start + 1)))
    if len(styles) == 2:
        at, span = styles['"'][0]
        why = _('The text quotes in two ways: « » and " ".')
        yield pointed(text, at, span, why, f"« {text.blocks[at].text[span[0] + 1 : span[1] - 1]} »", about="quotes")


def brackets(reading: Reading) -> Iterator[Remark]:
    """A bracket that opens and never closes, or the other way round."""
    text = reading.text
    for at, block in text.running():
        if "(" not in block.flat and ")" not in block.flat:
            continue
        flat = _SMILEY.sub("  ", block.flat)
        markers = {found.end() - 1 for found in _MARKER.finditer(flat)}
        depth: list[int] = []
        for start, char in enumerate(flat):
            if char == "(":
                depth.append(start)
            elif char == ")" and depth:
                depth.pop()
            elif char == ")" and start not in markers:
                yield pointed(text, at, (max(0, start - 40), start + 1), _("This bracket closes what nothing opened."))
        for start in depth:
            yield pointed(text, at, (start, min(len(flat), start + 40)), _("This bracket never closes."))


_SPACED = re.compile(r"(?<=\w) +[,.](?=\s|$)|(?<=[^\W\d_]) +,(?=[^\W\d_])")
_CLOSE = re.compile(r"[,;:.!?](?:[,;:\w]|\s+[,;])")  # of what is looked for, whatever has no space before it
_DOUBLED = re.compile(r",,+|;;+|::+|,\s*;|;\s*,|,\s+,")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])[,;](?=[A-Za-zÀ-ÿ]{2}|[a-zà-ÿ]')|(?<=[a-zà-ÿ]{2})[,;](?=\d{1,3} [a-zà-ÿ]{3})")
_GLUED_SENTENCE = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?](?P<word>[A-ZÀ-Þ][a-zà-ÿ']*)(?![\w.@/-])")


_NO_SPACE = re.compile(r"(?<=[a-zà-ÿ»)]{2})[:;!?](?= [a-zà-ÿA-ZÀ-Þ«]|$)")
_SPACE_BEFORE = re.compile(r"(?<=[\w»)]) [:;!?](?=\s|$)")
_MOSTLY_SPACED = 8  # times as many marks stand behind a space


def spaces(reading: Reading) -> Iterator[Remark]:
    """“Une seule règle: on essaie” in a text whose other colons stand behind a space."""
    text = reading.text
    spaced = sum(len(_SPACE_BEFORE.findall(block.flat)) for _at, block in text.worded())
    glued = [
        (at, found.span())
        for at, block in text.worded()
        for found in _NO_SPACE.finditer(block.flat)
        if not reading.in_link(at, found.start())
    ]
    if spaced < _MOSTLY_SPACED * max(1, len(glued)):
        return
    for at, (start, end) in glued:
        why = _("A space stands before “{mark}” in French.").format(mark=text.blocks[at].flat[start])
        yield pointed(text, at, (max(0, start - 15), min(len(text.blocks[at].text), end + 15)), why)


def punctuation(reading: Reading) -> Iterator[Remark]:
    """A space before a comma, none after it, a mark twice."""
    text = reading.text
    for at, block in text.running():
        if " ," not in block.flat and " ." not in block.flat and not _CLOSE.search(block.flat):
            continue
        for pattern, why in (
            (_SPACED, _("No space stands before a comma or a full stop.")),
            (_DOUBLED, _("This mark stands twice.")),
            (_GLUED, _("A space follows a comma.")),
            (_GLUED_SENTENCE, _("A space is missing between two sentences.")),
        ):
            for found in pattern.finditer(block.flat):
                if not _inside_link(block.flat, found.start()):
                    start = max(0, found.start() - 15)
                    yield pointed(text, at, (start, min(len(block.text), found.end() + 15)), why)


_BRANDS = {
    "whatsapp": "WhatsApp", "powerpoint": "PowerPoint", "facebook": "Facebook", "youtube": "YouTube",
    "linkedin": "LinkedIn", "instagram": "Instagram", "onedrive": "OneDrive", "sharepoint": "SharePoint",
    "wetransfer": "WeTransfer", "tiktok": "TikTok", "iphone": "iPhone", "openstreetmap": "OpenStreetMap",
    "mailchimp": "Mailchimp", "doodle": "Doodle", "framapad": "Framapad",
}  # fmt: skip
_BRAND = re.compile(
    r"(?<![\w@./-])(?:"
    + "|".join("[ '-]?".join(re.escape(char) for char in brand) for brand in _BRANDS)
    + r")(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)


def brands(reading: Reading) -> Iterator[Remark]:
    """The names of everyday tools, as they are written: Whats’App, Power point, Linkedin."""
    text = reading.text
    found: dict[str, tuple[int, tuple[int, int]]] = {}
    for at, block in text.worded():
        bare = block.lowered.replace(" ", "").replace("'", "").replace("-", "")
        for each in _BRAND.finditer(block.flat) if any(brand in bare for brand in _BRANDS) else ():
            right = _BRANDS[re.sub(r"[ '-]", "", each[0]).lower()]
            if (each[0] != right and not each[0].isupper() and " " not in each[0].strip("'-")) or "'" in each[0]:
                found.setdefault(each[0], (at, each.span()))
    for printed, (at, span) in found.items():
        right = _BRANDS[re.sub(r"[ '-]", "", printed).lower()]
        yield pointed(text, at, span, _("This tool is written {name}.").format(name=right), right)


_LEGAL = re.compile(r"(?<!\w)(?:asbl|a\.s\.b\.l\.?|vzw|scrl|aisbl)(?!\w)", re.IGNORECASE)
_LEGAL_LETTERS = ("sbl", "s.b.l", "vzw", "scrl")


def legal_forms(reading: Reading) -> Iterator[Remark]:
    """asbl, Asbl, ASBL in one text."""
    text = reading.text
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for at, block in enumerate(text.blocks):
        if block.shouted or block.kind is Kind.ENTRY:
            continue
        for each in _LEGAL.finditer(block.flat) if any(form in block.lowered for form in _LEGAL_LETTERS) else ():
            found.setdefault(each[0], []).append((at, each.span()))
    forms: dict[str, list[str]] = {}
    for printed in found:
        forms.setdefault(fold(printed).replace(".", ""), []).append(printed)
    for form, ways in forms.items():
        if len(ways) > 1:
            rarest = min(ways, key=lambda way: len(found[way]))
            at, span = found[rarest][0]
            why = _("The same legal form is written in {count} ways: {ways}.").format(
                count=len(ways), ways=listed(ways)
            )
            yield pointed(text, at, span, why, form, about=form)
