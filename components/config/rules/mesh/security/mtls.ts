import { each } from "../../../reading/unknown";
import { ROOT_NAMESPACE } from "../../../sections/mesh";
import type { Rules } from "../../refusal";

export const mtlsRules: Rules = {
    /** Exceptions where there is a rule, and for namespaces that have pods with a sidecar. */
    exceptions: ({ mesh }) => {
        const { mtls } = mesh.security;
        return each("mesh.security.mtls.exceptNamespaces", mtls.exceptNamespaces, (name, path) => {
            if (mtls.mode === "permissive") {
                return {
                    path,
                    rule: "has no effect with mesh.security.mtls.mode permissive: every namespace accepts plain text",
                    cure: "take it out, or set mesh.security.mtls.mode to strict",
                };
            }
            if (name === ROOT_NAMESPACE) {
                return {
                    path,
                    rule: "must not be Istio's root namespace: a policy there applies to the whole mesh",
                    cure: "take it out",
                };
            }
            return (
                name === mesh.gateway.namespace && {
                    path,
                    rule: "has no effect: the gateway always accepts the load balancer's requests",
                    cure: "take it out",
                }
            );
        });
    },
};
