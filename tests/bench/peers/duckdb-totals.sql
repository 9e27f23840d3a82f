COPY (
    WITH sums AS (
        SELECT period, category, sum(amount) AS amount FROM lines GROUP BY period, category
    )
    SELECT period, category, municipality,
           (amount * inhabitants / everyone)::DECIMAL(18,2) AS amount
    FROM sums, municipalities
) TO '/dev/stdout' (FORMAT csv, HEADER);
