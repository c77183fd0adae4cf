import type { Check, Remark } from "../remark";
import { error, warning } from "../remark";

const ANNOTATION = "kubernetes.io/ingress.class";

/** Who answers for the Ingress. */
export const classChecks: Check = (ingress) => {
    const { manifest, className, classAnnotation } = ingress;
    const place = manifest.keyPlace("metadata", "annotations", ANNOTATION);
    const found: Remark[] = [];
    if (ingress.isOurs === false) {
        return [
            warning(
                "other-class",
                classAnnotation === undefined
                    ? manifest.valuePlace("spec", "ingressClassName")
                    : place,
                `the class ${ingress.classInForce ?? ""} belongs to another controller, so annotations for an ALB have no effect`,
                "take them out, or write spec.ingressClassName: alb",
            ),
        ];
    }
    if (manifest.apiVersion !== "networking.k8s.io/v1") {
        found.push(
            error(
                "old-api",
                manifest.valuePlace("apiVersion"),
                `${manifest.apiVersion} has no Ingress since Kubernetes 1.22`,
                "write networking.k8s.io/v1",
            ),
        );
    }
    if (classAnnotation !== undefined) {
        found.push(
            className !== undefined && className !== classAnnotation
                ? error(
                      "class-conflict",
                      place,
                      `${ANNOTATION} says ${classAnnotation} and spec.ingressClassName says ${className}; Kubernetes refuses the Ingress`,
                      "take the annotation out",
                  )
                : warning(
                      "class-annotation",
                      place,
                      `${ANNOTATION} is deprecated, and the controller does not load the parameters of the class`,
                      className === undefined
                          ? `write spec.ingressClassName: ${classAnnotation}`
                          : "take it out; spec.ingressClassName says the same",
                  ),
        );
    } else if (className === undefined) {
        found.push(
            warning(
                "no-class",
                manifest.keyPlace("spec"),
                "has no class, so the controller ignores it unless the cluster's default class belongs to the controller",
                "write spec.ingressClassName: alb",
            ),
        );
    }
    return found;
};
