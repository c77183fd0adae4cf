import { asProps, given, isProps, list, type Props, show, text, type Value } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { annotationsOf, BuildError } from "./annotations";
import { TARGET_GROUP } from "./made";
import type { Action, TargetGroup } from "./model";
import { buildTargetGroup, serviceOf } from "./target-group";

/** What a rule does, and the target groups that it needs. */
export interface Resolved {
    action: Action;
    targetGroups: TargetGroup[];
}

const missing = (body: string): Resolved => ({
    action: { type: "fixed-response", statusCode: "503", body },
    targetGroups: [],
});

/** pkg/ingress/enhanced_backend_builder.go. */
export function resolveBackend(world: World, ingress: Entity, backend: Value): Resolved {
    const name = text(backend, "service.name") ?? "";
    if (text(backend, "service.port.name") === "use-annotation") {
        const action = annotationsOf(ingress).json(`actions.${name}`);
        if (action === undefined) return missing("Backend action does not exist");
        return resolveAction(world, ingress, action);
    }
    const { number, name: portName } = asProps(asProps(asProps(backend)["service"])["port"]);
    return forward(world, ingress, [{ name, port: number ?? portName ?? null }]);
}

function forward(
    world: World,
    ingress: Entity,
    targets: { name: string; port: Value; weight?: number }[],
): Resolved {
    const built: { key: string; weight?: number }[] = [];
    const targetGroups: TargetGroup[] = [];
    for (const { name, port, weight } of targets) {
        const service = serviceOf(world, ingress, name);
        if (service === undefined) return missing("Backend service does not exist");
        const targetGroup = buildTargetGroup(ingress, service, port);
        targetGroups.push(targetGroup);
        built.push({ key: targetGroup.key, ...(weight === undefined ? {} : { weight }) });
    }
    return { action: { type: "forward", targetGroups: built }, targetGroups };
}

/** An action in JSON; its keys may be written in either case, and unknown ones fall away. */
function resolveAction(world: World, ingress: Entity, given: Value): Resolved {
    if (!isProps(given)) throw new BuildError(`cannot unmarshal ${typeof given} into Action`);
    const action = Object.fromEntries(
        Object.entries(given).map(([key, value]) => [
            key.charAt(0).toLowerCase() + key.slice(1),
            value,
        ]),
    );
    switch (action["type"]) {
        case "fixed-response": {
            const code = asProps(action["fixedResponseConfig"])["statusCode"];
            if (typeof code !== "string") {
                throw new BuildError(
                    `cannot unmarshal ${typeof code} into statusCode of type string`,
                );
            }
            const body = text(action, "fixedResponseConfig.messageBody");
            const response = { type: "fixed-response", statusCode: code } as const;
            return {
                action: body === undefined ? response : { ...response, body },
                targetGroups: [],
            };
        }
        case "redirect": {
            const config = asProps(action["redirectConfig"]);
            const statusCode = text(config, "statusCode") ?? "";
            if (!["HTTP_301", "HTTP_302"].includes(statusCode)) {
                throw new BuildError(`redirectConfig needs statusCode: ${show(config)}`);
            }
            const given = ["host", "path", "port", "protocol", "query"].flatMap((key) => {
                const value = text(config, key);
                return value === undefined ? [] : [[key, value] as const];
            });
            const redirect = { type: "redirect", statusCode } as const;
            return {
                action: { ...redirect, ...Object.fromEntries(given) },
                targetGroups: [],
            };
        }
        case "forward":
            return forwardAction(world, ingress, action);
        default:
            throw new BuildError(`unknown action type: ${show(action["type"])}`);
    }
}

function forwardAction(world: World, ingress: Entity, action: Props): Resolved {
    const { targetGroupARN, targetGroupName } = action;
    const single = targetGroupARN !== undefined || targetGroupName !== undefined;
    const tuples = single
        ? [given({ targetGroupARN, targetGroupName })]
        : list<Props>(action, "forwardConfig.targetGroups");
    if (tuples.length === 0) {
        throw new BuildError("missing ForwardConfig or TargetGroupARN/TargetGroupName");
    }
    if (single && "forwardConfig" in action) {
        throw new BuildError(
            "either ForwardConfig or TargetGroupARN/TargetGroupName can be specified",
        );
    }
    if (tuples.length > 1 && tuples.some((tuple) => tuple["weight"] === undefined)) {
        throw new BuildError("weight must be set when route to multiple target groups");
    }
    const outside = tuples.flatMap((tuple) => {
        const arn = text(tuple, "targetGroupARN") ?? arnByName(world, tuple);
        return arn === undefined ? [] : [{ key: arn, weight: Number(tuple["weight"] ?? 1) }];
    });
    const own = tuples.flatMap((tuple) => {
        const name = text(tuple, "serviceName");
        if (name === undefined) return [];
        return [{ name, port: tuple["servicePort"] ?? null, weight: Number(tuple["weight"] ?? 1) }];
    });
    const resolved = forward(world, ingress, own);
    if (resolved.action.type !== "forward") return resolved;
    const targetGroups = [...outside, ...resolved.action.targetGroups];
    return { ...resolved, action: { type: "forward", targetGroups } };
}

/** A name is looked up while the model is built, whereas an ARN is left to AWS. */
function arnByName(world: World, tuple: Props): string | undefined {
    const name = text(tuple, "targetGroupName");
    if (name === undefined) return undefined;
    const found = world.all(TARGET_GROUP).find(({ id }) => id.split("/")[1] === name);
    if (found) return found.id;
    throw new BuildError(
        `searching TargetGroup with name ${name}: TargetGroupNotFound: One or more target groups not found`,
    );
}
