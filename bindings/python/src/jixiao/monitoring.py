"""Monitoring: progress in mid-year, held against the plan, as lights."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from jixiao import _native as native
from jixiao._native import enum_name, ffi, lib
from jixiao.diagnostics import Diagnostic, read_diagnostic, read_diagnostics
from jixiao.files import Source, as_department, read_actuals
from jixiao.lazy import Lazy
from jixiao.models import Department
from jixiao.names import Language, Light
from jixiao.policy import PolicyLike, as_policy
from jixiao.results import Result
from jixiao.tables import Table, decimals, integers, texts


@dataclass(frozen=True)
class MoneyProgress:
    """Money against the payment plan; rounded figures are for display, the light is exact.

    light            `red`, `yellow`, `green`, `blue`, or `none` where it is not known
    planned_percent  by now
    expected         planned amount by now, in the budget's unit
    spent            as stated
    rate             spent ÷ expected
    deviation        spent − expected with sign and unit
    why              why this light, or why none
    diagnostics      what was questionable
    """

    light: Light
    planned_percent: Decimal | None
    expected: Decimal | None
    spent: Decimal | None
    rate: Decimal | None
    deviation: str | None
    why: Diagnostic
    diagnostics: Sequence[Diagnostic] = field(repr=False)


@dataclass(frozen=True)
class RowProgress:
    """One row in mid-year.

    level1 level2 level3  names of the row
    target actual         annual target and what is done by the date, as typed
    light                 `red`, `yellow`, `green`, `blue`, or `none` where it is not known
    expected_by_now       with its unit
    rate                  actual ÷ expected, for display
    deviation             actual − expected with sign and unit
    cause likelihood reason  the unit's own input, as typed
    why                   why this light, or why none
    diagnostics           what was questionable
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: str | None
    light: Light
    expected_by_now: str | None
    rate: Decimal | None
    deviation: str | None
    cause: str | None
    likelihood: str | None
    reason: str | None
    why: Diagnostic
    diagnostics: Sequence[Diagnostic] = field(repr=False)


@dataclass(frozen=True)
class ProjectProgress:
    """One project in mid-year; its `light` is the worst of its rows and its money."""

    code: str
    name: str
    light: Light
    money: MoneyProgress
    rows: Sequence[RowProgress] = field(repr=False)


class Progress(Result):
    """A department's progress at the end of a day.

    department  what was monitored, with its actual values to date
    as_of       the day

    Immutable. As a table it has one row an indicator.
    """

    as_of: datetime.date
    _json_writer = lib.jixiao_progress_to_json
    _csv_writer = lib.jixiao_progress_to_csv
    _page_writer = lib.jixiao_progress_to_html

    def __init__(
        self, department: Department, as_of: datetime.date | str, policy: PolicyLike = None
    ) -> None:
        """Monitors all projects; see `monitor`."""
        chosen = as_policy(policy)
        day = native.encode(as_of if isinstance(as_of, str) else as_of.strftime("%Y-%m-%d"))
        handle = native.create(
            "jixiao_progress", lib.jixiao_monitor,
            department._model, chosen._handle, day, len(day), ffi.NULL,
        )  # fmt: skip
        info = native.get("jixiao_progress_info", lib.jixiao_progress_get, handle)
        self.__dict__.update(
            _handle=handle, _policy=chosen, department=department, as_of=info["as_of"]
        )

    @cached_property
    def projects(self) -> tuple[ProjectProgress, ...]:
        """One for each project."""
        info = native.get("jixiao_progress_info", lib.jixiao_progress_get, self._handle)
        return tuple(self._project(index) for index in range(info["project_count"]))

    def _project(self, index: int) -> ProjectProgress:
        info = native.get(
            "jixiao_project_progress", lib.jixiao_progress_project, self._handle, index
        )
        money = native.get("jixiao_money_progress", lib.jixiao_progress_money, self._handle, index)
        return ProjectProgress(
            code=info["code"],
            name=info["name"],
            light=_light(info),
            money=MoneyProgress(**_judged(money, self._handle)),
            rows=Lazy(lambda: (self._row(index, row) for row in range(info["row_count"]))),
        )

    def _row(self, project: int, row: int) -> RowProgress:
        info = native.get(
            "jixiao_row_progress", lib.jixiao_progress_row, self._handle, project, row
        )
        return RowProgress(**_judged(info, self._handle))

    @cached_property
    def table(self) -> Table:
        """One row an indicator."""
        rows = [
            (project, number, row)
            for project in self.projects
            for number, row in enumerate(project.rows, 1)
        ]

        def text(name: str) -> Any:
            return texts(getattr(row, name) for _, _, row in rows)

        before = ("level1", "level2", "level3", "target", "actual", "expected_by_now")
        after = ("deviation", "light", "cause", "likelihood", "reason")
        return Table(
            {
                "project_code": texts(project.code for project, _, _ in rows),
                "project_name": texts(project.name for project, _, _ in rows),
                "row": integers(number for _, number, _ in rows),
                **{name: text(name) for name in before},
                "rate": decimals((row.rate for _, _, row in rows), 4),
                **{name: text(name) for name in after},
                "why": texts(row.why.message for _, _, row in rows),
            }
        )

    @cached_property
    def projects_table(self) -> Table:
        """One row a project: its light and its money."""
        money = [project.money for project in self.projects]
        return Table(
            {
                "code": texts(project.code for project in self.projects),
                "name": texts(project.name for project in self.projects),
                "light": texts(project.light for project in self.projects),
                "money_light": texts(one.light for one in money),
                "planned_percent": decimals((one.planned_percent for one in money), 2),
                "expected": decimals((one.expected for one in money), 6),
                "spent": decimals((one.spent for one in money), 6),
                "rate": decimals((one.rate for one in money), 4),
                "why": texts(one.why.message for one in money),
            }
        )

    def _made_of(self) -> tuple[Any, ...]:
        return self.department, self.as_of, self._policy

    def form(self, *, annex: bool = True, language: Language = "zh") -> list[dict[str, Any]]:
        """The monitoring form (绩效运行监控表) of each project, as `Assessment.form`."""
        return native.forms(
            lib.jixiao_progress_form,
            self._handle, self.department._model, native.language(language), annex,
        )  # fmt: skip

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """The monitoring form, a sheet for each project."""
        from jixiao.forms import write_forms

        write_forms(self.form(), path)

    def __repr__(self) -> str:
        """The day, and how many projects have which light."""
        lights = [project.light for project in self.projects]
        counts = ", ".join(f"{lights.count(light)} {light}" for light in sorted(set(lights)))
        return f"<Progress as of {self.as_of}: {counts or 'no projects'}>"


def _light(info: dict[str, Any]) -> Light:
    return enum_name(lib.JIXIAO_ENUMERATION_LIGHT, info["light"]) or "none"  # type: ignore[return-value]


def _judged(info: dict[str, Any], lender: Any) -> dict[str, Any]:
    data = native.encode(info.get("actual") or "")
    return {
        **info,
        "light": _light(info),
        "why": read_diagnostic(info["why"], data, lender),
        "diagnostics": read_diagnostics(info["diagnostics"], data, lender),
    }


def monitor(
    department: Department | Source,
    as_of: datetime.date | str,
    actuals: Source | None = None,
    policy: PolicyLike = None,
) -> Progress:
    """Holds all projects of a department against their plans at the end of a day.

    department  what is monitored, or a file that `read` takes
    as_of    the day, as a date or as `2024-07-31`
    actuals  what `read_actuals` takes: values and money to date; None where the department has them
    policy   its readings count (what = and "before a day" mean)
    """
    found = as_department(department)
    filled = found if actuals is None else read_actuals(found, actuals)
    return Progress(filled, as_of, policy)
