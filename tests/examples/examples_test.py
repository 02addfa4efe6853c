"""Runs a caller of examples/ and the command line on the same files: the same bytes, or it fails.

usage: examples_test.py --cli JIXIAO --data FOLDER --input text|json -- PROGRAM [ARGUMENT...]
The program gets two more arguments: the published tables (text) or their model (json), and the actuals.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--input", choices=["text", "json"], required=True)
    parser.add_argument("program", nargs="+")
    args = parser.parse_args()

    def output(*command):
        return subprocess.run([str(part) for part in command], check=True,
                              stdout=subprocess.PIPE).stdout

    tables, actuals = args.data / "funing-2024-tables.txt", args.data / "funing-2024-actuals.csv"
    expected = output(args.cli, "assess", tables, "--actuals", actuals, "--format", "json")
    with tempfile.TemporaryDirectory() as folder:
        model = pathlib.Path(folder) / "model.json"
        model.write_bytes(output(args.cli, "read", tables, "--format", "json"))
        found = output(*args.program, tables if args.input == "text" else model, actuals)
    print(f"{len(expected)} and {len(found)} bytes")
    return 0 if expected == found and len(expected) > 10_000 else 1


if __name__ == "__main__":
    sys.exit(main())
