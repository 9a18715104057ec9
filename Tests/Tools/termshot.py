#!/usr/bin/env python3
"""termshot: what a terminal program shows, as a picture with its colours (and as text), after some keys.

    termshot.py -o shot.png --size 120x40 --keys 'jj<Enter>' -- ./program --option
    termshot.py --text --size 80x24 -- ./program
    termshot.py -o sheet.png --sheet 640 one.png two.png ...

Needs pyte and Pillow (PyPI) and a monospace font (Debian fonts-dejavu-core). Keys: text as typed, and <Enter> <Esc> <Tab>
<S-Tab> <Up> <Down> <Left> <Right> <PgUp> <PgDn> <Home> <End> <Space> <BS> <C-x> <lt>. After each key it waits until the
program has been quiet for --quiet ms. --env NAME=VALUE may be repeated. Exit 1 if the program ended before the picture.
"""
import argparse, fcntl, os, pty, re, select, signal, struct, sys, termios, time

KEYS = {"Enter": "\r", "Esc": "\x1b", "Tab": "\t", "S-Tab": "\x1b[Z", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
        "PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "Home": "\x1b[H", "End": "\x1b[F", "Space": " ", "BS": "\x7f", "lt": "<"}
BASE = ["000000", "cd3131", "0dbc79", "c5a332", "2472c8", "bc3fbc", "11a8cd", "cccccc",
        "666666", "f14c4c", "23d18b", "f5d84f", "3b8eea", "d670d6", "29b8db", "ffffff"]
NAMES = ["black", "red", "green", "brown", "blue", "magenta", "cyan", "white"]


def keys(script):
    for m in re.finditer(r"<([A-Za-z-]+)>|(.)", script, re.S):
        if m.group(1) is None:
            yield m.group(2)
        elif m.group(1) in KEYS:
            yield KEYS[m.group(1)]
        elif re.fullmatch(r"C-[a-z]", m.group(1)):
            yield chr(ord(m.group(1)[2]) - 96)
        else:
            sys.exit("termshot: unknown key <%s>" % m.group(1))


def rgb(colour, default):
    if colour == "default":
        return default
    if re.fullmatch(r"[0-9a-f]{6}", colour):
        return tuple(int(colour[i:i + 2], 16) for i in (0, 2, 4))
    bright = colour.startswith("bright")
    name = colour[6:] if bright else colour
    i = NAMES.index(name) + (8 if bright else 0) if name in NAMES else 7
    return tuple(int(BASE[i][k:k + 2], 16) for k in (0, 2, 4))


def scrolling(screen_class):
    """pyte knows neither SU nor SD (ECMA-48 8.3.147, 8.3.113), which ncurses uses to move what stays on screen."""

    class Screen(screen_class):
        def scroll_up(self, count=1, **_):
            self.scroll(count or 1, self.index, lambda margins: margins.bottom)

        def scroll_down(self, count=1, **_):
            self.scroll(count or 1, self.reverse_index, lambda margins: margins.top)

        def scroll(self, count, step, edge):
            top_and_bottom = self.margins or type("Margins", (), {"top": 0, "bottom": self.lines - 1})
            x, y = self.cursor.x, self.cursor.y
            self.cursor.y = edge(top_and_bottom)
            for _ in range(count):
                step()
            self.cursor.x, self.cursor.y = x, y

    return Screen


def scrolling_stream(stream_class):
    class Stream(stream_class):
        csi = dict(stream_class.csi, S="scroll_up", T="scroll_down")
        events = stream_class.events | {"scroll_up", "scroll_down"}

    return Stream


def run(a):
    import pyte
    cols, rows = map(int, a.size.split("x"))
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(dict(TERM=a.term, LANG="C.UTF-8", COLORTERM="truecolor"), **dict(e.split("=", 1) for e in a.env))
        try:
            os.execvp(a.command[0], a.command)
        finally:
            os._exit(127)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    screen = scrolling(pyte.Screen)(cols, rows)
    screen.write_process_input = lambda s: os.write(fd, s.encode())
    stream = scrolling_stream(pyte.ByteStream)(screen)

    def settle(first):
        end, quiet, seen = time.monotonic() + a.limit, a.quiet / 1000, False
        while time.monotonic() < end:
            ready, _, _ = select.select([fd], [], [], quiet if seen or not first else 3)
            if not ready:
                return True
            try:
                data = os.read(fd, 65536)
            except OSError:
                return False
            if not data:
                return False
            seen = True
            # private CSI that pyte does not know would be printed as text
            stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[[0-9;?]*\$[a-z]|\x1b\[\?[0-9;]*[rs]", b"", data))
        return True
    alive = settle(True)
    for k in keys(a.keys):
        if not alive:
            break
        os.write(fd, k.encode())
        alive = settle(False)
    try:
        os.kill(pid, signal.SIGTERM)
        for _ in range(20):
            if os.waitpid(pid, os.WNOHANG)[0]:
                break
            time.sleep(.05)
        else:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
    os.close(fd)
    return screen, alive


def picture(screen, path, font_path, size, fg, bg, cursor):
    from PIL import Image, ImageDraw, ImageFont
    faces = {}
    for bold, italic, ending in ((0, 0, ""), (1, 0, "-Bold"), (0, 1, "-Oblique"), (1, 1, "-BoldOblique")):
        p = font_path.replace(".ttf", ending + ".ttf")
        faces[bold, italic] = ImageFont.truetype(p if os.path.exists(p) else font_path, size)
    w = round(faces[0, 0].getlength("M"))
    up, down = faces[0, 0].getmetrics()
    h = up + down
    image = Image.new("RGB", (w * screen.columns + 2 * w, h * screen.lines + h), bg)
    draw = ImageDraw.Draw(image)
    for y in range(screen.lines):
        for x in range(screen.columns):
            c = screen.buffer[y][x]
            f, b = rgb(c.fg, fg), rgb(c.bg, bg)
            if c.reverse:
                f, b = b, f
            px, py = w + x * w, h // 2 + y * h
            if b != bg:
                draw.rectangle([px, py, px + w - 1, py + h - 1], fill=b)
            if c.data.strip():
                draw.text((px, py), c.data, font=faces[int(c.bold), int(c.italics)], fill=f)
            if c.underscore:
                draw.line([px, py + up + 2, px + w - 1, py + up + 2], fill=f)
    x, y = screen.cursor.x, screen.cursor.y
    if cursor and not screen.cursor.hidden:
        draw.rectangle([w + x * w, h // 2 + y * h, w + x * w + w - 1, h // 2 + y * h + h - 1], outline=fg)
    save(image, path)


def save(image, path):
    """With a palette, which keeps the file small: the commonest colours, each unlike those before it, so that a colour that
    stands in few places, a star or a dot, is not taken for one of the thousand shades of smoothed letters."""
    from PIL import Image
    kept, apart = [], 8
    for _, colour in sorted(image.getcolors(1 << 24), reverse=True):
        if all(max(abs(a - b) for a, b in zip(colour, other)) > apart for other in kept):
            kept.append(colour)
            if len(kept) == 256:
                break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def sheet(paths, path, width):
    """Puts pictures of one size into a sheet of two columns."""
    from PIL import Image
    pictures = [Image.open(p).convert("RGB") for p in paths]
    height = round(pictures[0].height * width / pictures[0].width)
    gap = 12
    rows = (len(pictures) + 1) // 2
    image = Image.new("RGB", (2 * width + 3 * gap, rows * height + (rows + 1) * gap), (128, 128, 128))
    for i, picture in enumerate(pictures):
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        image.paste(small, (gap + i % 2 * (width + gap), gap + i // 2 * (height + gap)))
    save(image, path)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-o", "--output", help="the PNG to write")
    p.add_argument("--text", action="store_true", help="print the screen as text")
    p.add_argument("--size", default="120x40")
    p.add_argument("--keys", default="")
    p.add_argument("--quiet", type=float, default=120, help="ms without output that count as settled")
    p.add_argument("--limit", type=float, default=10, help="seconds to wait at most after each key")
    p.add_argument("--term", default="xterm-256color")
    p.add_argument("--env", action="append", default=[])
    p.add_argument("--font", default="/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
    p.add_argument("--font-size", type=int, default=15)
    p.add_argument("--foreground", default="d0d0d0")
    p.add_argument("--background", default="1c1c1c")
    p.add_argument("--no-cursor", action="store_true", help="leave the cursor out of the picture")
    p.add_argument("--sheet", type=int, metavar="WIDTH", help="instead: put the pictures named by COMMAND into one, each so wide")
    p.add_argument("command", nargs="+")
    a = p.parse_args()
    if a.sheet:
        return sheet(a.command, a.output, a.sheet)
    screen, alive = run(a)
    if a.text or not a.output:
        print("\n".join(line.rstrip() for line in screen.display))
    if a.output:
        picture(screen, a.output, a.font, a.font_size, rgb(a.foreground, None), rgb(a.background, None), not a.no_cursor)
    if not alive:
        print("termshot: the program ended before the picture", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
