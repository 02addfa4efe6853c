"""Rooms of the core: what may include what, and what the core may not use.

The order of the rooms is the table in src/README.md, lowest first. Run without arguments.
"""

import pathlib
import re
import sys
import tempfile

from tree import ROOT, code_only

# Headers of the C++20 standard library, without those of I/O, locale and clocks, which the core
# may not use and the public headers therefore do not need.
STANDARD = set("""
algorithm any array atomic bit bitset cassert cctype cerrno cfloat charconv chrono climits cmath
compare complex concepts condition_variable coroutine cstddef cstdint cstdlib cstring deque
exception execution forward_list functional initializer_list iterator limits list map memory
memory_resource mutex new numbers numeric optional ranges ratio regex scoped_allocator_allocator
set shared_mutex source_location span stack stdexcept stop_token string string_view thread tuple
type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
""".split())

# Room `cli` is where a program meets its machine. Everything below computes from its arguments.
TOP_ROOM = "cli"
FORBIDDEN_BELOW_TOP = {
    "input or output": r"<(?:iostream|fstream|istream|ostream|sstream|iomanip|streambuf|cstdio|"
                       r"stdio\.h|syncstream|filesystem|fcntl\.h|unistd\.h)>|"
                       r"\b(?:std::c(?:out|err|in|log)|f?printf|s?n?printf|puts|fputs|fopen)\b",
    "the environment": r"\b(?:secure_)?(?:getenv|setenv|putenv|environ)\b",
    "the locale": r"<(?:locale|clocale|locale\.h)>|\b(?:setlocale|localeconv|std::locale|"
                  r"std::(?:is(?:alnum|alpha|digit|lower|upper|space|punct|print|cntrl|xdigit)|"
                  r"tolower|toupper|sto[ifdlu]\w*|strto\w+|ato[fil]l?)|strto[dflu]\w*|ato[fil]l?)\s*\(",
    "a clock": r"<(?:ctime|time\.h|sys/time\.h)>|\b(?:\w+_clock|clock_gettime|gettimeofday|localtime\w*|"
               r"gmtime\w*|strftime)\b|\btime\s*\(\s*(?:0|NULL|nullptr|&\w+)\s*\)|\bstd::clock\b",
    "randomness": r"<random>|\b(?:std::)?s?rand\s*\(|\brandom_device\b",
    "thread_local state": r"\bthread_local\b",
}
# What only some compilers or systems have stands in one place of the core.
FOREIGN = re.compile(r"\b__(?:int128|builtin_\w+|attribute__|extension__|linux__|x86_64__|GNUC__|clang__)\b|"
                     r"\[\[gnu::|\b(?:strnlen|bzero)\b|<(?:sys/[^>]*|unistd\.h|windows\.h|immintrin\.h)>")
FOREIGN_HOME = "compiler"
# A static without const before its name or arguments is mutable state; functions have a "(" first.
STATIC_VARIABLE = re.compile(r"\bstatic\b([^;{=(]*)(?=[;{=])")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def read_rooms(root):
    """[(room, [headers named as its doors])] from the table, lowest first."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", (root / "src/README.md").read_text("utf8"), re.M)
    return [(room, re.findall(r"`([^`]+)`", doors)) for room, doors in rows]


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def is_source(path):
    return path.suffix in (".h", ".cc", ".hpp", ".def", ".c", ".inc")


class Check:
    """Collects the faults of one tree."""

    def __init__(self, root):
        self.root = root
        self.faults = []
        rooms = read_rooms(root)
        self.level = {room: level for level, (room, _) in enumerate(rooms)}
        self.doors = {header for _, doors in rooms for header in doors}
        self.public_room = {header: room for room, doors in rooms for header in doors
                            if "/" not in header}
        self.sources = [path for path in sorted((root / "src").rglob("*")) if is_source(path)]
        self.public = [path for path in sorted((root / "include").rglob("*")) if path.is_file()]

    def fault(self, path, line, text):
        self.faults.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def run(self):
        if not self.level:
            self.faults.append("src/README.md: no table of rooms")
        self.folders()
        for path in self.public:
            self.public_header(path)
        for path in self.sources:
            self.source(path)
        return self.faults

    def folders(self):
        for path in sorted((self.root / "src").iterdir()):
            if path.is_dir() and path.name not in self.level:
                self.fault(path, 1, "a room that the table of src/README.md does not name")
        for path in self.public:
            # A folder of tables is one door.
            name = path.relative_to(self.root / "include/jixiao").parts[0]
            if name not in self.public_room and name != "jixiao.hpp":
                self.fault(path, 1, "a public header that is no room's door in src/README.md")

    def room_of_include(self, target):
        """The room that an include in quotes reaches; None where it is none of ours."""
        first, _, rest = target.partition("/")
        return self.public_room.get(rest.partition("/")[0]) if first == "jixiao" else first

    def goes_up(self, path, line, room, target):
        other = self.room_of_include(target)
        if other not in self.level:
            self.fault(path, line, f'"{target}" is in no room of src/README.md')
        elif self.level[other] > self.level[room]:
            self.fault(path, line, f'"{target}" goes up: {room} is below {other}')
        elif other != room and not target.startswith("jixiao/") and target not in self.doors:
            self.fault(path, line, f'"{target}" is no door of {other} in src/README.md')

    def public_header(self, path):
        text = path.read_text("utf8")
        room = self.public_room.get(
            path.relative_to(self.root / "include/jixiao").parts[0], TOP_ROOM)  # the umbrella sees all
        for match in INCLUDE.finditer(text):
            line, target = line_of(text, match.start()), match.group(2)
            if match.group(1) == "<":
                if target not in STANDARD:
                    self.fault(path, line, f"a public header includes <{target}>")
            elif not re.fullmatch(r"jixiao/(?:enums/)?\w+\.(hpp|def)", target):
                self.fault(path, line, f'a public header includes "{target}"')
            else:
                self.goes_up(path, line, room, target)
        self.below_top(path, text)
        self.floating_point(path, text)

    def source(self, path):
        room = path.relative_to(self.root / "src").parts[0]
        if room not in self.level:
            return
        text = path.read_text("utf8")
        for match in INCLUDE.finditer(text):
            line, target = line_of(text, match.start()), match.group(2)
            if target.startswith("boost/") and room != "numeric":
                self.fault(path, line, "Boost outside src/numeric")
            elif match.group(1) == '"' and not target.startswith(("absl/", "nlohmann/", "boost/")):
                self.goes_up(path, line, room, target)
        self.floating_point(path, text)
        if room != TOP_ROOM:
            self.below_top(path, text)
            if (room, path.stem) != ("base", FOREIGN_HOME):
                self.foreign(path, text)

    def floating_point(self, path, text):
        code = code_only(text)
        for match in re.finditer(r"\b(double|float)\b", code):
            self.fault(path, line_of(code, match.start()), "binary floating point in the core")

    def foreign(self, path, text):
        code = code_only(text)
        for match in FOREIGN.finditer(code):
            self.fault(path, line_of(code, match.start()),
                       f"{match.group(0)} outside src/base/{FOREIGN_HOME}.*")

    def below_top(self, path, text):
        code = code_only(text)
        for what, pattern in FORBIDDEN_BELOW_TOP.items():
            for match in re.finditer(pattern, code):
                self.fault(path, line_of(code, match.start()),
                           f"the core uses {what}: {match.group(0).strip()}")
        for match in STATIC_VARIABLE.finditer(code):
            if not re.search(r"\bconst(?:expr|init)?\b|\bstatic_assert\b", match.group(0)):
                self.fault(path, line_of(code, match.start()), "the core has mutable static state")


# --- The check on the check: each planted fault must be found, each harmless text must not --------
TABLE = """
| Room | Door | Job |
|---|---|---|
| `base` | `status.hpp` | |
| `numeric` | `decimal.hpp` | |
| `unit` | `unit.hpp` `unit/unit_table.h` | |
| `cli` | – | |
"""
PLANTED = [  # file, content, part of the message
    ("src/base/a.cc", '#include "unit/unit_table.h"\n', "goes up"),
    ("src/base/a.cc", '#include "jixiao/decimal.hpp"\n', "goes up"),
    ("src/base/a.cc", '#include "attic/old.h"\n', "in no room"),
    ("src/cli/a.cc", '#include "unit/unit_words.h"\n', "is no door"),
    ("src/attic/a.cc", "\n", "does not name"),
    ("include/jixiao/extra.hpp", "\n", "no room's door"),
    ("src/unit/a.cc", "#include <boost/multiprecision/cpp_int.hpp>\n", "Boost outside"),
    ("include/jixiao/unit.hpp", '#include "absl/strings/string_view.h"\n', "public header includes"),
    ("include/jixiao/unit.hpp", "#include <boost/rational.hpp>\n", "public header includes"),
    ("include/jixiao/unit.hpp", '#include "unit/unit_table.h"\n', "public header includes"),
    ("include/jixiao/decimal.hpp", '#include "jixiao/unit.hpp"\n', "goes up"),
    ("include/jixiao/unit.hpp", "double Ratio();\n", "floating point"),
    ("src/cli/a.cc", "float x;\n", "floating point"),
    ("src/unit/a.cc", "#include <iostream>\n", "input or output"),
    ("src/unit/a.cc", "void F() { printf(\"x\"); }\n", "input or output"),
    ("src/unit/a.cc", 'const char* p = std::getenv("HOME");\n', "environment"),
    ("src/unit/a.cc", "bool d = std::isdigit(c);\n", "locale"),
    ("src/unit/a.cc", "auto v = std::stoi(s);\n", "locale"),
    ("src/unit/a.cc", "auto t = std::chrono::system_clock::now();\n", "a clock"),
    ("src/unit/a.cc", "auto t = time(nullptr);\n", "a clock"),
    ("src/unit/a.cc", "int r = std::rand();\n", "randomness"),
    ("src/unit/a.cc", "thread_local int calls;\n", "thread_local"),
    ("src/unit/a.cc", "bool b = __builtin_add_overflow(x, y, &z);\n", "outside src/base/compiler"),
    ("src/unit/a.cc", "__extension__ typedef __int128 Int;\n", "outside src/base/compiler"),
    ("src/unit/a.cc", "#include <sys/mman.h>\n", "outside src/base/compiler"),
    ("src/unit/a.cc", "static int calls = 0;\n", "mutable static"),
    ("src/unit/a.cc", "void F() { static std::vector<int> cache; }\n", "mutable static"),
]
HARMLESS = [
    ("src/unit/a.cc", '#include "jixiao/unit.hpp"\n#include "unit/unit_table.h"\n#include <string>\n'
                      '#include "jixiao/status.hpp"\n#include "absl/strings/str_cat.h"\n'),
    ("src/numeric/a.cc", "#include <boost/multiprecision/cpp_int.hpp>\n"),
    ("src/cli/a.cc", '#include <iostream>\n#include "unit/unit_table.h"\nstatic int calls = 0;\n'),
    ("src/unit/a.cc", "// a double printf of the time()\nconst char* kText = \"float time(0)\";\n"
                      "static constexpr int kTwo = 2;\nstatic int F(int a);\nstatic_assert(true);\n"
                      "static const auto& kMap = *new int(1);\nint deadtime(int); int time() const;\n"
                      "struct S { static S Parse(int x); };\nint x = 1'000'000;\n"),
    ("include/jixiao/jixiao.hpp", '#include "jixiao/unit.hpp"\n'),
    ("src/base/compiler.cc", "#include <sys/mman.h>\nbool b = __builtin_add_overflow(x, y, &z);\n"),
]


def faults_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in {"src/README.md": TABLE, "src/base/ok.cc": "", "src/numeric/ok.cc": "",
                              "src/unit/ok.cc": "", "src/cli/ok.cc": "",
                              "include/jixiao/status.hpp": "", **dict([files])}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf8")
        return Check(root).run()


def self_test():
    problems = []
    for name, content, expected in PLANTED:
        faults = faults_of((name, content))
        if not any(expected in fault for fault in faults):
            problems.append(f"not caught ({expected}): {name}: {content!r}: {faults}")
    for name, content in HARMLESS:
        faults = faults_of((name, content))
        if faults:
            problems.append(f"caught without reason: {name}: {faults}")
    return problems


def main():
    problems = self_test() or Check(ROOT).run()
    print("\n".join(problems) or f"{len(PLANTED)} planted faults caught; the tree has none")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
