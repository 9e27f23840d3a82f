# The program's tables as a manual has them, in the form of tests/manual/tables: the lines between
# `.\" table: NAME` and `.\" end`.

# A macro line as a reader sees it.
function plain(line,   n, i, word, words, out, flag) {
    gsub(/\\&|"/, "", line)
    n = split(line, words, " ")
    for (i = 1; i <= n; i++) {
        word = words[i]
        if (word ~ /^\.?(It|Cm|Ar|Pa|Ev|Sy|Li|Ql)$/) flag = ""
        else if (word ~ /^\.?Fl$/) flag = "-"
        else if (word == "Pq") { out = out " (" words[i + 2] ")"; i += 2 }
        else if (word ~ /^[|,.]$/) out = out word
        else out = out (out == "" || out ~ /\|$/ ? "" : " ") flag word
    }
    sub(/[ .,]+$/, "", out)
    return out
}

function say(entry) { if (entry != "") print table ": " entry }

function say_each(list,   n, i, words) {
    n = split(list, words, /, */)
    for (i = 1; i <= n; i++) { sub(/^ /, "", words[i]); say(words[i]) }
}

# The words of `.Op Ar AFTER` and `.Ar FOLDER ...` as the help writes them.
function operand(   n) {
    n = $1 == ".Op" ? 3 : 2
    if ($n ~ /^OPTI(ON|E)$/) return ""
    return " " (n == 3 ? "[" $n "]" : $n) ($(n + 1) == "..." ? "..." : "")
}

# An item that is not complete until the next one begins.
function finish() { say(item); item = "" }

/\\$/ { held = held substr($0, 1, length($0) - 1); next }
{ $0 = held $0; held = ""; gsub(/\\:/, ""); gsub(/\\\(ga/, "`") }

/^\.\\" table: / { table = substr($0, 12); next }
/^\.\\" end/ { finish(); table = "" }
table == "" || /^\.(Bl|El|Ss|Pp)/ { next }

table == "synopsis" && $1 == ".Nm" { finish(); next }
table == "synopsis" && $1 == ".Cm" { item = $2; next }
table == "synopsis" { item = item operand(); next }

table == "diagnostics" && /^\.It/ {
    finish()
    level = substr($0, index($0, " Pq ") + 4)
    sub(/ ,/, ",", level)
    item = $3 " (" level ")"
    next
}
table == "diagnostics" { item = item " " $0; next }

table ~ /^(options|json) of / { if (/^\./) say_each(plain($0)); next }
table ~ /^csv of / { say(plain($0)); next }
table == "settings" && /^\.Cm/ { say("value " plain($0)); next }
/^\.It/ { say(plain($0)) }
