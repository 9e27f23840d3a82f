# Compares the answers of a job, given its contestants as `NAME|ANSWER|FILE COMMAND`:
# prints for each by how many euros its amounts miss the total of the costs, `total`, or
# nothing when it has no answer to compare. Status 1 when an answer is not what
# `contestants` requires.
#
# Of a listing every tenth line is compared; all are summed, and may miss by a cent a row.
# Only its description may hold commas: columns before it are counted from the left, those
# after it from the right. Rows may be in any order.
BEGIN { FS = "|" }

{
    file = $3
    sub(/ .*/, "", file)
    if ($2 == "-") { print ""; next }
    off = answer(file) - total
    most = $2 == "total" ? 0 : rows * 0.01
    if (off > most + 0.001 || off < -most - 0.001) complain("misses the total by " off)
    printf "%.2f\n", off
}

# Reads an answer, and returns the sum of its amounts. The first answer is kept.
function answer(file,   row, sum) {
    rows = 0
    answers++
    getline row <file
    learn_columns(row)
    while ((getline row <file) > 0) {
        count = split(row, cells, ",")
        sum += cents(cell("amount"))
        rows++
        if (!("line" in at) || cell("line") % 10 == 0) take_row(row)
    }
    close(file)
    if (answers == 1) first_rows = rows
    if (rows != first_rows) complain("has " rows " rows, the first " first_rows)
    return sum / 100
}

function take_row(row,   key) {
    key = listing ? joined("line municipality") : joined("period category municipality")
    if (answers == 1) {
        amounts[key] = cell("amount")
        if (proof) texts[key] = joined(proof)
        return
    }
    if (!(key in amounts)) complain("has a row that the first has not: " row)
    else if (apart(amounts[key], cell("amount"))) complain("is over a cent off: " row)
    if (proof && texts[key] != joined(proof)) complain("has another text: " row)
}

function learn_columns(row,   i) {
    split("", at)
    columns = split(row, cells, ",")
    for (i = 1; i <= columns; i++) at[cells[i]] = i
    listing = "line" in at
    free = "description" in at ? at["description"] : columns + 1
    proof = "exact" in at ? "share_numerator share_denominator exact" : ""
}

function cell(column,   i) {
    i = at[column]
    return cells[i < free ? i : count - columns + i]
}

function joined(names,   list, n, i, all) {
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) all = all cell(list[i]) ","
    return all
}

function cents(amount) { return int(amount * 100 + (amount < 0 ? -0.5 : 0.5)) }

function apart(one, other) { return one - other > 0.0101 || one - other < -0.0101 }

function complain(why) {
    if (++faults <= 5) print "bench: " file " " why >"/dev/stderr"
}

END { exit faults > 0 }
