#!/usr/bin/env python3
"""Holds `jixiao assess` against an independent computation in exact fractions.

Draws projects and policies from a seed (cases.py), computes what each must give (rules.py), runs
the command line on models of many projects at once, and prints every difference. Exits with 1 if
there is one, or if a status, a rule, or an option was never met: then the cases would prove too
little.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

import cases
import rules

PRESETS = ["mof-2020", "mof-2021", "hubei", "jiangxi", "hunan-department", "sichuan"]
STATUSES = ["met", "unmet", "partly", "undetermined", "not_applicable"]
RULES = ["ratio", "gate", "target_over_actual", "linear_inverse", "symmetric", "exact",
         "all_or_nothing", "range", "deadline", "deadline_days", "capped_share", "all_of", "any_of",
         "achievement", "steps", "zero_target"]
SITUATIONS = [
    "weights derived", "weights stated", "weights stated, other sum", "weights partly",
    "money usual", "money above", "money edge", "money nothing", "money spent unknown",
    "money no budget", "money spent of nothing", "total final", "total provisional",
    "total scaled", "total provisional with a grade", "total exactly at a grade",
    "edge tie of rounding", "edge over-completed", "edge deduction taken",
    "practice total capped", "practice total may be capped", "practice rate at a limit",
    "practice points off for over-completion", "practice rate rounded first",
    "practice total of the department", "practice no total of the department",
    "practice money and indicators apart", "practice reason due", "practice row left out",
    "practice both rows of a group", "practice weight of a level"]
PER_BATCH = 500
SHOWN = 20


def run(arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit status {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout


def exact(text):
    return None if text is None else Fraction(text)


def places(value, count):
    """The answer's text for a score."""
    if value is None:
        return None
    text = cases.plain(value)
    if count == 0:
        return text
    whole, _, part = text.partition(".")
    return f"{whole}.{part:0<{count}}"


def expected_row(row, score_places):
    return {
        "status": row.status, "rule": row.rule, "weight": row.weight, "weight_derived": row.derived,
        "score": places(row.score, score_places), "score_lower": places(row.low, score_places),
        "score_upper": places(row.high, score_places), "over_completed": row.over_completed,
        "completion": places(row.completion, 4)}


def given_row(row):
    result = {name: row[name] for name in ("status", "rule", "weight_derived", "score", "score_lower",
                                           "score_upper", "over_completed", "completion")}
    result["weight"] = exact(row["weight"])
    return result


def expected_project(result, score_places):
    return {
        "total": result.total, "total_lower": result.low, "total_upper": result.high,
        "weight_total": result.weight_total, "scaled_from": result.scaled_from,
        "grade": result.grade, "provisional": result.provisional, "own_total": result.own_total,
        "total_cap": result.cap, "alarm": result.alarm, "reason due": result.reason_due,
        "execution.rate": places(result.rate, 4), "execution.weight": result.execution_weight,
        "execution.score": places(result.execution_score, score_places),
        "execution.score_lower": places(result.execution_low, score_places),
        "execution.score_upper": places(result.execution_high, score_places)}


def given_project(project):
    result = {name: exact(project[name]) for name in ("total", "total_lower", "total_upper",
                                                      "weight_total", "scaled_from", "own_total",
                                                      "total_cap")}
    codes = {finding["code"] for finding in project["diagnostics"]}
    result["alarm"] = "money_indicators_apart" in codes
    execution = project["budget_execution"]
    result["reason due"] = any(finding["code"] == "execution_reason_missing"
                               for finding in execution["diagnostics"])
    result.update({"grade": project["grade"], "provisional": project["provisional"],
                   "execution.rate": execution["rate"], "execution.score": execution["score"],
                   "execution.score_lower": execution["score_lower"],
                   "execution.score_upper": execution["score_upper"],
                   "execution.weight": exact(execution["weight"])})
    return result


def differences(expected, given):
    return {name: (expected[name], given[name]) for name in expected if expected[name] != given[name]}


def shown(value):
    if isinstance(value, Fraction):
        return str(float(value)) if value.denominator > 10 ** 6 else str(value)
    return repr(value)


def describe(diff):
    return "; ".join(f"{name}: expected {shown(e)}, got {shown(g)}" for name, (e, g) in diff.items())


def mattering_options(project, result, policy):
    """The options that had a say in a project, by the rows and the money that they speak of."""
    names = set()
    budget = project.total if project.adjusted is None else project.adjusted
    if budget == 0 and project.spent == 0:
        names.add("zero_over_zero")
    if result.rate is not None:
        names.add("execution")
    names.add("score_places")
    for case, row in zip(project.rows, result.rows):
        if row.status == "not_applicable":
            continue
        target = case.target
        actual = case.actual
        if isinstance(target, rules.Due):
            names.add("deadline")
            if target.before_day and isinstance(actual, rules.Days):
                names.add("deadline_includes_day")
        if row.rule == "achievement" and case.degree is None and row.status != "met":
            if case.achievement is not None or isinstance(actual, rules.Achieved):
                names.add("band_point")
        if not (isinstance(target, rules.Amount) and isinstance(actual, rules.Figures)):
            continue
        names.add({"ge": "lower_bound", "gt": "lower_bound", "le": "upper_bound",
                   "lt": "upper_bound", "ne": "score_places"}.get(target.sign, "equal"))
        if target.sign in ("ge", "gt") and row.completion is not None and row.completion >= 1:
            names.add("over_completion_factor")
            if target.measure.dimension == "share":
                names.add("over_completion_of_shares")
        if case.kind == "satisfaction" and target.measure.dimension == "share":
            names.add("satisfaction")
    return [f"{name}={json.dumps(policy[name])}" for name in sorted(names)]


def count_practice(project, result, policy, counts):
    """What of the fields of practice had a say."""
    exists, rate = rules.rate_of(project.total, project.adjusted, project.spent, policy)
    by_department = policy["department_score"] == "total"
    limits = {Fraction(cap["below"]) / 100 for cap in policy["total_caps"]}
    said = {
        "total capped": result.cap is not None and not result.cap_open,
        "total may be capped": result.cap_open,
        "rate at a limit": exists and rate in limits,
        "points off for over-completion": any(row.by_policy for row in result.rows),
        "rate rounded first": any(row.rate_rounded for row in result.rows),
        "total of the department": by_department and result.total is not None,
        "no total of the department": by_department and result.total is None,
        "money and indicators apart": result.alarm, "reason due": result.reason_due,
        "row left out": any(row.left_out for row in result.rows),
        "both rows of a group": result.either_or_both,
        "weight of a level": policy["taxonomy"] is not None and any(
            row.derived for row in result.rows)}
    for name, is_said in said.items():
        counts["practice " + name] += is_said


def check_batch(task):
    """One model under one policy: (counts, list of differences)."""
    jixiao, seed, batch, count, presets = task
    source = random.Random(f"{seed}/{batch}")
    counts = collections.Counter()
    faults = []
    counts["batches"] += 1
    with tempfile.TemporaryDirectory() as folder:
        if batch % 4 == 0:
            policy = presets[batch // 4 % len(presets)]
        elif batch % 4 == 2:
            fields = cases.COMBINATIONS[batch // 4 % len(cases.COMBINATIONS)]
            counts["fields " + "+".join(fields)] += 1
            # Every other time among other options.
            base = dict(presets[0], name=f"practice-{batch}")
            if batch // 4 // len(cases.COMBINATIONS) % 2:
                base = cases.draw_policy(source, presets[0], f"practice-{batch}")
            policy = cases.practise(source, base, fields)
        else:
            policy = cases.draw_policy(source, presets[0], f"drawn-{batch}")
            policy = cases.practise(source, policy, [
                field for field in cases.PRACTICE if source.random() < 0.25])
        policy_path = os.path.join(folder, "policy.json")
        with open(policy_path, "w", encoding="utf-8") as file:
            json.dump(policy, file, ensure_ascii=False)
        projects = [cases.draw_project(source, number, policy) for number in range(count)]
        model_path = os.path.join(folder, "model.json")
        with open(model_path, "w", encoding="utf-8") as file:
            json.dump(cases.model_of(projects), file, ensure_ascii=False)
        answer = json.loads(run([jixiao, "assess", model_path, "--policy", policy_path,
                                 "--format", "json"]))
    counts[f"preset {policy['name']}" if batch % 4 == 0 else "policies drawn"] += 1
    score_places = policy["score_places"]
    if len(answer["projects"]) != count:
        faults.append({"where": f"batch {batch}", "diff": "another number of projects"})
    for project, given in zip(projects, answer["projects"]):
        result = rules.assess(project, policy)
        where = {"batch": batch, "policy": policy["name"], "project": project.json["code"]}
        counts["projects"] += 1
        counts["weights " + project.weighting] += 1
        counts["money " + project.money] += 1
        counts["grade " + str(result.grade)] += 1
        for option in mattering_options(project, result, policy):
            counts["option " + option] += 1
        counts["total provisional" if result.provisional else "total final"] += 1
        if result.scaled_from is not None and result.total is not None:
            counts["total scaled"] += 1
        if result.provisional and result.grade is not None:
            counts["total provisional with a grade"] += 1
        if any(result.total == Fraction(grade["at_least"]) for grade in policy["grades"][:-1]):
            counts["total exactly at a grade"] += 1
        count_practice(project, result, policy, counts)
        row_faults = False
        for index, (case, row, answer_row) in enumerate(zip(project.rows, result.rows,
                                                            given["indicators"])):
            counts["rows"] += 1
            counts["status " + row.status] += 1
            counts["rule " + str(row.rule)] += 1
            counts["form " + case.form] += 1
            counts["edge tie of rounding"] += row.tie
            counts["edge over-completed"] += row.over_completed
            counts["edge deduction taken"] += row.deducted
            diff = differences(expected_row(row, score_places), given_row(answer_row))
            if diff:
                row_faults = True
                faults.append({**where, "row": index + 1, "level": "row", "form": case.form,
                               "fields": sorted(diff), "diff": describe(diff), "json": case.json,
                               "kind": case.kind, "target": case.target, "actual": case.actual,
                               "explanation": answer_row["explanation"], "policy_json": policy})
        diff = differences(expected_project(result, score_places), given_project(given))
        if diff:
            faults.append({**where, "level": "project", "fields": sorted(diff), "weighting":
                           project.weighting, "money": project.money, "diff": describe(diff),
                           "after_rows": row_faults, "json": project.json,
                           "policy_json": policy})
    return counts, faults


def missing_coverage(counts):
    """Everything that the cases were to exercise and did not."""
    wanted = [f"status {s}" for s in STATUSES] + [f"rule {r}" for r in RULES] + SITUATIONS
    wanted += [f"preset {name}" for name in PRESETS]
    wanted += ["fields " + "+".join(fields) for fields in cases.COMBINATIONS]
    wanted += [f"option {name}={json.dumps(value)}" for name, values in cases.OPTIONS.items()
               for value in values]
    return [name for name in wanted if counts[name] == 0]


def summary(counts):
    groups = collections.defaultdict(list)
    for name, count in sorted(counts.items()):
        head, _, tail = name.partition(" ")
        if tail:
            groups[head].append(f"{tail} {count}")
    return "\n".join(f"  {head}: " + ", ".join(items) for head, items in groups.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jixiao", required=True, help="the command line to test")
    parser.add_argument("--projects", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--faults", help="write all differences to this file, as JSON lines")
    arguments = parser.parse_args()
    started = time.monotonic()
    presets = [json.loads(run([arguments.jixiao, "policy", name])) for name in PRESETS]
    for preset in presets:
        if preset["taxonomy"] is not None:
            preset["taxonomy"] = json.loads(run([arguments.jixiao, "taxonomy", preset["taxonomy"]]))
    # Few projects still meet every preset, and every pair of fields.
    per_batch = min(PER_BATCH, max(1, arguments.projects // (4 * len(cases.COMBINATIONS))))
    sizes = [min(per_batch, arguments.projects - start)
             for start in range(0, arguments.projects, per_batch)]
    tasks = [(arguments.jixiao, arguments.seed, batch, size, presets)
             for batch, size in enumerate(sizes)]
    counts = collections.Counter()
    faults = []
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        for batch_counts, batch_faults in pool.map(check_batch, tasks):
            counts.update(batch_counts)
            faults.extend(batch_faults)
    if arguments.faults:
        with open(arguments.faults, "w", encoding="utf-8") as file:
            for fault in faults:
                file.write(json.dumps(fault, ensure_ascii=False, default=str) + "\n")
    for fault in faults[:SHOWN]:
        print({name: value for name, value in fault.items() if name != "policy_json"})
    missing = missing_coverage(counts)
    print(summary(counts))
    for name in missing:
        print("never exercised:", name)
    print(f"{counts['projects']} projects, {counts['rows']} rows, {len(faults)} differences, "
          f"{time.monotonic() - started:.1f} s")
    return 1 if faults or missing else 0


if __name__ == "__main__":
    sys.exit(main())
