#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, by the table share/deps.tsv: install-deps.sh build|test
# "test" also wants what only tests need. Asks nothing; says what is missing where it cannot
# install. Does nothing, and starts no package manager, when everything is there.
set -eu

what=${1:-build}
here=$(cd "$(dirname "$0")" && pwd)
tab=$(printf '\t')

say() { printf 'install-deps: %s\n' "$*" >&2; }

manager() {
	for m in apt-get:3 dnf:4 apk:5 brew:6; do
		if command -v "${m%:*}" >/dev/null 2>&1; then
			echo "$m"
			return
		fi
	done
}

present() {
	case $1 in
	c:*) command -v "${1#c:}" >/dev/null 2>&1 ;;
	p:*) pkg-config --exists "${1#p:}" 2>/dev/null ;;
	h:*) echo "#include <${1#h:}>" | cc -E - >/dev/null 2>&1 ;;
	f:*) [ -e "${1#f:}" ] ;;
	y:*) /usr/bin/python3 -c "import ${1#y:}" >/dev/null 2>&1 ;;
	esac
}

# Prints the packages of everything that is missing; $1 column, $2 uses wanted.
missing() {
	grep -v -e '^#' -e '^use' "$here/deps.tsv" | while IFS=$tab read -r use probe rest; do
		case " $2 " in *" $use "*) ;; *) continue ;; esac
		present "$probe" && continue
		if [ "$1" -gt 0 ]; then
			printf '%s\t%s\t%s\n' "$use" "$probe" "$rest" | cut -f "$1"
		else
			echo "${probe#*:}"
		fi
	done | sort -u | grep -v '^-$' || :
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
		sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
	else
		return 1
	fi
}

install() {
	case $found in
	apt-get:*)
		DEBIAN_FRONTEND=noninteractive
		export DEBIAN_FRONTEND
		as_root apt-get update -qq &&
			as_root apt-get install -y -qq --no-install-recommends "$@"
		;;
	dnf:*) as_root dnf install -y -q "$@" ;;
	apk:*) as_root apk add --quiet "$@" ;;
	brew:*) brew install --quiet "$@" ;;
	*) return 1 ;;
	esac
}

case $what in
build) uses=build ;;
test) uses='build test extra' ;;
*)
	say "build or test, not '$what'"
	exit 2
	;;
esac

found=$(manager)
column=${found#*:}
packages=$(missing "${column:-0}" "$uses" | tr '\n' ' ')
[ -n "$packages" ] || exit 0
say "installing $packages"
# shellcheck disable=SC2086 # names of packages hold no blanks
if ! install $packages >&2; then
	say "could not install by itself"
fi
packages=$(missing "${column:-0}" 'build' | tr '\n' ' ')
if [ -n "$packages" ]; then
	say "still missing: $packages"
	say "hint: install them with the system's package manager, then start again"
	exit 1
fi
