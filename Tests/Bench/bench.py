#!/usr/bin/env python3
"""Measures Dateline beside `less`, and what a key costs: time and bytes. Needs Python 3.9 and nothing else.

    bench.py --binary .build/release/dateline [--briefs 10000] [--rounds 11] [--json FILE]

Everything is written into a temporary folder that is removed at the end. Start: from the start of the process until the
list is painted, read through a terminal emulator (screen.py); `less` opens a text file as large as the library, and both
run in turn; the index is warm, as it is but for the first start. Keys: from the write of the key until the last byte of what it leads to. Bytes are split by where on the
screen they are written: a sequence that moves the cursor or sets colours goes with the character after it.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SIZES = [(120, 40), (160, 50)]
AIM_START, AIM_KEY, AIM_BYTES = 15, 2, 400
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * (len(ordered) - 1) + .5))]


def median(values):
    return percentile(values, .5)


class Library:
    """A library, a text file as large, and a place for the reader's own files."""

    def __init__(self, name, folder, temporary, binary):
        self.name, self.folder, self.binary = name, folder, binary
        self.home = os.path.join(temporary, "home-" + name)
        self.text = os.path.join(temporary, name + ".txt")
        self.size = self.count = 0
        with open(self.text, "w") as text:
            for path, _, files in sorted(os.walk(folder)):
                for file in sorted(files):
                    if file.endswith(".json"):
                        with open(os.path.join(path, file)) as feed:
                            items = json.load(feed).get("items", [])
                        self.count += len(items)
                        for item in items:
                            text.write(json.dumps(item, ensure_ascii=False, indent=1) + "\n")
            self.size = text.tell()
        # The first screen of the file is told by its name in the prompt, which less writes last.
        self.newest = json.loads(subprocess.run(
            [binary, "list", "--library", folder, "--limit", "1", "--json"], env=self.environment(fresh=True), check=True,
            capture_output=True).stdout)["items"][0]

    def environment(self, fresh=False, colours="truecolor"):
        if fresh:
            shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home, exist_ok=True)
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TERM": "xterm-256color", "COLORTERM": colours, "LC_ALL": "C.UTF-8",
                "HOME": self.home, "XDG_STATE_HOME": self.home + "/state", "XDG_CONFIG_HOME": self.home + "/config",
                "XDG_CACHE_HOME": self.home + "-cache", "LESSHISTFILE": "-"}

    def open(self, size, colours="truecolor"):
        return Terminal([self.binary, "--library", self.folder], *size, self.environment(True, colours))

    def is_painted(self, screen):
        """Whether the newest brief stands in the list: its day, and the beginning of its title behind it."""
        title = self.newest["title"][:8]
        day = self.newest.get("_brief", {}).get("day", "")
        wanted = f"{day[8:10]} {MONTHS[int(day[5:7]) - 1]}" if day else ""
        return any(title in line and wanted in line.split(title)[0] for line in screen.lines())


def start_times(library, size, rounds):
    """Both programs in turn: (ms to the first list, ms until all is painted), ms of less, MB."""
    ours, whole, theirs, peaks = [], [], [], []
    less = shutil.which("less")
    for round in range(rounds + 1):
        program = library.open(size)
        stamp = program.wait_for(library.is_painted)
        program.settle(quiet=300)
        if stamp is None:
            sys.exit(f"bench: {library.binary} painted no list within 20 seconds; its screen:\n" + "\n".join(program.screen.lines()))
        end = (program.chunks[-1][0] - program.started) / 1e6
        peak = program.peak()
        program.close("Q")
        other = None
        if less:
            pager = Terminal([less, library.text], *size, library.environment())
            name = os.path.basename(library.text)
            other = pager.wait_for(lambda screen: any(name in line for line in screen.lines()))
            pager.close("q")
        if round == 0:
            continue  # The first finds nothing in the system's memory.
        ours.append(stamp)
        whole.append(end)
        peaks.append(peak)
        if other is not None:
            theirs.append(other)
    return ours, whole, theirs, max(peaks)


class Keys:
    """Presses keys in one running reader and keeps what each cost."""

    def __init__(self, library, size, colours="truecolor"):
        self.program = library.open(size, colours)
        self.size = size
        self.costs = {}
        self.order = []
        if self.program.wait_for(library.is_painted) is None:
            sys.exit("bench: no list was painted")
        # Until everything that the first screen leads to is there.
        self.program.settle(quiet=500)
        self.look()

    def look(self):
        self.program.look()
        return self.program.screen.lines(), self.program.screen.spent()

    def is_pane(self, lines, y, x):
        """Whether a cell belongs to the article or the related pane, told by the rules between panes."""
        columns = [line.find("│") for line in lines]
        first = next((column for column in columns if column >= 0), None)
        if first is None or columns[y] < 0:
            return False
        return x > first if self.size[0] >= 140 else True

    def press(self, name, key, sort=True):
        """`sort`: whether to keep moves that scrolled the list apart from those that did not."""
        before, _ = self.look()
        first, last, total = self.program.press(key)
        after, spent = self.look()
        if name is None:
            return
        panes = sum(count for (y, x), count in spent.items() if self.is_pane(after, y, x))
        if sort and self.rows(before) != self.rows(after):
            name += ", scrolling"
        if name not in self.costs:
            self.costs[name] = []
            self.order.append(name)
        if last is not None:
            self.costs[name].append((first, last, sum(spent.values()) - panes, panes))

    def rows(self, lines):
        """The list's rows without the marks at their left."""
        rule = next((y for y, line in enumerate(lines) if "─" * 40 in line), len(lines)) if self.size[0] < 140 else len(lines) - 2
        return [line.split("│")[0][4:] for line in lines[1:rule]]


def key_costs(library, size, rounds):
    keys = Keys(library, size)
    for _ in range(2 * rounds):
        keys.press(None, "g")
        for _ in range(5):
            keys.press("↓", "Down")
    for _ in range(10 * rounds):
        keys.press("↓", "Down")
    for _ in range(2 * rounds):
        keys.press("page down in the list", "PgDn", sort=False)
        if _ % 4 == 3:
            keys.press(None, "g")
    keys.press(None, "g")
    for _ in range(2 * rounds):
        keys.press("Enter: read", "Enter", sort=False)
        keys.press("page down in the article", "Space", sort=False)
        keys.press("back to the list", "h", sort=False)
        keys.press(None, "Down")
    keys.press(None, "Enter")
    for _ in range(4 * rounds):
        keys.press("next article", "J", sort=False)
    keys.press(None, "h")
    keys.press(None, "g")
    for _ in range(rounds):
        keys.press("filter: open the picker", "t", sort=False)
        for letter in "co":
            keys.press("filter: a letter", letter, sort=False)
        keys.press(None, "Tab")
        keys.press("filter: apply", "Enter", sort=False)
        keys.press("filter: clear all", "X", sort=False)
    for round in range(rounds):
        keys.press(None, "/")
        for place, letter in enumerate("port"):
            keys.press("search: first letter, first time" if round + place == 0 else "search: a letter", letter, sort=False)
        keys.press(None, "Enter")
        keys.press(None, "X")
    unknown = keys.program.screen.unknown
    peak = keys.program.peak()
    keys.program.close("Q")
    few = Keys(library, size, colours="")
    for _ in range(rounds):
        few.press(None, "g")
        for _ in range(5):
            few.press("↓, 256 colours", "Down")
    few.program.close("Q")
    for name in few.order[:1]:
        keys.costs[name] = few.costs[name]
        keys.order.insert(1, name)
    return [(name, keys.costs[name]) for name in keys.order], peak, unknown


def verdict(value, aim):
    return "ok" if value <= aim else "over"


def report(library, size, rounds, results):
    ours, whole, theirs, peak = start_times(library, size, rounds)
    print(f"\n{library.name}: {library.count:,} briefs, {library.size / 1e6:.1f} MB, at {size[0]}x{size[1]}\n")
    print(f"  {'start, ms (' + str(rounds) + ' rounds in turn)':44}{'median':>9}{'p99':>9}   aim")
    rows = [("dateline: first painted list", ours), ("dateline: article and related coverage too", whole), ("less: a text file as large", theirs)]
    for name, values in rows:
        if values:
            print(f"  {name:44}{median(values):9.1f}{percentile(values, .99):9.1f}")
    entry = {"library": library.name, "briefs": library.count, "size": list(size), "peak_mb": peak,
             "start": {name: values for name, values in rows}, "keys": {}}
    if theirs:
        gap = median([a - b for a, b in zip(ours, theirs)])
        ratio = median([a / b for a, b in zip(ours, theirs)])
        print(f"  {'beyond less, round by round':44}{gap:+9.1f}{'×%.2f' % ratio:>9}   within {AIM_START}: {verdict(gap, AIM_START)}")
    else:
        print("  less is not installed, so there is nothing to compare with")
    costs, after, unknown = key_costs(library, size, rounds)
    print(f"  {'memory at its largest, MB: start, after keys':44}{peak:9.1f}{after:9.1f}\n")
    print(f"  {'':34}{'':>5} {'ms, first byte':>16}{'ms, last byte':>16}  {'bytes, median':>21}")
    print(f"  {'key':34}{'n':>5} {'median':>8}{'p99':>8}{'median':>8}{'p99':>8}  {'elsewhere':>10}{'art.+rel.':>11}   aims")
    for name, values in costs:
        if not values:
            continue
        first, last, elsewhere, panes = ([value[part] for value in values] for part in range(4))
        aims = f"{AIM_KEY} ms: {verdict(median(last), AIM_KEY)}"
        if name.startswith("↓") and not name.endswith("scrolling"):
            aims += f"; {AIM_BYTES} bytes elsewhere: {verdict(median(elsewhere), AIM_BYTES)} (most {max(elsewhere)})"
        print(f"  {name:34}{len(values):5} {median(first):8.2f}{percentile(first, .99):8.2f}{median(last):8.2f}{percentile(last, .99):8.2f}"
              f"  {median(elsewhere):10}{median(panes):11}   {aims}")
        entry["keys"][name] = [dict(zip(("first_ms", "last_ms", "elsewhere", "panes"), value)) for value in values]
    if unknown:
        print("  sequences that the emulator does not know:", *sorted(map(repr, unknown)))
    results.append(entry)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--library", default=os.path.join(ROOT, "sample-data"))
    parser.add_argument("--briefs", type=int, default=10_000, help="size of the generated library; 0 for none")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--size", action="append", help="120x40; may be repeated")
    parser.add_argument("--json", help="a file for every single figure")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    sizes = [tuple(map(int, size.split("x"))) for size in options.size or []] or SIZES
    results = []
    print(__doc__.split("\n\n")[2].strip())
    print("elsewhere: the list, the lines above and below, and the cursor; art.+rel.: the article and related panes.")
    print("The aims are for a machine that does nothing else: trust medians, and ratios most.")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as temporary:
        copy = os.path.join(temporary, "sample")
        shutil.copytree(options.library, copy)
        libraries = [Library("sample", copy, temporary, binary)]
        generator = os.path.join(ROOT, "Tests", "Tools", "gen_corpus.py")
        if options.briefs and os.path.exists(generator):
            made = os.path.join(temporary, "made")
            subprocess.run([sys.executable, generator, "--n", str(options.briefs), "--out", made, "--emit", "json", "-q"], check=True)
            libraries.append(Library("made", os.path.join(made, "json"), temporary, binary))
        for library in libraries:
            for size in sizes:
                report(library, size, options.rounds, results)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
