import {
    hasUnknown,
    isProps,
    isUnknown,
    parsed,
    type Props,
    record,
    text,
    texts,
    UNKNOWN,
    type Value,
    withValue,
} from "../values";
import { nameOf } from "../../state/urn";
import { hex, type Row } from "../world/row";

/** What a provider is configured with. */
export interface Settings {
    region: string;
    /** Of the credentials, or of the role that they assume. */
    accountId: string;
    cluster: string;
    defaultTags: Props;
}

export interface Naming {
    urn: string;
    /** Inputs of what there is of this type, whose names are taken. */
    others: readonly Props[];
    /** The engine's own proposal under `pulumi:autonaming`. */
    proposed?: string;
}

/** What Check makes of the program's inputs: a name where there is none, and all tags. */
export function checkedInputs(
    row: Row,
    olds: Props,
    news: Props,
    naming: Naming,
    defaultTags: Props,
    objects: boolean,
): Props {
    const path = row.autoname ?? (objects ? "metadata.name" : undefined);
    const plain = withText(row.document, news);
    const named = path === undefined ? plain : withName(path, olds, plain, naming, objects);
    if (row.tagged === undefined) return named;
    const tags = named["tags"];
    const all = isProps(tags) ? { ...defaultTags, ...tags } : defaultTags;
    // One unknown tag makes the whole map unknown, as in pulumi-aws provider/tags.go.
    return { ...named, tagsAll: isUnknown(tags) || hasUnknown(all) ? UNKNOWN : all };
}

function withText(property: string | undefined, news: Props): Props {
    const document = news[property ?? ""];
    if (property === undefined || !isProps(document)) return news;
    return {
        ...news,
        [property]: hasUnknown(document) ? UNKNOWN : JSON.stringify(sorted(document)),
    };
}

/** Keys in the order of the alphabet, as Go writes them: the protocol keeps none. */
function sorted(value: Value): Value {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isProps(value)) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

function withName(path: string, olds: Props, news: Props, naming: Naming, objects: boolean): Props {
    const [parent, key] = path.includes(".") ? path.split(".") : ["", path];
    const holder = parent ? record(news, parent) : news;
    if (key === undefined || (holder[key] ?? null) !== null || "namePrefix" in news) return news;
    const old = parent ? record(olds, parent) : olds;
    const kept = texts(olds, "__defaults").includes(path) ? old[key] : undefined;
    const taken = naming.others.map((other) => text(other, path));
    const name = kept ?? naming.proposed ?? madeName(naming.urn, taken, objects ? 8 : 7);
    return { ...withValue(news, path, name), __defaults: [path] };
}

/** Random to the eye, but the same in every run, so that two renders of a stack can be compared. */
function madeName(
    urn: string,
    taken: readonly (string | undefined)[],
    length: number,
    attempt = 0,
): string {
    const name = `${nameOf(urn)}-${hex(`${urn}|${attempt}`, length)}`;
    return taken.includes(name) ? madeName(urn, taken, length, attempt + 1) : name;
}

/** Configuration arrives as strings, structures in JSON. */
export function settingsOf(args: Props, region: string, accountId: string): Settings {
    const tags = record(parsed(args["defaultTags"]), "tags");
    const given = args["region"];
    return {
        region: typeof given === "string" && given !== "" ? given : region,
        accountId,
        cluster: clusterOf(args),
        defaultTags: tags,
    };
}

/** The cluster that a kubeconfig made for EKS means: it is in the arguments of `aws eks get-token`. */
function clusterOf(args: Props): string {
    const user = parsed(args["kubeconfig"]);
    const exec = texts(user, "users.0.user.exec.args");
    return exec[exec.indexOf("--cluster-name") + 1] ?? "";
}
