"""Puts the measurements of bench/compare/run into a table of ratios, and that into docs/batch.md.

usage: table.py DIR DOCUMENT
"""

import json
import pathlib
import re
import sys

PEERS = [
    ("re", "Python `re` + `Decimal`"),
    ("lru_cache", "the same with `lru_cache`"),
    ("pandas", "pandas `factorize`, distinct texts by `re`"),
    ("polars", "polars expressions"),
    ("duckdb", "DuckDB SQL, regular expressions"),
    ("re2", "RE2 in C++"),
]
# Peers that read as another does are as right as it.
READS_AS = {"lru_cache": "re", "pandas": "re"}
TASKS = [("parse", "H"), ("parse", "L"), ("judge", "H"), ("judge", "L")]
BEGIN, END = "<!-- table: bench/compare/run -->\n", "<!-- end of table -->\n"


def table(seconds, right):
    lines = ["| How many times the time of jixiao | parse H | parse L | parse and judge H | "
             "parse and judge L | rows judged right, H / L |",
             "|---|---|---|---|---|---|"]

    def share(peer, shape):
        value = right.get(f"{READS_AS.get(peer, peer)} {shape}")
        return "–" if value is None else f"{100 * value:.1f} %"

    for peer, label in PEERS:
        cells = []
        for task, shape in TASKS:
            theirs = seconds.get(f"{peer} {task} {shape}")
            ours = seconds[f"jixiao {task} {shape}"]
            cells.append("–" if theirs is None else f"{theirs / ours:.1f}")
        lines.append(f"| {label} | {' | '.join(cells)} | {share(peer, 'H')} / {share(peer, 'L')} |")
    rates = [f"{1 / seconds[f'jixiao {task} {shape}']:.1f}" for task, shape in TASKS]
    lines.append(f"| jixiao, million rows a second | {' | '.join(rates)} | "
                 f"{share('jixiao', 'H')} / {share('jixiao', 'L')} |")

    def faster(kind, shape):
        return seconds[f"jixiao one thread {shape}"] / seconds[f"jixiao two {kind} {shape}"]

    lines += ["", f"Two threads judge {faster('threads', 'H'):.2f} (H) and "
                  f"{faster('threads', 'L'):.2f} (L) times as fast as one, by the clock; two callers "
                  f"with a half of the rows each {faster('callers', 'H'):.2f} and "
                  f"{faster('callers', 'L'):.2f}.",
              "A table as a system gives it (symbol, value and unit apart, levels, names, weights, "
              f"directions): {1 / seconds['jixiao form']:.1f} million rows a second."]
    return "\n".join(lines) + "\n"


def main():
    folder, document = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    read = lambda name: json.loads((folder / name).read_text("utf8"))
    text = table(read("native.json") | read("threads.json") | read("peers.json"), read("right.json"))
    print(text)
    old = document.read_text("utf8")
    new = re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: BEGIN + text + END, old, flags=re.S)
    document.write_text(new, "utf8")


if __name__ == "__main__":
    main()
