"""A stream of ten million rows: linear cost, bounded memory. usage: linear_test.py JIXIAO_COMPARE"""

import csv
import subprocess
import sys

MOST_MIB = 500
# Processor time drifts on a busy machine; a cost that grew with the rows would grow hundredfold.
MOST_GROWTH = 2.0


def main():
    output = subprocess.run([sys.argv[1], "linear"], check=True, capture_output=True, text=True).stdout
    print(output, end="")
    rows = [{name: float(value) for name, value in row.items()}
            for row in csv.DictReader(output.splitlines())]
    cost = {row["rows"]: row["seconds"] / row["rows"] for row in rows}
    faults = []
    if cost[1e7] > MOST_GROWTH * cost[1e5]:
        faults.append("the cost of a row grows with the rows")
    if rows[-1]["resident_mib"] > MOST_MIB:
        faults.append(f"more than {MOST_MIB} MiB")
    print("\n".join(faults) or "linear, in bounded memory")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
