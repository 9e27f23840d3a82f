-- The folder as DuckDB reads it best: nothing is guessed, rows may come in any order, and buffers
-- of 4 MiB, which take no longer than the usual 32 and less memory.
SET preserve_insertion_order = false;

CREATE TEMP VIEW lines AS
FROM read_csv('costs.csv', auto_detect = false, header = true, delim = ',', quote = '"',
              escape = '"', parallel = true, buffer_size = 4194304, max_line_size = 1048576,
              columns = {'line': 'VARCHAR', 'period': 'VARCHAR', 'category': 'VARCHAR',
                         'description': 'VARCHAR', 'amount': 'DECIMAL(18,2)'});

CREATE TEMP TABLE municipalities AS
SELECT code AS municipality, inhabitants, (sum(inhabitants) OVER ())::BIGINT AS everyone
FROM read_csv('municipalities.csv', auto_detect = false, header = true, delim = ',', quote = '"',
              escape = '"',
              columns = {'code': 'VARCHAR', 'name': 'VARCHAR', 'inhabitants': 'BIGINT'});
