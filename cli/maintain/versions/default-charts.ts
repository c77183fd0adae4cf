import { CHARTS } from "../../../components/charts";
import { chartsSchema } from "../../../components/config/sections/mirrors";
import { DEFAULT_VERSIONS } from "../../../components/config/versions";

/** A chart as a stack gets it that names neither version nor repository. */
export interface DefaultChart {
    name: string;
    version: string;
    repository: string;
}

/** The four charts of a stack that chooses none. Karpenter's are in an OCI registry, which has no index. */
export function defaultCharts(): DefaultChart[] {
    const { controller, istio } = chartsSchema.parse({});
    const { istioBase, istiod, istioGateway } = CHARTS;
    return [
        { name: CHARTS.controller, version: DEFAULT_VERSIONS.controller, repository: controller },
        ...[istioBase, istiod, istioGateway].map((name) => ({
            name,
            version: DEFAULT_VERSIONS.istio,
            repository: istio,
        })),
    ];
}
