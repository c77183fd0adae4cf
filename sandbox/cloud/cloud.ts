import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { Clock } from "./clock";
import { componentMethods } from "./eks-package/service";
import { Faults } from "./faults";
import type { Cloud, CloudOptions } from "./options";
import { Operations } from "./provider/operations";
import { resourceMethods } from "./provider/resources";
import { alarmDoubts } from "./aws/cloudwatch/alarms";
import { seedExisting } from "./existing/seed";
import { undiscoverable } from "./kubernetes/discovery";
import { analyze } from "./kubernetes/istio";
import { text } from "./values";
import { seed } from "./aws/seed";
import { table } from "./table";
import { World } from "./world/world";

/** Versions of the packages, those of the program's SDKs. */
const VERSIONS = { aws: "7.48.0", kubernetes: "4.34.2", eks: "4.3.0" };

/** An AWS account with its clusters, behind provider servers that the real engine attaches to. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
    const world = new World(table, options.world);
    seed(world, options);
    seedExisting(world, options);
    const clock = new Clock(world, options.timeScale, options.quietMs ?? 0);
    const noteActivity = () => {
        clock.noteActivity();
    };
    const operations = new Operations(world, clock, new Faults(options.faults ?? []));
    const { accountId, region, roles = [] } = options;
    const shared = { accountId, region, roles, world, operations, noteActivity };
    const servers: grpc.Server[] = [];
    const serve = async (caller?: string) => {
        const called = { ...shared, caller };
        const services = {
            aws: resourceMethods({ ...called, version: VERSIONS.aws, objects: false }),
            kubernetes: resourceMethods({ ...called, version: VERSIONS.kubernetes, objects: true }),
            eks: componentMethods(VERSIONS.eks, noteActivity),
        };
        const ports: Record<string, number> = {};
        for (const [name, methods] of Object.entries(services)) {
            const server = new grpc.Server({
                "grpc.max_receive_message_length": -1,
                "grpc.max_send_message_length": -1,
            });
            server.addService(ResourceProviderService, methods);
            servers.push(server);
            ports[name] = await listen(server);
        }
        return ports;
    };
    return {
        ports: await serve(),
        portsOf: serve,
        world,
        account: { accountId, region },
        warnings: () => [
            ...world.all().flatMap(({ notes }) => text(notes, "warning") ?? []),
            ...analyze(world),
            ...alarmDoubts(world),
            ...undiscoverable(world),
        ],
        close: () => {
            for (const server of servers) server.forceShutdown();
            return Promise.resolve();
        },
    };
}

function listen(server: grpc.Server): Promise<number> {
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error) reject(error);
            else resolve(port);
        });
    });
}
