import { CHARTS } from "../../../charts";
import { chartsSchema } from "../../sections/mirrors";
import type { Problem } from "../../reading/problem";
import type { Rule } from "../rule";

/** Images that Istio's charts look for in their hub (charts `istiod` and `gateway`). */
const IMAGES = ["pilot", "proxyv2"];

const DEFAULTS = chartsSchema.parse({});

/** Charts are named by where several of them are, and so are Istio's images: the name itself is added. */
export const mirrorsHoldMore: Rule = ({ charts, images }) => {
    const istioCharts = [CHARTS.istioBase, CHARTS.istiod, CHARTS.istioGateway];
    // The project's own repository is called karpenter, as one of its two charts.
    const karpenterCharts = [CHARTS.karpenterCrd];
    return [
        ...chart("charts.controller", charts?.controller, [CHARTS.controller], DEFAULTS.controller),
        ...chart("charts.karpenter", charts?.karpenter, karpenterCharts, DEFAULTS.karpenter),
        ...chart("charts.istio", charts?.istio, istioCharts, DEFAULTS.istio),
        ...holder("images.istio", images?.istio, IMAGES, "the registry and path of Istio's images"),
    ];
};

/** Under https:// a repository may have any name, unless it is below one that is known. */
function chart(
    path: string,
    value: string | undefined,
    names: readonly string[],
    known: string,
): Problem[] {
    return value?.startsWith("oci://") || value?.startsWith(`${known}/`)
        ? holder(path, value, names, "the repository of the charts")
        : [];
}

function holder(
    path: string,
    value: string | null | undefined,
    names: readonly string[],
    what: string,
): Problem[] {
    const [, place = "", name = ""] = /^(.*[^/])\/+([^/]+)\/*$/.exec(value ?? "") ?? [];
    // A registry alone is no place for images.
    return !names.includes(name) || !place.includes("/")
        ? []
        : [
              {
                  path,
                  value,
                  rule: `must be ${what}, to which ${name} is added; this is ${name} itself`,
                  cure: `write "${place}"`,
              },
          ];
}
