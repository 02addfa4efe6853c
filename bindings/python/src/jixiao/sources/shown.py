"""A value of a spreadsheet's cell as the program shows it, by the cell's number format."""

from __future__ import annotations

import datetime
import decimal
import re
from typing import Any


def displayed(value: Any, number_format: str) -> str:
    """`98.00%`, `1,234.50`, `15家`, `2023年8月31日`: as shown, and as rounded there.

    Under a format without digits (General, text) a number has all of its own. A date whose format
    has no year of four digits is written by ISO 8601, as it could be read in two ways.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date):
        return _displayed_date(value, number_format)
    if isinstance(value, datetime.time):
        return value.isoformat("minutes" if not value.second else "seconds")
    if isinstance(value, int | float | decimal.Decimal):
        return _displayed_number(value, number_format)
    return str(value)


# ---- Dates ---------------------------------------------------------------------------------------

_DATE_PART = re.compile(
    r'"([^"]*)"|\\(.)|\[[^]]*\]|_.|\*.|(yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s)|(.)',
    re.S | re.I,
)
# Excel's short date, which follows the language of the machine that shows it.
_LOCAL_DATES = ("mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy", "m/d/yy h:mm")


def _displayed_date(value: datetime.date, number_format: str) -> str:
    shown = number_format.split(";")[0]
    if shown.lower() in _LOCAL_DATES or not re.search("yyyy", _plain(shown), re.I):
        return _iso(value)
    parts: list[str] = []
    after_hour = False
    for quoted, escaped, token, other in _DATE_PART.findall(shown):
        name = token.lower()
        if name in ("mmm", "mmmm", "ddd", "dddd", "yy") or other in "aA/pP" and "AM/PM" in shown:
            return _iso(value)
        parts.append(quoted or escaped or _date_part(value, name, after_hour) or other)
        after_hour = name.startswith("h") or (after_hour and not name)
    return "".join(parts).strip()


def _date_part(value: datetime.date, name: str, after_hour: bool) -> str:
    if not name:
        return ""
    time = value.time() if isinstance(value, datetime.datetime) else datetime.time()
    if name == "yyyy":
        return f"{value.year}"
    number = {
        "m": time.minute if after_hour else value.month, "d": value.day, "h": time.hour,
        "s": time.second,
    }[name[0]]  # fmt: skip
    return f"{number:02}" if len(name) == 2 else str(number)


def _iso(value: datetime.date) -> str:
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat(" ", "seconds")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _plain(number_format: str) -> str:
    """A format without what it quotes."""
    return re.sub(r'"[^"]*"|\\.|\[[^]]*\]', "", number_format)


# ---- Numbers -------------------------------------------------------------------------------------

# A part of a number format: quoted or escaped text, a currency or a condition in square brackets,
# a space or a filler with its character, or one character.
_FORMAT_PART = re.compile(r'"([^"]*)"|\\(.)|\[\$([^]-]*)[^]]*\]|\[[^]]*\]|[_*](?:.|$)|(.)', re.S)


def _displayed_number(value: int | float | decimal.Decimal, number_format: str) -> str:
    # Excel keeps 15 digits; what a double has behind them is noise of its calculation.
    number = decimal.Decimal(format(value, ".15g") if isinstance(value, float) else str(value))
    if not number.is_finite():
        return str(value)
    sections = _sections(number_format)
    chosen = sections[0]
    if number < 0 and len(sections) > 1:
        chosen, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        chosen = sections[2]
    before, digits, after, grouped = _split_format(chosen)
    if not digits:
        literal = (before + after).strip()
        # General, a text format; or a dash that a zero is shown as.
        return literal if literal and number == 0 and len(sections) > 2 else f"{number:f}"
    if "%" in before + after:
        number = number.scaleb(2)
    integers, _, places = digits.partition(".")
    shown = number.quantize(decimal.Decimal(1).scaleb(-len(places)), decimal.ROUND_HALF_UP, _WIDE)
    text = f"{abs(shown):{',' if grouped else ''}f}"
    optional = len(places) - len(places.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0") if "." in text else text
    whole, point, rest = text.partition(".")
    whole = whole.rjust(integers.count("0"), "0")
    sign = "-" if shown < 0 else ""
    return f"{sign}{before}{whole}{point if rest else ''}{rest}{after}".strip()


_WIDE = decimal.Context(prec=400)


def _sections(number_format: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|\[[^]]*\]|[^;"\\[])+', number_format) or ["General"]


def _split_format(section: str) -> tuple[str, str, str, bool]:
    """What a format writes before the number, its digits (0, #, ? and the point), what it writes
    after it, and whether it parts thousands.
    """
    if section.strip().lower() in ("general", "@") or re.search(
        r"[eE][+-]|/|general", _plain(section), re.I
    ):
        return "", "", "", False
    before, digits, after, grouped = "", "", "", False
    for quoted, escaped, currency, plain in _FORMAT_PART.findall(section):
        if plain and plain in "0#?.":
            digits += plain
        elif plain == ",":
            grouped = grouped or bool(digits)
        elif digits:
            after += quoted or escaped or currency or plain
        else:
            before += quoted or escaped or currency or plain
    return before, digits, after, grouped
