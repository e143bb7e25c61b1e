"""What a grammar checker says, and where it is not believed: its findings are given here as it gives them."""

from datetime import date

import pytest

from csxl_desktop.domain.grammar import GrammarSlip
from csxl_desktop.proofreading import grammar_rules
from csxl_desktop.proofreading.grammar import paragraphs
from csxl_desktop.proofreading.knowledge import Knowledge, OfficeFacts
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import proofread, with_grammar
from csxl_desktop.proofreading.registry import GRAMMAR_RULES
from csxl_desktop.proofreading.text import Block, Kind, Text

KNOWN = Knowledge(year=2025, today=date(2026, 2, 1))
PLURAL = "g3__gn_leur_1m__b1_a1_1"


def slip(words: str, printed: str, rule: str, *proposals: str) -> GrammarSlip:
    start = words.index(printed)
    return GrammarSlip(start, start + len(printed), rule, "Accord de nombre erroné", proposals)


def told(words: str, *slips: GrammarSlip, known: Knowledge = KNOWN, kind: Kind = Kind.PARAGRAPH) -> list[str]:
    """What is printed and proposed of what the checker says, where it is believed."""
    found = with_grammar((), Text((Block(words, kind),), 2025), known, {}, {words: slips})
    return [f"{each.remark.printed} → {each.remark.proposal}" for each in found]


def test_every_family_has_its_rule_and_its_explanation() -> None:
    families = {grammar_rules.family(name) for name in (
        "infi_pouvoir", "ppas_qui_avoir", "conj_ils", "gn_leur_1m", "conf_quel_que_soit", "tu_locutions", "doublon",
    )}  # fmt: skip

    assert families == {each.code for each in GRAMMAR_RULES} == set(grammar_rules.EXPLANATIONS)


@pytest.mark.parametrize(
    "rule", ["pleo_verbes", "gn_le_2m", "g2__gn_start_prn_1m__b1", "conf_numérique_digital", "maj_gentilés", "p_sigle2"]
)
def test_matters_of_style_and_rules_that_err_are_not_listened_to(rule: str) -> None:
    assert grammar_rules.family(rule) == ""


def test_two_words_that_do_not_agree_are_one_finding() -> None:
    words = "Beaucoup vivent seuls et leur cousins habitent loin."

    assert told(words, slip(words, "leur", PLURAL, "leurs"), slip(words, "cousins", PLURAL, "cousin")) == [
        "leur cousins → leurs cousins / leur cousin"
    ]


def test_our_words_come_first_then_those_of_the_checker() -> None:
    words = "Beaucoup vivent seuls et leur cousins habitent loin."
    text = Text((Block(words),), 2025)

    (found,) = with_grammar((), text, KNOWN, {}, {words: (slip(words, "cousins", PLURAL, "cousin"),)})

    assert found.remark.why == (
        "The noun and the small word before it do not agree. Grammalecte: Accord de nombre erroné."
    )
    assert found.excerpt == ("Beaucoup vivent seuls et leur ", "cousins", " habitent loin.")


def test_what_was_accepted_bears_its_reason() -> None:
    words = "Beaucoup vivent seuls et leur cousins habitent loin."
    text, slips = Text((Block(words),), 2025), {words: (slip(words, "cousins", PLURAL, "cousin"),)}
    (found,) = with_grammar((), text, KNOWN, {}, slips)

    (again,) = with_grammar((), text, KNOWN, {found.fingerprint: "cité"}, slips)

    assert again.accepted == "cité"


def test_of_one_slip_our_own_rule_speaks_alone() -> None:
    words = "Nous avons accueillis dix personnes."
    text = Text((Block(words),), 2025)
    ours = proofread(text, KNOWN)

    found = with_grammar(
        ours, text, KNOWN, {}, {words: (slip(words, "accueillis", "ppas_nous_vous_avoir", "accueilli"),)}
    )

    assert [each.code for each in found] == ["language-avoir"]


@pytest.mark.parametrize(
    ("words", "printed", "rule", "proposal"),
    [
        ("Le groupe Aînés a proposé une sortie.", "Aînés", "gn_leur_1m", "aîné"),  # a name
        ("La liste « leur cousins » est prête demain.", "leur", "gn_leur_1m", "leurs"),  # quoted
        ("Le service RH leur cousinsRH est là.", "cousinsRH", "gn_leur_1m", "cousin"),  # an acronym
        ("Une friche est devenue potager pour tous.", "potager", "ppas_sujet_être_accord_singulier", "potagère"),
        ("Les brosses que vous aurez téléchargées sont là.", "téléchargées", "ppas_nous_vous_avoir", "téléchargé"),
        (
            "Les règles que ses occupants se sont données tiennent.",
            "données",
            "ppas_det_plur_se_être_verbe",
            "donnés",
        ),  # what they gave stands before
        ("La place qu’elle s’est donnée est grande.", "donnée", "ppas_3s_fem_se_être_verbe", "donné"),
        ("Les personnes ressources du quartier.", "ressources", "conj_les_nom", "ressourcent"),  # two nouns
        ("Le quota que de Elsa est tenu.", "que ", "eleu_élisions_manquantes", ""),
        ("Il ouvre la socket du serveur.", "la", "gn_la_1m", "le"),  # its gender is not sure
        ("Voir www.leur-cousins.example pour le plan.", "cousins", "gn_leur_1m", "cousin"),
        ("Un nœud de connecté, autorisé par nous.", "connecté", "infi_de_verbe", "connecter"),
        ("Le plus simple est de bien mémoriser les noms.", "mémoriser", "ppas_être_confusion", "mémorisé"),
        ("Il est donc a remarquer que tout va.", "remarquer", "ppas_avoir", "remarqué"),
        ("La relation égal à avec deux nombres.", "à", "conf_a_à_incohérences", "a"),
        ("Tapez a wideslash dans la fenêtre.", "a", "conf_à_a_après_verbes", "à"),
        ("On le trouve dans ce moment si utile.", "moment si", "tu_ce_cette_ces_nom_là_ci", "moment-ci"),
    ],
)
def test_what_is_not_believed(words: str, printed: str, rule: str, proposal: str) -> None:
    assert told(words, slip(words, printed, rule, *filter(None, (proposal,)))) == []


def test_what_somebody_is_called_is_theirs() -> None:
    words = "Nous remercions leur cousins réunis pour le bal."
    known = Knowledge(year=2025, today=date(2026, 2, 1), office=OfficeFacts(name="leur cousins réunis"))

    assert told(words, slip(words, "cousins", PLURAL, "cousin"), known=known) == []


def test_a_quotation_in_another_language_is_let_be() -> None:
    words = "Le livre « the cousins of our neighbourhood » plaît à tous."

    assert told(words, slip(words, "cousins", PLURAL, "cousin")) == []


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.ROW, Kind.ENTRY])
def test_only_sentences_are_read(kind: Kind) -> None:
    words = "Beaucoup vivent seuls et leur cousins habitent loin."

    assert told(words, slip(words, "cousins", PLURAL, "cousin"), kind=kind) == []


def test_what_is_worth_reading() -> None:
    text = from_plain(
        "# Le titre de la partie\nUne phrase que l’on lit ici.\nUne phrase que l’on lit ici.\n"
        "EN GRANDES LETTRES POUR TOUT LE MONDE.\nTrop court.\nNom\tTotal\tde la\ttable\n"
        f"{'Des mots sans fin ' * 1500}\n« Merci à toutes les équipes. »\nMaud Leroy, Maison des Enfants de la Rue\n"
    )

    assert paragraphs(text) == ("Une phrase que l’on lit ici.", "« Merci à toutes les équipes. »")


def test_an_elision_is_read_with_its_word() -> None:
    words = "La solitude abîme, et lorsque elle dure, tout change."

    assert told(words, slip(words, "lorsque ", "eleu_élisions_manquantes", "lorsqu’")) == ["lorsque elle → lorsqu’elle"]


@pytest.mark.parametrize(
    ("words", "printed", "rule", "proposal", "believed"),
    [
        ("Ils viennent pour chantez ce soir.", "chantez", "infi_par_pour_sans", "chanter", True),
        ("Ils viennent pour chanté la joie.", "chanté", "infi_par_pour_sans", "chanter", True),
        ("Ils viennent pour chanté ensemble.", "chanté", "infi_par_pour_sans", "chanter", False),
        ("Il ne faut pas mangé de pain.", "mangé", "conf_vinfi_adj", "manger", True),
        ("La salle du quartier est ouvert demain.", "ouvert", "ppas_sujet_être_accord_singulier", "ouverte", True),
        ("Cette année fut un jour ouvrés ici.", "ouvrés", "ppas_sujet_être_accord_singulier", "ouvré", False),
        ("Les places sont disponible ce soir.", "disponible", "ppas_sujet_être_accord_pluriel", "disponibles", True),
        ("Le texte le plus ressemblants plaît.", "ressemblants", "gn_le_1m", "ressemblant", False),
        ("On lit leur, cousins ou pas.", "leur", "gn_leur_1m", "leurs", False),
        ("On salue leur Cousins de loin.", "leur", "gn_leur_1m", "leurs", False),
        ("On veut les manger ce soir.", "les", "gn_les_1m", "le", False),
        ("Les voisins ce préparent bien.", "ce", "conf_ce_ceux_se", "se", False),
        ("On aime se pain de seigle.", "se", "conf_ce_ceux_se", "ce", True),
        ("Le jour ou tout finit arrive.", "ou", "conf_où_ou", "où", True),
        ("Le jour où tout finit arrive.", "où", "conf_où_ou", "ou", False),
        ("On chante quelque soit le temps.", "quelque", "conf_quel_que_soit", "quel que", True),
        ("Il reste a manger pour tous.", "a", "conf_à_a_après_verbes", "à", True),
        ("On a besoin de davantage davantage de pain.", "davantage davantage", "doublon", "davantage", True),
        ("On danse dans dans la rue.", "dans dans", "doublon", "dans", True),
        ("On chante la la la ce soir.", "la la", "doublon", "la", True),
        ("Un petit petit pain est là.", "petit petit", "doublon", "petit", False),
    ],
)
def test_what_is_believed_and_what_is_not(words: str, printed: str, rule: str, proposal: str, believed: bool) -> None:
    assert bool(told(words, slip(words, printed, rule, proposal))) is believed


def test_without_a_checker_our_own_findings_stand() -> None:
    text = Text((Block("Nous avons accueillis dix personnes."),), 2025)
    ours = proofread(text, KNOWN)

    assert with_grammar(ours, text, KNOWN, {}, {}) is ours


def test_a_finding_of_ours_on_another_matter_silences_no_slip() -> None:
    words = "Le lundi 4 mai 2025, ils viennent pour chantez ce soir."
    text = Text((Block(words),), 2025)
    slips = {words: (slip(words, "chantez", "infi_par_pour_sans", "chanter"),)}

    found = with_grammar(proofread(text, KNOWN), text, KNOWN, {}, slips)

    assert [each.code for each in found] == ["date-weekday", "grammar-infinitive"]
