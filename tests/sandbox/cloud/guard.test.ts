import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { assertPoliciesAdmit } from "../../../sandbox/cloud/kubernetes/guard/admission";
import { table } from "../../../sandbox/cloud/table";
import type { Props } from "../../../sandbox/cloud/values";
import type { Entity } from "../../../sandbox/cloud/world/entity";
import type { Row } from "../../../sandbox/cloud/world/row";
import { World } from "../../../sandbox/cloud/world/world";
import { question } from "../../teams/apiserver/apiserver";
import { CASES } from "../../teams/cases/all";
import { type Case, GATEWAY, PLATFORM } from "../../teams/cases/case";

const { answers } = JSON.parse(
    readFileSync(join(__dirname, "..", "..", "teams", "apiserver", "answers.json"), "utf8"),
) as { answers: Record<string, string> };

/** Kinds of which the sandbox makes none. */
const WITHOUT = ["pods", "services", "endpoints", "endpointslices", "poddisruptionbudgets"];

const entity = (type: string, id: string, inputs: object): Entity => {
    // As the engine's protocol has it: without what is not there.
    const props = JSON.parse(JSON.stringify(inputs)) as Props;
    return { type: `kubernetes:${type}`, id, urn: id, cluster: "dev", inputs: props, state: props };
};

const world = new World<Row>(table);
const { policies, bindings, namespaces } = question();
const POLICY = "admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
for (const each of policies) world.add(entity(POLICY, each.metadata.name, each));
for (const each of bindings) world.add(entity(`${POLICY}Binding`, each.metadata.name, each));
for (const each of namespaces) {
    world.add(entity("core/v1:Namespace", each.metadata.name, each));
}
world.add(entity("networking.istio.io/v1:Gateway", GATEWAY, {}));
world.add(entity("networking.istio.io/v1:Gateway", "istio-system/internal", {}));

/** What the sandbox says; "" admits it. */
function answerTo({ object, oldObject, user }: Case): string {
    const { apiVersion, kind } = object as { apiVersion: string; kind: string };
    const type = `${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
    const place = { accountId: "", partition: "", region: "", cluster: "dev", world };
    const caller = user === PLATFORM.user ? undefined : (user ?? "arn:aws:iam::1:role/team-a");
    try {
        assertPoliciesAdmit({
            ...place,
            caller,
            entity: entity(type, "x", object),
            ...(oldObject && { old: entity(type, "x", oldObject) }),
        });
        return "";
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

describe("the sandbox's API server answers by the guard as the real one does", () => {
    it.each(CASES.filter(({ resource }) => !WITHOUT.includes(resource)))("$states", (request) => {
        expect(answerTo(request)).toBe(answers[request.states]);
    });
});
