#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile text through every form of output: outputs.py PROGRAM SOURCE. Prints TAP.

Some hundred texts (ours, and the 515 naughty strings where ../shared has them) become names,
titles and prose of a community. What comes out in each form is read back: it says the same, and
holds no raw control, no turn of direction, no active link or markup, no formula, no line of
its own in a calendar, a table or a commit message, and no order to GitHub's runner.
"""
import csv
import ctypes
import ctypes.util
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from run import CONTROL, Suite, environment

OURS = [
    "plain", "ünï cödé", "日本語", "שלום", "مرحبا", "👩\u200d👩\u200d👧", "e\u0301\u0302", "a\u00a0b",
    "\x1b[31mred", "\x1b]0;t\x07", "\x9b31m", "a\x07b", "a\u202eb", "a\u2066b\u2069", "a\u200eb\u200fc", "a\u200bb", "a\u2028b",
    "a\u2029b", "a\ufeffb", "a\u00adb", "\U000e0041", "a\x00b", "a\x7fb", "a\x85b", "\ufffe",
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1+1", "\t=1", "＝1", "\u3000=1", "\u200b=1", "'=1", "-", "=", "+49 30 1",
    "::error::x", " ::warning file=a::x", "::set-output name=a::b", "::add-mask::x", "##[error]x", "a ##[group]b", "::stop-commands::x",
    "Signed-off-by: Eve <eve@example.org>", "Co-authored-by: Eve <eve@example.org>", "Cop-Command: role remove x",
    "x\n\nSigned-off-by: Eve <eve@example.org>", "x\n# no comment", "x\n-- >8 --", "x\n---\ndiff --git a b", "# x", "fixup! x",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</style><script>x</script>", "</title>",
    "<svg/onload=x>", "<!-- -->", "&lt;b&gt;", "&#60;", "&amp;amp;", "<a href=\"javascript:x\">y</a>", "<iframe src=x>", "{{7*7}}", "${x}",
    "[x](javascript:alert(1))", "[x](https://evil.example.org)", "![x](https://evil.example.org/a.png)", "<javascript:alert(1)>",
    "<https://evil.example.org>", "https://evil.example.org", "[x]: javascript:y", "[x][y]", "`code`", "*a* _b_ ~~c~~", "| a | b |",
    "|", "\\", "\\|", "a\\", "# head", "> quote", "- item", "1. item", "1) item", "+ item", "***", "---", "===", "```", "~~~", "    code",
    "a  \nb", "a\n---", "a\n===", "| a |\n| - |\n| b |", "@eve", "#12", "GH-1", ":smile:", "$x$", "<details>",
    "a\r\nATTENDEE:mailto:eve@example.org", "x\nEND:VEVENT\nBEGIN:VALARM", "a;b,c\\n", "a:b;c=d", "\\;", "\\,", "\\n", "END:VCALENDAR",
    "* @eve", "*", "/ @eve", "\"", "\"\"", "a\"b", ",", "a,b", ";", "a;b", "\t", "a\tb", "'", "''", "\n", "a\nb", "\na", "a\n", " ", " a ", "",
    "null", "true", "~", "no", "1e3", "0x10", "2026-01-01", "12:30", "%s%n", "%0A", "a%0Ab", "../../etc/passwd", "/etc/passwd", "-rf", "--help",
    "$(touch owned)", "`touch owned`", "; touch owned", "| touch owned", "&& touch owned", "\u0130", "ß", "ﬁ", "a" * 190, "é" * 100, "👍" * 50, "a " * 90,
]
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    "|[\U000e0000-\U000e0fff]|[\ufffe\uffff]")


def texts(source):
    path = source.parent / "shared/data/naughty-strings/blns.json"
    if path.is_file():
        return OURS + json.loads(path.read_text("utf-8")), None
    return OURS, "no ../shared/data/naughty-strings"


def flat(text):
    """As every form that has one line for it may show it."""
    return re.sub(r"\s+", " ", text).strip()


# --- the community ---


def quoted(text):
    return json.dumps(text, ensure_ascii=True)


def one_line(text):
    return "\n" not in text and 0 < len(text.strip()) and len(text) <= 200


class World:
    """Records of each text; those that a file may not hold are found by the program and left out."""

    def __init__(self, suite, all_texts):
        self.suite, self.here = suite, suite.place()
        self.texts = {f"t{i}": t for i, t in enumerate(all_texts)}
        self.write()
        self.refused = set()
        for _ in range(3):
            bad = self.bad()
            for path in bad:
                os.unlink(os.path.join(self.here, path))
            self.refused |= bad
            if not bad:
                break

    def put(self, path, text):
        with open(os.path.join(self.here, path), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def write(self):
        for key, t in self.texts.items():
            if one_line(t):
                self.put(f"members/{key}.yaml", f"name: {quoted(t)}\norganisation: {quoted(t)}\nconsent: {{name: public}}\nconsented: 2026-02-02\n"
                         f"consent_source: {quoted(t)}\nhistory:\n  - {{date: 2026-02-02, status: active, note: {quoted(t)}}}\n")
                self.put(f"plan/p{key}.yaml", f"title: {quoted(t)}\nkind: meeting\nstatus: planned\nowner: ana-silva\ndue: 2026-09-01\nat: \"18:00\"\n"
                         f"place: {quoted(t)}\n")
                self.put(f"notes/2026-05-01-win-{key}.yaml", f"date: 2026-05-01\nkind: win\ntitle: {quoted(t)}\npeople: [ana-silva]\nshare: public\n")
            self.put(f"roles/r{key}.yaml", f"title: Role {key}\nkind: role\npurpose: {quoted(t)}\ndefined: 2026-01-20\n"
                     f"duties: [{{id: a, text: A}}]\nholders: [{{member: ana-silva, from: 2026-02-02}}]\n")

    def bad(self):
        ran = self.run("check", "--format", "json")
        found = json.loads(ran.stdout)
        items = found.get("findings") or found.get("items")
        return {f["file"] for f in items if f.get("file") and f.get("level", f.get("severity")) == "error"
                and f["file"].split("/")[0] in ("members", "plan", "notes", "roles")}

    def run(self, *words, **more):
        env = dict(environment(self.here, self.suite.program), **more)
        return subprocess.run([self.suite.program, *words], cwd=self.here, env=env, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False, timeout=300)

    def of(self, folder, prefix):
        """Texts by id, of the records of a folder that are there."""
        names = [n[:-5] for n in os.listdir(os.path.join(self.here, folder))]
        return {n: self.texts[n[len(prefix):]] for n in names if n.startswith(prefix) and n[len(prefix):] in self.texts}


# --- what must hold of any output ---


def harmless(ran, form, wrong):
    out = ran.stdout
    try:
        out.decode("utf-8")
    except UnicodeDecodeError as e:
        wrong.append(f"{form}: no UTF-8: {e}")
    allowed = out.replace(b"\r\n", b"\n") if form in ("ics", "csv") else out
    found = CONTROL.search(allowed)
    if found:
        wrong.append(f"{form}: a raw control {found[0]!r} in {allowed[max(0, found.start() - 60):found.end() + 20]!r}")
    if b"Sanitizer" in ran.stderr or b"runtime error" in ran.stderr or ran.returncode not in (0, 1, 3):
        wrong.append(f"{form}: exit {ran.returncode}: {ran.stderr[-600:]!r}")
    return out.decode("utf-8", "replace")


ORDER = re.compile(r"^[\s\u0085\u2028\u2029]*::|##\[", re.M)


def gives_no_order(ran, form, wrong):
    for text in (ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")):
        found = ORDER.search(text)
        if found:
            wrong.append(f"{form}: an order to the runner: {text[max(0, found.start() - 20):found.end() + 60]!r}")


def same(form, have, want, wrong, convert=lambda t: t):
    missing = set(want) - set(have)
    if missing:
        wrong.append(f"{form}: not there: {sorted(missing)[:5]}")
    for key in set(want) & set(have):
        if HIDDEN.search(want[key]):
            continue
        if have[key] != convert(want[key]):
            wrong.append(f"{form}: {key}: wrote {convert(want[key])!r}, read {have[key]!r}")


# --- readers, one a form ---


def tsv_cells(text):
    back = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
    return [[re.sub(r"\\[tn\\]", lambda m: back[m[0]], c) for c in line.split("\t")] for line in text.rstrip("\n").split("\n")]


class Page(html.parser.HTMLParser):
    """Cells of tables, the whole text, and what no page may hold."""

    KNOWN = {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a",
             "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "caption", "dl", "dt", "dd", "div", "span", "strong", "em", "code",
             "pre", "blockquote", "br", "hr", "figure", "figcaption", "svg", "g", "path", "line", "rect", "circle", "text", "desc", "polyline",
             "time", "details", "summary", "small", "nav", "article", "abbr", "tspan", "polygon", "defs", "use", "b", "i", "address", "link"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.rows, self.text, self.bad, self.cell, self.style = [], [], [], None, 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in self.KNOWN:
            self.bad.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "srcset", "style", "formaction", "srcdoc"):
                self.bad.append(f"{name}={value!r} in <{tag}>")
            if name in ("href", "xlink:href") and not re.match(r"https?://|mailto:|#|data:,$", value or ""):
                self.bad.append(f"{name}={value!r}")
        self.style += tag == "style"
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.cell = []

    def handle_endtag(self, tag):
        self.style -= tag == "style"
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data):
        if not self.style:
            self.text.append(data)
        if self.cell is not None:
            self.cell.append(data)


def cmark():
    """CommonMark's own reader, which the program uses too, with raw HTML let through."""
    name = ctypes.util.find_library("cmark")
    if not name:
        return None
    lib = ctypes.CDLL(name)
    lib.cmark_markdown_to_html.restype = ctypes.c_void_p

    def html_of(text):
        raw = text.encode()
        return ctypes.string_at(lib.cmark_markdown_to_html(raw, ctypes.c_size_t(len(raw)), 1 << 17)).decode()

    return html_of


# --- the tests ---


def lists(w, group, columns, folder, prefix, suite, html_of):
    """One noun's list in each form: the text stands in the second column."""
    want = w.of(folder, prefix)
    base = [group, "list", "--all", "--columns", columns]
    wrong = []
    text = harmless(w.run(*base, "--format", "json"), "json", wrong)
    key = columns.split(",")[1]
    same("json", {i["id"]: i.get(key, "") for i in json.loads(text)["items"]}, want, wrong)
    text = harmless(w.run(*base, "--format", "ndjson"), "ndjson", wrong)
    rows = [json.loads(line) for line in text.split("\n") if line]
    same("ndjson", {i["id"]: i.get(key, "") for i in rows if "id" in i}, want, wrong)
    text = harmless(w.run(*base, "--format", "tsv"), "tsv", wrong)
    same("tsv", {c[0]: c[1] for c in tsv_cells(text)[1:] if len(c) == 2}, want, wrong)
    text = harmless(w.run(*base, "--format", "csv"), "csv", wrong)
    cells = {c[0]: c[1] for c in list(csv.reader(io.StringIO(text, newline="")))[1:] if len(c) == 2}
    for k, v in cells.items():
        first = re.sub("[\\s\u3000\u00a0]|<U\\+[0-9A-F]+>", "", v)[:1]
        if first and first in "=+-@＝＋－＠":
            wrong.append(f"csv: {k} is a formula: {v!r}")
    plain = {k: v[1:] if v.startswith("'") and want.get(k) != v else v for k, v in cells.items()}
    same("csv", plain, want, wrong)
    text = harmless(w.run(*base, "--format", "md"), "md", wrong)
    lines = [line for line in text.split("\n") if line.startswith("| ")]
    if len(lines) < len(want) + 2:
        wrong.append(f"md: {len(lines)} lines of a table for {len(want)} texts")
    for line in lines[2:]:
        if len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) != 3:
            wrong.append(f"md: cells are torn: {line!r}")
    if html_of:
        page = Page("\n\n".join(html_of(c.strip()) for line in lines[2:] for c in re.split(r"(?<!\\)\|", line)[2:3]))
        wrong.extend(f"md: {b}" for b in page.bad)
        shown = [flat(t) for t in page.text if flat(t)]
        for k, v in want.items():
            if not HIDDEN.search(v) and flat(v) not in shown:
                wrong.append(f"md: {k}: {v!r} is not shown as it is")
    text = harmless(w.run(*base, "--format", "table"), "table", wrong)
    if len(text.rstrip("\n").split("\n")) != len(json.loads(w.run(*base, "--format", "json").stdout)["items"]) + 1:
        wrong.append("table: a line is not one thing")
    for form in ("table", "tsv", "md", "json", "ndjson", "csv"):
        gives_no_order(w.run(*base, "--format", form, GITHUB_ACTIONS="true"), form, wrong)
    suite.tell(f"{group} list: {len(want)} texts come back from each form", wrong[:20])


def browser():
    """What Chromium makes of a page: its DOM as text, and what it had to say; None without one."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        return None

    def opened(page):
        with tempfile.TemporaryDirectory() as d:
            path = os.path.join(d, "page.html")
            Path(path).write_text(page, encoding="utf-8", newline="")
            ran = subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                                  "--enable-logging=stderr", f"--user-data-dir={d}/profile", "--dump-dom", f"file://{path}"],
                                 capture_output=True, check=True, timeout=120)
        return ran.stdout.decode("utf-8", "replace"), [s for s in ran.stderr.decode("utf-8", "replace").split("\n") if "CONSOLE" in s]

    return opened


def visible(page):
    return flat("".join(page.text).replace("\r", ""))


def as_browser(command, text, opened, wrong):
    """The browser reads the page as it was meant: the same text, nothing active, no complaint."""
    dom, said = opened(text)
    meant, have = Page(text), Page(dom)
    wrong.extend(f"{command}: {b}" for b in have.bad)
    wrong.extend(f"{command}: {s}" for s in said)
    if visible(meant) != visible(have):
        at = next(i for i, (x, y) in enumerate(zip(visible(meant) + "\0", visible(have) + "\0")) if x != y)
        wrong.append(f"{command}: wrote {visible(meant)[at:at + 60]!r}, shows {visible(have)[at:at + 60]!r}")


def pages(w, suite, opened):
    wrong, shown = [], []
    for command in ("report roster", "report role-card rt5", "report sponsor --readers stewards", "plan", "role matrix"):
        for form in ("text", "md", "html", "json"):
            ran = w.run(*command.split(), "--format", form, GITHUB_ACTIONS="true")
            if ran.returncode == 2:
                continue
            text = harmless(ran, form, wrong)
            if form == "html":
                wrong.extend(f"{command}: {b}" for b in Page(text).bad)
                if opened:
                    as_browser(command, text, opened, shown)
            if form == "json":
                json.loads(text)
            gives_no_order(ran, f"{command} {form}", wrong)
    suite.tell("pages and screens hold nothing active", wrong[:20])
    suite.tell("a browser shows the same text, runs nothing and asks nobody", shown[:20], None if opened else "no Chromium")


def single(w, suite):
    """Prose, where it is shown whole."""
    wrong = []
    want = w.of("roles", "r")
    some = [k for k in sorted(want) if re.search(r"[<\[&:#|=\n\t`]", want[k])]
    for key in some[::3 if not suite.sanitized else 15]:
        ran = w.run("role", "show", key, "--json")
        have = json.loads(harmless(ran, "json", wrong)).get("purpose", json.loads(ran.stdout).get("item", {}).get("purpose"))
        if have is not None and not HIDDEN.search(want[key]) and have.strip("\n") != want[key].strip("\n"):
            wrong.append(f"{key}: wrote {want[key]!r}, read {have!r}")
        text = harmless(w.run("role", "show", key, GITHUB_ACTIONS="true"), "text", wrong)
        if ORDER.search(text):
            wrong.append(f"{key}: an order: {text!r}")
        page = Page(harmless(w.run("report", "role-card", key, "--format", "html"), "html", wrong))
        wrong.extend(f"{key}: {b}" for b in page.bad)
        if want[key].strip() and not HIDDEN.search(want[key]) and "purpose" in text and not flat("".join(page.text)):
            wrong.append(f"{key}: an empty page")
    suite.tell("role show and role-card: a sample of prose, on its own pages", wrong[:20])


PROPERTY = re.compile(r"^(BEGIN|END|VERSION|PRODID|METHOD|CALSCALE|NAME|X-WR-CALNAME|UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|LOCATION|"
                      r"URL|STATUS|CATEGORIES|RRULE|EXDATE|RDATE|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|LAST-MODIFIED|CREATED|SEQUENCE|TRANSP|CLASS|"
                      r"RECURRENCE-ID|X-PUBLISHED-TTL|ORGANIZER|X-WR-TIMEZONE|REFRESH-INTERVAL|SOURCE|COLOR|CONTACT)[;:]")


def calendar(w, suite):
    wrong = []
    text = harmless(w.run("plan", "export", "--readers", "stewards", "--format", "ics"), "ics", wrong)
    want = w.of("plan", "p")
    raw = text.split("\r\n")
    if "\n" in text.replace("\r\n", ""):
        wrong.append("a line end of its own")
    wrong += [f"a long line: {r!r}" for r in raw if len(r.encode()) > 75]
    lines = re.sub("\r\n[ \t]", "", text).split("\r\n")
    wrong += [f"a line nobody wrote: {x!r}" for x in lines if x and not PROPERTY.match(x)]
    begun = sum(x.startswith("BEGIN:VEVENT") for x in lines)
    if begun < len(want) or begun > len(want) + 3 or any(x == "BEGIN:VALARM" or x.startswith("ATTENDEE") for x in lines):
        wrong.append(f"{begun} events of {len(want)}")
    said = {re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], x.split(":", 1)[1]) for x in lines if x.startswith("SUMMARY")}
    for key, t in want.items():
        if not HIDDEN.search(t) and t not in said and t.strip() not in said:
            wrong.append(f"{key}: {t!r} is not in the calendar")
    for form in ("csv", "md"):
        ran = w.run("plan", "export", "--readers", "stewards", "--format", form)
        harmless(ran, form, wrong)
        gives_no_order(w.run("plan", "export", "--readers", "stewards", "--format", form, GITHUB_ACTIONS="true"), form, wrong)
    suite.tell(f"calendar: {len(want)} events and no line more", wrong[:20])


def owners(w, suite):
    wrong = []
    for form in ("codeowners", "maintainers", "csv", "md", "json"):
        ran = w.run("role", "export", "--readers", "stewards", "--format", form)
        text = harmless(ran, form, wrong)
        if form == "codeowners":
            wrong += [f"codeowners: {x!r}" for x in text.split("\n") if x and not re.match(r"#|[/*\w.-]\S*( +(@[\w/-]+|\S+@\S+))*$", x)]
        gives_no_order(w.run("role", "export", "--readers", "stewards", "--format", form, GITHUB_ACTIONS="true"), form, wrong)
    suite.tell("role export: no owner that nobody named", wrong[:20])


def findings(w, suite):
    """The texts as values that are wrong: what a check says of them."""
    wrong, n = [], 0
    for key, t in w.of("roles", "r").items():
        w.put(f"roles/r{key[1:]}.yaml", f"title: T\nkind: {quoted(t)}\n{quoted('k' + t)[:110].rstrip(chr(92))}\": x\n" if len(t) < 60 and "\\" not in quoted(t)
              else f"title: T\nkind: {quoted(t)}\n")
        n += 1
    for form in ("text", "json", "ndjson", "md", "github"):
        ran = w.run("check", "--format", form)
        text = harmless(ran, form, wrong)
        if form == "github":
            wrong += [f"github: a line nobody wrote: {x!r}" for x in text.split("\n")
                      if x and not re.match(r"::(error|warning|notice) (file=|title=)[^\n]*::|\d+ (errors?,|more not shown) ", x)]
        else:
            gives_no_order(w.run("check", "--format", form, GITHUB_ACTIONS="true"), form, wrong)
        if form == "json":
            json.loads(text)
    suite.tell(f"check: {n} texts as values that are wrong", wrong[:20])


def commits(suite, all_texts):
    """A sample as titles: the subject is one line, and the trailers are ours."""
    wrong = []
    here = suite.place()
    env = environment(here, suite.program)
    sh = lambda *a, **k: subprocess.run(a, cwd=here, env=env, capture_output=True, check=False, **k)
    sh("sh", "-c", "git init -q -b main . && git add -A && git commit -qm start")
    tried = [t for t in all_texts if "\0" not in t and re.search(r"[-:#\n=(<>]", t)][:: 8 if not suite.sanitized else 30]
    made = 0
    for t in tried:
        ran = sh(suite.program, "role", "set", "scribe", "purpose", t)
        if b"Sanitizer" in ran.stderr or ran.returncode not in (0, 2, 3):
            wrong.append(f"{t!r}: exit {ran.returncode}: {ran.stderr[-600:]!r}")
        if ran.returncode or b"nothing" in ran.stdout + ran.stderr:
            continue
        made += 1
    log = sh("git", "log", "--format=%B%x00", "-z").stdout.decode().split("\0")
    for message in (m.strip("\n") for m in log if m.strip("\n")):
        subject, _, body = message.partition("\n")
        if message == "start":
            continue
        if CONTROL.search(message.encode()):
            wrong.append(f"a control in {message!r}")
        if not subject.startswith("role: ") or (body and not body.startswith("\n")):
            wrong.append(f"no subject of ours: {message!r}")
        parsed = sh("git", "interpret-trailers", "--parse", "--no-divider", input=(message + "\n").encode()).stdout.decode()
        keys = {line.split(":")[0] for line in parsed.split("\n") if line}
        if keys - {"Cop-Command"}:
            wrong.append(f"a trailer nobody wrote: {parsed!r} in {message!r}")
    if made < len(tried) / 4:
        wrong.append(f"only {made} of {len(tried)} commits came about")
    harmless(sh(suite.program, "log"), "text", wrong)
    suite.tell(f"{made} commits: subject of one line, trailers of ours alone", wrong[:20])
    if os.path.exists(os.path.join(here, "owned")):
        suite.tell("nothing was run by a shell", ["a file 'owned' is there"])


def main():
    program, source = sys.argv[1:]
    source = Path(source).resolve()
    suite = Suite(os.path.abspath(program), source, False, "outputs")
    all_texts, missing = texts(source)
    all_texts = list(dict.fromkeys(unicodedata.normalize("NFC", t) if t else t for t in all_texts))
    suite.tell(f"the 515 naughty strings: {len(all_texts)} texts in all", [], missing)
    html_of = cmark()
    suite.tell("Markdown is read back by CommonMark's own reader", [], None if html_of else "no libcmark to load")
    w = World(suite, all_texts)
    suite.tell("what a file may not hold is few", [] if len(w.refused) < 4 * 90 else [f"{len(w.refused)} files: {sorted(w.refused)[:9]}"])
    lists(w, "member", "id,name", "members", "", suite, html_of)
    lists(w, "plan", "id,title", "plan", "p", suite, html_of)
    lists(w, "note", "id,title", "notes", "2026-05-01-win-", suite, html_of)
    calendar(w, suite)
    owners(w, suite)
    pages(w, suite, browser())
    single(w, suite)
    findings(w, suite)
    commits(suite, all_texts)
    print(f"1..{suite.tests}")
    return 1 if suite.failed else 0


if __name__ == "__main__":
    sys.exit(main())
