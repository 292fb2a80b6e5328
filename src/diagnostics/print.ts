import type { Diagnostic, Place } from './diagnostic.js';

/** One diagnostic as text for a terminal or a log: place, severity, code, message, way out. */
export function printDiagnostic(one: Diagnostic): string {
  const place = one.place ? `${printPlace(one.place)}: ` : '';
  const hint = one.hint ? `\n  ${one.severity === 'info' ? 'see' : 'way out'}: ${one.hint}` : '';
  return visible(`${place}${one.severity} ${one.code}: ${one.message}${hint}`);
}

/** `file:line:column path`, as far as it is known. */
export function printPlace(place: Place): string {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined);
  return [position.join(':'), place.path].filter(Boolean).join(' ');
}

/** Control characters and line separators from the input must not reach a terminal as such. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
