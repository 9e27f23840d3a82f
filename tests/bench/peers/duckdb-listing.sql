COPY (
    SELECT period, category, line, description, category AS key, municipality,
           (amount * inhabitants / everyone)::DECIMAL(18,2) AS amount
    FROM lines, municipalities
) TO '/dev/fd/1' (FORMAT csv, HEADER, USE_TMP_FILE false);
