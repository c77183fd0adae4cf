import { ENTRANCE_NAME } from "./entrance";

/** The part of `networking.istio.io/v1` VirtualService that the program uses. */
export interface VirtualServiceSpec {
    hosts: string[];
    gateways: string[];
    http: {
        match: { uri: { exact: string } }[];
        directResponse: { status: number; body: { string: string } };
    }[];
}

/** Answers `/` of each host at the gateway itself, so that a new stack answers before it has a service. */
export function defaultRouteSpec(hosts: string[]): VirtualServiceSpec {
    return {
        hosts,
        gateways: [ENTRANCE_NAME],
        http: [
            {
                match: [{ uri: { exact: "/" } }],
                directResponse: {
                    status: 200,
                    body: { string: "The entrance works. No service is routed here yet.\n" },
                },
            },
        ],
    };
}
