"""Gates of the C ABI. usage: abi_test.py GATE [--update] with what the gate needs:

exports  names in jixiao.h = names in libjixiao.map, each in the node of the release it is there
         since = what libjixiao.so exports
enums    the members in jixiao.h = those of include/jixiao/enums, which the C++ enums are made of
layout   sizes, offsets and constants = capi/abi/layout.txt
headers  jixiao.h compiles alone, without a warning, as C99 … C++20
client   each client frozen in capi/abi/N, compiled with the header frozen beside it, still runs
diff     abidiff finds no change: capi/abi/libjixiao.abi, jixiao.h, the compiled functions

--update writes the members into jixiao.h, and renews what layout and diff hold the library against:
part of a deliberate change of the ABI (docs/abi.md). Each gate first proves on a planted break that it would catch one.
"""

import argparse
import itertools
import pathlib
import re
import subprocess
import sys
import tempfile

from header import HEADER, KEPT, ROOT, Header

MAP = ROOT / "capi/libjixiao.map"
LAYOUT = KEPT / "layout.txt"
BASELINE = KEPT / "libjixiao.abi"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    return done.returncode, done.stdout + done.stderr


def must(*command, **options):
    status, said = run(*command, **options)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{said}")
    return said


# --- exports ---------------------------------------------------------------------------------------


def exported(library):
    """Defined dynamic symbols, without the version node itself."""
    names = [line.split()[-1] for line in must("nm", "-D", "--defined-only", library).splitlines()]
    return sorted(name.split("@")[0] for name in names if not re.match(r"JIXIAO_\d", name))


def mapped(text):
    """{function: release}, from nodes such as JIXIAO_0.1 { global: f; local: *; };"""
    nodes = re.findall(r"^JIXIAO_(\d+\.\d+) \{\s*global:(.*?)(?:local:\s*\*;\s*)?\}[^;]*;", text, re.S | re.M)
    return {name: release for release, names in nodes for name in re.findall(r"(\w+);", names)}


def differences(**lists):
    (first, names), *others = lists.items()
    return [f"{name}: in {first if name in names else second} only"
            for second, other in others for name in sorted(set(names) ^ set(other))]


def exports(args):
    header, in_map = Header(), mapped(MAP.read_text())
    names = header.names()
    if not differences(header=names, map=sorted(in_map)[:-1]):
        return ["a planted difference is not seen"]
    if "*" in re.sub(r"local:\s*\*;", "", MAP.read_text()):
        return ["libjixiao.map has a pattern: it names functions exactly"]
    return [*differences(header=names, map=sorted(in_map), library=exported(args.library)),
            *(f"{name}: since {header.since.get(name)} in the header, {in_map.get(name)} in the map"
              for name in names if header.since.get(name) != in_map.get(name))]


# --- enums -----------------------------------------------------------------------------------------

ENUMS = ROOT / "include/jixiao/enums"


def c_enum(table, enum):
    """A C enum as clang-format lays it out, from JIXIAO_MEMBER(number, C++ constant, name)  // comment"""
    found = [(int(number), (name or "none").upper(), comment) for number, name, comment in re.findall(
        r'^JIXIAO_MEMBER\((\d+), k\w+, "(\w*)"\)[ \t]*(//[^\n]*)?$', table, re.M)]
    if found[0][0] == 1:
        found.insert(0, (0, "NONE", ""))
    assert [number for number, _, _ in found] == list(range(len(found))), f"{enum}: a number is missing"
    prefix = f"JIXIAO_{enum.upper()}_"
    texts = [f"{prefix}{name} = {number}" for number, name, _ in found]
    line = f"enum jixiao_{enum} {{ {', '.join(texts)} }};"
    if len(line) <= 100 and not any(comment for _, _, comment in found):
        return line
    texts = [f"  {text}," for text in texts[:-1]] + [f"  {texts[-1]}"]
    commented = itertools.groupby(zip(texts, found), key=lambda line: line[1][2] != "")
    lines = []
    for _, run in commented:
        run = list(run)
        width = max(len(text) for text, _ in run)
        lines += [f"{text.ljust(width)}  {comment}".rstrip() for text, (_, _, comment) in run]
    return "\n".join([f"enum jixiao_{enum} {{", *lines, "};"])


def with_members(header):
    """The header with the members of every table in the enum of its name."""
    for path in sorted(ENUMS.glob("*.def")):
        text = c_enum(path.read_text("utf8"), path.stem)
        header, count = re.subn(rf"^enum jixiao_{path.stem} \{{.*?\}};", lambda _, text=text: text,
                                header, count=1, flags=re.M | re.S)
        if count != 1:
            sys.exit(f"jixiao.h has no enum jixiao_{path.stem}")
    return header


def enums(args):
    text = HEADER.read_text("utf8")
    wanted = with_members(text)
    if args.update:
        HEADER.write_text(wanted, "utf8")
        return []
    if with_members(text.replace("JIXIAO_KIND_RANGE = 1", "JIXIAO_KIND_RANGE = 2")) != wanted:
        return ["a planted difference is not seen"]
    misnamed = [member for enum, names in Header().enums.items() for member in names
                if not member.startswith(enum.upper() + "_")]
    return [f"{member}: does not begin with its enum's name" for member in misnamed] + (
        [] if text == wanted else ["jixiao.h differs from include/jixiao/enums: run with --update"])


# --- layout ----------------------------------------------------------------------------------------


def layout_of(header_dir, compiler):
    header = Header(header_dir / "jixiao.h")
    lines = ['#include <stddef.h>', '#include <stdio.h>', '#include "jixiao.h"', "int main(void) {"]
    for name in header.constants + ["JIXIAO_ABI_VERSION"]:
        lines.append(f'  printf("%s = %d\\n", "{name}", (int){name});')
    for struct, fields in header.structs.items():
        lines.append(f'  printf("%s: %zu bytes\\n", "{struct}", sizeof({struct}));')
        for field in fields:
            lines.append(f'  printf("  %s at %zu, %zu bytes\\n", "{field}", '
                         f"offsetof({struct}, {field}), sizeof((({struct}*)0)->{field}));")
    lines += ["  return 0;", "}"]
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "layout"
        must(compiler, "-std=c99", f"-I{header_dir}", "-x", "c", "-", "-o", program,
             input="\n".join(lines))
        return must(program)


def changed_header(folder, pattern, replacement):
    """A copy of the header with a break planted in it."""
    text, count = re.subn(pattern, replacement, HEADER.read_text("utf8"), count=1)
    assert count == 1, pattern
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jixiao.h").write_text(text, "utf8")
    return folder


CHANGES = {
    "an enum member inserted": (r"  JIXIAO_KIND_RANGE = 1,", "  JIXIAO_KIND_NEW = 1,\n  JIXIAO_KIND_RANGE = 9,"),
    "an enum member appended": (r"  JIXIAO_KIND_INVALID = 8", "  JIXIAO_KIND_INVALID = 8,\n  JIXIAO_KIND_NEW = 9"),
    "a field inserted": (r"(typedef struct jixiao_number \{)", r"\1\n  int64_t added;"),
    "a field of another type": (r"  int32_t closed;  ", "  int64_t closed;  "),
}


def layout(args):
    found = layout_of(HEADER.parent, args.cc)
    if args.update:
        LAYOUT.write_text(found)
        return []
    problems = []
    for name, (pattern, replacement) in CHANGES.items():
        with tempfile.TemporaryDirectory() as folder:
            if layout_of(changed_header(folder, pattern, replacement), args.cc) == found:
                problems.append(f"not caught: {name}")
    kept = LAYOUT.read_text()
    # Appended members and structs are no break, but the kept file must say them too.
    return problems + differences(header=found.splitlines(), kept=kept.splitlines()) + (
        [] if found == kept else [f"{LAYOUT.name} differs; see docs/abi.md"])


# --- headers ---------------------------------------------------------------------------------------

STANDARDS = [("c", "c99"), ("c", "c11"), ("c", "c17"), ("c++", "c++17"), ("c++", "c++20")]
STRICT = ["-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only"]


def header_faults(compilers, folder):
    for compiler in compilers:
        for language, standard in STANDARDS:
            status, said = run(compiler[language], f"-std={standard}", *STRICT, f"-I{folder}", "-x",
                               language, "-", input='#include "jixiao.h"\n#include "jixiao.h"\n')
            if status != 0:
                yield f"{compiler[language]} {standard}: {said}"


def headers(args):
    compilers = [{"c": args.cc, "c++": args.cxx}]
    if run("clang-14", "--version")[0] == 0:
        compilers.append({"c": "clang-14", "c++": "clang++-14"})
    with tempfile.TemporaryDirectory() as folder:
        planted = changed_header(folder, r"typedef struct jixiao_bound \{", "typedef struct jixiao_bound {\n  bool b;")
        if not any("c99" in fault for fault in header_faults(compilers[:1], planted)):
            return ["a planted fault is not seen"]
    return list(header_faults(compilers, HEADER.parent))


# --- client ----------------------------------------------------------------------------------------


def client(args):
    library = args.library.resolve()
    frozen = sorted(path.parent for path in KEPT.glob("*/client.c"))
    problems = [] if frozen else ["no frozen client"]
    for folder in frozen:
        with tempfile.TemporaryDirectory() as work:
            program = pathlib.Path(work) / "client"
            must(args.cc, "-std=c99", f"-I{folder}", folder / "client.c", "-o", program,
                 f"-L{library.parent}", "-ljixiao", f"-Wl,-rpath,{library.parent}")
            status, said = run(program)
            if status != 0:
                problems.append(f"{folder.relative_to(ROOT)}: exit status {status}\n{said}")
    return problems


# --- diff ------------------------------------------------------------------------------------------


def abi_of(library, header_dir, output, *options):
    # --headers-dir keeps what jixiao.h declares and drops the C++ behind it.
    must("abidw", "--headers-dir", header_dir, "--drop-undefined-syms", "--no-corpus-path",
         "--no-comp-dir-path", "--no-show-locs", *options, "--out-file", output, library)
    return output


def changes_between(old, new, *options):
    status, said = run("abidiff", "--fail-no-debug-info", *options, old, new)
    return said.strip() if status != 0 else ""


# The enums cross as int32_t: no function names them.
ALL_TYPES, DIFF_ALL_TYPES = ["--load-all-types"], ["--non-reachable-types"]


def stub_abi(header_dir, compiler, folder, without=None, options=ALL_TYPES):
    """The ABI of a library whose functions do nothing, made from a header alone."""
    body = ['#include "jixiao.h"']
    for result, name, parameters in Header(header_dir / "jixiao.h").functions:
        if name != without:
            back = "" if result == "void" else "return 0;"
            body.append(f"{result} JIXIAO_CALL {name}({parameters}) {{ {back} }}")
    folder = pathlib.Path(folder)
    library = folder / "libjixiao.so"
    must(compiler, "-std=c99", "-g", "-w", "-fno-eliminate-unused-debug-types", "-shared", "-fPIC",
         "-Wl,-soname,libjixiao.so.0", f"-Wl,--version-script={MAP}", f"-I{header_dir}", "-x", "c",
         "-", "-o", library,
         input="\n".join(body))
    return abi_of(library, header_dir, folder / "stub.abi", *options)


# Two comparisons: the kept ABI with that of the header as it is now, all enums included; and that of
# the header with the functions that were compiled, which see enums as int32_t. The baseline is made
# from a stub because the library's own debug information is C++ by the megabyte.
def diff_self_test(args, folder):
    def stub(name, header_dir=HEADER.parent, **options):
        (folder / name).mkdir()
        return stub_abi(header_dir, args.cc, folder / name, **options)

    good = stub("good")
    if said := changes_between(good, stub("again"), *DIFF_ALL_TYPES):
        return [f"equal libraries differ: {said}"]
    broken = {"a function removed": stub("removed", without="jixiao_assess_json")}
    for name, (pattern, replacement) in CHANGES.items():
        if "appended" not in name:  # abidiff does not see that; `layout` does
            header_dir = changed_header(folder / f"{name}, header", pattern, replacement)
            broken[name] = stub(name, header_dir)
    return [f"not caught: {name}" for name, abi in broken.items()
            if "summary" not in changes_between(good, abi, *DIFF_ALL_TYPES)]


def functions_self_test(args, compiled, folder):
    header_dir = changed_header(folder / "changed", *CHANGES["a field of another type"])
    (folder / "changed stub").mkdir()
    changed = stub_abi(header_dir, args.cc, folder / "changed stub", options=[])
    return [] if "summary" in changes_between(changed, compiled) else ["not caught: a struct compiled otherwise"]


def diff(args):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        now = stub_abi(HEADER.parent, args.cc, folder)
        if args.update:
            BASELINE.write_text(now.read_text())
            return []
        compiled = abi_of(args.library, HEADER.parent, folder / "compiled.abi")
        (folder / "named").mkdir()
        named = stub_abi(HEADER.parent, args.cc, folder / "named", options=[])
        return [problem for problem in (
            *diff_self_test(args, folder), *functions_self_test(args, compiled, folder),
            changes_between(BASELINE, now, *DIFF_ALL_TYPES), changes_between(named, compiled))
            if problem]


GATES = {gate.__name__: gate for gate in (exports, enums, layout, headers, client, diff)}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gate", choices=GATES)
    parser.add_argument("--library", type=pathlib.Path)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--cxx", default="c++")
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    problems = GATES[args.gate](args)
    print("\n".join(problems) or "ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
