"""What the French spelling dictionary tells of a word: noun, adjective, participle, verb; gender and number.

Its list gives stems with a flag for the way they bend, and no kind of word: what is read from it here is kept to
what a flag or an ending makes sure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from csxl_desktop.proofreading.rules.genders import GENDERS, listed
from csxl_desktop.system.paths import resources

Form = tuple[str, str]  # gender (m, f), number (s, p)

_ENTRY = re.compile(r"^([a-zà-ÿœ]+)/([A-Za-z0-9])(\S)", re.MULTILINE)
_BENDING = frozenset("FW")
_PLURAL_ONLY = frozenset("SX")
_VERBS = frozenset("abcdefghijklmnopqrstuvwxyz")
_KEPT = 50_000  # words
_MOST = 40  # letters of a word
_PARTICIPLES_WRITTEN = """
accueilli réuni choisi fini établi fourni rempli réussi défini élargi enrichi approfondi garanti servi investi
averti réfléchi abouti saisi agi suivi poursuivi senti sorti parti réparti dormi menti consenti ressenti bâti
franchi réagi ralenti réparti converti subi obéi nourri guéri puni banni unifié cueilli recueilli assailli acquis
requis conquis reçu aperçu conçu perçu déçu tenu obtenu maintenu retenu soutenu contenu détenu entretenu venu devenu
revenu intervenu parvenu convenu prévenu survenu provenu vu prévu revu pourvu connu reconnu paru apparu disparu
comparu voulu pu su dû lu élu relu réélu plu cru rendu vendu attendu entendu étendu tendu défendu perdu descendu
répondu confondu fondu répandu suspendu rompu interrompu battu débattu combattu vécu résolu conclu exclu couru
parcouru recouru secouru valu pris appris compris repris entrepris surpris mis admis permis promis remis soumis
transmis émis commis omis assis inclus fait refait satisfait écrit décrit inscrit prescrit souscrit transcrit dit
redit interdit prédit conduit produit réduit construit introduit traduit détruit instruit reconduit induit déduit
séduit cuit ouvert offert couvert découvert souffert rouvert mort né joint rejoint adjoint atteint restreint éteint
peint craint contraint plaint astreint cousu ému promu tu
"""
_PARTICIPLES = frozenset(_PARTICIPLES_WRITTEN.split())
_FEMININE_ENDS = (  # of a feminine adjective, and of its masculine
    ("enne", "en"), ("onne", "on"), ("elle", "el"), ("elle", "eau"), ("ette", "et"), ("euse", "eux"), ("euse", "eur"),
    ("trice", "teur"), ("ive", "if"), ("ère", "er"), ("ète", "et"), ("que", "c"), ("gue", "g"), ("che", "c"),
    ("ève", "ef"), ("sse", "s"), ("ulle", "ul"), ("tte", "t"), ("lle", "l"), ("e", ""),
)  # fmt: skip
_FEMININE_NOUNS = re.compile(
    r"(?:tion|sion|xion|ité|iété|ance|ence|ture|ette|esse|ude|aison|euse|trice|ée|erie|ogie|aphie|ise|elle|ade|ille)$"
)
_MASCULINE_NOUNS = re.compile(r"(?:ment|age|isme|eau|oir|al|ail|ier|et|ard|on|is|at|ut|it|ot|oin|ent|ant|in|ien)$")
_AGENTS = re.compile(r"(?:teur|eur|ien|ier|and|ain|ois|ais)$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The stems of the dictionary by the way they bend."""

    stems: frozenset[str]
    bending: frozenset[str]  # in gender and number
    plural: frozenset[str]  # in number alone
    verbs: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read once, when a rule first asks."""
    stems, bending, plural, verbs = set(), set(), set(), set()
    for word, flag, more in _ENTRY.findall((resources() / "dictionaries" / "fr.dic").read_text(encoding="utf-8")):
        stems.add(word)
        if flag in _BENDING:
            bending.add(word)
        elif flag in _PLURAL_ONLY and more == ".":
            plural.add(word)
        elif flag in _VERBS and word.endswith(("er", "ir", "re", "ïr")):
            verbs.add(word)
    return Lexicon(frozenset(stems), frozenset(bending), frozenset(plural), frozenset(verbs))


@lru_cache(maxsize=_KEPT)
def participle(word: str) -> tuple[str, Form] | None:
    """The masculine singular of a past participle, with the gender and number of `word`."""
    for end, form in (("es", ("f", "p")), ("e", ("f", "s")), ("s", ("m", "p")), ("", ("m", "s"))):
        base = word[: len(word) - len(end)] if word.endswith(end) else ""
        if not base or len(word) > _MOST:
            continue
        if base.endswith("é") and f"{base[:-1]}er" in lexicon().verbs:
            return base, form
        if base in _PARTICIPLES or (base.endswith("i") and f"{base}r" in lexicon().verbs):
            return base, form
    return None


def is_only_participle(word: str) -> bool:
    """A participle that is no noun: “succédé”, not “associé”."""
    return participle(word) is not None and noun(word) is None


@lru_cache(maxsize=_KEPT)
def adjective(word: str) -> tuple[str, frozenset[Form]] | None:
    """The masculine singular of an adjective that bends in gender and number, with what `word` may be."""
    if len(word) > _MOST:
        return None
    known = lexicon().bending
    if word in known:
        both = ("m", "p"), ("m", "s")
        return word, frozenset(both if word[-1] in "sx" else both[1:])
    if word[-1:] in "sx" and (base := _masculine_singular(word, known)):
        return base, frozenset({("m", "p")})
    number = "p" if word.endswith("s") else "s"
    bare = word.removesuffix("s")
    for end, back in _FEMININE_ENDS:
        if bare.endswith(end) and (base := f"{bare[: len(bare) - len(end)]}{back}") in known and base != bare:
            return base, frozenset({("f", number)})
    return None


def _masculine_singular(word: str, known: frozenset[str]) -> str:
    if word.endswith("aux") and f"{word[:-3]}al" in known:
        return f"{word[:-3]}al"
    return word[:-1] if word[:-1] in known else ""


@lru_cache(maxsize=_KEPT)
def qualifier(word: str) -> tuple[str, frozenset[Form]] | None:
    """A participle or an adjective that bends."""
    if (found := participle(word)) is not None:
        base, form = found
        forms = {form, ("m", "p")} if form == ("m", "s") and word[-1] in "sx" else {form}
        return base, frozenset(forms)
    return adjective(word)


@lru_cache(maxsize=_KEPT)
def noun(word: str) -> tuple[str, str] | None:
    """The singular of a noun (or of what bends as one does) and its number."""
    if len(word) > _MOST:
        return None
    known = lexicon()
    if word in known.plural or (word in known.bending and word not in GENDERS):
        return word, "s"
    if word in GENDERS:
        return word, "" if word[-1] in "sxz" else "s"
    if word in _PLURALS_ALONE:
        return word, "p"
    for end, back in (("s", ""), ("aux", "al"), ("x", "")):
        base = f"{word[: len(word) - len(end)]}{back}"
        if word.endswith(end) and (base in known.plural or base in known.bending or base in GENDERS):
            return base, "p"
    if (found := adjective(word)) is not None:
        (_gender, number), *_more = found[1]
        return word.removesuffix("s"), number
    return None


@lru_cache(maxsize=_KEPT)
def gender(singular: str) -> str:
    """M or f, where the word is listed or its ending makes sure; empty otherwise."""
    if told := GENDERS.get(singular) or _PLURALS_ALONE.get(singular):
        return told
    if (found := adjective(singular)) is not None:
        genders = {each for each, _number in found[1]}
        return genders.pop() if len(genders) == 1 else ""
    if told := listed().get(singular):
        return told
    if _FEMININE_NOUNS.search(singular):
        return "f"
    return "m" if _MASCULINE_NOUNS.search(singular) else ""


_PLURALS_ALONE = {
    "gens": "m", "vacances": "f", "fiançailles": "f", "obsèques": "f", "honoraires": "m", "préparatifs": "m",
    "archives": "f", "environs": "m", "alentours": "m", "retrouvailles": "f", "mœurs": "f", "dégâts": "m",
}  # fmt: skip
_SINGULAR_VERBS_WRITTEN = """
est a fait va peut doit veut sait vient tient prend met permet reçoit devient obtient maintient soutient contient
comprend apprend entreprend rend répond attend entend dépend vit suit poursuit connaît paraît apparaît était avait
fut eut sera aura offre ouvre accueille recueille cueille souffre découvre dit croit voit boit sert dort meurt vaut perd
descend défend vend étend interrompt rompt convainc conclut exclut inclut relit suffit tend naît rejoint
"""
_PLURAL_VERBS_WRITTEN = """
ont sont font vont peuvent doivent veulent savent viennent tiennent prennent mettent permettent reçoivent deviennent
obtiennent maintiennent soutiennent contiennent comprennent apprennent entreprennent rendent répondent attendent
entendent dépendent vivent suivent poursuivent connaissent paraissent apparaissent étaient avaient furent eurent
seront auront disent lisent écrivent décrivent inscrivent conduisent produisent naissent boivent croient voient rient
sourient sortent partent servent dorment sentent courent meurent valent peignent joignent rejoignent craignent
atteignent perdent descendent défendent vendent tendent étendent battent combattent débattent accueillent recueillent
ouvrent offrent couvrent découvrent souffrent suffisent traduisent construisent détruisent réduisent introduisent
convainquent interrompent rompent résolvent concluent excluent incluent élisent relisent plaisent taisent cousent
"""
_FINITE = dict.fromkeys(_SINGULAR_VERBS_WRITTEN.split(), "s") | dict.fromkeys(_PLURAL_VERBS_WRITTEN.split(), "p")
_NO_VERBS_WRITTEN = """
souhait bienfait forfait stupéfait opéra caméra choléra souvent vraiment
"""
_FUTURES = (
    "tiendra",
    "cueillera",
    "fera",
    "enverra",
    "viendra",
    "pourra",
    "devra",
    "verra",
    "recevra",
    "voudra",
    "saura",
    "courra",
    "acquerra",
    "faudra",
)
_NO_VERBS = frozenset(_NO_VERBS_WRITTEN.split())


@lru_cache(maxsize=_KEPT)
def finite(word: str) -> str:
    """S or p for a verb in the third person that can be nothing else; empty otherwise."""
    if told := _FINITE.get(word):
        return told
    known = lexicon()
    if word in known.stems or word in _NO_VERBS or not 4 < len(word) <= _MOST:
        return ""
    if word.endswith(("aient", "èrent", "issent")) or (word.endswith("ront") and len(word) > 5):
        return "p"
    if word.endswith("ent") and f"{word[:-2]}r" in known.verbs:
        return "" if f"{word[:-4]}enir" in known.verbs else "p"  # “convient” is of “convier” and of “convenir”
    if word.endswith("it") and f"{word[:-1]}r" in known.verbs:
        return "s"
    if word.endswith("ait") and _imperfect(word[:-3]):
        return "s"
    return (
        "s"
        if word.endswith(_FUTURES)
        or (word.endswith("ra") and (word[:-1] in known.verbs or f"{word[:-1]}e" in known.verbs))
        else ""
    )


@lru_cache(maxsize=_KEPT)
def present(word: str) -> str:
    """S or p for a form of a verb in “-er”, where a verb is sure to stand: behind “qui”, “ils”; empty otherwise."""
    known = lexicon().verbs
    if word.endswith("e") and f"{word}r" in known:
        return "s"
    return "p" if word.endswith("ent") and f"{word[:-2]}r" in known and f"{word[:-4]}enir" not in known else ""


def _imperfect(stem: str) -> bool:
    known = lexicon().verbs
    return any(
        f"{base}{end}" in known
        for base in (stem, f"{stem[:-1]}c" if stem.endswith("ç") else stem.removesuffix("e"), stem.removesuffix("iss"))
        for end in ("er", "ir", "re", "", "e")
    ) or stem.endswith(("pren", "pouv", "dev", "voul", "sav", "recev", "ven", "ten"))


@lru_cache(maxsize=_KEPT)
def is_verb_form(word: str) -> bool:
    """Whether a word may be a verb in the present: “porte”, “organise”, “choisit”."""
    known = lexicon().verbs
    return bool(finite(word)) or any(
        word.endswith(end) and f"{word[: len(word) - len(end)]}{back}" in known
        for end, back in (
            ("e", "er"),
            ("ent", "er"),
            ("it", "ir"),
            ("t", "re"),
            ("", "re"),
            ("ie", "ier"),
            ("es", "er"),
        )
    )


@lru_cache(maxsize=_KEPT)
def is_known(word: str) -> bool:
    """Whether a word in small letters is one, in one of the forms that are read here."""
    return bool(
        word in lexicon().stems or noun(word) or qualifier(word) or is_verb_form(word) or word in lexicon().verbs
    )


def forms_of(base: str) -> Iterator[tuple[str, Form]]:
    """The four forms of a participle or a regular adjective; nothing where they would be guessed."""
    if qualifier(base) is None or base[-1] in "sxlcfgrn":
        if base[-1] == "s" and base in _PARTICIPLES:
            yield from ((base, ("m", "s")), (base, ("m", "p")), (f"{base}e", ("f", "s")), (f"{base}es", ("f", "p")))
        return
    yield from ((base, ("m", "s")), (f"{base}s", ("m", "p")), (f"{base}e", ("f", "s")), (f"{base}es", ("f", "p")))


def bent(base: str, wanted: Form) -> str:
    """`base` in another gender and number; empty where its form is not sure."""
    return next((each for each, form in forms_of(base) if form == wanted), "")
