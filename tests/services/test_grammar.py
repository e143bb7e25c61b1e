"""The grammar of a text, read by the real program: each family, what is kept, what is said where it is not there."""

import sys
from pathlib import Path

import pytest

from csxl_desktop.domain.grammar import Unread
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import with_grammar
from csxl_desktop.proofreading.text import Text
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.proofreading import found, text_of
from csxl_desktop.services.workspace import Workspace
from tests.grammar_there import needs_grammalecte

READER = GrammarReader()
SENTENCE = "Elle est l’un des fondateur de la maison de quartier."

_WRONG = {
    "grammar-infinitive": """
        Les bénévoles peuvent demandé un local pour la fête. → demander
        Les familles sont venues y posées leurs questions le samedi. → poser
        Les groupes de travail dissocier restent rares dans la commune. → dissociés / dissociées
    """,
    "grammar-participle": """
        Trois ateliers ont été remit en route après les vacances. → remis / remise
        Ces outils les rend accessible à tout nouveau bénévole. → accessibles
    """,
    "grammar-verb": """
        La plupart des voisins télécharge le plan sur leur téléphone. → téléchargent
        Elle a dit que ces logements reste soumis à un permis. → restent
    """,
    "grammar-noun": """
        Beaucoup vivent seuls, et leur cousins habitent loin du quartier. → leurs cousins / leur cousin
        Elle est l’un des fondateur de la maison de quartier. → fondateurs
    """,
    "grammar-sound": """
        La maison fait parti de notre réseau depuis dix ans. → partie
        Il servent la soupe chaque jeudi soir, du coté de la place. → côté
    """,
    "grammar-joined": """
        Souvenez vous de la fête que nous avons donnée en juin. → Souvenez-vous
        La navette est attendue en-dessous de la passerelle. → en dessous
    """,
    "grammar-letters": """
        Nous savons que il suffit parfois d’un appel pour tout changer. → qu’il
    """,
}
_RIGHT = """
Les bénévoles peuvent demander un local pour la fête.
Il a été proposé aux partenaires de travailler sur l’outil.
Le plus simple est de bien préparer la salle la veille.
Une friche est devenue potager, et huit parcelles sont cultivées.
Les photos que nous avons prises sont exposées dans le hall.
Le groupe Aînés voudrait ouvrir une ligne d’appels.
Le Service Petite Enfance et le Service Seniors distribuent la brochure.
Chacun et chacune, tous.tes les travailleur·euse·s sont invité.e.s à la fête.
Une semaine portes ouvertes a lieu au mois de mai.
Les personnes ressources des comités ont donné leur avis.
Les jeunes se confient à ceux qui les écoutent.
Leurs enfants habitent loin, et leur maison est grande.
La demande du guichet numérique et du digital reste forte.
Fabien Lemoine, Maison de quartier Les Tilleuls, remercie l’équipe.
La Coordination Sociale, ayant intégré la cellule, a reçu dix demandes.
Quatre-vingts questionnaires et deux cents affiches ont été imprimés.
Quelles que soient les suites données, nous en parlerons.
Il est peut-être temps d’y penser, et cela peut être utile.
La table d’hôtes, sans rendez-vous, se tient en dessous de la salle.
Ce sont là des équipes que l’on voit travailler, quant à elles, sans bruit.
"""


def text(words: str) -> Text:
    return from_plain(words, 2025, wrapped=False)


def findings(words: str) -> dict[str, str]:
    """What the grammar alone finds, be it found by rules of ours as well."""
    read = text(words)
    told = with_grammar((), read, Knowledge(year=2025), {}, READER.read(read).slips)
    return {each.code: each.remark.proposal for each in told}


@needs_grammalecte
@pytest.mark.parametrize(
    ("code", "words", "right"),
    [(code, *line.strip().split(" → ")) for code, lines in _WRONG.items() for line in lines.strip().splitlines()],
)
def test_each_family_finds(code: str, words: str, right: str) -> None:
    assert findings(words).get(code) == right


@needs_grammalecte
@pytest.mark.parametrize("words", _RIGHT.strip().splitlines())
def test_what_is_right_stays_unsaid(words: str) -> None:
    assert findings(words) == {}


def counting(folder: Path, code: str) -> list[str]:
    """A reader that notes each paragraph it is asked for, in a file of its own."""
    script = folder / "reader.py"
    script.write_text(
        f"import sys, json, pathlib\nprint('[]', flush=True)\nfor line in sys.stdin:\n"
        f"    words = json.loads(line)\n    open({str(folder / 'asked')!r}, 'a').write(words + chr(10))\n    {code}\n"
    )
    return [sys.executable, str(script)]


def asked(folder: Path) -> list[str]:
    return (folder / "asked").read_text("utf-8").splitlines() if (folder / "asked").exists() else []


ANSWER = "print(json.dumps([[0, 1, 'doublon', 'Un mot', ['x']]] if 'deux' in words else []), flush=True)"


def test_a_paragraph_is_asked_for_once(tmp_path: Path) -> None:
    reader = GrammarReader(command=counting(tmp_path, ANSWER))
    one, two = "Voici la phrase numéro un.", "Voici la phrase numéro deux."
    assert reader.left(text(f"{one}\n{two}\n{one}")) == len(one + two)

    first = reader.read(text(f"{one}\n{two}\n{one}"))
    assert (first.unread, first.share, [each.rule for each in first.slips[two]]) == (None, 1.0, ["doublon"])
    again = reader.read(text(f"{one}\nVoici la phrase numéro trois.\n{two}"))

    assert again.share == 1.0
    assert asked(tmp_path) == [one, two, "Voici la phrase numéro trois."]
    assert reader.kept(text(two)).slips == {two: first.slips[two]}


def test_nothing_is_started_before_something_is_to_be_read(tmp_path: Path) -> None:
    reader = GrammarReader(command=counting(tmp_path, ANSWER))

    told = reader.kept(text(SENTENCE))
    dutch = reader.read(
        text("De vergadering van het netwerk is voor de eerste keer in het huis en wordt op de dag zelf")
    )
    nothing = reader.read(text("1. Trop court\n"))

    assert (told.slips, told.share, told.unread) == ({}, 0, None)
    assert (dutch.slips, dutch.told, nothing.slips) == ({}, "", {})
    assert asked(tmp_path) == []


def test_where_it_is_not_there_it_is_said_and_all_the_rest_is_read(workspace: Workspace) -> None:
    reader = GrammarReader(command=())
    gathered = workspace.proofreading.beside(text("Nous avons accueillis dix personnes de la rue."), 2025)

    told = reader.read(gathered.text)

    assert (told.unread, reader.kept(gathered.text).unread) == (Unread.ABSENT, Unread.ABSENT)
    assert "python3-grammalecte" in told.told
    assert [each.code for each in found(gathered, told)] == ["language-avoir"]


def test_a_paragraph_that_stops_the_program_is_left_out_and_the_rest_read(tmp_path: Path) -> None:
    reader = GrammarReader(command=counting(tmp_path, f"'fatale' in words and sys.exit(1); {ANSWER}"))
    first, fatal, last = "Voici la phrase numéro un.", "Voici une phrase fatale ici.", "Voici la phrase numéro deux."

    told = reader.read(text(f"{first}\n{fatal}\n{last}"))

    assert (told.unread, told.share, told.slips[fatal]) == (None, 1.0, ())
    assert [each.rule for each in told.slips[last]] == ["doublon"]


def test_a_program_that_always_stops_is_given_up(tmp_path: Path) -> None:
    words = "\n".join(f"Voici encore une phrase {letter * 3}." for letter in "abcdefgh")
    reader = GrammarReader(command=counting(tmp_path, "sys.exit(1)"))

    told = reader.read(text(words))

    assert told.unread is Unread.STOPPED
    assert len(asked(tmp_path)) == 3
    assert "nothing of yours was touched" in told.told
    assert GrammarReader(command=["/no/such/program"]).read(text(words)).unread is Unread.STOPPED
    assert GrammarReader(command=[sys.executable, "-c", ""]).read(text(words)).unread is Unread.STOPPED


def test_a_very_long_text_is_read_as_far_as_its_time_goes_and_then_on(tmp_path: Path) -> None:
    one, two = "Voici la phrase numéro un.", "Voici la phrase qui attend."
    waits = (
        f"import signal; 'attend' in words and not pathlib.Path({str(tmp_path / 'go')!r}).exists() and signal.pause()"
    )
    reader = GrammarReader(command=counting(tmp_path, f"{waits}; {ANSWER}"), seconds=1.5)

    told = reader.read(text(f"{one}\n{two}"))
    (tmp_path / "go").touch()
    then = reader.read(text(f"{one}\n{two}"))

    assert (told.unread, then.unread, then.share) == (Unread.TOO_LONG, None, 1.0)
    assert "first 49 %" in told.told
    assert asked(tmp_path) == [one, two, two]


@needs_grammalecte
def test_a_long_text_ends_with_its_time_however_much_waits_to_be_read() -> None:
    words = "\n".join(f"Elle est venue {number} fois avec sa famille et ses voisins." for number in range(20_000))
    reader = GrammarReader(seconds=1)

    told = reader.read(text(words))

    assert told.unread is Unread.TOO_LONG
    assert 0 <= told.share < 1


def test_a_program_that_closes_waits_for_no_grammar(tmp_path: Path) -> None:
    reader = GrammarReader(command=counting(tmp_path, ANSWER))
    reader.stop()

    assert reader.read(text(SENTENCE)).unread is Unread.TOO_LONG


@needs_grammalecte
def test_what_was_accepted_is_not_said_again_in_any_year(workspace: Workspace) -> None:
    (told,) = workspace.proofreading.file(SENTENCE.encode(), 2025)
    assert told.code == "grammar-noun"

    workspace.proofreading.accept(told, 2025, "cité ainsi")

    assert [each.accepted for each in workspace.proofreading.file(SENTENCE.encode(), 2026)] == ["cité ainsi"]
    (row,) = workspace.accepted_findings.rows(2026)
    assert (row.everywhere, row.finding().remark.why) == (True, "A noun and the small word before it")


@needs_grammalecte
def test_the_printed_list_holds_what_was_read_of_the_grammar(workspace: Workspace) -> None:
    words = text_of(SENTENCE.encode(), 2025)
    before = workspace.findings.of_text(words, "note.txt", 2025).content
    workspace.grammar.read(words)
    after = workspace.findings.of_text(words, "note.txt", 2025).content

    assert [before.count, after.count] == [0, 1]
    assert after.grammar == ""
