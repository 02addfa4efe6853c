"""The core holds no global mutable state: nothing of the library is in .data or .bss, save constants
that are built on first use (they stand behind a guard). usage: globals_test.py ARCHIVE CXX OBJDUMP
"""

import pathlib
import re
import subprocess
import sys
import tempfile

SYMBOL = re.compile(r"^\S+ .{7} (?P<section>\.(?:data|bss|tdata|tbss)\S*)\s+\S+\s+"
                    r"(?:\.hidden )?(?P<name>.+)$", re.M)
GUARD = "guard variable for "
# Boost.Multiprecision includes <iostream> for its own operators; rooms_test.py keeps our code from it.
FROM_BOOST = {"std::__ioinit"}


def mutable_globals(archive, objdump):
    table = subprocess.run([objdump, "--syms", "--demangle", archive], check=True,
                           capture_output=True, text=True).stdout
    names = {match["name"].strip() for match in SYMBOL.finditer(table)
             if not match["section"].startswith(".data.rel.ro")}
    guarded = {name[len(GUARD):] for name in names if name.startswith(GUARD)}
    return sorted(name for name in names - guarded - FROM_BOOST
                  if not name.startswith((GUARD, ".data", ".bss", ".tdata", ".tbss", "DW.ref.")))


PLANTED = {
    "int calls = 1;": True,
    "int calls;": True,
    "namespace { int calls; } int* F() { return &calls; }": True,
    "int* F() { static int calls; return &calls; }": True,
    "thread_local int calls;": True,
    "inline int calls; int* F() { return &calls; }": True,
    "extern const char* const kNames[] = {\"a\", \"b\"};": False,
    "int G(); const int& F() { static const int& k = *new int(G()); return k; }": False,
}


def self_test(compiler, objdump):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        unit = pathlib.Path(folder) / "planted.o"
        for text, wrong in PLANTED.items():
            subprocess.run([compiler, "-std=c++20", "-fPIC", "-x", "c++", "-c", "-", "-o", unit],
                           input=text, text=True, check=True)
            if bool(mutable_globals(unit, objdump)) != wrong:
                problems.append(f"{'not caught' if wrong else 'caught without reason'}: {text}")
    return problems


def main():
    archive, compiler, objdump = sys.argv[1:]
    problems = self_test(compiler, objdump) or mutable_globals(archive, objdump)
    print("\n".join(problems) or "no global mutable state")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
