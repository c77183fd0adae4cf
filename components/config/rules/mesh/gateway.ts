import { each } from "../../reading/unknown";
import { UNNAMED } from "../../revisions";
import { minorOf } from "../../versions";
import type { Rules } from "../refusal";
import { repeated } from "../repeated";

/** Namespaces that every cluster is born with; the stack makes the gateway's, and deletes it again. */
const BORN_WITH = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** What YAML reads as a number or a boolean, unquoted (YAML 1.1, which Helm speaks), and a namespace may be. */
const NO_TEXT = /^(\d+|0x[\da-f]+|0o[0-7]+|\d+e\d+|true|false|null|yes|no|on|off|y|n)$/;

export const gatewayRules = {
    namespaceOwn: ({ mesh }) =>
        BORN_WITH.includes(mesh.gateway.namespace) && {
            path: "mesh.gateway.namespace",
            rule: "must be a namespace that the stack can create: Kubernetes creates this one itself",
            cure: "write istio-system or istio-ingress",
        },

    /** The gateway chart of 1.30 writes its namespace without quotes (istio/istio#60238). */
    namespaceIsText: ({ mesh }) => {
        const { namespace, revision } = mesh.gateway;
        const release = revision === UNNAMED ? mesh.version : revision;
        return (
            minorOf(release) === "1.30" &&
            NO_TEXT.test(namespace) && {
                path: "mesh.gateway.namespace",
                rule: "must not read as a number or a boolean: the chart of Istio 1.30 writes it without quotes",
                cure: "choose another name, or a mesh.version of 1.31",
            }
        );
    },

    replicas: ({ mesh }) => {
        const { min, max } = mesh.gateway.replicas;
        return (
            min > max && {
                path: "mesh.gateway.replicas.max",
                rule: `must not be below replicas.min, ${min}`,
                cure: `set max to ${min}, or lower min`,
            }
        );
    },

    /** Kubernetes gives a node port to one port of one Service. */
    nodePortsDistinct: ({ mesh }) => {
        const { nodePorts } = mesh.gateway;
        if (nodePorts === "auto") return;
        const ports = each("", ["status", "http", "https"] as const, (name) => ({
            name,
            port: nodePorts[name],
        }));
        return repeated(ports, ({ port }) => port).map(([{ name }, earlier]) => ({
            path: `mesh.gateway.nodePorts.${name}`,
            rule: `must differ from nodePorts.${earlier.name}`,
            cure: "choose another port of 30000 to 32767, or write nodePorts: auto",
        }));
    },
} satisfies Rules;
