"""Random projects: what is meant, and the text that says it.

Every target and actual is made as a meaning (see rules.py) and then written down, so that nobody
has to parse it back. The forms written are plain ones; whether odd writing is read right is tested
elsewhere. Numbers are drawn near the edges of the rules: the target itself, the gate, the multiple
of over-completion, the steps, the ends of bands, ties of rounding.
"""
import calendar
import dataclasses
import datetime
import itertools
import re
from fractions import Fraction
from typing import Optional

import rules
from rules import (NOTHING, Achieved, Amount, Band, CappedShare, Change, Days, Due, Figures,
                   Measure, Moved, Said, Several, Text)

YEAR = 2024

# Unit → (dimension, base units). Units of one dimension are held against each other.
UNITS = {
    "人": ("count", 1), "家": ("count", 1), "个": ("count", 1), "户": ("count", 1),
    "次": ("count", 1), "项": ("count", 1), "万人": ("count", 10000),
    "元": ("money", 1), "万元": ("money", 10000), "亿元": ("money", 10 ** 8),
    "千元": ("money", 1000),
    "%": ("share", Fraction(1, 100)), "‰": ("share", Fraction(1, 1000)),
    "米": ("length", 1), "公里": ("length", 1000),
    "平方米": ("area", 1), "亩": ("area", Fraction(2000, 3)), "公顷": ("area", 10000),
    "吨": ("mass", 1000), "公斤": ("mass", 1), "斤": ("mass", Fraction(1, 2)),
    "万吨": ("mass", 10 ** 7),
    "天": ("time", 86400), "小时": ("time", 3600), "分钟": ("time", 60),
    "元/人": ("money/人", 1), "万元/人": ("money/人", 10000),
    "次/年": ("count/年", 1),
}
SCALES = {"万": 10 ** 4, "亿": 10 ** 8, "千": 10 ** 3}
MEASURES = {name: Measure(dimension, Fraction(factor), SCALES.get(name[0], 1))
            for name, (dimension, factor) in UNITS.items()}
MEASURES[""] = Measure()
BY_DIMENSION = {}
for _name, _measure in MEASURES.items():
    BY_DIMENSION.setdefault(_measure.dimension, []).append(_name)

SIGN_TEXT = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "eq": "=", "bare": "", "approx": "≈",
             "ne": "≠"}

# First level → names and aliases; second level by first level → kind of the row.
FIRST_LEVELS = {
    "output": ["产出指标", "产出", "项目产出", "预期产出", "项目完成", "产出指 标"],
    "benefit": ["效益指标", "效益", "项目效益", "效果", "效益 指标"],
    "satisfaction": ["满意度指标", "满意度", "满意度\n指标"],
    "cost": ["成本指标", "成本"],
    None: ["投入", "管理", "环境效益", "过程指标"],
}
SECOND_LEVELS = {
    "output": [("数量指标", "quantity"), ("数量", "quantity"), ("质量指标", "quality"),
               ("时效指标", "timeliness"), ("成本指标", "cost"), ("成本", "cost"),
               ("数量指 标", "quantity")],
    "benefit": [("经济效益指标", "benefit"), ("社会效益", "benefit"), ("生态效益指标", "benefit"),
                ("可持续影响指标", "benefit"), ("社会效益指 标", "benefit"),
                ("服务对象满意度指标", "satisfaction")],
    "satisfaction": [("服务对象满意度指标", "satisfaction"), ("满意度指标", "satisfaction")],
    "cost": [("经济成本指标", "cost"), ("社会成本指标", "cost"), ("生态环境成本指标", "cost")],
    None: [("数量指标", "quantity"), ("质量指标", "quality")],
}

ACHIEVEMENT_WORDS = {
    "achieved": ["达成", "达成预期指标", "达成年度指标", "全部达成", "完成", "已完成", "按期完成",
                 "全部完成"],
    "partly": ["部分达成", "部分达成并具有一定效果", "部分达成预期指标", "基本达成", "基本完成",
               "基本达到", "部分完成"],
    "not_achieved": ["未达成", "未达成且效果较差", "未完成", "未实现"],
}
QUALITIES = ["效果明显", "及时", "稳步提升", "达到支持条件", "进一步深化", "显著改善", "符合要求"]
ABSENCES = ["不发生", "无", "不出现通报现象"]
ABSENT = ["无", "未发生", "不发生"]
FREE_TEXTS = ["正在推进之中", "受天气影响有所推迟", "按上级要求另行安排", "情况详见附件"]


@dataclasses.dataclass
class RowCase:
    """An indicator: its meaning for the oracle, its JSON for the library."""
    level: Optional[str]
    kind: str
    target: object
    actual: object
    json: dict
    form: str
    weight: Optional[Fraction] = None
    direction: Optional[str] = None
    achievement: Optional[str] = None
    degree: Optional[Fraction] = None
    base: Optional[Fraction] = None
    deduction: Optional[Fraction] = None
    applicable: bool = True

    @property
    def answered(self):
        """Something is filled in as the actual."""
        return bool((self.json.get("actual") or "").strip()) or any(
            name in self.json for name in ("achievement", "degree"))


@dataclasses.dataclass
class Project:
    rows: list
    total: Optional[Fraction]
    adjusted: Optional[Fraction]
    spent: Optional[Fraction]
    execution_weight: Optional[Fraction]
    weighting: str
    money: str
    json: dict
    department_score: Optional[Fraction] = None
    money_reason: bool = False


def plain(value):
    """A finite decimal without exponent."""
    value = Fraction(value)
    places = 0
    denominator = value.denominator
    while denominator != 1:
        value_places = 10 ** places
        if (value * value_places).denominator == 1:
            break
        places += 1
        if places > 40:
            raise ValueError(f"{value} is no finite decimal")
    whole = abs(value) * 10 ** places
    digits = str(whole.numerator).zfill(places + 1)
    text = digits[:-places] + "." + digits[-places:] if places else digits
    return "-" + text if value < 0 else text


def written(random, value):
    """A figure as clerks write it: with thousands separators or a zero at the end at times."""
    text = plain(value)
    if random.random() < 0.1 and "." in text:
        text += "0"
    if random.random() < 0.1 and value >= 1000 and value.denominator == 1:
        text = f"{value.numerator:,}"
    return text


def at_places(value, places):
    return rules.round_half_up(Fraction(value), places)


def pick(random, weighted):
    names = list(weighted)
    return random.choices(names, [weighted[name] for name in names])[0]


# --- Figures --------------------------------------------------------------------------------------

def is_year_like(value):
    """2024.5 is a date on some rows, and 2024 may be a year."""
    return 1900 <= abs(value) < 2200


def draw_figure(random, unit):
    """A figure that someone may set as a target in this unit."""
    dimension = MEASURES[unit].dimension
    if dimension == "share":
        scale = 10 if unit == "‰" else 1
        value = random.choice([Fraction(random.randint(1, 100)), Fraction(random.randint(10, 1000), 10),
                               Fraction(random.choice([5, 10, 10, 60, 80, 90, 95, 98, 100]))]) * scale
    else:
        value = random.choice([
            Fraction(random.randint(1, 12)), Fraction(random.randint(1, 999)),
            Fraction(random.randint(1, 30000)), Fraction(random.randint(1, 99999), 100),
            Fraction(random.randint(1, 999), 10), Fraction(random.randint(1, 9999999), 10000)])
        if dimension == "count" and unit != "万人":
            value = Fraction(max(1, round(value)))
    if (unit == "" or dimension == "time") and is_year_like(value):
        value /= 100
    return value


RATIOS = [Fraction(n, 100) for n in (30, 50, 59, 60, 61, 75, 80, 90, 95, 99, 100, 100, 100, 101, 105,
                                     110, 119, 120, 120, 121, 129, 130, 131, 150, 199, 200, 201, 300)]


def near(random, target):
    """A value near `target` or one at a fixed ratio to it."""
    roll = random.random()
    if roll < 0.55:
        return target * random.choice(RATIOS)
    if roll < 0.9:
        return target * Fraction(random.randint(1, 2500), 1000)
    return target * random.choice([Fraction(0), Fraction(1, 1000), Fraction(1000), Fraction(20)])


def to_figure(random, value, unit):
    """`value` base units as a figure in `unit`: exact where it is short, else rounded."""
    factor = MEASURES[unit].factor or Fraction(1)
    figure = value / factor
    places = 0 if UNITS.get(unit, ("", 0))[0] == "count" and unit != "万人" else 6
    shown = at_places(figure, places)
    if shown != figure:
        shown = at_places(figure, random.choice([0, 1, 2, 4]) if places else 0)
    if unit == "" and is_year_like(shown):
        shown = at_places(shown / 100, 2)
    return shown


def figures_text(random, low, high, unit):
    """The set of values from low to high as text."""
    if high is None:
        return random.choice([f"{plain(low)}余{unit}", f"{plain(low)}{unit}以上"])
    if low == high:
        return written(random, low) + unit
    dash = random.choice(["-", "～", "至", "~"])
    first = plain(low) + (unit if random.random() < 0.5 else "")
    return f"{first}{dash}{plain(high)}{unit}"


def draw_figures(random, target_value, target_unit, kind, exact_only=False):
    """An actual for a target of `target_value` base units: (meaning, text)."""
    dimension = MEASURES[target_unit].dimension
    roll = random.random()
    if dimension == "none":
        unit = random.choice(["", "", "", "", "%", "人", "元"])
    elif roll < 0.6:
        unit = target_unit
    elif roll < 0.85:
        unit = random.choice(BY_DIMENSION[dimension])
    else:
        unit = ""
    # Figures in a unit of their own against a bare target are compared as they stand.
    if dimension == "none":
        value = near(random, target_value)
        low = at_places(value, 0 if unit == "人" else random.choice([0, 1, 2]))
        if is_year_like(low):
            low /= 100
            low = at_places(low, 0 if unit == "人" else 2)
    else:
        shown_in = unit or target_unit
        low = to_figure(random, near(random, target_value), shown_in)
    if unit == "" and dimension == "share" and random.random() < 0.3:
        low = random.choice([Fraction(1), Fraction(101, 100), Fraction(9, 10), Fraction(1, 10)])
    if unit == "" and is_year_like(low):
        low = at_places(low / 100, 1)
    # 8.10 on a row of dates is the tenth of August.
    is_day_like = unit == "" and low.denominator != 1 and 1 <= low < 13
    if kind == "timeliness" and (is_year_like(low) or is_day_like):
        low += 300
    high = low
    if not exact_only:
        roll = random.random()
        if roll < 0.10 and low > 0:
            high = low + max(Fraction(2), at_places(low * random.randint(1, 40) / 100, 0))
        elif roll < 0.16 and dimension not in ("share", "none") and low >= 10:
            low = Fraction(max(10, int(low) // 10 * 10))
            high = None
        elif roll < 0.19 and low > 0 and not dimension.startswith("money/"):
            low = high = -low
    if unit == "" and (is_year_like(low) or (high is not None and is_year_like(high))):
        low = high = Fraction(7)
    scale = MEASURES[target_unit].scale
    if unit == "" and scale != 1 and low == high and low >= 0 and random.random() < 0.2:
        low = high = low * scale  # The scale word was forgotten.
        if is_year_like(low):
            low = high = Fraction(7)
    text = figures_text(random, low, high, unit)
    approximate = not exact_only and low == high and low > 0 and unit and random.random() < 0.05
    if approximate:
        text = random.choice(["约{}", "{}左右"]).format(text)
    elif not exact_only and low == high and low >= 0 and random.random() < 0.03:
        text = random.choice(["≥", "≤", ">"]) + text
    return Figures(low, high, MEASURES[unit], bool(approximate)), text


OTHER_UNITS = {"money": "吨", "share": "人", "count": "万元"}


def draw_actual(random, target_value, target_unit, kind):
    """Any actual for a target that asks for a figure."""
    if target_value == 0 and random.random() < 0.2:
        return Said(absence=True), random.choice(ABSENT)
    roll = random.random()
    if roll < 0.90:
        return draw_figures(random, target_value, target_unit, kind)
    if roll < 0.93:
        return NOTHING, random.choice([None, "", "  "])
    if roll < 0.95:
        level = random.choice(list(ACHIEVEMENT_WORDS))
        return Achieved(level), random.choice(ACHIEVEMENT_WORDS[level])
    if roll < 0.97:
        return Said(), random.choice(FREE_TEXTS)
    dimension = MEASURES[target_unit].dimension
    if dimension == "none":
        return draw_figures(random, target_value, target_unit, kind)
    unit = OTHER_UNITS.get(dimension, "个")
    figure = Fraction(random.randint(1, 500))
    return Figures(figure, figure, MEASURES[unit]), plain(figure) + unit


# --- Targets --------------------------------------------------------------------------------------

UNITS_BY_KIND = {
    "quantity": ["人", "家", "个", "户", "次", "项", "万人", "米", "公里", "平方米", "亩", "公顷",
                 "吨", "公斤", "斤", "万吨", "%", "次/年", ""],
    "quality": ["%", "%", "%", "‰", "个", ""],
    "timeliness": ["天", "小时", "分钟", "%"],
    "cost": ["元", "万元", "万元", "千元", "亿元", "元/人", "万元/人", "人", "%", ""],
    "benefit": ["%", "万元", "元", "人", "次", "公顷", "吨", "", "‰"],
    "satisfaction": ["%", "%", "%", ""],
}
SIGNS_BY_KIND = {
    "cost": {"le": 6, "lt": 2, "ge": 1, "gt": 1, "eq": 2, "bare": 3, "approx": 1, "ne": 1},
    None: {"ge": 6, "gt": 2, "le": 2, "lt": 1, "eq": 3, "bare": 4, "approx": 1, "ne": 1},
}


def draw_amount(random, kind):
    """(target, fields of the JSON row, actual, actual text)."""
    unit = random.choice(UNITS_BY_KIND[kind])
    sign = pick(random, SIGNS_BY_KIND.get(kind, SIGNS_BY_KIND[None]))
    figure = draw_figure(random, unit)
    measure = MEASURES[unit]
    roll = random.random()
    if roll < 0.05:
        figure = Fraction(0)
    elif roll < 0.07 and measure.dimension in ("share", "money") and kind != "satisfaction":
        figure = -figure
    target = Amount(sign, figure, measure)
    if (random.random() < 0.12 and sign not in ("bare", "approx") and figure > 0
            and measure.dimension != "none" and "/" not in unit):
        cells = {"target": written(random, figure), "symbol": SIGN_TEXT[sign], "unit": unit}
    else:
        words = {"ge": ("", "以上"), "le": ("", "以下"), "approx": ("约", "")}
        if random.random() < 0.15 and sign in words and figure > 0:
            before, after = words[sign]
        else:
            before, after = SIGN_TEXT[sign], ""
        cells = {"target": before + written(random, figure) + unit + after}
    value = figure * (measure.factor or 1)
    if value == 0:
        value = random.choice([Fraction(0), Fraction(0), Fraction(3)]) * (measure.factor or 1)
        actual, text = draw_figures(random, value, unit, kind, exact_only=True)
    elif value < 0:
        low = to_figure(random, value * random.choice([Fraction(1, 2), 1, Fraction(3, 2), -1]), unit)
        actual, text = Figures(low, low, measure), plain(low) + unit
    else:
        actual, text = draw_actual(random, value, unit, kind)
    return target, cells, actual, text


def draw_band(random, kind):
    unit = random.choice(UNITS_BY_KIND[kind])
    measure = MEASURES[unit]
    low = draw_figure(random, unit)
    high = low + max(Fraction(2), at_places(low * random.randint(1, 50) / 100, 0))
    if unit == "" and (is_year_like(low) or is_year_like(high)):
        low, high = Fraction(10), Fraction(20)
    if random.random() < 0.25:
        middle = Fraction(random.randint(10, 500))
        half = Fraction(random.randint(1, 9))
        target = Band(middle - half, middle + half, measure)
        text = f"{plain(middle)}{unit}±{plain(half)}{unit}"
        low, high = target.low, target.high
    else:
        low_open, high_open = random.random() < 0.2, random.random() < 0.2
        target = Band(low, high, measure, low_open, high_open)
        left, right = plain(low) + unit, plain(high) + unit
        if low_open and high_open:
            text = f"大于{left}小于{right}"
        elif low_open or high_open or random.random() < 0.2:
            text = f"{'(' if low_open else '['}{left},{right}{')' if high_open else ']'}"
        elif random.random() < 0.2:
            text = f"≥{left}且≤{right}"
        else:
            text = figures_text(random, low, high, unit)
    end = random.choice([low, high, (low + high) / 2]) * (measure.factor or 1)
    actual, actual_text = draw_actual(random, end, unit, kind)
    return target, {"target": text}, actual, actual_text


def draw_change(random, kind):
    unit = random.choice(["%", "%", "%", "人", "万元"])
    measure = MEASURES[unit]
    up = random.random() < 0.6
    verb = random.choice(["增长", "提高", "增加"] if up else ["下降", "降低", "减少"])
    figure = Fraction(random.randint(1, 30)) if random.random() < 0.7 else \
        Fraction(random.randint(1, 300), 10)
    if unit == "人":
        figure = Fraction(random.randint(1, 300))
    if random.random() < 0.15:
        high = figure + random.randint(1, 9)
        target = Change(up, Band(figure, high, measure))
        text = f"{verb}{plain(figure)}{unit}-{plain(high)}{unit}"
    else:
        sign = random.choice(["ge", "ge", "bare", "gt", "le"])
        target = Change(up, Amount(sign, figure, measure))
        text = f"{verb}{SIGN_TEXT[sign]}{plain(figure)}{unit}"
        if sign == "ge" and random.random() < 0.3:
            text = f"{verb}{plain(figure)}{unit}以上"
    roll = random.random()
    if roll < 0.15:
        return (target, {"target": text},
                *random.choice([(NOTHING, None), (Said(), random.choice(FREE_TEXTS)),
                                (Achieved("achieved"), "已完成")]))
    value = max(at_places(near(random, figure), 0 if unit == "人" else 2), Fraction(1))
    high = value
    if roll < 0.25:
        high = value + random.randint(2, 6)
    amount = figures_text(random, value, high, unit)
    if roll < 0.45:
        return target, {"target": text}, Figures(value, high, measure), amount
    rose = up if random.random() < 0.75 else not up
    word = "增长" if rose else "下降"
    return (target, {"target": text}, Moved(rose, Figures(value, high, measure)), word + amount)


def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def date_text(random, day):
    form = random.randrange(4)
    if form == 0 and day.year == YEAR:
        return f"{day.month}月{day.day}日"
    if form == 1:
        return f"{day.year}-{day.month:02d}-{day.day:02d}"
    if form == 2:
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.year}年{day.month}月{day.day}日"


def draw_due(random):
    """(target, text)."""
    month = random.randint(2, 12)
    end = month_end(YEAR, month)
    roll = random.randrange(10)
    day = datetime.date(YEAR, month, random.randint(1, end.day))
    if roll == 0:
        return Due(day, True), f"{YEAR}年{month}月{day.day}日前"
    if roll == 1:
        return Due(day, True), f"{month}月{day.day}日之前完成"
    if roll == 2:
        return Due(day), day.isoformat()
    if roll == 3:
        return Due(end), f"{YEAR}年{month}月底前"
    if roll == 4:
        return Due(end), f"{month}月底前完成"
    if roll == 5:
        return Due(end), f"{YEAR}年{month}月"
    if roll == 6:
        quarter = random.randint(1, 4)
        return Due(month_end(YEAR, quarter * 3)), f"{YEAR}年第{'一二三四'[quarter - 1]}季度"
    if roll == 7:
        return Due(month_end(YEAR, 12)), random.choice(["年底前", f"{YEAR}年底前", "年底前完成"])
    if roll == 8:
        return (Due(day, not_before=True),
                random.choice([f"不早于{day.isoformat()}", f"{YEAR}年{month}月{day.day}日以后"]))
    return Due(end), f"{YEAR}年1月至{month}月"


def draw_days(random, due):
    """(actual, text)."""
    late = random.choice([-40, -1, 0, 0, 1, 1, 2, 7, 15, 29, 30, 31, 45, 60,
                          random.randint(-60, 60)])
    day = due.day + datetime.timedelta(days=late)
    if random.random() < 0.3:
        first = day.replace(day=1)
        last = month_end(day.year, day.month)
        if day.year == YEAR and random.random() < 0.5:
            return Days(first, last), f"{day.month}月"
        return Days(first, last), f"{day.year}年{day.month}月"
    return Days(day, day), date_text(random, day)


def draw_deadline(random, kind):
    due, text = draw_due(random)
    roll = random.random()
    if roll < 0.8:
        actual, actual_text = draw_days(random, due)
    elif roll < 0.9:
        level = random.choice(list(ACHIEVEMENT_WORDS))
        actual, actual_text = Achieved(level), random.choice(ACHIEVEMENT_WORDS[level])
    elif roll < 0.95:
        actual, actual_text = NOTHING, None
    else:
        actual, actual_text = Said(), random.choice(FREE_TEXTS)
    return due, {"target": text}, actual, actual_text


def draw_capped_share(random, kind):
    percent = Fraction(random.choice([10, 20, 30, 50, 60, 80]))
    cap = Fraction(random.randint(10, 300))
    target = CappedShare(percent / 100, cap * 10000)
    text = f"核定支出的{plain(percent)}%，最高不超{plain(cap)}万元"
    base = None
    cells = {"target": text}
    if random.random() < 0.7:
        figure = at_places(cap * 100 / percent * random.randint(20, 200) / 100, 2)
        base = figure * 10000
        cells["base"] = plain(figure) + "万元"
    top = target.cap if base is None else min(base * target.share, target.cap)
    roll = random.random()
    if roll < 0.05:
        return target, cells, NOTHING, None, base
    if roll < 0.08:
        return target, cells, Said(), random.choice(FREE_TEXTS), base
    unit = random.choice(["万元", "元"])
    low = to_figure(random, near(random, top), unit)
    high = low
    if random.random() < 0.1 and low > 0:
        high = low + max(Fraction(2), at_places(low / 10, 0))
    return (target, cells, Figures(low, high, MEASURES[unit]),
            figures_text(random, low, high, unit), base)


def looks_numbered(text):
    """1.2吨；2.5公里 may be the items 2吨 and 5公里 of a numbered list: not written here."""
    return re.match(r"\D?1\.\d", text) is not None and re.search(r"\D2\.\d", text) is not None


def draw_several(random, kind):
    any_of = random.random() < 0.4
    pool = ["家", "%", "万元"] if kind == "cost" else ["家", "%", "公里", "吨"]
    units = random.sample(pool, random.choice([2, 2, 3]))
    parts, texts, answers, answer_texts = [], [], [], []
    for unit in units:
        measure = MEASURES[unit]
        sign = random.choice(["ge", "ge", "bare", "gt", "le"])
        figure = draw_figure(random, unit)
        parts.append(Amount(sign, figure, measure))
        texts.append(f"{SIGN_TEXT[sign]}{plain(figure)}{unit}")
        value = figure * measure.factor
        exact = random.random() < 0.85
        low = to_figure(random, near(random, value), unit)
        high = low
        if not exact and low > 0:
            high = low + max(Fraction(2), at_places(low / 5, 0))
        answers.append(Figures(low, high, measure))
        answer_texts.append(figures_text(random, low, high, unit))
    if not any_of and random.random() < 0.2:
        due, text = draw_due(random)
        while due.before_day or due.not_before:
            due, text = draw_due(random)
        if "至" not in text and "季度" not in text:
            parts.append(due)
            texts.append(text)
            answer, answer_text = draw_days(random, due)
            answers.append(answer)
            answer_texts.append(answer_text)
    if looks_numbered("；".join(texts)) or looks_numbered("；".join(answer_texts)):
        return draw_several(random, kind)
    target = Several(tuple(parts), any_of)
    separator = "或" if any_of else random.choice(["，", "；", "且"])
    cells = {"target": separator.join(texts)}
    roll = random.random()
    if roll < 0.05:
        return target, cells, NOTHING, None
    if roll < 0.08:
        return target, cells, Said(), random.choice(FREE_TEXTS)
    if roll < 0.1:
        return target, cells, Achieved("achieved"), "已完成"
    return target, cells, Several(tuple(answers)), random.choice(["，", "；"]).join(answer_texts)


def draw_text(random, kind):
    absence = random.random() < 0.3
    words = random.choice(ABSENCES if absence else QUALITIES)
    target = Text(absence)
    cells = {"target": words}
    if random.random() < 0.1:
        absence = False
        target = Text()
        cells = {"target": "≥90%", "symbol": "定性"}
        words = FREE_TEXTS[0]  # No words of its own.
    roll = random.random()
    if roll < 0.6:
        level = random.choices(list(ACHIEVEMENT_WORDS), [5, 4, 3])[0]
        return target, cells, Achieved(level), random.choice(ACHIEVEMENT_WORDS[level])
    if roll < 0.7 and "symbol" not in cells:
        return target, cells, Said(own=True, absence=words in ABSENT), words
    if roll < 0.8 and absence:
        actual, text = random.choice([
            (Said(absence=True), word) for word in ABSENT] + [
                (Figures(Fraction(0), Fraction(0), MEASURES[unit]), "0" + unit)
                for unit in ("", "次", "个")] + [
                    (Figures(Fraction(2), Fraction(2), MEASURES["次"]), "2次")])
        if text == words:
            actual = Said(own=True, absence=True)
        return target, cells, actual, text
    if roll < 0.9:
        return target, cells, NOTHING, None
    return target, cells, Said(), random.choice(FREE_TEXTS)


FORMS = {
    "quantity": {"amount": 12, "band": 2, "change": 1, "several": 2, "text": 1, "capped": 1},
    "quality": {"amount": 8, "band": 2, "text": 3, "several": 1},
    "timeliness": {"deadline": 12, "amount": 3, "text": 2},
    "cost": {"amount": 10, "band": 1, "capped": 3, "text": 1, "several": 1},
    "benefit": {"amount": 5, "change": 5, "text": 5, "band": 1, "capped": 1, "several": 1},
    "satisfaction": {"amount": 8, "band": 2, "text": 2},
}
DRAW = {"amount": draw_amount, "band": draw_band, "change": draw_change, "deadline": draw_deadline,
        "several": draw_several, "text": draw_text}


def draw_row(random, level, name):
    second, kind = random.choice(SECOND_LEVELS[level])
    form = pick(random, FORMS[kind])
    base = None
    if form == "capped":
        target, cells, actual, text, base = draw_capped_share(random, kind)
    else:
        target, cells, actual, text = DRAW[form](random, kind)
    row = RowCase(level, kind, target, actual, {}, form, base=base)
    cells = {"level1": random.choice(FIRST_LEVELS[level]), "level2": second, "level3": name,
             "actual": text, **cells}
    if random.random() < 0.15 and form in ("amount", "band", "change", "several"):
        row.direction = random.choice(["positive", "inverse"])
        cells["direction"] = {"positive": "正向", "inverse": "反向"}[row.direction]
    if form in ("text", "deadline") or random.random() < 0.02:
        draw_achievement(random, row, cells)
    if random.random() < 0.15:
        row.deduction = Fraction(random.randint(0, 300), 100)
        cells["deduction"] = plain(row.deduction)
    if random.random() < 0.08:
        row.applicable = False
        cells["applicable"] = False
    row.json = cells
    return row


def draw_achievement(random, row, cells):
    """The assessor's columns of a row of text."""
    level = row.actual.level if isinstance(row.actual, Achieved) else None
    if random.random() < 0.3:
        # On rows that take a figure the column says nothing.
        level = row.achievement = random.choice(list(ACHIEVEMENT_WORDS))
        cells["achievement"] = level
    if level is not None and random.random() < 0.6:
        low, high = {"achieved": (80, 100), "partly": (60, 80), "not_achieved": (0, 60)}[level]
        row.degree = random.choice([
            Fraction(low), Fraction(high), Fraction(random.randint(low, high)),
            Fraction(random.randint(low * 10, high * 10), 10), Fraction(random.randint(0, 100))])
        cells["degree"] = plain(row.degree)


# --- Weights and money ----------------------------------------------------------------------------

def split(random, total, count):
    """`count` positive weights that add up to `total`, with at most 2 places."""
    step = random.choice([1, 1, Fraction(1, 2), Fraction(1, 100)])
    units = int(total / step)
    if units < count:
        return [Fraction(total) / 4 for _ in range(count)]
    cuts = sorted(random.sample(range(1, units), count - 1)) if units > count else list(
        range(1, count))
    edges = [0, *cuts, units]
    return [(b - a) * step for a, b in zip(edges, edges[1:])]


def state_weights(random, rows):
    """States the weights of some rows; returns (stated weight of budget execution, how)."""
    how = pick(random, {"derived": 45, "stated": 25, "stated, other sum": 8, "partly": 22})
    execution = None
    if random.random() < 0.3:
        execution = Fraction(random.choice([0, 5, 10, 10, 10, 15, 20]))
    if how.startswith("stated"):
        rest = execution if execution is not None else Fraction(
            random.choice([10, 10, 10, 20, 0, 5, Fraction(75, 10)]))
        total = 100 - rest
        if how != "stated":
            total += random.choice([-25, -10, -1, 1, 5, Fraction(1, 100)])
        for row, weight in zip(rows, split(random, total, len(rows))):
            row.weight = weight
    elif how == "partly":
        for row in rows:
            if random.random() < 0.4:
                row.weight = random.choice([
                    Fraction(random.randint(1, 20)), Fraction(random.randint(1, 40), 2),
                    Fraction(random.randint(1, 4000), 100)])
    for row in rows:
        if row.weight is not None:
            row.json["weight"] = plain(row.weight)
            if row.deduction is not None and random.random() < 0.3:
                row.deduction = row.weight + random.choice([0, 0, Fraction(1, 100)])
                row.json["deduction"] = plain(row.deduction)
    return execution, how


def draw_money(random):
    """(total, adjusted, spent, what the case is)."""
    case = pick(random, {"usual": 60, "spent unknown": 5, "nothing": 5, "above": 8, "no budget": 3,
                         "edge": 16, "spent of nothing": 3})
    total = Fraction(random.randint(1, 10 ** 7), 10 ** random.choice([0, 1, 2, 4]))
    adjusted = None
    if random.random() < 0.5:
        adjusted = Fraction(random.randint(1, 10 ** 7), 10 ** random.choice([0, 1, 2, 4]))
    base = adjusted if adjusted is not None else total
    if case == "spent unknown":
        return total, adjusted, None, case
    if case == "nothing":
        return Fraction(0), (Fraction(0) if adjusted is not None else None), Fraction(0), case
    if case == "spent of nothing":
        return Fraction(0), (Fraction(0) if adjusted is not None else None), total, case
    if case == "no budget":
        return None, None, total, case
    if case == "above":
        return total, adjusted, base * random.randint(101, 300) / 100, case
    if case == "edge":
        return total, adjusted, base * random.choice([0, 60, 80, 100, 59, 79, 99, 95]) / 100, case
    return total, adjusted, at_places(base * random.randint(0, 10000) / 10000, 4), case


NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


def draw_project(random, number, policy):
    if random.random() < 0.05:
        return draw_edge_project(random, number, policy)
    taxonomy_2021 = policy["weights"]["cost"] is not None or random.random() < 0.1
    count = random.randint(1, 12)
    levels = {"output": 6, "benefit": 4, "satisfaction": 2}
    if taxonomy_2021 and random.random() < 0.8:
        levels["cost"] = 2
    if random.random() < 0.3:
        for gone in random.sample(sorted(levels), random.randint(1, len(levels) - 1)):
            del levels[gone]
    if random.random() < 0.06:
        levels[None] = 1
    rows = [draw_row(random, pick(random, levels), "事项" + NAMES[i]) for i in range(count)]
    execution, weighting = state_weights(random, rows)
    total, adjusted, spent, money = draw_money(random)
    budget = {"unit": random.choice(["万元", "元"])}
    for field, value in (("total", total), ("adjusted", adjusted), ("spent", spent),
                         ("weight", execution)):
        if value is not None:
            budget[field] = plain(value)
    json = {"code": f"P{number}", "name": f"项目{number}", "budget": budget,
            "indicators": [row.json for row in rows]}
    project = Project(rows, total, adjusted, spent, execution, weighting, money, json)
    if random.random() < 0.6:
        project.department_score = random.choice([
            Fraction(random.randint(0, 100)), Fraction(random.randint(0, 10000), 100),
            Fraction(random.choice([-1, 101, 89, 90])), Fraction(100)])
        json["department_score"] = plain(project.department_score)
    if random.random() < 0.4:
        budget["reason"] = random.choice(["项目跨年支付", "招标节约", "  "])
        project.money_reason = bool(budget["reason"].strip())
    return project


def draw_edge_project(random, number, policy):
    """A project whose total falls on a grade, or just beside one, or on a tie of rounding."""
    unit = Fraction(1, 10 ** policy["score_places"])
    grade = Fraction(random.choice(policy["grades"])["at_least"])
    total = grade + unit * random.choice([0, 0, 1, -1, Fraction(1, 2), Fraction(-1, 2),
                                          Fraction(49, 100), Fraction(-51, 100)])
    dropped = random.random() < 0.3
    weights = [Fraction(50), Fraction(25), Fraction(5) if dropped else Fraction(15)]
    if dropped:
        weights.append(Fraction(10))
        total = total * 9 / 10
    rest = total - 10
    rows = []
    for i, weight in enumerate(weights):
        # The later rows are met or missed whole; the first takes what is left.
        if i == 0:
            met = [0 <= rest - later <= 50 for later in (40, 25, 15, 0)]
            scores = {0: (1, 1), 1: (1, 0), 2: (0, 1), 3: (0, 0)}[met.index(True) if any(met) else 3]
            own = max(Fraction(0), min(weight, rest - sum(
                s * w for s, w in zip(scores, weights[1:]))))
            percent = at_places(own * 2, 8)
        else:
            percent = Fraction(100 if i == 3 or scores[i - 1] else 0)
        target = Amount("ge", Fraction(100), MEASURES["%"])
        cells = {"level1": "产出指标", "level2": "质量指标", "level3": "事项" + NAMES[i],
                 "target": "≥100%", "actual": plain(percent) + "%", "weight": plain(weight)}
        row = RowCase("output", "quality", target, Figures(percent, percent, MEASURES["%"]), cells,
                      "edge", weight=weight)
        if i == 3:
            row.applicable = False
            cells["applicable"] = False
        rows.append(row)
    budget = {"unit": "万元", "total": "3.30", "spent": "3.3"}
    json = {"code": f"P{number}", "name": f"项目{number}", "budget": budget,
            "indicators": [row.json for row in rows]}
    money = Fraction(33, 10)
    return Project(rows, money, None, money, None, "stated", "usual", json)


def model_of(projects):
    return {"format_version": 1, "department": {"name": "某局", "year": YEAR},
            "projects": [project.json for project in projects]}


# --- Policies -------------------------------------------------------------------------------------

OPTIONS = {
    "lower_bound": ["ratio", "gate", "all_or_nothing"],
    "upper_bound": ["target_over_actual", "linear_inverse", "all_or_nothing"],
    "equal": ["directional", "symmetric", "exact"],
    "deadline": ["all_or_nothing", "days"],
    "deadline_includes_day": [True, False],
    "band_point": ["none", "middle", "top"],
    "over_completion_factor": [None, "1.2", "1.3"],
    "over_completion_of_shares": [False, True],
    "execution": ["linear", "steps"],
    "zero_over_zero": ["undetermined", "full", "zero"],
    "satisfaction": ["ratio", "steps"],
    "score_places": [0, 1, 2, 3, 4],
}


MANUAL_CAPS = [("80", "89"), ("70", "79"), ("60", "69"), ("50", "59")]
LEVELS_OF_PROJECTS = {
    "format_version": 1, "name": "drawn-levels", "title": {"zh": "", "en": ""},
    "description": {"zh": "", "en": ""}, "execution": "10", "levels": [
        {"name": "产出", "aliases": ["项目产出", "预期产出", "项目完成"], "weight": "45", "levels": [
            {"name": "数量", "aliases": [], "weight": "17.5"},
            {"name": "质量", "aliases": [], "weight": "12.5"},
            {"name": "时效", "aliases": [], "weight": None},
            {"name": "成本", "aliases": [], "weight": None}]},
        {"name": "效益", "aliases": ["项目效益", "效果"], "weight": "25", "levels": [
            {"name": "社会效益", "aliases": [], "weight": "10.01"},
            {"name": "经济效益", "aliases": [], "weight": None}]},
        {"name": "满意度", "aliases": [], "weight": "10", "levels": []},
        {"name": "投入", "aliases": ["管理", "过程"], "weight": "10", "levels": []}]}
LEVELS_BY_SECOND = {
    "format_version": 1, "name": "drawn-seconds", "title": {"zh": "", "en": ""},
    "description": {"zh": "", "en": ""}, "execution": None, "levels": [
        {"name": "产出", "aliases": ["项目产出", "预期产出", "项目完成"], "weight": None, "levels": [
            {"name": "数量", "aliases": [], "weight": "20"},
            {"name": "时效", "aliases": [], "weight": "3.33"}]},
        {"name": "成本", "aliases": [], "weight": "15", "levels": []}]}


def draw_caps(random):
    caps = random.choice([MANUAL_CAPS, MANUAL_CAPS[:2], [("100", "95.5"), ("80", "60")]])
    includes = random.random() < 0.5
    return [{"below": below, "includes": includes, "at_most": most} for below, most in caps]


# Fields of practice → how each is set on; off is the default of a policy.
PRACTICE = {
    "total_caps": lambda random, policy: policy.update(total_caps=draw_caps(random)),
    "over_completion": lambda random, policy: policy.update({
        "over_completion_factor": policy["over_completion_factor"] or "1.2",
        **random.choice([{"over_completion_points": "1"}, {"over_completion_points": "2.5"},
                         {"over_completion_share": "20"}, {"over_completion_share": "100"}])}),
    "execution_reason_below": lambda random, policy: policy.update(
        execution_reason_below=random.choice(["90", "80", "100"])),
    "rate_places": lambda random, policy: policy.update(rate_places=random.choice([2, 3, 4])),
    "department_score": lambda random, policy: policy.update(
        department_score=random.choice(["compare", "total", "total"])),
    "alarm_points": lambda random, policy: policy.update(
        alarm_points=random.choice(["10", "20", "0"])),
    "taxonomy": lambda random, policy: policy.update(
        taxonomy=random.choice([LEVELS_OF_PROJECTS, LEVELS_BY_SECOND])),
    "either_or": lambda random, policy: policy.update(either_or=[
        {"indicators": ["事项甲", "事项乙"]}, {"indicators": ["事项丙", "事项丁", "事项戊"]}]),
}
# Each field alone, and each pair of them.
COMBINATIONS = [(name,) for name in PRACTICE] + list(itertools.combinations(PRACTICE, 2))


def practise(random, policy, fields):
    """A policy with these fields of practice set on."""
    for field in fields:
        PRACTICE[field](random, policy)
    return policy


def draw_profile(random, with_cost):
    execution = random.choice([0, 10, 10, 20])
    names = ["output", "benefit"]
    if with_cost:
        names.append("cost")
    if random.random() < 0.75:
        names.append("satisfaction")
    profile = {"execution": str(execution), "cost": None, "satisfaction": None}
    shares = split(random, Fraction(100 - execution), len(names))
    for name, share in zip(names, shares):
        profile[name] = plain(share)
    return profile


def draw_policy(random, base, name):
    """A policy with random options, on the base of a printed one."""
    policy = dict(base)
    policy["name"] = name
    for option, values in OPTIONS.items():
        policy[option] = random.choice(values)
    if random.random() < 0.6:
        policy["score_places"] = 2
    with_cost = random.random() < 0.4
    if random.random() < 0.6:
        policy["weights"] = draw_profile(random, with_cost)
        policy["weights_without_cost"] = (
            draw_profile(random, False) if with_cost and random.random() < 0.7 else None)
    policy["gate_rate"] = random.choice(["60", "60", "50", "0", "75.5"])
    policy["deadline_days"] = random.choice([30, 30, 1, 7, 60])
    policy["partly_from"], policy["achieved_from"] = random.choice(
        [("60", "80"), ("60", "80"), ("50", "80"), ("70", "90"), ("33.3", "66.7")])
    for option in ("execution_steps", "satisfaction_steps"):
        if random.random() < 0.3:
            policy[option] = [{"at_least": "95", "points": "10"}, {"at_least": "82.5", "points": "7.5"},
                              {"at_least": "0", "points": "1.25"}]
    if random.random() < 0.3:
        policy["grades"] = [{"name": "优秀", "at_least": "85"}, {"name": "合格", "at_least": "59.99"},
                            {"name": "不合格", "at_least": "0"}]
    return policy
