#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile input through the program: run.py [--accept] PROGRAM SOURCE [ID...]. Prints TAP.

Each line of test/fixtures/hostile/cases.tsv puts something into a copy of the small community
beside it, runs one command and says how that ends: exit status, place, words of the message.
What is refused has a hint, changes no byte, and costs at most a second and 64 MiB (a sanitizer
makes its own rules; there only a minute is waited). The columns and the little language of the
second one are explained in test/fixtures/hostile/README.md.
"""
import hashlib
import os
import re
import resource
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import time
import zlib
from pathlib import Path

SECONDS, MIB = 1.0, 64
PATIENCE = 120

# --- the language of the table ---


def unescape(text):
    """What stands between quotes in the table: \\n \\t \\r \\e \\xNN (a byte) \\uNNNN (a character)."""
    out = bytearray()
    at = 0
    while at < len(text):
        if text[at] != "\\":
            out += text[at].encode()
            at += 1
            continue
        kind = text[at + 1]
        width = {"x": 2, "u": 4, "U": 8}.get(kind, 0)
        if width:
            number = int(text[at + 2 : at + 2 + width], 16)
            out += bytes([number]) if kind == "x" else chr(number).encode("utf-8", "surrogatepass")
        else:
            out += {"n": b"\n", "t": b"\t", "r": b"\r", "e": b"\x1b", "\\": b"\\", '"': b'"'}[kind]
        at += 2 + width
    return bytes(out)


TERM = re.compile(r'\s*(?:utf16\(("(?:[^"\\]|\\.)*")\)|("(?:[^"\\]|\\.)*")(?:\*(\d+))?(?:#(\d+))?)\s*(\+|$)')


PIECE = 1 << 16


def repeated(one, n):
    """In pieces: what this process takes is counted as the program's until it has begun."""
    many = max(1, PIECE // max(1, len(one)))
    while n > 0:
        yield one * min(n, many)
        n -= many


def build(expression):
    """"text"*N repeats it, "text %d %e"#N counts in it (%e is one more), + joins."""
    at = 0
    while at < len(expression):
        m = TERM.match(expression, at)
        if not m:
            raise ValueError(f"cannot read {expression[at:]!r}")
        if m[1]:
            yield unescape(m[1][1:-1]).decode().encode("utf-16")
        elif m[4]:
            one = unescape(m[2][1:-1])
            yield from (one.replace(b"%d", b"%d" % i).replace(b"%e", b"%d" % (i + 1)) for i in range(int(m[4])))
        else:
            yield from repeated(unescape(m[2][1:-1]), int(m[3] or 1))
        at = m.end()


SIZES = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def do_step(step, here, source):
    """One step of the second column; paths are bytes, so that a name may be no text."""
    word, _, rest = step.partition(" ")
    put = re.match(r"(\S+) (\+?=) (.*)$", step, re.S)
    link = re.match(r"(\S+) -> (\S+)$", step)

    def path(name):
        return os.path.join(os.fsencode(here), unescape(name))

    def room(name):
        os.makedirs(os.path.dirname(path(name)), exist_ok=True)
        if os.path.isfile(path(name)) and not os.path.islink(path(name)):
            os.unlink(path(name))
        return path(name)

    if put:
        mode = "wb" if put[2] == "=" else "ab"
        with open(room(put[1]) if put[2] == "=" else path(put[1]), mode) as f:
            for piece in build(put[3]):
                f.write(piece)
    elif link:
        os.symlink(unescape(link[2]), room(link[1]))
    elif word == "fifo":
        os.mkfifo(room(rest))
    elif word == "socket":
        with socket.socket(socket.AF_UNIX) as s:
            where = os.getcwd()
            os.chdir(here)
            s.bind(unescape(rest))
            os.chdir(where)
    elif word == "sparse":
        name, size = rest.split()
        with open(room(name), "wb") as f:
            f.truncate(int(size[:-1]) * SIZES[size[-1]])
    elif word == "folder":
        os.makedirs(room(rest))
    elif word == "remove":
        os.unlink(path(rest))
    elif word == "away":
        shutil.rmtree(path(rest))
    elif word == "hard":
        old, new = rest.split()
        os.link(path(old), room(new))
    elif word == "closed":
        os.chmod(path(rest), 0)
    elif word == "copy":
        old, new = rest.split()
        shutil.copy(source / "test/fixtures" / old, room(new))
    elif word == "files":
        folder, n = rest.split()
        os.makedirs(path(folder), exist_ok=True)
        for i in range(int(n)):
            os.close(os.open(os.path.join(path(folder), b"f%d.yaml" % i), os.O_CREAT | os.O_WRONLY))
    elif word == "roles":
        # a chain of roles, each answering to the next; the last to the first where it says so
        n, end = rest.split()
        for i in range(int(n)):
            to = i + 1 if i + 1 < int(n) else {"circle": 0, "open": None}[end]
            with open(path("roles/r%d.yaml" % i), "w", encoding="ascii") as f:
                f.write(f"title: R{i}\nkind: role\n" + (f"reports_to: r{to}\n" if to is not None else ""))
    elif word == "git":
        subprocess.run(["sh", "-c", "git init -q -b main . && git add -A && git commit -qm start"],
                       cwd=here, check=True, env=environment(here))
    else:
        raise ValueError(f"no such step: {step}")


def argv(command):
    """Words of the third column; @...@ is one with escapes in it."""
    return [unescape(w[1:-1]) if len(w) > 1 and w[0] == w[-1] == "@" else w for w in shlex.split(command)]


# --- one case ---


def environment(here, program=""):
    """Nothing of the caller's but what a program needs."""
    home = os.path.dirname(here)
    return {
        "PATH": os.path.dirname(program) + ":" + os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": home, "XDG_CONFIG_HOME": home + "/.config", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": home + "/.gitconfig", "GIT_CEILING_DIRECTORIES": home,
        "COP_TODAY": "2026-06-15", "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "dumb",
        "ASAN_OPTIONS": "detect_leaks=0:" + os.environ.get("ASAN_OPTIONS", ""),
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    }


class Ran:
    """What one run of the program said and cost."""

    def __init__(self, argv, here):
        start = time.monotonic()
        with open(here + ".out", "w+b") as out, open(here + ".err", "w+b") as err:
            child = subprocess.Popen(argv, cwd=here, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                     env=environment(here, argv[0]))
            ended = False
            while not ended and time.monotonic() - start < PATIENCE:
                pid, status, used = os.wait4(child.pid, os.WNOHANG)
                ended = pid != 0
                if not ended:
                    time.sleep(0.002)
            if not ended:
                child.kill()
                _, status, used = os.wait4(child.pid, 0)
            child.returncode = 0
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read()
        self.hung = not ended
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.exit = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + self.signal
        self.seconds = used.ru_utime + used.ru_stime
        self.mib = used.ru_maxrss / 1024
        self.text = self.out.decode("utf-8", "replace") + self.err.decode("utf-8", "replace")


def picture(here):
    """One number for every file below a folder: names, bytes, where links lead."""
    all_ = hashlib.sha256()
    for folder, dirs, names in os.walk(os.fsencode(here)):
        dirs[:] = sorted(d for d in dirs if d != b".git")
        for name in sorted(names + dirs):
            path = os.path.join(folder, name)
            is_ = os.lstat(path)
            all_.update(b"%s %o %d\0" % (path, is_.st_mode, is_.st_size if stat.S_ISREG(is_.st_mode) else 0))
            if stat.S_ISLNK(is_.st_mode):
                all_.update(os.readlink(path))
            elif stat.S_ISREG(is_.st_mode) and is_.st_size < 1 << 22 and os.access(path, os.R_OK):
                with open(path, "rb") as f:
                    all_.update(f.read())
    return all_.digest()


CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
FIRST = re.compile(r"^(?:(?P<file>[^\n]+?)(?::(?P<place>\d+:\d+))?: error: |cop: )(?P<words>.*)$", re.M)


def refusal(ran, about):
    """(place, words, hint) of the message that is about the case: the one that holds `about`, else
    the first error."""
    found = list(FIRST.finditer(ran.text))
    found = [m for m in found if about and about in m[0]] or found
    if not found:
        return "-", "", False
    m = found[0]
    rest = ran.text[m.end():].split("\n")[1:]
    block = []
    for line in rest:
        if line and not re.match(r" |hint:|\d+ [|]", line):
            break
        block.append(line)
    return m["place"] or "-", m["words"], any("hint: " in line for line in block)


class Suite:
    def __init__(self, program, source, accept, folder="cases"):
        self.program, self.source, self.accept = program, source, accept
        self.base = source / "test/fixtures/hostile/base"
        self.work = Path(os.path.dirname(program)) / "test-hostile" / folder
        self.tests = self.failed = 0
        with open(program, "rb") as f:
            text = f.read()
        self.sanitized = b"__asan_init" in text or b"__ubsan_handle" in text

    def tell(self, title, wrong, skip=None):
        self.tests += 1
        self.failed += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.tests} - {title}" + (f" # SKIP {skip}" if skip else ""))
        for line in wrong:
            print(f"# {title}: {line}", file=sys.stderr)

    def costs(self, ran):
        wrong = []
        if ran.hung:
            wrong.append(f"did not end within {PATIENCE} s")
        if ran.signal or "Sanitizer" in ran.text or "runtime error:" in ran.text:
            wrong.append(f"crashed ({ran.signal}): {ran.text[-2000:]}")
        if not self.sanitized and ran.seconds > SECONDS:
            wrong.append(f"took {ran.seconds:.2f} s")
        if not self.sanitized and ran.mib > MIB:
            wrong.append(f"took {ran.mib:.0f} MiB")
        if CONTROL.search(ran.out + ran.err):
            wrong.append(f"printed a raw control: {ran.out + ran.err!r:.300}")
        return wrong

    def place(self):
        here = self.work / "run"
        if here.exists():
            for folder, dirs, _ in os.walk(here):
                for d in dirs:
                    path = os.path.join(folder, d)
                    if not os.path.islink(path):
                        os.chmod(path, 0o700)
            shutil.rmtree(here)
        self.work.mkdir(parents=True, exist_ok=True)
        (self.work / ".gitconfig").write_text("[user]\nname = Ana Silva\nemail = ana.silva@example.org\n[core]\nfsync = none\n")
        shutil.copytree(self.base, here)
        return str(here)

    def run(self, row):
        """Returns what is wrong, and the row as it came out."""
        here = self.place()
        for step in row["what"].split(" ;; "):
            do_step(step, here, self.source)
        before = picture(here)
        ran = Ran([self.program] + argv(row["command"]), here)
        wrong = self.costs(ran)
        place, words, hint = refusal(ran, row["words"])
        new = dict(row, exit=str(ran.exit), place=place if ran.exit else "-")
        if ran.exit and (row["words"] not in words or not row["words"]):
            new["words"] = words if ran.exit else ""
        if not ran.exit and row["words"] and row["words"] in ran.text:
            new["words"] = row["words"]
        for key in ("exit", "place", "words"):
            if not self.accept and new[key] != row[key]:
                wrong.append(f"{key}: wanted {row[key]!r}, have {new[key]!r}: {ran.text[:600]}")
        merged = row["command"].startswith("merge-file ") and ran.exit == 1
        if not row["command"].startswith("check"):
            hint = "hint: " in ran.text  # one for all rows of a table
        if ran.exit and not hint and not merged:
            wrong.append(f"no hint: {ran.text[:600]}")
        if ran.exit and picture(here) != before and not merged:
            wrong.append("was refused, and changed files")
        wrong += self.beside(row, here)
        return wrong, new

    def beside(self, row, here):
        """The same bytes as a file of any YAML, which may hold more."""
        path = row["what"].split(" ", 1)[0]
        # with a sanitizer a third of them: it takes ten times as long
        if self.sanitized and zlib.crc32(row["id"].encode()) % 3:
            return []
        if not path.endswith(".yaml") or not os.path.isfile(os.path.join(here, path)):
            return []
        ran = Ran([self.program, "yaml", "get", path, "/title"], here)
        wrong = [f"yaml get: {w}" for w in self.costs(ran)]
        if ran.exit not in (0, 1, 3):
            wrong.append(f"yaml get: exit {ran.exit}: {ran.text[:600]}")
        return wrong


COLUMNS = ["id", "what", "command", "exit", "place", "words"]


def read_table(path):
    """Rows as dicts, comments as they stand."""
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    return [line if line[:1] in ("", "#") else dict(zip(COLUMNS, line.split("\t") + [""] * 6)) for line in lines]


def main():
    args = sys.argv[1:]
    accept = args[:1] == ["--accept"]
    program, source, *only = args[accept:]
    source = Path(source).resolve()
    suite = Suite(os.path.abspath(program), source, accept)
    table = source / "test/fixtures/hostile/cases.tsv"
    lines = read_table(table)
    rows = [line for line in lines if isinstance(line, dict)]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for row in rows:
        if only and row["id"] not in only:
            continue
        if "closed " in row["what"] and os.geteuid() == 0:
            suite.tell(row["id"], [], "root may read everything")
            continue
        wrong, new = suite.run(row)
        suite.tell(row["id"], wrong)
        row.update(new)
    doubles = {row["id"] for row in rows if [r["id"] for r in rows].count(row["id"]) > 1}
    suite.tell("every case has a name of its own", sorted(doubles))
    suite.tell("at least 300 cases", [] if len(rows) >= 300 else [f"{len(rows)}"])
    if accept:
        text = [r if isinstance(r, str) else "\t".join(r[c] for c in COLUMNS).rstrip("\t") for r in lines]
        table.write_text("\n".join(text) + "\n", "utf-8")
    print(f"1..{suite.tests}")
    return 1 if suite.failed else 0


if __name__ == "__main__":
    sys.exit(main())
