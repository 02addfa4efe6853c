"""What all Excel files that are written here have in common."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from jixiao.needs import needed

FONT = "宋体"


def openpyxl() -> Any:
    """The library that writes them, with its parts."""
    for part in (
        "comments", "formatting.rule", "styles", "worksheet.datavalidation", "worksheet.properties",
    ):  # fmt: skip
        needed(f"openpyxl.{part}", "写 .xlsx ", "writing .xlsx")
    return needed("openpyxl", "写 .xlsx ", "writing .xlsx")


def write_cell(cell: Any, value: Any) -> str | None:
    """Writes a value; the number format where it is a number that Excel holds exactly."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= 15:
        places = max(0, -int(value.as_tuple().exponent))
        cell.value = value
        cell.number_format = "#,##0" + ("." + "0" * places if places else "")
        return str(cell.number_format)
    if value is not None and value != "":
        # As text whatever it begins with: a cell of a form is never a formula.
        cell.value = format(value, "f") if isinstance(value, Decimal) else printable(value)
        cell.data_type = "s"
    return None


def printable(text: str) -> str:
    """A text without the control characters that no Excel file may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
