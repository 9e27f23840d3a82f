-- The folder as DuckDB reads it best: nothing is guessed, rows may come in any order, and buffers
-- of 4 MiB, which take no longer than the usual 32 and less memory. Each shape of cost file that
-- `generate` writes has a macro; `duck` makes one of them the view `lines`.
SET preserve_insertion_order = false;

CREATE TEMP MACRO read(file, cells, delimiter := ',', mark := '.', groups := '',
                       letters := 'utf-8') AS TABLE
FROM read_csv(file, columns = cells, delim = delimiter, decimal_separator = mark, thousands = groups,
              encoding = letters, auto_detect = false, header = true, quote = '"', escape = '"',
              parallel = true, buffer_size = 4194304, max_line_size = 1048576);

CREATE TEMP TABLE municipalities AS
SELECT code AS municipality, inhabitants, (sum(inhabitants) OVER ())::BIGINT AS everyone
FROM read('municipalities.csv', {'code': 'VARCHAR', 'name': 'VARCHAR', 'inhabitants': 'BIGINT'});

-- The columns of costs.csv: what a line is comes first in most shapes.
CREATE TEMP MACRO line_and(more) AS
struct_concat({'line': 'VARCHAR', 'period': 'VARCHAR', 'category': 'VARCHAR',
               'description': 'VARCHAR'}, more);
CREATE TEMP MACRO line_and_amount() AS line_and({'amount': 'DECIMAL(18,2)'});

CREATE TEMP MACRO plain() AS TABLE FROM read('costs.csv', line_and_amount());
CREATE TEMP MACRO quoted_all() AS TABLE FROM plain();
CREATE TEMP MACRO strip0() AS TABLE FROM plain();
CREATE TEMP MACRO integers() AS TABLE FROM plain();

CREATE TEMP MACRO wide20() AS TABLE
FROM read('costs.csv', line_and({'c1': 'INTEGER', 'c2': 'INTEGER', 'c3': 'INTEGER',
    'c4': 'INTEGER', 'c5': 'INTEGER', 'c6': 'INTEGER', 'c7': 'INTEGER', 'c8': 'INTEGER',
    'c9': 'INTEGER', 'c10': 'INTEGER', 'c11': 'INTEGER', 'c12': 'INTEGER', 'c13': 'INTEGER',
    'c14': 'INTEGER', 'c15': 'INTEGER', 'amount': 'DECIMAL(18,2)'}));

-- Summed before they are subtracted, which is quicker than line by line.
CREATE TEMP MACRO debit_credit() AS TABLE
SELECT period, category, sum(debit) - sum(credit) AS amount
FROM read('costs.csv', line_and({'debit': 'DECIMAL(18,2)', 'credit': 'DECIMAL(18,2)'}))
GROUP BY ALL;

CREATE TEMP MACRO side() AS TABLE
SELECT period, category,
       sum(amount) FILTER (dc = 'D') - sum(amount) FILTER (dc = 'C') AS amount
FROM read('costs.csv', line_and({'amount': 'DECIMAL(18,2)', 'dc': 'VARCHAR'}))
GROUP BY ALL;

-- Likewise, a day and account at a time. A name that is a parameter is not looked for until the
-- macro is used: other shapes have no accounts.
CREATE TEMP MACRO ledger(file := 'accounts.csv') AS TABLE
WITH days AS (
    SELECT date, account, sum(amount) AS amount
    FROM read('costs.csv', {'line': 'VARCHAR', 'date': 'DATE', 'account': 'INTEGER',
        'cost centre': 'VARCHAR', 'description': 'VARCHAR', 'amount': 'DECIMAL(18,2)'})
    GROUP BY ALL
)
SELECT year(date) || '-Q' || quarter(date) AS period, category, amount
FROM days, read(file, {'account': 'VARCHAR', 'category': 'VARCHAR'}) AS accounts
WHERE days.account BETWEEN split_part(accounts.account, '-', 1)::INTEGER
                       AND split_part(accounts.account, '-', 2)::INTEGER;

CREATE TEMP MACRO nl_grouped() AS TABLE
FROM read('costs.csv', line_and_amount(), delimiter := ';', mark := ',', groups := '.');

-- No option takes a currency away: the text is made a number after it is read.
CREATE TEMP MACRO euro() AS TABLE
SELECT period, category, replace(replace(amount[3:], '.', ''), ',', '.')::DECIMAL(18,2) AS amount
FROM read('costs.csv', line_and({'amount': 'VARCHAR'}), delimiter := ';');

-- Windows-1252 needs an extension; Latin-1, which the program itself has, has the same letters.
CREATE TEMP MACRO cp1252() AS TABLE
FROM read('costs.csv', line_and_amount(), delimiter := ';', mark := ',', groups := '.',
          letters := 'latin-1');
