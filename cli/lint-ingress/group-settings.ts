import type { AnnotationName } from "../../components/edge/alb/annotation-table";
import type { Ingress } from "./ingress";
import type { IngressGroup } from "./ingress-group";
import { parseBool } from "./parse-bool";
import { parseList, parseStringMap } from "./string-map";

/** What one Ingress says, as it is shown, and in a form in which equal things are equal texts. */
export interface Setting {
    name: AnnotationName;
    what: string;
    shown: string;
    compared: string;
}

/** How the controller compares a setting of a group's members (3.5.0: `pkg/ingress/model_build_load_balancer*.go`). */
type Comparison = "text" | "filled" | "boolean" | "number" | "list" | "set" | "map";
type Table = Readonly<Partial<Record<AnnotationName, Comparison>>>;

const OF_GROUP: Table = {
    "load-balancer-name": "text",
    scheme: "text",
    "ip-address-type": "text",
    "customer-owned-ipv4-pool": "text",
    "ipam-ipv4-pool-id": "filled",
    subnets: "set",
    "security-groups": "list",
    "shield-advanced-protection": "boolean",
    "ssl-redirect": "number",
    "waf-acl-id": "filled",
    "web-acl-id": "filled",
    "minimum-load-balancer-capacity": "map",
    "load-balancer-attributes": "map",
    tags: "map",
    "enable-frontend-nlb": "boolean",
};
const OF_FRONTEND: Table = {
    "frontend-nlb-scheme": "text",
    "frontend-nlb-subnets": "set",
    "frontend-nlb-eip-allocations": "set",
    "frontend-nlb-security-groups": "list",
};
/** These are those of a port, so that members without a port in common may differ. */
const OF_PORT: Table = { "inbound-cidrs": "set", "security-group-prefix-lists": "set" };
const OF_HTTPS: Table = { ...OF_PORT, "ssl-policy": "text" };

/** What an Ingress says for the whole ALB; some things count only beside others. */
export function settingsOf(ingress: Ingress, group: IngressGroup): Setting[] {
    const { members } = group;
    const namesAcl = members.some((member) => (member.get("wafv2-acl-name") ?? "") !== "");
    const hasOwnGroups = group.says("security-groups");
    const hasFrontend = members.some((member) => member.isTrue("enable-frontend-nlb"));
    return read(ingress, members[0], {
        ...OF_GROUP,
        ...(namesAcl ? { "wafv2-acl-name": "filled" } : { "wafv2-acl-arn": "text" }),
        ...(hasOwnGroups ? { "manage-backend-security-group-rules": "boolean" } : {}),
        ...(hasFrontend ? OF_FRONTEND : {}),
    });
}

/** What it says for the listener of a port. */
export function portSettingsOf(
    ingress: Ingress,
    port: number,
    { members }: IngressGroup,
): Setting[] {
    const listener = ingress.listeners?.find((candidate) => candidate.port === port);
    if (listener === undefined) return [];
    const { protocol } = listener;
    const isHttps = protocol === "HTTPS";
    const what = `the protocol of port ${port}`;
    const table = {
        ...(isHttps ? OF_HTTPS : OF_PORT),
        [`listener-attributes.${protocol}-${port}`]: "map",
    } satisfies Table;
    return [
        { name: "listen-ports", what, shown: protocol, compared: protocol },
        ...read(ingress, members[0], table),
        ...(isHttps ? mutualTls(ingress, port) : []),
    ];
}

function mutualTls(ingress: Ingress, port: number): Setting[] {
    const entries = ingress.json("mutual-authentication");
    const own = (Array.isArray(entries) ? (entries as unknown[]) : []).find(
        (entry) => (Object(entry) as { port?: unknown }).port === port,
    );
    if (own === undefined) return [];
    const fields = Object.entries(own as object).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
        {
            name: "mutual-authentication",
            what: `mutual-authentication of port ${port}`,
            shown: JSON.stringify(own),
            compared: JSON.stringify(fields),
        },
    ];
}

function read(ingress: Ingress, first: Ingress | undefined, table: Table): Setting[] {
    return (Object.entries(table) as [AnnotationName, Comparison][]).flatMap(([name, how]) => {
        if (how === "map") return keys(ingress, first, name);
        const text = ingress.get(name);
        const compared = text === undefined ? undefined : comparable(how, text);
        return compared === undefined ? [] : [{ name, what: name, shown: text ?? "", compared }];
    });
}

/** Tags of the class count beside an Ingress's own; its attributes are those of the first member's class. */
function keys(ingress: Ingress, first: Ingress | undefined, name: AnnotationName): Setting[] {
    const own = parseStringMap(ingress.written(name) ?? "").values;
    const ofClass = parseStringMap((name === "tags" ? ingress : first)?.pin(name) ?? "").values;
    const values = name === "tags" ? new Map([...own, ...ofClass]) : own;
    return [...values]
        .filter(([key]) => name === "tags" || !ofClass.has(key))
        .map(([key, value]) => ({
            name,
            what: `${key} of ${name}`,
            shown: value,
            compared: value,
        }));
}

/** Undefined if the member sets nothing that could contradict another. */
function comparable(how: Exclude<Comparison, "map">, text: string): string | undefined {
    switch (how) {
        case "text":
            return text;
        case "filled":
            return text === "" ? undefined : text;
        case "boolean":
            return String(parseBool(text) === true);
        case "number":
            return String(Number(text));
        case "list":
            return parseList(text).join();
        case "set":
            return [...new Set(parseList(text))].sort().join() || undefined;
    }
}
