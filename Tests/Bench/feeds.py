#!/usr/bin/env python3
"""Feeds beside Python's feedparser: what it finds in the fixtures and we do not, then speed and memory on one file.

feedparser comes from PyPI (python_env.py); where it cannot be had, this says so and gives our figures alone.
"""
import argparse, calendar, html, json, os, pathlib, re, statistics, subprocess, sys, tempfile, time

import python_env

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests/IntakeTests/Fixtures/feeds"

# Where feedparser is wrong, or means something else, with the reason.
REASONS = {
    ("link-of-feedburner", "link"): "the piece's own address goes before the one that counts readers",
    ("guid-not-permalink-without-link", "link"): "the feed says that this is no link",
    ("link-javascript", "link"): "an address that runs a program is no link",
    ("link-relative-to-nothing", "link"): "a relative link without anything to be relative to leads nowhere",
    ("link-javascript", "text"): "the address is kept as it came and made safe where it is shown",
    ("atom-alternates-by-language", "link"): "the page in the entry's own language; the other one is its translation",
    ("atom-base-relative-to-feed", "link"): "an id is no link",
    ("atom-content-page-elsewhere", "link"): "an id is no link; the page that the content names is",
    ("atom-language-nested", "link"): "an id is no link",
    ("atom-link-only-self", "link"): "an id is no link",
    ("atom-content-picture-in-base64", "text"): "the bytes of a picture are no text",
    ("atom-content-twice", "text"): "the same text twice: the form with markup is kept",
    ("author-mail-alone", "author"): "a mail address is not cut in two",
    ("broken-attributes", "file"): "of an attribute that stands twice the first holds",
    ("broken-cdata-never-closed", "title"): "a section that is not closed ends with its element",
    ("broken-cdata-never-closed", "link"): "two items, which it takes for one",
    ("broken-cdata-never-closed", "date"): "two items, which it takes for one",
    ("broken-cdata-never-closed", "text"): "two items, which it takes for one",
    ("broken-control-characters", "title"): "controls are left out",
    ("broken-stray-less-than", "text"): "the same text; only this comparison takes < for a tag",
    ("entity-declared", "title"): "names that the document declares are read",
    ("entity-declared", "text"): "names that the document declares are read",
    ("link-javascript", "file"): "a document in an address is no file",
    ("wordpress-post", "category"): "how a post is laid out is no subject",
    ("item-that-says-nothing", "items"): "an item that says nothing is named as a problem",
    ("wordpress-drafts-and-attachments", "items"): "drafts, pictures and menus of an export are not published pieces",
    ("wordpress-drafts-and-attachments", "title"): "of a draft",
    **{(f"wordpress-{name}", "author"): "the name to be shown stands for the one to log in with"
       for name in ("post", "excerpt", "empty-lines", "date-without-pubdate", "drafts-and-attachments")},
    ("wordpress-nothing-published", "items"): "a draft is not published",
}


# Runs in the other Python: what feedparser makes of a file, as JSON.
THEIRS = """
import calendar, feedparser, json, sys
def one(path):
    try:
        feed = feedparser.parse(open(path, 'rb').read())
    except Exception as error:
        return dict(items=[], failed=repr(error))
    items = []
    for e in feed.entries:
        def moment(name):
            parsed = e.get(name + '_parsed')
            return calendar.timegm(parsed) if parsed else None
        authors = [a.get('name') or a.get('email') for a in e.get('authors', []) if a] or [e.get('author')]
        items.append(dict(
            title=e.get('title'), link=e.get('link'), id=e.get('id'), published=moment('published'),
            updated=moment('updated'), authors=[a for a in authors if a],
            tags=[[t.get('term'), t.get('label')] for t in e.get('tags', [])], summary=e.get('summary'),
            content=[c.get('value') for c in e.get('content', [])],
            files=[f.get('href') or f.get('url') for f in e.get('enclosures', [])]))
    return dict(items=items)
print(json.dumps({p: one(p) for p in sys.argv[1:]}))
"""

TIMED = """
import feedparser, sys, time, resource
start = time.perf_counter()
feed = feedparser.parse(open(sys.argv[1], 'rb').read())
print(len(feed.entries), time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def ours(binary, path):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([binary, "--library", folder, "import", "--dry-run", "--json", str(path)],
                              capture_output=True, text=True)
    try:
        return json.loads(done.stdout).get("items", [])
    except json.JSONDecodeError:
        return []


def words(text):
    """A text without markup: what a reader sees."""
    text = re.sub(r"<[^>]*>", " ", text or "")
    return re.findall(r"\w+", html.unescape(html.unescape(text)).lower())


def seconds(text):
    return calendar.timegm(time.strptime(text.split(".")[0].rstrip("Z"), "%Y-%m-%dT%H:%M:%S")) if text else None


def same_address(theirs, found):
    """Whether ours is the same, made absolute and without spaces."""
    theirs = theirs.strip().replace(" ", "%20")
    is_relative = not re.match(r"[a-z][a-z0-9+.-]*:", theirs, re.I)
    return bool(found) and (found == theirs or is_relative and found.endswith(theirs))


def missing(them, us):
    """The names of fields in which we lack what they have."""
    lacks = []
    if words(them["title"]) and words(them["title"]) != words(us.get("title")):
        lacks.append(("title", them["title"]))
    if them["link"] and not same_address(them["link"], us.get("url")):
        lacks.append(("link", them["link"]))
    dates = {us.get("date_published"), us.get("date_modified")}
    stamps = {seconds(d) for d in dates if d}
    for name in ("published", "updated"):
        if them[name] is not None and them[name] not in stamps:
            lacks.append(("date", str(them[name])))
    names = {a.get("name") for a in us.get("authors", [])}
    lacks += [("author", a) for a in them["authors"] if a not in names and not any(n and n in a for n in names)]
    lacks += [("category", t[0] or t[1]) for t in them["tags"]
              if (t[0] or t[1]) and not set(filter(None, t)) & set(us.get("tags", []))]
    have = words(" ".join(filter(None, [us.get("content_html"), us.get("content_text"), us.get("summary"),
                                        us.get("title")])))
    have += [w for f in us.get("attachments", []) for w in words(f.get("title"))]
    for text in [them["summary"]] + them["content"]:
        lost = [w for w in words(text) if w not in have]
        if lost:
            lacks.append(("text", " ".join(lost[:8])))
    urls = {f.get("url") for f in us.get("attachments", [])}
    lacks += [("file", f) for f in them["files"] if f and not any(same_address(f, u) for u in urls)]
    return lacks


def compare(binary, python):
    paths = sorted(FIXTURES.glob("*.xml"))
    done = subprocess.run([python, "-c", THEIRS, *map(str, paths)], capture_output=True, text=True)
    if done.returncode:
        return print(done.stderr)
    theirs = json.loads(done.stdout)
    unexplained = 0
    for path in paths:
        them, us = theirs[str(path)]["items"], ours(binary, path)
        if "failed" in theirs[str(path)]:
            print(f"  {path.stem}: feedparser stops with {theirs[str(path)]['failed']}")
        found = []
        if len(us) < len(them):
            found.append(("items", f"{len(us)} of {len(them)}"))
        taken = list(us)
        for item in them:
            near = [u for u in taken if words(u.get("title")) == words(item["title"])] or taken
            if near:
                piece = near[0]
                taken.remove(piece)
                found += missing(item, piece)
        for field, value in found:
            reason = REASONS.get((path.stem, field))
            unexplained += reason is None
            print(f"  {path.stem}: {field} {value!r}" + (f": {reason}" if reason else ""))
    print(f"{len(paths)} feeds, {unexplained} differences without a reason")


def made(count):
    """A feed like those of newspapers: some 3 KB an item."""
    sentence = "The invented harbour of this text has a crane, a winch &amp; a pier, and ships that come at noon. "
    path = pathlib.Path(tempfile.gettempdir()) / f"dateline-bench-{os.getpid()}.xml"
    with open(path, "w") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/'
                   '1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bench</title>'
                   '<link>https://bench.example/</link><language>en</language>\n')
        for n in range(count):
            body = "".join(f"&lt;p&gt;{n} {sentence * 4}&lt;a href=\"/more/{n}\"&gt;more&lt;/a&gt;&lt;/p&gt;" for _ in range(6))
            file.write(f"<item><title>Piece {n} of the harbour</title><link>https://bench.example/{n}</link>"
                       f"<guid>https://bench.example/{n}</guid><pubDate>Mon, 02 Dec 2013 10:{n % 60:02}:00 GMT</pubDate>"
                       f"<dc:creator>Ana Prado</dc:creator><category>ports</category><category>cranes {n % 50}"
                       f"</category><description>{sentence}</description><content:encoded>{body}</content:encoded>"
                       "</item>\n")
        file.write("</channel></rss>\n")
    return path


def speed(binary, bench, python, count):
    path = made(count)
    print(f"{count} items, {path.stat().st_size / 1e6:.0f} MB; median of 3")
    try:
        runs = []
        for _ in range(3):
            with tempfile.TemporaryDirectory() as folder:
                log = pathlib.Path(folder) / "usage"
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c",
                                "import resource, subprocess, sys; subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL,"
                                " stderr=subprocess.DEVNULL); open(sys.argv[1], 'w').write("
                                "str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))",
                                str(log), binary, "--library", folder + "/library", "import", "--dry-run", str(path)],
                               check=True)
                runs.append((time.perf_counter() - start, int(log.read_text())))
        took, memory = (statistics.median(r[i] for r in runs) for i in (0, 1))
        print(f"  dateline    {count / took:8.0f} items/s  {memory / 1024:6.0f} MB (the whole command)")
        if bench:
            read = [float(subprocess.run([bench, "--rounds", "1", str(path)], capture_output=True, text=True).stdout.split()[-1])
                    for _ in range(3)]
            took = statistics.median(read) / 1000
            print(f"  dateline    {count / took:8.0f} items/s             (reading alone, to drafts)")
        if python:
            theirs = [subprocess.run([python, "-c", TIMED, str(path)], capture_output=True, text=True).stdout.split()
                      for _ in range(3)]
            slow, large = (statistics.median(float(r[i]) for r in theirs) for i in (1, 2))
            print(f"  feedparser  {count / slow:8.0f} items/s  {large / 1024:6.0f} MB (parsing alone)")
            print(f"  {slow / took:.1f} times as fast (aim: 20)")
    finally:
        path.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--bench", help="IntakeBench, to time the reading alone")
    parser.add_argument("--items", type=int, default=10_000)
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    try:
        python = python_env.python(("feedparser",))
        compare(binary, python)
    except python_env.NoPython as error:
        python = print(f"{error} So nothing is compared.")
    speed(binary, options.bench, python, options.items)


if __name__ == "__main__":
    main()
