// Divides the folder it is run in, with Polars: `polars.cjs PACKAGE totals|listing`.
const [packageFolder, job] = process.argv.slice(2);
const pl = require(packageFolder).default;
const text = pl.String;

const lines = pl.scanCSV("costs.csv", {
  schema: {
    line: text, period: text, category: text, description: text, amount: pl.Decimal(18, 2),
  },
});
const municipalities = pl
  .scanCSV("municipalities.csv", {
    schema: { municipality: text, name: text, inhabitants: pl.Decimal(18, 0) },
  })
  .withColumn(pl.col("inhabitants").sum().alias("everyone"));
const amount = pl.col("amount").mul(pl.col("inhabitants")).div(pl.col("everyone")).alias("amount");
const key = pl.col("category").alias("key");

const jobs = {
  totals: [
    lines.groupBy(["period", "category"]).agg(pl.col("amount").sum()),
    ["period", "category", "municipality", amount],
  ],
  listing: [
    lines,
    ["period", "category", "line", "description", key, "municipality", amount],
  ],
};
const [what, columns] = jobs[job];
what.join(municipalities, { how: "cross" }).select(...columns).sinkCSV("/dev/stdout")
  .collectSync({ engine: "streaming" });
