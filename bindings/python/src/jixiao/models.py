"""Department → project → indicator, as published or entered. Text stands as typed."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from jixiao import _native as native
from jixiao._native import enum_name, enum_value, ffi, lib
from jixiao.cells import CellLike, Context, Threshold, cell_bytes
from jixiao.diagnostics import Diagnostic, read_diagnostics
from jixiao.grids import Grid, grids_json
from jixiao.names import Achievement, BudgetLineKind, FirstLevel, Language, RowKind, TableKind
from jixiao.tables import Column, Table, Tabular, decimals, integers, texts


@dataclass(frozen=True)
class Limits:
    """Sizes that a text may have; passing one raises LimitExceededError. 0 is the default.

    document_bytes  a whole text; 64 MiB
    line_bytes      one line; 1 MiB
    rows            indicator rows of one document; 1 000 000
    cells           cells of its tables; 8 000 000
    projects        projects of model JSON; 20 000
    """

    document_bytes: int = 0
    line_bytes: int = 0
    rows: int = 0
    cells: int = 0
    projects: int = 0

    def _struct(self) -> Any:
        made, _ = native.put("jixiao_limits", {one.name: getattr(self, one.name)
                                               for one in fields(self)})  # fmt: skip
        return made


@dataclass(frozen=True)
class TableAccount:
    """Where the cells of a published table went; nothing is left out.

    table     name of its project; empty for the text around the tables
    cells     that have text; the others come to it
    used      in a field of the model
    headings  labels that say what stands beside or below them
    extra     kept under their label, which is not understood
    reported  named by a diagnostic, and kept nowhere else
    """

    table: str = ""
    cells: int = 0
    used: int = 0
    headings: int = 0
    extra: int = 0
    reported: int = 0


@dataclass(frozen=True)
class DepartmentGoal:
    """An itemised goal of a department; `indicators` (绩效指标) is prose."""

    title: str = ""
    goal: str = ""
    indicators: str = ""


@dataclass(frozen=True)
class PlanEntry:
    """One date of the payment plan: the percentage to be spent by the end of that day.

    percent    cumulative; None where not stated
    uncertain  another reading of the published cells fits as well
    """

    month: int
    day: int
    percent: Decimal | None = None
    uncertain: bool = False


@dataclass(frozen=True)
class BudgetLine:
    """One line of the money table, in the project's `budget_unit`.

    kind      `fiscal`, `carried_over` or `other`
    opening   年初预算数
    adjusted  全年预算数
    spent     全年执行数
    """

    kind: BudgetLineKind
    opening: Decimal | None = None
    adjusted: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True)
class LevelWeight:
    """Points that a table gives to a level as a whole (产出指标（50分）); `level2` may be empty."""

    level1: str = ""
    level2: str = ""
    weight: Decimal | None = None


@dataclass(frozen=True)
class LabelledText:
    """A cell under the label of its column."""

    label: str = ""
    text: str = ""


@dataclass(frozen=True)
class Indicator:
    """One row of a project's table.

    level1 level2 level3  names (一级, 二级, 三级指标)
    description           绩效指标描述
    target                指标值, as typed
    symbol unit           指标性质 and 度量单位, where they have columns of their own
    direction             指标方向性, where it has a column of its own
    basis                 指标值确定依据
    weight                分值 as stated
    actual                实际完成值, as typed
    achievement           评价等次
    degree                达成度 in percent
    base                  计算基数 of a capped share, as typed
    score                 得分 as the table claims it
    deduction             扣分 for over-completion
    reason                偏差原因
    cause likelihood      偏差原因 by kind and 完成目标可能性, in mid-year
    forecast              全年预计, in mid-year, as typed
    standard              评分标准, the row's own scoring standard, as typed
    last_year             上年完成值, for standards that compare with it, as typed
    definition            指标说明, 计算公式, as typed
    other_targets         targets beside the one in force: 上年, 长期, before an adjustment
    extra                 cells whose column is not understood
    source                grid and cell that the row came from
    applicable            False: 不适用
    first_level row_kind  what the names stand for; None outside a Department
    context               under which the target is read; None outside a Department
    """

    level1: str = ""
    level2: str = ""
    level3: str = ""
    description: str = ""
    target: str = ""
    symbol: str | None = None
    unit: str | None = None
    direction: str | None = None
    basis: str = ""
    weight: Decimal | None = None
    actual: str | None = None
    achievement: Achievement | None = None
    degree: Decimal | None = None
    base: str | None = None
    score: Decimal | None = None
    deduction: Decimal | None = None
    reason: str | None = None
    cause: str | None = None
    likelihood: str | None = None
    forecast: str | None = None
    standard: str | None = None
    last_year: str | None = None
    definition: str | None = None
    other_targets: tuple[LabelledText, ...] = ()
    extra: tuple[LabelledText, ...] = ()
    source: str | None = None
    applicable: bool = True
    first_level: FirstLevel | None = field(init=False, default=None, compare=False)
    row_kind: RowKind | None = field(init=False, default=None, compare=False)
    context: Context | None = field(init=False, default=None, compare=False, repr=False)

    @property
    def threshold(self) -> Threshold:
        """The target, read in the row's context."""
        in_columns = (self.symbol or "").strip() or (self.unit or "").strip()
        return Threshold(
            self.target,
            symbol=self.symbol if in_columns else None,
            unit=self.unit if in_columns else None,
            context=self.context,
        )


@dataclass(frozen=True)
class Project:
    """One project with its money, goals, payment plan and indicators.

    code name     项目编码, 项目名称
    kind          of the table that it was read from
    implementer   实施单位, 项目单位
    as_of         day up to which a mid-year table counts
    purpose       资金用途
    budget_unit   unit of all amounts: 万元 or 元
    total         年初预算数
    fiscal other  财政资金, 其他资金
    adjusted      全年预算数; not stated: the total
    spent         全年执行数
    budget_weight budget_score  分值 and 得分 of budget execution, as stated and claimed
    budget_reason why so much, or so little, was spent
    score         the total that the table itself claims
    department_score  the total that the supervising department gives
    goals plan budget_lines level_weights indicators   the parts
    """

    code: str = ""
    name: str = ""
    purpose: str = ""
    budget_unit: str = ""
    total: Decimal | None = None
    fiscal: Decimal | None = None
    other: Decimal | None = None
    adjusted: Decimal | None = None
    spent: Decimal | None = None
    budget_weight: Decimal | None = None
    budget_score: Decimal | None = None
    score: Decimal | None = None
    kind: TableKind | None = None
    implementer: str = ""
    department_score: Decimal | None = None
    as_of: datetime.date | None = None
    budget_reason: str | None = None
    goals: tuple[str, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    level_weights: tuple[LevelWeight, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def __str__(self) -> str:
        """Code, name and how many indicators."""
        return f"{self.code} {self.name} ({len(self.indicators)} indicators)"


@dataclass(frozen=True)
class Department(Tabular):
    """A department's filing: its goals and its projects.

    code name unit_name  code and name of the issuing body, and of the unit above the tables
    year                 budget year; None where not stated
    overall_goal         总体绩效目标
    goals safeguards projects  the parts
    diagnostics          what was questionable about the text that it was read from
    text                 that text, in which the positions of the diagnostics are; empty for a file
                         that was taken apart into cells
    file                 path of the file that it was read from
    account              where the cells of the published tables went

    Immutable; `dataclasses.replace` makes changed copies. As a table it has one row an indicator.
    """

    # No defaults of the class: what is missing is looked for in __getattr__.
    code: str = field(default_factory=str)
    name: str = field(default_factory=str)
    unit_name: str = field(default_factory=str)
    year: int | None = field(default_factory=lambda: None)
    overall_goal: str = field(default_factory=str)
    goals: tuple[DepartmentGoal, ...] = field(default_factory=tuple, repr=False)
    safeguards: tuple[str, ...] = field(default_factory=tuple, repr=False)
    projects: tuple[Project, ...] = field(default_factory=tuple, repr=False)
    diagnostics: Sequence[Diagnostic] = field(default=(), compare=False, repr=False)
    text: str = field(default="", compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)
    account: tuple[TableAccount, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Takes a copy of the parts in which the library has read the names of each row."""
        self.__dict__["_model"] = _build(self)
        self.__dict__.update(_parts(self._model))

    _model: Any = field(init=False, repr=False, compare=False)

    @staticmethod
    def _from_handle(model: Any, diagnostics: Sequence[Diagnostic], text: str) -> Department:
        made = object.__new__(Department)
        made.__dict__.update(
            _model=model, diagnostics=diagnostics, text=text, file="", account=_account(model)
        )
        return made

    def __getattr__(self, name: str) -> Any:
        """Makes the parts of a department that was read when one is first asked for."""
        if name == "_model":
            json = self.__dict__["_json"]
            self.__dict__["_model"] = native.create(
                "jixiao_model", lib.jixiao_model_from_json, json, len(json), ffi.NULL
            )
        elif name in _DEPARTMENT_PARTS:
            self.__dict__.update(_parts(self._model))
        else:
            raise AttributeError(f"a Department has no {name}")
        return self.__dict__[name]

    @staticmethod
    def from_json(text: str | bytes, *, limits: Limits | None = None) -> Department:
        """Reads model JSON; what is not understood is diagnosed."""
        return _read(lib.jixiao_model_from_json, text, limits)

    @staticmethod
    def from_text(text: str | bytes, *, limits: Limits | None = None) -> Department:
        """Reads published text of target tables: tab-separated lines or pipe tables."""
        return _read(lib.jixiao_model_from_text, text, limits)

    @staticmethod
    def from_grids(grids: Iterable[Grid], *, limits: Limits | None = None) -> Department:
        """Reads tables that something took apart into cells, in the order of the file."""
        data = grids_json(grids)
        made = native.create(
            "jixiao_grids", lib.jixiao_grids_from_json, data, len(data), _limits(limits)
        )
        return _of_grids(made, limits)

    @staticmethod
    def from_html(
        page: bytes, *, charset: str | None = None, limits: Limits | None = None
    ) -> Department:
        """Reads the tables of an HTML page, whatever stands around them.

        charset  the encoding that the sender has stated; else it is found
        """
        name = native.encode(charset or "")
        made = native.create(
            "jixiao_grids", lib.jixiao_grids_from_html,
            page, len(page), name, len(name), _limits(limits),
        )  # fmt: skip
        return _of_grids(made, limits)

    def to_json(self, *, indent: bool = True) -> str:
        """The model as JSON; `from_json` gives an equal one back."""
        return native.text(lib.jixiao_model_to_json, self._model, native.layout(indent))

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary; decimals are strings."""
        model: dict[str, Any] = json.loads(self.to_json(indent=False))
        return model

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of all projects."""
        return tuple(row for project in self.projects for row in project.indicators)

    def project(self, code_or_name: str) -> Project:
        """The first project with that code or name; LookupError where there is none."""
        for project in self.projects:
            if code_or_name in (project.code, project.name):
                return project
        raise LookupError(f"no project has the code or the name {code_or_name!r}")

    def actuals_template(self) -> str:
        """The CSV in which actual values are filled in; write it with `encoding="utf-8"`."""
        return native.text(lib.jixiao_actuals_template, self._model)

    def form(self, *, language: Language = "zh") -> list[dict[str, Any]]:
        """The target form (绩效目标表) of each project: what stands in each cell, its spans and its
        role.
        """
        return native.forms(lib.jixiao_model_form, self._model, native.language(language))

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """The target form, a sheet for each project."""
        from jixiao.forms import write_forms

        write_forms(self.form(), path)

    def with_actuals(self, csv: str | bytes, *, limits: Limits | None = None) -> Department:
        """A copy with the actual values of a filled-in CSV.

        A row that matches no indicator and a cell that cannot be used change nothing: each is a
        diagnostic of severity `error` of the copy, with its line.
        """
        data = csv if isinstance(csv, bytes) else native.encode(csv)
        model = native.create(
            "jixiao_model", lib.jixiao_actuals_apply,
            self._model, data, len(data), _limits(limits),
        )  # fmt: skip
        made = Department._from_handle(model, _diagnostics(model, data), native.decode(data))
        made.__dict__.update(file=self.file, account=self.account)
        return made

    def with_actual(
        self,
        project: str | int,
        row: int,
        actual: CellLike | None,
        **changes: Any,
    ) -> Department:
        """A copy with the actual value, and what else changes, of one row.

        `row` counts from 0 within the project, which is named by code, name or position. For many
        rows `with_rows` is faster.
        """
        return self.with_rows({(project, row): {"actual": actual, **changes}})

    def with_rows(self, changes: Mapping[tuple[str | int, int], Mapping[str, Any]]) -> Department:
        """A copy with other statements of many rows, in one step.

        changes  (project, row) → the fields of `Indicator` that change, such as
                 `{("P1", 0): {"actual": "15家"}}`; projects and rows as in `with_actual`
        """
        builder, positions = self._builder(), self._positions()
        for (project, row), stated in changes.items():
            index = project if isinstance(project, int) else positions.get(project)
            if index is None:
                raise LookupError(f"no project has the code or the name {project!r}")
            if not -1 < row < len(self.projects[index].indicators):
                raise IndexError(f"the project {project!r} has no row {row}; rows count from 0")
            changed = replace(self.projects[index].indicators[row], **_as_cells(stated))
            struct, _kept = native.put("jixiao_indicator", _indicator_fields(changed))
            native.call(lib.jixiao_model_builder_set_indicator, builder, index, row, struct)
        return self._finished(builder)

    def _positions(self) -> dict[str, int]:
        """The first project of each code and of each name."""
        found: dict[str, int] = {}
        for index, project in enumerate(self.projects):
            for name in (project.code, project.name):
                found.setdefault(name, index)
        return found

    def with_project(self, project: str | int, **changes: Any) -> Department:
        """A copy with other statements of one project, such as `spent`.

        Its goals, plan, budget lines and indicators stay.
        """
        index = self._index(project)
        changed = replace(self.projects[index], **changes)
        struct, _kept = native.put("jixiao_project", _project_fields(changed))
        builder = self._builder()
        native.call(lib.jixiao_model_builder_set_project, builder, index, struct)
        return self._finished(builder)

    def _index(self, project: str | int) -> int:
        if isinstance(project, int):
            return project
        return self.projects.index(self.project(project))

    def _builder(self) -> Any:
        return native.create("jixiao_model_builder", lib.jixiao_model_builder_create, self._model)

    def _finished(self, builder: Any) -> Department:
        model = native.create("jixiao_model", lib.jixiao_model_builder_finish, builder)
        made = Department._from_handle(model, self.diagnostics, self.text)
        made.__dict__.update(file=self.file, account=self.account)
        return made

    @cached_property
    def table(self) -> Table:
        """One row an indicator, with its project."""
        rows = [(project, row) for project in self.projects for row in project.indicators]

        def text(name: str) -> Column:
            return texts(getattr(row, name) for _, row in rows)

        def number(name: str, scale: int = 2) -> Column:
            return decimals((getattr(row, name) for _, row in rows), scale)

        return Table(
            {
                "project_code": texts(project.code for project, _ in rows),
                "project_name": texts(project.name for project, _ in rows),
                "row": integers(
                    number for one in self.projects for number in range(1, 1 + len(one.indicators))
                ),
                "level1": text("level1"),
                "level2": text("level2"),
                "level3": text("level3"),
                "description": text("description"),
                "target": text("target"),
                "symbol": text("symbol"),
                "unit": text("unit"),
                "direction": text("direction"),
                "basis": text("basis"),
                "first_level": text("first_level"),
                "row_kind": text("row_kind"),
                "canonical": texts(row.threshold.canonical or None for _, row in rows),
                "weight": number("weight"),
                "actual": text("actual"),
                "achievement": text("achievement"),
                "degree": number("degree"),
                "base": text("base"),
                "score": number("score"),
                "deduction": number("deduction"),
                "reason": text("reason"),
                "standard": text("standard"),
                "last_year": text("last_year"),
                "file": texts([self.file or None] * len(rows)),
                "source": text("source"),
            }
        )

    @cached_property
    def projects_table(self) -> Table:
        """One row a project: its money."""

        def money(name: str) -> Column:
            return decimals((getattr(project, name) for project in self.projects), 6)

        return Table(
            {
                "code": texts(project.code for project in self.projects),
                "name": texts(project.name for project in self.projects),
                "kind": texts(project.kind for project in self.projects),
                "implementer": texts(project.implementer or None for project in self.projects),
                "budget_unit": texts(project.budget_unit for project in self.projects),
                **{name: money(name) for name in ("total", "fiscal", "other", "adjusted", "spent")},
                "indicators": integers(len(project.indicators) for project in self.projects),
            }
        )

    def __getstate__(self) -> dict[str, Any]:
        """The model as JSON, and what was said of it."""
        return {
            "_json": native.encode(self.to_json(indent=False)),
            "diagnostics": tuple(self.diagnostics),
            "text": self.text,
            "file": self.file,
            "account": self.account,
        }

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Restores a pickled department; the model is read when it is asked for."""
        self.__dict__.update(state)

    def __str__(self) -> str:
        """Name, year and how much there is."""
        name = self.name or self.unit_name or "—"
        return (
            f"{name} {self.year or ''}: {len(self.projects)} projects, "
            f"{len(self.indicators)} indicators, {len(self.diagnostics)} diagnostics"
        )

    def __repr__(self) -> str:
        """What was read."""
        return f"<Department {self}>"


_DEPARTMENT_PARTS = frozenset(
    ("code", "name", "unit_name", "year", "overall_goal", "goals", "safeguards", "projects")
)

# ---- Reading -------------------------------------------------------------------------------------


def _limits(limits: Limits | None) -> Any:
    return ffi.NULL if limits is None else limits._struct()


def _diagnostics(model: Any, data: bytes | None) -> Sequence[Diagnostic]:
    handle = native.borrow("jixiao_diagnostics", lib.jixiao_model_diagnostics, model)
    return read_diagnostics(handle, data, model)


def _read(function: Callable[..., int], text: str | bytes, limits: Limits | None) -> Department:
    data = text if isinstance(text, bytes) else native.encode(text)
    model = native.create("jixiao_model", function, data, len(data), _limits(limits))
    return Department._from_handle(model, _diagnostics(model, data), native.decode(data))


def _of_grids(grids: Any, limits: Limits | None) -> Department:
    model = native.create("jixiao_model", lib.jixiao_model_from_grids, grids, _limits(limits))
    return Department._from_handle(model, _diagnostics(model, None), "")


def _account(model: Any) -> tuple[TableAccount, ...]:
    made = json.loads(native.text(lib.jixiao_model_account, model, native.layout(False)))
    return tuple(TableAccount(**one) for one in made["tables"])


def _context(model: Any, project: int, row: int) -> Context:
    info = native.get("jixiao_context", lib.jixiao_model_context, model, project, row)
    return Context(
        kind=enum_name(lib.JIXIAO_ENUMERATION_ROW_KIND, info["row_kind"]),  # type: ignore[arg-type]
        year=info["year"] or None,
        name=info["name"] or "",
        description=info["description"] or "",
        header_unit=info["header_unit"] or "",
    )


def _indicator(model: Any, project: int, row: int) -> Indicator:
    info = native.get("jixiao_indicator", lib.jixiao_model_indicator, model, project, row)
    first_level = enum_name(lib.JIXIAO_ENUMERATION_FIRST_LEVEL, info.pop("first_level"))
    kind = enum_name(lib.JIXIAO_ENUMERATION_ROW_KIND, info.pop("row_kind"))
    info["achievement"] = enum_name(lib.JIXIAO_ENUMERATION_ACHIEVEMENT, info["achievement"])
    info["applicable"] = not info.pop("not_applicable")
    other, extra = range(info.pop("other_target_count")), range(info.pop("extra_count"))
    where = model, project, row
    made = Indicator(
        **info,
        other_targets=tuple(_labelled(lib.jixiao_model_other_target, *where, i) for i in other),
        extra=tuple(_labelled(lib.jixiao_model_extra, *where, i) for i in extra),
    )
    made.__dict__.update(
        first_level=first_level, row_kind=kind, context=_context(model, project, row)
    )
    return made


def _labelled(function: Callable[..., int], *where: Any) -> LabelledText:
    return LabelledText(**native.get("jixiao_labelled_text", function, *where))


def _level_weight(model: Any, project: int, index: int) -> LevelWeight:
    return LevelWeight(
        **native.get("jixiao_level_weight", lib.jixiao_model_level_weight, model, project, index)
    )


def _plan_entry(model: Any, project: int, index: int) -> PlanEntry:
    info = native.get("jixiao_plan_entry", lib.jixiao_model_plan_entry, model, project, index)
    info["uncertain"] = bool(info["uncertain"])
    return PlanEntry(**info)


def _budget_line(model: Any, project: int, index: int) -> BudgetLine:
    info = native.get("jixiao_budget_line", lib.jixiao_model_budget_line, model, project, index)
    info["kind"] = enum_name(lib.JIXIAO_ENUMERATION_BUDGET_LINE_KIND, info["kind"])
    return BudgetLine(**info)


def _project(model: Any, index: int) -> Project:
    info = native.get("jixiao_project", lib.jixiao_model_project, model, index)
    goals, plan = range(info.pop("goal_count")), range(info.pop("plan_count"))
    lines, rows = range(info.pop("budget_line_count")), range(info.pop("indicator_count"))
    weights = range(info.pop("level_weight_count"))
    info["kind"] = enum_name(lib.JIXIAO_ENUMERATION_TABLE_KIND, info["kind"])
    return Project(
        **info,
        goals=tuple(native.view_at(lib.jixiao_model_goal, model, index, i) for i in goals),
        plan=tuple(_plan_entry(model, index, i) for i in plan),
        budget_lines=tuple(_budget_line(model, index, i) for i in lines),
        level_weights=tuple(_level_weight(model, index, i) for i in weights),
        indicators=tuple(_indicator(model, index, i) for i in rows),
    )


def _department_goal(model: Any, index: int) -> DepartmentGoal:
    return DepartmentGoal(
        **native.get("jixiao_department_goal", lib.jixiao_model_department_goal, model, index)
    )


def _parts(model: Any) -> dict[str, Any]:
    info = native.get("jixiao_department", lib.jixiao_model_department, model)
    goals, safeguards = range(info.pop("goal_count")), range(info.pop("safeguard_count"))
    projects = range(info.pop("project_count"))
    return {
        **info,
        "year": info["year"] or None,
        "goals": tuple(_department_goal(model, i) for i in goals),
        "safeguards": tuple(
            native.view_at(lib.jixiao_model_safeguard, model, i) for i in safeguards
        ),
        "projects": tuple(_project(model, i) for i in projects),
    }


# ---- Building ------------------------------------------------------------------------------------


def _stated(values: Any, *without: str) -> dict[str, Any]:
    names = (one.name for one in fields(values) if one.init and one.name not in without)
    return {name: getattr(values, name) for name in names}


# What `with_rows` keeps as it is.
_ROW_PARTS = ("other_targets", "extra")


def _as_cells(changes: Mapping[str, Any]) -> dict[str, Any]:
    """An actual value may be given as a number or a date."""
    if fixed := changes.keys() & set(_ROW_PARTS):
        raise TypeError(
            f"{', '.join(sorted(fixed))} cannot be changed here; see dataclasses.replace"
        )
    actual = changes.get("actual")
    return (
        {**changes, "actual": native.decode(cell_bytes(actual))}
        if actual is not None
        else dict(changes)
    )


def _indicator_fields(row: Indicator) -> dict[str, Any]:
    return {
        **_stated(row, "achievement", "applicable", *_ROW_PARTS),
        "achievement": enum_value(lib.JIXIAO_ENUMERATION_ACHIEVEMENT, row.achievement),
        "not_applicable": int(not row.applicable),
    }


_PROJECT_PARTS = ("goals", "plan", "budget_lines", "level_weights", "indicators")


def _project_fields(project: Project) -> dict[str, Any]:
    day = project.as_of
    return {
        **_stated(project, *_PROJECT_PARTS),
        "kind": enum_value(lib.JIXIAO_ENUMERATION_TABLE_KIND, project.kind),
        "as_of": None if day is None else {"year": day.year, "month": day.month, "day": day.day},
    }


def _build(department: Department) -> Any:
    builder = native.create("jixiao_model_builder", lib.jixiao_model_builder_create, ffi.NULL)

    def add(function: Callable[..., int], kind: str, values: Mapping[str, Any]) -> None:
        struct, _kept = native.put(kind, values)
        native.call(function, builder, struct)

    def add_texts(function: Callable[..., int], values: Iterable[str]) -> None:
        for data in map(native.encode, values):
            native.call(function, builder, data, len(data))

    parts = ("goals", "safeguards", "projects", "diagnostics", "text", "file", "account")
    add(lib.jixiao_model_builder_set_department, "jixiao_department", _stated(department, *parts))
    for goal in department.goals:
        add(lib.jixiao_model_builder_add_department_goal, "jixiao_department_goal", _stated(goal))
    add_texts(lib.jixiao_model_builder_add_safeguard, department.safeguards)
    for project in department.projects:
        add(lib.jixiao_model_builder_add_project, "jixiao_project", _project_fields(project))
        add_texts(lib.jixiao_model_builder_add_goal, project.goals)
        for entry in project.plan:
            add(lib.jixiao_model_builder_add_plan_entry, "jixiao_plan_entry", _stated(entry))
        for line in project.budget_lines:
            kind = enum_value(lib.JIXIAO_ENUMERATION_BUDGET_LINE_KIND, line.kind)
            add(
                lib.jixiao_model_builder_add_budget_line,
                "jixiao_budget_line",
                {**_stated(line), "kind": kind},
            )
        for row in project.indicators:
            add(lib.jixiao_model_builder_add_indicator, "jixiao_indicator", _indicator_fields(row))
            for cell in row.other_targets:
                add(
                    lib.jixiao_model_builder_add_other_target, "jixiao_labelled_text", _stated(cell)
                )
            for cell in row.extra:
                add(lib.jixiao_model_builder_add_extra, "jixiao_labelled_text", _stated(cell))
        for weight in project.level_weights:
            add(lib.jixiao_model_builder_add_level_weight, "jixiao_level_weight", _stated(weight))
    return native.create("jixiao_model", lib.jixiao_model_builder_finish, builder)
