import { knownEntries, type Rule } from "./rule";

/** EKS takes one access entry a principal. */
export const principalsDistinct: Rule = ({ cluster }) => {
    const entries = knownEntries(cluster?.accessEntries);
    return entries.flatMap(([name, { principalArn }]) => {
        const [first] = entries.find(([, entry]) => entry.principalArn === principalArn) ?? [name];
        return principalArn === undefined || first === name
            ? []
            : [
                  {
                      path: `cluster.accessEntries.${name}.principalArn`,
                      value: principalArn,
                      rule: `must differ from that of accessEntries.${first}: EKS takes one entry a principal`,
                      cure: "keep one of the two entries",
                  },
              ];
    });
};
