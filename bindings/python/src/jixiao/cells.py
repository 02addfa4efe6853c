"""Cells: what a target (指标值), an actual (实际完成值) and a standard (评分标准) mean together."""

from __future__ import annotations

import datetime
import decimal
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape
from typing import Any

from jixiao import _native as native
from jixiao._native import Date, DecimalLike, Span, enum_name, enum_value, ffi, lib
from jixiao.diagnostics import Diagnostic, bytes_of, read_diagnostic, read_diagnostics
from jixiao.names import (
    Achievement,
    BegunUnits,
    Change,
    ClauseKind,
    Comparator,
    ConditionKind,
    Connective,
    Dimension,
    Direction,
    Kind,
    Language,
    OutcomeStatus,
    PerDirection,
    RowKind,
    Rule,
    StandardRelation,
    StandardState,
    TextClass,
)
from jixiao.policy import PolicyLike, policy_handle

CellLike = str | bytes | int | decimal.Decimal | datetime.date


def cell_bytes(value: CellLike | None) -> bytes:
    """What stands in a cell: text as it is, an exact number in plain digits, a date as ISO 8601."""
    if value is None:
        return b""
    if isinstance(value, str | bytes):
        return bytes_of(value)
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d").encode()
    if isinstance(value, decimal.Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is no number")
        return format(value, "f").encode()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value).encode()
    raise TypeError(
        f"expected text, int, decimal.Decimal or datetime.date, not {type(value).__name__}; "
        "write a number as Decimal or as text, as float is not exact"
    )


@dataclass(frozen=True)
class Context:
    """What is known beside the text of a cell; its use is recorded in a diagnostic.

    kind                   kind of the row, such as `cost`; see `row_kind`
    year                   budget year, for dates without one
    name                   third-level name; a unit in it serves bare numbers
    description            绩效指标描述
    header_unit            unit in the table's head (万元)
    """

    kind: RowKind = "unknown"
    year: int | None = None
    name: str = ""
    description: str = ""
    header_unit: str = ""

    def _struct(self, with_year: bool = True) -> tuple[Any, list[Any]]:
        return native.put(
            "jixiao_context",
            {
                "row_kind": enum_value(lib.JIXIAO_ENUMERATION_ROW_KIND, self.kind),
                "year": self.year if with_year else None,
                "name": self.name,
                "description": self.description,
                "header_unit": self.header_unit,
            },
        )


def row_kind(name: str) -> RowKind:
    """The row kind that a second- or first-level name stands for: `成本指标` → `cost`."""
    data = native.encode(name)
    value = native.number("int32_t", lib.jixiao_row_kind_parse, data, len(data))
    return enum_name(lib.JIXIAO_ENUMERATION_ROW_KIND, value)  # type: ignore[return-value]


Number = decimal.Decimal | Fraction


@dataclass(frozen=True)
class Quantity:
    """A number with its unit.

    text        the number as written: `558.42`, `1/3`, `1:1.5`
    value       in the unit as written; a fraction or a proportion is a Fraction
    unit        in canonical writing: `万元`; empty for none
    dimension   what the unit measures; `none` for a number without a unit
    base_value  exact, in the base unit; None where the unit has none
    base_unit   `元`, `m²`; `1` for shares
    """

    text: str
    value: Number
    unit: str
    dimension: Dimension
    base_value: Number | None
    base_unit: str

    def __str__(self) -> str:
        """Number and unit."""
        return self.text + self.unit


@dataclass(frozen=True)
class Bound:
    """One end of a range; `closed` where the end itself is inside."""

    quantity: Quantity
    closed: bool


def _base_value(text: str | None) -> Number | None:
    if text is None:
        return None
    return Fraction(text) if "/" in text else decimal.Decimal(text)


def _quantity(number: dict[str, Any], info: dict[str, Any]) -> Quantity | None:
    value, second = number["value"], number["second"]
    if number["text"] is None:
        return None
    plain = number["form"] == lib.JIXIAO_NUMBER_FORM_PLAIN or not second
    return Quantity(
        text=number["text"],
        value=value if plain else Fraction(value) / Fraction(second),
        unit=info["unit"],
        dimension=info["dimension"],
        base_value=_base_value(number["base_value"]),
        base_unit=info["base_unit"],
    )


def _bound(bound: dict[str, Any], info: dict[str, Any]) -> Bound | None:
    quantity = _quantity(bound["number"], info)
    return None if quantity is None else Bound(quantity, bool(bound["closed"]))


class Threshold:
    """What a target cell means: `≥558.42万元`, `80%-90%`, `8月底前`, `提高5个百分点`, `效果明显`.

    text         as given; symbol, value and unit joined by tabs where they were
    canonical    one fixed writing, such as `≥90%`; empty where invalid
    kind         `quantity`, `range`, `deadline`, `period`, `change`, `capped_share`, `compound`,
                 `qualitative` or `invalid`
    comparator   `ge gt le lt eq ne approx`, of a quantity, deadline or change
    bare         the comparator `eq` was not written
    vague        only a lower figure is named (50余)
    quantity     of a quantity, change or capped share: number and unit
    lower upper  ends of a range, or of a change by a range
    date         of a deadline its last (for `ge` its first) day; of a period its first day
    date_start   first day of the time that the text names
    date_end     last day of a period
    direction    of a change: `up` or `down`
    reference    what a change is held against: 上年, 同期, 环比; empty where not said
    of cap       of a capped share: text of its base, and the cap
    parts        of a compound: the conditions, in the order of the text
    connective   `all` or `any` of the parts
    text_class   class of a qualitative text; None where the lexicon has none
    unit dimension base_unit   of the value, or of both ends of a range
    noun         neutral text after number and unit
    label        label of a part, or text that introduces the value
    comparator_span number_span unit_span   where the parts stand, in characters of `text`;
                 empty where not written
    context      under which it was read
    diagnostics  what was questionable

    Immutable, and safe to share between threads. Two are equal where they mean the same.
    """

    text: str
    canonical: str
    kind: Kind
    comparator: Comparator | None
    bare: bool
    vague: bool
    quantity: Quantity | None
    unit: str
    dimension: Dimension
    base_unit: str
    lower: Bound | None
    upper: Bound | None
    date: Date | None
    date_start: Date | None
    date_end: Date | None
    direction: Change | None
    reference: str
    of: str
    cap: Threshold | None
    parts: tuple[Threshold, ...]
    connective: Connective | None
    text_class: TextClass | None
    noun: str
    label: str
    comparator_span: Span
    number_span: Span
    unit_span: Span
    context: Context
    diagnostics: Sequence[Diagnostic]

    def __init__(
        self,
        text: CellLike,
        *,
        symbol: str | None = None,
        unit: str | None = None,
        context: Context | None = None,
    ) -> None:
        """Reads a cell; any text is allowed.

        `symbol` (指标性质) and `unit` (度量单位) are for tables where these have columns of their
        own.
        """
        context = context or Context()
        data, (struct, _kept) = cell_bytes(text), context._struct()
        if symbol is None and unit is None:
            handle = native.create(
                "jixiao_threshold", lib.jixiao_threshold_parse, data, len(data), struct
            )
        else:
            sign, measure = native.encode(symbol or ""), native.encode(unit or "")
            handle = native.create(
                "jixiao_threshold", lib.jixiao_threshold_parse_fields,
                sign, len(sign), data, len(data), measure, len(measure), struct,
            )  # fmt: skip
        self._set(handle, context, (_parsed, (data, symbol, unit, context)))

    def _set(self, handle: Any, context: Context, recipe: Any) -> None:
        info = native.get("jixiao_threshold_info", lib.jixiao_threshold_get, handle)
        kind = enum_name(lib.JIXIAO_ENUMERATION_KIND, info["kind"])
        info["dimension"] = enum_name(lib.JIXIAO_ENUMERATION_DIMENSION, info["dimension"])
        data = native.encode(info["text"])
        spans = {name: info[name] for name in ("comparator_span", "number_span", "unit_span")}
        at = native.characters(
            data, {end for span in spans.values() for end in (span.begin, span.end)}
        )
        self.__dict__.update(_handle=handle, _recipe=recipe)
        same = ("text", "canonical", "unit", "dimension", "base_unit", "noun", "label", "reference",
                "of", "date", "date_start", "date_end")  # fmt: skip
        self.__dict__.update({name: info[name] for name in same})
        self.__dict__.update(
            kind=kind,
            comparator=enum_name(lib.JIXIAO_ENUMERATION_COMPARATOR, info["comparator"])
            if kind in ("quantity", "deadline", "change")
            else None,
            bare=bool(info["bare"]),
            vague=bool(info["vague"]),
            quantity=_quantity(info["number"], info),
            lower=_bound(info["lower"], info),
            upper=_bound(info["upper"], info),
            direction=("up", "down")[info["change"]] if kind == "change" else None,
            cap=None
            if info["cap"] == ffi.NULL
            else _inner(info["cap"], context, (getattr, (self, "cap"))),
            parts=tuple(
                _inner(
                    native.borrow("jixiao_threshold", lib.jixiao_threshold_part, handle, index),
                    context,
                    (_part, (self, index)),
                )
                for index in range(info["part_count"])
            ),
            connective=("all", "any")[info["connective"]] if kind == "compound" else None,
            text_class=enum_name(lib.JIXIAO_ENUMERATION_TEXT_CLASS, info["text_class"]),
            context=context,
            diagnostics=read_diagnostics(
                native.borrow("jixiao_diagnostics", lib.jixiao_threshold_diagnostics, handle),
                data,
                (handle, recipe),
            ),
            **{name: Span(at[span.begin], at[span.end]) for name, span in spans.items()},
        )

    @property
    def value(self) -> Number | None:
        """The number of a quantity, change or capped share, in the unit as written."""
        return None if self.quantity is None else self.quantity.value

    @property
    def base_value(self) -> Number | None:
        """The same, exact, in the base unit; None where there is none."""
        return None if self.quantity is None else self.quantity.base_value

    def evaluate(
        self,
        actual: CellLike | Actual | None,
        *,
        weight: DecimalLike | None = None,
        direction: Direction | None = None,
        achievement: Achievement | None = None,
        degree: DecimalLike | None = None,
        deduction: DecimalLike | None = None,
        base: CellLike | Actual | None = None,
        standard: str | Standard | None = None,
        last_year: CellLike | Actual | None = None,
        applicable: bool = True,
        policy: PolicyLike = None,
    ) -> Outcome:
        """Judges and scores an actual value against this target.

        actual       the cell, or an exact number or a date
        weight       分值 in points; without one the row is judged and not scored
        direction    指标方向性, where it is stated
        achievement  评价等次, where it is stated
        degree       达成度 in percent
        deduction    扣分 for over-completion, in points
        base         计算基数 of a capped share
        standard     评分标准 of the row, which outranks the policy's rule
        last_year    上年完成值, for standards that compare with it
        applicable   False: 不适用
        policy       a Policy or the name of a built-in one; by default `mof-2020`

        What cannot be judged is `undetermined` with its reason and raises nothing.
        """
        reading = actual if isinstance(actual, Actual) else Actual(actual, context=self.context)
        base, last_year = (_as_actual(value, self.context) for value in (base, last_year))
        standard = _as_standard(standard, self.context)
        row, _kept = row_struct(
            weight=weight,
            direction=direction,
            achievement=achievement,
            degree=degree,
            deduction=deduction,
            base=base,
            standard=standard,
            last_year=last_year,
            applicable=applicable,
        )
        handle = native.create(
            "jixiao_outcome", lib.jixiao_threshold_evaluate,
            self._handle, reading._handle, row, policy_handle(policy),
        )  # fmt: skip
        options = dict(
            weight=weight, direction=direction, achievement=achievement, degree=degree,
            deduction=deduction, base=base, standard=standard, last_year=last_year,
            applicable=applicable, policy=policy,
        )  # fmt: skip
        return Outcome._from_handle(handle, (_evaluated, (self, reading, options)))

    def to_json(self, *, language: Language = "zh") -> str:
        """The parse record as one line of JSON: the bytes of `jixiao parse`."""
        return native.text(lib.jixiao_threshold_to_json, self._handle, native.language(language))

    def to_dict(self, *, language: Language = "zh") -> dict[str, Any]:
        """The parse record; decimals are strings, positions are bytes."""
        record: dict[str, Any] = json.loads(self.to_json(language=language))
        return record

    def __setattr__(self, name: str, value: object) -> None:
        """Refuses: a threshold is immutable."""
        raise AttributeError("a Threshold is immutable")

    def __eq__(self, other: object) -> bool:
        """Whether both mean the same; writing, positions and diagnostics do not count."""
        return isinstance(other, Threshold) and bool(
            native.number("int32_t", lib.jixiao_threshold_equal, self._handle, other._handle)
        )

    def __hash__(self) -> int:
        """Fits `==`."""
        parts = tuple(hash(part) for part in self.parts)
        written = self.canonical if self.kind == "qualitative" else None
        return hash(
            (self.kind, self.comparator, self.value, _ends(self), self.date, parts, written)
        )

    def __reduce__(self) -> Any:
        """Pickles as the text and its context."""
        return self._recipe

    def __str__(self) -> str:
        """The canonical text, or where there is none the text as given."""
        return self.canonical or self.text

    def __repr__(self) -> str:
        """What was read, what it means, and what is questionable."""
        parts = [f"Threshold({self.text!r}): {self.kind}"]
        if self.canonical:
            parts.append(self.canonical)
        if self.quantity and self.base_value is not None and self.base_unit != self.unit:
            parts.append(f"= {self.base_value} {self.base_unit}")
        if self.diagnostics:
            parts.append("[" + ", ".join(one.code for one in self.diagnostics) + "]")
        return "<" + " ".join(parts) + ">"

    def _repr_html_(self) -> str:
        rows = [("指标值", self.text), ("类型", self.kind), ("规范写法", self.canonical)]
        rows += [(one.severity, f"{one.code}: {one.message}") for one in self.diagnostics]
        return html_pairs(rows)

    _handle: Any
    _recipe: Any


def html_pairs(rows: list[tuple[str, str]]) -> str:
    """A small table of names and values for notebooks."""
    cells = "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in rows
        if value
    )
    return f"<table>{cells}</table>"


def _ends(threshold: Threshold) -> tuple[Number | None, ...]:
    return tuple(
        None if bound is None else bound.quantity.value
        for bound in (threshold.lower, threshold.upper)
    )


def _inner(handle: Any, context: Context, recipe: Any) -> Threshold:
    made = object.__new__(Threshold)
    made._set(handle, context, recipe)
    return made


def _parsed(data: bytes, symbol: str | None, unit: str | None, context: Context) -> Threshold:
    return Threshold(data, symbol=symbol, unit=unit, context=context)


def _part(threshold: Threshold, index: int) -> Threshold:
    return threshold.parts[index]


def _evaluated(target: Threshold, actual: Actual, options: dict[str, Any]) -> Outcome:
    return target.evaluate(actual, **options)


class Actual:
    """What an actual cell says: `19,800元`, `2023年8月15日`, `部分达成`.

    reading      the cell read as a threshold: kind, quantity, dates, diagnostics
    achievement  where the whole cell is a word of achievement
    missing      nothing is written

    Immutable.
    """

    reading: Threshold
    achievement: Achievement | None
    missing: bool
    _handle: Any
    _recipe: Any

    def __init__(self, text: CellLike | None, *, context: Context | None = None) -> None:
        """Reads a cell; any text is allowed. A date without a year takes the target's."""
        context = context or Context()
        data, (struct, _kept) = cell_bytes(text), context._struct(with_year=False)
        handle = native.create("jixiao_actual", lib.jixiao_actual_parse, data, len(data), struct)
        info = native.get("jixiao_actual_info", lib.jixiao_actual_get, handle)
        self.__dict__.update(
            _handle=handle,
            _recipe=(_actual, (data, context)),
            reading=_inner(info["reading"], context, (getattr, (self, "reading"))),
            achievement=enum_name(lib.JIXIAO_ENUMERATION_ACHIEVEMENT, info["achievement"]),
            missing=bool(info["missing"]),
        )

    @property
    def text(self) -> str:
        """As given."""
        return self.reading.text

    def __setattr__(self, name: str, value: object) -> None:
        """Refuses: an actual value is immutable."""
        raise AttributeError("an Actual is immutable")

    def __reduce__(self) -> Any:
        """Pickles as the text and its context."""
        return self._recipe

    def __repr__(self) -> str:
        """What was read and what it means."""
        meaning = "missing" if self.missing else self.achievement or self.reading.canonical
        return f"<Actual({self.text!r}): {meaning or self.reading.kind}>"


def _actual(data: bytes, context: Context) -> Actual:
    return Actual(data, context=context)


def _as_actual(value: CellLike | Actual | None, context: Context) -> Actual | None:
    return value if value is None or isinstance(value, Actual) else Actual(value, context=context)


@dataclass(frozen=True)
class Clause:
    """One clause of a standard; what its kind does not have is None.

    text          as written, without spaces
    kind          `award`, `deduction`, `veto`, `per_unit`, `per_case`, `each_item`, `proportion`,
                  `judgement`, `not_applicable` or `unread`
    span          where it stands, in characters of the standard's text
    condition     `always`, `figure`, `target`, `last_year`, `words` or `else`
    condition_text  what it holds under, as written
    subject       of a figure: what stands before it (完成率)
    figure        of a figure: the threshold
    relation      to the target, or to last year's figure
    takes         the points are taken off; else they are given
    points most   points, or percent of the weight; `most` differs where a span is named (1-3分)
    percent_of_weight  `points` and `most` are percent of the weight
    adds          加, 奖: on top of what is written with 得
    below_zero    倒扣
    per_size per_unit   one step: 每 N unit
    per_direction `above`, `below`, `short`, `late` or `case`
    bound         where the steps count from, where it is written; else the target
    begun         how a begun unit counts, where the text says so
    cap           最多扣N分, 最多加N分
    continues     以此类推
    own_rate complement   of a proportion: the actual is the rate itself; one less the rate
    instead_of    number of the clause whose condition must fail (否则)
    group         clauses that one figure answers have one group
    sentence      sentence or numbered item, from 0
    """

    text: str
    kind: ClauseKind
    span: Span
    condition: ConditionKind
    condition_text: str
    condition_span: Span
    subject: str
    figure: Threshold | None
    relation: StandardRelation | None
    takes: bool
    points: decimal.Decimal | None
    most: decimal.Decimal | None
    percent_of_weight: bool
    adds: bool
    below_zero: bool
    per_size: decimal.Decimal | None
    per_unit: str
    per_direction: PerDirection | None
    bound: Threshold | None
    begun: BegunUnits | None
    cap: decimal.Decimal | None
    continues: bool
    own_rate: bool
    complement: bool
    instead_of: int | None
    group: int
    sentence: int


@dataclass(frozen=True)
class Requirement:
    """A text in front of the clauses that says what is required, or an item without points."""

    text: str
    span: Span
    numbered: bool


class Standard:
    """A row's own scoring standard (评分标准): `达到95%得10分，每低1个百分点扣1分，扣完为止`.

    text          as given
    canonical     the clauses in one fixed writing; empty where nothing was understood
    state         `not_stated` (no points: the policy's rule counts), `read`, `read_in_part` or
                  `unread`
    clauses       in the order of the text
    requirements  what is required in front of them
    context       under which it was read
    diagnostics   what was questionable

    Immutable, and safe to share between threads.
    """

    text: str
    canonical: str
    state: StandardState
    clauses: tuple[Clause, ...]
    requirements: tuple[Requirement, ...]
    context: Context
    diagnostics: Sequence[Diagnostic]
    _handle: Any

    def __init__(self, text: str | bytes, *, context: Context | None = None) -> None:
        """Reads a cell; any text is allowed."""
        context = context or Context()
        data, (struct, _kept) = bytes_of(text), context._struct()
        handle = native.create(
            "jixiao_standard", lib.jixiao_standard_parse, data, len(data), struct
        )
        info = native.get("jixiao_standard_info", lib.jixiao_standard_get, handle)
        clauses = [
            native.get("jixiao_clause", lib.jixiao_standard_clause, handle, index)
            for index in range(info["clause_count"])
        ]
        requirements = [
            native.get("jixiao_requirement", lib.jixiao_standard_requirement, handle, index)
            for index in range(info["requirement_count"])
        ]
        spans = [one[name] for one in clauses for name in ("span", "condition_span")]
        spans += [one["span"] for one in requirements]
        at = native.characters(data, {end for span in spans for end in (span.begin, span.end)})
        self.__dict__.update(_handle=handle, context=context)
        self.__dict__.update(
            text=info["text"],
            canonical=info["canonical"],
            state=enum_name(lib.JIXIAO_ENUMERATION_STANDARD_STATE, info["state"]),
            clauses=tuple(self._clause(index, one, at) for index, one in enumerate(clauses)),
            requirements=tuple(
                Requirement(one["text"], _placed(one["span"], at), bool(one["numbered"]))
                for one in requirements
            ),
            diagnostics=read_diagnostics(
                native.borrow("jixiao_diagnostics", lib.jixiao_standard_diagnostics, handle),
                data,
                (handle,),
            ),
        )

    def _clause(self, index: int, info: dict[str, Any], at: dict[int, int]) -> Clause:
        related = info["condition"] in (
            lib.JIXIAO_CONDITION_KIND_TARGET,
            lib.JIXIAO_CONDITION_KIND_LAST_YEAR,
        )
        counts = info["per_size"] is not None
        for name in ("figure", "bound"):
            lent = info[name]
            recipe = (_clause_part, (self, index, name))
            info[name] = None if lent == ffi.NULL else _inner(lent, self.context, recipe)
        for name in ("takes", "percent_of_weight", "adds", "below_zero", "continues", "own_rate",
                     "complement"):  # fmt: skip
            info[name] = bool(info[name])
        for name in ("span", "condition_span"):
            info[name] = _placed(info[name], at)
        info.update(
            kind=enum_name(lib.JIXIAO_ENUMERATION_CLAUSE_KIND, info["kind"]),
            condition=enum_name(lib.JIXIAO_ENUMERATION_CONDITION_KIND, info["condition"]),
            relation=enum_name(lib.JIXIAO_ENUMERATION_STANDARD_RELATION, info["relation"])
            if related
            else None,
            per_unit=info["per_unit"] or "",
            per_direction=enum_name(lib.JIXIAO_ENUMERATION_PER_DIRECTION, info["per_direction"])
            if counts
            else None,
            begun=enum_name(lib.JIXIAO_ENUMERATION_BEGUN_UNITS, info["begun"]),
            instead_of=None if info["instead_of"] < 0 else info["instead_of"],
        )
        return Clause(**info)

    def to_json(self, *, language: Language = "zh") -> str:
        """The parse record as one line of JSON: the bytes of `jixiao parse --standard`."""
        return native.text(lib.jixiao_standard_to_json, self._handle, native.language(language))

    def to_dict(self, *, language: Language = "zh") -> dict[str, Any]:
        """The parse record; decimals are strings, positions are bytes."""
        record: dict[str, Any] = json.loads(self.to_json(language=language))
        return record

    def __setattr__(self, name: str, value: object) -> None:
        """Refuses: a standard is immutable."""
        raise AttributeError("a Standard is immutable")

    def __reduce__(self) -> Any:
        """Pickles as the text and its context."""
        return (_standard, (self.text, self.context))

    def __str__(self) -> str:
        """The canonical text, or where there is none the text as given."""
        return self.canonical or self.text

    def __repr__(self) -> str:
        """What was read and what it means."""
        kinds = ", ".join(clause.kind for clause in self.clauses)
        return f"<Standard({self.text!r}): {self.state}{f' [{kinds}]' if kinds else ''}>"


def _placed(span: Span, at: dict[int, int]) -> Span:
    return Span(at[span.begin], at[span.end])


def _clause_part(standard: Standard, index: int, name: str) -> Threshold:
    part: Threshold = getattr(standard.clauses[index], name)
    return part


def _standard(text: str, context: Context) -> Standard:
    return Standard(text, context=context)


def _as_standard(value: str | Standard | None, context: Context) -> Standard | None:
    if value is None or isinstance(value, Standard):
        return value
    return Standard(value, context=context)


def row_struct(
    *,
    weight: DecimalLike | None,
    direction: Direction | None,
    achievement: Achievement | None,
    degree: DecimalLike | None,
    deduction: DecimalLike | None,
    base: Actual | None,
    standard: Standard | None,
    last_year: Actual | None,
    applicable: bool,
) -> tuple[Any, list[Any]]:
    """A jixiao_row, and what must live as long as it does."""
    return native.put(
        "jixiao_row",
        {
            "weight": weight,
            "direction": enum_value(lib.JIXIAO_ENUMERATION_DIRECTION, direction),
            "achievement": enum_value(lib.JIXIAO_ENUMERATION_ACHIEVEMENT, achievement),
            "degree": degree,
            "deduction": deduction,
            "base": None if base is None else base._handle,
            "standard": None if standard is None else standard._handle,
            "last_year": None if last_year is None else last_year._handle,
            "not_applicable": int(not applicable),
        },
    )


@dataclass(frozen=True)
class Outcome:
    """One row, judged and scored.

    level1 level2 level3   names of the row; empty for a row evaluated alone
    target actual          as typed; `actual` is None where not stated
    status                 `met`, `unmet`, `partly`, `undetermined` or `not_applicable`
    completion             actual/target (inverse rows target/actual), 4 places, for display only
    deviation              actual − target with sign and unit
    weight                 分值; `weight_derived` where the policy gave it
    score                  得分; None where undetermined, or without a weight
    score_lower score_upper  the least and the greatest score that the actual can mean
    rule                   the rule by which it was scored
    over_completed         asks for a reason
    explanation            rule, inputs after conversion, formula with numbers, rounding, in Chinese
    explanation_en         the same in English
    reason                 why the score is not stated
    diagnostics            what was questionable; positions are those in the actual
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: str | None
    status: OutcomeStatus
    completion: decimal.Decimal | None
    deviation: str | None
    weight: decimal.Decimal | None
    weight_derived: bool
    score: decimal.Decimal | None
    score_lower: decimal.Decimal | None
    score_upper: decimal.Decimal | None
    rule: Rule | None
    over_completed: bool
    explanation: str
    explanation_en: str
    reason: Diagnostic | None
    diagnostics: Sequence[Diagnostic]
    _handle: Any = field(repr=False, compare=False)
    _recipe: Any = field(repr=False, compare=False)
    # What lends the handle, where it is not the outcome's own.
    _lender: Any = field(default=None, repr=False, compare=False)

    @staticmethod
    def _from_handle(handle: Any, recipe: Any, lender: Any = None) -> Outcome:
        info = native.get("jixiao_outcome_info", lib.jixiao_outcome_get, handle)
        data = native.encode(info["actual"] or "")
        reason, own = info.pop("reason"), (handle, lender)
        info.update(
            status=enum_name(lib.JIXIAO_ENUMERATION_OUTCOME_STATUS, info["status"]),
            rule=enum_name(lib.JIXIAO_ENUMERATION_RULE, info["rule"]),
            weight_derived=bool(info["weight_derived"]),
            over_completed=bool(info["over_completed"]),
            explanation=info.pop("explanation_zh"),
            reason=None if reason == ffi.NULL else read_diagnostic(reason, data, own),
            diagnostics=read_diagnostics(info["diagnostics"], data, own),
        )
        return Outcome(**info, _handle=handle, _recipe=recipe, _lender=lender)

    def to_json(self, *, language: Language = "zh", indent: bool = False) -> str:
        """The outcome as an element of `indicators` of an assessment."""
        return native.text(
            lib.jixiao_outcome_to_json,
            self._handle, native.language(language), native.layout(indent),
        )  # fmt: skip

    def to_dict(self, *, language: Language = "zh") -> dict[str, Any]:
        """The same as a dictionary; decimals are strings, positions are bytes."""
        outcome: dict[str, Any] = json.loads(self.to_json(language=language))
        return outcome

    def __reduce__(self) -> Any:
        """Pickles as the call that made it."""
        return self._recipe

    def __str__(self) -> str:
        """Target, actual, status and score."""
        return f"{self.target} | {self.actual or '—'} | {self.status} | {score_text(self)}"

    def _repr_html_(self) -> str:
        return html_pairs(
            [
                ("指标", self.level3),
                ("指标值", self.target),
                ("实际完成值", self.actual or ""),
                ("结果", self.status),
                ("得分", score_text(self)),
                ("说明", self.explanation),
            ]
            + [(one.severity, f"{one.code}: {one.message}") for one in self.diagnostics]
        )


def score_text(outcome: Outcome) -> str:
    """The score out of the weight, or the bounds that are known."""
    if outcome.weight is None:
        return ""
    if outcome.score is not None:
        return f"{outcome.score}/{outcome.weight}"
    if outcome.score_lower is None or outcome.score_upper is None:
        return f"?/{outcome.weight}"
    return f"{outcome.score_lower}–{outcome.score_upper}/{outcome.weight}"


def evaluate_cell(
    target: CellLike,
    actual: CellLike | None,
    *,
    context: Context | None = None,
    weight: DecimalLike | None = None,
    direction: Direction | None = None,
    achievement: Achievement | None = None,
    degree: DecimalLike | None = None,
    deduction: DecimalLike | None = None,
    base: CellLike | Actual | None = None,
    standard: str | Standard | None = None,
    last_year: CellLike | Actual | None = None,
    applicable: bool = True,
    policy: PolicyLike = None,
) -> Outcome:
    """Reads both cells under `context` and judges them; without a weight on 100 points.

    The other arguments are those of `Threshold.evaluate`.
    """
    context = context or Context()
    texts = cell_bytes(target), cell_bytes(actual)
    struct, _kept = context._struct()
    options: dict[str, Any] = dict(
        weight=weight, direction=direction, achievement=achievement, degree=degree,
        deduction=deduction, base=_as_actual(base, context),
        standard=_as_standard(standard, context), last_year=_as_actual(last_year, context),
        applicable=applicable,
    )  # fmt: skip
    row, _row_kept = row_struct(**options)
    handle = native.create(
        "jixiao_outcome", lib.jixiao_evaluate,
        texts[0], len(texts[0]), texts[1], len(texts[1]), struct, row, policy_handle(policy),
    )  # fmt: skip
    return Outcome._from_handle(
        handle, (_evaluated_cell, (*texts, {**options, "context": context, "policy": policy}))
    )


def _evaluated_cell(target: bytes, actual: bytes, options: dict[str, Any]) -> Outcome:
    return evaluate_cell(target, actual, **options)
