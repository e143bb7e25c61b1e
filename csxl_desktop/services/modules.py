"""Which parts of the application the office wants."""

from sqlalchemy.orm import Session

from csxl_desktop.domain.modules import Module, wanted_modules
from csxl_desktop.domain.office import Office
from csxl_desktop.i18n import N_
from csxl_desktop.services.office import the_office
from csxl_desktop.services.records import RecordService
from csxl_desktop.storage.database import Database

MODULE_NAMES = {
    Module.FIGURES: N_("Figures"),
    Module.TESTIMONIALS: N_("Testimonials"),
    Module.SWOT: N_("SWOT"),
    Module.CRITERIA: N_("Criteria of the funder"),
    Module.ACTION_SHEETS: N_("Action sheets"),
    Module.CYCLE: N_("Evaluation cycle"),
    Module.SURVEYS: N_("Surveys"),
    Module.CONVENTIONS: N_("Conventions"),
    Module.TRAININGS: N_("Trainings"),
    Module.PROJECTS: N_("Projects"),
}


class ModuleService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def wanted(self) -> frozenset[Module]:
        with self._database() as session:
            return modules_of(session)

    def choose(self, module: Module, *, wanted: bool) -> None:
        """Turn a module on or off; what it holds stays."""
        with self._database() as session:
            office = the_office(session)
            office_id, chosen = office.id, {**(office.modules or {}), module.value: wanted}
        RecordService(self._database).change(Office, office_id, {"modules": chosen})


def modules_of(session: Session) -> frozenset[Module]:
    return wanted_modules(the_office(session).modules)
