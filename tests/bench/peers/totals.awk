# awk has no notion of quotes. It finds the amount anyway: that is the last cell, and only the
# description before it may be quoted, and never over two lines.
FNR == 1 { next }
NR == FNR { code[++count] = $1; inhabitants[count] = $3; everyone += $3; next }
{ sum[$2 "," $3] += $NF }
END {
    print "period,category,municipality,amount"
    for (group in sum)
        for (m = 1; m <= count; m++)
            printf "%s,%s,%.2f\n", group, code[m], sum[group] * inhabitants[m] / everyone
}
