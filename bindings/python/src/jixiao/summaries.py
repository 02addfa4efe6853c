"""What a folder's summary says of one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.assessments import Assessment
from jixiao.diagnostics import Diagnostic
from jixiao.errors import JixiaoError
from jixiao.models import Department
from jixiao.reviewing import Review
from jixiao.verification import Verification

#: The columns of a summary, by kind of value, in their order.
COLUMNS = {
    "failure": "text",
    "kind": "text",
    "department": "text",
    "year": "integer",
    "projects": "integer",
    "rows": "integer",
    "cells": "integer",
    "set_aside": "integer",
    "doubts": "integer",
    "errors": "integer",
    "budget_total": "decimal",
    "lowest_total": "decimal",
    "highest_total": "decimal",
    "undetermined": "integer",
    "differences": "integer",
    "findings": "integer",
    "failure_en": "text",
}


@dataclass(frozen=True)
class Summary:
    """One file in numbers.

    failure             why it was not read, in Chinese; `failure_en` in English
    kind                of its tables, as the library found it
    department year     of the filing
    projects rows       how many projects and indicators
    cells set_aside     filled cells of its tables, and those that ended in no field
    doubts errors       diagnostics of severity `warning` and `error`
    budget_total        of all projects, in 万元
    lowest_total highest_total  scores of the projects, where it was assessed
    undetermined        rows without a score, where it was assessed
    differences         claims that differ from the recomputed score, where it was verified
    findings            of severity `warning` or `error`, where it was reviewed
    """

    failure: str | None = None
    failure_en: str | None = None
    kind: str | None = None
    department: str | None = None
    year: int | None = None
    projects: int | None = None
    rows: int | None = None
    cells: int | None = None
    set_aside: int | None = None
    doubts: int | None = None
    errors: int | None = None
    budget_total: Decimal | None = None
    lowest_total: Decimal | None = None
    highest_total: Decimal | None = None
    undetermined: int | None = None
    differences: int | None = None
    findings: int | None = None

    @property
    def suspicion(self) -> tuple[int, ...]:
        """Sorts the suspicious first."""
        wrong = (self.errors or 0) + (self.differences or 0) + (self.findings or 0)
        return (
            0 if self.failure is not None else 1,
            0 if not self.rows else 1,
            -wrong,
            -((self.doubts or 0) + (self.set_aside or 0) + (self.undetermined or 0)),
        )

    @staticmethod
    def of_failure(error: Exception) -> Summary:
        """Of a file that was not read."""
        return Summary(
            failure=str(getattr(error, "message", error)),
            failure_en=str(getattr(error, "message_en", error)),
        )

    @staticmethod
    def of(department: Department, result: Any) -> Summary:
        """Of a file, and of what was found in it."""
        return Summary(
            kind=", ".join(sorted({one.kind for one in department.projects if one.kind})) or None,
            department=department.name or department.unit_name,
            year=department.year,
            projects=len(department.projects),
            rows=len(department.indicators),
            cells=sum(one.cells for one in department.account),
            set_aside=sum(one.extra + one.reported for one in department.account),
            doubts=_count(department.diagnostics, "warning"),
            errors=_count(department.diagnostics, "error"),
            budget_total=_budget(department),
            **_found(result),
        )


def _count(diagnostics: Sequence[Diagnostic], severity: str) -> int:
    return sum(one.severity == severity for one in diagnostics)


_UNITS = {"元": Decimal("0.0001"), "万元": Decimal(1), "": Decimal(1), "亿元": Decimal(10_000)}


def _budget(department: Department) -> Decimal | None:
    """None where a project states no budget, or in another unit."""
    total = Decimal(0)
    for project in department.projects:
        amount = project.total if project.total is not None else project.adjusted
        if amount is None or project.budget_unit not in _UNITS:
            return None
        total += amount * _UNITS[project.budget_unit]
    return total


def _found(result: Any) -> dict[str, Any]:
    if isinstance(result, Assessment):
        totals = [one.total for one in result.projects if one.total is not None]
        statuses = [row.status for one in result.projects for row in one.outcomes]
        return {
            "lowest_total": min(totals, default=None),
            "highest_total": max(totals, default=None),
            "undetermined": statuses.count("undetermined"),
        }
    if isinstance(result, Verification):
        verdicts = [claim.verdict for project in result.projects for claim in project.claims]
        return {"differences": _count(verdicts, "error") + _count(verdicts, "warning")}
    if isinstance(result, Review):
        return {"findings": sum(one.severity != "note" for one in result.findings)}
    return {}


def failure_of(error: Exception) -> Exception:
    """The error as something that can be handed from process to process."""
    if isinstance(error, JixiaoError | OSError):
        return error
    return JixiaoError(f"{type(error).__name__}: {error}")
