# Writes two folders of 20,000 municipalities that share a cost equally. Those of `after` have
# other codes, half of them with the code that they had before.
function write_folder(folder, letter, cost,    i, file) {
    file = folder "/municipalities.csv"
    print "code,formerly" >file
    for (i = 1; i <= 20000; i++)
        printf "%s%d,%s\n", letter, i, letter == "B" && i % 2 ? "A" i : "" >file
    print "key,driver,weight\nstaff,equal,100" >(folder "/keys.csv")
    printf "category,amount\nstaff,%d.00\n", cost >(folder "/costs-2025-q1.csv")
}
BEGIN {
    write_folder("before", "A", 2000000)
    write_folder("after", "B", 3000000)
}
