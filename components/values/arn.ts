/** The parts of an ARN (AWS general reference, "Amazon Resource Names"); empty where it has none. */
export function arnParts(arn: string) {
    const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
    return { partition, service, region, account, resource: rest.join(":") };
}
