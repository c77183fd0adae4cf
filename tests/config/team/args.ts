import type { TeamsConfig } from "../../../components/config/sections/teams";
import type { Contract } from "../../../components/contract/contract";

type Grants = Record<string, Pick<TeamsConfig[string], "hosts"> & Partial<TeamsConfig[string]>>;

/** The contract of a platform in the account and region of the samples, with an ALB for these teams. */
export function contractOf(teams: Grants, edge: Partial<Contract["edge"]> = {}): Contract {
    return {
        version: 1,
        accountId: "111122223333",
        region: "eu-west-1",
        protect: false,
        cluster: {
            name: "platform-dev",
            endpoint: "https://1A2B.gr7.eu-west-1.eks.amazonaws.com",
            certificateAuthority: "Y2E=",
        },
        gateway: { namespace: "istio-system", name: "common-external-gateway" },
        edge: {
            kind: "alb",
            hostname: "platform-dev-1.eu-west-1.elb.amazonaws.com",
            hostedZoneId: "Z32O12XQLNTSW2",
            dualstack: false,
            idleTimeoutSeconds: 60,
            hosts: [{ name: "*.dev.example.com", protocol: "http" }],
            zones: { "dev.example.com": "Z0DEV" },
            ...edge,
        },
        teams: Object.fromEntries(
            Object.entries(teams).map(([team, { namespace = team, hosts, ownLoadBalancer }]) => [
                team,
                { namespace, hosts, ownLoadBalancer: ownLoadBalancer ?? false },
            ]),
        ),
    };
}

/** A team's config as it stands in a stack file. */
export function teamConfig(changes: Record<string, unknown> = {}): Record<string, unknown> {
    const config: Record<string, unknown> = {
        "aws:region": "eu-west-1",
        "pulumi:disable-default-providers": ["aws", "kubernetes"],
        "mesh-edge:team": "storefront",
        "mesh-edge:accountId": "111122223333",
        "mesh-edge:platform": "platform-dev",
        "mesh-edge:services": { web: { ports: [8080] } },
        "mesh-edge:routes": {
            "shop.dev.example.com": {
                rules: [{ name: "shop", backendRefs: [{ name: "web", port: 8080 }] }],
            },
        },
    };
    for (const [key, value] of Object.entries(changes)) {
        const name = key.includes(":") ? key : `mesh-edge:${key}`;
        if (value === undefined) Reflect.deleteProperty(config, name);
        else config[name] = value;
    }
    return config;
}
