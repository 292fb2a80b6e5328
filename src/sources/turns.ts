/** So many calls at a time: few enough for the limits of the clouds, and two hundred calls take seconds. */
const AT_ONCE = 5;

/** Calls `each` for all, a few at a time; the results are in the order of `all`. */
export async function inTurns<In, Out>(all: readonly In[], each: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(each))));
  }
  return done;
}
