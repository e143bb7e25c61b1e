"""The QR code of an address: the mask is weighed as the standard says, faster than ReportLab does."""

from typing import Any

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRUtil

from csxl_desktop.documents import qr

ADDRESS = "https://coordination-sociale.exemple.brussels/rencontre/2026/03"


def code_of(value: str) -> Any:
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(value)
    code.version = code.calculate_version()
    return code


@pytest.mark.parametrize("mask", range(8))
def test_mask_weighs_what_the_four_rules_say_in_both_directions(mask: int) -> None:
    code = code_of(ADDRESS)
    weight = qr._weighed(code, mask)
    reference: Any = QRUtil
    rows = code.modules
    columns = [list(column) for column in zip(*rows, strict=True)]
    lines = ["".join("01"[module] for module in line) for line in [*rows, *columns]]
    finders = [
        line[start : start + 11] in {"10111010000", "00001011101"} for line in lines for start in range(len(line) - 10)
    ]

    assert weight == sum(
        (
            reference.maskScoreRule1vert(rows),
            reference.maskScoreRule1vert(columns),
            reference.maskScoreRule2(rows),
            reference.maskScoreRule4(rows),
            40 * sum(finders),  # ReportLab leaves out those at the end of a line
        )
    )


def test_code_is_the_one_of_the_lightest_mask() -> None:
    code = code_of(ADDRESS)
    weights = [qr._weighed(code, mask) for mask in range(8)]
    code.makeImpl(False, weights.index(min(weights)))

    assert qr._modules(ADDRESS) == [[bool(module) for module in row] for row in code.modules]
