# SPDX-License-Identifier: MIT
"""The contestants. Each makes a list of edits and gives the new bytes of each file: None where
it refused or failed, CANNOT where it has no such edit."""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CANNOT = object()
HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60


def said(command, pattern=r"\d+(\.\d+)+"):
    """The version in what a command says; "" where there is none."""
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(pattern, run.stdout.decode(errors="replace")) if run.returncode == 0 else None
    return found.group(0) if found else ""


def output(command):
    """What the command prints; None where it fails."""
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout if run.returncode == 0 else None


class Command:
    """One that runs a program for each edit."""

    missing = ""

    def run(self, edits, room):
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            numbered = range(len(edits))
            return dict(zip(numbered, pool.map(lambda i: self.one(edits[i], os.path.join(room, str(i))), numbered)))


class Cop(Command):
    name = "cop yaml"

    def __init__(self, program):
        self.program, self.version = program, said([program, "--version"])
        self.missing = "" if self.version else "%s does not run" % program

    def one(self, edit, file):
        pointer = "".join("/" + str(step if isinstance(step, int) else
                                    step["key"].replace("~", "~0").replace("/", "~1")) for step in edit.path)
        words = {"set": ["set", file, pointer, edit.value], "add key": ["add", file, pointer + "/" + edit.key, edit.value],
                 "append": ["append", file, pointer, edit.value], "delete item": ["delete", file, pointer],
                 "delete key": ["delete", file, pointer]}[edit.op]
        shutil.copyfile(edit.file, file)
        if output([self.program, "yaml"] + words) is None:
            return None
        with open(file, "rb") as f:
            return f.read()


class Yq(Command):
    """Debian's yq: jq around PyYAML. Of the two others of this name, neither knows these words."""

    def __init__(self, how):
        self.how, self.name = how, "yq %s (Debian's)" % how
        mine = output(["yq", how, "--indentless-lists", ".", "/dev/null"]) is not None
        self.version = said(["dpkg-query", "-W", "-f", "${Version}", "yq"]) or said(["yq", "--version"])
        self.missing = "" if mine else "apt-get install yq"

    def one(self, edit, _):
        path = json.dumps([step if isinstance(step, int) else step["key"] for step in edit.path])
        value, key = json.dumps(edit.value), json.dumps(edit.key)
        jq = {"set": "setpath(%s; %s)" % (path, value),
              "add key": "setpath(%s + [%s]; %s)" % (path, key, value),
              "append": "setpath(%s; getpath(%s) + [%s])" % (path, path, value)}.get(edit.op, "delpaths([%s])" % path)
        words = ["--indentless-lists"] if edit.shape["dash"] == 0 else []
        return output(["yq", self.how, "-w", "1000000"] + words + [jq, edit.file])


class Fy(Command):
    """libfyaml's tool joins a value into a document at a path; it takes nothing out."""

    name = "fy-tool --join"

    def __init__(self):
        self.version = said(["fy-tool", "--version"])
        self.missing = "" if self.version else "apt-get install libfyaml-utils"

    def one(self, edit, _):
        joined = {"set": ">" + edit.value, "add key": ">%s: %s" % (edit.key, edit.value),
                  "append": ">- " + edit.value}.get(edit.op)
        if not joined:
            return CANNOT
        path = "".join("/" + (str(step) if isinstance(step, int) else json.dumps(step["key"])) for step in edit.path)
        return output(["fy-tool", "--join", "--mode", "original", "--comment", "--width", "inf", "--indent",
                       str(edit.shape["step"]), "--to", path or "/", edit.file, joined])


class Helper:
    """One that makes all edits in a single process: COMMAND JOBS OUT."""

    def __init__(self, name, command, probe, remedy):
        self.name, self.command = name, command
        self.version = said(probe)
        self.missing = "" if self.version else remedy

    def run(self, edits, room):
        jobs = os.path.join(room, "jobs")
        with open(jobs, "w", encoding="ascii") as f:
            json.dump([{"op": e.op, "path": e.path, "file": e.file, "key": e.key, "value": e.value, **e.shape}
                       for e in edits], f)
        subprocess.run(self.command + [jobs, room], check=True)
        results = {}
        for i in range(len(edits)):
            try:
                with open(os.path.join(room, str(i)), "rb") as f:
                    results[i] = f.read()
            except OSError:
                results[i] = None
        return results


def in_python(name, module, remedy):
    return Helper(name, [sys.executable, "-B", os.path.join(HERE, "edit.py"), module],
                  [sys.executable, "-c", "import %s as m; print(m.__version__)" % module], remedy)


def in_node(name, tool, module, npm):
    script = os.path.join(HERE, "edit.js")
    return Helper(name, ["node", script, npm, tool], ["node", script, npm, "version", module],
                  "sh test/oracle/npm/install.sh build-npm")


def all_of(cop, npm):
    return [
        Cop(cop),
        in_node("yaml (eemeli) Document, tuned", "yaml-tuned", "yaml", npm),
        in_node("yaml (eemeli) Document, as it comes", "yaml-plain", "yaml", npm),
        in_python("ruamel.yaml, tuned", "ruamel.yaml", "apt-get install python3-ruamel.yaml"),
        in_node("js-yaml load, dump", "js-yaml", "js-yaml", npm),
        in_python("PyYAML load, dump", "yaml", "apt-get install python3-yaml"),
        Yq("-Y"),
        Yq("-y"),
        Fy(),
    ]
