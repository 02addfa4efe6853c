"""Budget performance management (预算绩效管理): targets, actuals, scores and explanations.

    import jixiao

    department = jixiao.read("filing.txt")
    assessment = jixiao.assess(department, actuals=open("actuals.csv", "rb").read())
    assessment.to_pandas()

`read` gives a Department of Projects of Indicators; `assess` scores it under a Policy; `Threshold`
reads a single target cell. All values are immutable, picklable and safe to share between threads;
long calls release the interpreter's lock. No binary floating point anywhere: numbers are
decimal.Decimal.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from jixiao._native import Span, YearlessDate
    from jixiao.assessments import Assessment, Execution, Missing, ProjectScore, assess, assess_json
    from jixiao.cells import (
        Actual,
        Bound,
        Clause,
        Context,
        Outcome,
        Quantity,
        Requirement,
        Standard,
        Threshold,
        row_kind,
    )
    from jixiao.columns import ArrowStream, assess_columns, evaluate, exact, parse
    from jixiao.diagnostics import Diagnostic
    from jixiao.errors import (
        CancelledError,
        DivisionByZeroError,
        EncryptedFileError,
        Fault,
        FileLimitError,
        InexactError,
        InternalError,
        InvalidArgumentError,
        InvalidFormatError,
        InvalidUtf8Error,
        JixiaoError,
        LimitExceededError,
        MissingLibraryError,
        NotFoundError,
        OutOfMemoryError,
        OutOfRangeError,
        UnsupportedError,
        UnsupportedFileError,
    )
    from jixiao.files import read, read_actuals
    from jixiao.folders import (
        FileResult,
        Folder,
        assess_folder,
        read_folder,
        review_folder,
        verify_folder,
    )
    from jixiao.grids import Cell, Grid, Note
    from jixiao.models import (
        BudgetLine,
        Department,
        DepartmentGoal,
        Indicator,
        LabelledText,
        LevelWeight,
        Limits,
        PlanEntry,
        Project,
        TableAccount,
    )
    from jixiao.monitoring import MoneyProgress, Progress, ProjectProgress, RowProgress, monitor
    from jixiao.policy import Policy, policies
    from jixiao.records import RecordModel, Records, record_profiles
    from jixiao.reviewing import (
        CheckFinding,
        Finding,
        FormCheck,
        Review,
        ReviewRule,
        Suggestion,
        check,
        review,
        review_rules,
    )
    from jixiao.summaries import Summary
    from jixiao.tables import Table
    from jixiao.template import write_template
    from jixiao.verification import (
        Claim,
        KnownRule,
        ProjectVerification,
        Verification,
        VerificationFinding,
        known_rules,
        verify,
    )

# Where each name is from; a module is imported when one of its names is first asked for, so that
# `import jixiao` costs little.
_MODULES = {
    "_native": ("Span", "YearlessDate"),
    "assessments": ("Assessment", "Execution", "Missing", "ProjectScore", "assess", "assess_json"),
    "cells": (
        "Actual",
        "Bound",
        "Clause",
        "Context",
        "Outcome",
        "Quantity",
        "Requirement",
        "Standard",
        "Threshold",
        "row_kind",
    ),
    "columns": ("ArrowStream", "assess_columns", "evaluate", "exact", "parse"),
    "diagnostics": ("Diagnostic",),
    "errors": (
        "CancelledError",
        "DivisionByZeroError",
        "EncryptedFileError",
        "Fault",
        "FileLimitError",
        "InexactError",
        "InternalError",
        "InvalidArgumentError",
        "InvalidFormatError",
        "InvalidUtf8Error",
        "JixiaoError",
        "LimitExceededError",
        "MissingLibraryError",
        "NotFoundError",
        "OutOfMemoryError",
        "OutOfRangeError",
        "UnsupportedError",
        "UnsupportedFileError",
    ),
    "files": ("read", "read_actuals"),
    "folders": (
        "FileResult",
        "Folder",
        "assess_folder",
        "read_folder",
        "review_folder",
        "verify_folder",
    ),
    "grids": ("Cell", "Grid", "Note"),
    "models": (
        "BudgetLine",
        "Department",
        "DepartmentGoal",
        "Indicator",
        "LabelledText",
        "LevelWeight",
        "Limits",
        "PlanEntry",
        "Project",
        "TableAccount",
    ),
    "monitoring": ("MoneyProgress", "Progress", "ProjectProgress", "RowProgress", "monitor"),
    "policy": ("Policy", "policies"),
    "records": ("RecordModel", "Records", "record_profiles"),
    "reviewing": (
        "CheckFinding",
        "Finding",
        "FormCheck",
        "Review",
        "ReviewRule",
        "Suggestion",
        "check",
        "review",
        "review_rules",
    ),
    "summaries": ("Summary",),
    "tables": ("Table",),
    "template": ("write_template",),
    "verification": (
        "Claim",
        "KnownRule",
        "ProjectVerification",
        "Verification",
        "VerificationFinding",
        "known_rules",
        "verify",
    ),
}
_ORIGINS = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = importlib.import_module("jixiao._native").version()
    elif name in _ORIGINS:
        value = getattr(importlib.import_module(f"jixiao.{_ORIGINS[name]}"), name)
    else:
        raise AttributeError(f"module 'jixiao' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "Actual",
    "ArrowStream",
    "Assessment",
    "Bound",
    "BudgetLine",
    "CancelledError",
    "Cell",
    "CheckFinding",
    "Claim",
    "Clause",
    "Context",
    "Department",
    "DepartmentGoal",
    "Diagnostic",
    "DivisionByZeroError",
    "EncryptedFileError",
    "Execution",
    "Fault",
    "FileLimitError",
    "FileResult",
    "Finding",
    "Folder",
    "FormCheck",
    "Grid",
    "Indicator",
    "InexactError",
    "InternalError",
    "InvalidArgumentError",
    "InvalidFormatError",
    "InvalidUtf8Error",
    "JixiaoError",
    "KnownRule",
    "LabelledText",
    "LevelWeight",
    "LimitExceededError",
    "Limits",
    "Missing",
    "MissingLibraryError",
    "MoneyProgress",
    "NotFoundError",
    "Note",
    "OutOfMemoryError",
    "OutOfRangeError",
    "Outcome",
    "PlanEntry",
    "Policy",
    "Progress",
    "Project",
    "ProjectProgress",
    "ProjectScore",
    "ProjectVerification",
    "Quantity",
    "RecordModel",
    "Records",
    "Requirement",
    "Review",
    "ReviewRule",
    "RowProgress",
    "Span",
    "Standard",
    "Suggestion",
    "Summary",
    "Table",
    "TableAccount",
    "Threshold",
    "UnsupportedError",
    "UnsupportedFileError",
    "Verification",
    "VerificationFinding",
    "YearlessDate",
    "assess",
    "assess_columns",
    "assess_folder",
    "assess_json",
    "check",
    "evaluate",
    "exact",
    "known_rules",
    "monitor",
    "parse",
    "policies",
    "read",
    "read_actuals",
    "read_folder",
    "record_profiles",
    "review",
    "review_folder",
    "review_rules",
    "row_kind",
    "verify",
    "verify_folder",
    "write_template",
]
