#!/bin/sh
# SPDX-License-Identifier: MIT
# A community of N members (5,000 unless said otherwise), imported, listed, checked and
# reported, beside git and grep on the same files in the same run: members.sh PROGRAM [N].
# Prints tables; judges nothing. Needs a C compiler and git.
set -eu

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
n=${2:-5000}
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
${CC:-cc} -O2 -D_GNU_SOURCE -std=c11 -o "$room/rounds" "$here/rounds.c"

HOME=$room GIT_CONFIG_NOSYSTEM=1 COP_TODAY=2026-06-15 COP_HINTS=no CI=true
export HOME GIT_CONFIG_NOSYSTEM COP_TODAY COP_HINTS CI
git config --global user.name "Ana Silva"
git config --global user.email ana@example.org
git config --global init.defaultBranch main

awk -v n="$n" 'BEGIN {
  split("Ana Ben Cara Dev Eva Finn Gus Hana Ida Jo Kim Lea Max Nia Oto Pia", first, " ")
  split("Silva Okoro Mendes Rao Lind Novak Roth Park Ito Chen", last, " ")
  print "Name,E-mail,Organisation,Joined"
  for (i = 1; i <= n; i++)
    printf "%s %s %d,p%d@example.org,Office %d,2026-%02d-%02d\n", first[i % 16 + 1],
           last[i % 10 + 1], i, i, i % 40, i % 5 + 1, i % 28 + 1
}' >"$room/people.csv"

cd "$room"
"$program" init big --name "Big" --summary "A large community." --no-input >init.out 2>&1
cd big
echo "$n members"
printf 'cop member import -n\t%s member import %s -n\n' "$program" "$room/people.csv" >"$room/one"
"$room/rounds" "$room/one" 3
began=$(date +%s%N)
"$program" member import "$room/people.csv"
ended=$(date +%s%N)
echo "cop member import, one commit: $(((ended - began) / 1000000)) ms"
began=$(date +%s%N)
git -C "$room" init -q same && cp -r members "$room/same" && git -C "$room/same" add .
git -C "$room/same" commit -q -m "the same files"
ended=$(date +%s%N)
echo "git add . and git commit of the same files: $(((ended - began) / 1000000)) ms"
git gc --quiet

cat >"$room/list" <<END
git ls-files	git ls-files
git status	git status --porcelain
grep -rc	grep -rc status members
cop --version	$program --version
cop role list	$program role list
cop member list	$program member list
cop check	$program check
cop report sponsor	$program report sponsor
cop role show sponsor	$program role show sponsor
END
"$room/rounds" "$room/list" 11

cat >"$room/write" <<END
git commit --allow-empty	git commit -q --allow-empty -m empty
cop role set -n	$program role set sponsor term 6mo -n
END
echo
"$room/rounds" "$room/write" 5
