"""What is pruned, and what is not."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import babel
import pytest

from csxl_desktop.i18n.locales import LOCALES
from installer import pruning
from tests.architecture.sources import sources


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/translations/qtbase_fr.qm", "PySide6/translations/qtbase_nl.qm", "babel/locale-data/fr_BE.dat",
        "babel/locale-data/root.dat", "babel/global.dat", "resources/locale/fr/LC_MESSAGES/csxl.mo",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll", "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/QtGui.abi3.so", "PySide6/Qt/lib/libQt6Gui.so.6", "PySide6/Qt6PdfWidgets.dll", "PySide6/QtSvg.pyd",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6", "PIL/_imagingft.cpython-311.so",
        "sqlalchemy/dialects/sqlite/base.pyc", "sqlalchemy/dialects/postgresql/base.pyc", "docx/templates/default.docx",
        "phonenumbers/shortdata/__init__.pyc", "phonenumbers/data/region_BE.pyc",
        "PySide6/plugins/imageformats/qjpeg.dll", "csxl_desktop/storage/migrations/versions/0001.py",
    ],
)  # fmt: skip
def test_what_the_program_uses_stays(path: str) -> None:
    assert not pruning.unneeded(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/qml/QtQuick/VirtualKeyboard/x.qml", "PySide6/qml/x.dll", "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "PySide6/QtDesigner.pyd", "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_help_fr.qm", "babel/locale-data/frr.dat", "babel/locale-data/de.dat",
        "babel/locale-data/fr_CH.dat", "babel/locale-data/en_US.dat", "pytz/zoneinfo/Europe/Brussels",
        "reportlab/fonts/DarkGardenMK.pfb", "PySide6/designer.exe", "PySide6/opengl32sw.dll",
        "sqlalchemy/dialects/mysql/base.pyc", "docx/templates/default-docx-template/word/styles.xml",
        "phonenumbers/shortdata/region_BE.pyc", "resources/locale/fr/LC_MESSAGES/csxl.po", "docx/__pycache__/api.pyc",
        "sqlalchemy-2.1.9.dist-info/RECORD",
    ],
)  # fmt: skip
def test_what_nobody_uses_or_may_not_be_shipped_goes(path: str) -> None:
    assert pruning.unneeded(path)


def test_every_module_of_qt_that_the_window_imports_is_kept() -> None:
    imported = {
        node.module.removeprefix("PySide6.Qt")
        for source in sources("csxl_desktop")
        for node in source.nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.Qt")
        if node.module
    }

    assert {"Core", "Widgets"} <= imported <= pruning.QT_MODULES


_SPOKEN = """
import sys
from datetime import date
from babel import Locale, dates, numbers

day = date(2026, 3, 1)
for code in sys.argv[1:]:
    words = len(Locale.parse(code).languages)
    print(dates.format_date(day, "full", code), numbers.format_decimal(1234.5, locale=code), words)
"""


def test_what_is_left_of_the_words_of_languages_tells_days_and_numbers_as_all_of_them_do(tmp_path: Path) -> None:
    whole = Path(babel.__file__).parent

    def pruned(folder: str, names: list[str]) -> list[str]:
        inside = Path(folder).relative_to(whole.parent)
        return [each for each in names if pruning.unneeded((inside / each).as_posix())]

    def told(packages: Path) -> str:
        words = [sys.executable, "-X", "utf8", "-c", _SPOKEN, *LOCALES.values()]
        return subprocess.run(
            words, env={"PYTHONPATH": str(packages)}, capture_output=True, encoding="utf-8", check=True
        ).stdout

    shutil.copytree(whole, tmp_path / "babel", ignore=pruned)

    assert len(list(tmp_path.glob("babel/locale-data/*.dat"))) < 12
    assert told(tmp_path) == told(whole.parent)
    assert "dimanche 1 mars 2026" in told(tmp_path)


def test_empty_folders_and_links_to_nowhere_go_with_the_files(tmp_path: Path) -> None:
    qml = tmp_path / "PySide6" / "qml" / "QtQuick"
    qml.mkdir(parents=True)
    (qml / "a.dll").write_bytes(b"x")
    (tmp_path / "a.dll").symlink_to(qml / "a.dll")
    (tmp_path / "kept.py").write_text("", "utf-8")

    assert pruning.prune(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["kept.py"]
