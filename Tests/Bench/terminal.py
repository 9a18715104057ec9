"""A program on a pseudo-terminal, watched from outside: what it writes, and when.

Output is only read and stamped while the clock runs; it is looked at afterwards, so looking costs nothing that counts.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from screen import Screen

MS = 1e6
NAMED = {"Enter": "\r", "Esc": "\x1b", "Tab": "\t", "Space": " ", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "C-u": "\x15",
         "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D"}
QUERY = re.compile(rb"\x1b\[0?c|\x1b\[6n|\x1b\](1[01]);\?(?:\x07|\x1b\\)")


class Terminal:
    """Starts `command` at a size, in an environment that is given whole."""

    def __init__(self, command, columns, rows, environment):
        self.screen = Screen(columns, rows)
        self.chunks = []
        self.looked = 0
        self.ended = False
        self.cursor_keys = b"["
        main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        name = os.ttyname(other)
        self.descriptor = main
        self.started = time.monotonic_ns()
        self.process = os.posix_spawn(command[0], command, environment, setsid=True, file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        os.close(other)
        os.set_blocking(main, False)

    def read(self, milliseconds):
        """Waits for one piece of output; false where none came in time."""
        if self.ended or not select.select([self.descriptor], [], [], max(0, milliseconds) / 1000)[0]:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.chunks.append((time.monotonic_ns(), data))
        if b"\x1b[?1h" in data:
            self.cursor_keys = b"O"
        for question in QUERY.finditer(data):
            answer = {b"c": b"\x1b[?62;22c", b"n": b"\x1b[1;1R"}.get(question.group()[-1:])
            os.write(self.descriptor, answer or b"\x1b]" + question.group(1) + b";rgb:0000/0000/0000\x1b\\")
        return True

    def settle(self, quiet=40, limit=5000, first=None):
        """Reads until nothing has come for `quiet` ms; waits up to `first` ms for the first piece."""
        end = time.monotonic_ns() + limit * MS
        wait = first or quiet
        while time.monotonic_ns() < end and not self.ended:
            if not self.read(wait):
                return
            wait = quiet

    def press(self, key, quiet=40, limit=10000):
        """Sends a key. Milliseconds to the first and the last byte of what it leads to, and that output; the times are
        None where nothing came."""
        data = NAMED.get(key, key).encode()
        if len(data) == 3 and data[:2] == b"\x1b[":
            data = b"\x1b" + self.cursor_keys + data[2:]
        while self.read(0):
            pass
        before = len(self.chunks)
        start = time.monotonic_ns()
        os.write(self.descriptor, data)
        self.settle(quiet, limit, first=400)
        new = self.chunks[before:]
        if not new:
            return None, None, 0
        return (new[0][0] - start) / MS, (new[-1][0] - start) / MS, sum(len(piece) for _, piece in new)

    def look(self, wanted=None):
        """Replays what has not been looked at. The stamp after which `wanted(screen)` held for the first time, in ms
        since the start; None where it never did."""
        while self.looked < len(self.chunks):
            stamp, data = self.chunks[self.looked]
            self.screen.feed(data)
            self.looked += 1
            if wanted and wanted(self.screen):
                return (stamp - self.started) / MS
        return None

    def wait_for(self, wanted, limit=20000):
        """Reads until `wanted(screen)` holds; its stamp as in `look`, or None."""
        end = time.monotonic_ns() + limit * MS
        while time.monotonic_ns() < end and not self.ended:
            self.settle(quiet=30, limit=(end - time.monotonic_ns()) / MS, first=1000)
            stamp = self.look(wanted)
            if stamp is not None:
                return stamp
        return self.look(wanted)

    def peak(self):
        """The largest resident set so far, in MB."""
        try:
            with open(f"/proc/{self.process}/status") as status:
                return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024
        except (OSError, AttributeError):
            return 0

    def close(self, key=None):
        """Ends the program: by a key, by a signal where that is not enough."""
        if key and not self.ended:
            os.write(self.descriptor, key.encode())
        for number in (None, signal.SIGTERM, signal.SIGKILL):
            if number:
                os.kill(self.process, number)
            end = time.monotonic_ns() + 2000 * MS
            while time.monotonic_ns() < end:
                if os.waitpid(self.process, os.WNOHANG)[0]:
                    os.close(self.descriptor)
                    return
                if self.ended or not key and not number:
                    time.sleep(.002)
                    if not key and not number:
                        break
                else:
                    self.read(5)
