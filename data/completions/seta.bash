# Completion of seta(1) in bash.
#
# Commands, options and what these take are read from the program's own help. Municipalities,
# keys, drivers, categories and periods are those of the folder on the command line.
# shellcheck shell=bash

# --- the command line -------------------------------------------------------------------------

# A word of the command line as the program gets it: a name in quotes, with \ or with ~.
_seta_plain() {
    local word=${1//[\"\'\\]/}
    [[ $1 == \~/* ]] && word=$HOME${word#\~}
    printf '%s\n' "$word"
}

# What the option $1 was given on the command line, if anything.
_seta_given() {
    local i
    for ((i = 2; i < COMP_CWORD; i++)); do
        [ "${COMP_WORDS[i - 1]}" = "$1" ] && _seta_plain "${COMP_WORDS[i]}"
    done
}

# The first folder on the command line, or else this one.
_seta_folder() {
    local i word
    for ((i = 2; i < ${#COMP_WORDS[@]}; i++)); do
        word=$(_seta_plain "${COMP_WORDS[i]}")
        [ "$i" -ne "$COMP_CWORD" ] && [ "${COMP_WORDS[i - 1]}" != --output-dir ] &&
            [ -d "$word" ] && printf '%s\n' "$word" && return
    done
    echo .
}

# The file that the option $1 names, or else the one in the folder with a name of $2...
_seta_file() {
    local name folder
    name=$(_seta_given "$1")
    [ -n "$name" ] && printf '%s\n' "$name" && return
    folder=$(_seta_folder)
    shift
    for name; do [ -r "$folder/$name" ] && printf '%s\n' "$folder/$name"; done
}

# --- what the folder holds --------------------------------------------------------------------

# The cells of the column of the CSV file $1 whose name is one of $2 (a pattern); of its first row
# when there is no $2.
_seta_cells() {
    [ -r "$1" ] || return
    LC_ALL=C awk -v wanted="${2-}" '
        NR == 1 { sub(/^\357\273\277/, ""); mark = /;/ ? ";" : /,/ ? "," : /\t/ ? "\t" : "|" }
        { gsub(/"|\r/, ""); count = split($0, cell, mark) }
        NR == 1 && wanted == "" { for (i = 1; i <= count; i++) print cell[i]; exit }
        NR == 1 { for (i = 1; i <= count; i++) if (tolower(cell[i]) ~ "^(" wanted ")$") at = i }
        NR > 1 && at { print cell[at] }' "$1"
}

_seta_municipalities() {
    _seta_cells "$(_seta_file --municipalities municipalities.csv gemeenten.csv)" code
}

_seta_keys() { _seta_cells "$(_seta_file --keys keys.csv sleutels.csv)" 'key|sleutel'; }

# Every column but the file's own is a driver.
_seta_drivers() {
    _seta_cells "$(_seta_file --municipalities municipalities.csv gemeenten.csv)" |
        grep -vixE 'code|name|naam|from|vanaf|until|tot en met|measured on|peildatum|formerly|voorheen'
    echo equal
}

# Those that the settings name, or else the four.
_seta_categories() {
    local file named=''
    for file in "$(_seta_folder)"/{settings,instellingen}.csv; do
        [ -r "$file" ] && named=$(sed -n 's/\r$//; s/"//g; s/^categorie\(s\|ën\)[,;\t|]//ip' "$file")
    done
    if [ -n "$named" ]; then
        sed 's/ *| */\n/g; s/^ *//; s/ *$//' <<<"$named"
    else
        _seta_words staff housing ict facilities personeel huisvesting facilitair
    fi
}

# The quarters in the names of cost files, and their years.
_seta_periods() {
    local file
    for file in "$(_seta_folder)"/*.csv; do
        [[ ${file##*/} =~ ^(costs|kosten)-.*([0-9]{4})-?[qkQK]([1-4]) ]] || continue
        printf '%s\n%s-Q%s\n' "${BASH_REMATCH[2]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
    done
}

# --- what the program knows -------------------------------------------------------------------

# The commands, each of which the help shows with its operands.
_seta_commands() { "$1" --lang en --help 2>/dev/null | awk '/^  [a-z]+ +[A-Z]+/ { print $1 }'; }

# Of each option in the help of a command, in English: "-p --period PERIOD".
_seta_help() {
    LC_ALL=C "$1" "$2" --lang en --help 2>/dev/null | sed -n '/^ *\(-., \)\{0,1\}--/{s/^ *//;s/  .*//;s/,//;p}'
}

# The options of a command by their long names; the short ones need no completion.
_seta_options() { _seta_help "$1" "$2" | sed 's/^-. //; s/ .*//'; }

# The value of the option $3, as the help names it: FILE, en|nl; nothing for a flag.
_seta_takes() {
    local spec
    while read -ra spec; do
        [[ " ${spec[*]} " == *" $3 "* && ${spec[-1]} != -* ]] && printf '%s\n' "${spec[-1]}"
    done < <(_seta_help "$1" "$2")
}

# --- offering ---------------------------------------------------------------------------------

# Offers the lines that a command ($3...) prints and that begin with $1, each after $2.
_seta_offer() {
    local word
    while IFS= read -r word; do
        [[ -n $word && $word == "$1"* ]] && COMPREPLY+=("$2$(printf '%q' "$word")")
    done < <("${@:3}" | LC_ALL=C sort -u)
}

_seta_words() { printf '%s\n' "$@"; }

_seta_offer_paths() {
    local path
    compopt -o filenames 2>/dev/null # works only while the shell completes
    while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$2")
}

# Closed files, which compare takes for a folder.
_seta_offer_closed() {
    local path
    while IFS= read -r path; do
        [[ ${path##*/} =~ ^(closed|afgesloten)-.*\.(csv|xlsx|xlsm)$ ]] && COMPREPLY+=("$path")
    done < <(compgen -f -- "$1")
}

_seta_offer_formats() {
    local before=''
    [[ $1 == *,* ]] && before=${1%,*},
    _seta_offer "${1##*,}" "$before" _seta_words text csv json html xlsx
}

_seta_offer_keys() {
    compopt -o nospace 2>/dev/null
    _seta_offer "$1" '' _seta_keys
    COMPREPLY=("${COMPREPLY[@]/%/=}")
}

# Offers what an option takes: $1 as the help names it, $2 what was typed of it.
_seta_offer_value() {
    local words
    case $1 in
    FILE) _seta_offer_paths -f "$2" ;;
    DIR) _seta_offer_paths -d "$2" ;;
    CODE) _seta_offer "$2" '' _seta_municipalities ;;
    CATEGORY) _seta_offer "$2" '' _seta_categories ;;
    PERIOD) _seta_offer "$2" '' _seta_periods ;;
    LIST) _seta_offer_formats "$2" ;;
    NAME=DRIVER) _seta_offer_keys "$2" ;;
    *'|'*)
        IFS='|' read -ra words <<<"$1"
        _seta_offer "$2" '' _seta_words "${words[@]}"
        ;;
    esac
}

_seta() {
    local program=$1 command=${COMP_WORDS[1]} at=$COMP_CWORD typed equals='' takes
    COMPREPLY=()
    typed=${COMP_WORDS[at]}
    # Bash makes `=` a word of its own.
    if [[ $typed == = ]]; then
        equals=yes typed=''
    elif [[ ${COMP_WORDS[at - 1]} == = ]]; then
        equals=yes
        ((at--))
    fi
    takes=$(_seta_takes "$program" "$command" "${COMP_WORDS[at - 1]}")
    if ((COMP_CWORD == 1)); then
        _seta_offer "$typed" '' _seta_commands "$program"
    elif [[ -n $takes ]]; then
        _seta_offer_value "$takes" "$typed"
    elif [[ $equals ]]; then
        _seta_offer "$typed" '' _seta_drivers
    elif [[ $typed == -* ]]; then
        _seta_offer "$typed" '' _seta_options "$program" "$command"
    elif [[ $command == verify ]]; then
        _seta_offer_paths -f "$typed"
    else
        _seta_offer_paths -d "$typed"
        [[ $command == compare ]] && _seta_offer_closed "$typed"
    fi
}

complete -F _seta seta
