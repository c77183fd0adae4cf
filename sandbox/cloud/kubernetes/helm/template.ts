import { type Props, record, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Lookup } from "../../world/row";
import { chartName } from "./chart";
import { charts, CONTROLLER } from "./charts";
import { crdsFolder } from "./crds-folder";
import { assertChartPublished } from "./istio-releases";

/** `kubernetes:helm:template`: what is in the chart's `crds` folder. What its templates make is the releases' to say. */
export const helmTemplate: Lookup = (args) => {
    const opts = JSON.parse(text(args, "jsonOpts") ?? "{}") as Props;
    const release = { ...opts, repositoryOpts: record(opts, "fetch_opts") };
    const chart = chartName(release);
    if (charts[chart] === undefined) {
        throw new CloudError("", `failed to pull chart: chart "${chart}" not found`);
    }
    assertChartPublished(release);
    if (chart === CONTROLLER && text(opts, "values.clusterName") === undefined) {
        throw new CloudError("", "Chart cannot be installed without a valid clusterName!");
    }
    return { result: crdsFolder(chart, release) };
};
