"""What is missing: a day, a figure, a noun, a verb, the end of a list, the day that every other sentence tells."""

import re
from collections import Counter
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, WEEKDAY, dates_in
from csxl_desktop.proofreading.rules.lexicon import finite, participle
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip, pointed
from csxl_desktop.proofreading.text import Block

_COUNTED = (
    r"(?:personnes|participants|participantes|participations|visiteurs|habitants|membres|familles|ménages|enfants|jeunes|"
    r"bénévoles|usagers|bénéficiaires|partenaires|services|associations|demandes|réunions|séances|élèves|colis|repas)"
)
_GAP = r"(?:…+|\.{2,}|_{2,}|-{2,}|[Xx]{2,}|\?{1,3}|\(\.\.\.\)|\[ ?\])"
_NO_DAY = re.compile(
    rf"\b(?:le|du|au|dès le|depuis le)(?: {WEEKDAY})? (?:{_GAP} ?(?:{MONTH})\b|(?-i:{MONTH}) (?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    rf"(?:(?:^|(?<=[.:;] ))(?:(?:lors |à |au |en |pendant |durant |"
    rf"dans )[^,.:;]{{0,60}}, )?(?-i:{_COUNTED}) (?:ont|étaient|sont|y|"
    rf"se sont|avaient|"
    rf"n'ont)\b|{_GAP} ?{_COUNTED}\b|\b(?:soit|pour un total de|au nombre de|un montant de|une? moyenne de) "
    rf"(?:{_COUNTED}|%|€|euros)(?! ?\w+[-'])(?= (?:ont|étaient|sont|par|au|en|pour)\b|[,.;)]|$))",
    re.IGNORECASE,
)
_NO_PERCENT = re.compile(r"\b(?:soit|de|à) %")
_NO_NOUN = re.compile(
    r"(?<![\w'-])(?P<word>la|les|des|du|aux|au|ce|cet|cette|ces|leurs|nos|notre|votre|chaque)(?= ?[.;)!?](?:\s|$)|,\s"
    r"(?:et |ou |sera |seront |a |ont |est |sont |qui ))"
)
_NO_OBJECT = re.compile(
    r"(?<![\w'-])(?P<word>par|dans|de|et|ou|que|dont|parmi|chez|via|sur)(?=[.;)](?:\s|$)|, (?:sera|seront|a|ont|"
    r"est|sont|peut|"
    r"peuvent|doit|doivent|s'est|se sont)\b)"
)
_LEFT = re.compile(
    r"\b(?:a|ont|s'est|se sont|est|sont) (?:officiellement |définitivement |également )?"
    r"(?:cessé|fermé|quitté|remis|mis fin|démissionné|rejoint|adhéré|ouvert|été \w+ée?s?|dissoute?|absorbée?)\b"
)
_COUNTING = re.compile(rf"{NUMBER} [a-zà-ÿ]+[sx]\b", re.IGNORECASE)
_FEWEST_SENTENCES = 2
_APPOSED = re.compile(
    r"^(?:Les|Le|La|L'|Des|Nos|Ces|Cette|Ce) ?[^\W\d_][\w' -]{2,40}, (?P<said>[^,.;:]{3,40}), (?P<verb>[a-zà-ÿ]+)\b"
)
_GONE = re.compile(
    r"^(?:re)?(?:parti|venu|allé|arrivé|entré|rentré|resté|devenu|retourné|sorti|monté|descendu|revenu)e?s?$"
)
_LIST_ENDS = re.compile(r"[;,.]$")
_SHORTEST_LIST = 3


def incomplete(reading: Reading) -> Iterator[Remark]:
    """“le … mars”, “personnes ont”, “appréciée par, sera”, “Les enfants, ravis, repartis”."""
    places = {at for at, _block in reading.text.running()}
    for each in each_slip(reading.text, _missing):
        place = each.place
        if place is None or place.block not in places:
            continue
        if not any(reading.in_link(place.block, letter) for letter in range(place.start, place.end)):
            yield each


def _missing(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for pattern, why in (
        (_NO_DAY, _("The day is missing.")),
        (_NO_COUNT, _("The figure is missing.")),
        (_NO_PERCENT, _("The figure is missing.")),
    ):
        for found in pattern.finditer(flat):
            yield found.span(), why, ""
    for pattern in (_NO_NOUN, _NO_OBJECT):
        for found in pattern.finditer(flat):
            if not _is_quoted(flat, found.start()):
                why = _("A word is missing behind “{word}”.").format(word=found["word"])
                yield (max(0, found.start() - 15), min(len(flat), found.end() + 15)), why, ""
    for start, sentence in block.sentences:
        if (told := _APPOSED.match(sentence)) is not None and _has_no_verb(sentence, told):
            yield (start + told.start("verb"), start + told.end("verb")), _("The verb of this sentence is missing."), ""


def _is_quoted(flat: str, at: int) -> bool:
    return flat.rfind("«", 0, at) > flat.rfind("»", 0, at) or flat[:at].count('"') % 2 == 1


def _has_no_verb(sentence: str, told: re.Match[str]) -> bool:
    if not _GONE.match(told["verb"]) or participle(told["verb"]) is None:
        return False
    rest = re.split(r"[;:.]", sentence[told.end() :])[0]
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return not any(finite(each) or each in {"a", "ont", "est", "sont"} for each in words) and "," not in rest


def undated_sentences(reading: Reading) -> Iterator[Remark]:
    """One sentence of a paragraph without the day that every other one tells of who came or left."""
    for at, block in reading.text.running():
        acts = [each for each in block.sentences if _LEFT.search(each[1]) and not _COUNTING.match(each[1])]
        dated = [each for each in acts if any(day.year for day in dates_in(each[1]))]
        bare = [
            each
            for each in acts
            if not re.search(rf"\d|\b{MONTH}\b|\b(?:été|hiver|automne|printemps)\b(?! \w+é)", each[1])
        ]
        if len(dated) > _FEWEST_SENTENCES and len(bare) == 1 and len(dated) + 1 == len(acts):
            start, sentence = bare[0]
            why = _("Every other sentence of this paragraph tells a day.")
            yield pointed(reading.text, at, (start, start + len(sentence.rstrip())), why)


def list_ends(reading: Reading) -> Iterator[Remark]:
    """A list of which one line ends as no other does, or whose last line is not its end."""
    text = reading.text
    for run in text.lists(_SHORTEST_LIST):
        ends = ["" if (found := _LIST_ENDS.search(text.blocks[at].flat.rstrip())) is None else found[0] for at in run]
        inner, last = ends[:-1], ends[-1]
        (main, times), *_others = Counter(inner).most_common()
        if main == ";" and times == len(inner) and last in {";", ","}:
            why = _("The last line of a list ends with a full stop.")
            yield pointed(text, run[-1], _end_of(text.blocks[run[-1]]), why)
        odd = [at for at, end in zip(run, inner, strict=False) if end != main]
        if (
            main in {";", ","}
            and len(odd) == 1
            and times >= _SHORTEST_LIST - 1
            and len(text.blocks[odd[0]].sentences) == 1
        ):
            why = _("The other lines of this list end with “{mark}”.").format(mark=main)
            yield pointed(text, odd[0], _end_of(text.blocks[odd[0]]), why)


def _end_of(block: Block) -> tuple[int, int]:
    return max(0, len(block.text) - 30), len(block.text)
