#!/bin/sh
# SPDX-License-Identifier: MIT
# Same files and same day give the same bytes: same.sh PROGRAM. Every reading command is played
# once, then again in other zones, locales and folders, for somebody else, and on another day with
# --as-of; what it says and its exit status have to be the same.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

community "$work/plain-words"
mkdir -p "$work/elsewhere" "$work/expected"
(
	cd "$work/plain-words" || exit
	sed -i.old 's/^topics:.*/topics: [İstanbul, ıssız, IŞIK, "Straße"]/' plan/clinic.yaml
	rm plan/clinic.yaml.old
	git commit -qam 'letters that locales treat differently'
)

# A Turkish locale, where i and I are not the two cases of one letter.
turkish=
mkdir -p "$work/locale"
if [ -d "$work/locale/tr_TR.UTF-8" ] ||
	localedef -i tr_TR -f UTF-8 "$work/locale/tr_TR.UTF-8" 2>/dev/null; then
	turkish=$(LOCPATH="$work/locale" LC_ALL=tr_TR.UTF-8 locale charmap 2>/dev/null)
	[ "$turkish" = UTF-8 ] || turkish=
fi

# The commands, numbered, one a line; a broken fixture is a community of its own. The doctor looks
# at the machine, and so may say something else on another one.
# shellcheck disable=SC2119
readers | grep -v '^all' | cut -f 3 | sed "s|^|$work/plain-words	|" >"$work/commands"
if [ -n "$(leaf_of check)" ]; then
	for broken in "$SOURCE"/test/fixtures/broken/*/; do
		[ -e "$broken/cop.yaml" ] && echo "${broken%/}	check" >>"$work/commands"
	done
fi

# play FILE LINE: standard output, standard error and exit status into FILE.
play() {
	eval "set -- '$1' $2"
	file=$1
	shift
	"$program" "$@" >"$file" 2>"$file.err" </dev/null
	echo "exit status $?" >>"$file.err"
	cat "$file.err" >>"$file"
}

# again NAME: plays all commands as NAME says; what differs from the first time.
again() {
	n=0
	while IFS='	' read -r folder line; do
		n=$((n + 1))
		options=
		case $1 in
		folder)
			case $line in yaml*) continue ;; esac # its file is one of this folder
			cd "$work/elsewhere" || exit
			options=" -C '$folder'"
			;;
		as-of)
			case $line in *--standard* | *-h | *--help) continue ;; esac
			eval "set -- $1 $line"
			takes_as_of "$(leaf_of "$2" "${3-}")" || continue
			options=' --as-of 2026-06-15'
			cd "$folder" || exit
			;;
		*) cd "$folder" || exit ;;
		esac
		if [ "$1" = first ]; then
			play "$work/expected/$n" "$line"
			continue
		fi
		play "$work/got" "$line$options"
		cmp -s "$work/expected/$n" "$work/got" && continue
		echo "cop $line (in ${folder##*/})"
		diff "$work/expected/$n" "$work/got" | head -8
	done <"$work/commands"
}

# under NAME VARIABLE=VALUE...: again, with these.
under() {
	name=$1
	shift
	(
		# shellcheck disable=SC2163 # "NAME=VALUE" each
		export "$@"
		again "$name"
	) >"$work/wrong"
}

# takes_as_of LEAF: has it the option of readers?
takes_as_of() { [ -n "$1" ] && grep -qx "$1" "$work/dated"; }
awk -F '	' '$1 == "reads" { print $2 }' "$work.leaves" | while read -r leaf; do
	# shellcheck disable=SC2086 # the words of a command
	"$program" __complete $leaf --as | grep -q '^--as-of' && echo "$leaf"
done >"$work/dated"

again first >/dev/null
grep -l -e 'exit status 2' "$work"/expected/*[0-9] | while read -r file; do
	sed -n "${file##*/}p" "$work/commands"
	cat "$file"
done >"$work/usage"
told "$(grep -c . "$work/commands") commands are understood" "$work/usage"

# Everything else at once: each play is some two hundred commands.
elsewhere='HOME=/nonexistent GIT_CONFIG_GLOBAL=/dev/null USER=nobody LOGNAME=nobody TZ=Pacific/Apia'
if [ -n "$turkish" ]; then
	# shellcheck disable=SC2086 # "NAME=VALUE" each
	under folder $elsewhere LOCPATH="$work/locale" LC_ALL=tr_TR.UTF-8
	told "from another folder by -C, for somebody else, far away, in a Turkish locale" "$work/wrong"
else
	# shellcheck disable=SC2086
	under folder $elsewhere LC_ALL=C
	told "from another folder by -C, for somebody else, far away, in the C locale" "$work/wrong"
	skip "in a Turkish locale" "no localedef, or no sources of locales, to make one"
fi
under as-of COP_TODAY=2031-02-03 LC_ALL=C
told "years later, by --as-of, in the C locale ($(grep -c . "$work/dated") leaves)" "$work/wrong"
finish
