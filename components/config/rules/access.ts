import { partitionOf } from "../partition";
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

/** Each partition has an IAM of its own. */
export const principalsInPartition: Rule = ({ cluster }, { region }) =>
    knownEntries(cluster?.accessEntries).flatMap(([name, { principalArn }]) =>
        region === undefined ||
        principalArn === undefined ||
        principalArn.split(":")[1] === partitionOf(region)
            ? []
            : [
                  {
                      path: `cluster.accessEntries.${name}.principalArn`,
                      value: principalArn,
                      rule: `must be of the partition of ${region}, ${partitionOf(region)}`,
                      cure: `begin it with arn:${partitionOf(region)}:, and name an account there`,
                  },
              ],
    );
