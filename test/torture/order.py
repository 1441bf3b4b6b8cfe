# SPDX-License-Identifier: MIT
"""The order in which a command brings things to the disk, read from `strace -y`.

    order.py ROOT TRACE

Prints a line for each thing below ROOT that could be missing after a power cut although
something points to it:
  - a file gets its name (rename, link) while what was written to it is not synced;
  - the branch moves, or the journal goes, while a file or a new name is not synced.
What may be lost at any time is no concern: locks, the reflog, what is prepared (the
index before it has its name, files beside their places: made again from git), and names that go.
"""
import os
import re
import sys

CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*)>)?")
FD = re.compile(r"^(?:\d+|AT_FDCWD)<(.*)>$")
LOSABLE = re.compile(
    r"\.lock$|/logs(/|$)|/cop/(index\.(ours|new.*)|lock|last)$|/_git2_|/\.cop-[0-9a-f]+-\d+\.tmp$"
    r"|/\.cop-git-\d+(/|$)"
)


def unquote(text):
    return text[1:-1].encode().decode("unicode_escape").encode("latin-1").decode()


def split(args):
    """The arguments of a call; texts in quotes and structures hold commas, too."""
    return re.findall(r'\s*("(?:[^"\\]|\\.)*"|\{[^}]*\}|[^,]+)(?:,|$)', args)


class Disk:
    def __init__(self, root):
        self.root = root
        self.written = {}  # path -> True: not synced
        self.names = {}  # folder -> names in it that are not synced
        self.broken = []

    def ours(self, path):
        return path.startswith(self.root + "/") and not LOSABLE.search(path)

    def named(self, path):
        if path.startswith(self.root + "/"):
            self.names.setdefault(os.path.dirname(path), set()).add(os.path.basename(path))

    def unnamed(self, path):
        self.names.get(os.path.dirname(path), set()).discard(os.path.basename(path))
        self.written.pop(path, None)

    def synced(self, path):
        self.written.pop(path, None)
        self.names.pop(path, None)

    def folder_moved(self, source, target):
        """All below it gets its place at once."""
        for path in [p for p in self.written if p.startswith(source + "/")]:
            self.broken.append(f"{target} got its name before {path} was on the disk")
            del self.written[path]
        for folder in [f for f in self.names if (f + "/").startswith(source + "/")]:
            for name in self.names.pop(folder):
                self.broken.append(f"{target} got its name before that of {folder}/{name}")

    def moved(self, source, target):
        self.folder_moved(source, target)
        if self.written.get(source) and self.ours(target):
            self.broken.append(f"{target} got its name before its text was on the disk")
        dirty = self.written.get(source)
        self.unnamed(source)
        if dirty:
            self.written[target] = True
        self.named(target)

    def all_there(self, when):
        for path in self.written:
            if self.ours(path):
                self.broken.append(f"{when}: {path} is not on the disk")
        for folder, names in self.names.items():
            for name in names:
                if not self.ours(folder + "/" + name):
                    continue
                self.broken.append(f"{when}: the name {folder}/{name} is not on the disk")


def path_of(args, i, cwd):
    """The path that begins at argument i: a folder's descriptor and a name, or a name."""
    fd = FD.match(args[i])
    name = unquote(args[i + 1] if fd else args[i])
    folder = fd.group(1) if fd else cwd
    return os.path.normpath(os.path.join(folder, name))


def run(root, trace):
    disk = Disk(os.path.realpath(root))
    cwd = os.getcwd()
    for line in open(trace, encoding="utf-8", errors="replace"):
        m = CALL.match(line)
        if not m or int(m.group(3)) < 0:
            continue
        call, args, into = m.group(1), split(m.group(2)), m.group(4)
        if call == "chdir":
            cwd = path_of(args, 0, cwd)
        elif call in ("openat", "openat2"):
            if "O_CREAT" in m.group(2) and into:
                disk.named(into)
        elif call in ("write", "pwrite64", "ftruncate"):
            fd = FD.match(args[0])
            if fd and fd.group(1).startswith("/"):
                disk.written[fd.group(1)] = True
        elif call in ("fsync", "fdatasync"):
            disk.synced(FD.match(args[0]).group(1))
        elif call == "syncfs":
            disk.written.clear()
            disk.names.clear()
        elif call in ("mkdir", "mkdirat"):
            disk.named(path_of(args, 0, cwd))
        elif call in ("unlink", "unlinkat", "rmdir"):
            path = path_of(args, 0, cwd)
            if path.endswith("/cop/journal"):
                disk.all_there("when the journal goes")
            disk.unnamed(path)
        elif call in ("rename", "renameat", "renameat2", "link", "linkat"):
            wide = call in ("renameat", "renameat2", "linkat")
            source, target = path_of(args, 0, cwd), path_of(args, 2 if wide else 1, cwd)
            if "RENAME_EXCHANGE" in m.group(2):
                if disk.written.get(source):
                    disk.broken.append(f"{target} got its name before its text was on the disk")
                disk.named(target)
                continue
            if source.endswith("/cop/journal"):
                disk.all_there("when the journal goes")
            if "/refs/heads/" in target:
                disk.all_there("when the branch moves")
            disk.moved(source, target)
    return disk.broken


for complaint in run(sys.argv[1], sys.argv[2]):
    print(complaint.replace(os.path.realpath(sys.argv[1]) + "/", ""))
