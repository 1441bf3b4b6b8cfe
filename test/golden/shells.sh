#!/bin/sh
# SPDX-License-Identifier: MIT
# The completion scripts in their shells, and the man pages in another reader, as TAP:
# shells.sh PROGRAM
set -u

program=$(cd "$(dirname "$1")" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
scripts=$here/../../share/completion
PATH=$program:$PATH
export PATH
n=0
status=0

# expect TITLE TOOL GOT: GOT has to name the option --color.
expect() {
	n=$((n + 1))
	case " $(echo "$2" | tr '\n' ' ') " in
	*" --color "*) echo "ok $n - $1" ;;
	*)
		echo "not ok $n - $1"
		printf '%s\n' "$2" >&2
		status=1
		;;
	esac
}

skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP no $2"
}

if command -v bash >/dev/null 2>&1; then
	# shellcheck disable=SC2016 # for that shell, not for this one
	expect "bash completes options" "$(bash --norc -c '. "$1"
		COMP_WORDS=(cop version --co) COMP_CWORD=2
		_cop; printf "%s\n" "${COMPREPLY[@]}"' bash "$scripts/cop.bash" 2>&1)"
else
	skip "bash completes options" bash
fi
if command -v fish >/dev/null 2>&1; then
	expect "fish completes options" "$(HOME=/nonexistent fish --no-config -c "
		source $scripts/cop.fish; complete -C 'cop version --co'" 2>&1 | cut -f 1)"
else
	skip "fish completes options" fish
fi
if command -v zsh >/dev/null 2>&1; then
	# shellcheck disable=SC2016 # for that shell, not for this one
	expect "zsh completes options" "$(zsh -f -c '
		_describe() { print -l -- ${(P)2%%:*} }
		_files() { }
		words=(cop version --co) CURRENT=3
		. "$1"' zsh "$scripts/_cop" 2>&1)"
else
	skip "zsh completes options" zsh
fi

if command -v scdoc >/dev/null 2>&1 && command -v mandoc >/dev/null 2>&1; then
	for page in $(cop __derive pages) cop-files; do
		n=$((n + 1))
		said=$(cop __derive man "$page" | scdoc 2>&1 | mandoc -Tlint -Wwarning 2>&1 |
			grep -v -e 'skipping paragraph macro' -e 'missing date' -e 'referenced manual not found')
		if [ -z "$said" ]; then
			echo "ok $n - $page is a man page"
		else
			echo "not ok $n - $page is a man page"
			printf '%s\n' "$said" >&2
			status=1
		fi
	done
else
	skip "man pages" "scdoc and mandoc"
fi
echo "1..$n"
exit "$status"
