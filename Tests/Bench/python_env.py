"""A Python that has the libraries Dateline is measured beside: feedparser, trafilatura, lxml_html_clean.

    python_env.py        prints the path of that Python, or says why there is none (exit 1)

They are for measuring only and are no part of Dateline, so they go into a virtual environment in the user's cache
($XDG_CACHE_HOME/dateline-bench, else ~/.cache/dateline-bench), made by pip when first asked for. DATELINE_BENCH_PYTHON
names a Python that has them already.
"""
import os
import subprocess
import sys

PACKAGES = {"feedparser": "feedparser", "trafilatura": "trafilatura", "lxml_html_clean": "lxml_html_clean"}


class NoPython(Exception):
    """Why there is no such Python, as a sentence."""


def has(python, modules):
    test = "import " + ", ".join(modules)
    try:
        return subprocess.run([python, "-c", test], capture_output=True, timeout=120).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def folder():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "dateline-bench")


def python(modules=tuple(PACKAGES)):
    """The path of a Python that has these modules; makes the environment where it is not there. Raises NoPython."""
    given = os.environ.get("DATELINE_BENCH_PYTHON")
    if given:
        if has(given, modules):
            return given
        raise NoPython(f"DATELINE_BENCH_PYTHON is {given}, which cannot import {', '.join(modules)}.")
    made = os.path.join(folder(), "bin", "python")
    if has(made, modules):
        return made
    steps = [
        [sys.executable, "-m", "venv", folder()],
        [made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES.values()],
    ]
    for step in steps:
        print("bench: " + " ".join(step), file=sys.stderr)
        try:
            done = subprocess.run(step, capture_output=True, text=True, timeout=900)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPython(f"The Python libraries to measure beside could not be installed: {error}.") from error
        if done.returncode:
            last = (done.stderr.strip() or done.stdout.strip() or "no reason was given").splitlines()[-1]
            raise NoPython(f"The Python libraries to measure beside could not be installed: {last}")
    if not has(made, modules):
        raise NoPython(f"{made} was made, and cannot import {', '.join(modules)}.")
    return made


if __name__ == "__main__":
    try:
        print(python())
    except NoPython as error:
        sys.exit(f"bench: {error}")
