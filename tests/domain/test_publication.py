"""What changed from one publication to the next."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from csxl_desktop.domain.content.directory import DirectoryEntry, DirectorySection, EntryPerson, Reach, Site
from csxl_desktop.domain.content.publication import FIELDS, NAME, changes_between, kept_from, kept_of
from csxl_desktop.i18n.opening_hours import WeekSlot
from tests.documents.test_directory import BROCHURE, CANEVAS, FIQ

SINCE = date(2026, 5, 3)


def kept(*entries: DirectoryEntry, title: str = "Aide") -> dict[str, dict[str, str]]:
    return kept_of(replace(BROCHURE, sections=(DirectorySection(title, "", 0, entries),)))


def test_new_gone_and_renamed_organisations_are_told_apart() -> None:
    changes = changes_between(
        kept(CANEVAS, FIQ), kept(replace(FIQ, name="Quartiers"), replace(CANEVAS, key="k9")), SINCE
    )
    assert changes.since == SINCE
    assert [(each.name, each.key) for each in changes.new] == [("(Le) Canevas", "k9")]
    assert [(each.name, each.key) for each in changes.gone] == [("(Le) Canevas", "")]
    assert [(each.former, each.name) for each in changes.renamed] == [("Service des quartiers", "Quartiers")]
    assert changes.changed == ()
    assert changes
    assert not changes_between(kept(CANEVAS), kept(CANEVAS), SINCE)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"second_name": "Weefgetouw"}, "other_name"),
        ({"short_name": "LC"}, "other_name"),
        ({"part_of": "Commune"}, "part_of"),
        ({"kind": "Association"}, "kind"),
        ({"address": ("Rue Basse 1",)}, "address"),
        ({"sites": (Site("Antenne", ("Rue Basse 1",)),)}, "address"),
        ({"reach": (Reach("mobile", "0470123456"), CANEVAS.reach[1])}, "phones"),
        ({"reach": (CANEVAS.reach[0], Reach("email", "a@exemple.be"))}, "addresses_on_the_net"),
        ({"hours": (WeekSlot(0, time(9), time(12)),)}, "hours"),
        ({"opening_note": "Sur rendez-vous"}, "hours"),
        ({"description": "Autre."}, "description"),
        ({"audience": "Jeunes"}, "audience"),
        ({"languages": "fr"}, "languages"),
        ({"facts": (("Accès", "Rampe"),)}, "details"),
        ({"people": ()}, "people"),
        ({"people": (replace(CANEVAS.people[0], reach=()),)}, "people"),
    ],
)
def test_a_changed_field_is_named(values: dict[str, object], field: str) -> None:
    (changed,) = changes_between(kept(CANEVAS), kept(replace(CANEVAS, **values)), SINCE).changed  # type: ignore[arg-type]
    assert changed.fields == (field,)
    assert field in FIELDS


def test_another_heading_is_a_change() -> None:
    (changed,) = changes_between(kept(CANEVAS), kept(CANEVAS, title="Santé"), SINCE).changed
    assert changed.fields == ("categories",)


def test_nothing_of_people_is_kept_but_a_digest() -> None:
    people = (EntryPerson("Mme Odile Verbeke", "director", "", (Reach("email", "odile@exemple.be"),)),)
    written = repr(kept(replace(CANEVAS, people=people)))
    assert "Verbeke" not in written
    assert "odile@" not in written


def test_what_was_kept_is_read_with_distrust() -> None:
    found = kept(CANEVAS)
    assert kept_from({"v": 1, "fr": found}, "fr") == found
    strange: list[dict[str, Any] | None] = [None, {}, {"fr": []}, {"nl": found}]
    for content in strange:
        assert kept_from(content, "fr") == {}
    assert kept_from({"fr": {"k": "x", "l": {NAME: 3}}}, "fr") == {"l": {NAME: "3"}}
