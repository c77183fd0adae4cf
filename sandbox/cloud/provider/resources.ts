import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";

import { asProps, parsed, type Props, revealed, same, texts, UNKNOWN } from "../values";
import { CloudError } from "../world/errors";
import type { Place, Row } from "../world/row";
import { rowOf } from "../table";
import type { World } from "../world/world";
import type { AssumableRole } from "../options";
import { assumedAccount } from "./assume-role";
import { changesOf, deletesFirst, diffResponse } from "./diff";
import { checkedInputs, type Settings, settingsOf } from "./inputs";
import { type Operations } from "./operations";
import { typeOf } from "../../state/urn";
import { partitionOf } from "../aws/partition";
import { commonMethods, propsOf, structOf, unary } from "./service";

export interface ProviderOptions {
    version: string;
    accountId: string;
    region: string;
    /** Roles that the credentials may assume. */
    roles: readonly AssumableRole[];
    world: World<Row>;
    operations: Operations;
    /** ARN of the role that calls, unless it is who set up the account. */
    caller: string | undefined;
    /** Whether its resources are Kubernetes objects. */
    objects: boolean;
    /** Called for each message, so that the clock can tell when the engine is idle. */
    noteActivity: () => void;
}

/** The provider service of a package whose resources are in the table. */
export function resourceMethods(options: ProviderOptions): UntypedServiceImplementation {
    const ownAccount = { region: options.region, accountId: options.accountId };
    // The engine opens a connection for each provider resource and configures it.
    const settings = new Map<string, Settings>();
    let latest: Settings = { ...ownAccount, cluster: "", defaultTags: {} };
    const settingsFor = (peer: string): Settings => settings.get(peer) ?? latest;
    const placeFor = (peer: string): Place => {
        const { region, accountId, cluster } = settingsFor(peer);
        const { world, caller } = options;
        return { world, accountId, partition: partitionOf(region), region, cluster, caller };
    };
    const served = <Q, R>(method: (request: Q, peer: string) => Promise<R> | R) =>
        unary<Q, R>(async (request, call) => {
            options.noteActivity();
            try {
                return await method(request, call.getPeer());
            } finally {
                options.noteActivity();
            }
        });

    return {
        ...commonMethods(options.version, false),
        checkConfig: served((request: proto.CheckRequest) => {
            const response = new proto.CheckResponse();
            response.setInputs(request.getNews());
            return response;
        }),
        diffConfig: served((request: proto.DiffRequest) => {
            const olds = propsOf(request.getOldInputs() ?? request.getOlds());
            const news = propsOf(request.getNews());
            const paths = changesOf(CONFIG_ROW, olds, news);
            const replaces = options.objects && !sameCluster(olds, news);
            return diffResponse(
                paths.map((change) => ({ ...change, replaces: replaces && change.replaces })),
                false,
            );
        }),
        configure: served((request: proto.ConfigureRequest, peer) => {
            const args = asProps(revealed(propsOf(request.getArgs())));
            const allowed = texts({ list: parsed(args["allowedAccountIds"]) ?? [] }, "list");
            const account = assumedAccount(args, options.accountId, options.roles);
            if (allowed.length > 0 && !allowed.includes(account)) {
                throw new CloudError("", `AWS account ID not allowed: ${account}`);
            }
            latest = settingsOf(args, options.region, account);
            settings.set(peer, latest);
            const response = new proto.ConfigureResponse();
            response.setSupportspreview(true);
            response.setSupportsAutonamingConfiguration(true);
            return response;
        }),
        check: served((request: proto.CheckRequest, peer) => {
            const row = rowOf(typeOf(request.getUrn()));
            const proposed = request.getAutonaming()?.getProposedName() ?? "";
            const naming = {
                urn: request.getUrn(),
                others: options.world.all(typeOf(request.getUrn())).map(({ inputs }) => inputs),
                ...(proposed === "" ? {} : { proposed }),
            };
            const inputs = checkedInputs(
                row,
                propsOf(request.getOlds()),
                propsOf(request.getNews()),
                naming,
                settingsFor(peer).defaultTags,
                options.objects,
            );
            const response = new proto.CheckResponse();
            response.setInputs(structOf(inputs));
            return response;
        }),
        diff: served((request: proto.DiffRequest) => {
            const row = rowOf(typeOf(request.getUrn()));
            const news = propsOf(request.getNews());
            const olds = propsOf(request.getOldInputs() ?? request.getOlds());
            const ignored = request.getIgnorechangesList();
            const changes = changesOf(row, olds, news).filter(
                ({ path }) => !ignored.includes(path),
            );
            return diffResponse(changes, !options.objects && deletesFirst(row, news));
        }),
        create: served(async (request: proto.CreateRequest, peer) => {
            const made = await options.operations.create(
                placeFor(peer),
                request.getUrn(),
                propsOf(request.getProperties()),
                request.getPreview(),
            );
            const response = new proto.CreateResponse();
            response.setId(made.id);
            response.setProperties(structOf(made.state));
            return response;
        }),
        update: served(async (request: proto.UpdateRequest, peer) => {
            const made = await options.operations.update(
                placeFor(peer),
                request.getUrn(),
                request.getId(),
                propsOf(request.getNews()),
                request.getPreview(),
            );
            const response = new proto.UpdateResponse();
            response.setProperties(structOf(made.state));
            return response;
        }),
        delete: served(async (request: proto.DeleteRequest, peer) => {
            await options.operations.delete(placeFor(peer), request.getUrn(), request.getId());
            return new Empty();
        }),
        read: served((request: proto.ReadRequest, peer) => {
            const found = options.operations.read(
                placeFor(peer),
                request.getUrn(),
                request.getId(),
            );
            const response = new proto.ReadResponse();
            if (found) {
                response.setId(found.id);
                response.setProperties(structOf(found.state));
                response.setInputs(structOf(found.inputs));
            }
            return response;
        }),
        invoke: served((request: proto.InvokeRequest, peer) => {
            const args = propsOf(request.getArgs());
            const response = new proto.InvokeResponse();
            const answer = options.operations.invoke(placeFor(peer), request.getTok(), args);
            response.setReturn(structOf(answer));
            return response;
        }),
    };
}

/** A cluster is the same by the identifier that the program gives it, or by what its kubeconfig says. */
function sameCluster(olds: Props, news: Props): boolean {
    const key = "clusterIdentifier" in news ? "clusterIdentifier" : "kubeconfig";
    return same(parsed(olds[key]), parsed(news[key])) && news[key] !== UNKNOWN;
}

/** Of a provider's own configuration only the cluster makes a new one. */
const CONFIG_ROW = {
    id: () => "",
    forceNew: ["kubeconfig", "clusterIdentifier"],
    seconds: [0, 0, 0] as const,
};
