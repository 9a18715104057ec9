#!/usr/bin/env python3
"""Measures the index from inside one process: taking a library in beside plain FTS5, its size, and what answers take.

    index.py --bench .build/.../IndexBench [--briefs 100000 | --library DIR]

Plain FTS5 gets the same folded texts and nothing else; only its insertions are timed. Both run in turn, on the same disk.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys

from table import default_cache, made

# Milliseconds at 100,000 and at 1,000,000.
AIMS = {
    "filter_all_facets": (12, 40), "search_rare": (10, 30), "search_ten_percent": (80, 800), "search_common": (80, 800),
    "newest_common": (10, 30), "newest_two": (10, 30), "prefix_four": (10, 30), "prefix_two": (10, 30), "phrase": (80, 800),
    "relevance_ten_percent": (80, 800), "related": (12, 40),
}


def run(bench, *words):
    done = subprocess.run([bench, *words], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def size(folder, ends=""):
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names
               if name.endswith(ends))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--briefs", type=int, default=100_000)
    parser.add_argument("--library")
    parser.add_argument("--cache", default=default_cache())
    options = parser.parse_args()
    os.makedirs(options.cache, exist_ok=True)
    library = os.path.abspath(options.library) if options.library else made(options)
    is_million = options.briefs > 300_000
    cache = os.path.join(options.cache, "index-bench")
    shutil.rmtree(cache, ignore_errors=True)
    os.makedirs(cache)
    try:
        built = run(options.bench, "build", library, cache)
        share = size(cache, ".sqlite") / size(library, ".json")
        bare = run(options.bench, "bare", library, os.path.join(cache, "bare"))
        answers = run(options.bench, "ask", library, cache)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
    rate, plain = built["briefs_per_second"], bare["briefs_per_second"]
    print(f"\n{library}: {built['briefs']:.0f} briefs; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    for name, value, aim in [
        ("taken in, briefs a second", f"{rate:.0f}", "≥ 4000" if is_million else "≥ 5000"),
        ("beside plain FTS5", f"{rate / plain:.0%} of {plain:.0f}", "≥ 70 %"),
        ("longest step, ms", f"{built['longest_step_ms']:.0f}", ""),
        ("memory while taking in, MB", f"{built['peak_mb']:.1f}", "≤ 96"),
        ("index beside JSON", f"{share:.3f}", "≤ 0.48"),
        ("memory while answering, MB", f"{answers['peak_mb']:.1f}", ""),
    ]:
        print(f"  {name:36}{value:>18}   {aim}")
    print()
    for name, value in answers.items():
        if name.endswith("_mb"):
            continue
        aim = AIMS.get(name)
        print(f"  {name.replace('_', ' ') + ', ms':36}{value:18.2f}   {f'≤ {aim[is_million]}' if aim else ''}")


if __name__ == "__main__":
    sys.exit(main())
