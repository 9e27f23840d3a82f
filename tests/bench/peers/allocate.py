"""Divides the folder it is run in, with Python's csv and whole cents: allocate.py totals|listing.

allocate.py totals book.xlsx reads the costs from a workbook, with openpyxl; allocate.py version
says which.
"""
import csv
import sys


def rows(name):
    with open(name, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def sheet(name):
    import openpyxl

    reader = openpyxl.load_workbook(name, read_only=True).active.iter_rows(values_only=True)
    next(reader)
    for *texts, amount in reader:
        yield *texts, f"{amount:.2f}"


def costs():
    return sheet(sys.argv[2]) if len(sys.argv) > 2 else rows("costs.csv")


def divided(cents):
    """The cells of an amount, each rounded to the nearest cent."""
    return [(code, f"{cents * inhabitants / parts:.2f}") for code, inhabitants in municipalities]


def totals():
    sums = {}
    for _, period, category, _, amount in costs():
        group = period, category
        sums[group] = sums.get(group, 0) + int(amount.replace(".", ""))
    yield "period", "category", "municipality", "amount"
    for group, cents in sums.items():
        for code, amount in divided(cents):
            yield *group, code, amount


def listing():
    yield "period", "category", "line", "description", "key", "municipality", "amount"
    for line, period, category, description, amount in rows("costs.csv"):
        for code, cell in divided(int(amount.replace(".", ""))):
            yield period, category, line, description, category, code, cell


if sys.argv[1] == "version":
    import openpyxl

    sys.exit(print(openpyxl.__version__))
municipalities = [(code, int(inhabitants)) for code, _, inhabitants in rows("municipalities.csv")]
parts = 100 * sum(inhabitants for _, inhabitants in municipalities)
job = totals if sys.argv[1] == "totals" else listing
csv.writer(sys.stdout, lineterminator="\n").writerows(job())
