const LONGEST = 60;

/** A value of a field that is known to hold no secret, in quotes and cut for a message. */
export function quoted(value: string | number | boolean): string {
  const text = String(value);
  return text.length > LONGEST ? `"${text.slice(0, LONGEST)}…"` : `"${text}"`;
}
