"""Libraries that are used where they are installed, and the command that installs a missing one."""

from __future__ import annotations

import importlib
from typing import Any

from jixiao.errors import MissingLibraryError

# The extra that brings each library.
_EXTRAS = {
    "docx": ("python-docx", "office"),
    "lxml": ("lxml", "office"),
    "openpyxl": ("openpyxl", "office"),
    "xlrd": ("xlrd", "office"),
    "pdfplumber": ("pdfplumber", "pdf"),
}


def needed(module: str, purpose_zh: str, purpose: str) -> Any:
    """The module; where it is missing an error that says what installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as missing:
        package, extra = _EXTRAS[module.partition(".")[0]]
        command = f"pip install 'jixiao[{extra}]'"
        raise MissingLibraryError(
            f"{purpose_zh}需要 {package}：{command}", f"{purpose} needs {package}: {command}"
        ) from missing
