import { commandsOf, meantCommand } from "../../envoy-format";
import { knownEntries, type Rule } from "../rule";

/** A format for the other encoding is one that nothing is written in. */
export const accessLogFormatFits: Rule = ({ mesh }) => {
    const { encoding, fields, line } = mesh?.telemetry?.accessLog ?? {};
    if (encoding === undefined) return [];
    const formats = [
        { key: "fields", value: fields, of: "json" },
        { key: "line", value: line, of: "text" },
    ];
    return formats
        .filter(({ value, of }) => value !== undefined && value !== null && encoding !== of)
        .map(({ key, value, of }) => ({
            path: `mesh.telemetry.accessLog.${key}`,
            value,
            rule: `has no effect: mesh.telemetry.accessLog.encoding is ${encoding}`,
            cure: `take it out, or set encoding to ${of}`,
        }));
};

/** A proxy refuses every listener for a command that it doesn't know. */
export const accessLogCommandsKnown: Rule = ({ mesh }) => {
    const { fields, line } = mesh?.telemetry?.accessLog ?? {};
    const formats = [
        ...knownEntries(fields ?? {}).map(([name, format]) => ({ key: `fields.${name}`, format })),
        ...(line ? [{ key: "line", format: line }] : []),
    ];
    return formats.flatMap(({ key, format }) =>
        (commandsOf(format) ?? []).flatMap((command) => {
            const meant = meantCommand(command);
            return meant === undefined
                ? []
                : [
                      {
                          path: `mesh.telemetry.accessLog.${key}`,
                          value: format,
                          rule: `must name commands that Envoy has: it has no ${command}, and a proxy refuses every listener for it`,
                          cure: `write ${meant} in its place`,
                      },
                  ];
        }),
    );
};

/** A log without fields would be Istio's own again, without a word. */
export const accessLogFieldsNamed: Rule = ({ mesh }) => {
    const fields = mesh?.telemetry?.accessLog?.fields;
    return fields && Object.keys(fields).length === 0
        ? [
              {
                  path: "mesh.telemetry.accessLog.fields",
                  value: fields,
                  rule: "must hold a field",
                  cure: "take it out for Istio's fields, or name some",
              },
          ]
        : [];
};

/** Proxies send spans to a service that istiod knows; of another, istiod logs a warning and they send none. */
export const tracingServiceKnown: Rule = ({ mesh }) => {
    const service = mesh?.telemetry?.tracing?.service;
    const services = mesh?.security?.egress?.services;
    if (service === undefined || services === undefined) return [];
    if (/^[^.]+\.[^.]+\.svc\.cluster\.local$/.test(service)) return [];
    const entries = knownEntries(services);
    const isDeclared = entries.some(([, { host }]) => host === service);
    if (isDeclared || entries.some(([, { host }]) => host === undefined)) return [];
    const [name = "", namespace, next] = service.split(".");
    const isShort = namespace !== undefined && (next === undefined || next === "svc");
    return [
        {
            path: "mesh.telemetry.tracing.service",
            value: service,
            rule: "must be a service by its whole name, or a host of mesh.security.egress.services: proxies send no spans to what istiod doesn't know",
            cure: isShort
                ? `write "${name}.${namespace}.svc.cluster.local"`
                : 'write for example "otel-collector.observability.svc.cluster.local", or declare the host there',
        },
    ];
};
