# Counts and adds up the rows of municipalities of a comparison in CSV.
BEGIN { FS = "," }
$1 == "municipality" {
    rows++
    moved += $11 != 0
    before += $7
    after += $8
    costs += $10
    drivers += $11
}
END { printf "%d rows, %.2f, %.2f, %.2f, %.2f of %d\n", rows, before, after, costs, drivers, moved }
