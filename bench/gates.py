"""Holds a Google Benchmark JSON file against the gates below; prints a table, fails on a breach.

usage: gates.py FILE.json [--lenient]
--lenient judges ratios only, with half as much again: for machines that do other work at the same
time, where it still catches what became several times slower.
"""

import json
import sys

# What is measured, against what in the same run, and how many times that at most.
RATIOS = [
    ("parse a distinct cell / strtod", "ParseCell/distinct", "StrtodCell/distinct", 2.0),
    ("parse a cell of a column / strtod", "ParseColumn/drawn", "StrtodCell/distinct", 1.3),
    ("parse a cell of a column that repeats / strtod", "ParseColumn/repeated", "StrtodCell/distinct",
     0.6),
    ("judge a row of columns / strtod", "JudgeColumns/drawn", "StrtodCell/distinct", 2.6),
    ("judge a row of columns that repeat / strtod", "JudgeColumns/repeated", "StrtodCell/distinct",
     1.2),
    ("judge a row of a system's table / strtod", "JudgeForm", "StrtodCell/distinct", 5.0),
    ("parse a decimal / strtod", "Parse/mixed", "Strtod/mixed", 1.0),
    ("review a table of ten thousand / of one thousand", "ReviewTables/10000", "ReviewTables/1000",
     1.5),
    ("review a row of ten thousand / of one thousand", "ReviewRows/10000", "ReviewRows/1000", 2.0),
]
# What is measured, against what in the same run, and how many nanoseconds more at most.
DIFFERENCES = [
    ("parse and evaluate through C − in C++", "ParseAndEvaluateC", "ParseAndEvaluateCxx", 300.0),
]


def nanoseconds_per_item(report):
    """{benchmark: best CPU time of all repetitions, per item where items are counted}"""
    units = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
    best = {}
    for run in report["benchmarks"]:
        if run.get("run_type") != "iteration":
            continue
        if "items_per_second" in run:
            time = 1e9 / run["items_per_second"]
        else:
            time = run["cpu_time"] * units[run["time_unit"]]
        name = run.get("run_name", run["name"])
        best[name] = min(time, best.get(name, time))
    return best


def main():
    lenient = "--lenient" in sys.argv
    path, = (argument for argument in sys.argv[1:] if not argument.startswith("--"))
    with open(path, encoding="utf8") as file:
        times = nanoseconds_per_item(json.load(file))
    for name, time in sorted(times.items()):
        print(f"{name:<46} {time:10.1f} ns")
    print()

    breaches = 0

    def judge(label, value, limit, unit, judged):
        nonlocal breaches
        breach = judged and value > limit
        breaches += breach
        verdict = "TOO SLOW" if breach else "ok" if judged else "not judged"
        print(f"{label:<46} {value:8.2f}{unit}  limit {limit:6.2f}{unit}  {verdict}")

    missing = {name for gate in RATIOS for name in gate[1:3]}
    missing |= {name for gate in DIFFERENCES for name in gate[1:3]}
    missing -= times.keys()
    if missing:
        sys.exit(f"benchmarks that a gate needs are missing: {', '.join(sorted(missing))}")
    for label, name, reference, limit in RATIOS:
        judge(label, times[name] / times[reference], limit * (1.5 if lenient else 1), "×", True)
    for label, name, reference, limit in DIFFERENCES:
        judge(label, times[name] - times[reference], limit, " ns", not lenient)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
