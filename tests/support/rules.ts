import { valueAt } from "../../components/config/reading/problem";
import { type Refuse, refusalsOf, type Refusal } from "../../components/config/rules/refusal";
import type { StackConfig } from "../../components/config/schema";

const context = { region: "eu-west-1", stack: "test", isGiven: () => true };

/** What a rule refuses of a config that has what the rule reads. */
export function refused(rule: Refuse, config: object): Refusal[] {
    return refusalsOf([{ rule }], config as StackConfig, context).map((refusal) => ({
        value: valueAt(config, refusal.path),
        ...refusal,
    }));
}
