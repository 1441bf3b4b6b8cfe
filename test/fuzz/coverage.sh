#!/bin/sh
# SPDX-License-Identifier: MIT
# How much of lib/yaml and lib/merge the inputs of the fuzz targets go through.
#
#   sh test/fuzz/coverage.sh [FOLDER]
#
# FOLDER holds one folder of inputs for each target, named parse, edit, scalar and merge: the
# committed corpus where nothing is said. Builds the replay drivers in build-cov with clang;
# needs llvm-profdata and llvm-cov (Debian: llvm). Judges nothing.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
inputs=$(cd "${1:-$root/test/fuzz/corpus}" && pwd)
build=$root/build-cov
fixtures=$root/test/fixtures
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

for tool in clang llvm-profdata llvm-cov; do
	command -v $tool >/dev/null || { echo "skipped: $tool: apt-get install clang llvm"; exit 77; }
done
[ -d "$build" ] || CC=${CC:-clang} meson setup "$build" "$root" --buildtype=debug -Db_lundef=false \
	-Dc_args='-fprofile-instr-generate -fcoverage-mapping' \
	-Dc_link_args=-fprofile-instr-generate >"$room/log"
ninja -C "$build" test/fuzz/yaml_parse_replay test/fuzz/yaml_edit_replay \
	test/fuzz/yaml_scalar_replay test/fuzz/merge_replay >"$room/log" || { cat "$room/log"; exit 1; }

# What one folder shows: regions, lines and branches gone through, of those in the drivers.
report() {
	name=$1
	shift
	llvm-cov report "$@" 2>"$room/log" | awk -v name="$name" '
		$1 ~ /lib\/(yaml|merge)\// && $2 > 0 {
			split($1, path, "lib/")
			split(path[2], folder, "/")
			d = folder[1]
			all[d, 1] += $2; missed[d, 1] += $3
			all[d, 2] += $8; missed[d, 2] += $9
			all[d, 3] += $11; missed[d, 3] += $12
			seen[d] = 1
		}
		END {
			for (d in seen) {
				printf "| %s | lib/%s |", name, d
				for (i = 1; i <= 3; i++)
					printf " %.1f %% of %d |", 100 * (1 - missed[d, i] / all[d, i]), all[d, i]
				print ""
			}
		}'
}

# replay TARGET DRIVER FOLDER...
replay() {
	name=$1
	driver=$build/test/fuzz/$2
	shift 2
	LLVM_PROFILE_FILE=$room/$name.profraw "$driver" "$@" >"$room/log"
	llvm-profdata merge -sparse "$room/$name.profraw" -o "$room/$name.profdata"
	report "$name" "$driver" -instr-profile="$room/$name.profdata"
}

echo "| Target | Code | Regions | Lines | Branches |"
echo "| --- | --- | ---: | ---: | ---: |"
replay parse yaml_parse_replay "$inputs/parse" "$fixtures/yaml" "$fixtures/refused"
replay edit yaml_edit_replay "$inputs/edit"
replay scalar yaml_scalar_replay "$inputs/scalar"
replay merge merge_replay "$inputs/merge"
llvm-profdata merge -sparse "$room"/*.profdata -o "$room/all"
report all "$build/test/fuzz/yaml_edit_replay" -object "$build/test/fuzz/yaml_parse_replay" \
	-object "$build/test/fuzz/yaml_scalar_replay" -object "$build/test/fuzz/merge_replay" \
	-instr-profile="$room/all"
