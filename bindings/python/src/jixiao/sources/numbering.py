"""Automatic numbers of lists as text: `1.`, `（一）`, `①`, in the writings of office programs."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made


def _letter(number: int) -> str:
    # Z is followed by AA, BB, CC.
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _counted(number: int, digits: str, powers: str) -> str:
    """`二十三`, `一百零五`: numbers below ten thousand by their powers of ten."""
    made, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            zero = bool(made)
            continue
        if zero:
            made += "零"
        made += digits[digit] + (powers[place - 1] if place else "")
        zero = False
    # 10 to 19 begin with the power: 十二.
    return made[1:] if digits is _HAN and 10 <= number <= 19 else made


def _from(first: int, last: int) -> Callable[[int], str]:
    """One character a number, from 1, of a block of Unicode."""
    return lambda number: chr(first + number - 1) if first + number - 1 <= last else str(number)


def _each(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _counting(number: int) -> str:
    return _counted(number, _HAN, "十百千") if number < 10_000 else str(number)


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, "拾佰仟") if number < 10_000 else str(number)


#: By the names of Word's ST_NumberFormat; what is not here is written in plain digits.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _each(_HAN),
    "taiwaneseDigital": _each(_HAN),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalFullWidth": lambda number: "".join(chr(ord(one) + 0xFEE0) for one in str(number)),
    "decimalEnclosedCircle": _from(0x2460, 0x2473),
    "decimalEnclosedCircleChinese": _from(0x2460, 0x2473),
    "decimalEnclosedParen": _from(0x2474, 0x2487),
    "decimalEnclosedFullstop": _from(0x2488, 0x249B),
    "ideographEnclosedCircle": _from(0x3280, 0x3289),
}


def written(number: int, kind: str) -> str:
    """A number in a writing; one that no list reaches in plain digits."""
    write = FORMATS.get(kind)
    return str(number) if write is None or not 0 < number < 100_000 else write(number)
