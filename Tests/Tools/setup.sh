#!/bin/sh
# Makes sure that what Dateline is built with is there: a Swift toolchain, and Debian packages.
# setup.sh [--tests]: with --tests also what only the tests need.
set -eu

fail() { echo "dateline: $*" >&2; exit 1; }

command -v swift >/dev/null 2>&1 ||
    fail "no Swift toolchain was found; install Swift 6.0 or newer from https://www.swift.org/install and try again"
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
major=${version%% *}
[ -n "$major" ] || fail "swift is there but does not say its version; install Swift 6.0 or newer from https://www.swift.org/install and try again"
[ "$major" -ge 6 ] ||
    fail "this Swift is too old ($(swift --version 2>/dev/null | head -n 1)); install 6.0 or newer from https://www.swift.org/install"

# ncurses paints, libxml2 reads HTML, libunistring breaks lines and words, FriBidi turns
# Hebrew and Arabic around, Nettle makes SHA-256, SQLite
# keeps the index, zlib opens gzip, cmark-gfm reads Markdown; pkg-config tells where libxml2's headers are. libvterm is the terminal that the tests look at,
# unicode-data has the Unicode consortium's own tests of where lines break.
packages="libncursesw5-dev libxml2-dev libunistring-dev libfribidi-dev nettle-dev libsqlite3-dev zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config"
[ "${1:-}" = "--tests" ] && packages="$packages libvterm-dev unicode-data"

command -v dpkg-query >/dev/null 2>&1 || {
    echo "dateline: this is not Debian; what it calls $packages must be there" >&2
    exit 0
}
missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    case "$state" in
        *"ok installed") ;;
        *) dpkg-query -W -f '${Provides}\n' 2>/dev/null | grep -qw -- "$package" || missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1; then as_root=sudo; else
        fail "packages are missing, and installing them needs root. Run: apt-get install$missing"
    fi
fi
echo "dateline: installing$missing" >&2
$as_root apt-get update -qq >&2 || true
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing >&2 ||
    fail "the packages could not be installed. Run: ${as_root:+$as_root }apt-get install$missing"
