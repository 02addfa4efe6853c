"""What a user would pick instead, in Python, each in its best fair form.

usage: peers.py DIR      reads the columns that `jixiao_compare write DIR` made; prints JSON:
{task: seconds of processor time, best of five} and {"right": {peer: share of rows}}.

The rules are the same for all: sign or word, figure and unit; ranges; dates; the figure as an exact
decimal. What a peer does not read it says so; nobody is asked about changes, words or context.
"""

import functools
import json
import pathlib
import re
import sys
import time
from decimal import Decimal

import duckdb
import numpy
import pandas
import polars

TIMES = 5
FIGURE = re.compile(
    r"^\s*(≥|>=|≤|<=|>|<|=|不低于|不少于|大于等于|达到|不超过|不高于|小于等于|控制在)?\s*"
    r"(\d+(?:\.\d+)?)\s*([^\d\s]*?)(以上|以下|以内)?$")
RANGE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*[-~～]\s*(\d+(?:\.\d+)?)\s*(\D*)$")
DATE = re.compile(r"^\s*(\d{4})\s*[-年]\s*(\d{1,2})\s*[-月]\s*(?:(\d{1,2})\s*日?)?\s*\D*$")
CHANGE = re.compile(r"^(\D*?)(增长|下降|提高|降低)\s*(≥|≤)?\s*(\d+(?:\.\d+)?)%$")
UPPER = {"≤", "<=", "<", "不超过", "不高于", "小于等于", "控制在"}


def read(cell):
    """(kind, sign is an upper limit, figure, second figure or unit)"""
    found = FIGURE.match(cell)
    if found:
        sign, digits, unit, behind = found.groups()
        upper = sign in UPPER or behind in ("以下", "以内")
        return "quantity", upper, Decimal(digits), unit
    found = RANGE.match(cell)
    if found:
        return "range", False, Decimal(found[1]), Decimal(found[2])
    found = DATE.match(cell)
    if found:
        return "deadline", True, (int(found[1]), int(found[2]), int(found[3] or 31)), None
    found = CHANGE.match(cell)
    if found:
        return "change", False, Decimal(found[4]), found[2]
    return "qualitative", False, None, None


def judge(target, actual):
    kind, upper, limit, other = target
    if kind == "range" and actual[0] == "quantity":
        return limit <= actual[2] <= other
    if kind != actual[0] or kind == "qualitative":
        return None
    if kind == "quantity" and actual[3] and actual[3] != other:
        return None
    return actual[2] <= limit if upper else actual[2] >= limit


def best(work):
    times = []
    for _ in range(TIMES):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def factorized(column):
    """Positions and distinct values of a column of texts."""
    return pandas.factorize(column)


def polars_parse(frame, name):
    column = polars.col(name)
    return frame.select(
        column.str.extract(FIGURE.pattern.replace("\\d", "[0-9]"), 1).alias("sign"),
        column.str.extract(FIGURE.pattern.replace("\\d", "[0-9]"), 2)
              .cast(polars.Decimal(38, 10), strict=False).alias("figure"),
        column.str.extract(FIGURE.pattern.replace("\\d", "[0-9]"), 3).alias("unit"),
        column.str.extract(FIGURE.pattern.replace("\\d", "[0-9]"), 4).alias("behind"),
        column.str.extract(r"^\s*([0-9]{4}\s*[-年]\s*[0-9]{1,2}\s*[-月]\s*[0-9]*)", 1).alias("date"),
        column.str.extract(r"^\s*([0-9]+(?:\.[0-9]+)?)\s*[-~～]\s*[0-9.]+", 1)
              .cast(polars.Decimal(38, 10), strict=False).alias("lower"))


def polars_judge(frame):
    both = polars_parse(frame, "target").hstack(
        polars_parse(frame, "actual").rename(lambda name: "a_" + name))
    upper = polars.col("sign").is_in(list(UPPER)) | polars.col("behind").is_in(["以下", "以内"])
    same = (polars.col("a_unit") == "") | (polars.col("a_unit") == polars.col("unit"))
    met = polars.when(upper).then(polars.col("a_figure") <= polars.col("figure")).otherwise(
        polars.col("a_figure") >= polars.col("figure"))
    return both.select(polars.when(same).then(met))


def duckdb_read(names):
    """A query for what DuckDB reads of columns: the parts of a figure, the figure, those of a date."""
    parts = ", ".join(
        f"regexp_extract({name}, '{FIGURE.pattern}', ['sign', 'figure', 'unit', 'behind']) as {name}_parts, "
        f"regexp_extract({name}, '{DATE.pattern}', ['year', 'month', 'day']) as {name}_date"
        for name in names)
    figures = ", ".join(
        f"try_cast({name}_parts['figure'] as decimal(38, 10)) as {name}_figure" for name in names)
    return f"(select *, {figures} from (select {parts} from columns))"


def duckdb_parse(connection, name):
    connection.execute(f"create or replace table parsed as from {duckdb_read([name])}")


def duckdb_judge(connection):
    uppers = ", ".join(f"'{sign}'" for sign in UPPER)
    connection.execute(f"""
        create or replace table judged as
        select case when actual_parts['unit'] <> '' and actual_parts['unit'] <> target_parts['unit'] then null
                    when target_parts['sign'] in ({uppers}) or target_parts['behind'] in ('以下', '以内')
                    then actual_figure <= target_figure else actual_figure >= target_figure end as met
        from {duckdb_read(["target", "actual"])}""")


def run(folder, shape, report):
    targets = (folder / f"targets_{shape}.txt").read_text("utf8").splitlines()
    actuals = (folder / f"actuals_{shape}.txt").read_text("utf8").splitlines()

    report[f"re parse {shape}"], parsed = best(lambda: [read(cell) for cell in targets])
    report[f"re judge {shape}"], met = best(
        lambda: [judge(read(t), read(a)) for t, a in zip(targets, actuals)])

    def cached_parse():
        cached = functools.lru_cache(maxsize=None)(read)
        return [cached(cell) for cell in targets]

    def cached_judge():
        cached = functools.lru_cache(maxsize=None)(read)
        return [judge(cached(t), cached(a)) for t, a in zip(targets, actuals)]

    report[f"lru_cache parse {shape}"], _ = best(cached_parse)
    report[f"lru_cache judge {shape}"], _ = best(cached_judge)

    target_column = pandas.Series(targets, dtype=object).to_numpy()
    actual_column = pandas.Series(actuals, dtype=object).to_numpy()

    def pandas_parse(column=target_column):
        codes, uniques = factorized(column)
        readings = numpy.empty(len(uniques), dtype=object)
        readings[:] = [read(cell) for cell in uniques]
        return readings[codes]

    def pandas_judge():
        return [judge(t, a) for t, a in zip(pandas_parse(target_column), pandas_parse(actual_column))]

    report[f"pandas parse {shape}"], _ = best(pandas_parse)
    report[f"pandas judge {shape}"], _ = best(pandas_judge)

    frame = polars.DataFrame({"target": targets, "actual": actuals})
    report[f"polars parse {shape}"], _ = best(lambda: polars_parse(frame, "target"))
    report[f"polars judge {shape}"], _ = best(lambda: polars_judge(frame))

    connection = duckdb.connect()
    connection.execute("set threads to 1")
    connection.execute("create table columns as select * from frame")
    report[f"duckdb parse {shape}"], _ = best(lambda: duckdb_parse(connection, "target"))
    report[f"duckdb judge {shape}"], _ = best(lambda: duckdb_judge(connection))

    # Who reads what: 1 met, 0 unmet, empty for what is not judged. jixiao_compare holds it against
    # the exact reading.
    (folder / f"re_{shape}.txt").write_text(
        "\n".join("" if m is None else str(int(m)) for m in met) + "\n", "utf8")
    polars_met = polars_judge(frame).to_series().to_list()
    (folder / f"polars_{shape}.txt").write_text(
        "\n".join("" if m is None else str(int(m)) for m in polars_met) + "\n", "utf8")
    duck_met = [row[0] for row in connection.execute("select met from judged").fetchall()]
    (folder / f"duckdb_{shape}.txt").write_text(
        "\n".join("" if m is None else str(int(m)) for m in duck_met) + "\n", "utf8")


def main():
    folder = pathlib.Path(sys.argv[1])
    report = {}
    for shape in ("H", "L"):
        run(folder, shape, report)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
