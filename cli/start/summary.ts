import type { Deployment } from "@pulumi/pulumi/automation";
import { z } from "zod";

import { CONTRACT_OUTPUT } from "../../components/contract/contract";
import { deploymentOf } from "../../sandbox/state/resources";

/** The outputs that show a request's path. */
export const waySchema = z.object({
    urls: z.array(z.string()).optional(),
    loadBalancerHostname: z.string().optional(),
    webAclArn: z.string().optional(),
    certificateArn: z.string().optional(),
    dnsRecords: z.array(z.unknown()).default([]),
});

/** Too long for a line, and for programs alone. */
const FOR_TEAMS = "what the stacks of teams read";

/** The summary after an up: how many resources of which kind, a request's path, the next commands. */
export function summary(
    stack: string,
    stackOutputs: Readonly<Record<string, unknown>>,
    state: Deployment,
    kept: boolean,
): string {
    const outputs = waySchema.parse(stackOutputs);
    return [
        "",
        `In the emulated account (stack ${stack}):`,
        ...counts(state).map(([what, count]) => `  ${String(count).padStart(3)}  ${what}`),
        ...(outputs.urls ? ["", "The way of a request:", ...way(outputs.urls, outputs)] : []),
        "",
        "Outputs:",
        ...Object.entries(stackOutputs).map(
            ([name, value]) =>
                `  ${name.padEnd(21)} ${name === CONTRACT_OUTPUT ? FOR_TEAMS : [value].flat().map(inOneLine).join(", ")}`,
        ),
        "",
        "Go on:",
        kept
            ? `  npm start -- --stack ${stack} destroy   takes it down again`
            : `  npm start -- --stack ${stack} --keep    leaves it, so that you can destroy it in the next run`,
        `  edit Pulumi.${stack}.yaml, then npm start  shows what your values change`,
        '  README.md, "On AWS"                       the same program on a real account',
    ].join("\n");
}

/** Resources by service, as `ec2` or `helm`, most first. */
function counts(state: Deployment): [string, number][] {
    const byService = new Map<string, number>();
    for (const { type, custom } of deploymentOf(state).resources) {
        const [pkg = "", module = ""] = type.split(":");
        if (!custom || pkg === "pulumi") continue;
        const service = `${pkg} ${module.split("/")[0] ?? ""}`;
        byService.set(service, (byService.get(service) ?? 0) + 1);
    }
    return [...byService].sort(([, a], [, b]) => b - a);
}

function way(urls: string[], outputs: z.infer<typeof waySchema>): string[] {
    const waf = outputs.webAclArn ? `web ACL ${lastPart(outputs.webAclArn, 2)}` : "no web ACL";
    const tls = outputs.certificateArn
        ? `TLS with the certificate ${lastPart(outputs.certificateArn, 1)}`
        : "TLS ends at the gateway";
    return [
        `  client            ${urls.join(" ")}`,
        outputs.dnsRecords.length > 0
            ? "  -> your DNS       the records of the output dnsRecords"
            : `  -> Route 53       alias to ${outputs.loadBalancerHostname ?? ""}`,
        `  -> load balancer  ${tls}, ${waf}`,
        "  -> node or pod    Service istio-ingressgateway, encrypted again unless backendProtocol is http",
        "  -> Istio gateway  Gateway common-external-gateway, then your VirtualServices",
    ];
}

/** The fields of an object without their names, as of a DNS record. */
function inOneLine(value: unknown): string {
    return typeof value === "object" && value !== null
        ? Object.values(value).map(inOneLine).join(" ")
        : String(value);
}

function lastPart(arn: string, fromEnd: number): string {
    return arn.split("/").at(-fromEnd) ?? arn;
}
