import type { Facts } from "./facts";
import { arrow, type Box, card, cardHeight, LINE, picture, rectangle, texts } from "./svg";

const WIDTH = 1200;
const TOP = 60;
/** Names, services and paths beyond this many are counted, not listed. */
const MOST = 6;

/** Columns, left to right, in pixels. */
const CLIENT = { x: 20, width: 200 };
const PUBLIC = { x: 310, width: 350 };
const PRIVATE = { x: 680, width: 490 };
const ENTRANCE = { x: 450, width: 200 };
const GATEWAY = { x: 820, width: 170 };
const SERVICES = { x: 1040, width: 120 };
/** Left part of a subnet that no card covers. */
const HEADER = 135;
const BORDER = 20;

/** A request's way through a stack, as a person draws it on a whiteboard. */
export function whiteboard(facts: Facts, title: string): string {
    const services = servicesCards(facts);
    const entranceLines = facts.entrance?.lines ?? ["none: this platform has no edge"];
    const entranceTitle = facts.entrance?.title ?? "No load balancer";
    const needed = Math.max(
        cardHeight(ENTRANCE.width, entranceTitle, entranceLines),
        cardHeight(GATEWAY.width, "istio-ingressgateway", facts.gateway),
        services.reduce((sum, { height }) => sum + height + 10, 0),
    );
    const zones = Math.max(1, facts.zones.length);
    const rowHeight = Math.max(120, Math.ceil((needed + 60) / zones) + 56);
    const rowsTop = TOP + 50;
    const bottom = rowsTop + zones * (rowHeight + 10);
    const middle = (rowsTop + bottom) / 2;
    const centred = (column: { x: number; width: number }, height: number): Box => ({
        ...column,
        y: Math.round(middle - height / 2 + LINE),
        height,
    });

    const entrance = centred(ENTRANCE, cardHeight(ENTRANCE.width, entranceTitle, entranceLines));
    const gateway = centred(
        GATEWAY,
        cardHeight(GATEWAY.width, "istio-ingressgateway", facts.gateway),
    );
    const clients = { ...CLIENT, y: middle - 20, height: 50 };
    const names = shortened(facts.names);
    const outside = shortened(facts.outside);
    const outsideBox = {
        ...ENTRANCE,
        y: bottom + 60,
        height: cardHeight(ENTRANCE.width, "Outside the mesh", outside),
    };
    const clusterLines = facts.cluster.slice(1);
    const height = (outside.length > 0 ? outsideBox.y + outsideBox.height : bottom) + 40;

    return picture(WIDTH, height, title, [
        `<text class="title" x="${CLIENT.x}" y="30">${title}</text>`,
        card(
            { x: 300, y: TOP, width: WIDTH - 300 - BORDER, height: bottom - TOP + BORDER },
            "aws",
            "VPC",
            [],
        ),
        ...facts.zones.flatMap((zone, index) =>
            zoneParts(zone, rowsTop + index * (rowHeight + 10), rowHeight),
        ),
        card(
            { ...PRIVATE, y: rowsTop - 46, height: 36 },
            "plain",
            [facts.cluster[0] ?? "", ...clusterLines].join(" · ").slice(0, 66),
            [],
        ),
        card(clients, "plain", "Clients", []),
        ...(names.length > 0
            ? [
                  card(
                      {
                          ...CLIENT,
                          y: TOP,
                          height: cardHeight(CLIENT.width, "Route 53", names),
                      },
                      "edge",
                      "Route 53",
                      names,
                  ),
                  arrow(
                      [CLIENT.x + 100, clients.y],
                      [CLIENT.x + 100, TOP + cardHeight(CLIENT.width, "Route 53", names)],
                  ),
              ]
            : []),
        card(entrance, "edge", entranceTitle, entranceLines),
        card(gateway, "mesh", "istio-ingressgateway", facts.gateway),
        ...stacked(services, middle),
        arrow([CLIENT.x + CLIENT.width, clients.y + 25], [ENTRANCE.x, clients.y + 25], {
            text: "HTTPS",
            at: CLIENT.x + CLIENT.width + 45,
        }),
        arrow([ENTRANCE.x + ENTRANCE.width, middle + 5], [GATEWAY.x, middle + 5], {
            text: facts.hop,
            at: PRIVATE.x + HEADER / 2,
        }),
        arrow([GATEWAY.x + GATEWAY.width, middle + 5], [SERVICES.x, middle + 5], {
            text: "routes",
            at: (GATEWAY.x + GATEWAY.width + SERVICES.x) / 2,
        }),
        ...(outside.length > 0
            ? [
                  card(outsideBox, "plain", "Outside the mesh", outside),
                  arrow(
                      [ENTRANCE.x + 100, entrance.y + entrance.height],
                      [ENTRANCE.x + 100, outsideBox.y],
                  ),
              ]
            : []),
    ]);
}

function zoneParts(zone: Facts["zones"][number], y: number, height: number): string[] {
    const subnet = (column: { x: number; width: number }, style: string, lines: string[]) => [
        rectangle({ ...column, y, height }, style),
        texts({ ...column, y, width: HEADER, height }, zone.name, lines),
    ];
    return [
        ...subnet(PUBLIC, "public", ["public", ...zone.public]),
        ...subnet(PRIVATE, "private", ["private", ...zone.private]),
    ];
}

interface Card {
    title: string;
    lines: string[];
    height: number;
}

function servicesCards({ services }: Facts): Card[] {
    const shown =
        services.length === 0
            ? [{ title: "Your services", lines: ["no route names one yet"] }]
            : services.slice(0, MOST);
    return shown.map(({ title, lines }) => {
        const short = shortened(lines);
        return { title, lines: short, height: cardHeight(SERVICES.width, title, short) };
    });
}

function stacked(cards: readonly Card[], middle: number): string[] {
    const whole = cards.reduce((sum, { height }) => sum + height + 10, -10);
    let y = Math.round(middle - whole / 2 + LINE);
    return cards.map(({ title, lines, height }) => {
        const drawn = card({ ...SERVICES, y, height }, "mesh", title, lines);
        y += height + 10;
        return drawn;
    });
}

function shortened(lines: readonly string[]): string[] {
    if (lines.length <= MOST) return [...lines];
    return [...lines.slice(0, MOST - 1), `and ${lines.length - MOST + 1} more`];
}
