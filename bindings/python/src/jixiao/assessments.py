"""Assessments: rows → weights, scores, totals, grades, each with its explanation."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from jixiao import _native as native
from jixiao._native import ffi, lib
from jixiao.cells import Outcome, html_pairs
from jixiao.diagnostics import Diagnostic, read_diagnostic, read_diagnostics
from jixiao.files import Source, as_department, read_actuals
from jixiao.lazy import Lazy
from jixiao.models import Department, Limits
from jixiao.names import Language
from jixiao.policy import PolicyLike, as_policy
from jixiao.results import Result
from jixiao.tables import Table, booleans, decimals, integers, texts


@dataclass(frozen=True)
class Missing:
    """Something that a person must supply before a total is final.

    row     counted from 1 within the project; 0 for budget execution, None for the project itself
    reason  why it is not known
    """

    row: int | None
    reason: Diagnostic


@dataclass(frozen=True)
class Execution:
    """Budget execution (预算执行率) of a project.

    rate             spent/adjusted budget, at most 1, 4 places
    weight score     分值 and 得分
    score_lower score_upper  bounds of the score
    explanation      how it was scored, in Chinese; `explanation_en` in English
    diagnostics      what was questionable
    """

    rate: Decimal | None
    weight: Decimal | None
    score: Decimal | None
    score_lower: Decimal | None
    score_upper: Decimal | None
    explanation: str
    explanation_en: str
    diagnostics: Sequence[Diagnostic]


@dataclass(frozen=True)
class ProjectScore:
    """The self-assessment of one project.

    code name     of the project
    total         None where provisional
    total_lower total_upper  bounds; both equal the total where that is known
    weight_total  other than 100 is an error finding, and there is no grade
    scaled_from   applicable weights that the total was scaled from to 100
    own_total     of the scores, where `total` is another: the department's, or limited
    total_cap     the limit that cuts the total or its bounds
    grade         优 良 中 差; None where it cannot be known
    provisional   a row or budget execution is undetermined
    execution     budget execution
    outcomes      one for each indicator, in their order
    missing       what a person must supply
    diagnostics   of the project as a whole
    """

    code: str
    name: str
    total: Decimal | None
    total_lower: Decimal | None
    total_upper: Decimal | None
    weight_total: Decimal | None
    scaled_from: Decimal | None
    own_total: Decimal | None
    total_cap: Decimal | None
    grade: str | None
    provisional: bool
    execution: Execution = field(repr=False)
    outcomes: Sequence[Outcome] = field(repr=False)
    missing: Sequence[Missing] = field(repr=False)
    diagnostics: Sequence[Diagnostic] = field(repr=False)

    def __str__(self) -> str:
        """Name, total or its bounds, and grade."""
        total = self.total
        shown = f"{self.total_lower}–{self.total_upper}" if total is None else str(total)
        return f"{self.name}: {shown} {self.grade or ''}".rstrip()

    def _repr_html_(self) -> str:
        rows = [("项目", self.name), ("总分", str(self.total or "")), ("等级", self.grade or "")]
        rows.append(("总分范围", "" if self.total else f"{self.total_lower}–{self.total_upper}"))
        rows += [(one.severity, f"{one.code}: {one.message}") for one in self.diagnostics]
        return html_pairs(rows)


class Assessment(Result):
    """The scored self-assessment of a department.

    department  what was assessed, with its actual values
    policy      name of the policy used

    Immutable. As a table it has one row an indicator, and one for each budget execution.
    """

    policy: str
    _json_writer = lib.jixiao_assessment_to_json
    _csv_writer = lib.jixiao_assessment_to_csv
    _page_writer = lib.jixiao_assessment_to_html

    def __init__(self, department: Department, policy: PolicyLike = None) -> None:
        """Scores all projects; see `assess`."""
        chosen = as_policy(policy)
        handle = native.create(
            "jixiao_assessment", lib.jixiao_assess, department._model, chosen._handle, ffi.NULL
        )
        info = native.get("jixiao_assessment_info", lib.jixiao_assessment_get, handle)
        self.__dict__.update(
            _handle=handle, _policy=chosen, department=department, policy=info["policy"]
        )

    @cached_property
    def projects(self) -> tuple[ProjectScore, ...]:
        """The projects' scores, in the order of the department's."""
        info = native.get("jixiao_assessment_info", lib.jixiao_assessment_get, self._handle)
        return tuple(self._project(index) for index in range(info["project_count"]))

    def _project(self, index: int) -> ProjectScore:
        info = native.get(
            "jixiao_project_score", lib.jixiao_assessment_project, self._handle, index
        )
        rows, missing = range(info.pop("row_count")), range(info.pop("missing_count"))
        part = {
            name.removeprefix("execution_"): info.pop(name)
            for name in tuple(info)
            if name.startswith("execution_")
        }
        info["provisional"] = bool(info["provisional"])
        info["diagnostics"] = read_diagnostics(info["diagnostics"], None, self._handle)
        return ProjectScore(
            **info,
            execution=Execution(
                rate=part["rate"],
                weight=part["weight"],
                score=part["score"],
                score_lower=part["lower"],
                score_upper=part["upper"],
                explanation=part["explanation_zh"],
                explanation_en=part["explanation_en"],
                diagnostics=read_diagnostics(part["diagnostics"], None, self._handle),
            ),
            outcomes=Lazy(lambda: (self._outcome(index, row) for row in rows)),
            missing=Lazy(lambda: (self._missing(index, one) for one in missing)),
        )

    def _outcome(self, project: int, row: int) -> Outcome:
        handle = native.borrow(
            "jixiao_outcome", lib.jixiao_assessment_row, self._handle, project, row
        )
        return Outcome._from_handle(handle, (_outcome_of, (self, project, row)), self._handle)

    def _missing(self, project: int, index: int) -> Missing:
        info = native.get(
            "jixiao_missing", lib.jixiao_assessment_missing, self._handle, project, index
        )
        row = native.row_number(info["scope"], info["row"])
        return Missing(row, read_diagnostic(info["reason"], None, self._handle))

    def __getitem__(self, code_or_name: str) -> ProjectScore:
        """The score of the first project with that code or name."""
        for project in self.projects:
            if code_or_name in (project.code, project.name):
                return project
        raise KeyError(code_or_name)

    def form(self, *, annex: bool = True, language: Language = "zh") -> list[dict[str, Any]]:
        """The national self-assessment form (项目支出绩效自评表) of each project.

        What stands in each cell, its spans and its role.

        annex  with the explanations and findings that the notes of the cells name
        """
        return native.forms(
            lib.jixiao_assessment_form,
            self._handle, self.department._model, native.language(language), annex,
        )  # fmt: skip

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """The national self-assessment form, a sheet for each project."""
        from jixiao.forms import write_forms

        write_forms(self.form(), path)

    @cached_property
    def table(self) -> Table:
        """One row an indicator."""
        rows = [
            (project, number, one)
            for project in self.projects
            for number, one in enumerate(project.outcomes, 1)
        ]
        outcomes = [one for _, _, one in rows]
        return Table(
            {
                "project_code": texts(project.code for project, _, _ in rows),
                "project_name": texts(project.name for project, _, _ in rows),
                "row": integers(number for _, number, _ in rows),
                "level1": texts(one.level1 for one in outcomes),
                "level2": texts(one.level2 for one in outcomes),
                "level3": texts(one.level3 for one in outcomes),
                "target": texts(one.target for one in outcomes),
                "actual": texts(one.actual for one in outcomes),
                "status": texts(one.status for one in outcomes),
                "completion": decimals((one.completion for one in outcomes), 4),
                "deviation": texts(one.deviation for one in outcomes),
                "over_completed": booleans(one.over_completed for one in outcomes),
                "weight": decimals((one.weight for one in outcomes), 2),
                "weight_derived": booleans(one.weight_derived for one in outcomes),
                "score": decimals((one.score for one in outcomes), 2),
                "score_lower": decimals((one.score_lower for one in outcomes), 2),
                "score_upper": decimals((one.score_upper for one in outcomes), 2),
                "rule": texts(one.rule for one in outcomes),
                "explanation": texts(one.explanation for one in outcomes),
                "reason": texts(
                    None if one.reason is None else one.reason.code for one in outcomes
                ),
                "diagnostics": texts(
                    "; ".join(each.code for each in one.diagnostics) or None for one in outcomes
                ),
            }
        )

    @cached_property
    def projects_table(self) -> Table:
        """One row a project."""
        projects = self.projects
        return Table(
            {
                "code": texts(one.code for one in projects),
                "name": texts(one.name for one in projects),
                "total": decimals((one.total for one in projects), 2),
                "total_lower": decimals((one.total_lower for one in projects), 2),
                "total_upper": decimals((one.total_upper for one in projects), 2),
                "grade": texts(one.grade for one in projects),
                "provisional": booleans(one.provisional for one in projects),
                "weight_total": decimals((one.weight_total for one in projects), 2),
                "scaled_from": decimals((one.scaled_from for one in projects), 2),
                "execution_rate": decimals((one.execution.rate for one in projects), 4),
                "execution_weight": decimals((one.execution.weight for one in projects), 2),
                "execution_score": decimals((one.execution.score for one in projects), 2),
                "missing": integers(len(one.missing) for one in projects),
            }
        )

    def __repr__(self) -> str:
        """Policy and totals."""
        totals = "; ".join(map(str, self.projects[:3]))
        more = f"; … {len(self.projects) - 3} more" if len(self.projects) > 3 else ""
        return f"<Assessment by {self.policy}: {totals}{more}>"


def _outcome_of(assessment: Assessment, project: int, row: int) -> Outcome:
    return assessment.projects[project].outcomes[row]


def assess(
    department: Department | Source,
    actuals: Source | None = None,
    policy: PolicyLike = None,
) -> Assessment:
    """Scores all projects of a department, or of a file that `read` takes.

    actuals  what `read_actuals` takes; None where the department has its actual values. Rows of it
             that could not be used are errors among `assessment.department.diagnostics`.
    policy   a Policy or the name of a built-in one; by default `mof-2020`

    What cannot be known is undetermined with its reason, never an exception and never a zero.
    """
    found = as_department(department)
    filled = found if actuals is None else read_actuals(found, actuals)
    return Assessment(filled, policy)


def assess_json(
    model: str | bytes,
    actuals: str | bytes | None = None,
    policy: str | None = None,
    *,
    language: Language = "zh",
    indent: bool = True,
    limits: Limits | None = None,
) -> tuple[str, Sequence[Diagnostic]]:
    """Model JSON and a filled-in CSV in, the assessment as JSON out, for programs and pipelines.

    policy  name of a built-in policy, or a policy as JSON

    Also gives what was questionable about the model and then about the CSV; look for `error`.
    """
    texts = [
        None if text is None else text if isinstance(text, bytes) else native.encode(text)
        for text in (model, actuals, policy)
    ]
    sized = [part for text in texts
             for part in (ffi.NULL if text is None else text, len(text or b""))]  # fmt: skip
    options = native.struct("jixiao_assess_options")
    options.language, options.layout = native.language(language), native.layout(indent)
    bounds = None if limits is None else limits._struct()
    options.limits = ffi.NULL if bounds is None else bounds
    out, found = ffi.new("jixiao_text**"), ffi.new("jixiao_diagnostics**")
    native.call(lib.jixiao_assess_json, *sized, options, out, found)
    text = native.own("jixiao_text", out[0])
    diagnostics = native.own("jixiao_diagnostics", found[0])
    data = bytes(ffi.buffer(lib.jixiao_text_data(text), lib.jixiao_text_size(text)))
    return native.decode(data), read_diagnostics(diagnostics, None, diagnostics)
