/**
 * Eight hex digits that stand for a text: the same text has the same ones. For names of shared objects on a
 * device, so that an object of another content gets another name, and one in use is never edited.
 * FNV-1a, 32 bits (draft-eastlake-fnv): no secret is ever put in, so that it need not be hard to reverse.
 */
export function contentId(text: string): string {
  const hash = [...text].reduce(
    (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return hash.toString(16).padStart(8, '0');
}
