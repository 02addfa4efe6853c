"""Verification: the scores that a table claims, held against the recomputed ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from jixiao import _native as native
from jixiao._native import ffi, lib
from jixiao.cells import Outcome
from jixiao.diagnostics import Diagnostic, read_diagnostic
from jixiao.files import Source, as_department
from jixiao.lazy import Lazy
from jixiao.models import Department
from jixiao.policy import PolicyLike, as_policy
from jixiao.results import Result
from jixiao.tables import Table, booleans, decimals, integers, texts


@dataclass(frozen=True)
class KnownRule:
    """A known way of scoring that may explain a claimed score.

    name   stable name, such as `linear_inverse` or `whole_points`
    title  in Chinese; `title_en` in English
    """

    name: str
    title: str
    title_en: str


def known_rules() -> tuple[KnownRule, ...]:
    """All known ways of scoring."""
    infos = [
        native.get("jixiao_known_rule", lib.jixiao_known_rule_at, index)
        for index in range(lib.jixiao_known_rule_count())
    ]
    return tuple(KnownRule(one["name"], one["title_zh"], one["title_en"]) for one in infos)


@dataclass(frozen=True)
class Claim:
    """A claimed score held against the recomputed one.

    row             counted from 1 within the project; 0 is budget execution
    weight          分值
    claimed         as the table states it
    computed        None where undetermined
    computed_lower computed_upper  bounds of it
    difference      claimed − computed
    verdict         what was found
    matching_rules  names of the known rules that give the claimed score, the best first
    outcome         how the row was recomputed; None for budget execution
    """

    row: int
    weight: Decimal | None
    claimed: Decimal | None
    computed: Decimal | None
    computed_lower: Decimal | None
    computed_upper: Decimal | None
    difference: Decimal | None
    verdict: Diagnostic
    matching_rules: tuple[str, ...]
    outcome: Outcome | None = field(repr=False)


@dataclass(frozen=True)
class VerificationFinding:
    """Something found. `row` counts from 1; 0 is budget execution, None the whole project."""

    row: int | None
    finding: Diagnostic


@dataclass(frozen=True)
class ProjectVerification:
    """The claims of one project.

    code name       of the project
    claimed_total   as the table states it
    claimed_sum     of the claimed scores; None where one is missing
    computed_total  None where provisional
    computed_lower computed_upper  bounds of it
    weight_total    of all rows and budget execution
    matching_policy the one other policy that leaves no difference
    has_error       a finding is of severity `error`
    claims          of budget execution and then of each row
    findings        what was found, in order
    """

    code: str
    name: str
    claimed_total: Decimal | None
    claimed_sum: Decimal | None
    computed_total: Decimal | None
    computed_lower: Decimal | None
    computed_upper: Decimal | None
    weight_total: Decimal | None
    matching_policy: str | None
    has_error: bool
    claims: Sequence[Claim] = field(repr=False)
    findings: Sequence[VerificationFinding] = field(repr=False)


class Verification(Result):
    """A department's self-assessment that states its own scores, checked.

    department  what was verified
    policy      name of the policy used

    Immutable. As a table it has one row a claim.
    """

    policy: str
    _json_writer = lib.jixiao_verification_to_json
    _csv_writer = lib.jixiao_verification_to_csv
    _page_writer = lib.jixiao_verification_to_html

    def __init__(self, department: Department, policy: PolicyLike = None) -> None:
        """Verifies all projects; see `verify`."""
        chosen = as_policy(policy)
        handle = native.create(
            "jixiao_verification", lib.jixiao_verify, department._model, chosen._handle, ffi.NULL
        )
        info = native.get("jixiao_verification_info", lib.jixiao_verification_get, handle)
        self.__dict__.update(
            _handle=handle, _policy=chosen, department=department, policy=info["policy"]
        )

    @cached_property
    def projects(self) -> tuple[ProjectVerification, ...]:
        """One for each project."""
        info = native.get("jixiao_verification_info", lib.jixiao_verification_get, self._handle)
        return tuple(self._project(index) for index in range(info["project_count"]))

    def _project(self, index: int) -> ProjectVerification:
        info = native.get(
            "jixiao_project_verification", lib.jixiao_verification_project, self._handle, index
        )
        rows, findings = range(info.pop("row_count") + 1), range(info.pop("finding_count"))
        info["has_error"] = bool(info["has_error"])
        return ProjectVerification(
            **info,
            claims=Lazy(lambda: (self._claim(index, row) for row in rows)),
            findings=Lazy(lambda: (self._finding(index, one) for one in findings)),
        )

    def _claim(self, project: int, row: int) -> Claim:
        scope = lib.JIXIAO_SCOPE_ROW if row else lib.JIXIAO_SCOPE_EXECUTION
        where = (self._handle, project, scope, max(row - 1, 0))
        info = native.get("jixiao_claim", lib.jixiao_verification_claim, *where)
        outcome = info.pop("outcome")
        rules = range(info.pop("matching_rule_count"))
        info["verdict"] = read_diagnostic(info["verdict"], None, self._handle)
        return Claim(
            row=row,
            **info,
            matching_rules=tuple(
                native.view_at(lib.jixiao_verification_matching_rule, *where, rule)
                for rule in rules
            ),
            outcome=None
            if outcome == ffi.NULL
            else Outcome._from_handle(outcome, (_outcome_of, (self, project, row)), self._handle),
        )

    def _finding(self, project: int, index: int) -> VerificationFinding:
        info = native.get(
            "jixiao_verification_finding",
            lib.jixiao_verification_finding_at, self._handle, project, index,
        )  # fmt: skip
        row = native.row_number(info["scope"], info["row"])
        return VerificationFinding(row, read_diagnostic(info["finding"], None, self._handle))

    @property
    def has_error(self) -> bool:
        """A finding of a project is of severity `error`."""
        return any(project.has_error for project in self.projects)

    @cached_property
    def table(self) -> Table:
        """One row a claim; row 0 is budget execution."""
        rows = [(project, claim) for project in self.projects for claim in project.claims]
        claims = [claim for _, claim in rows]
        outcomes = [claim.outcome for claim in claims]
        return Table(
            {
                "project_code": texts(project.code for project, _ in rows),
                "project_name": texts(project.name for project, _ in rows),
                "row": integers(claim.row for claim in claims),
                "level3": texts(None if one is None else one.level3 for one in outcomes),
                "target": texts(None if one is None else one.target for one in outcomes),
                "actual": texts(None if one is None else one.actual for one in outcomes),
                "weight": decimals((claim.weight for claim in claims), 2),
                "claimed": decimals((claim.claimed for claim in claims), 2),
                "computed": decimals((claim.computed for claim in claims), 2),
                "computed_lower": decimals((claim.computed_lower for claim in claims), 2),
                "computed_upper": decimals((claim.computed_upper for claim in claims), 2),
                "difference": decimals((claim.difference for claim in claims), 2),
                "matching_rule": texts(next(iter(claim.matching_rules), None) for claim in claims),
                "verdict": texts(claim.verdict.code for claim in claims),
                "severity": texts(claim.verdict.severity for claim in claims),
                "message": texts(claim.verdict.message for claim in claims),
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
                "claimed_total": decimals((one.claimed_total for one in projects), 2),
                "claimed_sum": decimals((one.claimed_sum for one in projects), 2),
                "computed_total": decimals((one.computed_total for one in projects), 2),
                "computed_lower": decimals((one.computed_lower for one in projects), 2),
                "computed_upper": decimals((one.computed_upper for one in projects), 2),
                "weight_total": decimals((one.weight_total for one in projects), 2),
                "matching_policy": texts(one.matching_policy for one in projects),
                "has_error": booleans(one.has_error for one in projects),
            }
        )

    def __repr__(self) -> str:
        """Policy and what was found."""
        errors = sum(project.has_error for project in self.projects)
        return (
            f"<Verification by {self.policy}: {len(self.projects)} projects, {errors} with errors>"
        )


def _outcome_of(verification: Verification, project: int, row: int) -> Outcome:
    outcome = verification.projects[project].claims[row].outcome
    assert outcome is not None
    return outcome


def verify(department: Department | Source, policy: PolicyLike = None) -> Verification:
    """Holds the scores that a self-assessment claims against the recomputed ones, row by row.

    department  with claimed scores (`Indicator.score`, `Project.budget_score`, `Project.score`), or
                a file that `read` takes
    policy      a Policy or the name of a built-in one; by default `mof-2020`

    A claim that differs is explained by the known rules that would give it.
    """
    return Verification(as_department(department), policy)
