import type { Case } from "./case";
import { HTTPS, nlb, PREFIX } from "./nlb-service";

const DNS = { name: "dns", port: 53, protocol: "TCP" };
const DNS_UDP = { ...DNS, name: "dns-udp", protocol: "UDP" };
const WITHOUT = { allocateLoadBalancerNodePorts: false };

const withoutNodePort = (severity: string) =>
    `${severity} no-node-port: port https has no node port, which instance targets need, and the controller does not reconcile the Service → take allocateLoadBalancerNodePorts: false out, write a nodePort, or set ${PREFIX}nlb-target-type: ip`;

export const nlbPorts: Case[] = [
    {
        what: "instance targets without node ports",
        changes: nlb({ "nlb-target-type": "instance" }, WITHOUT),
        found: [withoutNodePort("error")],
    },
    {
        what: "targets of the controller's default without node ports",
        changes: nlb({}, WITHOUT),
        found: [withoutNodePort("warning")],
    },
    {
        what: "nothing in ip targets without node ports",
        changes: nlb({ "nlb-target-type": "ip" }, WITHOUT),
        found: [],
    },
    {
        what: "nothing in a node port that is written",
        changes: nlb(
            { "nlb-target-type": "instance" },
            { ...WITHOUT, ports: [{ ...HTTPS, nodePort: 31_804 }] },
        ),
        found: [],
    },
    {
        what: "an ALB's instance targets without node ports",
        changes: {
            service: {
                type: "LoadBalancer",
                ...WITHOUT,
                loadBalancerClass: "tailscale",
                ports: [
                    { name: "https", port: 443, targetPort: 443 },
                    { name: "status-port", port: 15_021, nodePort: 30_621 },
                ],
            },
        },
        found: [
            "error no-node-port: port 443 of Service gateway has no node port, which instance targets need; the controller does not reconcile the Ingress → take allocateLoadBalancerNodePorts: false out of the Service, or set alb.ingress.kubernetes.io/target-type: ip",
        ],
    },
    {
        what: "a port of SCTP",
        changes: nlb({}, { ports: [{ name: "s1ap", port: 36_412, protocol: "SCTP" }] }),
        found: [
            "error port-protocol: an NLB does not support SCTP, and AWS refuses the listener → take the port out, or write TCP or UDP",
        ],
    },
    {
        what: "TCP and UDP of one port",
        changes: nlb({}, { ports: [DNS, DNS_UDP] }),
        found: [
            `warning port-protocol: port 53 is here with two protocols, and this one gets no listener unless the controller's settings allow it → add ${PREFIX}enable-tcp-udp-listener: "true"`,
        ],
    },
    {
        what: "nothing in TCP and UDP of one port that are asked for",
        changes: nlb({ "enable-tcp-udp-listener": "true" }, { ports: [DNS, DNS_UDP] }),
        found: [],
    },
    {
        what: "QUIC on a port of TCP",
        changes: nlb({ "quic-enabled-ports": "https" }),
        found: [
            "error port-protocol: quic-enabled-ports names https, which is a TCP port; the controller does not reconcile the Service → write a UDP port, or take it out",
        ],
    },
    {
        what: "nothing in QUIC on a port of UDP",
        changes: nlb({ "quic-enabled-ports": "53" }, { ports: [DNS_UDP] }),
        found: [],
    },
    ...[
        ["alpn-policy", "HTTP2Preferred"],
        ["ssl-negotiation-policy", "ELBSecurityPolicy-TLS13-1-2-2021-06"],
        ["backend-protocol", "ssl"],
    ].map(([name = "", value]) => ({
        what: `${name} without TLS`,
        changes: nlb({ [name]: value }),
        found: [
            `warning unused-annotation: ${name} has no effect without ssl-cert: the NLB does not terminate TLS → add ${PREFIX}ssl-cert, or take it out`,
        ],
    })),
    {
        what: "nothing in what says that there is no TLS",
        changes: nlb({ "alpn-policy": "None", "backend-protocol": "tcp" }),
        found: [],
    },
    {
        what: "a subnet twice",
        changes: nlb({ subnets: "subnet-0a,subnet-0b,subnet-0a" }),
        found: [
            "error malformed-value: subnets lists subnet-0a more than once, which the controller or AWS refuses → take the others out",
        ],
    },
    {
        what: "nothing in a subnet's name twice, which two may have",
        changes: nlb({ subnets: "private,private" }),
        found: [],
    },
    {
        what: "a security group of an ALB twice",
        changes: {
            annotations: {
                "security-groups": "sg-0a,sg-0a",
                "manage-backend-security-group-rules": "true",
            },
        },
        found: [
            "error malformed-value: security-groups lists sg-0a more than once, which the controller or AWS refuses → take the others out",
        ],
    },
];
