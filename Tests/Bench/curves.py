#!/usr/bin/env python3
"""Draws how the reader does from a thousand briefs to a million, as docs/curves.svg. Needs Python 3.9 and nothing else.

    curves.py --binary .build/release/dateline [--sizes 1000,10000,100000,1000000] [--out docs/curves.svg]

The libraries and their indexes are made once, in --cache; a million briefs take some 14 GB there and a quarter of an
hour. Each figure is the median of what table.py measures, from outside, on a pseudo-terminal of 120x40.
"""
import argparse
import json
import os
import sys

import table
from table import Table, made, percentile

PANELS = [
    ("start to the first full list", "ms", "start"),
    ("↓", "ms", "↓ with its preview"),
    ("one filter chosen", "ms", "a filter chosen, with counts"),
    ("search, first rows", "ms", "a letter of a search, rows"),
    ("related coverage, opened at once", "ms", "related coverage"),
    ("memory", "MB", "memory at its largest"),
]
WIDTH, HEIGHT, LEFT, GAP = 250, 190, 46, 26


def figures(options, size):
    """The medians for a library of a size."""
    options.briefs = size
    measured = Table(options, made(options))
    measured.measure()
    result = {name: percentile([press[1] for press in presses], .5) for name, presses in measured.presses.items() if presses}
    result["memory"] = measured.peak
    return result


def nice(most):
    """The end of an axis."""
    step = 10 ** (len(str(int(most))) - 1)
    return next(end * step for end in (1, 2, 3, 4, 5, 6, 8, 10, 20) if end * step >= most)


def drawing(results):
    """Small drawings side by side; the sizes on a logarithmic axis."""
    sizes = sorted(results)
    parts = []
    for panel, (name, unit, title) in enumerate(PANELS):
        left, top = LEFT + panel % 3 * (WIDTH + GAP), 44 + panel // 3 * (HEIGHT + 74)
        values = [results[size].get(name) for size in sizes]
        end = nice(max(value for value in values if value is not None) * 1.05)
        across = lambda place: left + place * (WIDTH - 40) / max(1, len(sizes) - 1)
        down = lambda value: top + HEIGHT - value / end * HEIGHT
        parts.append(f'<text x="{left}" y="{top - 14}" class="title">{title}, {unit}</text>')
        for share in (0, .5, 1):
            y = down(end * share)
            parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + WIDTH - 40}" y2="{y:.1f}" class="rule"/>')
            parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" class="scale" text-anchor="end">{end * share:g}</text>')
        points = [(across(place), down(value), value) for place, value in enumerate(values) if value is not None]
        parts.append('<polyline class="curve" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points) + '"/>')
        for x, y, value in points:
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" class="point"/>')
            parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" class="value" text-anchor="middle">{value:.3g}</text>')
        for place, size in enumerate(sizes):
            shown = f"{size // 1_000_000} M" if size >= 1_000_000 else f"{size // 1000} k"
            parts.append(f'<text x="{across(place):.1f}" y="{top + HEIGHT + 18}" class="scale" text-anchor="middle">{shown}</text>')
    width = LEFT + 3 * (WIDTH + GAP)
    height = 44 + (len(PANELS) + 2) // 3 * (HEIGHT + 74)
    style = ("text{font-family:sans-serif;fill:#333}.title{font-size:13px;font-weight:bold}.scale{font-size:11px;fill:#777}"
             ".value{font-size:11px}.rule{stroke:#ddd}.curve{fill:none;stroke:#2a6f97;stroke-width:2}.point{fill:#2a6f97}")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
            f"<style>{style}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + "\n".join(parts) + "\n</svg>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--out", default=os.path.join(os.path.dirname(table.HERE), "..", "docs", "curves.svg"))
    parser.add_argument("--cache", default=table.default_cache())
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--presses", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--json", help="a file for the figures; one that is there is drawn again without measuring")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    os.makedirs(options.cache, exist_ok=True)
    if options.json and os.path.exists(options.json):
        with open(options.json) as file:
            results = {int(size): values for size, values in json.load(file).items()}
    else:
        results = {}
        for size in map(int, options.sizes.split(",")):
            results[size] = figures(options, size)
            print(size, {name: round(value, 2) for name, value in results[size].items()}, file=sys.stderr)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file)
    with open(options.out, "w") as file:
        file.write(drawing(results))


if __name__ == "__main__":
    main()
