#!/usr/bin/env python3
"""Writes Sources/Briefs/Regions/RegionData.swift from Debian's iso-codes and regions_by_hand.py.

    Tests/Tools/make_regions.py            writes the file
    Tests/Tools/make_regions.py --check    exits 1 if the committed file differs
    Tests/Tools/make_regions.py --odd      lists names that run over a country's name, to judge by eye

iso-codes (4.15.0 in Debian 12; LGPL-2.1-or-later) holds ISO 3166-1 and ISO 3166-2; its gettext catalogues hold Spanish and Portuguese names.
`pt` is Brazilian first, as in CLDR; the European spelling stays as an alias. The format is described in the file that is written.
"""
import gettext
import json
import re
import sys
import unicodedata
from pathlib import Path

import regions_by_hand as hand

ISO = Path("/usr/share/iso-codes/json")
LOCALES = "/usr/share/locale"
OUTPUT = Path(__file__).resolve().parents[2] / "Sources/Briefs/Regions/RegionData.swift"
FOLD = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ə": "a", "ǝ": "a"}
APOSTROPHES = "'’‘ʻʼ`´"


def fold(text):
    """The same as `foldedForLookup` in FoldedWords.swift; RegionTreeTests hold both equal through every name."""
    words, word, index = [], "", 0
    text = unicodedata.normalize("NFC", text)
    while index < len(text):
        char = text[index]
        after = text[index + 1 : index + 2]
        letters = "".join(FOLD.get(c, c) for c in unicodedata.normalize("NFKD", char.lower()) if not unicodedata.combining(c))
        if char in APOSTROPHES:
            if after in ("s", "S") and not text[index + 2 : index + 3].isalnum():
                index += 1  # a possessive falls away
        elif char.isalnum():
            word += letters
        elif unicodedata.combining(char):
            pass
        elif char == "." and len(word) <= 2 and word:
            pass  # U.S., EE.UU., St.
        else:
            if word:
                words.append(word)
            word = ""
        index += 1
    return " ".join(words + ([word] if word else []))


def table(text, fields):
    """Rows of a hand-written table: (indent, [fields])."""
    rows = []
    for line in text.strip("\n").split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == fields, line
        rows.append((len(line) - len(line.lstrip()), cells))
    return rows


def aliases(text):
    return [part.strip() for part in text.replace("\n", " ").split(";") if part.strip()]


def catalogue(domain, language):
    try:
        return gettext.translation(domain, LOCALES, [language])._catalog
    except FileNotFoundError:
        return {}


def turned(name):
    """`Bolivia, Plurinational State of` → `Plurinational State of Bolivia`; a list stays a list."""
    head, comma, tail = name.partition(", ")
    if not comma or ", " in tail or re.search(r" (and|y|e|et) |[.(\[]", name):
        return name
    if tail.endswith("'"):
        return tail + head
    return f"{tail} {head}"


def clean(name):
    """A subdivision's name without iso-codes' marks, and what the marks held as further names."""
    name = re.sub(r"[*†]|^//", "", name).strip()
    more = []
    for inside in re.findall(r"[\[(]([^\])]*)[\])]", name):
        inside = re.sub(r"\b[A-Z]{2}-[A-Z0-9]+\b", "", inside).strip()
        if inside and not re.match(r"EH|(sous )?Région$|Arctic|city$|française$", inside):
            more.append(inside)
    plain = re.sub(r"\s*[\[(][^\])]*[\])]", "", name).strip()
    straight = turned(plain)
    if straight != plain:
        more += [plain, plain.partition(", ")[0]]
    return straight, more


class Place:
    def __init__(self, code, en, es="", pt="", more=()):
        self.code, self.en, self.es, self.pt, self.more = code, en, es or en, pt or en, list(more)
        self.children = []

    def names(self):
        return [self.en, self.es, self.pt, *self.more]

    def override(self, en, es, pt, more):
        old = self.names()
        if en and not es and self.es == self.en:
            self.es = en
        if en and not pt and self.pt == self.en:
            self.pt = en
        self.en, self.es, self.pt = en or self.en, es or self.es, pt or self.pt
        self.more = old + aliases(more)


def countries():
    es, br, pt = (catalogue("iso_3166-1", language) for language in ("es", "pt_BR", "pt"))
    places = {}
    for row in json.loads((ISO / "iso_3166-1.json").read_text())["3166-1"]:
        name = row.get("common_name") or row["name"]
        said = [row["name"], row.get("official_name", name)]
        more = []
        for key in [name, *said]:
            for form in (key, es.get(key), br.get(key), pt.get(key)):
                for spelled in (form, turned(form)) if form else ():
                    more += [spelled, re.sub(r"^the ", "", spelled)]
        more += [re.sub(r"^Saint ", "St ", one) for one in more if one.startswith("Saint ")]
        places[row["alpha_2"]] = Place(row["alpha_2"], turned(name), turned(es.get(name, "")), turned(br.get(name) or pt.get(name, "")), more)
    return places


def subdivisions():
    es, br = catalogue("iso_3166-2", "es"), catalogue("iso_3166-2", "pt_BR")
    places, parents = {}, {}
    for row in json.loads((ISO / "iso_3166-2.json").read_text())["3166-2"]:
        code = row["code"]
        en, more = clean(row["name"])
        more.append(row["name"])
        spanish, of_spanish = clean(es.get(row["name"], "")) if not code.startswith("BR") else ("", [])
        if code.startswith("ES-") and "[" in row["name"]:
            spanish = more[0]
        places[code] = Place(code, en, spanish, br.get(row["name"], ""), more + of_spanish)
        parent = row.get("parent")
        parents[code] = code[:2] if not parent else parent if "-" in parent else f"{code[:2]}-{parent}"
    return places, parents


def build():
    """The roots, the sets and every place by code."""
    places = countries()
    below, parents = subdivisions()
    for code, parent in parents.items():
        (places[parent] if parent in places else below[parent]).children.append(below[code])
    for text, known in ((hand.COUNTRIES, places), (hand.SUBDIVISIONS, below)):
        for _, (code, en, es, pt, more) in table(text, 5):
            known[code].override(en, es, pt, more)
    places |= below
    roots, path, placed = [], [], set()
    for depth, (code, en, es, pt, more, inside) in table(hand.AREAS, 6):
        area = places[code] = Place(code, en, es, pt, aliases(more))
        del path[depth:]
        (path[-1].children if path else roots).append(area)
        path.append(area)
        for country in inside.split():
            assert country not in placed, country
            placed.add(country)
            area.children.append(places[country])
    missing = {code for code in places if len(code) == 2} - placed
    assert not missing, f"countries in no area: {missing}"
    sets = []
    for _, (code, en, es, pt, more, members) in table(hand.SETS, 6):
        sets.append((Place(code, en, es, pt, aliases(more)), members.split()))
        unknown = [member for member in members.split() if member not in places]
        assert not unknown, f"{code}: {unknown}"
    return roots, sorted(sets, key=lambda pair: pair[0].code), places


def line(head, place):
    names = [place.en, "" if place.es == place.en else place.es, "" if place.pt == place.en else place.pt]
    return "|".join([head, *names]).rstrip("|")


def tree(roots):
    lines, codes = [], []

    def walk(place, depth):
        codes.append(place.code)
        lines.append(line(f"{depth}{place.code}", place))
        for child in sorted(place.children, key=lambda one: one.code):
            walk(child, depth + 1)

    for root in roots:
        walk(root, 0)
    assert len(codes) == len(set(codes))
    return lines, codes


def rank(code):
    """Countries, sets, areas, subdivisions: a set is narrower than an area of the same name, and what people mean."""
    kind = 1 if code.startswith("x-") else 2 if code.isdigit() else 0 if len(code) == 2 else 3
    return kind, code


def name_keys(sets, places):
    keys = {}
    hidden, wrong = (
        {(code, fold(name)) for _, (code, names) in table(rows, 2) for name in aliases(names)}
        for rows in (hand.NOT_IN_TEXT, hand.NOT_NAMES)
    )
    for place in [*places.values(), *(place for place, _ in sets)]:
        for name in place.names():
            capitals = name.startswith("^")
            key = fold(name.lstrip("^"))
            assert key and "|" not in key and key.replace(" ", "").isascii(), (place.code, name, key)
            if (place.code, key) in wrong:
                continue
            mark = "~" if (place.code, key) in hidden else "^" if capitals else ""
            here = keys.setdefault(key, {})
            here[place.code] = mark or here.get(place.code, "")
    for code, key in hidden:
        assert code in keys.get(key, {}), f"{code} is not called {key}"
    for phrase in aliases(hand.STOP_PHRASES):
        assert fold(phrase) not in keys, phrase
        keys[fold(phrase)] = {}
    lines = []
    for key in sorted(keys):
        codes = " ".join(keys[key][code] + code for code in sorted(keys[key], key=rank))
        lines.append(f"{key}|{codes}")
    return lines, keys


HEADER = '''\
// Generated by Tests/Tools/make_regions.py from iso-codes and regions_by_hand.py: change those, not this.
// iso-codes 4.15.0: LGPL-2.1-or-later, © Alastair McKinstry, Christian Perrier, Dr. Tobias Quathamer.
//
// Four sections, in UTF-8, each ended by an empty line; a line ends with \\n; fields are parted by |.
//   tree   depth (one digit), code | English | Spanish | Portuguese     depth first, so the line's number is the region's number,
//          and what lies below a region follows it; a name equal to the English one is left out
//   sets   code | members, parted by spaces | English | Spanish | Portuguese     by code
//   names  folded name | codes, parted by spaces     by name, in byte order, for binary search; countries, sets, areas, subdivisions
//          `^` before a code: in a text this name counts only in capitals; `~`: never; no code: the phrase means no region
//   codes  code | number     by code, in byte order; the tree's codes only
// swift-format-ignore-file
'''


def render():
    roots, sets, places = build()
    rows, codes = tree(roots)
    assert len(codes) == len(places)
    names, _ = name_keys(sets, places)
    set_rows = [line(f"{place.code}|{' '.join(sorted(members))}", place) for place, members in sets]
    numbers = {code: number for number, code in enumerate(codes)}
    code_rows = [f"{code}|{numbers[code]}" for code in sorted(codes)]
    body, ranges = "", ""
    for title, section in (("tree", rows), ("sets", set_rows), ("names", names), ("codes", code_rows)):
        start = len(body.encode())
        body += "".join(one + "\n" for one in section)
        ranges += f"    static let {title} = {start}..<{len(body.encode())}\n"
        body += "\n"
    assert '"""' not in body and "\\" not in body
    counts = f"// {len(rows)} regions, {len(set_rows)} sets, {len(names)} names, {len(body.encode())} bytes.\n"
    longest = max(line.partition("|")[0].count(" ") + 1 for line in names)
    return (
        f"{HEADER}{counts}\nenum RegionData {{\n    /// How many regions the tree holds, and how many words the longest name.\n"
        f"    static let count = {len(rows)}\n    static let longestName = {longest}\n\n"
        f"    /// Where each section's bytes stand in `text`.\n{ranges}\n"
        f'    static let text: StaticString = """\n{body}"""\n}}\n'
    )


def odd():
    _, sets, places = build()
    _, keys = name_keys(sets, places)
    named = {key for key, codes in keys.items() if any(len(code) == 2 and mark != "~" for code, mark in codes.items())}
    for key, codes in sorted(keys.items()):
        words = key.split()
        if any(len(code) == 2 for code in codes):
            several = [code for code in codes if len(code) == 2]
            if len(several) > 1:
                print("ambiguous:", key, codes)
            others = [code for code in codes if "-" in code and code[:2] not in codes]
            if others and codes.get(several[0]) != "~":
                print("shared   :", key, codes)
            continue
        inside = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
        if len(words) > 1 and (hits := [one for one in inside if one in named]):
            print("over     :", key, codes, hits)


if __name__ == "__main__":
    if sys.argv[1:] == ["--odd"]:
        odd()
    elif sys.argv[1:] == ["--check"]:
        if not OUTPUT.exists() or OUTPUT.read_text() != render():
            sys.exit(f"{OUTPUT} is not what make_regions.py writes: run it, or undo the change by hand")
    elif not sys.argv[1:]:
        OUTPUT.write_text(render())
    else:
        sys.exit(__doc__)
