import { declared, type Resource } from "../../policy/resource";
import { deploymentOf } from "../../sandbox/state/resources";
import { asObject, tidy } from "../render/state";
import { nameOf } from "../../sandbox/state/urn";

/** The resources of what `pulumi stack export` prints, in the form of the policy's rules. */
export function policyResources(exported: unknown): Resource[] {
    return deploymentOf(exported)
        .resources.filter((resource) => !resource.delete)
        .map(({ urn, type, protect, inputs, outputs }) => ({
            ...{ urn, type, protect },
            name: nameOf(urn),
            props: declared(asObject(tidy(inputs)), asObject(tidy(outputs))),
        }));
}
