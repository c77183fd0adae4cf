import { type Check, error, warning } from "../remark";

/** Annotations that the parameters of the class override silently. */
export const paramsChecks: Check = (ingress) =>
    ingress.annotations.flatMap(([name, value]) => {
        const pinned = ingress.pin(name);
        if (pinned === undefined || pinned === value) return [];
        const isMap = ["tags", "load-balancer-attributes"].includes(name);
        const text = `IngressClassParams ${ingress.params?.name ?? ""} has ${name} ${pinned}`;
        return [
            isMap
                ? warning(
                      "class-wins",
                      ingress.keyPlace(name),
                      `${text}, which wins per key`,
                      "take out the keys that the class sets",
                  )
                : error(
                      "class-wins",
                      ingress.keyPlace(name),
                      `${text}, so the Ingress's value has no effect`,
                      "take it out, or change the class",
                  ),
        ];
    });
