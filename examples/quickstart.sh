#!/bin/sh
# SPDX-License-Identifier: MIT
#
# From a bare machine to a community that is set up, staffed, planned, measured and reported:
#
#   sh examples/quickstart.sh
#
# Installs what is missing, builds a release into build/, makes build/demo/plain-language/
# afresh and prints each command before it runs it. No arguments, any directory, as often as
# you like. The demo plays on 15 June 2026, so that it comes out the same on every day;
# COP_TODAY=2026-09-01 sh examples/quickstart.sh plays it on another one.

set -eu
export COP_PAGER=cat GIT_PAGER=cat # nothing stops to be read

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
build=$root/build
demo=$build/demo
community=$demo/plain-language
real=$root/../shared/data/gsa

# --- helpers ---

say() {
  printf '\n# %s\n' "$*"
}

# A word as one would type it.
quoted() {
  case $1 in
  '' | *[!A-Za-z0-9_./:=,@%+-]*)
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
    ;;
  *) printf '%s' "$1" ;;
  esac
}

# run COMMAND... : prints it, then runs it.
run() {
  line='$'
  for word; do
    line="$line $(quoted "$word")"
  done
  printf '\n%s\n' "$line"
  "$@"
}

# field SLUG COLUMN : one field of a row of communities.csv; commas and doubled quotes inside
# quotes are part of it.
field() {
  awk -v slug="$1" -v column="$2" '
    function split_row(row, cells,    n, i, c, inside) {
      n = 1
      cells[1] = ""
      inside = 0
      for (i = 1; i <= length(row); i++) {
        c = substr(row, i, 1)
        if (inside && c == "\"" && substr(row, i + 1, 1) == "\"") {
          cells[n] = cells[n] c
          i++
        } else if (c == "\"") {
          inside = !inside
        } else if (c == "," && !inside) {
          cells[++n] = ""
        } else {
          cells[n] = cells[n] c
        }
      }
      return n
    }
    { sub(/\r$/, "") }
    NR == 1 { n = split_row($0, head); for (i = 1; i <= n; i++) at[head[i]] = i }
    NR > 1 && split_row($0, cell) && cell[1] == slug { print cell[at[column]]; exit }
  ' "$real/communities.csv"
}

# fact FILE KEY : a one-line value of the invented community.
fact() {
  sed -n "s/^$2: //p" "$root/examples/plain-words/$1"
}

# --- install and build ---

sh "$root/share/install-deps.sh" build

if [ -f "$build/build.ninja" ]; then
  meson setup --reconfigure --buildtype=release "$build" "$root" >/dev/null
else
  meson setup --buildtype=release "$build" "$root" >/dev/null
fi
ninja -C "$build" cop cop-git.so cop-calendar.so

# --- what the community is about: the real page where it is there, else an invented one ---

rm -rf -- "$demo"
mkdir -p -- "$demo"

if [ -f "$real/communities.csv" ] && [ -f "$real/member-counts.csv" ]; then
  name='Plain Language'
  summary=$(field plain-language summary)
  message=$(field plain-language deck)
  requirements=$(field plain-language membership_terms)
  # the first sentence of the page
  purpose=$(field plain-language body | sed 's/\([.!]\) .*/\1/')
  zone=America/New_York
  sizes=$demo/list-size.csv
  {
    echo date,value
    sed -n 's/^plain-language[a-z-]*,//p' "$real/member-counts.csv"
  } >"$sizes"
  started=$(field plain-language page_date)
else
  name=$(fact cop.yaml name)
  summary=$(fact cop.yaml summary)
  message=$(sed -n 's/^  message: //p' "$root/examples/plain-words/charter.yaml")
  requirements=$(sed -n 's/^  requirements: //p' "$root/examples/plain-words/charter.yaml")
  purpose=$(fact charter.yaml purpose)
  zone=$(fact cop.yaml timezone)
  sizes=$root/examples/list-size.csv
  started=$(fact cop.yaml started)
fi

PATH=$build:$PATH
COP_TODAY=${COP_TODAY:-2026-06-15}
COP_ME=amara-diallo
COP_NO_INPUT=1
export PATH COP_TODAY COP_ME COP_NO_INPUT

# A repository of its own (build/ lies inside another one), with somebody to sign for it.
git init -q -b main "$community"
git -C "$community" config user.name 'Amara Diallo'
git -C "$community" config user.email amara.diallo@example.org

# --- the community begins ---

say 'the community begins'
run cop init "$community" --name "$name" --summary "$summary" --timezone "$zone" \
  --language en --visibility open --origin emergent --started "$started" \
  --organisation 'Example City'
run cd "$community"

say 'what it is for'
run cop charter set purpose "$purpose" \
  vision 'Nobody has to call to understand a letter.' \
  domain.kind challenge \
  domain.text 'Letters that people understand at first reading.' \
  membership.open_to both membership.requirements "$requirements" \
  growth.message "$message" \
  participation.time_ask 'One hour a month, more if you like.'
run cop charter add scope.in 'letters to residents'
run cop charter add scope.in 'forms and their notes'
run cop charter add scope.out 'web pages'
run cop charter add objectives 'Reduce calls about the ten most misread letters by a third' \
  --id fewer-calls

say 'who belongs: a list of people, and one by hand'
run cop member import "$root/examples/members.csv" --source pitch
run cop member add 'Mary Chen' --organisation 'Example City' --unit 'Office of the Chief Clerk' \
  --status associate

say 'whose name may be read by whom: without a word of theirs it stands nowhere'
for who in mary-chen bruno-keller amara-diallo chiyo-tanaka emre-aydin; do
  run cop member set "$who" consent.name public consented today \
    consent_source 'Said so at the pitch'
done

say 'who does what'
run cop role assign sponsor mary-chen
run cop role assign community-leader bruno-keller --hours-per-week 2
run cop role assign community-manager amara-diallo --hours-per-week 4 \
  --in-job-description true
run cop role assign technical-expert chiyo-tanaka
run cop role assign core-team amara-diallo bruno-keller mary-chen
run cop role assign core-group amara-diallo bruno-keller emre-aydin
run cop role

say 'how success shows'
run cop health add 'Calls about the ten letters' --id calls --unit calls --desirable down \
  --baseline 1430 --baseline-date 2025-05-31 --source 'Service centre, monthly sheet' \
  --text 'Calls of one month filed under the ten most misread letters.'
run cop health add 'People on the mailing list' --id list-size --kind usage --unit people \
  --desirable up --source 'The page of the community' \
  --text 'People on the mailing list on that day.'
run cop charter set objectives.fewer-calls.indicator calls \
  objectives.fewer-calls.target 950 objectives.fewer-calls.due 2026-12-31
run cop health import "$root/examples/calls.csv" --indicator calls
run cop health import "$sizes" --indicator list-size

say 'what happens when'
run cop plan add 'Letter clinic' --id clinic --kind clinic --owner community-manager \
  --due 2026-07-02 --at 15:00 --duration '60 minutes' \
  --repeat 'monthly on the first thursday' --form online --serves fewer-calls
run cop plan add 'Ask the offices for their best letters' --id best-letters \
  --owner emre-aydin --due 2026-07-10
run cop plan add 'Ten templates on the public page' --id templates --kind resource \
  --owner bruno-keller --due 2026-08-31 --after best-letters --serves fewer-calls
run cop plan add 'Newsletter of July' --id newsletter-july --kind newsletter \
  --owner amara-diallo --due 2026-07-20
run cop plan add 'Reading tests in twenty minutes' --id reading-tests --kind training \
  --owner chiyo-tanaka --due 2026-09-10
run cop plan add 'One day together' --id autumn-day --kind workshop --owner bruno-keller \
  --due 2026-10-08 --at 09:30 --duration '6 hours' --form in-person --after templates
run cop plan --all
run cop plan export --format ics --readers members -o "$demo/calendar.ics"

say 'what was heard and asked'
run cop note add story 'The rent reminder lost a page' --people emre-aydin --about clinic \
  --cycle applied --gained 'What to do comes first' \
  --did 'Housing sends the short letter to all tenants' --share public
run cop note add ask 'A room and travel money for one day together' --owner sponsor \
  --due 2026-07-31 --about autumn-day

say 'how it goes'
run cop health
# the quarter that goes on: before it there was nothing to report
run cop report sponsor --period this-quarter -o "$demo/sponsor-report.md"
run cop report sponsor --period this-quarter -o "$demo/sponsor-report.html"
run cop report sponsor --period this-quarter -o "$demo/sponsor-report.json"
run cop check
run cop log
run cop

# --- where it is ---

cat <<END

report     $demo/sponsor-report.html
           $demo/sponsor-report.md
           $demo/sponsor-report.json
calendar   $demo/calendar.ics
community  $community
END
