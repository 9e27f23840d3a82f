# Counts and adds up some rows of a settlement in CSV.
BEGIN { FS = "," }
$1 == "payment" || $1 == "advance" { count[$1]++; sum[$1] += $6 }
$1 == "advance_of_year" && $2 == "total" { count[$1]++; sum[$1] += $6 }
END {
    for (kind in count)
        printf "%s: %d rows, %.2f\n", kind, count[kind], sum[kind]
}
