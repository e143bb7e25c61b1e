"""What the report owes to the parts that an office may want or not: added where wanted, left out where not."""

from dataclasses import replace

from sqlalchemy.orm import Session

from csxl_desktop.domain.content import report
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.modules import modules_of

PERSPECTIVES = "perspectives"


def with_modules(session: Session, content: report.Report) -> report.Report:
    """The content without what the office does not want; what is to come stands at the end, unless placed."""
    wanted, year = modules_of(session), content.year
    if Module.FIGURES not in wanted:
        content = replace(content, figures=(), counting_note="", evolution_years=(), evolution=(), charts=(), tables=())
    if Module.TESTIMONIALS not in wanted:
        content = replace(content, testimonials=())
    if Module.TRAININGS in wanted:
        from csxl_desktop.services.trainings import training_lines  # maps tables that most reports do without

        content = replace(content, trainings=training_lines(session, year))
    if Module.PROJECTS not in wanted:
        return content
    from csxl_desktop.services.projects import perspective_lines  # as above

    content = replace(content, perspectives=perspective_lines(session, year))
    if content.perspectives and PERSPECTIVES not in {section.code for section in content.sections}:
        content = replace(content, sections=(*content.sections, report.Section(PERSPECTIVES)))
    return content
