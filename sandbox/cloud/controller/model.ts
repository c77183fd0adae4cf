import type { Inbound } from "./inbound";
import type { Condition } from "./conditions";
import type { OwnGroups } from "./security-groups";

/** What the controller wants at AWS for a group of Ingresses, or for a Service. */
export interface Model {
    type: "application" | "network";
    /** `<namespace>/<name>`, or the explicit group's name; of a Service `service:<namespace>/<name>`. */
    group: string;
    name: string;
    scheme: "internal" | "internet-facing";
    ipAddressType: string;
    subnets: string[];
    securityGroups: OwnGroups | undefined;
    attributes: Record<string, string>;
    inbound: Inbound;
    tags: Record<string, string>;
    /** undefined leaves a protection alone. */
    shield: boolean | undefined;
    /** undefined leaves the association alone, "" takes it away. */
    webAclArn: string | undefined;
    listeners: Listener[];
    targetGroups: TargetGroup[];
}

export interface Listener {
    port: number;
    protocol: string;
    certificates: string[];
    sslPolicy: string | undefined;
    /** undefined leaves what the listener has alone. */
    mutualAuthentication: MutualAuthentication | undefined;
    defaultAction: Action;
    rules: Rule[];
}

export interface MutualAuthentication {
    mode: string;
    trustStore: string | undefined;
}

export interface Rule {
    hosts: string[];
    paths: string[];
    /** What else must hold; absent where there is nothing. */
    conditions?: Condition[];
    action: Action;
}

export type Action =
    | { type: "fixed-response"; statusCode: string; body?: string }
    | {
          type: "redirect";
          statusCode: string;
          host?: string;
          path?: string;
          port?: string;
          protocol?: string;
          query?: string;
      }
    | { type: "forward"; targetGroups: { key: string; weight?: number }[] };

export interface TargetGroup {
    /** `<namespace>/<ingress>-<service>:<port>`: what makes it the same one. */
    key: string;
    protocol: string;
    protocolVersion: string;
    targetType: string;
    port: number;
    attributes: Record<string, string>;
    healthCheck: {
        port: string;
        protocol: string;
        path: string;
        matcher: Record<string, string>;
        interval: number;
        timeout: number;
        healthy: number;
        unhealthy: number;
    };
}
