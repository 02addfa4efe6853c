"""The rules of scoring, a second time: written from the rules' text, in exact fractions.

Knows nothing of the library. Takes meanings (what a target and an actual say, not how they are
written), a policy as its JSON holds it, and gives what the library must answer. Every score is one
`Fraction`, rounded once. Where the text of the rules leaves room, the reading taken is marked
`Reading:` and listed in README.md.
"""
import dataclasses
import datetime
from fractions import Fraction
from typing import Optional, Union

ZERO = Fraction(0)
ONE = Fraction(1)
INFINITY = None  # Upper end of a set of values without one.


# --- What a target says ---------------------------------------------------------------------------

@dataclasses.dataclass(frozen=True)
class Measure:
    """A unit as meaning: its dimension and how many base units it holds; None: no unit written.

    `scale` is what a scale word in it multiplies by: 10 000 of 万元.
    """
    dimension: str = "none"
    factor: Optional[Fraction] = None
    scale: int = 1


@dataclasses.dataclass(frozen=True)
class Amount:
    """≥ 90 %: a sign (ge gt le lt eq bare approx ne) and a figure in a unit."""
    sign: str
    figure: Fraction
    measure: Measure


@dataclasses.dataclass(frozen=True)
class Band:
    """80 % to 90 %, 50 ± 5."""
    low: Fraction
    high: Fraction
    measure: Measure
    low_open: bool = False
    high_open: bool = False


@dataclasses.dataclass(frozen=True)
class Change:
    """Growth of at least 5 %."""
    up: bool
    amount: Union[Amount, Band]


@dataclasses.dataclass(frozen=True)
class Due:
    """The last day on time; `before_day`: written 某日前, which a policy may take to exclude it.

    `not_before`: the first day allowed instead.
    """
    day: datetime.date
    before_day: bool = False
    not_before: bool = False


@dataclasses.dataclass(frozen=True)
class CappedShare:
    """50 % of a base, at most 100 万元; the cap in base units."""
    share: Fraction
    cap: Fraction


@dataclasses.dataclass(frozen=True)
class Several:
    """Conditions, of which all or any count; as an actual: the answers, in the same order."""
    parts: tuple
    any_of: bool = False


@dataclasses.dataclass(frozen=True)
class Text:
    """Not measurable. `absence`: 不发生 and its like."""
    absence: bool = False


# --- What an actual says --------------------------------------------------------------------------

@dataclasses.dataclass(frozen=True)
class Figures:
    """All figures from `low` to `high` (None: no end), in a unit or without one.

    `approximate`: 约15家, one figure that is not exact.
    """
    low: Fraction
    high: Optional[Fraction]
    measure: Measure
    approximate: bool = False


@dataclasses.dataclass(frozen=True)
class Moved:
    """A change as it came out: rose or fell by."""
    up: bool
    figures: Figures


@dataclasses.dataclass(frozen=True)
class Days:
    """One of the days from first to last."""
    first: datetime.date
    last: datetime.date


@dataclasses.dataclass(frozen=True)
class Achieved:
    """An achievement word: achieved, partly, not_achieved."""
    level: str


@dataclasses.dataclass(frozen=True)
class Said:
    """Words: `own` are the target's own, `absence` is 无 or 未发生; else free text."""
    own: bool = False
    absence: bool = False


NOTHING = None  # The cell is empty.


# --- Rounding ------------------------------------------------------------------------------------

def round_half_up(value, places):
    """Half away from zero, as a Fraction."""
    scale = 10 ** places
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    result = Fraction(whole, scale)
    return -result if value < 0 else result


def round_score(score, weight, places):
    """A score is never above its weight, also after rounding."""
    return min(round_half_up(score, places), weight)


# --- One row -------------------------------------------------------------------------------------

@dataclasses.dataclass
class Verdict:
    """What a target and an actual give, before any weight: scores as fractions of the weight."""
    status: str
    rule: str
    low: Fraction
    high: Fraction
    completion: Optional[Fraction] = None
    over_completed: bool = False


def undetermined(rule, low=ZERO, high=ONE):
    return Verdict("undetermined", rule, low, high)


class Row:
    """A row beside its target and actual, and how the policy looks at it."""

    def __init__(self, kind, direction, achievement, degree, base, policy):
        self.kind = kind
        self.direction = direction
        self.achievement = achievement
        self.degree = degree
        self.base = base
        self.policy = policy

    def without_direction(self):
        return Row(self.kind, None, self.achievement, self.degree, self.base, self.policy)


def missed_lower(policy, ratio):
    """Part of the weight where A/T = ratio < 1."""
    if ratio <= 0:
        return ZERO
    rule = policy["lower_bound"]
    if rule == "ratio":
        return ratio
    if rule == "gate":
        gate = Fraction(policy["gate_rate"]) / 100
        return ZERO if ratio < gate else (ratio - gate) / (1 - gate)
    return ZERO


def passed_upper(policy, actual, target):
    """Part of the weight where A > T > 0; A may have no end."""
    rule = policy["upper_bound"]
    if actual is INFINITY or rule == "all_or_nothing":
        return ZERO
    if rule == "target_over_actual":
        return target / actual
    return max(ZERO, 2 - actual / target)


class LowerLimit:
    """≥ T or > T, and what is judged like it."""

    def __init__(self, policy, target, is_open=False):
        self.policy, self.target, self.is_open = policy, target, is_open
        self.peak = target
        self.rule = policy["lower_bound"]
        if target <= 0:
            self.rule = "zero_target"

    def met(self, actual):
        if actual is INFINITY:
            return True
        return actual > self.target or (actual == self.target and not self.is_open)

    def part(self, actual):
        # At A = T an open limit is unmet with the full score.
        if actual is INFINITY or actual > self.target or self.met(actual):
            return ONE
        if actual == self.target > 0:
            return ONE
        if self.target <= 0:
            return ZERO if self.target == 0 else None
        return missed_lower(self.policy, actual / self.target)


class UpperLimit:
    """≤ T or < T, and what is judged like it."""

    def __init__(self, policy, target, is_open=False):
        self.policy, self.target, self.is_open = policy, target, is_open
        self.peak = target
        self.rule = policy["upper_bound"]
        if target <= 0:
            self.rule = "zero_target"

    def met(self, actual):
        if actual is INFINITY:
            return False
        return actual < self.target or (actual == self.target and not self.is_open)

    def part(self, actual):
        if actual is not INFINITY and actual < self.target or self.met(actual):
            return ONE
        if actual == self.target > 0:
            return ONE
        if self.target <= 0:
            return ZERO if self.target == 0 else None
        return passed_upper(self.policy, actual, self.target)


class Equality:
    """= under the options `symmetric` and `exact`; = 0 under all."""

    def __init__(self, policy, target):
        self.policy, self.target = policy, target
        self.peak = target
        self.rule = policy["equal"]
        if target <= 0:
            self.rule = "zero_target"

    def met(self, actual):
        return actual == self.target

    def part(self, actual):
        if actual == self.target:
            return ONE
        if self.target < 0:
            return None
        if actual is INFINITY or self.target == 0 or self.policy["equal"] == "exact":
            return ZERO
        return max(ZERO, 1 - abs(actual - self.target) / self.target)


class Inequality:
    """≠."""

    rule = "all_or_nothing"

    def __init__(self, target):
        self.peak = target

    def met(self, actual):
        return actual != self.peak

    def part(self, actual):
        return ONE if self.met(actual) else ZERO


class Inside:
    """A range: outside by the rule of the nearer end."""

    rule = "range"

    def __init__(self, policy, band):
        self.low = LowerLimit(policy, band.low, band.low_open)
        self.high = UpperLimit(policy, band.high, band.high_open)
        self.peak = (band.low + band.high) / 2

    def met(self, actual):
        return self.low.met(actual) and self.high.met(actual)

    def part(self, actual):
        if actual is not INFINITY and actual < self.low.target:
            return self.low.part(actual)
        return self.high.part(actual)


class Satisfaction:
    """Satisfaction in steps: the score goes by the steps, the status by the target."""

    rule = "steps"

    def __init__(self, policy, limit):
        self.steps = policy["satisfaction_steps"]
        self.limit = limit
        self.peak = limit.peak
        self.met = limit.met

    def part(self, actual):
        if actual is INFINITY:
            actual = Fraction(10 ** 9)
        return step_points(self.steps, actual * 100) / 10


def step_points(steps, percent):
    """Points of 10 at `percent`."""
    for step in steps:
        if percent >= Fraction(step["at_least"]):
            return Fraction(step["points"])
    return ZERO


def is_money(measure):
    return measure.dimension == "money" or measure.dimension.startswith("money/")


def is_inverse(row, measure):
    """Direction of = and bare values."""
    if row.direction is not None:
        return row.direction == "inverse"
    # Reading: no name of a row drawn here says that a longer time is better.
    if row.kind == "timeliness" and measure.dimension == "time":
        return True
    return row.kind == "cost" and is_money(measure)


def limit_of(amount, target, row, inverse):
    """The rule of one sign at T = target."""
    policy = row.policy
    sign = amount.sign
    if sign in ("ge", "gt"):
        return LowerLimit(policy, target, sign == "gt")
    if sign in ("le", "lt"):
        return UpperLimit(policy, target, sign == "lt")
    if sign == "ne":
        return Inequality(target)
    if policy["equal"] != "directional" or target == 0:
        return Equality(policy, target)
    if inverse:
        return UpperLimit(policy, target)
    return LowerLimit(policy, target)


def factors_of(target_measure, threshold, figures):
    """By what the figures become base units of the target; two factors where the text can be read
    in two ways, none where they cannot be held against it.

    `threshold` is the target's own figure, in base units.
    """
    unit = figures.measure
    own = ONE if target_measure.factor is None else target_measure.factor
    if unit.factor is None:
        # Reading: the whole set is at most 1 in size; 0 is 0 in both readings.
        if (target_measure.dimension == "share" and threshold >= Fraction(1, 100)
                and figures.low != 0 and -1 <= figures.low and figures.high <= 1):
            return [own, ONE]  # A percentage, or a fraction of one.
        largest = figures.low if figures.high is INFINITY else figures.high
        ratio = abs(largest * own / threshold) if threshold != 0 else ONE
        if target_measure.scale != 1 and ratio != 0 and not Fraction(1, 1000) < ratio < 1000:
            return [own, own / target_measure.scale]  # With and without the scale word.
        return [own]
    if target_measure.factor is None:
        return [ONE]  # Compared as figures.
    if unit.dimension != target_measure.dimension:
        return []
    return [unit.factor]


def in_target_unit(target_measure, threshold, figures):
    """The readings of `figures` in the target's base unit, each with its low and high end."""
    return [(figures.low * factor,
             INFINITY if figures.high is INFINITY else figures.high * factor)
            for factor in factors_of(target_measure, threshold, figures)]


def agreed(verdicts):
    """What all readings give; else undetermined between them."""
    first = verdicts[0]
    if len(verdicts) == 1:
        return first
    same = all((v.status, v.low, v.high) == (first.status, first.low, first.high) for v in verdicts)
    if not same:
        return Verdict("undetermined", first.rule, min(v.low for v in verdicts),
                       max(v.high for v in verdicts))
    return dataclasses.replace(
        first, over_completed=all(v.over_completed for v in verdicts),
        completion=first.completion if all(
            v.completion == first.completion for v in verdicts) else None)


def judge_near(limit, ends, figure):
    """An approximate figure within a tenth of a limit; None: it is further off, or counts as it is.

    Reading: it may be anything within that tenth.
    """
    for end in ends:
        if end == 0 or abs(figure - end) > abs(end) / 10:
            continue
        parts = [limit.part(end * tenths / 10) for tenths in (9, 10, 11)]
        if isinstance(limit, Inequality):
            parts = [ZERO, ONE]
        if any(part is None for part in parts):
            parts = [ZERO, ONE]
        return Verdict("undetermined", limit.rule, min(parts), max(parts))
    return None


def judge_values(limit, low, high):
    """All of the values meet → met; none → unmet; otherwise undetermined."""
    points = [low, high]
    peak = limit.peak
    inside = low < peak and (high is INFINITY or peak < high)
    if inside:
        points.append(peak)
    parts = [limit.part(p) for p in points]
    mets = [limit.met(p) for p in points]
    # Between two points of one side nothing new happens; a peak inside brings its neighbours.
    if inside and isinstance(limit, Inequality):
        mets.append(True)
    if isinstance(limit, Inside) and low < limit.high.target and (
            high is INFINITY or high > limit.low.target):
        mets.append(True)
        parts.append(ONE)
    if all(mets):
        status = "met"
    elif not any(mets):
        status = "unmet"
    else:
        status = "undetermined"
    if any(p is None for p in parts):
        return Verdict("undetermined", limit.rule, ZERO, ONE)
    return Verdict(status, limit.rule, min(parts), max(parts))


def may_be_negative(measure, row):
    """Shares may, and money where it can be a profit.

    Reading: money on a benefit row is a profit, elsewhere it is counted as things are.
    """
    return measure.dimension == "share" or (is_money(measure) and row.kind == "benefit")


def judge_amount(amount, actual, row, signed=False):
    """A sign and a figure, or a range; `signed`: an amount of change, which may be negative."""
    measure = amount.measure
    factor = ONE if measure.factor is None else measure.factor
    inverse = is_inverse(row, measure)
    if isinstance(amount, Band):
        target = amount.high * factor
        limit = Inside(row.policy, dataclasses.replace(
            amount, low=amount.low * factor, high=target))
    else:
        target = amount.figure * factor
        limit = limit_of(amount, target, row, inverse)
    if (row.policy["satisfaction"] == "steps" and row.kind == "satisfaction"
            and measure.dimension == "share"):
        limit = Satisfaction(row.policy, limit)
    if (isinstance(actual, Said) and actual.absence and not isinstance(amount, Band)
            and target == 0):
        actual = Figures(ZERO, ZERO, measure)
    if not isinstance(actual, Figures):
        return undetermined(limit.rule)
    readings = in_target_unit(measure, target, actual)
    if not readings:
        return undetermined(limit.rule)
    if any(low < 0 for low, _ in readings) and target >= 0 and not signed and not may_be_negative(
            measure, row):
        return undetermined(limit.rule)
    sign = None if isinstance(amount, Band) else amount.sign
    if actual.approximate and sign != "approx" and len(readings) == 1:
        ends = [amount.low * factor, target] if isinstance(amount, Band) else [target]
        near = judge_near(limit, ends, readings[0][0])
        if near is not None:
            return near
    verdicts = []
    for low, high in readings:
        verdict = judge_values(limit, low, high)
        if not isinstance(amount, Band):
            if low == high:
                verdict.completion = completion(amount, target, low, inverse)
            verdict.over_completed = over_completed(amount, target, low, inverse, row)
        verdicts.append(verdict)
    return agreed(verdicts)


def completion(amount, target, actual, inverse):
    """A/T, for inverse rows T/A."""
    if amount.sign in ("le", "lt") or (
            amount.sign in ("eq", "bare", "approx") and inverse):
        return target / actual if actual > 0 and target > 0 else None
    if amount.sign == "ne":
        return None
    return actual / target if target > 0 else None


def over_completed(amount, target, low, inverse, row):
    factor = row.policy["over_completion_factor"]
    if factor is None or target <= 0:
        return False
    if amount.sign not in ("ge", "gt", "eq", "bare"):
        return False
    if amount.sign not in ("ge", "gt") and inverse:
        return False
    if amount.measure.dimension == "share" and not row.policy["over_completion_of_shares"]:
        return False
    return low >= Fraction(factor) * target


def judge_change(change, actual, row):
    """Signed in the target's direction; a bare actual takes the target's direction."""
    if isinstance(actual, Moved):
        figures = actual.figures
        if actual.up != change.up:
            figures = Figures(-figures.high, -figures.low, figures.measure, figures.approximate)
        actual = figures
    elif not isinstance(actual, Figures):
        actual = NOTHING
    # Reading: the direction column speaks of the level; a fall wanted agrees with 反向.
    if not change.up:
        row = row.without_direction()
    verdict = judge_amount(change.amount, actual, row, signed=True)
    verdict.over_completed = False  # Reading: a change is no quantity.
    return verdict


def judge_due(due, actual, row):
    policy = row.policy
    rule = "deadline_days" if policy["deadline"] == "days" else "deadline"
    last = due.day
    if due.before_day and not policy["deadline_includes_day"]:
        last -= datetime.timedelta(days=1)
    if not isinstance(actual, Days):
        # A date outranks the column; the column outranks a word in the cell.
        level = row.achievement or (actual.level if isinstance(actual, Achieved) else None)
        if level is None:
            return undetermined(rule)
        return dataclasses.replace(judge_achievement(level, row), rule=rule)

    def part(day):
        late = (last - day if due.not_before else day - last).days
        if late <= 0:
            return ONE
        if rule == "deadline":
            return ZERO
        return max(ZERO, 1 - Fraction(late, policy["deadline_days"]))

    ends = (actual.first, actual.last)
    on_time = [day >= last if due.not_before else day <= last for day in ends]
    status = "met" if all(on_time) else "undetermined" if any(on_time) else "unmet"
    parts = [part(day) for day in ends]
    return Verdict(status, rule, min(parts), max(parts))


def judge_capped_share(target, actual, row):
    policy = row.policy
    rule = "capped_share"
    if not isinstance(actual, Figures):
        return undetermined(rule)
    money = Measure("money", ONE)
    readings = in_target_unit(money, target.cap, actual)
    if not readings:
        return undetermined(rule)
    low, high = readings[0]
    sign = "le" if row.kind == "cost" else "bare"
    if row.base is not None:
        top = min(row.base * target.share, target.cap)
        limit = limit_of(Amount(sign, top, money), top, row, is_inverse(row, money))
        verdict = dataclasses.replace(judge_values(limit, low, high), rule=rule)
        if low == high:
            verdict.completion = completion(Amount(sign, top, money), top, low,
                                            is_inverse(row, money))
        return verdict
    if low <= target.cap:
        return undetermined(rule)
    # Reading: the limit lies between nothing and the cap; above the cap every row is judged as ≤.
    verdict = judge_values(UpperLimit(policy, target.cap), low, high)
    return Verdict("unmet", rule, ZERO, verdict.high)


BANDS = ("not_achieved", "partly", "achieved")
STATUS = {"achieved": "met", "partly": "partly", "not_achieved": "unmet"}


def judge_achievement(level, row):
    policy = row.policy
    rule = "achievement"
    edges = [ZERO, Fraction(policy["partly_from"]) / 100, Fraction(policy["achieved_from"]) / 100,
             ONE]
    index = BANDS.index(level)
    low, high = edges[index], edges[index + 1]
    status = STATUS[level]
    if row.degree is not None:
        degree = row.degree / 100
        if low <= degree and (degree < high or (level == "achieved" and degree == high)):
            return Verdict(status, rule, degree, degree)
    elif level == "achieved":
        return Verdict(status, rule, ONE, ONE)
    point = {"none": None, "middle": (low + high) / 2, "top": high}[policy["band_point"]]
    if point is None:
        return Verdict("undetermined", rule, low, high)
    return Verdict(status, rule, point, point)


def judge_text(target, actual, row):
    rule = "achievement"
    if row.achievement is not None:
        return judge_achievement(row.achievement, row)
    if isinstance(actual, Achieved):
        return judge_achievement(actual.level, row)
    if isinstance(actual, Said) and actual.own:
        return judge_achievement("achieved", row)
    if target.absence:
        if isinstance(actual, Said) and actual.absence:
            return judge_achievement("achieved", row)
        if isinstance(actual, Figures):
            if actual.low == actual.high == 0:
                return judge_achievement("achieved", row)
            # Reading: any other figure is held against none at all.
            return Verdict("unmet", "zero_target", ZERO, ZERO)
    return undetermined(rule)


def judge_several(target, actual, row):
    rule = "any_of" if target.any_of else "all_of"
    count = len(target.parts)
    if isinstance(actual, Several) and len(actual.parts) == count:
        answers = actual.parts
    else:
        answers = [actual] * count  # One word answers all parts, or none.
    verdicts = [judge(part, answer, row) for part, answer in zip(target.parts, answers)]
    statuses = [v.status for v in verdicts]
    if target.any_of:
        low = max(v.low for v in verdicts)
        high = max(v.high for v in verdicts)
        decisive, other = "met", "unmet"
    else:
        low = sum((v.low for v in verdicts), ZERO) / count
        high = sum((v.high for v in verdicts), ZERO) / count
        decisive, other = "unmet", "met"
    if decisive in statuses:
        status = decisive
    elif all(s == other for s in statuses):
        status = other
    else:
        status = "undetermined"
    # Reading: one part that is over-completed flags the row.
    return Verdict(status, rule, low, high,
                   over_completed=any(v.over_completed for v in verdicts))


JUDGES = {Amount: judge_amount, Band: judge_amount, Change: judge_change, Due: judge_due,
          CappedShare: judge_capped_share, Text: judge_text, Several: judge_several}


def judge(target, actual, row):
    """The verdict over one target and one actual."""
    return JUDGES[type(target)](target, actual, row)


@dataclasses.dataclass
class RowResult:
    status: str
    rule: Optional[str]
    weight: Optional[Fraction]
    derived: bool
    score: Optional[Fraction]
    low: Optional[Fraction]
    high: Optional[Fraction]
    over_completed: bool
    completion: Optional[Fraction]
    tie: bool = False  # The score was half way between two roundings.
    deducted: bool = False
    by_policy: bool = False
    rate_rounded: bool = False
    left_out: bool = False


def score_row(target, actual, row, weight, derived, deduction, applicable):
    """One row with its weight."""
    if not applicable:
        return RowResult("not_applicable", None, weight, derived, None, None, None, False, None)
    verdict = judge(target, actual, row)
    shown = verdict.completion
    if shown is not None:
        shown = round_half_up(shown, 4)
    if weight is None:
        return RowResult(verdict.status, verdict.rule, None, derived, None, None, None,
                         verdict.over_completed, shown)
    policy = row.policy
    places = policy["score_places"]
    parts = (verdict.low, verdict.high)
    rounded = tuple(round_rate(part, policy) for part in parts)
    low, high = (weight * part for part in rounded)
    deducted = deduction is not None and verdict.over_completed and 0 <= deduction <= low
    by_policy = ZERO if deducted or not verdict.over_completed else policy_deduction(weight, policy)
    if deducted:
        low, high = low - deduction, high - deduction
    low, high = max(ZERO, low - by_policy), max(ZERO, high - by_policy)
    tie = (2 * low * 10 ** places) % 2 == 1
    low, high = round_score(low, weight, places), round_score(high, weight, places)
    # Reading: a score is open where the bounds differ after rounding.
    open_score = verdict.status == "undetermined" or low != high
    return RowResult(verdict.status, verdict.rule, weight, derived, None if open_score else low,
                     low, high, verdict.over_completed, shown, tie, deducted,
                     by_policy=by_policy > 0, rate_rounded=rounded != parts)


def round_rate(part, policy):
    """What a weight is multiplied with, where the policy rounds it first."""
    places = policy["rate_places"]
    return part if places is None else round_half_up(part, places)


def policy_deduction(weight, policy):
    """Points off an over-completed row that the assessor says nothing about."""
    if policy["over_completion_points"] is not None:
        return Fraction(policy["over_completion_points"])
    if policy["over_completion_share"] is not None:
        return weight * Fraction(policy["over_completion_share"]) / 100
    return ZERO


# --- Weights -------------------------------------------------------------------------------------

def split_evenly(total, count):
    """`total` over `count` rows to 2 places, largest remainder, ties to the earlier row."""
    cents = total * 100
    whole = cents.numerator // cents.denominator
    each, rest = divmod(whole, count)
    return [Fraction(each + (1 if i < rest else 0), 100) for i in range(count)]


LEVELS = ("cost", "output", "benefit", "satisfaction")


def apportion(shares, total):
    """Exact shares of `total` to 2 places, largest remainder, ties to the earlier."""
    cents = [share * 100 for share in shares]
    whole = [c.numerator // c.denominator for c in cents]
    rest = int(total * 100) - sum(whole)
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - cents[i], i))
    for i in order[:rest]:
        whole[i] += 1
    return [Fraction(w, 100) for w in whole]


def level_weights(profile, execution, present, misplaced):
    """The weight of each first level that is present; `misplaced`: rows stand outside the profile."""
    weights = {name: None if profile[name] is None else Fraction(profile[name]) for name in LEVELS}
    if weights["satisfaction"] is not None and "satisfaction" not in present:
        weights["benefit"] += weights.pop("satisfaction")
    weights = {name: weight for name, weight in weights.items() if weight is not None}
    kept = {name: weight for name, weight in weights.items() if name in present}
    total = sum(kept.values(), ZERO)
    # Reading: a first level is not missing as long as a row that cannot be placed may be it. With
    # none missing nothing is scaled, also where budget execution states another weight.
    if len(kept) == len(weights) or misplaced or total == 0:
        return kept
    room = 100 - execution
    # Reading: scaled weights of first levels are rounded as those of rows are.
    return dict(zip(kept, apportion([w * room / total for w in kept.values()], room)))


def group_of(level, profile):
    """Satisfaction shares the weight of benefit where the profile gives it none of its own."""
    if level == "satisfaction" and profile["satisfaction"] is None:
        return "benefit"
    return level


@dataclasses.dataclass
class Weighed:
    """What of a row bears on weights."""
    level: Optional[str]
    level1: str
    level2: str
    name: str
    weight: Optional[Fraction]
    applicable: bool
    answered: bool
    derived: bool = False
    left_out: bool = False


def settle_either_or(rows, policy):
    """Of the rows of a group, one is assessed. True where two of a group have an actual."""
    both = False
    for group in policy["either_or"]:
        members = [row for row in rows if row.name in group["indicators"]]
        if len(members) < 2:
            continue
        applicable = [row for row in members if row.applicable]
        answered = [row for row in applicable if row.answered]
        if len(answered) > 1:
            both = True  # Reading: then all stand as they are written.
            continue
        chosen = (answered or applicable or members)[0]
        for row in members:
            if row is chosen:
                continue
            if chosen.weight is None:
                chosen.weight = row.weight
            row.weight, row.applicable, row.left_out = None, False, True
    return both


def level_name(text):
    """A level's name without spaces and 指标."""
    text = "".join(text.split())
    return text[:-2] if text.endswith("指标") and len(text) > 2 else text


def share_levels(rows, policy):
    """Points that the policy's taxonomy gives to levels; second levels come first."""
    taxonomy = policy["taxonomy"]
    if taxonomy is None:
        return
    def named(level, text):
        return level_name(text) in {level_name(n) for n in [level["name"], *level["aliases"]]}
    shares = [(first, second) for first in taxonomy["levels"] for second in first["levels"]]
    shares += [(first, None) for first in taxonomy["levels"]]
    for first, second in shares:
        weight = (first if second is None else second)["weight"]
        if weight is None:
            continue
        own = [row for row in rows if named(first, row.level1)
               and (second is None or named(second, row.level2))]
        left = Fraction(weight) - sum((row.weight for row in own if row.weight is not None), ZERO)
        unstated = [row for row in own if row.weight is None and row.applicable]
        if unstated and left > 0:
            for row, part in zip(unstated, split_evenly(left, len(unstated))):
                row.weight, row.derived = part, True


def weigh(weighed, stated_execution, policy):
    """(execution, [(weight or None, derived)])."""
    share_levels(weighed, policy)
    by_level = [row.derived for row in weighed]
    rows = [(row.level, row.weight, row.applicable) for row in weighed]
    profile = policy["weights"]
    if policy["weights_without_cost"] is not None and not any(
            level == "cost" and (applicable or weight is not None)
            for level, weight, applicable in rows):
        profile = policy["weights_without_cost"]
    stated = [weight for _, weight, _ in rows if weight is not None]
    execution = Fraction(policy_execution(profile))
    if policy["taxonomy"] is not None and policy["taxonomy"]["execution"] is not None:
        execution = Fraction(policy["taxonomy"]["execution"])
    if stated_execution is not None:
        execution = stated_execution
    elif rows and all(weight is not None for _, weight, applicable in rows if applicable):
        rest = 100 - sum(stated, ZERO)
        if 0 <= rest <= 20:
            execution = rest
    groups = [group_of(level, profile) if level is not None else None for level, _, _ in rows]
    # A row that is not applicable leaves before the split only where its weight is not stated.
    counted = [applicable or weight is not None for _, weight, applicable in rows]
    present = {group for group, counts in zip(groups, counted) if counts and group is not None}
    misplaced = any(weight is None and applicable
                    and (group is None or profile[group] is None)
                    for group, (_, weight, applicable) in zip(groups, rows))
    levels = level_weights(profile, execution, present, misplaced)
    result = [(weight, derived) for (_, weight, _), derived in zip(rows, by_level)]
    for name, total in levels.items():
        open_rows = [i for i, (_, weight, applicable) in enumerate(rows)
                     if groups[i] == name and weight is None and applicable]
        if not open_rows:
            continue
        left = total - sum((rows[i][1] for i in range(len(rows))
                            if groups[i] == name and rows[i][1] is not None), ZERO)
        if left <= 0:
            continue
        for i, share in zip(open_rows, split_evenly(left, len(open_rows))):
            result[i] = (share, True)
    return execution, result


def policy_execution(profile):
    return profile["execution"]


# --- Budget execution ----------------------------------------------------------------------------

def rate_of(total, adjusted, spent, policy):
    """(whether there is a rate, the rate as it is scored or None)."""
    budget = total if adjusted is None else adjusted
    if budget is None or spent is None:
        return True, None
    if budget == 0:
        return spent != 0, None
    return True, round_rate(min(ONE, spent / budget), policy)


def execute(total, adjusted, spent, weight, policy):
    """(rate or None, score or None, low, high)."""
    places = policy["score_places"]
    exists, rate = rate_of(total, adjusted, spent, policy)
    part = rate
    if rate is not None and policy["execution"] == "steps":
        part = step_points(policy["execution_steps"], rate * 100) / 10
    if not exists:
        part = {"undetermined": None, "full": ONE, "zero": ZERO}[policy["zero_over_zero"]]
    shown = None if rate is None else round_half_up(rate, 4)
    # Reading: without points budget execution asks for no amounts.
    if weight == 0 and (spent is None or (total is None and adjusted is None)):
        part = ZERO
    if part is None:
        return shown, None, ZERO, round_score(weight, weight, places)
    score = round_score(weight * part, weight, places)
    return shown, score, score, score


# --- One project ---------------------------------------------------------------------------------

@dataclasses.dataclass
class ProjectResult:
    rate: Optional[Fraction]
    execution_weight: Fraction
    execution_score: Optional[Fraction]
    execution_low: Fraction
    execution_high: Fraction
    rows: list
    total: Optional[Fraction]
    low: Optional[Fraction]
    high: Optional[Fraction]
    weight_total: Fraction
    scaled_from: Optional[Fraction]
    grade: Optional[str]
    provisional: bool
    own_total: Optional[Fraction] = None
    cap: Optional[Fraction] = None
    cap_open: bool = False
    alarm: bool = False
    reason_due: bool = False
    either_or_both: bool = False


def grade_of(policy, total):
    for grade in policy["grades"]:
        if total >= Fraction(grade["at_least"]):
            return grade["name"]
    return None


def cap_at(rate, policy):
    """The limit of the total at a rate; None: there is none."""
    found = None
    for cap in policy["total_caps"]:
        below = Fraction(cap["below"]) / 100
        if rate < below or (cap["includes"] and rate == below):
            found = Fraction(cap["at_most"])
    return found


def is_alarming(rate, counted, applicable_total, execution, policy):
    """Money and indicators are apart, and both are known."""
    if policy["alarm_points"] is None or rate is None or any(r.score is None for r in counted):
        return False
    weight = applicable_total - execution
    if weight == 0:
        return False
    reached = sum((r.score for r in counted), ZERO) / weight
    return abs(rate - reached) * 100 > Fraction(policy["alarm_points"])


def limit(total, low, high, exists, rate, policy):
    """The total and its bounds under the policy's caps: (total, low, high, cap, whether open)."""
    if not policy["total_caps"] or not exists:
        return total, low, high, None, False
    if rate is not None:
        cap = cap_at(rate, policy)
        if cap is None or high is None or high <= cap:
            return total, low, high, None, False
        return (None if total is None else min(total, cap), min(low, cap), cap, cap, False)
    # Reading: a rate that is not known may be the lowest.
    cap = Fraction(policy["total_caps"][-1]["at_most"])
    if low is None or low <= cap:
        return total, low, high, None, False
    return None, cap, high, cap, True


def assess(project, policy):
    """`project`: a Project of cases.py."""
    rows = project.rows
    places = policy["score_places"]
    weighed = [Weighed(r.level, r.json["level1"], r.json["level2"], r.json["level3"], r.weight,
                       r.applicable, r.answered) for r in rows]
    both = settle_either_or(weighed, policy)
    execution, weights = weigh(weighed, project.execution_weight, policy)
    rate, execution_score, execution_low, execution_high = execute(
        project.total, project.adjusted, project.spent, execution, policy)
    results = []
    for row, settled, (weight, derived) in zip(rows, weighed, weights):
        view = Row(row.kind, row.direction, row.achievement, row.degree, row.base, policy)
        results.append(score_row(row.target, row.actual, view, weight, derived, row.deduction,
                                 settled.applicable))
        results[-1].left_out = settled.left_out
    weight_total = execution + sum((w for w, _ in weights if w is not None), ZERO)
    applicable_total = execution + sum(
        (w for (w, _), r in zip(weights, weighed) if w is not None and r.applicable), ZERO)
    counted = [r for r in results if r.status != "not_applicable"]
    unknown_weight = any(r.weight is None for r in counted)
    provisional = execution_score is None or any(r.score is None for r in counted)
    scaled = any(not r.applicable and r.weight is not None for r in weighed)
    low = high = None
    if not unknown_weight:
        low = execution_low + sum((r.low for r in counted), ZERO)
        high = execution_high + sum((r.high for r in counted), ZERO)
        if scaled and applicable_total == 0:
            low = high = None  # Nothing counts.
        elif scaled:
            low = round_half_up(low * 100 / applicable_total, places)
            high = round_half_up(high * 100 / applicable_total, places)
    total = low if not provisional and low is not None else None
    exists, exact_rate = rate_of(project.total, project.adjusted, project.spent, policy)
    alarm = is_alarming(exact_rate, counted, applicable_total, execution, policy)
    own = total
    by_department = policy["department_score"] == "total"
    if by_department:
        given = project.department_score
        if given is not None and 0 <= given <= 100:
            total = low = high = given
            provisional = False
        else:
            total, low, high, provisional = None, ZERO, Fraction(100), True
    before = total
    total, low, high, cap, cap_open = limit(total, low, high, exists, exact_rate, policy)
    provisional = provisional or (before is not None and total is None)
    shown_own = own if by_department or (cap is not None and not cap_open) else None
    grade = None
    if weight_total == 100 and low is not None and grade_of(policy, low) == grade_of(policy, high):
        grade = grade_of(policy, low)
    below = policy["execution_reason_below"]
    reason_due = (below is not None and exact_rate is not None and not project.money_reason
                  and exact_rate * 100 < Fraction(below))
    return ProjectResult(rate, execution, execution_score, execution_low, execution_high, results,
                         total, low, high, weight_total, applicable_total if scaled else None, grade,
                         provisional, shown_own, cap, cap_open, alarm, reason_due, both)
