import { type Case, casesOf } from "./case";

const { admitted, refused } = casesOf("v1", "Pod", "pods", "mesh-edge-pods");

const pod = (changes: object = {}, container: object = {}) => ({
    containers: [{ name: "api", image: "api", ...container }],
    ...changes,
});
const adding = (name: string, ...add: string[]) => ({
    name,
    image: "x",
    securityContext: { capabilities: { add, drop: ["ALL"] } },
});
const secured = (securityContext: object) => pod({}, { securityContext });

export const PODS: readonly Case[] = [
    admitted("plain", pod()),
    admitted(
        "with a sidecar, as Istio adds it",
        pod({
            initContainers: [
                {
                    ...adding("istio-init", "NET_ADMIN", "NET_RAW"),
                    securityContext: {
                        allowPrivilegeEscalation: false,
                        privileged: false,
                        capabilities: { add: ["NET_ADMIN", "NET_RAW"], drop: ["ALL"] },
                        runAsUser: 0,
                    },
                },
                {
                    name: "istio-proxy",
                    image: "proxyv2",
                    restartPolicy: "Always",
                    ports: [{ containerPort: 15090, name: "http-envoy-prom", protocol: "TCP" }],
                    securityContext: { privileged: false, capabilities: { drop: ["ALL"] } },
                },
            ],
            volumes: [
                { name: "istio-token", projected: {} },
                { name: "data", emptyDir: {} },
            ],
        }),
    ),
    admitted("made by a controller", pod(), {
        user: "system:serviceaccount:kube-system:replicaset-controller",
    }),
    refused("the node's network", pod({ hostNetwork: true })),
    refused("the node's processes", pod({ hostPID: true })),
    refused("the node's IPC", pod({ hostIPC: true })),
    refused("files of the node", pod({ volumes: [{ name: "x", hostPath: { path: "/" } }] })),
    refused("privileged", secured({ privileged: true })),
    refused("privileged, made by a controller", secured({ privileged: true }), {
        user: "system:serviceaccount:kube-system:replicaset-controller",
    }),
    refused(
        "privileged at its start",
        pod({ initContainers: [{ name: "a", securityContext: { privileged: true } }] }),
    ),
    refused("a port of the node", pod({}, { ports: [{ containerPort: 80, hostPort: 80 }] })),
    refused("SYS_ADMIN", pod({ initContainers: [adding("a", "SYS_ADMIN")] })),
    refused(
        "NET_ADMIN in a container of its own",
        pod({ initContainers: [adding("a", "NET_ADMIN")] }),
    ),
    refused("SYS_ADMIN in Istio's", pod({ initContainers: [adding("istio-init", "SYS_ADMIN")] })),
    admitted("CHOWN", pod({ initContainers: [adding("a", "CHOWN")] })),
    refused("processes unmasked", secured({ procMount: "Unmasked" })),
    refused("no seccomp", secured({ seccompProfile: { type: "Unconfined" } })),
    refused(
        "no seccomp for the pod",
        pod({ securityContext: { seccompProfile: { type: "Unconfined" } } }),
    ),
    refused("no AppArmor", secured({ appArmorProfile: { type: "Unconfined" } })),
    refused("a process of a Windows host", secured({ windowsOptions: { hostProcess: true } })),
    refused(
        "a sysctl of the node",
        pod({ securityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } }),
    ),
    admitted(
        "a safe sysctl",
        pod({ securityContext: { sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] } }),
    ),
    refused("a priority of Kubernetes", pod({ priorityClassName: "system-cluster-critical" })),
    admitted("another priority", pod({ priorityClassName: "low" })),
    refused(
        "a privileged container to look into it",
        pod({ ephemeralContainers: [{ name: "d", securityContext: { privileged: true } }] }),
        {
            subresource: "ephemeralcontainers",
            oldObject: {
                apiVersion: "v1",
                kind: "Pod",
                metadata: { name: "x", namespace: "team-a" },
                spec: pod(),
            },
        },
    ),
];
