"""Verification of claimed scores and monitoring in mid-year."""

from __future__ import annotations

import datetime
import gc
import pickle
from decimal import Decimal
from typing import Any

import pytest
from conftest import GOLDEN

import jixiao


@pytest.fixture(scope="module")
def published() -> jixiao.Department:
    return jixiao.read(GOLDEN / "filings" / "self_assessment.txt")


@pytest.fixture(scope="module")
def wrong(published: jixiao.Department) -> jixiao.Department:
    """The same with a claim that is too low and a total that does not follow."""
    return published.with_actual(0, 0, "90公里", score=Decimal(17))


def test_right_claims_have_no_difference(published: jixiao.Department) -> None:
    (project,) = jixiao.verify(published).projects
    assert [claim.row for claim in project.claims] == list(range(6))
    assert [claim.difference for claim in project.claims] == [0] * 6
    assert project.claimed_total == project.computed_total == Decimal("89.58")
    assert project.claims[0].outcome is None
    assert project.claims[1].outcome is not None
    assert project.claims[1].outcome.level3 == "养护里程"
    assert not project.has_error


def test_a_wrong_claim_is_found_and_explained_where_a_rule_is_known(
    published: jixiao.Department, wrong: jixiao.Department
) -> None:
    checked = jixiao.verify(wrong)
    claim = checked.projects[0].claims[1]
    assert claim.claimed == 17 and claim.computed == 20 and claim.difference == -3
    assert claim.verdict.severity == "error" or checked.projects[0].findings
    assert checked.has_error
    names = {rule.name for rule in jixiao.known_rules()}
    assert len(names) == len(jixiao.known_rules()) > 5
    assert all(set(one.matching_rules) <= names for one in checked.projects[0].claims)
    rounded = jixiao.verify(published.with_actual(0, 4, "88%", score=Decimal("9.8")))
    assert rounded.projects[0].claims[5].matching_rules


def test_verifications_are_values_and_tables(wrong: jixiao.Department) -> None:
    checked = jixiao.verify(wrong, "hubei")
    assert pickle.loads(pickle.dumps(checked)) == checked
    claim = checked.projects[0].claims[1]
    assert pickle.loads(pickle.dumps(claim)) == claim
    assert checked != jixiao.verify(wrong)
    assert checked.to_dict()["projects"][0]["rows"][0]["claimed"] == "17"
    assert checked.to_csv().startswith("\ufeff")
    frame = checked.to_polars()
    assert frame["row"].to_list() == list(range(6))
    assert frame["claimed"][1] == 17
    assert len(checked.projects_table.to_pandas()) == 1
    outcome = claim.outcome
    del checked
    gc.collect()
    assert outcome is not None and outcome.to_dict()["target"] == "≥85公里"
    with pytest.raises(AttributeError):
        jixiao.verify(wrong).policy = "x"


def test_progress_says_what_the_command_line_says(
    filing: jixiao.Department, actuals: bytes
) -> None:
    progress = jixiao.monitor(filing, "2024-07-31", actuals)
    assert progress.as_of == datetime.date(2024, 7, 31)
    record = progress.to_dict()
    assert record["as_of"] == "2024-07-31"
    for project, one in zip(record["projects"], progress.projects, strict=True):
        assert (project["code"], project["light"]) == (one.code, one.light)
        assert [row["light"] for row in project["rows"]] == [row.light for row in one.rows]
        assert [row["expected_by_now"] for row in project["rows"]] == [
            row.expected_by_now for row in one.rows
        ]
    assert {row.light for project in progress.projects for row in project.rows} > {"red", "green"}


def test_progress_is_a_value_and_a_table(filing: jixiao.Department, actuals: bytes) -> None:
    filled = filing.with_actuals(actuals)
    progress = jixiao.monitor(filled, datetime.date(2024, 7, 31))
    assert pickle.loads(pickle.dumps(progress)) == progress
    assert progress == jixiao.monitor(filled, "2024-07-31")
    assert progress != jixiao.monitor(filled, "2024-08-31")
    assert len(progress.to_pandas()) == 82
    assert progress.projects_table.to_arrow().num_rows == 10
    assert progress.to_csv().startswith("\ufeff")
    assert "2024-07-31" in repr(progress)
    later = filled.with_actual(0, 0, "1家", cause="经费保障", likelihood="有可能")
    row = jixiao.monitor(later, "2024-07-31").projects[0].rows[0]
    assert (row.cause, row.likelihood) == ("经费保障", "有可能")
    with pytest.raises(jixiao.InvalidFormatError):
        jixiao.monitor(filled, "July")


def test_a_review_finds_what_the_command_line_finds(filing: jixiao.Department) -> None:
    found = jixiao.review(filing)
    record = found.to_dict()["findings"]
    assert len(record) == len(found) == len(found.table) > 10
    for line, one in zip(record, found.findings, strict=True):
        assert (line["code"], line["row"], line["field"]) == (one.code, one.row, one.field)
        assert (line["begin"], line["end"]) == (one.byte_span.begin, one.byte_span.end)
    assert found.has_error == any(one["severity"] == "error" for one in record)
    rules = {rule.code for rule in jixiao.review_rules()}
    assert {one.code for one in found.findings} <= rules
    assert len(rules) == len(jixiao.review_rules()) > 20


def test_findings_point_at_characters_of_their_cell(filing: jixiao.Department) -> None:
    pointing = [one for one in jixiao.review(filing).findings if one.byte_span.end and one.row]
    assert pointing
    for one in pointing:
        assert one.row is not None
        cell = getattr(filing.projects[one.project].indicators[one.row - 1], one.field)
        part = cell.encode()[one.byte_span.begin : one.byte_span.end].decode()
        assert cell[one.span.begin : one.span.end] == part


def test_reviews_are_values_and_correct_what_is_sure(filing: jixiao.Department) -> None:
    found = jixiao.review(filing)
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.to_csv().startswith("\ufeff")
    assert len(found.to_pandas()) == len(found.to_polars()) == len(found)
    doubtful = jixiao.Indicator("产出指标", "质量指标", "合格率", target="≥150%", basis="计划")
    department = jixiao.Department(
        year=2024, projects=(jixiao.Project(code="1", name="甲", indicators=(doubtful,)),)
    )
    again = jixiao.review(department)
    suggested = [one.suggestion for one in again.findings if one.suggestion]
    assert again.corrected().projects[0].code == "1"
    assert (again.corrected() != department) == bool(suggested)
    with pytest.raises(AttributeError):
        found.findings = ()


# ---- Scoring standards of the rows ---------------------------------------------------------------

STEPS = "合格率达到95%得10分，每低1个百分点扣1分"
BANDS = "90%以上得10分，80%-90%得8分，80%以下不得分"


def rows_with_standards(*rows: dict[str, Any]) -> jixiao.Department:
    return jixiao.Department(
        projects=(
            jixiao.Project(
                code="P1",
                indicators=tuple(
                    jixiao.Indicator(
                        level1="产出指标",
                        level2="质量指标",
                        level3=str(number),
                        weight=Decimal(10),
                        score=Decimal(row.pop("score")),
                        **row,
                    )  # fmt: skip
                    for number, row in enumerate(rows)
                ),
            ),
        )
    )


@pytest.mark.parametrize(
    ("standard", "actual", "score", "verdict", "rule"),
    [
        (STEPS, "92.4%", "7", "score_by_reading", "standard_begun_units"),
        (STEPS, "92.4%", "8", "score_by_reading", "standard_whole_units"),
        (STEPS, "92.4%", "7.4", "score_by_reading", "standard_part_units"),
        (STEPS, "92.4%", "7.5", "score_of_no_reading", None),
        (BANDS, "90%", "10", "score_by_reading", "standard_better_band"),
        (BANDS, "90%", "8", "score_by_reading", "standard_worse_band"),
        (BANDS, "90%", "9", "score_of_no_reading", None),
        (BANDS, "95%", "10", "score_agrees", None),
        (BANDS, "95%", "8", "score_differs", None),
    ],
)
def test_a_claimed_score_is_that_of_a_reading_of_the_standard(
    standard: str, actual: str, score: str, verdict: str, rule: str | None
) -> None:
    row = {"standard": standard, "actual": actual, "score": score}
    claim = jixiao.verify(rows_with_standards(row)).projects[0].claims[1]
    assert claim.verdict.code == verdict
    assert claim.matching_rules[:1] == (() if rule is None else (rule,))
