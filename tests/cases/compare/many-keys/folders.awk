# Writes two folders of 20,000 keys with a cost line each. Their names differ.
function write_folder(folder, name, cost,    i) {
    print "code\nEH\nDL" >(folder "/municipalities.csv")
    print "key,driver,weight" >(folder "/keys.csv")
    print "category,amount,key" >(folder "/costs-2025-q1.csv")
    for (i = 1; i <= 20000; i++) {
        printf "%s %d,equal,100\n", name, i >(folder "/keys.csv")
        printf "staff,%d.00,%s %d\n", cost, name, i >(folder "/costs-2025-q1.csv")
    }
}
BEGIN {
    write_folder("before", "rule", 2)
    write_folder("after", "key", 6)
}
