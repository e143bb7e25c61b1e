"""Lines that open alike, lists by day and by name. Every text is invented."""

from tests.proofreading.support import printed_wide

_LINES = """6. SORTIES
Dîner du mercredi 22 mars 2023 – Le Pont – 18 participants
On a ri.
Balade du {one}
On a marché.
Dîner du mercredi 8 novembre 2023 – La Rive – 22 participants
On a mangé.
"""


def test_a_line_that_lacks_what_the_others_tell() -> None:
    assert printed_wide("form-parallel", _LINES.format(one="vendredi 26 mai 2023 – le ruisseau – 9 participants")) == []
    assert printed_wide("form-parallel", _LINES.format(one="vendredi 26 mai – le ruisseau – 9 participants")) == [
        "26 mai"
    ]
    assert len(printed_wide("form-parallel", _LINES.format(one="vendredi 26 mai 2023 – le ruisseau"))) == 1


def test_lines_in_the_order_of_their_days() -> None:
    lines = ["Bal (2 juin 2023) : beau", "Bourse (22 avril 2023) : bon", "Forum (17 juin 2023) : vif"]
    head = "Les voici par ordre chronologique.\n"
    out = head + "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))
    sound = head + "\n".join(f"{at}. {lines[which]}" for at, which in enumerate((1, 0, 2), start=1))
    assert len(printed_wide("order-dated-lines", out)) == 1
    assert printed_wide("order-dated-lines", sound) == []


def test_a_list_in_the_order_of_names() -> None:
    names = ["Aubépine", "Bruyère", "Capucine", "Dahlia", "Églantine", "Fougère", "Gentiane", "Hortensia"]
    moved = [*names[:3], names[4], names[3], *names[5:]]
    assert printed_wide("order-bullets", "\n".join(f"- {name}" for name in names)) == []
    assert printed_wide("order-bullets", "\n".join(f"- {name}" for name in moved)) == ["Églantine"]
