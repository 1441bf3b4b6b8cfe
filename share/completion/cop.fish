# SPDX-License-Identifier: MIT
# fish completion for cop: asks the program itself, which reads no file of the community.

function __cop_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (cop __complete $words[2..-1] 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (commandline -ct)
            case ':dirs'
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end

complete -c cop -f -a '(__cop_complete)'
