"""Draws the output of `jixiao_compare linear` (CSV on standard input) as SVG on standard output:
nanoseconds a row, and the program's memory, over the number of rows."""

import csv
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, INNER_WIDTH, INNER_HEIGHT = 640, 300, 60, 30, 500, 210


def main():
    rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(sys.stdin)]
    costs = [1e9 * row["seconds"] / row["rows"] for row in rows]
    memory = [row["resident_mib"] for row in rows]
    first, last = math.log10(rows[0]["rows"]), math.log10(rows[-1]["rows"])

    def line(values, most, color):
        points = [(LEFT + INNER_WIDTH * (math.log10(row["rows"]) - first) / (last - first),
                   TOP + INNER_HEIGHT * (1 - value / most)) for row, value in zip(rows, values)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in points)
        return f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>{dots}'

    most_cost, most_memory = 1.25 * max(costs), 500
    text = []
    for step in range(5):
        y = TOP + INNER_HEIGHT * (1 - step / 4)
        text.append(f'<line x1="{LEFT}" x2="{LEFT + INNER_WIDTH}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        text.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{most_cost * step / 4:.0f}</text>')
        text.append(f'<text x="{LEFT + INNER_WIDTH + 6}" y="{y + 4}">{most_memory * step / 4:.0f}</text>')
    for row in rows:
        x = LEFT + INNER_WIDTH * (math.log10(row["rows"]) - first) / (last - first)
        text.append(f'<text x="{x:.1f}" y="{TOP + INNER_HEIGHT + 18}" text-anchor="middle">'
                    f'{row["rows"]:,.0f}</text>')
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
          f'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
          f'{"".join(text)}{line(costs, most_cost, "#1f77b4")}{line(memory, most_memory, "#d62728")}'
          f'<text x="{LEFT}" y="18" fill="#1f77b4">ns a row (left)</text>'
          f'<text x="{LEFT + INNER_WIDTH}" y="18" text-anchor="end" fill="#d62728">MiB (right)</text>'
          f'<text x="{LEFT + INNER_WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">'
          f'rows of the stream</text></svg>')


if __name__ == "__main__":
    main()
