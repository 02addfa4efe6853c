#!/usr/bin/env python3
"""Holds the library's decimals and fractions against Python's `decimal` and `fractions`.

Generates cases from a seed, most of them near an edge (128 and 64 bits, 38 digits, 38 places,
ties), computes what each must give, runs the driver, and prints every difference. Exits with 1 if
there is one, or if a kind of outcome was never met: then the cases would prove too little.
"""
import argparse
import collections
import decimal
import fractions
import random
import re
import subprocess
import sys
import time

Decimal = decimal.Decimal
Fraction = fractions.Fraction

MODES = [decimal.ROUND_HALF_UP, decimal.ROUND_HALF_EVEN, decimal.ROUND_DOWN, decimal.ROUND_UP,
         decimal.ROUND_FLOOR, decimal.ROUND_CEILING, None]
NEVER = 6
LIMIT = 10 ** 38
INTEGER_LIMIT = 2 ** 127

# Wide enough for every exact sum and product, and for any quotient. ROUND_05UP leaves a last digit
# from which a second rounding, in any mode, gives what a single one would have given.
EXACT = decimal.Context(prec=300, rounding=decimal.ROUND_05UP, Emin=-99999, Emax=99999,
                        traps=[decimal.InvalidOperation])

OUT_OF_RANGE = "!out_of_range"
INEXACT = "!inexact"
DIVISION_BY_ZERO = "!division_by_zero"
INVALID_FORMAT = "!invalid_format"
INVALID_ARGUMENT = "!invalid_argument"


def plain(coefficient, scale):
    """The text of coefficient × 10^-scale."""
    digits = str(abs(coefficient))
    if scale:
        digits = digits.zfill(scale + 1)
        digits = digits[:-scale] + "." + digits[-scale:]
    return "-" + digits if coefficient < 0 else digits


def scaled(value, scale):
    """The coefficient of a Decimal at a scale at which it is exact."""
    return int(EXACT.scaleb(value, scale))


def at_scale(value, scale):
    """The answer that is this Decimal, exact at this scale."""
    coefficient = scaled(value, scale)
    return plain(coefficient, scale) if abs(coefficient) < LIMIT else OUT_OF_RANGE


def rounded(value, inexact, scale, mode):
    """The answer that is `value` to `scale` places; `inexact`: the value is cut short already."""
    if not 0 <= scale <= 38:
        return INVALID_ARGUMENT
    step = Decimal((0, (1,), -scale))
    result = value.quantize(step, rounding=MODES[mode] or decimal.ROUND_DOWN, context=EXACT)
    if mode == NEVER and (inexact or result != value):
        return INEXACT
    return at_scale(result, scale)


# --- Oracles of decimals ----------------------------------------------------------------------

WELL_FORMED = re.compile(r"[+-]?([0-9]+)(?:\.([0-9]+))?\Z")


def parse(text):
    match = WELL_FORMED.match(text)
    if not match:
        return INVALID_FORMAT
    scale = len(match[2] or "")
    return at_scale(Decimal(text), scale) if scale <= 38 else OUT_OF_RANGE


def halves(a):
    value = Decimal(a)
    scale = -value.as_tuple().exponent
    coefficient = scaled(value, scale)
    return f"{coefficient >> 64} {coefficient & (2 ** 64 - 1)} {scale}"


def from_halves(high, low, scale):
    coefficient = (high << 64) | low
    return plain(coefficient, scale) if abs(coefficient) < LIMIT and 0 <= scale <= 38 \
        else OUT_OF_RANGE


def trim(a):
    return plain_decimal(Decimal(a).normalize(EXACT))


def plain_decimal(value):
    text = format(value, "f")
    return "0" if value == 0 else text


def negate(a):
    value = Decimal(a)
    scale = -value.as_tuple().exponent
    return plain(-scaled(value, scale), scale)


def scale_of(value):
    return -value.as_tuple().exponent


def add(a, b):
    a, b = Decimal(a), Decimal(b)
    return at_scale(EXACT.add(a, b), max(scale_of(a), scale_of(b)))


def subtract(a, b):
    a, b = Decimal(a), Decimal(b)
    return at_scale(EXACT.subtract(a, b), max(scale_of(a), scale_of(b)))


def multiply(a, b):
    product = EXACT.multiply(Decimal(a), Decimal(b))
    scale = scale_of(product)
    coefficient = scaled(product, scale)
    while scale > 0 and coefficient % 10 == 0 and (scale > 38 or abs(coefficient) >= LIMIT):
        coefficient //= 10
        scale -= 1
    fits = scale <= 38 and abs(coefficient) < LIMIT
    return plain(coefficient, scale) if fits else OUT_OF_RANGE


def divide(a, b, scale, mode):
    if not 0 <= scale <= 38:
        return INVALID_ARGUMENT
    if Decimal(b) == 0:
        return DIVISION_BY_ZERO
    EXACT.clear_flags()
    quotient = EXACT.divide(Decimal(a), Decimal(b))
    return rounded(quotient, EXACT.flags[decimal.Inexact], scale, mode)


def round_(a, scale, mode):
    return rounded(Decimal(a), False, scale, mode)


def compare(a, b):
    return str(EXACT.compare(Decimal(a), Decimal(b)))


def compare_ratios(a, b, c, d):
    return str(EXACT.compare(EXACT.multiply(Decimal(a), Decimal(d)),
                             EXACT.multiply(Decimal(c), Decimal(b))))


# --- Oracles of fractions ---------------------------------------------------------------------

def fits(value):
    return abs(value.numerator) < INTEGER_LIMIT and value.denominator < INTEGER_LIMIT


def fraction_to_decimal(value):
    if isinstance(value, str):
        value = Fraction(value)
    places, power = 0, 1
    while power % value.denominator:
        places, power = places + 1, power * 10
        if places > 130:
            return INEXACT
    coefficient = value.numerator * (power // value.denominator)
    return plain(coefficient, places) if places <= 38 and abs(coefficient) < LIMIT \
        else OUT_OF_RANGE


def fraction_text(value):
    if not fits(value):
        return OUT_OF_RANGE
    text = fraction_to_decimal(value)
    return f"{value.numerator}/{value.denominator}" if text.startswith("!") else text


def fraction_parse(text):
    top, bottom = (int(part) for part in text.split("/"))
    if abs(top) >= INTEGER_LIMIT or bottom >= INTEGER_LIMIT:
        return OUT_OF_RANGE
    return fraction_text(Fraction(top, bottom)) if bottom else DIVISION_BY_ZERO


def fraction_of(a, b):
    return fraction_text(Fraction(a) / Fraction(b)) if Fraction(b) else DIVISION_BY_ZERO


def fraction_add(a, b):
    return fraction_text(Fraction(a) + Fraction(b))


def fraction_subtract(a, b):
    return fraction_text(Fraction(a) - Fraction(b))


def fraction_multiply(a, b):
    return fraction_text(Fraction(a) * Fraction(b))


def fraction_divide(a, b):
    return fraction_text(Fraction(a) / Fraction(b)) if Fraction(b) else DIVISION_BY_ZERO


def fraction_compare(a, b):
    a, b = Fraction(a), Fraction(b)
    return str((a > b) - (a < b))


def fraction_round(a, scale, mode):
    EXACT.clear_flags()
    value = Fraction(a)
    quotient = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return rounded(quotient, EXACT.flags[decimal.Inexact], scale, mode)


# --- Cases ------------------------------------------------------------------------------------

EDGES = sorted({base + offset
                for base in [0, LIMIT, 2 ** 127, 2 ** 128 - 1] +
                [10 ** i for i in range(38)] + [5 * 10 ** i for i in range(38)] +
                [2 ** i for i in (31, 32, 52, 53, 62, 63, 64, 65, 95, 96, 126, 127)]
                for offset in (-2, -1, 0, 1, 2)})
COEFFICIENT_EDGES = [edge for edge in EDGES if 0 <= edge < LIMIT]
INTEGER_EDGES = [edge for edge in EDGES if 0 <= edge < INTEGER_LIMIT]
POWERS = [10 ** i for i in range(80)]


class Cases:
    """Seeded cases. Every method named like an oracle gives the arguments of one case."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.unit = self.random.random

    def below(self, limit):
        return int(self.unit() * limit)

    def bits(self, limit):
        return self.random.getrandbits(128) % limit

    def coefficient(self):
        kind = self.below(8)
        if kind < 3:  # Money: up to ten digits.
            value = self.bits(POWERS[1 + self.below(10)])
        elif kind < 5:  # Any length.
            value = self.bits(POWERS[self.below(39)])
        elif kind == 5:
            value = self.random.choice(COEFFICIENT_EDGES)
        elif kind == 6:  # Trailing zeros.
            digits = 1 + self.below(20)
            value = self.bits(POWERS[digits]) * POWERS[self.below(39 - digits)]
        else:  # The top of the range.
            value = LIMIT - 1 - self.bits(POWERS[self.below(38)])
        return -value if self.unit() < 0.4 else value

    def scale(self):
        return self.below(7) if self.unit() < 0.6 else self.below(39)

    def asked_scale(self):
        return self.scale() if self.unit() < 0.995 else self.random.choice((-1, 39, 40, 1000))

    def mode(self):
        return self.below(7)

    def decimal(self):
        return plain(self.coefficient(), self.scale())

    def positive(self):
        return plain(abs(self.coefficient()) or 1, self.scale())

    def neighbour(self, coefficient, scale):
        """The same value at another scale where it fits, often one unit off."""
        shift = self.below(39 - scale)
        other = coefficient * POWERS[shift] + self.below(3) - 1
        return plain(other, scale + shift) if abs(other) < LIMIT else plain(coefficient, scale)

    def parse(self):
        text = self.decimal()
        kind = self.below(8)
        if kind == 0:
            text = "0" * self.below(50) + text.lstrip("-")
        elif kind == 1:
            text = text + self.random.choice((".", "0", ".0", "00000")) * (1 + self.below(3))
        elif kind == 2:
            at = self.below(len(text) + 1)
            text = text[:at] + self.random.choice("+-. ,e0189/:x") + text[at:]
        elif kind == 3:
            text = "+" + text
        elif kind == 4:
            text = "".join(self.random.choice("0123456789.+-")
                           for _ in range(self.below(45)))
        return (text,)

    def halves(self):
        return (self.decimal(),)

    def from_halves(self):
        coefficient = self.coefficient()
        if self.unit() < 0.3:
            coefficient = self.random.getrandbits(128) - 2 ** 127
        return coefficient >> 64, coefficient & (2 ** 64 - 1), self.asked_scale()

    def trim(self):
        return (self.decimal(),)

    def negate(self):
        return (self.decimal(),)

    def add(self):
        coefficient, scale = self.coefficient(), self.scale()
        if self.unit() < 0.2:
            return plain(coefficient, scale), self.neighbour(-coefficient, scale)
        return plain(coefficient, scale), self.decimal()

    subtract = add

    def multiply(self):
        return self.decimal(), self.decimal()

    def divide(self):
        a, b, scale = self.decimal(), self.decimal(), self.asked_scale()
        if self.unit() < 0.4:  # A quotient that ends one place further: exact, or a tie.
            divisor = self.bits(POWERS[1 + self.below(12)]) + 1
            quotient = self.bits(POWERS[1 + self.below(24)]) * 10 + self.random.choice((0, 5, 5))
            dividend = quotient * divisor + self.random.choice((0, 0, 0, -1, 1))
            scale = self.below(20)
            more = self.below(18)
            if dividend < LIMIT:
                sign = 1 if self.unit() < 0.5 else -1
                return (plain(sign * dividend, scale + 1 + more), plain(divisor, more), scale,
                        self.mode())
        return a, b, scale, self.mode()

    def round_(self):
        coefficient, scale = self.coefficient(), self.scale()
        if self.unit() < 0.4:  # A tie, or next to one.
            cut = 1 + self.below(scale or 1)
            coefficient = self.coefficient() // POWERS[cut] * POWERS[cut] + 5 * POWERS[cut - 1] \
                + self.random.choice((0, 0, -1, 1))
            if abs(coefficient) < LIMIT and cut <= scale:
                return plain(coefficient, scale), scale - cut, self.mode()
            coefficient = self.coefficient()
        return plain(coefficient, scale), self.asked_scale(), self.mode()

    def compare(self):
        coefficient, scale = self.coefficient(), self.scale()
        if self.unit() < 0.5:
            return plain(coefficient, scale), self.neighbour(coefficient, scale)
        return plain(coefficient, scale), self.decimal()

    def compare_ratios(self):
        if self.unit() < 0.5:
            return self.decimal(), self.positive(), self.decimal(), self.positive()
        digits = 1 + self.below(30)
        factor = 1 + self.bits(POWERS[1 + self.below(38 - digits)])
        top, bottom = self.bits(POWERS[digits]), 1 + self.bits(POWERS[digits] - 1)
        scale, other = self.below(20), self.below(19)
        off = self.random.choice((0, 0, 1, -1))
        return (plain(top, scale), plain(bottom, scale), plain(top * factor + off, other),
                plain(bottom * factor, other))

    def integer(self):
        kind = self.below(4)
        if kind < 2:
            return self.bits(POWERS[1 + self.below(8)])
        if kind == 2:
            return self.bits(2 ** (1 + self.below(126)))
        return self.random.choice(INTEGER_EDGES)

    def fraction(self):
        top, bottom = self.integer(), self.integer() or 1
        if self.unit() < 0.4:  # A denominator that terminates.
            bottom = 2 ** self.below(20) * 5 ** self.below(20)
        if self.unit() < 0.05:
            bottom = 2 ** self.below(127)
        return f"{'-' if self.unit() < 0.4 else ''}{top}/{bottom}"

    def fraction_parse(self):
        if self.unit() < 0.1:
            odd_ones = (0, INTEGER_LIMIT - 1, INTEGER_LIMIT, 2 ** 128 - 1, 2 ** 128)
            return (f"{self.random.choice(odd_ones)}/{self.random.choice(odd_ones)}",)
        return (self.fraction(),)

    def fraction_of(self):
        return self.decimal(), self.decimal()

    def fraction_add(self):
        if self.unit() < 0.3:  # Denominators with much in common: the sum cancels.
            shared = 1 + self.bits(2 ** (1 + self.below(125)))
            return (f"{self.integer()}/{shared}", f"-{self.integer()}/{shared}")
        return self.fraction(), self.fraction()

    fraction_subtract = fraction_multiply = fraction_divide = fraction_add

    def fraction_compare(self):
        if self.unit() < 0.4:
            top, bottom = self.integer(), 1 + self.integer()
            return (f"{top}/{min(bottom, INTEGER_LIMIT - 1)}",
                    f"{min(top + self.below(2), INTEGER_LIMIT - 1)}/"
                    f"{min(bottom + self.below(2), INTEGER_LIMIT - 1)}")
        return self.fraction(), self.fraction()

    def fraction_round(self):
        return self.fraction(), self.asked_scale(), self.mode()

    def fraction_to_decimal(self):
        return (self.fraction(),)


# Operation, oracle, and how many of every hundred cases are its.
OPERATIONS = [
    ("parse", parse, 10), ("halves", halves, 3), ("from_halves", from_halves, 3),
    ("trim", trim, 3), ("negate", negate, 1), ("add", add, 9), ("subtract", subtract, 6),
    ("multiply", multiply, 10), ("divide", divide, 16), ("round", round_, 13),
    ("compare", compare, 7), ("compare_ratios", compare_ratios, 7),
    ("fraction_parse", fraction_parse, 1), ("fraction_of", fraction_of, 1),
    ("fraction_add", fraction_add, 2), ("fraction_subtract", fraction_subtract, 1),
    ("fraction_multiply", fraction_multiply, 2), ("fraction_divide", fraction_divide, 1),
    ("fraction_compare", fraction_compare, 1), ("fraction_round", fraction_round, 2),
    ("fraction_to_decimal", fraction_to_decimal, 1),
]

# Every operation must meet these at least once.
MUST_MEET = {
    "parse": {"value", INVALID_FORMAT, OUT_OF_RANGE}, "from_halves": {"value", OUT_OF_RANGE},
    "add": {"value", OUT_OF_RANGE}, "subtract": {"value", OUT_OF_RANGE},
    "multiply": {"value", OUT_OF_RANGE},
    "divide": {"value", OUT_OF_RANGE, INEXACT, DIVISION_BY_ZERO, INVALID_ARGUMENT},
    "round": {"value", OUT_OF_RANGE, INEXACT, INVALID_ARGUMENT},
    "compare": {"-1", "0", "1"}, "compare_ratios": {"-1", "0", "1"},
    "fraction_parse": {"value", OUT_OF_RANGE, DIVISION_BY_ZERO},
    "fraction_of": {"value", OUT_OF_RANGE, DIVISION_BY_ZERO},
    "fraction_add": {"value", OUT_OF_RANGE}, "fraction_subtract": {"value", OUT_OF_RANGE},
    "fraction_multiply": {"value", OUT_OF_RANGE},
    "fraction_divide": {"value", OUT_OF_RANGE, DIVISION_BY_ZERO},
    "fraction_compare": {"-1", "0", "1"},
    "fraction_round": {"value", OUT_OF_RANGE, INEXACT, INVALID_ARGUMENT},
    "fraction_to_decimal": {"value", OUT_OF_RANGE, INEXACT},
}


def generate(cases, count):
    """Lines for the driver and the answers they must get."""
    weighted = []
    for name, oracle, weight in OPERATIONS:
        make = getattr(cases, name if name != "round" else "round_")
        weighted += [(name, oracle, make)] * weight
    lines, answers = [], []
    for i in range(count):
        name, oracle, make = weighted[i % len(weighted)]
        arguments = make()
        lines.append("\t".join((name, *map(str, arguments))))
        answers.append(oracle(*arguments))
    return lines, answers


def outcome(name, answer):
    return answer if answer.startswith("!") or name.endswith(("compare", "ratios")) else "value"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--driver", required=True)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20240607)
    options = parser.parse_args()

    started = time.monotonic()
    cases = Cases(options.seed)
    met = collections.defaultdict(collections.Counter)
    mismatches = 0
    left = options.cases
    while left > 0:
        lines, expected = generate(cases, min(left, 50_000))
        left -= len(lines)
        run = subprocess.run([options.driver], input="\n".join(lines) + "\n", text=True,
                             stdout=subprocess.PIPE, check=False)
        actual = run.stdout.split("\n")[:-1]
        if run.returncode != 0 or len(actual) != len(lines):
            print(f"driver ended with {run.returncode} after {len(actual)} of {len(lines)} "
                  f"lines; next: {lines[len(actual)] if len(actual) < len(lines) else ''}")
            return 1
        for line, want, got in zip(lines, expected, actual):
            name = line.split("\t", 1)[0]
            met[name][outcome(name, want)] += 1
            if want != got:
                mismatches += 1
                if mismatches <= 50:
                    print(f"{line}\n  expected {want}\n  got      {got}")

    for name, _, _ in OPERATIONS:
        counts = ", ".join(f"{key} {number}" for key, number in sorted(met[name].items()))
        print(f"{name:20} {counts}")
        missing = MUST_MEET.get(name, {"value"}) - set(met[name])
        if missing:
            print(f"  never met: {', '.join(sorted(missing))}")
            mismatches += 1
    print(f"{options.cases} cases, seed {options.seed}, {mismatches} differences, "
          f"{time.monotonic() - started:.1f} s")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main())
