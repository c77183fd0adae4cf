import { describe, expect, it } from "vitest";

import { chartSource } from "../../components/charts";

describe("chartSource", () => {
    it("names the chart within an https repository", () => {
        expect(chartSource("https://charts.example/stable", "istiod")).toEqual({
            chart: "istiod",
            repositoryOpts: { repo: "https://charts.example/stable" },
        });
    });

    it.each(["oci://registry.example/charts", "oci://registry.example/charts/"])(
        "gives the address of the chart in the registry %s, which has no repository to name",
        (registry) => {
            expect(chartSource(registry, "istiod")).toEqual({
                chart: "oci://registry.example/charts/istiod",
            });
        },
    );
});
