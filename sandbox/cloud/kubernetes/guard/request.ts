import { list, type Props, record, text, texts } from "../../values";

/** What a rule looks at. */
export interface GuardRequest {
    object: Props;
    /** Before a change. */
    old: Props | undefined;
    /** Annotation of the namespace with the team's hosts. */
    grant: string;
    /** From whoever may do everything. */
    byPlatform: boolean;
    /** Where the gateway is, and the Gateways that teams may attach routes to. */
    entrance: { namespace: string; gateways: readonly string[] };
}

/** Whether a request keeps a rule. */
export type Rule = (request: GuardRequest) => boolean;

/** Ends the full name of every service in the object's namespace. */
export function own({ object }: Pick<GuardRequest, "object">): string {
    return `.${text(object, "metadata.namespace") ?? ""}.svc.cluster.local`;
}

export function granted({ grant }: Pick<GuardRequest, "grant">): string[] {
    return grant
        .split(",")
        .map((host) => host.trim())
        .filter((host) => host !== "");
}

export const spec = ({ object }: GuardRequest) => record(object, "spec");
export const exportTo = (request: GuardRequest) => texts(spec(request), "exportTo");

/** Parts of the spec that are maps. */
export const parts = (request: GuardRequest, path: string) => list<Props>(spec(request), path);
