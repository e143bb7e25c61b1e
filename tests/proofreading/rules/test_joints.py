"""Small words between others, each slip with what is right beside it. Every sentence is invented."""

import pytest

from tests.proofreading.support import printed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Personne ne sait ou déposer les sacs.", ["ou"]),
        ("Personne ne sait où déposer les sacs.", []),
        ("Il faut savoir ou apprendre.", []),
        ("On ne sait qu’elle heure il est.", ["qu’elle"]),
        ("Elle dit qu’elle compte venir et qu’elle fait entrer le public.", []),
        ("Je crois quelle prend le bus.", ["quelle"]),
        ("Reste à savoir quelles ont été les suites et dans quelle salle.", []),
        ("Le groupe compte sur appui de la Ville.", ["sur appui"]),
        ("Sur demande de la Ville, sur base du dossier, sur l’appui de la Ville.", []),
        ("Beaucoup familles attendent.", ["Beaucoup familles"]),
        ("Les règles sont assez rares et trop difficiles.", []),
        ("Lors la réunion, afin proposer un café", ["Lors la", "afin proposer"]),
        ("Lors de la réunion, afin de proposer un café", []),
        ("Grâce la Ville, le parc a rouvert.", ["Grâce la"]),
        ("La suite le montre, et la suite les étonne.", []),
        ("Elle assiste aux débats en ce comité.", ["en ce comité"]),
        ("On se voit en ce moment, en cette fin d’année, en leur offrant un café.", []),
        ("Le projet vise de renforcer les liens.", ["de"]),
        ("Le projet vise à renforcer les liens et permet de le faire.", []),
        ("La salle permet à accueillir du monde.", ["à"]),
        ("Il a une tente à monter et un refus à expliquer.", []),
        ("Les jeunes participent de la fête.", ["participent de la"]),
        ("Une fête à laquelle participent des jeunes.", []),
    ],
)
def test_small_words_between_others(line: str, expected: list[str]) -> None:
    assert printed("language-joints", line) == expected
