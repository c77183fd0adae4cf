/** Works off a list with so many at a time, the first ones first. */
export async function inLanes<T>(
    count: number,
    items: readonly T[],
    work: (item: T) => Promise<void>,
): Promise<void> {
    const rest = [...items];
    const lane = async () => {
        for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: count }, lane));
}
