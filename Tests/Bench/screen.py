"""A small terminal emulator: enough of xterm for what ncurses and less send, in plain Python.

It keeps characters without colours, and counts the bytes that each cell cost: a sequence that moves the cursor or sets
colours is counted with the next character that is written, and what is never followed by one with the cursor's place.
"""
import re
import unicodedata

TOKEN = re.compile(
    rb"\x1b\[([?<=>!]?)([0-9;:]*)([ -/]*)([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-Z]|\x1b[=>78DEHMc]"
    rb"|[\x00-\x1f\x7f]|[\x20-\x7e]+|[\xc0-\xff][\x80-\xbf]*|.", re.S)


class Screen:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.last = " "
        self.saved = (0, 0)
        self.rest = b""
        # Bytes by cell: {(y, x): count}; taken and emptied by `spent`.
        self.costs = {}
        self.pending = 0
        self.unknown = set()

    def feed(self, data):
        data = self.rest + data
        # A sequence or character that goes on in the next piece waits.
        cut = re.search(rb"(?:\x1b(?:\[[^@-~]*|\][^\x07\x1b]*)?|[\xc0-\xff][\x80-\xbf]{0,2})\Z", data)
        self.rest = b""
        if cut and not self.whole(cut.group()):
            self.rest, data = data[cut.start():], data[:cut.start()]
        for token in TOKEN.finditer(data):
            self.take(token)

    @staticmethod
    def whole(tail):
        if tail[0] == 0x1b:
            return False
        return len(tail) >= (4 if tail[0] >= 0xf0 else 3 if tail[0] >= 0xe0 else 2)

    def take(self, token):
        raw = token.group()
        if raw[0] >= 0x20 and raw[0] != 0x7f:
            if raw[0] < 0x80:
                self.pending += 0
                for byte in raw:
                    self.put(chr(byte), 1)
            else:
                self.put(raw.decode("utf-8", "replace"), len(raw))
            return
        self.pending += len(raw)
        if raw[0] != 0x1b:
            self.control(raw[0])
        elif token.group(4):
            self.sequence(token.group(1), token.group(2), token.group(4).decode(), raw)
        elif raw == b"\x1bM":
            self.up()
        elif raw == b"\x1bD":
            self.down()
        elif raw == b"\x1b7":
            self.saved = (self.x, self.y)
        elif raw == b"\x1b8":
            self.x, self.y = self.saved

    def put(self, text, cost):
        width = 0 if unicodedata.combining(text[0]) else 2 if unicodedata.east_asian_width(text[0]) in "WF" else 1
        if width == 0:
            self.costs[(self.y, max(0, self.x - 1))] = self.costs.get((self.y, max(0, self.x - 1)), 0) + cost
            return
        if self.x + width > self.columns:
            self.x = 0
            self.down()
        place = (self.y, self.x)
        self.costs[place] = self.costs.get(place, 0) + cost + self.pending
        self.pending = 0
        self.cells[self.y][self.x] = text
        if width == 2 and self.x + 1 < self.columns:
            self.cells[self.y][self.x + 1] = ""
        self.last = text
        self.x += width

    def control(self, byte):
        if byte == 0x08:
            self.x = max(0, self.x - 1)
        elif byte == 0x09:
            self.x = min(self.columns - 1, (self.x // 8 + 1) * 8)
        elif byte in (0x0a, 0x0b, 0x0c):
            self.down()
        elif byte == 0x0d:
            self.x = 0

    def down(self):
        if self.y == self.bottom:
            del self.cells[self.top]
            self.cells.insert(self.bottom, [" "] * self.columns)
        elif self.y < self.rows - 1:
            self.y += 1

    def up(self):
        if self.y == self.top:
            del self.cells[self.bottom]
            self.cells.insert(self.top, [" "] * self.columns)
        elif self.y > 0:
            self.y -= 1

    def sequence(self, private, parameters, final, raw):
        if private:
            if private == b"?" and final in "hl" and parameters in (b"1049", b"47", b"1047"):
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
            return
        numbers = [int(part) if part.isdigit() else 0 for part in parameters.split(b";")]
        count = max(1, numbers[0])
        row = self.cells[self.y]
        self.x = min(self.x, self.columns - 1)
        if final in "Hf":
            self.y = min(self.rows, count) - 1
            self.x = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final in "G`":
            self.x = min(self.columns, count) - 1
        elif final == "d":
            self.y = min(self.rows, count) - 1
        elif final == "A":
            self.y = max(0, self.y - count)
        elif final == "B":
            self.y = min(self.rows - 1, self.y + count)
        elif final == "C":
            self.x = min(self.columns - 1, self.x + count)
        elif final == "D":
            self.x = max(0, self.x - count)
        elif final == "X":
            self.blank(self.x, self.x + count)
        elif final == "K":
            start, end = [(self.x, self.columns), (0, self.x + 1), (0, self.columns)][min(2, numbers[0])]
            self.blank(start, end)
        elif final == "J":
            first, last = [(self.y + 1, self.rows), (0, self.y), (0, self.rows)][min(2, numbers[0])]
            for line in range(first, last):
                self.cells[line] = [" "] * self.columns
            if numbers[0] == 0:
                self.blank(self.x, self.columns)
            elif numbers[0] == 1:
                self.blank(0, self.x + 1)
        elif final == "@":
            row[self.x:self.x] = [" "] * count
            del row[self.columns:]
        elif final == "P":
            del row[self.x:self.x + count]
            row += [" "] * (self.columns - len(row))
        elif final in "LM":
            if self.top <= self.y <= self.bottom:
                for _ in range(min(count, self.rows)):
                    taken, put = (self.bottom, self.y) if final == "L" else (self.y, self.bottom)
                    del self.cells[taken]
                    self.cells.insert(put, [" "] * self.columns)
        elif final in "ST":
            for _ in range(min(count, self.rows)):
                taken, put = (self.top, self.bottom) if final == "S" else (self.bottom, self.top)
                del self.cells[taken]
                self.cells.insert(put, [" "] * self.columns)
        elif final == "b":
            for index in range(count):
                self.put(self.last, 0)
        elif final == "r":
            self.top = max(1, numbers[0]) - 1
            self.bottom = min(self.rows, numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.x = self.y = 0
        elif final not in "mhlntcgqu":
            self.unknown.add(raw)

    def blank(self, start, end):
        for column in range(max(0, start), min(self.columns, end)):
            self.cells[self.y][column] = " "

    def lines(self):
        return ["".join(row) for row in self.cells]

    def spent(self):
        """The bytes since the last call by cell, {(y, x): count}."""
        costs, self.costs = self.costs, {}
        if self.pending:
            place = (self.y, min(self.x, self.columns - 1))
            costs[place] = costs.get(place, 0) + self.pending
            self.pending = 0
        return costs
