"""The pictures of the other tabs."""

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import _
from csxl_desktop.services.letterhead import LetterheadService, clean_paper
from csxl_desktop.ui.home.bag_place import remember_place
from tests.bag_travel import travel, write_beside
from tests.shots import EVALUATION, GROUPS, HOME, MEETINGS, Shot

_WORDS = "cerise verte lampe"

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _meeting(behaviour: BasicKind, step: Step | None = None, document: str = "") -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(behaviour).id)
        studio.settle()
        record = studio.page().record
        if step is not None:
            record.show_step(step)
        if document:
            record.show_document(document)

    return prepare


def _place(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().show_place(key)

    return prepare


def _look(studio: "Studio") -> None:
    page = studio.page()
    page.show_place("report")
    studio.settle()
    page.place().sections.look_button.click()


def _findings(studio: "Studio") -> None:
    studio.page().show_place("relecture")
    studio.settle()
    studio.page().print_current()


def _new_meeting(studio: "Studio") -> None:
    studio.press(_("List"))
    studio.page().new_record()


def _modules(studio: "Studio") -> None:
    page = studio.page()
    page.settings_button.click()
    studio.settle()
    studio.show_card(page.settings, page.settings.modules)


def _letter_paper(studio: "Studio") -> None:
    """A picture with a band above and a line below, and the letter on it."""
    page = studio.page()
    page.settings_button.click()
    studio.settle()
    drawn, sheet = BytesIO(), Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, 1240, 150), fill="#1F5F74")
    pen.rectangle((120, 1650, 1120, 1653), fill="#1F5F74")
    sheet.save(drawn, "PNG")
    paper, program = clean_paper(drawn.getvalue(), "papier-2026.png"), studio.program
    program.jobs.save(lambda: LetterheadService(program.dossier.workspace.database).choose(paper), lambda _done: None)
    studio.settle()
    page.settings.paper.reload()
    studio.settle()
    studio.show_card(page.settings, page.settings.paper)


def _typography(studio: "Studio") -> None:
    page = studio.page()
    page.settings_button.click()
    studio.settle()
    studio.show_card(page.settings, page.settings.typography)


def _words(studio: "Studio") -> None:
    page = studio.page()
    page.settings_button.click()
    studio.settle()
    studio.show_card(page.settings, page.settings.words)


def _kinds(studio: "Studio") -> None:
    page = studio.page()
    page.settings_button.click()
    studio.settle()
    studio.show_card(page.settings, page.settings.kinds)


def _another_word(studio: "Studio") -> None:
    _words(studio)
    row = studio.page().settings.words.rows["assembly"]
    row._turned("other")
    row.singular.edit.setText("coupole")
    row._propose("coupole")
    studio.settle()


def _history(studio: "Studio") -> None:
    """Three acts, one of them taken back and one thrown away, before the page that tells them."""
    program = studio.program

    def acts() -> None:
        services = program.dossier.workspace
        first, second, third, *_others = services.directory.organisations()
        services.records.change(Organisation, first.id, {"city": "Uccle", "audience": "Tous"})
        services.records.trash(Organisation, second.id)
        services.records.change(Organisation, third.id, {"note": "À rappeler en mars"})
        services.history.undo()

    program.jobs.save(acts, lambda _done: None)
    studio.settle()
    studio.page().memory_button.click()


def _trash(studio: "Studio") -> None:
    studio.page().memory_button.click()
    studio.settle()
    studio.page().memory.show_trash()
    studio.settle()
    studio.page().memory.trash.table.choose_first()


def _personal_data(studio: "Studio") -> None:
    studio.page().memory_button.click()
    studio.settle()
    studio.page().memory.show_personal_data()


def _shared(studio: "Studio") -> None:
    """A dossier that another computer shares, and what both wrote."""
    page = studio.page()
    page.memory_button.click()
    studio.settle()
    page.memory.show_shared()
    studio.settle()
    view, context = page.memory.shared, page._context
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "Commun"
        place.mkdir()
        view.passphrase.set_value(_WORDS)
        view.share(place)
        studio.settle()
        context.jobs.save(
            lambda: write_beside(context.services, place, Path(folder) / "b", _WORDS), lambda _: None, print
        )
        studio.settle()
        view.now_button.click()
        studio.settle()
        context.jobs.save(lambda: context.services.sharing.leave(), lambda _: None, print)
        studio.settle()


def _came_in(studio: "Studio") -> None:
    """What came in from the other computer, one of it taken back; before the dossier is shared, its passphrase."""
    _shared(studio)
    view = studio.page().memory.shared
    view.switch.set_value("came")
    view.switch.changed.emit("came")
    view.exchanges.table.choose_first()
    view.passphrase.set_value(_WORDS)
    studio.settle()


def _bags(studio: "Studio") -> None:
    """A bag that came back with things to decide."""
    page = studio.page()
    page.memory_button.click()
    studio.settle()
    page.memory.show_bags()
    studio.settle()
    view, context = page.memory.bags, page._context
    with tempfile.TemporaryDirectory() as folder:
        bag = Path(folder) / "AG.mallette"
        view.passphrase.set_value(_WORDS)
        view.make(bag)
        context.jobs.save(
            lambda: travel(context.services, bag, Path(folder) / "portable", _WORDS), lambda _: None, print
        )
        studio.settle()
        view.passphrase.set_value(_WORDS)
        view.take_back(bag)
        studio.settle()
    remember_place(context.state, Path("/media/cle-usb/AG.mallette"))
    view.reload()
    studio.settle()


FIRST_SHOT = (Shot("accueil", HOME),)
OTHER_SHOTS = (
    Shot("accueil-reglages", HOME, _modules),
    Shot("accueil-papier", HOME, _letter_paper),
    Shot("accueil-typographie", HOME, _typography),
    Shot("accueil-types", HOME, _kinds),
    Shot("accueil-mots", HOME, _words),
    Shot("accueil-mots-autre", HOME, _another_word),
    Shot("accueil-historique", HOME, _history),
    Shot("accueil-corbeille", HOME, _trash),
    Shot("accueil-donnees-personnelles", HOME, _personal_data),
    Shot("accueil-mallette", HOME, _bags),
    Shot("accueil-partage", HOME, _shared),
    Shot("accueil-partage-arrive", HOME, _came_in),
    Shot("agenda-preparer", MEETINGS, _meeting(BasicKind.PLENARY, Step.PREPARE)),
    Shot("agenda-convoquer", MEETINGS, _meeting(BasicKind.PLENARY, Step.CONVENE)),
    Shot("agenda-tenir", MEETINGS, _meeting(BasicKind.PLENARY, Step.HOLD)),
    Shot("agenda-rediger", MEETINGS, _meeting(BasicKind.PLENARY, Step.WRITE)),
    Shot("agenda-envoyer", MEETINGS, _meeting(BasicKind.PLENARY, Step.SEND)),
    Shot("agenda-approuver", MEETINGS, _meeting(BasicKind.PLENARY, Step.APPROVE)),
    Shot("agenda-marche", MEETINGS, _meeting(BasicKind.WALK)),
    Shot("agenda-evenement-raconter", MEETINGS, _meeting(BasicKind.EVENT, Step.TELL)),
    Shot("agenda-mois", MEETINGS, lambda studio: studio.press(_("Month"))),
    Shot("agenda-annee", MEETINGS, lambda studio: studio.press(_("Year"))),
    Shot("agenda-nouveau", MEETINGS, _new_meeting),
    Shot("agenda-invitation", MEETINGS, _meeting(BasicKind.PLENARY, document="invitation")),
    Shot("agenda-liste-de-presence", MEETINGS, _meeting(BasicKind.PLENARY, document="attendance-sheet")),
    Shot("agenda-pv", MEETINGS, _meeting(BasicKind.PLENARY, document="minutes")),
    Shot("groupes-annee", GROUPS, lambda studio: studio.press(_("The year"))),
    Shot("groupes-groupe", GROUPS, lambda studio: studio.press(_("The group"))),
    Shot("groupes-rapport", GROUPS, lambda studio: studio.press(_("Text and documents"))),
    Shot("evaluation-chiffres", EVALUATION, _place("figures")),
    Shot("evaluation-temoignages", EVALUATION, _place("testimonials")),
    Shot("evaluation-partenariats", EVALUATION, _place("partnerships")),
    Shot("evaluation-informations", EVALUATION, _place("news")),
    Shot("evaluation-rapport", EVALUATION, _place("report")),
    Shot("evaluation-rapport-presentation", EVALUATION, _look),
    Shot("evaluation-relecture", EVALUATION, _place("relecture")),
    Shot("evaluation-relecture-imprimee", EVALUATION, _findings),
)
