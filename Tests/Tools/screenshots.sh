#!/bin/sh
# Makes the pictures under docs from the program itself. screenshots.sh BINARY
# The sample library is opened in a private copy, so the checkout stays as it is but for the pictures.
set -eu

binary=${1:?usage: screenshots.sh BINARY}
tools=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$tools/../.." && pwd)
python3 -c 'import pyte, PIL' 2>/dev/null || {
    echo "dateline: the pictures need pyte and Pillow; run: python3 -m pip install pyte pillow" >&2
    exit 1
}
[ -f /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf ] || {
    echo "dateline: the pictures need a font; run: apt-get install fonts-dejavu-core" >&2
    exit 1
}
# Filters at work, and under them a brief that has a translation and related coverage.
story=${STORY:-region:005 after:2013 -tag:extortion}
keys=${KEYS:-<Enter>}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# shot FILE SIZE THEME GROUND KEYS [QUERY]: every picture begins from the same marks.
shot() {
    rm -rf "$work/library" "$work/state"
    cp -R "$root/sample-data" "$work/library"
    export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache"
    # Some that were read, some bookmarked.
    "$binary" mark --library "$work/library" --read $(ids 'region:CO after:2019') $(ids 'region:BR after:2020') >/dev/null
    "$binary" mark --library "$work/library" --bookmark $(ids 'tag:elections after:2024') $(ids 'region:EC after:2025') >/dev/null
    python3 "$tools/termshot.py" -o "$1" --size "$2" --no-cursor --background "$4" --keys "$5" -- \
        "$binary" --library "$work/library" --theme "$3" -- $6
}

ids() { "$binary" list --library "$work/library" "$1" | cut -d ' ' -f 1; }

# ground THEME: the theme's background, which the picture's margin has too.
ground() {
    colour=$(sed -n 's/^text .* on #\([0-9a-fA-F]\{6\}\).*/\1/p' "$root/Themes/$1.theme")
    echo "${colour:-1c1c1c}"
}

cd "$root"
shot docs/dateline.png 160x50 night-desk "$(ground night-desk)" "$keys" "$story"
shot docs/narrow.png 80x24 morning "$(ground morning)" "<Down><Down><Down>" ""
shot docs/regions.png 100x30 lamplight "$(ground lamplight)" "rcolo" ""
for theme in night-desk lamplight morning newsprint typewriter wire; do
    shot "$work/$theme.png" 100x30 "$theme" "$(ground "$theme")" "$keys" "$story"
done
python3 "$tools/termshot.py" -o docs/themes.png --sheet 420 \
    "$work/night-desk.png" "$work/lamplight.png" "$work/morning.png" "$work/newsprint.png" "$work/typewriter.png" "$work/wire.png"

# The same page here and in w3m, which gets it as HTML.
if command -v w3m >/dev/null 2>&1; then
    rm -rf "$work/library" "$work/state"
    mkdir "$work/library"
    cp Tests/PageTests/Fixtures/layout.json "$work/library"
    "$binary" show --library "$work/library" --format html "$(ids '')" > "$work/page.html"
    python3 "$tools/termshot.py" -o docs/page.png --size 80x50 --no-cursor --background "$(ground newsprint)" --keys "<Enter>" -- \
        "$binary" --library "$work/library" --theme newsprint
    python3 "$tools/termshot.py" -o docs/page-w3m.png --size 80x50 --no-cursor --background 1c1c1c --keys "" -- \
        w3m "$work/page.html"
fi
ls -l docs/*.png
