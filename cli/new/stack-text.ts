import { PROJECT } from "../check-stacks/stack-file";
import { scalar } from "./grant";
import type { Request } from "./request";

/** A team's stack file with a route for each host, to a service that the team is to replace by its own. */
export function stackText({ team, stack, hosts, platform, contract }: Request): string {
    const namespace = contract.teams[team]?.namespace ?? team;
    return `# yaml-language-server: $schema=docs/stack.schema.json
# The stack of team ${team} on the platform ${platform}; docs/teams.md. Deploy it with
# \`pulumi up --stack ${stack}\`.
config:
    # As the platform has them.
    aws:region: ${contract.region}
    ${PROJECT}:accountId: "${contract.accountId}"
    pulumi:disable-default-providers: ["aws", "kubernetes"]

    ${PROJECT}:team: ${scalar(team)}
    ${PROJECT}:platform: ${scalar(platform)}

    # Kubernetes Services in the namespace ${namespace} that routes may name, each with its ports.
    ${PROJECT}:services:
        web: { ports: [8080] }

    # By host, where requests go; docs/routes.md has all that a route can do.
    ${PROJECT}:routes:
${hosts.map(routeText).join("\n")}
`;
}

function routeText(host: string): string {
    return `        ${scalar(host)}:
            rules:
                - name: web
                  backendRefs: [{ name: web, port: 8080 }]`;
}
