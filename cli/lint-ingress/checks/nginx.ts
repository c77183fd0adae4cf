import { insteadOfNginx } from "../habits";
import { type Check, warning } from "../remark";

const PREFIXES = [
    "nginx.ingress.kubernetes.io/",
    "nginx.org/",
    "nginx.com/",
    "ingress.kubernetes.io/",
];

/** What another controller reads, on an Ingress that is certainly of this one. */
export const nginxChecks: Check = ({ manifest, isOurs }) => {
    if (isOurs !== true) return [];
    return manifest.entries("metadata", "annotations").flatMap(([key]) => {
        const prefix = PREFIXES.find((candidate) => key.startsWith(candidate));
        return prefix === undefined
            ? []
            : [
                  warning(
                      "nginx-annotation",
                      manifest.keyPlace("metadata", "annotations", key),
                      `${key} is for NGINX, and has no effect on an ALB`,
                      insteadOfNginx(key.slice(prefix.length)) ?? "take it out",
                  ),
              ];
    });
};
