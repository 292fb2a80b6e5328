import type { Diagnostic, Place } from './diagnostic.js';

/** One diagnostic as text for a terminal or a log: place, severity, code, message, way out. */
export function printDiagnostic(one: Diagnostic): string {
  const place = one.place ? `${visible(printPlace(one.place))}: ` : '';
  const hint = one.hint ? `\n  way out: ${visible(one.hint)}` : '';
  return `${place}${one.severity} ${one.code}: ${visible(one.message)}${hint}`;
}

/** `file:line:column path`, as far as it is known. */
export function printPlace(place: Place): string {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined);
  return [position.join(':'), place.path].filter(Boolean).join(' ');
}

/**
 * Control characters, line separators, direction marks and half characters must not reach a terminal or a page as such:
 * neither may a document add a line to what is told about it.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `visible` for a text of several lines, which stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/**
 * JSON as every command prints it. JSON.stringify leaves DEL, C1 controls and direction marks as they are, which a
 * terminal obeys; escaped they mean the same.
 */
export function terminalJson(value: unknown, indent = 2, keys?: string[]): string {
  return visibleLines(JSON.stringify(value, keys, indent));
}
