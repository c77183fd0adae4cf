import type { Rule } from "../rule";
import { teamCertificateNames, teamCertificatesFit } from "./certificates";
import { grantsApart, grantsApartFromRoutes, grantsInsideZones } from "./hosts";
import { teamNamespacesDistinct, teamNamespacesOwn } from "./namespaces";
import { teamPrincipalsAlike, teamPrincipalsApart } from "./principals";

/** Every rule about `teams`. */
export const teamRules: readonly Rule[] = [
    grantsApart,
    grantsInsideZones,
    grantsApartFromRoutes,
    teamCertificatesFit,
    teamCertificateNames,
    teamNamespacesOwn,
    teamNamespacesDistinct,
    teamPrincipalsApart,
    teamPrincipalsAlike,
];
