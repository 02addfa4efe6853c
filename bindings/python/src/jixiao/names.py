"""The stable names that stand for the library's enumerations, as they stand in JSON."""

from typing import Literal

Severity = Literal["note", "warning", "error"]
Kind = Literal[
    "quantity", "range", "deadline", "period", "change", "capped_share", "compound",
    "qualitative", "invalid",
]  # fmt: skip
Comparator = Literal["ge", "gt", "le", "lt", "eq", "ne", "approx"]
Change = Literal["up", "down"]
Connective = Literal["all", "any"]
Dimension = Literal[
    "none", "share", "share_points", "money", "count", "length", "area", "volume", "mass",
    "energy", "power", "time", "rate", "ratio", "other",
]  # fmt: skip
TextClass = Literal["absence", "timeliness", "compliance", "trend", "extent", "yes_no"]
RowKind = Literal["unknown", "quantity", "quality", "timeliness", "cost", "benefit", "satisfaction"]
FirstLevel = Literal["unknown", "output", "benefit", "satisfaction", "cost"]
Achievement = Literal["achieved", "partly", "not_achieved"]
Direction = Literal["positive", "inverse"]
TableKind = Literal[
    "target", "self_assessment", "monitoring", "department", "evaluation", "transfer", "list",
]  # fmt: skip
TextSource = Literal["target", "actual", "base", "standard", "document"]
BudgetLineKind = Literal[
    "fiscal", "carried_over", "other", "basic", "personnel", "public", "projects"
]  # fmt: skip
OutcomeStatus = Literal["met", "unmet", "partly", "undetermined", "not_applicable"]
Rule = Literal[
    "ratio", "gate", "target_over_actual", "linear_inverse", "symmetric", "exact",
    "all_or_nothing", "range", "deadline", "deadline_days", "capped_share", "all_of", "any_of",
    "achievement", "steps", "zero_target", "standard",
]  # fmt: skip
FindingGroup = Literal["completeness", "relevance", "appropriateness", "feasibility"]
StandardState = Literal["not_stated", "read", "read_in_part", "unread"]
ClauseKind = Literal[
    "award", "deduction", "veto", "per_unit", "per_case", "each_item", "proportion", "judgement",
    "not_applicable", "unread",
]  # fmt: skip
ConditionKind = Literal["always", "figure", "target", "last_year", "words", "else"]
StandardRelation = Literal[
    "met", "missed", "above", "not_above", "below", "not_below", "equal",
]  # fmt: skip
PerDirection = Literal["above", "below", "short", "late", "case"]
BegunUnits = Literal["count", "drop"]
Light = Literal["none", "red", "yellow", "green", "blue"]
Language = Literal["zh", "en"]

#: 评价等次 of the official form.
ACHIEVEMENT_WORDS: dict[str, str] = {
    "achieved": "达成", "partly": "部分达成", "not_achieved": "未达成",
}  # fmt: skip
