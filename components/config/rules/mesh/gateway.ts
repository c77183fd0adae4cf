import { UNNAMED } from "../../revisions";
import { minorOf } from "../../versions";
import { known, type Rule } from "../rule";

export const gatewayReplicas: Rule = ({ mesh }) => {
    const { min, max } = mesh?.gateway?.replicas ?? {};
    return min === undefined || max === undefined || min <= max
        ? []
        : [
              {
                  path: "mesh.gateway.replicas.max",
                  value: max,
                  rule: `must not be below replicas.min, ${min}`,
                  cure: `set max to ${min}, or lower min`,
              },
          ];
};

/** Kubernetes gives a node port to one port of one Service. */
export const nodePortsDistinct: Rule = ({ mesh }) => {
    const nodePorts = mesh?.gateway?.nodePorts;
    if (nodePorts === undefined || nodePorts === "auto") {
        return [];
    }
    const names = ["status", "http", "https"] as const;
    const ports = known(names.map((name) => nodePorts[name]));
    return ports.flatMap(([index, port]) => {
        const [earlier] = ports.find(([, other]) => other === port) ?? [index];
        return earlier === index
            ? []
            : [
                  {
                      path: `mesh.gateway.nodePorts.${String(names[index])}`,
                      value: port,
                      rule: `must differ from nodePorts.${String(names[earlier])}`,
                      cure: "choose another port of 30000 to 32767, or write nodePorts: auto",
                  },
              ];
    });
};

/** Namespaces that every cluster is born with; the stack makes the gateway's, and deletes it again. */
const BORN_WITH = ["default", "kube-node-lease", "kube-public", "kube-system"];

export const gatewayNamespaceOwn: Rule = ({ mesh }) => {
    const namespace = mesh?.gateway?.namespace;
    return namespace === undefined || !BORN_WITH.includes(namespace)
        ? []
        : [
              {
                  path: "mesh.gateway.namespace",
                  value: namespace,
                  rule: "must be a namespace that the stack can create: Kubernetes creates this one itself",
                  cure: "write istio-system or istio-ingress",
              },
          ];
};

/** What YAML reads as a number or a boolean, unquoted (YAML 1.1, which Helm speaks), and a namespace may be. */
const NO_TEXT = /^(\d+|0x[\da-f]+|0o[0-7]+|\d+e\d+|true|false|null|yes|no|on|off|y|n)$/;

/** The gateway chart of 1.30 writes its namespace without quotes (istio/istio#60238). */
export const gatewayNamespaceIsText: Rule = ({ mesh }) => {
    const { namespace, revision } = mesh?.gateway ?? {};
    const release = revision === UNNAMED ? mesh?.version : revision;
    return namespace === undefined ||
        release === undefined ||
        minorOf(release) !== "1.30" ||
        !NO_TEXT.test(namespace)
        ? []
        : [
              {
                  path: "mesh.gateway.namespace",
                  value: namespace,
                  rule: "must not read as a number or a boolean: the chart of Istio 1.30 writes it without quotes",
                  cure: "choose another name, or a mesh.version of 1.31",
              },
          ];
};
