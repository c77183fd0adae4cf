import { commandsOf, meantCommand } from "../../envoy-format";
import { certain, each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import type { Rules } from "../refusal";

const LOG = "mesh.telemetry.accessLog";

export const telemetryRules: Rules = {
    /** A format for the other encoding is one that nothing is written in. */
    formatFits: ({ mesh }, { isGiven }) => {
        const { encoding } = mesh.telemetry.accessLog;
        return [["fields", "json"] as const, ["line", "text"] as const]
            .filter(([key, of]) => encoding !== of && isGiven(`${LOG}.${key}`))
            .map(([key, of]) => ({
                path: `${LOG}.${key}`,
                rule: `has no effect: ${LOG}.encoding is ${encoding}`,
                cure: `take it out, or set encoding to ${of}`,
            }));
    },

    /** A log without fields would be Istio's own again, without a word. */
    fieldsNamed: ({ mesh }) => {
        const { fields } = mesh.telemetry.accessLog;
        return (
            fields !== undefined &&
            Object.keys(fields).length === 0 && {
                path: `${LOG}.fields`,
                rule: "must hold a field",
                cure: "take it out for Istio's fields, or name some",
            }
        );
    },

    /** A proxy refuses every listener for a command that it doesn't know. */
    commandsKnown: ({ mesh: { telemetry } }) => [
        each(
            `${LOG}.fields`,
            certain(() => telemetry.accessLog.fields),
            unknownCommands,
        ),
        unknownCommands(telemetry.accessLog.line ?? "", `${LOG}.line`),
    ],

    /** Proxies send spans to a service that istiod knows; of another, istiod logs a warning and they send none. */
    tracingServiceKnown: ({ mesh: { telemetry, security } }) => {
        const service = telemetry.tracing?.service;
        if (service === undefined || /^[^.]+\.[^.]+\.svc\.cluster\.local$/.test(service)) return;
        if (hostsOutside(security).includes(service)) return;
        const [name = "", namespace, next] = service.split(".");
        const isShort = namespace !== undefined && (next === undefined || next === "svc");
        return {
            path: "mesh.telemetry.tracing.service",
            rule: "must be a service by its whole name, or a host of mesh.security.egress.services: proxies send no spans to what istiod doesn't know",
            cure: isShort
                ? `write "${name}.${namespace}.svc.cluster.local"`
                : 'write for example "otel-collector.observability.svc.cluster.local", or declare the host there',
        };
    },
};

function hostsOutside({ egress }: StackConfig["mesh"]["security"]): string[] {
    return Object.values(egress.services).map(({ host }) => host);
}

function unknownCommands(format: string, path: string) {
    return (commandsOf(format) ?? []).map((command) => {
        const meant = meantCommand(command);
        return (
            meant !== undefined && {
                path,
                rule: `must name commands that Envoy has: it has no ${command}, and a proxy refuses every listener for it`,
                cure: `write ${meant} in its place`,
            }
        );
    });
}
