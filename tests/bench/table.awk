# Makes one table in Markdown from the versions and the rows of `run`, and writes the same as CSV to
# the file `csv`.
BEGIN {
    FS = "|"
    print "job,lines,municipalities,program,version,seconds,mb_per_second,processor_seconds," \
          "peak_mib,ratio,off_by,date,machine" >csv
}

FILENAME == ARGV[1] {
    version[$1] = $2
    said = said sep $1 " " $2
    sep = ", "
    next
}

FNR == 1 {
    print "Machine: " machine ". Date: " date ". Medians of " times " interleaved runs."
    print "Versions: " said "."
    print ""
    print "| job | program | s | MB/s | CPU s | peak MiB | times seta's | off by |"
    print "|---|---|---:|---:|---:|---:|---:|---:|"
}

{
    seconds = $6 / 1000
    if ($1 != job) base = seconds
    rate = $4 > 100000 ? sprintf("%.0f", $4 / 1000000 / seconds) : ""
    program = $5
    sub(/ \(.*/, "", program)
    printf "| %s | %s | %.4f | %s | %.3f | %.1f | %.2f | %s |\n", $1 == job ? "" : $1, $5,
        seconds, rate, $7 / 1000, $8 / 1024, seconds / base, $9
    printf "%s,%d,%d,%s,%s,%.4f,%s,%.3f,%.1f,%.2f,%s,%s,%s\n", $1 ~ /,/ ? "\"" $1 "\"" : $1, $2, $3,
        $5, version[program], seconds, rate, $7 / 1000, $8 / 1024, seconds / base, $9, date,
        machine >csv
    if ($1 != job) { job = $1; processor[$1] = $7 / $2 }
    if ($1 ~ /^shape/ && $5 == "DuckDB" && (!worst || seconds / base < worst)) {
        worst = seconds / base
        worst_job = $1
    }
}

# Compares processor time, since these jobs did not run in turn.
function compare(what, one, other) {
    if (one in processor && other in processor)
        printf "%s: %.2f times the processor time\n", what, processor[other] / processor[one]
}

END {
    print ""
    compare("seta, a line of 10M against one of 1M", "totals, 1M x 3", "totals, 10M x 3")
    compare("seta, 342 municipalities against 3", "totals, 1M x 3", "totals, 1M x 342")
    if (worst) printf "DuckDB against seta, worst: %.2f times the time (%s)\n", worst, worst_job
}
