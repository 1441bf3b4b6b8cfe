# SPDX-License-Identifier: MIT
"""What YAML costs cop, and beside it what it costs two peers on the same texts: cost.py PROGRAM.

PROGRAM is yaml_cost. Time is that of the processor, memory the most that the process had, both
without what the peer's start costs; a peer is ended after PATIENCE seconds.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

PATIENCE = 5
LOAD = """
import resource, sys, yaml
text = open(sys.argv[1], "rb").read()
def use():
    u = resource.getrusage(resource.RUSAGE_SELF)
    return u.ru_utime + u.ru_stime, u.ru_maxrss
before, base = use()
try:
    for event in yaml.parse(text, yaml.CLoader): pass
    said = "read"
except (yaml.YAMLError, RecursionError, ValueError):
    said = "refused"
after, most = use()
print((after - before) * 1e3, (most - base) / 1024, said)
"""
ROUND = """
import statistics, sys, time, io
text = open(sys.argv[1], encoding="utf-8").read()
if sys.argv[2] == "ruamel":
    import ruamel.yaml
    def edit():
        tool = ruamel.yaml.YAML()
        root = tool.load(text)
        root["end"] = "a-new-value"
        tool.dump(root, io.StringIO())
else:
    import yaml
    def edit():
        root = yaml.load(text, yaml.CSafeLoader)
        root["end"] = "a-new-value"
        yaml.dump(root, Dumper=yaml.CSafeDumper, sort_keys=False)
times = []
for _ in range(31):
    start = time.process_time()
    edit()
    times.append((time.process_time() - start) * 1e3)
print("%.1f" % statistics.median(times))
"""


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 1))


def events_by_python(file):
    run = subprocess.run([sys.executable, "-c", LOAD, file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         preexec_fn=limited, check=False)
    words = run.stdout.decode().split()
    if run.returncode or len(words) != 3:
        return "over %d s" % PATIENCE if -run.returncode in (signal.SIGXCPU, signal.SIGKILL) else "failed"
    return "%.0f ms, %.0f MiB, %s" % (float(words[0]), float(words[1]), words[2])


def events_by_fy(file):
    """fy-tool's events; its start is some milliseconds."""
    with subprocess.Popen(["fy-tool", "--testsuite", "--quiet", "--null-output", file], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, preexec_fn=limited) as run:
        _, status, use = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode < 0:
        return "over %d s" % PATIENCE if -run.returncode in (signal.SIGXCPU, signal.SIGKILL) else "crashed"
    return "%.0f ms, %.0f MiB, %s" % ((use.ru_utime + use.ru_stime) * 1e3, use.ru_maxrss / 1024,
                                      "refused" if run.returncode else "read")


def peers():
    found = []
    try:
        import yaml
        if yaml.__with_libyaml__:
            found.append(("PyYAML %s on libyaml, events" % yaml.__version__, events_by_python))
    except ImportError:
        print("skipped: PyYAML: apt-get install python3-yaml")
    if shutil.which("fy-tool"):
        version = subprocess.run(["fy-tool", "--version"], stdout=subprocess.PIPE, check=False).stdout.decode().strip()
        found.append(("fy-tool %s, events" % version, events_by_fy))
    else:
        print("skipped: fy-tool: apt-get install libfyaml-utils")
    return found


def edits_by_peers(file):
    for tool, what in (("pyyaml", "PyYAML on libyaml: load, set, dump"), ("ruamel", "ruamel.yaml: load, set, dump")):
        run = subprocess.run([sys.executable, "-c", ROUND, file, tool], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
        print("| %s | %s |" % (what, run.stdout.decode().strip() if run.returncode == 0 else "skipped"))


def main():
    program = os.path.abspath(sys.argv[1])
    beside = peers()
    with tempfile.TemporaryDirectory() as room:
        subprocess.run([program, "--write", room], check=True)
        files = iter(sorted(name for name in os.listdir(room) if re.match(r"^\d+$", name)))
        with subprocess.Popen([program], stdout=subprocess.PIPE) as run:
            for line in run.stdout:
                line = line.decode().rstrip("\n")
                if line.startswith("| Hostile"):
                    line += "".join(" %s |" % name for name, _ in beside)
                elif line.startswith("| --- | ---: | ---: |"):
                    line += " --- |" * len(beside)
                elif line.startswith("| `"):
                    file = os.path.join(room, next(files))
                    line += "".join(" %s |" % measure(file) for _, measure in beside)
                elif not line:
                    edits_by_peers(os.path.join(room, "file"))
                print(line, flush=True)


main()
