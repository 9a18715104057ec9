#!/usr/bin/env python3
"""Measures what a key costs in a large library: the table of aims. Needs Python 3.9 and nothing else.

    table.py --binary .build/release/dateline [--briefs 100000 | --library DIR] [--presses 2000] [--json FILE]

The library is made once, in --cache, and read by the reader's own index there: the first run waits until that is whole.
A key: from its write until the last byte before 40 ms without output, after a random pause of up to 30 ms, so that
keys meet the program at every moment. Nobody rests between the keys of a walk; where a row says "rested", whoever
pressed the key had waited until everything was there. Search: until the list shows other rows, and until the last byte.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time

from terminal import MS, Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = os.path.join(os.path.dirname(HERE), "Tools", "gen_corpus.py")
# Milliseconds at 100,000 briefs and at 1,000,000: the median, and the p99 where there is an aim for it.
AIMS = {
    "start to the first full list": ((20, None), (25, None)),
    "↓": ((1, 4), (1, 6)),
    "page down": ((1.8, None), (1.8, None)),
    "fifty ↓ at once": ((8, None), (8, None)),
    "to the end and back": ((4, None), (8, None)),
    "to a month and back": ((4, None), (8, None)),
    "open an article, rested": ((3, None), (4, None)),
    "next article": ((3, None), (4, None)),
    "related coverage, opened at once": ((12, None), (40, None)),
    "picker with its counts": ((12, None), (40, None)),
    "one filter chosen": ((12, None), (40, None)),
    "five filters chosen": ((12, None), (40, None)),
    "search, first rows": ((10, None), (30, None)),
    "search, settled": ((80, None), (800, None)),
}
MEMORY = (32, 64)


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * (len(ordered) - 1) + .5))]


class Table:
    def __init__(self, options, library):
        self.options, self.library = options, library
        self.columns, self.rows = map(int, options.size.split("x"))
        self.random = random.Random(1)
        # Name: [(first byte, last byte, bytes)], in the order of the table.
        self.presses = {}
        self.peak = 0
        self.reader = None

    def open(self):
        home = os.path.join(self.options.cache, "home")
        os.makedirs(home, exist_ok=True)
        self.reader = Terminal([self.options.binary, "--library", self.library], self.columns, self.rows, {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": home,
            "XDG_STATE_HOME": home + "/state", "XDG_CONFIG_HOME": home + "/config",
            "XDG_CACHE_HOME": self.options.cache + "/index"})

    def close(self):
        self.peak = max(self.peak, self.reader.peak())
        self.reader.close("Q")

    def list_rows(self, screen=None):
        """The rows of the list, without the marks at their left."""
        lines = (screen or self.reader.screen).lines()
        rule = next((y for y, line in enumerate(lines) if "─" * 40 in line), len(lines) - 2)
        return [line.split("│")[0][4:].strip() for line in lines[1:rule]]

    def is_full(self, screen):
        rows = self.list_rows(screen)
        return len(rows) > 3 and all(rows) and any(line.startswith("▌") for line in screen.lines())

    def keep(self, name, first, last, count):
        self.presses.setdefault(name, [])
        if last is not None:
            self.presses[name].append((first, last, count))

    def press(self, name, key, keeps=True, quiet=40):
        time.sleep(self.random.random() * .03)
        measured = self.reader.press(key, quiet=quiet)
        if name and keeps:
            self.keep(name, *measured)
        return measured

    def rest(self):
        self.reader.settle(quiet=250, first=250)

    # What is measured

    def index(self):
        """Waits until the index is whole."""
        self.open()
        quiet = 0
        while quiet < 3 and not self.reader.ended:
            self.reader.settle(quiet=500, limit=1000, first=500)
            self.reader.look()
            shown = "\n".join(self.reader.screen.lines())
            quiet = 0 if re.search("Taking in|Reading the library", shown) else quiet + 1
        self.close()
        self.peak = 0

    def start(self, rounds):
        """Of somebody who was here before, and who left at the top of the list."""
        for round in range(rounds + 1):
            self.open()
            stamp = self.reader.wait_for(self.is_full)
            if stamp is None:
                sys.exit("table: no list was painted; the screen:\n" + "\n".join(self.reader.screen.lines()))
            if round:  # The first finds nothing in the system's memory.
                self.keep("start to the first full list", stamp, stamp, 0)
            self.rest()
            if round < rounds:
                self.close()

    def walk(self, rounds):
        for count in range(self.options.presses + 20):
            self.press("↓", "Down", keeps=count >= 20)
        self.press(None, "g")
        for count in range(4 * rounds):
            self.press("page down", "PgDn", keeps=count >= 4)
        self.press(None, "g")
        self.rest()
        down = "\x1b" + self.reader.cursor_keys.decode() + "B"
        for _ in range(rounds):
            self.press("fifty ↓ at once", down * 50)
        self.press(None, "g")
        for _ in range(rounds):
            for key in "Gg":
                self.press("to the end and back", key)
        for _ in range(rounds):
            for key in "}}{}":
                self.press("to a month and back", key)

    def read(self, rounds):
        for _ in range(rounds):
            self.press(None, "Down")
            self.rest()
            self.press("open an article, rested", "Enter")
            self.rest()
            self.press(None, "h")
            self.rest()
        self.press(None, "Enter")
        for _ in range(4 * rounds):
            self.press("next article", "J")
        self.press(None, "h")
        for _ in range(rounds):
            self.press(None, "Down")
            self.press("related coverage, opened at once", "Enter")
            self.press(None, "h")

    def filter(self, rounds):
        for round in range(rounds):
            self.rest()
            self.press("picker with its counts", "t", quiet=150)
            for _ in range(round % 7):
                self.press(None, "Down")
            for count in range(1, 6):
                # Each choice narrows the list and counts anew what it would take.
                name = {1: "one filter chosen", 5: "five filters chosen"}.get(count)
                self.press(name, "Tab", quiet=150)
                self.press(None, "Down")
            self.press(None, "Enter")
            self.press(None, "X")

    def search(self, rounds):
        self.rest()
        self.reader.look()
        words = sorted({word.lower() for row in self.list_rows() for word in re.findall(r"[A-Za-z]{5,}", row)})
        self.random.shuffle(words)
        for word in words[:rounds]:
            self.press(None, "/")
            for place, letter in enumerate(word[:5]):
                self.reader.look()
                before = self.list_rows()
                time.sleep(self.random.random() * .03)
                start = time.monotonic_ns()
                first, last, count = self.reader.press(letter, quiet=150)
                stamp = self.reader.look(lambda screen: self.list_rows(screen) != before)
                self.reader.look()
                if place and last is not None:
                    changed = last if stamp is None else stamp - (start - self.reader.started) / MS
                    self.keep("search, first rows", first, changed, count)
                    self.keep("search, settled", first, last, count)
            self.press(None, "Enter")
            self.press(None, "X")

    def measure(self):
        rounds = self.options.rounds
        shutil.rmtree(os.path.join(self.options.cache, "home"), ignore_errors=True)
        self.index()
        self.start(rounds)
        self.walk(rounds)
        self.read(rounds)
        self.filter(rounds)
        self.search(rounds)
        self.close()


def default_cache():
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "dateline-bench")


def made(options):
    """The library of a size, made where it is not there yet."""
    folder = os.path.join(options.cache, f"corpus-{options.briefs}")
    if not os.path.exists(os.path.join(folder, "manifest.json")):
        subprocess.run([sys.executable, GENERATOR, "--n", str(options.briefs), "--out", folder, "--emit", "json", "-q"], check=True)
    return os.path.join(folder, "json")


def report(table, is_million):
    print(f"\n{table.library} at {table.columns}x{table.rows}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(f"  {'ms, to the last byte':36}{'n':>6}{'p50':>9}{'p99':>9}{'most':>9}{'bytes':>8}   aim")
    for name, presses in table.presses.items():
        if not presses:
            print(f"  {name:36}     0")
            continue
        last = [press[1] for press in presses]
        middle, tail = AIMS[name][is_million]
        verdict = "ok" if percentile(last, .5) <= middle and (tail is None or percentile(last, .99) <= tail) else "over"
        print(f"  {name:36}{len(last):6}{percentile(last, .5):9.2f}{percentile(last, .99):9.2f}{max(last):9.2f}"
              f"{percentile([press[2] for press in presses], .5):8}   {middle}{'' if tail is None else f' / {tail}'}: {verdict}")
    verdict = "ok" if table.peak <= MEMORY[is_million] else "over"
    print(f"  {'memory at its largest, MB':36}{'':6}{table.peak:9.1f}{'':26}   {MEMORY[is_million]}: {verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--briefs", type=int, default=100_000, help="size of the library that is made")
    parser.add_argument("--library", help="a library that is there already; briefs that are opened are marked as read in it")
    parser.add_argument("--cache", help="where the library and its index are kept between runs", default=default_cache())
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--presses", type=int, default=2000, help="of ↓")
    parser.add_argument("--rounds", type=int, default=20, help="of everything else")
    parser.add_argument("--json", help="a file for every single figure")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    os.makedirs(options.cache, exist_ok=True)
    table = Table(options, os.path.abspath(options.library) if options.library else made(options))
    table.measure()
    report(table, options.briefs > 300_000)
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"library": table.library, "size": options.size, "peak_mb": table.peak, "presses": table.presses}, file)


if __name__ == "__main__":
    main()
