COPY (
    SELECT period, category, line, description, category AS key, municipality,
           (amount * inhabitants / everyone)::DECIMAL(18,2) AS amount
    FROM lines, municipalities
) TO '/dev/stdout' (FORMAT csv, HEADER);
