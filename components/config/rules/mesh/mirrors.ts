import { CHARTS } from "../../../charts";
import { chartsSchema } from "../../sections/mirrors";
import type { Rules } from "../refusal";

/** Images that Istio's charts look for in their hub (charts `istiod` and `gateway`). */
const IMAGES = ["pilot", "proxyv2"];

const DEFAULTS = chartsSchema.parse({});

/** Charts are named by where several of them are, and so are Istio's images: the name itself is added. */
export const mirrorRules: Rules = {
    controllerCharts: ({ charts }) =>
        chart("charts.controller", charts.controller, [CHARTS.controller], DEFAULTS.controller),

    // The project's own repository is called karpenter, as one of its two charts.
    karpenterCharts: ({ charts }) =>
        chart("charts.karpenter", charts.karpenter, [CHARTS.karpenterCrd], DEFAULTS.karpenter),

    istioCharts: ({ charts }) => {
        const names = [CHARTS.istioBase, CHARTS.istiod, CHARTS.istioGateway];
        return chart("charts.istio", charts.istio, names, DEFAULTS.istio);
    },

    istioImages: ({ images }) =>
        holder("images.istio", images.istio, IMAGES, "the registry and path of Istio's images"),
};

/** Under https:// a repository may have any name, unless it is below one that is known. */
function chart(path: string, value: string, names: readonly string[], known: string) {
    return (
        (value.startsWith("oci://") || value.startsWith(`${known}/`)) &&
        holder(path, value, names, "the repository of the charts")
    );
}

function holder(path: string, value = "", names: readonly string[], what: string) {
    const [, place = "", name = ""] = /^(.*[^/])\/+([^/]+)\/*$/.exec(value) ?? [];
    return (
        // A registry alone is no place for images.
        names.includes(name) &&
        place.includes("/") && {
            path,
            rule: `must be ${what}, to which ${name} is added; this is ${name} itself`,
            cure: `write "${place}"`,
        }
    );
}
