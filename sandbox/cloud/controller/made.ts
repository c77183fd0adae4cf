import type { Props } from "../values";
import { type Place, settled } from "../world/row";
import type { Entity } from "../world/entity";
import type { AwsCalls } from "./aws";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";

/** One deployment of a group's model. */
export interface Work {
    place: Place;
    aws: AwsCalls;
    /** Mark of what belongs to the group or Service. */
    owner: string;
    vpcId: string;
}

export function ownerOf(cluster: string, group: string): string {
    return `ingress:${cluster}:${group}`;
}

/** A thing of the account that no program made. */
export function make({ place, owner }: Work, type: string, inputs: Props, state: Props): Entity {
    const entity: Entity = { type, id: "", urn: "", cluster: "", inputs, state: {}, owner };
    const row = place.world.table[type];
    if (row === undefined) throw new Error(`no row for ${type}`);
    entity.id = row.id({ ...place, entity });
    entity.state = { ...settled(row, { ...place, entity }), ...state };
    place.world.add(entity);
    return entity;
}

/** A part of the model as plain data. */
export function asState(part: object): Props {
    return JSON.parse(JSON.stringify(part)) as Props;
}
