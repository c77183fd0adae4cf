import type { Alarm } from "./alarms";

const FUNCTIONS = { Sum: "SUM", Maximum: "MAX", Minimum: "MIN" } as const;

type Measured = Pick<
    Alarm<string>,
    "namespace" | "metricName" | "statistic" | "dimensions" | "across"
>;

/**
 * An alarm's metric across some dimensions, as a query of CloudWatch Metrics Insights. Its schema names
 * exactly the dimensions that the metric has.
 * @throws {Error} for a percentile, which Metrics Insights does not support.
 */
export function queryOf({
    namespace,
    metricName,
    statistic,
    dimensions,
    across,
}: Measured): string {
    if (statistic === "p99") throw new Error(`no query has the ${statistic} of ${metricName}`);
    const schema = [`"${namespace}"`, ...Object.keys(dimensions), ...across].join(", ");
    const where = Object.entries(dimensions).map(([name, value]) => `${name} = '${value}'`);
    return `SELECT ${FUNCTIONS[statistic]}(${metricName}) FROM SCHEMA(${schema}) WHERE ${where.join(" AND ")}`;
}
