# Writes a folder `many` of municipalities that share four costs equally, and each of which has
# paid two advances: one of the quarter, and one of the year.
BEGIN {
    count = 40000
    print "code,name" >"many/municipalities.csv"
    print "key,driver,weight\nall,equal,100" >"many/keys.csv"
    print "setting,value\nmodel,service" >"many/settings.csv"
    print "municipality,period,amount" >"many/advances.csv"
    print "category,amount,key" >"many/costs-2025-q1.csv"
    for (i = 1; i <= count; i++) {
        printf "M%d,Municipality %d\n", i, i >"many/municipalities.csv"
        printf "M%d,2025-Q1,100.00\nM%d,2025,10.00\n", i, i >"many/advances.csv"
    }
    split("staff housing ict facilities", categories, " ")
    for (i = 1; i <= 4; i++)
        printf "%s,4000000.00,all\n", categories[i] >"many/costs-2025-q1.csv"
}
