# What other ways of rounding make of a line listing: every cell to the nearest cent; the cents
# that are left to the largest remainders of the line; the same to its largest part. Shown beside
# what the listing has: lines that do not add up, totals (of a quarter, and of a category in it)
# that lie a cent or more from their exact value, and the farthest of them.
#
# Fields are counted from the end, because descriptions may hold commas.

function cents(text) { gsub(/\./, "", text); return text + 0 }

# Cells are handled without their sign, which is put back when they are added up.
function finish_line(   m, sum, left, best, mark) {
    for (mark = 1; mark <= 3; mark++) sum[mark] = 0
    left = 0
    for (m = 1; m <= cells; m++) {
        given[1, m] = floor[m] + (2 * over[m] >= under[m])
        given[2, m] = floor[m]
        given[3, m] = given[1, m]
        sum[1] += given[1, m]
        left += floor[m]
        taken[m] = 0
    }
    if (sum[1] != line) broken++
    for (left = line - left; left > 0; left--) {
        best = 0
        for (m = 1; m <= cells; m++)
            if (!taken[m] && (!best || over[m] * under[best] > over[best] * under[m])) best = m
        given[2, best]++
        taken[best] = 1
    }
    best = 1
    for (m = 2; m <= cells; m++) if (given[3, m] > given[3, best]) best = m
    given[3, best] += line - sum[1]
    for (m = 1; m <= cells; m++) {
        add(0, m, published[m])
        for (mark = 1; mark <= 3; mark++) add(mark, m, given[mark, m])
        exact[period, m] += sign * (floor[m] + over[m] / under[m])
        exact[group, m] += sign * (floor[m] + over[m] / under[m])
    }
}

function add(way, m, amount) {
    total[way, period, m] += sign * amount
    total[way, group, m] += sign * amount
}

function tell(way, name,   at, parts, off, far, count) {
    for (at in exact) {
        off = total[way, at] - exact[at]
        if (off < 0) off = -off
        if (off > 0.9999) count++
        if (off > far) far = off
    }
    printf "%-38s %2d of %d totals, %.2f ct at most\n", name ":", count, length(exact), far
}

NR == 1 || $2 == "own" { next }
{
    text = $(NF - 1)
    sub(/^'/, "", text) # which keeps a spreadsheet from taking it for a formula
    if (!($1 SUBSEP $2 SUBSEP $3 in seen)) {
        if (cells) finish_line()
        seen[$1, $2, $3] = 1
        cells = line = 0
        lines++
    }
    period = $1
    group = $1 "/" $2
    cells++
    published[cells] = cents($NF)
    sign = text ~ /^-/ || published[cells] < 0 ? -1 : 1
    published[cells] *= sign
    line += published[cells]
    split(text, part, " ")
    sub(/^-/, "", part[1])
    floor[cells] = cents(part[1])
    over[cells] = 0
    under[cells] = 1
    if (split(part[3], fraction, "/") == 2) { over[cells] = fraction[1]; under[cells] = fraction[2] }
}
END {
    finish_line()
    printf "%d shared lines\n", lines
    tell(0, "as published")
    tell(1, "every cell to the nearest cent")
    tell(2, "cents left to the largest remainders")
    tell(3, "cents left to the largest part")
    printf "nearest: %d lines do not add up\n", broken
}
