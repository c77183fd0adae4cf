import type { StackConfig } from "../../schema";
import { isNewer, minorOf } from "../../versions";
import type { Rules } from "../refusal";
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
export const publisherRules: Rules = {
    chartsPublished: ({ charts, mesh }) =>
        published("charts.istio", charts.istio, OLD_CHARTS, "charts", mesh),
    imagesPublished: ({ images, mesh }) =>
        published("images.istio", images.istio, OLD_IMAGES, "images", mesh),
};

function published(
    path: string,
    value: string | undefined,
    old: readonly OldPlace[],
    what: string,
    mesh: StackConfig["mesh"],
) {
    const place = value === undefined ? undefined : old.find(({ address }) => address.test(value));
    if (place === undefined) return;
    const release = istioReleases(mesh).find(({ version }) => isAfter(version, place.last));
    return (
        release !== undefined && {
            path,
            rule: `must hold the ${what} of Istio ${release.version}; this repository ends with ${place.last}`,
            cure: `write ${place.now}, or leave it out for the default`,
        }
    );
}

/** Whether a release comes after another one, or after a whole minor. */
function isAfter(release: string, last: string): boolean {
    return isNewer(last === minorOf(last) ? minorOf(release) : release, last);
}
