import fc from 'fast-check';

/** What happens to one line of a running configuration. */
export type Fate = 'kept' | 'removed' | 'changed' | 'doubled';

/** Fates for the lines of a text: most are kept. */
export function fates(count: number): fc.Arbitrary<readonly Fate[]> {
  const one = fc.oneof(
    { weight: 12, arbitrary: fc.constant<Fate>('kept') },
    { weight: 1, arbitrary: fc.constantFrom<Fate>('removed', 'changed', 'doubled') },
  );
  return fc.array(one, { minLength: count, maxLength: count });
}

/** The lines after their fates; `isFree` tells which can have one, `isAlone` which can't stand beside another. */
export function drifted(
  lines: readonly string[],
  fate: readonly Fate[],
  isFree: (line: string) => boolean,
  isAlone: (line: string) => boolean = () => false,
): string[] {
  return lines.flatMap((line, index) => {
    const what = isFree(line) ? fate[index] : 'kept';
    if (what === 'removed') return [];
    if (what === 'changed') return [otherValue(line)];
    return what === 'doubled' && !isAlone(line) ? [line, otherValue(line)] : [line];
  });
}

/** The line with another last digit; one without any is left as it is. */
export function otherValue(line: string): string {
  return line.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}
