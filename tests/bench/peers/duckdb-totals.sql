COPY (
    WITH sums AS (
        SELECT period, category, sum(amount) AS amount FROM lines GROUP BY period, category
    )
    SELECT period, category, municipality,
           (amount * inhabitants / everyone)::DECIMAL(18,2) AS amount
    FROM sums, municipalities
) TO '/dev/fd/1' (FORMAT csv, HEADER, USE_TMP_FILE false);
