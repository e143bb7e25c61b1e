"""What joins words: où and ou, quelle and qu’elle, an article or a preposition that is missing or another."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import (
    adjective,
    finite,
    gender,
    is_verb_form,
    lexicon,
    noun,
    participle,
    qualifier,
)
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_ASKED = re.compile(
    r"\b(?:demand(?:é|ée?s|e|ent|ait|aient|era)|sait|savent|savait|savaient|sav(?:ons|ez)|ignor(?:e|ent|ait|aient|é)|"
    r"indiqu(?:e|ent|é|ait)|expliqu(?:e|ent|é|ait)|montr(?:e|ent|é|ait)|préciser?|précis(?:é|ent|ait)|dit|disent|dire|"
    r"appris|comprendre|voir|vu|savoir|trouv(?:é|e|ent)|cherch(?:é|e|ent)|décid(?:é|e|ent)|rappel(?:é|le|lent)) "
    r"(?:pas |encore |plus |toujours |bien ){0,3}(?P<slip>ou) (?:(?:se|l'|le|la|les|lui|leur|y|en|nous) "
    r"?)?(?P<infinitive>[a-zà-ÿ]+(?:er|ir|re|oir))(?![\w-])",
    re.IGNORECASE,
)
_INFINITIVE_ASKED = re.compile(r"(?:er|ir|re|oir) $")
_WHICH = re.compile(r"(?<![\w'-])(?P<slip>qu'elles?) (?P<noun>[a-zà-ÿ]+) (?P<next>[a-zà-ÿ']+)(?![\w-])", re.IGNORECASE)
_HALF_VERBS_WRITTEN = """
fait fasse laisse va veut peut doit vient sait ose pense compte espère souhaite préfère désire entend aime semble faut
vont veulent peuvent doivent viennent savent pensent comptent souhaitent font laissent aide voit regarde part envoie
avait avaient ont était sont est a
"""
_HALF_VERBS = frozenset(_HALF_VERBS_WRITTEN.split())
_SHE = re.compile(
    r"(?<=[a-zà-ÿ] )(?P<slip>quelles?) (?P<verb>(?:ne |n'|se |s'|y |en |lui |leur )?(?P<told>[a-zà-ÿ]+))(?![\w'-])"
)
_NOT_SHE = frozenset(
    {
        "est",
        "sont",
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "soit",
        "soient",
        "va",
        "vont",
        "que",
        "a",
        "ont",
        "avait",
        "avaient",
        "aura",
        "auront",
    }
)
_ARTICLE_MISSING = re.compile(
    r"(?<![\w'-])(?P<word>sur|dans|vers|pendant|malgré|durant|depuis) (?P<noun>[a-zà-ÿ]{4,})"
    r"(?= (?:de la |de l'|du |des |de (?:nos|notre|ses|son|sa|leurs?|cette|ces|cet|ce) ))"
)
_BARE_WRITTEN = """
base demande proposition décision avis invitation présentation initiative plainte requête réquisition mandat place
autorisation convocation recommandation ordre fond fonds pied papier rendez-vous inscription commande mesure
approbation avance instruction conseil conseils simple suggestion injonction délégation plusieurs certains certaines
quelques chaque celui celle ceux celles lequel laquelle fin début autant beaucoup nombre bien tout toute toutes tous
dossier concours titre appel avenue rue place quai chaussée boulevard support communication délibération intervention
près loin plus moins trop peu quoi hors vente recours ordonnance signalement dénonciation prescription
"""
_BARE = frozenset(_BARE_WRITTEN.split())
_OF_MISSING = re.compile(
    r"(?<![\w'-])(?P<word>(?:beaucoup|trop|assez|suffisamment|énormément|autant|tellement|davantage|plein|"
    r"(?:bon|grand) nombre|la plupart|(?<!depuis )(?<!dès )(?<!pour )lors|auprès|"
    r"au cours|au sein|en faveur|en raison|à l'occasion|à propos|"
    r"à l'aide|en fonction|dans le cadre|à partir|au moyen|en présence|de la part|afin|"
    r"avant)) (?P<next>[a-zà-ÿ']+)",
    re.IGNORECASE,
)
_TO_MISSING = re.compile(
    r"(?<![\w'-])(?P<word>grâce|suite|par rapport|quant|face|jusque) "
    r"(?P<next>la|le|les|une?|ces?|cette|nos|notre|leurs?)(?= )"
    r"(?<!la suite les)(?<!une face la)",
    re.IGNORECASE,
)
_DETERMINERS = frozenset({"la", "le", "les", "un", "une", "ce", "cet", "cette", "ces", "nos", "notre", "ses", "leurs"})
_QUANTITIES = ("beaucoup", "trop", "assez", "suffisamment", "énormément", "autant", "tellement", "plein", "bon nombre",
               "grand nombre", "la plupart", "davantage")  # fmt: skip
_EN_THIS = re.compile(r"(?<=[a-zà-ÿ] )(?P<slip>en) (?P<this>ce|cet|cette|ces|nos|notre|leurs?) (?P<noun>[a-zà-ÿ]{3,})")
_EN_IDIOMS_WRITTEN = """
moment sens qui que jour lieu lieux temps cas domaine mois début fin année période matière occasion saison printemps été
automne hiver matin soir nuit instant siècle point jours heure heures semaine qualité circonstance circonstances
circonstances genre monde époque journée matinée après-midi dimanche lundi mardi mercredi jeudi vendredi samedi veille
nom noms faveur absence présence mains possession janvier février mars avril mai juin juillet août septembre octobre
novembre décembre premier première dernier dernière troisième trimestre semestre terres terre pays endroit compagnie
sein termes honneur pouvoir murs âmes domaines matières
"""
_EN_IDIOMS = frozenset(_EN_IDIOMS_WRITTEN.split())
_OTHER_PREPOSITION = re.compile(
    r"(?<![\w'-])(?P<verb>(?:cherche|cherchent|cherché|vise|visent|visait|réussi|réussit|réussissent|parvient|parvenu|"
    r"parviennent|contribue|contribuent|contribué|hésite|hésitent|renonce|renoncent|renoncé|consiste|consistent) "
    r"(?P<slip>de|d') ?|(?:permet|permettent|permis|évite|évitent|essaie|essaient|essayé|tentent|tenté|refuse|refusent|"
    r"refusé|accepté|acceptent|choisit|choisissent|cessé|risque|risquent|envisage|envisagent|envisagé|promet|promis|"
    r"propose|proposent|décide|décident|oublié|oublient) (?P<slip2>à) )"
    r"(?P<infinitive>[a-zà-ÿ]+(?:er|ir|re|oir))(?![\w-])"
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:la|le|les|une?|des|du|ce|cette|ces|son|sa|aux?|leur|notre|de|sans|à) |l'|d'|\bs'|\bse )$",
    re.IGNORECASE,
)
_PARTICIPATES = re.compile(
    r"(?<![\w'-])(?:particip(?:e|ent|é|er|ait|aient|era|eront)|assist(?:e|ent|é|er|ait)|contribu(?:e|ent|é|er)|"
    r"adhér(?:é|er|ent)|adhère) (?:activement |également |aussi |régulièrement |tous |toutes )?"
    r"(?P<slip>de la|du|des) (?P<noun>[a-zà-ÿ]{4,})"
)
_INVERTED = re.compile(r"\b(?:qu\w*|où|dont|au\w*quel\w*|la?quelle|y) (?:[\w']+ )?$")


def joints(reading: Reading) -> Iterator[Remark]:
    """Small words between others: another is meant, or one is missing."""
    return each_slip(reading.text, _where, _which, _article, _of, _prepositions)


def _where(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _ASKED.finditer(flat) if " ou " in flat else ():
        asked = flat[found.start() : found.start("slip")]
        if found["infinitive"] in lexicon().verbs and not _INFINITIVE_ASKED.search(asked):
            yield found.span("slip"), _("“où” takes an accent here."), "où"


def _which(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _WHICH.finditer(flat) if "u'elle" in flat else ():
        word, after = found["noun"].lower(), found["next"].lower()
        told = noun(word)
        if told is None or word in _HALF_VERBS or participle(word) is not None or finite(word):
            continue
        bare = not is_verb_form(word)
        if (after in lexicon().verbs and noun(after) is None) or (
            bare and (after in {"il", "elle", "on", "nous", "vous", "ils", "elles"} or finite(after))
        ):
            right = "quelles" if found["slip"].lower().endswith("s") else "quelle"
            yield found.span("slip"), _("“quelle” is meant: a noun follows."), right
    for found in _SHE.finditer(flat) if " quelle" in flat else ():
        word = found["told"]
        verb = finite(word) or (found["verb"] != word and is_verb_form(word))
        if verb and word not in _NOT_SHE and noun(word) is None and qualifier(word) is None:
            right = "qu'elles" if found["slip"].endswith("s") else "qu'elle"
            yield found.span("slip"), _("“qu’elle” is meant: a verb follows."), right


def _article(block: Block) -> Iterator[Slip]:
    for found in _ARTICLE_MISSING.finditer(block.flat):
        word = found["noun"]
        told = noun(word)
        if told is None or told[1] != "s" or word in _BARE or word not in lexicon().plural or finite(word):
            continue
        yield found.span(), _("An article is missing before “{word}”.").format(word=word), ""


def _of(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _OF_MISSING.finditer(flat):
        word, after = found["word"].lower(), found["next"].lower()
        if word in {"afin", "avant"}:
            missing = after in lexicon().verbs and noun(after) is None
        elif word in _QUANTITIES:
            told = noun(after)
            missing = told is not None and told[1] == "p" and after in _plain_plurals(after)
        else:
            missing = after in _DETERMINERS
        if missing and word != "davantage":
            yield found.span(), _("“de” is missing behind “{word}”.").format(word=found["word"]), ""
    for found in _TO_MISSING.finditer(flat):
        if (
            flat[: found.start()].lower().endswith(("la ", "de ", "une ", "en ", "par "))
            and found["word"] != "par rapport"
        ):
            continue
        yield found.span(), _("“à” is missing behind “{word}”.").format(word=found["word"]), ""


def _plain_plurals(word: str) -> set[str]:
    """The word itself, where it is a plural noun and neither an adjective nor a verb."""
    bare = word.removesuffix("s")
    plain = (
        gender(bare) != ""
        and bare in lexicon().plural
        and adjective(word) is None
        and not finite(word)
        and participle(word) is None
    )
    return {word} if plain and not is_verb_form(word) else set()


def _prepositions(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _EN_THIS.finditer(flat) if " en " in flat else ():
        word = found["noun"]
        if word not in _EN_IDIOMS and not word.endswith("ant") and noun(word) is not None:
            yield found.span(), _("Another preposition than “{word}” is expected.").format(word="en"), ""
    for found in _OTHER_PREPOSITION.finditer(flat):
        if found["infinitive"] in lexicon().verbs and not _NOUN_BEFORE.search(flat[: found.start()]):
            name = "slip" if found["slip"] else "slip2"
            yield (
                found.span(name),
                _("Another preposition than “{word}” is expected.").format(word=found[name]),
                "à" if name == "slip" else "de",
            )
    for found in _PARTICIPATES.finditer(flat):
        if noun(found["noun"]) and not _INVERTED.search(flat[: found.start()]):
            yield (
                (found.start(), found.end("slip")),
                _("“à” is expected behind this verb."),
                "",
            )
