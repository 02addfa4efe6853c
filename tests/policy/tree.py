"""The source tree as the policy tests see it."""

import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Never part of the project, even where git cannot be asked.
UNTRACKED = {".git", ".venv", "build", "__pycache__", "compile_commands.json"}


def project_files(root=ROOT):
    """Tracked and new files, as sorted paths relative to `root`; all files where git has no say."""
    git = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, env={**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)})
    if git.returncode == 0:
        names = [pathlib.Path(name) for name in git.stdout.decode().split("\0") if name]
        return sorted(name for name in names if (root / name).is_file())
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(path for path in files if not UNTRACKED.intersection(path.parts))


_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'                        # comments
    r'|R"(?P<delimiter>[^()\s\\]*)\(.*?\)(?P=delimiter)"'  # raw strings
    r'|"(?:\\.|[^"\\\n])*"'                      # strings
    r"|'(?:\\.|[^'\\\n])+'",                     # characters
    re.S)


def code_only(text):
    """C++ text with comments and the insides of literals blanked; line numbers stay."""
    def blank(match):
        token = match.group(0)
        newlines = "\n" * token.count("\n")
        return (" " if token.startswith("/") else '""') + newlines

    # A digit separator (1'000) is no character literal.
    return _TOKEN.sub(blank, re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text))
