import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LONGEST_DRAIN_SECONDS } from "../../../components/config/sections/edge/front";
import { drainPlan } from "../../../components/config/plan/drain";
import { frontOf } from "../../../components/config/plan/front";
import { gatewayService } from "../../../components/mesh/ports";
import { gatewayValues } from "../../../components/mesh/values";
import { albAnnotations } from "../../../components/edge/alb/annotations";
import { nlbAnnotations } from "../../../components/edge/nlb/annotations";
import { albPlan, edgeConfig, serviceEdgePlan } from "../../edge/args";

const anyDrain = fc.integer({ min: 1, max: LONGEST_DRAIN_SECONDS });

/** Seconds that EKS waits for the pods of a node that it replaces. */
const NODE_UPDATE_SECONDS = 15 * 60;

describe("drainPlan", () => {
    it("gives each part its time, for the default", () => {
        expect(drainPlan(30)).toEqual({
            deregistrationDelay: 30,
            preStop: 40,
            terminationDrain: 30,
            gracePeriod: 75,
        });
    });

    it("has the load balancer let go before the pod stops, and Envoy before the pod is killed", () => {
        fc.assert(
            fc.property(anyDrain, (seconds) => {
                const plan = drainPlan(seconds);
                expect(plan.deregistrationDelay).toBe(seconds);
                expect(plan.deregistrationDelay).toBeLessThan(plan.preStop);
                expect(plan.preStop + plan.terminationDrain).toBeLessThan(plan.gracePeriod);
                expect(plan.terminationDrain).toBeLessThan(plan.gracePeriod);
            }),
        );
    });

    it("ends within the time that EKS waits for a node's pods", () => {
        fc.assert(
            fc.property(anyDrain, (seconds) => {
                expect(drainPlan(seconds).gracePeriod).toBeLessThan(NODE_UPDATE_SECONDS);
            }),
        );
    });
});

describe("drainSeconds", () => {
    const seconds = (text: string) => Number(/(\d+)s?$/.exec(text)?.[1]);

    it("reaches load balancer, pod and Envoy as one plan", () => {
        fc.assert(
            fc.property(
                anyDrain,
                fc.constantFrom("alb" as const, "nlb" as const),
                (drainSeconds, kind) => {
                    const front = frontOf(edgeConfig({ kind, drainSeconds }));
                    const { loadBalancer, settings } = albPlan({ drainSeconds });
                    const ids = { subnetIds: "subnet-1,subnet-2", certificateArn: "arn" };
                    const attributes =
                        kind === "alb"
                            ? albAnnotations({
                                  ...loadBalancer,
                                  ...settings,
                                  ...ids,
                                  webAcl: "none",
                                  attributes: "",
                                  prefixListIds: undefined,
                              })["alb.ingress.kubernetes.io/target-group-attributes"]
                            : nlbAnnotations({
                                  ...serviceEdgePlan("nlb", { drainSeconds }).loadBalancer,
                                  ...ids,
                              })[
                                  "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"
                              ];
                    const { lifecycle, podAnnotations, terminationGracePeriodSeconds } =
                        gatewayValues(
                            { min: 2, max: 5 },
                            gatewayService("instance", "auto"),
                            front,
                            "standard",
                            "default",
                        );
                    const { terminationDrainDuration } = JSON.parse(
                        podAnnotations["proxy.istio.io/config"] ?? "",
                    ) as { terminationDrainDuration: string };

                    const delay = seconds(attributes ?? "");
                    const preStop = lifecycle.preStop.sleep.seconds;
                    expect(delay).toBe(drainSeconds);
                    expect(delay).toBeLessThan(preStop);
                    expect(preStop + seconds(terminationDrainDuration)).toBeLessThan(
                        terminationGracePeriodSeconds,
                    );
                },
            ),
        );
    });
});
