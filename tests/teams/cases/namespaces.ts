import { type Case, PLATFORM } from "./case";

const HOSTS = "shop.example.com, *.a.example.com";
const LABELS = { "mesh-edge/team": "team-a", "istio-injection": "enabled" };

const namespace = (labels: object, hosts?: string, more: object = {}) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
        name: "team-a",
        labels,
        annotations: { ...(hosts !== undefined && { "mesh-edge/hosts": hosts }), ...more },
    },
});
const before = namespace(LABELS, HOSTS);

const changed = (states: string, object: Case["object"], more: Partial<Case> = {}): Case => ({
    states: `Namespace: ${states}`,
    refusedBy: "mesh-edge-namespaces",
    resource: "namespaces",
    object,
    oldObject: before,
    ...more,
});
const allowed = { refusedBy: undefined };

export const NAMESPACES: readonly Case[] = [
    changed("its grant", namespace(LABELS, "*.example.com")),
    changed("its grant taken out", namespace(LABELS)),
    changed("its grant, by the platform", namespace(LABELS, "*.example.com"), {
        ...PLATFORM,
        ...allowed,
    }),
    changed("its team", namespace({ ...LABELS, "mesh-edge/team": "team-b" }, HOSTS)),
    changed("its team taken out", namespace({ "istio-injection": "enabled" }, HOSTS)),
    changed("its sidecars", namespace({ ...LABELS, "istio-injection": "disabled" }, HOSTS)),
    changed("one label more", namespace({ ...LABELS, "mesh-edge/metrics": "true" }, HOSTS)),
    changed("nothing", before, allowed),
    changed("an annotation of its own", namespace(LABELS, HOSTS, { note: "x" }), allowed),
    changed("one without a team becomes one", before, {
        oldObject: namespace({}),
    }),
    changed("one without a team", namespace({ a: "b" }), { ...allowed, oldObject: namespace({}) }),
    {
        ...changed("a new one with a team", before),
        oldObject: undefined,
    },
    {
        ...changed("a new one with a team, by the platform", before, { ...PLATFORM, ...allowed }),
        oldObject: undefined,
    },
    {
        ...changed("a new one without a team", namespace({}), allowed),
        oldObject: undefined,
    },
];
