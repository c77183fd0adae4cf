import { below, sorted } from "./path";

interface Field {
    name: string;
    type: string;
}

const FIELD = /^(?:optional )?(repeated [\w.]+|map<[^>]+>|[\w.]+) (\w+) = \d+/;
const SCALAR = /^(repeated )?(string|bool|bytes|double|float|u?int(32|64))$/;
/** Messages that are one value in JSON. */
const VALUE = /^google\.protobuf\.(\w+Value|Duration)$/;

/**
 * The keys of a message in the text of .proto files, as sorted paths by their JSON names. Messages at
 * the top of the text are followed; any other one, a list and a map are open: `x.*`.
 */
export function protoKeys(proto: string, message: string, path = ""): string[] {
    const messages = messagesOf(proto);
    const enums = new Set([...proto.matchAll(/\benum (\w+) \{/g)].map(([, name]) => name));
    const isValue = (type: string) => SCALAR.test(type) || VALUE.test(type) || enums.has(type);
    const expand = (name: string, at: string, above: string[]): string[] =>
        (messages.get(name) ?? []).flatMap((field) => {
            const key = below(at, field.name);
            if (isValue(field.type)) return [key];
            const isFollowed = messages.has(field.type) && !above.includes(field.type);
            return isFollowed ? expand(field.type, key, [...above, field.type]) : [`${key}.*`];
        });
    return sorted(expand(message, path, [message]));
}

/** The fields of each message at the top of the text. Those of nested messages are not among them. */
function messagesOf(proto: string): Map<string, Field[]> {
    const messages = new Map<string, Field[]>();
    const open: string[] = [];
    for (const line of statements(proto)) {
        const outer = open.filter((block) => block !== "oneof");
        if (line === "}") open.pop();
        else if (line.endsWith("{")) {
            const [keyword = "", name = ""] = line.split(" ");
            open.push(keyword === "oneof" ? keyword : name);
            if (keyword === "message" && outer.length === 0) messages.set(name, []);
        } else if (outer.length === 1) {
            const [, type, name] = FIELD.exec(line) ?? [];
            if (type && name) messages.get(outer[0] ?? "")?.push({ type, name: jsonName(name) });
        }
    }
    return messages;
}

/** Text without comments, cut behind each `{`, `}` and `;`, with single spaces. */
function statements(proto: string): string[] {
    const code = proto.replace(/\/\/.*$/gm, "").replace(/\s+/g, " ");
    return code.split(/(?<=[{};])/).map((part) => part.trim());
}

function jsonName(name: string): string {
    return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
