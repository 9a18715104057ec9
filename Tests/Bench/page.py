#!/usr/bin/env python3
"""Measures what a page costs, beside w3m. Needs Python 3.9; w3m for the comparison (apt-get install w3m).

    page.py --binary .build/release/dateline --bench .build/bench/release/PageBench [--rounds 21] [--json FILE]

Three pages are made, of 3 KB, 80 KB and 2 MB of HTML: paragraphs with links and emphasis, a heading before every twelfth,
some letters with accents. PageBench reads and sets them, and moves through them, in one process; `dateline show` and
`w3m -dump` print them, each as a whole process, in turn, the same HTML at the same width; then a window over the long
page is drawn wider and narrower sixty times a second, and how long the last frame takes after the last step is told.
Medians, in milliseconds.
"""
import argparse
import fcntl
import json
import os
import random
import shutil
import struct
import subprocess
import tempfile
import termios
import time

from terminal import MS, Terminal

SIZES = [("3 KB", 3_000), ("80 KB", 80_000), ("2 MB", 2_000_000)]
AIMS = {("3 KB", "first screen"): 1, ("80 KB", "first screen"): 5, ("2 MB", "first screen"): 60}
WORDS = ("river border patrol the of radar and airstrip to in pilots fuel ministry a town report officers on for two year with "
         "small aircraft route which was from by harbour clerk señal años cañón").split()


def page(size):
    chance = random.Random(4)

    def sentence(count):
        text = " ".join(chance.choice(WORDS) for _ in range(count))
        return text[0].upper() + text[1:] + "."

    parts, length = [], 0
    while length < size:
        number = len(parts)
        if number % 12 == 0:
            part = f"<h2>{sentence(5)}</h2>\n"
        else:
            words = " ".join(sentence(chance.randint(8, 22)) for _ in range(chance.randint(2, 6))).split(" ")
            if len(words) > 12:
                words[4] = f'<a href="https://example.org/a/{number}">{words[4]}</a>'
                words[9], words[11] = f"<strong>{words[9]}</strong>", f"<em>{words[11]}</em>"
            part = "<p>" + " ".join(words) + "</p>\n"
        parts.append(part)
        length += len(part.encode())
    return "".join(parts)


def median(values):
    return sorted(values)[len(values) // 2]


class Desk:
    """A library of one brief a page, and the same pages as files."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "HOME": folder, **{f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("STATE", "CONFIG", "CACHE")}}
        self.ids, self.files = {}, {}
        for name, size in SIZES:
            html, library = page(size), self.library(name)
            os.makedirs(library)
            item = {"id": "https://example.org/page", "title": "A page", "content_html": html, "language": "en",
                    "date_published": "2024-01-01T00:00:00Z"}
            with open(library + "/page.json", "w") as feed:
                json.dump({"version": "https://jsonfeed.org/version/1.1", "title": "Pages", "items": [item]}, feed)
            self.files[name] = f"{folder}/{size}.html"
            with open(self.files[name], "w") as file:
                file.write(f'<html><head><meta charset="utf-8"><title>A page</title></head><body>{html}</body></html>')
            listed = subprocess.run([binary, "list", "--library", library], env=self.environment, check=True, capture_output=True)
            self.ids[name] = listed.stdout.decode().split()[0]

    def library(self, name):
        return f"{self.folder}/{name.replace(' ', '')}"

    def timed(self, command):
        start = time.monotonic_ns()
        subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL)
        return (time.monotonic_ns() - start) / MS

    def beside_w3m(self, name, rounds):
        """Both whole processes in turn."""
        ours, theirs = [], []
        show = [self.binary, "show", "--library", self.library(name), self.ids[name]]
        for _ in range(rounds + 1):
            ours.append(self.timed(show))
            theirs.append(self.timed(["w3m", "-dump", "-cols", "72", self.files[name]]))
        return median(ours[1:]), median(theirs[1:])

    def resizing(self, name, seconds=2):
        """How long after the last of many steps the screen is as the window; and how many frames were drawn."""
        terminal = Terminal([self.binary, "--library", self.library(name)], 120, 40, self.environment)
        while terminal.read(1500):
            pass
        os.write(terminal.descriptor, b"\r     ")
        while terminal.read(500):
            pass
        frames, steps = 0, int(60 * seconds)
        for step in range(steps):
            due = time.monotonic_ns() + 1e9 / 60
            width = 70 + abs(step % 120 - 60)
            fcntl.ioctl(terminal.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
            last = time.monotonic_ns()
            drawn = False
            while (left := (due - time.monotonic_ns()) / MS) > 0:
                drawn = terminal.read(left) or drawn
            frames += drawn
        while terminal.read(100):
            pass
        quiet = max(last, terminal.chunks[-1][0])
        os.write(terminal.descriptor, b"Q")
        terminal.read(500)
        return (quiet - last) / MS, frames, steps


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--json")
    options = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder, os.path.abspath(options.binary))
        names = {os.path.basename(file): name for name, file in desk.files.items()}
        printed = subprocess.run([options.bench, *desk.files.values()], env=desk.environment, check=True, capture_output=True)
        for line in printed.stdout.decode().splitlines():
            file, figure, value = line.split()
            results.setdefault(names[file], {})[figure.replace("_", " ")] = float(value)
        print("what a page costs, in ms".ljust(28) + "".join(name.rjust(10) for name, _ in SIZES))
        for figure in results[SIZES[0][0]]:
            print(figure.ljust(28) + "".join(f"{results[name][figure]:10.2f}" for name, _ in SIZES), end="")
            aims = [AIMS[name, figure] for name, _ in SIZES if (name, figure) in AIMS]
            print(f"   aims {', '.join(map(str, aims))}" if aims else "")
        if shutil.which("w3m"):
            for name, _ in SIZES:
                ours, theirs = desk.beside_w3m(name, options.rounds)
                results[name].update({"show": ours, "w3m": theirs})
                print(f"whole process, {name}:".ljust(28) + f"dateline show {ours:.1f}, w3m -dump {theirs:.1f}: "
                      f"{theirs / ours:.2f} times as fast")
        else:
            print("w3m is not here: apt-get install w3m, and both are compared")
        for name, _ in SIZES[-1:]:
            lag, frames, steps = desk.resizing(name)
            results[name].update({"resize lag": lag, "resize frames": frames, "resize steps": steps})
            print(f"resizing {name} at 60/s:".ljust(28) + f"{frames} of {steps} steps drawn in their time, the last {lag:.1f} after it")
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
