"""Old and foreign office files (.doc, .wps, .rtf, …) by LibreOffice, where it is installed.

It runs with a profile of its own that dies with the call, so that no user's settings count; without
macros, updates of links and active content; without network where the system can take it away; and
for a limited time.
"""

from __future__ import annotations

import functools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from jixiao.errors import UnsupportedFileError
from jixiao.sources import contained

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Common/Misc", "UseSystemFileDialog", "false"),
    ("org.openoffice.Setup/Office", "ooSetupConnectionURL", ""),
)  # fmt: skip
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def _profile(folder: pathlib.Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
        if value
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        "utf8",
    )


@functools.cache
def program() -> str | None:
    """The program, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


@functools.cache
def _without_network() -> tuple[str, ...]:
    """What runs a program without network; nothing where the system does not allow that."""
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    for command in ((unshare, "--net"), (unshare, "--map-current-user", "--net")):
        tried = subprocess.run([*command, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return command
    return ()


def converted(data: bytes, kind: str, to: str) -> bytes:
    """The file as .docx, .xlsx or .odt (`to`); `kind` is its ending."""
    soffice = program()
    saved = "docx" if to == "odt" else to
    if soffice is None:
        raise UnsupportedFileError(
            f".{kind} 文件要用 LibreOffice 读取，这台机器没有安装它：请安装（Debian、Ubuntu："
            "apt install libreoffice-writer-nogui libreoffice-calc-nogui），"
            f"或用 Word、WPS 打开后另存为 .{saved}",
            f"a .{kind} file is read by LibreOffice, which is not installed: install it (Debian, "
            "Ubuntu: apt install libreoffice-writer-nogui libreoffice-calc-nogui), or open the "
            f"file in Word or WPS and save it as .{saved}",
        )
    with tempfile.TemporaryDirectory(prefix="jixiao-") as name:
        folder = pathlib.Path(name)
        _profile(folder / "profile")
        (folder / f"in.{kind}").write_bytes(data)
        out = folder / "out"
        command = [
            *_without_network(), soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", to,
            "--outdir", str(out), str(folder / f"in.{kind}"),
        ]  # fmt: skip
        environment = {**os.environ, "HOME": name, "TMPDIR": name, "http_proxy": "127.0.0.1:9",
                       "https_proxy": "127.0.0.1:9"}  # fmt: skip
        _, _, messages = contained.run(command, environment=environment)
        made = out / f"in.{to}"
        if not made.is_file():
            told = messages.decode("utf-8", "replace").strip()[-200:]
            raise UnsupportedFileError(
                f"LibreOffice 打不开这个 .{kind} 文件（损坏，或有密码）：{told}",
                f"LibreOffice cannot open this .{kind} file (damaged, or with a password): {told}",
            )
        return made.read_bytes()
