"""What jixiao.h declares, read from its text: the header is written regularly enough for that."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = ROOT / "capi/jixiao.h"
KEPT = ROOT / "capi/abi"


class Header:
    def __init__(self, path=HEADER):
        self.text = path.read_text("utf8")
        code = re.sub(r"//.*", "", self.text)
        # [(result, name, parameters)]
        self.functions = [(result.strip(), name, " ".join(parameters.split()))
                          for result, name, parameters in re.findall(
                              r"^JIXIAO_API\s+([\w\s*]+?)\s*\b(jixiao_\w+)\(([^;]*)\);", code, re.M)]
        self.constants = re.findall(r"^\s+(JIXIAO_\w+) = \d+", code, re.M)
        self.constants += re.findall(r"^\s*enum jixiao_\w+ \{ (JIXIAO_\w+) = \d+", code, re.M)
        self.constants += re.findall(r"^enum .*, (JIXIAO_\w+) = \d+ \}", code, re.M)
        # {struct: [field]}
        self.structs = {name: re.findall(r"(\w+);", body) for name, body in re.findall(
            r"^typedef struct (jixiao_\w+) \{(.*?)^\} \1;", code, re.M | re.S)}
        self.handles = re.findall(r"^typedef struct (jixiao_\w+) \1;", code, re.M)

    def names(self):
        return sorted(name for _, name, _ in self.functions)
