import type { AnnotationName } from "../../components/edge/alb/annotation-table";
import type { Ingress, Listener } from "./ingress";

/** Ingresses of one ALB, in the order in which the controller takes them (3.5.0: `pkg/ingress/group_loader.go`). */
export class IngressGroup {
    public readonly members: readonly Ingress[];

    constructor(
        /** Undefined for an Ingress by itself. */
        public readonly name: string | undefined,
        members: readonly Ingress[],
    ) {
        this.members = [...members].sort(
            (a, b) => orderOf(a) - orderOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1),
        );
    }

    /** Whether there can be no members that were not given. */
    public get isWhole(): boolean {
        return this.name === undefined;
    }

    /** Whether any member says something for the whole ALB. */
    public says(name: AnnotationName): boolean {
        return this.members.some((member) => member.get(name) !== undefined);
    }

    public membersOn(port: number): Ingress[] {
        return this.members.filter(({ listeners }) => listeners?.some((l) => l.port === port));
    }

    /** What listens on a port; undefined where nothing does. */
    public listenerAt(port: number): Listener | undefined {
        return this.members
            .flatMap(({ listeners }) => listeners ?? [])
            .find((listener) => listener.port === port);
    }

    public hasHttpsOn(port: number): boolean {
        return this.members.some(({ listeners }) =>
            listeners?.some((listener) => listener.port === port && isHttps(listener)),
        );
    }

    /** The first port with a protocol. */
    public portOf(protocol: Listener["protocol"]): number | undefined {
        return this.members
            .flatMap(({ listeners }) => listeners ?? [])
            .find((listener) => listener.protocol === protocol)?.port;
    }

    /** Whether the listeners of all members can be read. */
    public get isReadable(): boolean {
        return this.members.every(({ listeners }) => listeners !== undefined);
    }

    /** Where the HTTP listeners of all members redirect to; undefined where they have rules. */
    public get redirectPort(): number | undefined {
        const [port] = this.members.flatMap((member) => member.get("ssl-redirect") ?? []);
        return port === undefined ? undefined : Number(port);
    }

    /** Whether a listener has the members' rules; one of HTTP has none where `ssl-redirect` is set. */
    public hasRules({ protocol }: Listener): boolean {
        return protocol === "HTTPS" || this.redirectPort === undefined;
    }
}

export function isHttps({ protocol }: Listener): boolean {
    return protocol === "HTTPS";
}

/** The group of each Ingress. */
export function groupsOf(ingresses: readonly Ingress[]): Map<Ingress, IngressGroup> {
    const names = new Set(ingresses.map((ingress) => ingress.get("group.name")));
    const groups = [...names].flatMap((name) => {
        const members = ingresses.filter((ingress) => ingress.get("group.name") === name);
        return name === undefined
            ? members.map((member) => new IngressGroup(undefined, [member]))
            : [new IngressGroup(name, members)];
    });
    return new Map(
        groups.flatMap((group) => group.members.map((member) => [member, group] as const)),
    );
}

function orderOf(ingress: Ingress): number {
    const order = Number(ingress.written("group.order") ?? 0);
    return Number.isInteger(order) ? order : 0;
}

function keyOf({ manifest }: Ingress): string {
    return `${manifest.namespace}/${manifest.name}`;
}
