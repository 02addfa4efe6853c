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

from jixiao._native import Span, YearlessDate
from jixiao._native import version as _version
from jixiao.assessments import (
    Assessment,
    Execution,
    Missing,
    ProjectScore,
    assess,
    assess_json,
)
from jixiao.cells import Actual, Bound, Context, Outcome, Quantity, Threshold, row_kind
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
)
from jixiao.monitoring import MoneyProgress, Progress, ProjectProgress, RowProgress, monitor
from jixiao.policies import Policy, policies
from jixiao.records import RecordModel, Records, record_profiles
from jixiao.reviewing import Finding, Review, ReviewRule, Suggestion, review, review_rules
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

__version__ = _version()

__all__ = [
    "Actual", "ArrowStream", "Assessment", "Bound", "BudgetLine", "CancelledError", "Cell", "Claim",
    "Context", "Department", "DepartmentGoal", "Diagnostic", "DivisionByZeroError",
    "EncryptedFileError", "Execution", "Fault", "FileLimitError", "FileResult", "Finding", "Folder",
    "Grid", "Indicator", "InexactError", "InternalError", "InvalidArgumentError",
    "InvalidFormatError", "InvalidUtf8Error", "JixiaoError", "KnownRule", "LabelledText",
    "LevelWeight", "LimitExceededError", "Limits", "Missing", "MissingLibraryError",
    "MoneyProgress", "NotFoundError", "Note", "OutOfMemoryError", "OutOfRangeError", "Outcome",
    "PlanEntry", "Policy", "Progress", "Project", "ProjectProgress", "ProjectScore",
    "ProjectVerification", "Quantity", "RecordModel", "Records", "Review", "ReviewRule",
    "RowProgress", "Span", "Suggestion", "Summary", "Table", "Threshold", "UnsupportedError",
    "UnsupportedFileError", "Verification", "VerificationFinding", "YearlessDate", "assess",
    "assess_columns", "assess_folder", "assess_json", "evaluate", "exact", "known_rules", "monitor",
    "parse", "policies", "read", "read_actuals", "read_folder", "record_profiles", "review",
    "review_folder", "review_rules", "row_kind", "verify", "verify_folder", "write_template",
]  # fmt: skip
