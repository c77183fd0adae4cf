import { CHARTS } from "../../../components/charts";
import { chartsSchema } from "../../../components/config/sections/mirrors";
import { DEFAULT_VERSIONS } from "../../../components/config/versions";

/** A chart as a stack gets it that names neither version nor repository. */
export interface DefaultChart {
    name: string;
    version: string;
    repository: string;
}

/** The four charts of a stack that chooses none. */
export function defaultCharts(): DefaultChart[] {
    const { controller, istio } = chartsSchema.parse({});
    const { controller: controllerChart, ...istioCharts } = CHARTS;
    return [
        { name: controllerChart, version: DEFAULT_VERSIONS.controller, repository: controller },
        ...Object.values(istioCharts).map((name) => ({
            name,
            version: DEFAULT_VERSIONS.istio,
            repository: istio,
        })),
    ];
}
