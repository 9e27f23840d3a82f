.mode csv
.separator , \n
.headers on
CREATE TABLE lines (line TEXT, period TEXT, category TEXT, description TEXT, amount TEXT);
CREATE TABLE municipalities (municipality TEXT, name TEXT, inhabitants INTEGER);
.import --csv --skip 1 costs.csv lines
.import --csv --skip 1 municipalities.csv municipalities
WITH sums AS (
    SELECT period, category, sum(CAST(replace(amount, '.', '') AS INTEGER)) AS cents
    FROM lines GROUP BY period, category
)
SELECT period, category, municipality,
       printf('%.2f', cents * inhabitants /
              (SELECT sum(inhabitants) * 100.0 FROM municipalities)) AS amount
FROM sums, municipalities;
