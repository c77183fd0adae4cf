import type { Place } from "../finding";
import { error, type Remark, warning } from "../remark";

const NODE_PORTS = { min: 30_000, max: 32_767 };

/** A health check that asks a port of the nodes by its number; none if that is a node port. */
export function numberedHealthPort(value: string, place: Place): Remark[] {
    const isNodePort = Number(value) >= NODE_PORTS.min && Number(value) <= NODE_PORTS.max;
    return isNodePort
        ? []
        : [
              warning(
                  "health-port",
                  place,
                  `the health check goes to port ${value} of the nodes, which is not a node port`,
                  "write the name of the Service's port: the controller finds its node port",
              ),
          ];
}

/** A health check of pods on a port whose targetPort is a name. */
export function namedHealthPort(value: string, place: Place): Remark {
    return error(
        "health-port",
        place,
        `the targetPort of ${value} is a name, which the controller can't resolve to a number for ip targets`,
        "write a number as targetPort, or as healthcheck-port",
    );
}
