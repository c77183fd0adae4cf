import { describe, expect, it } from "vitest";

import {
    type Edit,
    editsOf,
    type EntranceShape,
    isOutage,
    namesClash,
} from "../../components/edge/guard/blast-radius";

const NAME = "alb.ingress.kubernetes.io/load-balancer-name";

const deployed: EntranceShape = {
    kind: "alb",
    namespace: "istio-system",
    name: "common-external-ingress",
    annotations: {
        [NAME]: "common",
        "alb.ingress.kubernetes.io/scheme": "internet-facing",
        "alb.ingress.kubernetes.io/target-type": "instance",
        "alb.ingress.kubernetes.io/backend-protocol": "HTTPS",
        "alb.ingress.kubernetes.io/inbound-cidrs": "203.0.113.0/24",
        "pulumi.com/skipAwait": "false",
    },
};

interface Changes extends Partial<Omit<EntranceShape, "annotations">> {
    annotations?: Record<string, string | undefined>;
}

const changed = ({ annotations = {}, ...rest }: Changes): EntranceShape => {
    const all = { ...deployed.annotations };
    for (const [key, value] of Object.entries(annotations)) {
        const name = key.includes("/") ? key : `alb.ingress.kubernetes.io/${key}`;
        if (value === undefined) Reflect.deleteProperty(all, name);
        else all[name] = value;
    }
    return { ...deployed, ...rest, annotations: all };
};

describe("editsOf", () => {
    it.each<[what: string, changes: Changes, edit: Edit]>([
        [
            "kind",
            { kind: "nlb" },
            { what: "kind", was: "alb", is: "nlb", effect: "new-load-balancer" },
        ],
        [
            "namespace",
            { namespace: "istio-ingress" },
            {
                what: "namespace",
                was: "istio-system",
                is: "istio-ingress",
                effect: "new-load-balancer",
            },
        ],
        [
            "name of the Ingress",
            { name: "other" },
            {
                what: "name",
                was: "common-external-ingress",
                is: "other",
                effect: "new-load-balancer",
            },
        ],
        [
            "scheme",
            { annotations: { scheme: "internal" } },
            {
                what: "scheme",
                was: "internet-facing",
                is: "internal",
                effect: "new-load-balancer",
            },
        ],
        [
            "scheme taken out, which means internal",
            { annotations: { scheme: undefined } },
            {
                what: "scheme",
                was: "internet-facing",
                is: "internal",
                effect: "new-load-balancer",
            },
        ],
        [
            "group that it joins",
            { annotations: { "group.name": "shared" } },
            {
                what: "group.name",
                was: undefined,
                is: "shared",
                effect: "new-load-balancer",
            },
        ],
        [
            "target type",
            { annotations: { "target-type": "ip" } },
            { what: "target-type", was: "instance", is: "ip", effect: "new-target-group" },
        ],
        [
            "backend protocol",
            { annotations: { "backend-protocol": "HTTP" } },
            { what: "backend-protocol", was: "HTTPS", is: "HTTP", effect: "new-target-group" },
        ],
        [
            "backend protocol version",
            { annotations: { "backend-protocol-version": "HTTP2" } },
            {
                what: "backend-protocol-version",
                was: "HTTP1",
                is: "HTTP2",
                effect: "new-target-group",
            },
        ],
        [
            "port of the target control",
            { annotations: { "target-control-port.gateway.443": "3000" } },
            {
                what: "target-control-port.gateway.443",
                was: undefined,
                is: "3000",
                effect: "new-target-group",
            },
        ],
        [
            "name of the load balancer",
            { annotations: { "load-balancer-name": "other" } },
            {
                what: "load-balancer-name",
                was: "common",
                is: "other",
                effect: "at-next-load-balancer",
            },
        ],
        ...[
            ["certificate-arn", "arn:aws:acm:eu-west-1:111122223333:certificate/1"],
            ["ssl-policy", "ELBSecurityPolicy-TLS13-1-3-2021-06"],
            ["listen-ports", '[{"HTTPS":443}]'],
            ["subnets", "subnet-1,subnet-2"],
            ["wafv2-acl-arn", "none"],
            ["load-balancer-attributes", "idle_timeout.timeout_seconds=120"],
            ["target-group-attributes", "deregistration_delay.timeout_seconds=30"],
            ["healthcheck-path", "/healthz/ready"],
            ["mutual-authentication", '[{"port":443,"mode":"off"}]'],
            ["group.order", "10"],
            ["actions.blog", "{}"],
            ["of-a-later-version", "1"],
        ].map(([what = "", is = ""]): [string, Changes, Edit] => [
            what,
            { annotations: { [what]: is } },
            {
                what,
                was: { "ssl-policy": "ELBSecurityPolicy-2016-08", "group.order": "0" }[what],
                is,
                effect: "in-place",
            },
        ]),
    ])("of another %s", (_, changes, edit) => {
        expect(editsOf(deployed, changed(changes))).toEqual([edit]);
    });

    it("counts a fallback that is written out, or taken out, as no edit", () => {
        const withFallbacks = changed({
            annotations: { "backend-protocol-version": "HTTP1", "target-type": undefined },
        });
        expect(editsOf(deployed, withFallbacks)).toEqual([]);
    });

    it("leaves out what is not for the controller", () => {
        expect(
            editsOf(deployed, changed({ annotations: { "pulumi.com/skipAwait": "true" } })),
        ).toEqual([]);
    });

    it("makes another load balancer of another kind, group or not", () => {
        const inGroup = { annotations: { "group.name": "shared" } };
        const edits = editsOf(changed(inGroup), changed({ ...inGroup, kind: "nlb" }));
        expect(edits.map(({ effect }) => effect)).toEqual(["new-load-balancer"]);
    });

    it("lets a renamed Ingress of a group keep the group's load balancer", () => {
        const inGroup = { annotations: { "group.name": "shared" } };
        const edits = editsOf(changed(inGroup), changed({ ...inGroup, name: "other" }));
        expect(edits).toEqual([
            {
                what: "name",
                was: "common-external-ingress",
                is: "other",
                effect: "new-target-group",
            },
        ]);
        expect(edits.some(isOutage)).toBe(false);
    });
});

describe("a gRPC host", () => {
    const grouped = (grpcHosts?: string[]) =>
        changed({ annotations: { "group.name": "edge" }, ...(grpcHosts && { grpcHosts }) });
    const first = {
        what: "grpcHosts",
        was: undefined,
        is: "grpc.example.com",
        effect: "new-target-group",
    };

    it("gets a target group as the first one of a group, and finds it as a later one", () => {
        expect(editsOf(grouped(), grouped(["grpc.example.com"]))).toEqual([first]);
        const two = grouped(["grpc.example.com", "chat.example.com"]);
        expect(editsOf(grouped(["grpc.example.com"]), two)).toEqual([]);
        expect(editsOf(two, grouped())).toEqual([]);
    });

    it("makes the group where there is none, and that a new load balancer", () => {
        const edits = editsOf(deployed, grouped(["grpc.example.com"]));
        expect(edits.map(({ what, effect }) => [what, effect])).toEqual([
            ["group.name", "new-load-balancer"],
        ]);
    });
});

describe("namesClash", () => {
    it.each<[changes: Changes, clash: boolean]>([
        [{ name: "other" }, true],
        [{ namespace: "istio-ingress" }, true],
        [{ name: "other", annotations: { "load-balancer-name": "other" } }, false],
        [{ name: "other", annotations: { "load-balancer-name": undefined } }, false],
        [{ kind: "nlb" }, true],
        [{ kind: "nlb", annotations: { "load-balancer-name": "other" } }, false],
        [{ kind: "clb" }, false],
        // The controller deletes the old one first.
        [{ annotations: { scheme: "internal" } }, false],
        [{ annotations: { "group.name": "shared" } }, false],
    ])("%j: %s", (changes, clash) => {
        expect(namesClash(deployed, changed(changes))).toBe(clash);
    });

    it("is no matter from an NLB to an ALB: the gateway's Service gives its NLB up first", () => {
        expect(namesClash(changed({ kind: "nlb" }), deployed)).toBe(false);
    });
});
