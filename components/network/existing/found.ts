/**
 * How the provider says that a look-up found nothing: in words of its own (internal/tfresource, "no matching",
 * "couldn't find resource", "returned no results") or in EC2's and EKS's codes.
 */
const NOTHING =
    /no matching|couldn't find resource|no results|not found|NotFound|No cluster found|no entries/i;

/** What a look-up finds; undefined where there is no such thing. Any other failure stays one. */
export async function found<T>(lookUp: Promise<T>): Promise<T | undefined> {
    try {
        return await lookUp;
    } catch (error) {
        if (error instanceof Error && NOTHING.test(error.message)) return undefined;
        throw error;
    }
}
