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
                              r"^JIXIAO_API\s+([\w\s*]+?)\s*\bJIXIAO_CALL\s+(jixiao_\w+)\(([^;]*)\);",
                              code, re.M)]
        # {function: the version that it is there since}
        self.since = {name: version for version, name in re.findall(
            r"\bSince\s+(?://\s*)?(\d+\.\d+)\.\n"
            r"JIXIAO_API\s+[\w\s*]+?\s*\bJIXIAO_CALL\s+(jixiao_\w+)\(", self.text)}
        # {enum: {member: number}}
        self.enums = {name: {member: int(number) for member, number in re.findall(
                                 r"(JIXIAO_\w+) = (\d+)", body)}
                      for name, body in re.findall(r"^enum (jixiao_\w+) \{(.*?)\};", code, re.M | re.S)}
        self.constants = [member for members in self.enums.values() for member in members]
        # {struct: [field]}
        self.structs = {name: re.findall(r"(\w+);", body) for name, body in re.findall(
            r"^typedef struct (jixiao_\w+) \{(.*?)^\} \1;", code, re.M | re.S)}
        self.handles = re.findall(r"^typedef struct (jixiao_\w+) \1;", code, re.M)

    def names(self):
        return sorted(name for _, name, _ in self.functions)
