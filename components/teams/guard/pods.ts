import { celList, type GuardPolicy } from "./policy";

/** Capabilities and sysctls of the Pod Security Standard "baseline". */
const CAPABILITIES = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];
const SYSCTLS = [
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_syncookies",
];

/** What Istio's init container needs to lead the pod's connections through its sidecar. */
const ISTIO_INIT = "c.name == 'istio-init' && a in ['NET_ADMIN', 'NET_RAW']";

/**
 * The Pod Security Standard "baseline", but for Istio's init container, which it refuses: Kubernetes' own
 * check looks at pods after the sidecar has been added, and knows no exception. And no priority over the
 * pods of Kubernetes and of the platform.
 */
export function podsPolicy(): GuardPolicy {
    const container = [
        "!c.?securityContext.?privileged.orValue(false)",
        "c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0)",
        `c.?securityContext.?capabilities.?add.orValue([]).all(a, a in ${celList(CAPABILITIES)} || (${ISTIO_INIT}))`,
        "c.?securityContext.?procMount.orValue('Default') == 'Default'",
        "c.?securityContext.?seccompProfile.?type.orValue('') != 'Unconfined'",
        "c.?securityContext.?appArmorProfile.?type.orValue('') != 'Unconfined'",
        "!c.?securityContext.?windowsOptions.?hostProcess.orValue(false)",
    ];
    return {
        name: "mesh-edge-pods",
        scope: "teams",
        matched: [{ group: "", resources: ["pods", "pods/ephemeralcontainers"] }],
        variables: [
            {
                name: "containers",
                expression:
                    "object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])",
            },
        ],
        validations: [
            {
                expression:
                    "!object.spec.?hostNetwork.orValue(false) && !object.spec.?hostPID.orValue(false) && !object.spec.?hostIPC.orValue(false)",
                message: "a pod must not use the node's network, processes or IPC",
            },
            {
                expression: "object.spec.?volumes.orValue([]).all(v, !has(v.hostPath))",
                message: "a pod must not mount files of the node (hostPath)",
            },
            {
                expression: `variables.containers.all(c, ${container.join(" && ")})`,
                message:
                    'a container must keep to the Pod Security Standard "baseline": not privileged, no hostPort, no further capabilities, no unconfined profile',
            },
            {
                expression: [
                    `object.spec.?securityContext.?sysctls.orValue([]).all(s, s.name in ${celList(SYSCTLS)})`,
                    "object.spec.?securityContext.?seccompProfile.?type.orValue('') != 'Unconfined'",
                    "object.spec.?securityContext.?appArmorProfile.?type.orValue('') != 'Unconfined'",
                    "!object.spec.?securityContext.?windowsOptions.?hostProcess.orValue(false)",
                ].join(" && "),
                message:
                    'a pod must keep to the Pod Security Standard "baseline": safe sysctls only, no unconfined profile',
            },
            {
                expression: "!object.spec.?priorityClassName.orValue('').startsWith('system-')",
                message:
                    "a pod must not have a priority class of Kubernetes: it would evict other pods",
            },
        ],
    };
}
