import { arnParts } from "../../values/arn";
import { partitionOf } from "../../values/partition";
import type { StackConfig } from "../schema";
import type { Rules } from "./refusal";
import { valuesAt } from "./values-at";

/** Where a stack names something of AWS's by its ARN, and what that must be where another's is no use. */
interface Place {
    at: string;
    what?: string;
    preposition?: "of";
    /** What to write for one of another region, or of another account. */
    cure?: (part: string) => string;
}

const certificate = {
    what: "a certificate",
    cure: (part: string) =>
        `name a certificate of that ${part}, or leave the key out and the stack makes one`,
};
const target = (what: string) => ({
    what: `a ${what}`,
    preposition: "of" as const,
    cure: () => `name a ${what} of the stack's region and account`,
});

export const PLACES: readonly Place[] = [
    // An ALB uses certificates of its own region only, and ACM's can't be used from another account.
    { at: "edge.certificateArn", ...certificate },
    { at: "edge.internal.certificateArn", ...certificate },
    { at: "edge.certificateArn.*", ...certificate },
    { at: "permissionsBoundary" },
    { at: "edge.dnsRole.arn" },
    {
        // A listener uses trust stores of its own region and account.
        at: "edge.mutualTls.trustStore",
        what: "a trust store",
        cure: () =>
            "name a trust store of that region and account, or bucket and key of a CA bundle",
    },
    { at: "observability.topicArn" },
    // An ALB forwards to target groups, and invokes functions, of its own region and account only.
    { at: "edge.paths.*.to.targets.*.targetGroupArn", ...target("target group") },
    { at: "edge.paths.*.to.targets.*.lambda.functionArn", ...target("function") },
];

export const arnRules: Rules = {
    /** An ARN of the stack's region, or of none, begins with the region's partition; no other exists. */
    ofPartition: (config, { region }) => {
        const own = partitionOf(region);
        return arnsOf(config)
            .filter(
                ({ partition, ...arn }) => partition !== own && ["", region].includes(arn.region),
            )
            .map(({ path, service, region: its, account, resource }) => ({
                path,
                rule: `must be of the partition ${own}, in which aws:region, ${region}, is`,
                cure: `write "${["arn", own, service, its, account, resource].join(":")}"`,
            }));
    },

    ofRegion: (config, { region }) =>
        arnsOf(config).map(
            ({ path, what, preposition, cure, region: its }) =>
                what !== undefined &&
                its !== region && {
                    path,
                    rule: `must be ${what} ${preposition} aws:region, ${region}`,
                    cure: cure("region"),
                },
        ),

    ofAccount: (config) =>
        arnsOf(config).map(
            ({ path, what, cure, account }) =>
                what !== undefined &&
                account !== config.accountId && {
                    path,
                    rule: `must be ${what} of accountId, ${config.accountId}`,
                    cure: cure("account"),
                },
        ),
};

function arnsOf(config: StackConfig) {
    return PLACES.flatMap(({ at, what, preposition = "in", cure = () => "" }) =>
        valuesAt(config, at).flatMap(([path, arn]) =>
            typeof arn === "string" ? [{ path, what, preposition, cure, ...arnParts(arn) }] : [],
        ),
    );
}
