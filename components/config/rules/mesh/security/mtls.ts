import { ROOT_NAMESPACE } from "../../../sections/mesh";
import type { Problem } from "../../../reading/problem";
import { known, type Rule } from "../../rule";

/** Exceptions where there is a rule, and for namespaces that have pods with a sidecar. */
export const mtlsExceptions: Rule = ({ mesh }) => {
    const { mode, exceptNamespaces } = mesh?.security?.mtls ?? {};
    return known(exceptNamespaces).flatMap(([index, value]): Problem[] => {
        const path = `mesh.security.mtls.exceptNamespaces[${index}]`;
        if (mode === "permissive") {
            return [
                {
                    path,
                    value,
                    rule: "has no effect with mesh.security.mtls.mode permissive: every namespace accepts plain text",
                    cure: "take it out, or set mesh.security.mtls.mode to strict",
                },
            ];
        }
        if (value === ROOT_NAMESPACE) {
            return [
                {
                    path,
                    value,
                    rule: "must not be Istio's root namespace: a policy there applies to the whole mesh",
                    cure: "take it out",
                },
            ];
        }
        return value === mesh?.gateway?.namespace
            ? [
                  {
                      path,
                      value,
                      rule: "has no effect: the gateway always accepts the load balancer's requests",
                      cure: "take it out",
                  },
              ]
            : [];
    });
};
