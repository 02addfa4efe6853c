"""Review of targets (绩效目标审核): what a finance bureau would send back."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jixiao import _native as native
from jixiao._native import Span, enum_name, ffi, lib
from jixiao.files import Source, as_department
from jixiao.models import Department
from jixiao.names import FindingGroup, Language, Severity
from jixiao.policy import PolicyLike, as_policy
from jixiao.results import Result
from jixiao.tables import Table, integers, texts


@dataclass(frozen=True)
class ReviewRule:
    """One rule.

    code      stable name; a policy switches rules by it
    group     `completeness`, `relevance`, `appropriateness` or `feasibility`
    severity  unless a policy grades the rule anew
    number    stable number of the code
    source    the text that asks for the rule
    message   with {0}, {1} … for what a finding fills in; `message_en` in English
    reason    why it matters; `reason_en` in English
    example   a cell that the rule reports
    """

    code: str
    group: FindingGroup
    severity: Severity
    number: int
    source: str = dataclasses.field(repr=False)
    message: str
    message_en: str = dataclasses.field(repr=False)
    reason: str = dataclasses.field(repr=False)
    reason_en: str = dataclasses.field(repr=False)
    example: str


@dataclass(frozen=True)
class Suggestion:
    """A correction that is sure: the cell of the row, its whole text, and as it should stand."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Finding:
    """Something that a reviewer would send back.

    code          of its rule, as are `group`, `number` and `reason`
    severity      by the policy that was used
    project       position in the department's projects, from 0; `project_code` may be empty
    row           counted from 1 within the project; None is the project itself
    field         the cell, as the model's JSON names it: `target`, `payment_plan`
    span          where in the text of the cell, in characters; `byte_span` in bytes of its UTF-8
    message       in Chinese; `message_en` in English
    reason        why it matters; `reason_en` in English
    suggestion    a correction that is sure
    """

    code: str
    group: FindingGroup
    severity: Severity
    number: int = dataclasses.field(repr=False)
    project: int
    project_code: str = dataclasses.field(repr=False)
    row: int | None
    field: str
    span: Span
    byte_span: Span = dataclasses.field(repr=False)
    message: str
    message_en: str = dataclasses.field(repr=False)
    reason: str = dataclasses.field(repr=False)
    reason_en: str = dataclasses.field(repr=False)
    suggestion: Suggestion | None

    def __str__(self) -> str:
        """Project, row, severity, code and message."""
        row = "" if self.row is None else f" row {self.row}"
        return f"{self.project_code}{row}: {self.severity} {self.code}: {self.message}"


def review_rules() -> tuple[ReviewRule, ...]:
    """All rules, in the order of their numbers."""
    infos = [
        native.get("jixiao_review_rule", lib.jixiao_review_rule_at, index)
        for index in range(lib.jixiao_review_rule_count())
    ]
    return tuple(ReviewRule(**_chinese_first(info)) for info in infos)


def _chinese_first(info: dict[str, Any]) -> dict[str, Any]:
    severity = enum_name(lib.JIXIAO_ENUMERATION_SEVERITY, info["severity"])
    renamed = {name.removesuffix("_zh"): value for name, value in info.items()}
    return {**renamed, "severity": severity}


class Review(Result):
    """The findings over a department's targets.

    department  what was reviewed

    Immutable. As a table it has one row a finding.
    """

    _json_writer = lib.jixiao_review_to_json
    _csv_writer = lib.jixiao_review_to_csv
    _page_writer = lib.jixiao_review_to_html

    def __init__(self, department: Department, policy: PolicyLike = None) -> None:
        """Reviews all projects; see `review`."""
        chosen = as_policy(policy)
        handle = native.create(
            "jixiao_review", lib.jixiao_review_model, department._model, chosen._handle, ffi.NULL
        )
        self.__dict__.update(_handle=handle, _policy=chosen, department=department)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of projects, rows and rules."""
        return tuple(self._finding(index) for index in range(len(self)))

    def _finding(self, index: int) -> Finding:
        info = native.get("jixiao_finding", lib.jixiao_review_at, self._handle, index)
        suggested = [info.pop(f"suggestion_{part}") for part in ("field", "from", "to")]
        byte_span = info.pop("span")
        info["row"] = info["row"] + 1 if info.pop("scope") == lib.JIXIAO_SCOPE_ROW else None
        return Finding(
            **_chinese_first(info),
            span=self._characters(info, byte_span),
            byte_span=byte_span,
            suggestion=None if suggested[0] is None else Suggestion(*suggested),
        )

    def _characters(self, info: dict[str, Any], span: Span) -> Span:
        project = self.department.projects[info["project"]]
        holder: Any = project.indicators[info["row"] - 1] if info["row"] else project
        cell = getattr(holder, info["field"] or "", None)
        data = native.encode(cell) if isinstance(cell, str) else b""
        if span.end > len(data):
            return span
        at = native.characters(data, {span.begin, span.end})
        return Span(at[span.begin], at[span.end])

    @property
    def has_error(self) -> bool:
        """A finding is of severity `error`."""
        return any(one.severity == "error" for one in self.findings)

    def corrected(self) -> Department:
        """A copy of the department with all suggestions applied.

        Of two for one cell the first counts: review again.
        """
        model = native.create("jixiao_model", lib.jixiao_review_corrected, self._handle)
        return Department._from_handle(model, (), "")

    @cached_property
    def table(self) -> Table:
        """One row a finding."""
        found = self.findings
        projects = [self.department.projects[one.project] for one in found]
        rows = [
            project.indicators[one.row - 1] if one.row else None
            for one, project in zip(found, projects, strict=True)
        ]
        suggestions = [one.suggestion for one in found]
        return Table(
            {
                "project_code": texts(one.project_code for one in found),
                "project_name": texts(project.name for project in projects),
                "row": integers(one.row for one in found),
                "level3": texts(None if row is None else row.level3 for row in rows),
                "field": texts(one.field for one in found),
                "severity": texts(one.severity for one in found),
                "group": texts(one.group for one in found),
                "code": texts(one.code for one in found),
                "message": texts(one.message for one in found),
                "reason": texts(one.reason for one in found),
                "suggestion_field": texts(
                    None if one is None else one.field for one in suggestions
                ),
                "suggestion_old": texts(None if one is None else one.old for one in suggestions),
                "suggestion_new": texts(None if one is None else one.new for one in suggestions),
            }
        )

    def __len__(self) -> int:
        """How many findings."""
        return int(lib.jixiao_review_count(self._handle))

    def __repr__(self) -> str:
        """How many findings of which severity."""
        counts = {name: 0 for name in ("error", "warning", "note")}
        for one in self.findings:
            counts[one.severity] += 1
        return f"<Review: {', '.join(f'{count} {name}' for name, count in counts.items())}>"


def review(department: Department | Source, policy: PolicyLike = None) -> Review:
    """Holds every project of a department, or of a file that `read` takes, against all rules that
    the policy leaves on.

    policy  a Policy or the name of a built-in one; by default `mof-2020`
    """
    return Review(as_department(department), policy)


@dataclass(frozen=True)
class CheckFinding:
    """Something found before a form is handed in.

    code      stable: of a rule of the review, or of a diagnostic
    severity  by the policy that was used
    blocks    the form may not go in before this is put right
    row       counted from 1; 0 for budget execution; None for the form as a whole
    message   the sentence for a person
    """

    code: str
    severity: Severity
    blocks: bool
    row: int | None
    message: str


@dataclass(frozen=True)
class FormCheck:
    """The checks of one form.

    code name  of the project
    may_go_in  nothing blocks
    verdict    one line that says so
    filled_in  actuals, scores or the money spent are stated
    findings   all of them
    """

    code: str
    name: str
    may_go_in: bool
    verdict: str
    filled_in: bool
    findings: tuple[CheckFinding, ...] = dataclasses.field(repr=False)


def check(
    department: Department | Source, policy: PolicyLike = None, *, language: Language = "zh"
) -> tuple[FormCheck, ...]:
    """Every check before a form is handed in, for each project of a department, or of a file that
    `read` takes.

    policy    a Policy or the name of a built-in one; by default `mof-2020`
    language  of the verdicts and messages, `zh` or `en`
    """
    text = native.text(
        lib.jixiao_check, as_department(department)._model, as_policy(policy)._handle, ffi.NULL,
        native.language(language), lib.JIXIAO_LAYOUT_COMPACT,
    )  # fmt: skip
    return tuple(
        FormCheck(**{**form, "findings": tuple(CheckFinding(**one) for one in form["findings"])})
        for form in json.loads(text)["projects"]
    )
