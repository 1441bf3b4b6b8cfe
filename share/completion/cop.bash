# SPDX-License-Identifier: MIT
# bash completion for cop: asks the program itself, which reads no file of the community.

_cop()
{
	local cur=${COMP_WORDS[COMP_CWORD]} line
	[[ $cur == "=" ]] && cur=
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
		:dirs) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$cur") ;;
		*) COMPREPLY+=("${line%%$'\t'*}") ;;
		esac
	done < <(cop __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -F _cop cop
