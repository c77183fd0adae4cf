import { InstanceType } from "@pulumi/aws/types/enums/ec2";
import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../../support/config";

interface Group {
    instanceTypes: string[];
    arch?: string;
    capacityType?: string;
    minSize?: number;
    desiredSize?: number;
    maxSize?: number;
}

const problems = (main: Group, more: Record<string, unknown> = {}) =>
    problemsOf(configWith({ "cluster.nodeGroups": { main }, ...more }));
const cures = (main: Group, more?: Record<string, unknown>) =>
    problems(main, more).map(({ rule, cure }) => [
        rule.replace("must hold what the stack runs itself: ", ""),
        cure,
    ]);

const ISTIOD = "istiod's 2 pods ask for 500m and 2048 MiB each, and the nodes have room for";

describe("the nodes that a stack starts with", () => {
    it.each([
        ["t3.nano", `${ISTIOD} 0`, 'write for example ["t3.medium"]'],
        ["t3.small", `${ISTIOD} 0`, 'write for example ["t3.medium"]'],
        ["c7a.medium", `${ISTIOD} 0`, 'write for example ["c7a.large"]'],
    ])("don't hold it as two of %s", (type, rule, cure) => {
        expect(problems({ instanceTypes: [type] })).toEqual([
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes",
                value: [type],
                rule: `must hold what the stack runs itself: ${rule}`,
                cure,
            },
        ]);
    });

    it("don't hold it as one where two would do", () => {
        const one = { instanceTypes: ["t3.medium"], minSize: 1, desiredSize: 1, maxSize: 1 };
        expect(cures(one)).toEqual([
            [`${ISTIOD} 1`, 'write for example ["t3.large"], or set desiredSize and maxSize to 2'],
        ]);
        expect(problems({ ...one, desiredSize: 2, maxSize: 2 })).toEqual([]);
        expect(problems({ ...one, instanceTypes: ["t3.large"] })).toEqual([]);
    });

    it("must hold all gateway pods at once", () => {
        const many = { "mesh.gateway.replicas": { min: 40, max: 50 } };
        expect(cures({ instanceTypes: ["m7i.large"] }, many)).toEqual([
            [
                "its pods ask for 5400m of CPU, and the nodes leave 3610m",
                'write for example ["m7i.xlarge"], or set desiredSize to 3',
            ],
        ]);
        expect(
            cures({ instanceTypes: ["r6g.medium"], arch: "arm64", desiredSize: 3 }, many),
        ).toEqual([
            [
                "its pods ask for 5400m of CPU, and the nodes leave 2445m",
                'write for example ["r6g.large"], or set desiredSize and maxSize to 10',
            ],
        ]);
    });

    it("must hold what the profile of the mesh asks for", () => {
        const small = { "mesh.profile": "small" };
        expect(problems({ instanceTypes: ["t3.small"] }, small)).toEqual([]);
        const large = { "mesh.profile": "large", "mesh.gateway.replicas": { min: 3, max: 9 } };
        expect(cures({ instanceTypes: ["m7i.large"], desiredSize: 3 }, large)).toEqual([
            [
                "its pods ask for 6400m of CPU, and the nodes leave 5415m",
                'write for example ["m7i.xlarge"], or set desiredSize to 4',
            ],
        ]);
    });

    it("must have room for each pod of a gateway, not for their sum alone", () => {
        const large = { "mesh.profile": "large", "mesh.gateway.replicas": { min: 8, max: 9 } };
        expect(cures({ instanceTypes: ["m7i.large"], desiredSize: 7, maxSize: 7 }, large)).toEqual([
            [
                "the gateway's 8 pods ask for 1000m and 1024 MiB each, and the nodes have room for 7",
                'write for example ["m7i.xlarge"], or set desiredSize and maxSize to 8',
            ],
        ]);
    });

    it("may be refused for the number of their pods alone", () => {
        const controllers = { "controller.replicas": 5 };
        expect(cures({ instanceTypes: ["m6g.medium"], arch: "arm64" }, controllers)).toEqual([
            [
                "it has 13 pods, and the nodes leave room for 10",
                'write for example ["m6g.large"], or set desiredSize to 3',
            ],
        ]);
    });

    it("hold it as two of every type from large on, and as one from 2xlarge on", () => {
        const holds = (from: RegExp, count: number) =>
            Object.values(InstanceType).filter(
                (type) =>
                    from.test(type) &&
                    problems({ instanceTypes: [type], minSize: 1, desiredSize: count }).some(
                        ({ rule }) => rule.includes("must hold"),
                    ),
            );
        expect(holds(/\.(large|xlarge|2xlarge)$/, 2)).toEqual([]);
        expect(holds(/\.2xlarge$/, 1)).toEqual([]);
    });

    it("are taken at their best where EC2 may choose, and by the first type where it keeps the order", () => {
        const instanceTypes = ["t3.nano", "t3.large"];
        expect(problems({ instanceTypes, capacityType: "SPOT" })).toEqual([]);
        expect(cures({ instanceTypes })).toEqual([
            [`${ISTIOD} 0`, 'write for example ["t3.medium"]'],
        ]);
    });

    it("are those of all groups together", () => {
        const groups = {
            small: { instanceTypes: ["t3.small"] },
            more: { instanceTypes: ["t3.large"] },
        };
        expect(problemsOf(configWith({ "cluster.nodeGroups": groups }))).toEqual([]);
    });

    it("are nobody's concern where a type's numbers are not known", () => {
        expect(problems({ instanceTypes: ["qx1.nano"] })).toEqual([]);
    });
});
