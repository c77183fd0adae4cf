import { isNewer, minorOf } from "../../versions";
import type { Rule } from "../rule";
import { istioReleases } from "./releases";

/** A place in which Istio publishes nothing after `last`, a release or a minor, and what took its place. */
interface OldPlace {
    address: RegExp;
    last: string;
    now: string;
}

// All of them are switched off in December 2026 (Istio 1.31 upgrade notes).
const OLD_CHARTS: readonly OldPlace[] = [
    {
        // One bucket of Google Cloud Storage under either of its addresses.
        address:
            /^https:\/\/(istio-release\.storage\.googleapis\.com|storage\.googleapis\.com\/istio-release)(\/|$)/i,
        last: "1.30.4",
        now: "https://blob.istio.io/istio-release/charts",
    },
    {
        address: /^oci:\/\/(gcr\.io\/istio-release|registry\.istio\.io)(\/|$)/i,
        last: "1.30",
        now: "oci://ghcr.io/istio/release/charts",
    },
];
const OLD_IMAGES: readonly OldPlace[] = [
    {
        address: /^(registry\.istio\.io|gcr\.io\/istio-(release|testing))(\/|$)/,
        last: "1.30",
        now: "docker.io/istio",
    },
];

/** A release can be installed only from where Istio publishes it. */
export const istioPublished: Rule = ({ charts, images, mesh }) => {
    const versions = istioReleases(mesh).map(({ version }) => version);
    const places = [
        { path: "charts.istio", value: charts?.istio, old: OLD_CHARTS, what: "charts" },
        { path: "images.istio", value: images?.istio, old: OLD_IMAGES, what: "images" },
    ];
    return places.flatMap(({ path, value, old, what }) => {
        const place = value ? old.find(({ address }) => address.test(value)) : undefined;
        const version = place && versions.find((one) => isAfter(one, place.last));
        return place === undefined || version === undefined
            ? []
            : [
                  {
                      path,
                      value,
                      rule: `must hold the ${what} of Istio ${version}; this repository ends with ${place.last}`,
                      cure: `write ${place.now}, or leave it out for the default`,
                  },
              ];
    });
};

/** Whether a release comes after another one, or after a whole minor. */
function isAfter(release: string, last: string): boolean {
    return isNewer(last === minorOf(last) ? minorOf(release) : release, last);
}
