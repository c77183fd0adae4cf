import { isNewer, minorOf } from "../versions";
import type { Rule } from "./rule";

/** Istio's Google Cloud Storage: frozen at this release, and switched off in December 2026 (1.31 upgrade notes). */
const OLD_CHARTS = /^https:\/\/istio-release\.storage\.googleapis\.com(\/|$)/;
const LAST_OLD_CHART = "1.30.4";

/** Registries in which Istio publishes nothing since 1.31 (1.31 upgrade notes). */
const OLD_IMAGES = /^(registry\.istio\.io|([a-z]+\.)?gcr\.io\/istio-(release|testing))(\/|$)/;
const LAST_OLD_IMAGES = "1.30";

/** A release can be installed only from where Istio publishes it. */
export const istioPublished: Rule = ({ charts, images, mesh }) => {
    const version = mesh?.version;
    if (version === undefined) return [];
    return [
        ...(charts?.istio && OLD_CHARTS.test(charts.istio) && isNewer(version, LAST_OLD_CHART)
            ? [
                  {
                      path: "charts.istio",
                      value: charts.istio,
                      rule: `must hold the charts of Istio ${version}; this repository ends with ${LAST_OLD_CHART}`,
                      cure: "write https://blob.istio.io/istio-release/charts, or leave it out for that default",
                  },
              ]
            : []),
        ...(images?.istio &&
        OLD_IMAGES.test(images.istio) &&
        isNewer(minorOf(version), LAST_OLD_IMAGES)
            ? [
                  {
                      path: "images.istio",
                      value: images.istio,
                      rule: `must hold the images of Istio ${version}; this registry ends with ${LAST_OLD_IMAGES}`,
                      cure: "write docker.io/istio, or leave it out for the chart's own",
                  },
              ]
            : []),
    ];
};
