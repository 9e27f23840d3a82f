-- A listing with every column of seta's: the share, and the exact value as text. The fraction of a
-- cent is counted in parts; a cent has as many parts as there are inhabitants.
COPY (
    WITH cells AS (
        SELECT *, (abs(amount) * 100)::BIGINT * inhabitants AS parts FROM lines, municipalities
    )
    SELECT period, category, line, description, category AS key, municipality,
           inhabitants AS share_numerator, everyone AS share_denominator,
           CASE WHEN amount < 0 THEN '''-' ELSE '' END ||
           (parts // everyone)::DECIMAL(18,0) * 0.01 ||
           CASE WHEN parts % everyone = 0 THEN ''
                ELSE CASE WHEN amount < 0 THEN ' - ' ELSE ' + ' END ||
                     parts % everyone || '/' || everyone || ' ct' END AS exact,
           (amount * inhabitants / everyone)::DECIMAL(18,2) AS amount
    FROM cells
) TO '/dev/fd/1' (FORMAT csv, HEADER, USE_TMP_FILE false);
