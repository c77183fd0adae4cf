import type { PathConfig } from "../../config/sections/edge/paths/entry";

/** A place that requests go to, as the controller names it. */
export type Destination = { targetGroupARN: string } | { serviceName: string; servicePort: number };

/** An `actions.<name>` annotation; the controller takes every status as text. */
export type Action =
    | {
          type: "fixed-response";
          fixedResponseConfig: { contentType: string; statusCode: string; messageBody?: string };
      }
    | { type: "redirect"; redirectConfig: Record<string, string> }
    | {
          type: "forward";
          forwardConfig: {
              targetGroups: (Destination & { weight: number })[];
              targetGroupStickinessConfig?: { enabled: true; durationSeconds: number };
          };
      };

/** What an entry does with a request; the destinations are those of its targets, in their order. */
export function actionOf({ to }: PathConfig, destinations: Destination[]): Action {
    if (to.fixedResponse) {
        const { statusCode, contentType, body } = to.fixedResponse;
        return {
            type: "fixed-response",
            fixedResponseConfig: {
                contentType,
                statusCode: String(statusCode),
                ...(body === undefined ? {} : { messageBody: body }),
            },
        };
    }
    if (to.redirect) {
        const { statusCode, ...changes } = to.redirect;
        const given: [string, string][] = Object.entries(changes).map(([key, value]) => [
            key,
            String(value),
        ]);
        return {
            type: "redirect",
            redirectConfig: { ...Object.fromEntries(given), statusCode: `HTTP_${statusCode}` },
        };
    }
    const weights = to.targets?.map(({ weight }) => weight) ?? [];
    const stickiness = to.stickinessSeconds;
    return {
        type: "forward",
        forwardConfig: {
            targetGroups: destinations.map((destination, index) => ({
                ...destination,
                weight: weights[index] ?? 0,
            })),
            ...(stickiness === undefined
                ? {}
                : {
                      targetGroupStickinessConfig: {
                          enabled: true,
                          durationSeconds: stickiness,
                      },
                  }),
        },
    };
}
