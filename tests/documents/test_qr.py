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
    weight = qr._weighed(qr._masked(code)[mask])
    reference: Any = QRUtil
    code.makeImpl(True, mask)
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


@pytest.mark.parametrize("value", ["https://exemple.be", ADDRESS, ADDRESS * 4])
def test_every_mask_turns_the_squares_that_the_standard_says(value: str) -> None:
    code = code_of(value)
    for mask, rows in enumerate(qr._masked(code)):
        code.makeImpl(True, mask)
        assert rows == ["".join("01"[bool(module)] for module in row) for row in code.modules]


def test_code_is_the_one_of_the_lightest_mask() -> None:
    code = code_of(ADDRESS)
    weights = [qr._weighed(rows) for rows in qr._masked(code)]
    code.makeImpl(False, weights.index(min(weights)))

    assert qr._modules(ADDRESS) == [[bool(module) for module in row] for row in code.modules]
