"""Cells, policies, models and assessments as values of Python."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest

import jixiao
from jixiao import Context, Threshold, _native, names
from jixiao._jixiao import ffi, lib
from jixiao.cells import evaluate_cell

# ---- Thresholds ----------------------------------------------------------------------------------


def test_a_quantity_has_its_number_unit_and_base() -> None:
    threshold = Threshold("≥558.42万元")
    assert (threshold.kind, threshold.comparator, threshold.bare) == ("quantity", "ge", False)
    assert (threshold.value, threshold.unit, threshold.dimension) == (
        Decimal("558.42"), "万元", "money",
    )  # fmt: skip
    assert (threshold.base_value, threshold.base_unit) == (Decimal("5584200"), "元")
    assert threshold.text[threshold.unit_span.begin : threshold.unit_span.end] == "万元"
    assert threshold.text[threshold.comparator_span.begin : threshold.comparator_span.end] == "≥"


def test_fractions_are_exact() -> None:
    third = Threshold("不少于1/3")
    assert third.value == Fraction(1, 3)
    assert Threshold("30亩").base_value == Fraction(20000)
    assert Threshold("1亩").base_value == Fraction(2000, 3)


def test_dates_are_dates() -> None:
    assert Threshold("2023年8月底前").date == datetime.date(2023, 8, 31)
    assert Threshold("12月底前").date == jixiao.YearlessDate(12, 31)
    assert str(Threshold("12月底前").date) == "--12-31"
    assert Threshold("12月底前", context=Context(year=2024)).date == datetime.date(2024, 12, 31)
    assert Threshold(datetime.date(2024, 3, 1)).date == datetime.date(2024, 3, 1)


def test_a_range_has_two_ends() -> None:
    lower, upper = Threshold("[80,90)").lower, Threshold("[80,90)").upper
    assert lower is not None and upper is not None
    assert (str(lower.quantity), lower.closed) == ("80", True)
    assert (str(upper.quantity), upper.closed) == ("90", False)


def test_compounds_have_parts_and_capped_shares_a_cap() -> None:
    both = Threshold("≥2家，≥10人")
    assert (both.connective, [str(part) for part in both.parts]) == ("all", ["≥2家", "≥10人"])
    capped = Threshold("核定支出的 50%，最高不超 100 万元")
    assert capped.cap is not None
    assert (capped.of, str(capped.quantity), str(capped.cap)) == ("核定支出", "50%", "≤100万元")


def test_symbol_and_unit_may_have_columns_of_their_own() -> None:
    assert Threshold("95", symbol="≥", unit="%") == Threshold("≥95%")
    assert Threshold(95, symbol="≥", unit="%") == Threshold("≥95%")
    assert Threshold("有效", symbol="定性").kind == "qualitative"


def test_context_refines_and_row_kinds_have_names() -> None:
    assert Threshold("≤2万").dimension == "none"
    assert Threshold("≤2万", context=Context(kind="cost")).dimension == "money"
    assert (jixiao.row_kind("成本指标"), jixiao.row_kind("xyz")) == ("cost", "unknown")


def test_positions_are_in_characters_and_in_bytes() -> None:
    text = "≥95%以下"
    (clash,) = Threshold(text).diagnostics
    assert clash.severity == "warning"
    assert (
        text.encode()[clash.byte_span.begin : clash.byte_span.end].decode()
        == (text[clash.span.begin : clash.span.end])
    )
    assert clash.byte_span.end - clash.byte_span.begin > clash.span.end - clash.span.begin


@pytest.mark.parametrize("cell", [b"\xff\xfe90%", "", "≥", "\x00", "𝟗𝟎%", "9" * 5000])
def test_any_cell_may_be_read(cell: str | bytes) -> None:
    assert Threshold(cell).kind in get_args(names.Kind)
    assert pickle.loads(pickle.dumps(Threshold(cell))) == Threshold(cell)


def test_equal_thresholds_mean_the_same_and_hash_the_same() -> None:
    assert Threshold("≥ 90 ％") == Threshold("不低于90%")
    assert len({Threshold("≥ 90 ％"), Threshold("不低于90%"), Threshold("≥91%")}) == 2
    assert Threshold("≥90%") != "≥90%"


def test_binary_floating_point_is_refused() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        Threshold(0.9)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Decimal"):
        Threshold("≥90%").evaluate("95%", weight=0.1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no number"):
        Threshold(Decimal("nan"))


def test_values_are_immutable(assessment: jixiao.Assessment) -> None:
    for value, name in [
        (Threshold("≥90%"), "kind"),
        (jixiao.Actual("9"), "text"),
        (jixiao.Policy(), "name"),
        (assessment, "policy"),
        (assessment.department, "name"),
        (assessment.projects[0].outcomes[0], "score"),
    ]:
        with pytest.raises(AttributeError):
            setattr(value, name, "x")


def test_repr_tells() -> None:
    assert repr(Threshold("≥558.42万元")) == (
        "<Threshold('≥558.42万元'): quantity ≥558.42万元 = 5584200 元>"
    )
    assert "comparator_conflict" in repr(Threshold("≥95%以下"))
    assert repr(jixiao.Actual("部分达成")) == "<Actual('部分达成'): partly>"
    assert repr(jixiao.Policy("hubei")).startswith("<Policy hubei: ")
    assert "<td" in Threshold("≥<b>90%")._repr_html_()
    assert "<b>" not in Threshold("≥<b>90%")._repr_html_()


# ---- Outcomes ------------------------------------------------------------------------------------


def test_a_row_is_judged_and_scored() -> None:
    outcome = Threshold("≥558.42万元").evaluate("5600000元", weight=Decimal("8.34"))
    assert (outcome.status, outcome.score, outcome.rule) == ("met", Decimal("8.34"), "ratio")
    assert outcome.completion == Decimal("1.0028")
    assert outcome.deviation == "+1.58万元"
    assert "8.34" in outcome.explanation and "8.34" in outcome.explanation_en


@pytest.mark.parametrize("actual", [Decimal("95.50"), 95, "95%", datetime.date(2024, 1, 1), None])
def test_actuals_may_be_numbers_and_dates(actual: Any) -> None:
    status = Threshold("≥90%").evaluate(actual).status
    assert status == ("met" if actual and not isinstance(actual, datetime.date) else "undetermined")


def test_without_a_weight_there_is_no_score() -> None:
    assert Threshold("≥90%").evaluate("95%").score is None
    assert evaluate_cell("≥90%", "95%").score == 100


def test_what_cannot_be_known_has_its_reason_and_bounds() -> None:
    outcome = Threshold("效果明显").evaluate("较好", weight=10)
    assert (outcome.status, outcome.score) == ("undetermined", None)
    assert outcome.reason is not None
    assert outcome.score_lower == 0 and outcome.score_upper == 10


def test_the_policy_decides() -> None:
    target = Threshold("≥100家")
    assert target.evaluate("70家", weight=10).score == Decimal("7.00")
    assert target.evaluate("70家", weight=10, policy="mof-2021").score == Decimal("2.50")
    strict = jixiao.Policy().replace(name="ours", lower_bound="all_or_nothing")
    assert target.evaluate("70家", weight=10, policy=strict).score == 0


def test_outcomes_are_values() -> None:
    outcome = Threshold("≥90%").evaluate("88%", weight=10)
    assert pickle.loads(pickle.dumps(outcome)) == outcome
    assert outcome.to_dict()["score"] == str(outcome.score)
    other = evaluate_cell("≥90%", "88%", weight=10, policy="hubei")
    assert pickle.loads(pickle.dumps(other)) == other


# ---- Policies ------------------------------------------------------------------------------------


def test_the_first_policy_is_the_default() -> None:
    assert jixiao.policies()[0] == jixiao.Policy() == jixiao.Policy("mof-2020")
    assert len({policy.name for policy in jixiao.policies()}) == len(jixiao.policies()) >= 4


def test_a_policy_travels_as_json() -> None:
    policy = jixiao.Policy("hubei")
    assert jixiao.Policy.from_json(policy.to_json()) == policy
    assert pickle.loads(pickle.dumps(policy)) == policy


def test_replace_merges_nested_rules_and_keeps_the_rest() -> None:
    ours = jixiao.Policy().replace(
        name="ours", weights={"output": Decimal("45"), "benefit": 35}, score_places=1
    )
    rules = ours.to_dict()
    assert rules["weights"] == {
        "execution": "10", "cost": None, "output": "45", "benefit": "35", "satisfaction": "10",
    }  # fmt: skip
    assert rules["score_places"] == 1


def test_a_faulty_policy_lists_all_its_faults() -> None:
    with pytest.raises(jixiao.InvalidFormatError) as caught:
        jixiao.Policy().replace(no_such_rule=1, score_places="many")
    assert {fault.field for fault in caught.value.faults} == {"no_such_rule", "score_places"}
    assert all(fault.message and fault.message_en for fault in caught.value.faults)


# ---- Errors --------------------------------------------------------------------------------------

BUILTINS = {
    "invalid_argument": ValueError,
    "out_of_range": OverflowError,
    "inexact": ArithmeticError,
    "division_by_zero": ZeroDivisionError,
    "limit_exceeded": ValueError,
    "invalid_utf8": UnicodeError,
    "invalid_format": ValueError,
    "not_found": LookupError,
    "out_of_memory": MemoryError,
    "internal": RuntimeError,
    # Whoever cancels a call knows that they did: it is no builtin's case.
    "cancelled": Exception,
    "unsupported": NotImplementedError,
}


def test_each_status_has_a_class_that_is_a_fitting_builtin() -> None:
    statuses = dict(_native.enum_values(lib.JIXIAO_ENUMERATION_STATUS))
    assert statuses.pop("ok") == 0
    assert set(statuses) == set(BUILTINS)
    assert set(_native.ERRORS) == set(statuses.values())
    for name, value in statuses.items():
        assert name is not None
        assert issubclass(_native.ERRORS[value], BUILTINS[name])
        assert issubclass(_native.ERRORS[value], jixiao.JixiaoError)
        assert pickle.loads(pickle.dumps(_native.ERRORS[value]("x"))).args == ("x",)


def test_errors_come_with_their_class() -> None:
    with pytest.raises(jixiao.NotFoundError, match="nowhere"):
        jixiao.Policy("nowhere")
    with pytest.raises(jixiao.InvalidFormatError):
        jixiao.Department.from_json("{")
    with pytest.raises(jixiao.InvalidUtf8Error):
        Threshold("90", context=Context(name="\udcff"))
    with pytest.raises(jixiao.InvalidArgumentError, match="cost"):
        Threshold("90", context=Context(kind="price"))  # type: ignore[arg-type]
    with pytest.raises(jixiao.LimitExceededError):
        jixiao.Department.from_text("x" * 100, limits=jixiao.Limits(document_bytes=10))
    with pytest.raises(jixiao.LimitExceededError):
        jixiao.Department.from_json(
            '{"format_version": 1, "projects": [{}, {}]}', limits=jixiao.Limits(projects=1)
        )
    with pytest.raises(jixiao.OutOfRangeError):
        Threshold("≥90%").evaluate("9", weight=Decimal(10) ** 38)
    with pytest.raises(jixiao.InvalidFormatError):
        Threshold("≥90%").evaluate("9", weight="ten")


@pytest.mark.parametrize(
    "number",
    ["0", "-0.5", "564.00", "9" * 38, "-" + "9" * 38, "0." + "0" * 37 + "1", "18446744073709551616",
     "-18446744073709551616", "-1"],
)  # fmt: skip
def test_decimals_cross_exactly_both_ways(number: str) -> None:
    out = ffi.new("jixiao_decimal*")
    _native.to_decimal(Decimal(number), out)
    back = _native.from_decimal(out)
    assert back is not None
    assert str(back) == str(Decimal(number)) or back == Decimal(number)
    by_text = ffi.new("jixiao_decimal*")
    _native.to_decimal(number, by_text)
    assert _native.from_decimal(by_text) == back


@pytest.mark.parametrize(
    ("given", "kept"), [("1e3", "1000"), ("1.50E+1", "15.0"), ("0e100", "0"), ("1e-38", "1e-38")]
)
def test_decimals_with_exponents_are_written_out(given: str, kept: str) -> None:
    out = ffi.new("jixiao_decimal*")
    _native.to_decimal(Decimal(given), out)
    assert _native.from_decimal(out) == Decimal(kept)


@pytest.mark.parametrize("number", ["1e38", "1e-39", "inf", "nan"])
def test_decimals_that_do_not_fit_are_refused(number: str) -> None:
    with pytest.raises((jixiao.OutOfRangeError, jixiao.InvalidArgumentError)):
        _native.to_decimal(Decimal(number), ffi.new("jixiao_decimal*"))


# ---- Models --------------------------------------------------------------------------------------


def test_a_filing_is_departments_projects_and_indicators(filing: jixiao.Department) -> None:
    assert (len(filing.projects), len(filing.indicators), filing.year) == (10, 82, 2024)
    first = filing.projects[0]
    assert (first.total, first.budget_unit) == (Decimal("564.00"), "万元")
    assert first.indicators[0].row_kind == "quantity"
    assert first.indicators[0].first_level == "output"
    assert first.indicators[0].threshold == Threshold("≥15家")
    assert filing.project(first.code) is filing.project(first.name)
    with pytest.raises(LookupError):
        filing.project("none")


def test_a_model_comes_back_from_json_and_from_its_parts(filing: jixiao.Department) -> None:
    assert jixiao.Department.from_json(filing.to_json()) == filing
    rebuilt = dataclasses.replace(filing)
    assert rebuilt == filing and rebuilt.to_json() == filing.to_json()
    assert pickle.loads(pickle.dumps(filing)) == filing
    assert json.loads(filing.to_json()) == filing.to_dict()


def test_every_field_survives_building() -> None:
    indicator = jixiao.Indicator(
        level1="产出指标", level2="数量指标", level3="三", description="述", target="100",
        symbol="≥", unit="家", direction="正向", basis="计划", weight=Decimal(9), actual="99家",
        achievement="partly", degree=Decimal(70), base="3万元", score=Decimal("9.9"),
        deduction=Decimal("0.1"), reason="因", cause="经费", likelihood="确定能", applicable=False,
        forecast="100家", standard="每少1家扣1分", last_year="14家",
        definition="家数", source="T1 R3",
        other_targets=(jixiao.LabelledText("上年", "90家"),),
        extra=(jixiao.LabelledText("备注", "注"),),
    )  # fmt: skip
    project = jixiao.Project(
        code="1", name="名", purpose="用", budget_unit="元", total=Decimal(1), fiscal=Decimal(2),
        other=Decimal(3), adjusted=Decimal(4), spent=Decimal(5), budget_weight=Decimal(6),
        budget_score=Decimal(7), budget_reason="因", score=Decimal(8), goals=("一", "二"),
        plan=(jixiao.PlanEntry(3, 31, Decimal(25)), jixiao.PlanEntry(12, 31, None, True)),
        budget_lines=(jixiao.BudgetLine("carried_over", Decimal(1), None, Decimal(2)),),
        kind="self_assessment", implementer="所", department_score=Decimal(9),
        as_of=datetime.date(2024, 7, 31),
        level_weights=(jixiao.LevelWeight("产出指标", "数量指标", Decimal(50)),),
        indicators=(indicator,),
    )  # fmt: skip
    department = jixiao.Department(
        code="c", name="n", unit_name="u", year=2024, overall_goal="o",
        goals=(jixiao.DepartmentGoal("t", "g", "i"),), safeguards=("s",), projects=(project,),
    )  # fmt: skip
    # Nothing is left at its default, so that a field that is lost would show.
    for value in (indicator, project, department):
        for one in dataclasses.fields(value):
            if one.init and one.name not in ("diagnostics", "text", "file", "account"):
                assert getattr(value, one.name) != one.default, one.name
    assert dataclasses.replace(department).projects == (project,)
    assert jixiao.Department.from_json(department.to_json()) == department
    assert department.indicators[0].threshold.canonical == "≥100家"
    assert department.indicators[0].context is not None


def test_one_row_can_be_filled_in(filing: jixiao.Department) -> None:
    code = filing.projects[0].code
    filled = filing.with_actual(code, 0, Decimal(15), reason="略")
    assert (filled.projects[0].indicators[0].actual, filled.projects[0].indicators[0].reason) == (
        "15", "略",
    )  # fmt: skip
    assert filing.projects[0].indicators[0].actual is None
    spent = filing.with_project(code, spent=Decimal("561.20"))
    assert spent.projects[0].spent == Decimal("561.20")
    assert spent.projects[0].indicators == filing.projects[0].indicators


def test_actuals_are_filled_in_by_csv(filing: jixiao.Department, actuals: bytes) -> None:
    assert filing.actuals_template().startswith("\ufeff项目编码,")
    filled = filing.with_actuals(actuals)
    assert filled.projects[0].indicators[0].actual == "15家"
    strange = filing.with_actuals(actuals + "X1,无此项目,产出指标,数量指标,无,,,1,,,,,,\n".encode())
    (wrong,) = (one for one in strange.diagnostics if one.severity == "error")
    assert wrong.line == actuals.count(b"\n") + 1


# ---- Assessments ---------------------------------------------------------------------------------


def test_an_assessment_says_what_the_command_line_says(assessment: jixiao.Assessment) -> None:
    record = assessment.to_dict()
    assert record["policy"] == assessment.policy == "mof-2020"
    for project, one in zip(record["projects"], assessment.projects, strict=True):
        assert project["total"] == (None if one.total is None else str(one.total))
        assert project["grade"] == one.grade
        assert project["provisional"] == one.provisional
        assert [row["score"] for row in project["indicators"]] == [
            None if outcome.score is None else str(outcome.score) for outcome in one.outcomes
        ]
        assert one.execution.explanation == project["budget_execution"]["explanation"]


def test_missing_inputs_are_listed(filing: jixiao.Department) -> None:
    empty = jixiao.assess(filing).projects[0]
    assert empty.provisional and empty.total is None
    assert [one.row for one in empty.missing] == [0, *range(1, 1 + len(empty.outcomes))]


def test_assessments_are_values(assessment: jixiao.Assessment, filing: jixiao.Department) -> None:
    again = pickle.loads(pickle.dumps(assessment))
    assert again == assessment and again.to_json() == assessment.to_json()
    outcome = assessment.projects[1].outcomes[2]
    assert pickle.loads(pickle.dumps(outcome)) == outcome
    code = assessment.projects[1].code
    assert assessment[code] is assessment.projects[1]
    assert assessment.to_csv().startswith("\ufeff")
    assert assessment != jixiao.assess(filing)
    assert assessment.to_html().startswith("<!DOCTYPE html>")
    assert assessment.to_html(language="en") != assessment.to_html()
    assert assessment._repr_html_().startswith("<iframe srcdoc=")
    assert "<td" not in assessment._repr_html_()


def test_all_in_one_call_gives_the_same(filing: jixiao.Department, actuals: bytes) -> None:
    text, diagnostics = jixiao.assess_json(filing.to_json(), actuals, "hubei", language="en")
    assert text == jixiao.assess(filing, actuals, "hubei").to_json(language="en")
    assert not [one for one in diagnostics if one.severity == "error"]
    with pytest.raises(jixiao.LimitExceededError):
        jixiao.assess_json(filing.to_json(), limits=jixiao.Limits(rows=1))


def test_parts_outlive_what_they_came_from(filing: jixiao.Department, actuals: bytes) -> None:
    outcome = jixiao.assess(filing, actuals).projects[0].outcomes[0]
    part = Threshold("≥2家，≥10人").parts[1]
    gc.collect()
    assert outcome.to_dict()["score"] == str(outcome.score)
    assert part.to_dict()["canonical"] == "≥10人"


# ---- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("enumeration", "literal"),
    [
        (lib.JIXIAO_ENUMERATION_SEVERITY, names.Severity),
        (lib.JIXIAO_ENUMERATION_KIND, names.Kind),
        (lib.JIXIAO_ENUMERATION_COMPARATOR, names.Comparator),
        (lib.JIXIAO_ENUMERATION_DIMENSION, names.Dimension),
        (lib.JIXIAO_ENUMERATION_TEXT_CLASS, names.TextClass),
        (lib.JIXIAO_ENUMERATION_ROW_KIND, names.RowKind),
        (lib.JIXIAO_ENUMERATION_ACHIEVEMENT, names.Achievement),
        (lib.JIXIAO_ENUMERATION_FIRST_LEVEL, names.FirstLevel),
        (lib.JIXIAO_ENUMERATION_DIRECTION, names.Direction),
        (lib.JIXIAO_ENUMERATION_BUDGET_LINE_KIND, names.BudgetLineKind),
        (lib.JIXIAO_ENUMERATION_OUTCOME_STATUS, names.OutcomeStatus),
        (lib.JIXIAO_ENUMERATION_RULE, names.Rule),
        (lib.JIXIAO_ENUMERATION_LIGHT, names.Light),
        (lib.JIXIAO_ENUMERATION_STANDARD_STATE, names.StandardState),
        (lib.JIXIAO_ENUMERATION_CLAUSE_KIND, names.ClauseKind),
        (lib.JIXIAO_ENUMERATION_CONDITION_KIND, names.ConditionKind),
        (lib.JIXIAO_ENUMERATION_STANDARD_RELATION, names.StandardRelation),
        (lib.JIXIAO_ENUMERATION_PER_DIRECTION, names.PerDirection),
        (lib.JIXIAO_ENUMERATION_BEGUN_UNITS, names.BegunUnits),
    ],
)
def test_the_types_name_what_the_library_names(enumeration: int, literal: Any) -> None:
    assert set(get_args(literal)) == set(_native.enum_values(enumeration)) - {None}
