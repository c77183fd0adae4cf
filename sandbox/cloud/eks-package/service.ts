import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";

import { commonMethods, propsOf, structOf, unary } from "../provider/service";
import { asProps, revealed } from "../values";
import { CloudError } from "../world/errors";
import { constructCluster } from "./cluster";
import { Monitor } from "./monitor";
import { constructNodeGroup } from "./node-group";

const components = {
    "eks:index:Cluster": constructCluster,
    "eks:index:ManagedNodeGroup": constructNodeGroup,
};

function isKnown(type: string): type is keyof typeof components {
    return type in components;
}

/** The package of components: it only constructs, and what it registers is the other packages' work. */
export function componentMethods(
    version: string,
    noteActivity: () => void,
): UntypedServiceImplementation {
    return {
        ...commonMethods(version, true),
        checkConfig: unary((request: proto.CheckRequest) => {
            const response = new proto.CheckResponse();
            response.setInputs(request.getNews());
            return response;
        }),
        diffConfig: unary(() => new proto.DiffResponse()),
        configure: unary(() => {
            const response = new proto.ConfigureResponse();
            response.setSupportspreview(true);
            response.setAcceptsecrets(true);
            response.setAcceptresources(true);
            return response;
        }),
        construct: unary(async (request: proto.ConstructRequest) => {
            noteActivity();
            const type = request.getType();
            if (!isKnown(type)) throw new CloudError("", `unknown component ${type}`);
            const monitor = new Monitor(request);
            try {
                const dependencies = request.getInputdependenciesMap();
                const { urn, state, uses } = await components[type](
                    monitor,
                    request.getName(),
                    asProps(revealed(propsOf(request.getInputs()))),
                    (...properties) =>
                        properties.flatMap((key) => dependencies.get(key)?.getUrnsList() ?? []),
                );
                const response = new proto.ConstructResponse();
                response.setUrn(urn);
                response.setState(structOf(state));
                for (const [property, urns] of Object.entries(uses)) {
                    const list = new proto.ConstructResponse.PropertyDependencies();
                    list.setUrnsList(urns);
                    response.getStatedependenciesMap().set(property, list);
                }
                return response;
            } finally {
                monitor.close();
                noteActivity();
            }
        }),
    };
}
