import { describe, expect, it } from "vitest";

import { valueProblems } from "../../cli/lint-ingress/checks/values";
import { albAnnotations } from "../../components/edge/alb/annotations";
import { albAttributes } from "../../components/edge/alb/attributes";
import { ALB_PREFIX, type Annotation } from "../../components/edge/alb/annotation";
import { ANNOTATIONS, annotationOf } from "../../components/edge/alb/annotation-table";
import { stringMap } from "../../components/values/string-map";
import { albPlan } from "./args";

const ROWS: [string, Annotation][] = Object.entries(ANNOTATIONS);
const named = (chosen: (row: Annotation) => boolean) =>
    ROWS.filter(([, row]) => chosen(row)).map(([name]) => name);

describe("the table of annotations", () => {
    it.each(ROWS.filter(([, { fallback }]) => fallback !== undefined))(
        "has a fallback for %s that its own type takes",
        (_, { value, fallback = "" }) => {
            expect(valueProblems(value, fallback)).toEqual([]);
        },
    );

    it("says which edits replace something", () => {
        expect(named(({ effect }) => effect === "new-load-balancer")).toEqual([
            "group.name",
            "scheme",
            "frontend-nlb-scheme",
        ]);
        expect(named(({ effect }) => effect === "new-target-group")).toEqual([
            "target-type",
            "backend-protocol",
            "backend-protocol-version",
        ]);
    });

    it("says what a Service may carry: what concerns target groups, log-ins and tags", () => {
        expect(named(({ onService, of }) => onService !== (of === "target-group"))).toEqual([
            "tags",
            ...named(({ of, onService }) => of === "rule" && onService),
        ]);
    });

    it.each<[name: string, of: Annotation["of"] | undefined]>([
        ["scheme", "load-balancer"],
        ["actions.blog", "rule"],
        ["listener-attributes.HTTPS-443", "listener"],
        ["target-control-port.gateway.443", "target-group"],
        ["actions", undefined],
        ["shceme", undefined],
        ["toString", undefined],
        ["constructor.x", undefined],
    ])("knows of %s that it is of the %s", (name, of) => {
        expect(annotationOf(name)?.of).toBe(of);
    });

    it.each([
        ["a", 0],
        ["shop.eu-1", 0],
        ["a".repeat(63), 0],
        ["a".repeat(64), 1],
        ["shop-", 1],
        [".shop", 1],
        ["Shop", 1],
    ])("takes %j as a group's name with %i complaints", (name, complaints) => {
        expect(valueProblems(ANNOTATIONS["group.name"].value, name)).toHaveLength(complaints);
    });

    it("takes a word for a number only where the controller does", () => {
        const problems = (name: keyof typeof ANNOTATIONS) =>
            valueProblems(ANNOTATIONS[name].value, "traffic-port");
        expect(problems("healthcheck-port")).toEqual([]);
        expect(problems("healthcheck-interval-seconds")).toHaveLength(1);
    });

    it("takes every value that the builder writes", () => {
        const { loadBalancer, settings, attributes } = albPlan({
            inboundCidrs: ["203.0.113.0/24"],
            shieldAdvanced: true,
        });
        const built = albAnnotations<string>({
            ...loadBalancer,
            ...settings,
            attributes: stringMap(albAttributes({ ...attributes, region: "eu-west-1" }, undefined)),
            prefixListIds: "pl-1,pl-2",
            subnetIds: "subnet-1,subnet-2",
            certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1",
            webAcl: "none",
        });
        for (const [key, value] of Object.entries(built)) {
            const row = annotationOf(key.slice(ALB_PREFIX.length));
            expect(row && valueProblems(row.value, value), key).toEqual([]);
        }
    });
});
