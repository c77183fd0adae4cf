import { copyWith, each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { refusalsOf, type Rules } from "../refusal";
import { certificateRules } from "./certificate";
import { dnsRules } from "./dns";
import { hostRules } from "./hosts";
import { inboundRules } from "./inbound";
import { eachHost, hostNames } from "./placed-hosts";

/** Name of the internal entrance's Ingress. */
const INTERNAL_INGRESS = "common-internal-ingress";

type Edge = NonNullable<StackConfig["edge"]>;

const OWN_KEYS = "hosts|zone|privateZone|validationZone|certificateArn|inboundCidrs";
const EDGE_KEY = new RegExp(`\\bedge\\.(?=(${OWN_KEYS})\\b)`, "g");
const own = (text: string) => text.replace(EDGE_KEY, "edge.internal.");

/** The rules of an edge that hold for the internal one as well. */
const OF_ANY_EDGE: readonly Rules[] = [hostRules, dnsRules, certificateRules, inboundRules];

/** The internal entrance as an edge; what isn't known of either stays so. */
function asEdge(edge: Edge, internal: NonNullable<Edge["internal"]>): Edge {
    const absent = Object.fromEntries(
        OWN_KEYS.split("|").map((key) => [key, { value: undefined }]),
    );
    const made: unknown = Object.create(edge, {
        ...absent,
        kind: { value: "alb" },
        scheme: { value: "internal" },
        weight: { value: undefined },
        ...Object.getOwnPropertyDescriptors(internal),
    });
    return made as Edge;
}

export const internalRules: Rules = {
    /** The stack brings the second gateway, and the control plane that it needs. */
    needsOwnMesh: ({ edge, mesh }) =>
        edge?.internal !== undefined &&
        mesh.existing !== undefined && {
            path: "edge.internal",
            rule: "must not be set with mesh.existing: the stack installs no gateway then",
            cure: "take it out",
        },

    /** A host has one gateway, and its routes are there. */
    hostsApart: ({ edge }) => {
        const served = hostNames({ edge });
        return each(
            "edge.internal.hosts",
            edge?.internal?.hosts,
            (host, path) =>
                served.includes(host) && {
                    path,
                    rule: "must not be in edge.hosts too: a host has one gateway, which has its routes",
                    cure: "take it out here or there",
                },
        );
    },

    /** Both load balancers stand side by side. */
    namesApart: ({ edge }) =>
        edge?.internal?.loadBalancerName !== undefined &&
        edge.internal.loadBalancerName === edge.loadBalancerName && {
            path: "edge.internal.loadBalancerName",
            rule: "must not be edge.loadBalancerName: an account has a load balancer of a name once per region",
            cure: "choose another name, or take it out",
        },

    /** So do their Ingresses. */
    ingressesApart: ({ edge }) =>
        edge?.internal !== undefined &&
        edge.ingressName === INTERNAL_INGRESS && {
            path: "edge.ingressName",
            rule: "must not be the name of the Ingress of edge.internal",
            cure: "choose another name, or take it out",
        },

    /** Route 53 associates a VPC with a private zone once, and each entrance brings its own association. */
    zoneApart: ({ edge }) => {
        const zone = edge?.internal?.zone;
        const isShared =
            zone !== undefined &&
            edge?.privateZone === true &&
            edge.internal?.privateZone === true &&
            eachHost({ edge }, (host) => host.zone === zone).includes(true);
        return (
            isShared && {
                path: "edge.internal.zone",
                rule: "must not be a private zone of edge.hosts: the stack would associate its VPC with it twice",
                cure: "put these hosts into edge.hosts, or name another zone",
            }
        );
    },

    /** What holds for any edge, said of `edge.internal`. */
    asEdge: (config, context) => {
        const { edge } = config;
        if (edge?.internal === undefined) return;
        const made = copyWith(config, [["edge", asEdge(edge, edge.internal)]]);
        const isGiven = (path: string) => context.isGiven(own(path));
        return (
            refusalsOf(OF_ANY_EDGE, made, copyWith(context, [["isGiven", isGiven]]))
                // Keys that the edge alone has, the edge's own rules speak of.
                .filter(({ path }) => own(path) !== path)
                .map((refusal) => ({
                    ...refusal,
                    path: own(refusal.path),
                    rule: own(refusal.rule),
                    cure: own(refusal.cure),
                }))
        );
    },
};
