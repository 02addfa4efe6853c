"""Charts of an assessment, by matplotlib, with a font that has Chinese characters."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from jixiao.assessments import Assessment

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Fonts with simplified Chinese characters, as systems and offices have them; the first found wins.
CHINESE_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei", "SimSun", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei", "Noto Sans CJK JP", "Noto Serif CJK SC", "Droid Sans Fallback",
)  # fmt: skip


def chinese_font() -> str | None:
    """The name of an installed font with Chinese characters; None where there is none."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in CHINESE_FONTS if name in installed), None)


# Names and number of the weight that is asked for unless another is.
_NORMAL = frozenset({"normal", "regular", "book", 400})


def _weights(font: str) -> frozenset[int | str]:
    from matplotlib import font_manager

    return frozenset(
        entry.weight for entry in font_manager.fontManager.ttflist if entry.name == font
    )


def chinese_settings() -> Any:
    """Settings of matplotlib for Chinese text: `with matplotlib.rc_context(chinese_settings())`."""
    font = chinese_font()
    if font is None:
        warnings.warn(
            "no font with Chinese characters is installed: on Debian install fonts-noto-cjk or "
            "fonts-wqy-zenhei, then empty matplotlib's cache (matplotlib.get_cachedir())",
            stacklevel=2,
        )
        return {"axes.unicode_minus": False}
    weights = _weights(font)
    if weights & _NORMAL:
        # A list: the default font has what a Chinese one lacks.
        return {"font.family": [font, "DejaVu Sans"], "axes.unicode_minus": False}
    # matplotlib reports each text whose weight a font does not have, so no other font is asked.
    weight = sorted(weights, key=str)[0]
    asked = ("font.weight", "axes.titleweight", "axes.labelweight", "figure.titleweight")
    return {"font.family": [font], "axes.unicode_minus": False} | dict.fromkeys(asked, weight)


_GRADE_COLOURS = {"优": "#2e7d32", "良": "#558b2f", "中": "#f9a825", "差": "#c62828"}
_OPEN = "#90a4ae"


def totals(assessment: Assessment, ax: Axes | None = None) -> Axes:
    """A bar for each project: its total by grade; where it is provisional, its bounds in grey."""
    import matplotlib
    from matplotlib import pyplot

    projects = assessment.projects
    with matplotlib.rc_context(chinese_settings()):
        if ax is None:
            height = 1.2 + 0.42 * len(projects)
            ax = pyplot.subplots(figsize=(9, height), layout="constrained")[1]
        for row, project in enumerate(projects):
            lower, upper = project.total_lower, project.total_upper
            if lower is None or upper is None:
                ax.text(1, row, "无法计算", va="center")
                continue
            colour = _GRADE_COLOURS.get(project.grade or "", _OPEN)
            ax.barh(row, float(lower), color=colour)
            ax.barh(row, float(upper - lower), left=float(lower), color=_OPEN, alpha=0.5)
            shown = f"{project.total}" if project.total is not None else f"{lower}–{upper}"
            ax.text(float(upper) + 1, row, f"{shown} {project.grade or '待定'}", va="center")
        ax.set_yticks(range(len(projects)), [_short(project.name) for project in projects])
        ax.invert_yaxis()
        ax.set_xlim(0, 125)
        ax.set_xticks(range(0, 101, 20))
        ax.set_xlabel("得分")
        ax.set_title(f"项目支出绩效自评得分（{assessment.policy}）")
        ax.spines[["top", "right"]].set_visible(False)
    return ax


def _short(name: str, width: int = 18) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"
