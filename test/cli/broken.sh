#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Every community of test/fixtures/broken, checked: each finding of its expected.tsv is there,
# and no other of severity warning or worse; in valid-edges no error (README.md there).
#
#   broken.sh COP ROOT [NAME...]     the program, the repository, folders to look at

set -eu

cop=$1
root=$2
shift 2
cd "$root/test/fixtures/broken"
[ $# -gt 0 ] || set -- */

failed=0
for folder; do
  folder=${folder%/}
  bar=" (error|critical|warning): $"
  [ "$folder" != valid-edges ] || bar=" (error|critical): $"
  if "$cop" -C "$folder" check --format text --as-of 2026-06-15 --no-pager --color never \
    2>&1 </dev/null |
    awk -v folder="$folder" -v bar="$bar" '
      function report(what) { printf "%s: %s\n", folder, what; bad = 1 }
      # rule, file:line:column, severity, first words of the message
      FILENAME != "-" { split($0, want, "\t"); place[++n] = want[2]; level[n] = want[3]
                  words[n] = want[4]; rule[n] = want[1]; next }
      match($0, /^[^ ]+:[0-9]+:[0-9]+: (error|critical|warning|info): /) {
        head = substr($0, 1, RLENGTH); text = substr($0, RLENGTH + 1)
        expected = 0
        for (i = 1; i <= n; i++) {
          tail = " [" rule[i] "]"
          if (head == place[i] ": " level[i] ": " && index(text, words[i]) == 1 &&
              substr(text, length(text) - length(tail) + 1) == tail) {
            seen[i] = expected = 1
          }
        }
        if (!expected && head ~ bar) report("not expected: " $0)
      }
      END {
        for (i = 1; i <= n; i++)
          if (!seen[i]) report("not found: " place[i] ": " level[i] ": " words[i] " [" rule[i] "]")
        exit bad
      }' "$folder/expected.tsv" -
  then :; else
    failed=$((failed + 1))
  fi
done
[ "$failed" -eq 0 ] || {
  echo "$failed of the broken communities are judged otherwise than expected"
  exit 1
}
