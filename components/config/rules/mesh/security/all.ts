import type { Rule } from "../../rule";
import {
    egressHostsDistinct,
    egressOutside,
    egressPortsAgree,
    egressWildcardsNamed,
} from "./egress";
import {
    clientsKnown,
    declaredHostsNeedEdge,
    ruledHostsServed,
    ruledWildcardsClosed,
} from "./gateway-hosts";
import {
    issuerFindable,
    issuersAgree,
    jwtEntriesApart,
    normalizationHasEffect,
    publicPathsAmong,
} from "./jwt";
import { mtlsExceptions } from "./mtls";

/** The rules of `mesh.security`. */
export const meshSecurityRules: readonly Rule[] = [
    mtlsExceptions,
    ruledHostsServed,
    ruledWildcardsClosed,
    declaredHostsNeedEdge,
    clientsKnown,
    issuerFindable,
    issuersAgree,
    jwtEntriesApart,
    publicPathsAmong,
    normalizationHasEffect,
    egressHostsDistinct,
    egressOutside,
    egressWildcardsNamed,
    egressPortsAgree,
];
