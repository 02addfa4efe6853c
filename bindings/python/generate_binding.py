"""Writes the C source of the extension from jixiao.h, the one place that declares the functions.

usage: generate_binding.py JIXIAO.h OUTPUT.c

cffi's parser knows C declarations but no preprocessor: comments, conditions and the export macro
go, integer constants stay. What it then does not understand is an error of the build.
"""

import pathlib
import re
import sys

import cffi


def declarations(header: str) -> str:
    """What the header declares, as cffi reads it."""
    code = re.sub(r"/\*.*?\*/", " ", header, flags=re.S)
    code = re.sub(r"//[^\n]*", "", code)
    code = code.replace("\\\n", " ")
    constants = re.findall(r"^#define[ \t]+(\w+)[ \t]+(-?\d+)[ \t]*$", code, re.M)
    code = re.sub(r"^[ \t]*#[^\n]*", "", code, flags=re.M)
    code = re.sub(r'extern "C" \{(.*)\}', r"\1", code, flags=re.S)
    code = re.sub(r"\bJIXIAO_(API|CALL)\b ?", "", code)
    return "".join(f"#define {name} {value}\n" for name, value in constants) + code


def main() -> None:
    """Runs the command line."""
    header, output = sys.argv[1:]
    here = pathlib.Path(__file__).parent
    own = declarations((here / "arrow_stream.h").read_text("utf8"))
    builder = cffi.FFI()
    builder.cdef(declarations(pathlib.Path(header).read_text("utf8")))
    builder.cdef(own)
    source = (here / "arrow_stream.c").read_text("utf8")
    types = own[: own.index("void* jixiao_py_stream")]
    builder.set_source(
        "jixiao._jixiao", f'#include "jixiao.h"\n{types}\n{source}', py_limited_api=True
    )
    builder.emit_c_code(output)


if __name__ == "__main__":
    main()
