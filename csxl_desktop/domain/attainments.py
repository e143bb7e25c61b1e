"""What is said of a result: attained, partly, not; and of a question left without words."""

from collections.abc import Mapping

from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer
from csxl_desktop.i18n import N_

ATTAINMENTS: Mapping[Attainment, str] = {
    Attainment.UNKNOWN: N_("not said yet"),
    Attainment.ATTAINED: N_("attained"),
    Attainment.PARTLY: N_("partly attained"),
    Attainment.NOT_ATTAINED: N_("not attained"),
    Attainment.NOT_MEASURABLE: N_("cannot be measured"),
}
ANSWERS: Mapping[SectionAnswer, str] = {
    SectionAnswer.EMPTY: N_("nothing said yet"),
    SectionAnswer.WRITTEN: N_("as written"),
    SectionAnswer.NONE: N_("none"),
    SectionAnswer.NOT_ASKED: N_("not asked"),
}
