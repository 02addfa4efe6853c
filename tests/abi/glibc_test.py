"""What a library asks of the system: which shared libraries, and which version of glibc.

usage: glibc_test.py LIBRARY [--at-most 2.28] [--needs-only libc.so.6,libm.so.6]
Prints both; fails where one is more than allowed.
"""

import argparse
import re
import subprocess
import sys


def highest_glibc(dump):
    versions = {tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_([0-9.]+)", dump)}
    return max(versions, default=(0,))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library")
    parser.add_argument("--at-most", default="99")
    parser.add_argument("--needs-only", default="")
    parser.add_argument("--readelf", default="readelf")
    args = parser.parse_args()
    assert highest_glibc("GLIBC_2.9 GLIBC_2.34 GLIBC_2.2.5") == (2, 34)

    def read(*options):
        return subprocess.run([args.readelf, "--wide", *options, args.library], check=True,
                              capture_output=True, text=True).stdout

    highest = highest_glibc(read("--version-info"))
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", read("--dynamic"))
    print(f"highest GLIBC version: {'.'.join(map(str, highest))}")
    print(f"needs: {' '.join(needed)}")
    surplus = set(needed) - set(args.needs_only.split(",")) if args.needs_only else set()
    if surplus:
        print(f"must not need {' '.join(sorted(surplus))}")
    too_new = highest > tuple(map(int, args.at_most.split(".")))
    if too_new:
        print(f"needs a newer glibc than {args.at_most}")
    return 1 if surplus or too_new else 0


if __name__ == "__main__":
    sys.exit(main())
