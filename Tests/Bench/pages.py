#!/usr/bin/env python3
"""Measures how well the articles of pages are found, and how fast, beside trafilatura. Needs Python 3.9; trafilatura is
fetched into an environment of its own (python_env.py).

    pages.py --bench .build/release/IntakeBench [--binary .build/release/dateline] [--rounds 9] [--json FILE] [--verbose]

The pages are Tests/IntakeTests/Fixtures/pages/shapes: each *.html with what a person would call its text beside it
(*.truth.txt). A text is taken as a bag of words, numbers and, of Chinese and Japanese, letters. Precision: how much of
what was taken belongs to the article; recall: how much of the article was taken; F1 is their harmonic mean. Both are means
over the pages. Time is that of finding the text in a page that is in memory, the best of several rounds (the machine may be busy with
other things), without starting a program; with --binary also that of the whole program on all pages.
"""
import argparse
import collections
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import time

import python_env

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = os.path.join(HERE, "..", "IntakeTests", "Fixtures", "pages", "shapes")
AIM_FASTER = 10

THEIRS = r"""
import json, sys, time
import trafilatura
rounds = int(sys.argv[1])
for path in sys.argv[2:]:
    html = open(path, "rb").read().decode("utf-8", "replace")
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        text = trafilatura.extract(html, include_comments=False, include_tables=True)
        times.append((time.perf_counter() - start) * 1e3)
    print(json.dumps({"file": path, "ms": min(times), "text": text or ""}))
"""


def words(text):
    return collections.Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+", text.lower()))


def quality(found, truth):
    found, truth = words(found), words(truth)
    common = sum((found & truth).values())
    precision = common / max(1, sum(found.values()))
    recall = common / max(1, sum(truth.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def lines(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bench: {command[0]} failed: {(done.stderr.strip() or done.stdout.strip())[-400:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def ours(bench, rounds, paths):
    return {one["file"]: (one["ms"], "\n\n".join(item["text"] for item in one["items"]))
            for one in lines([bench, "--rounds", str(rounds), "--text", *paths])}


def theirs(rounds, paths):
    python = python_env.python(("trafilatura",))
    return {one["file"]: (one["ms"], one["text"]) for one in lines([python, "-c", THEIRS, str(rounds), *paths])}


def whole_program(binary, paths):
    start = time.perf_counter()
    done = subprocess.run([binary, "import", "--dry-run", "--json", *paths], capture_output=True)
    return (time.perf_counter() - start) * 1e3 if done.returncode in (0, 4) else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", required=True)
    parser.add_argument("--binary")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(SHAPES, "*.html")))
    truths = {path: open(path[:-5] + ".truth.txt").read() for path in paths}
    programs = {"dateline": ours(options.bench, options.rounds, paths)}
    try:
        programs["trafilatura"] = theirs(options.rounds, paths)
    except python_env.NoPython as error:
        print(f"bench: pages without trafilatura. {error}", file=sys.stderr)
    results = {}
    for name, found in programs.items():
        each = {path: quality(found[path][1], truths[path]) for path in paths}
        mean = [statistics.fmean(values) for values in zip(*each.values())]
        ms = statistics.median(found[path][0] for path in paths)
        results[name] = dict(precision=mean[0], recall=mean[1], f1=mean[2], ms_median=ms,
                             ms_all=sum(found[path][0] for path in paths),
                             pages={os.path.basename(path)[:-5]: each[path] for path in paths})
    print(f"{len(paths)} pages      precision  recall      F1   ms a page   ms all   (best of {options.rounds})")
    for name, result in results.items():
        print(f"{name:14} {result['precision']:9.3f} {result['recall']:7.3f} {result['f1']:7.3f} {result['ms_median']:11.3f}"
              f" {result['ms_all']:8.1f}")
    if options.verbose:
        for page in sorted(results["dateline"]["pages"]):
            print(f"  {page:20}", "   ".join("%.2f %.2f %.2f" % tuple(result["pages"][page]) for result in results.values()))
    if len(results) == 2:
        a, b = results["dateline"], results["trafilatura"]
        faster = b["ms_all"] / a["ms_all"]
        met = a["f1"] >= b["f1"] and faster >= AIM_FASTER
        print(f"aim (its quality, {AIM_FASTER} times its speed): F1 {a['f1'] - b['f1']:+.3f}, {faster:.0f} times as fast:"
              f" {'met' if met else 'NOT met'}")
    if options.binary:
        spent = whole_program(options.binary, paths)
        print(f"import --dry-run --json of all: {spent:.0f} ms" if spent else "import --dry-run --json failed")
        results["dateline"]["ms_program"] = spent
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
