/** A section of swanctl.conf: keys with their values, and sections. */
export interface Section {
  readonly values: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, Section>;
}

interface Open {
  readonly values: Map<string, string>;
  readonly sections: Map<string, Open>;
}

/**
 * Reads swanctl.conf line by line, as strongSwan's lexer does where every setting has a line of its own; sections of one name
 * in several files are one. Throws on a setting that is there twice, and on what is neither setting nor section.
 */
export function readSwanctl(texts: readonly string[]): Section {
  const root: Open = { values: new Map(), sections: new Map() };
  for (const text of texts) {
    const open = [root];
    for (const line of text.split('\n')) readLine(line.trim(), open);
    if (open.length !== 1) throw new Error('a section is not closed');
  }
  return root;
}

const SECTION = /^([^#{}:.,="\s]+) \{$/;
const SETTING = /^([^#{}:.,="\s]+) = (?:([^#}"\s]+)|"((?:[^"\\]|\\.)*)")$/;

function readLine(line: string, open: Open[]): void {
  const inner = open.at(-1);
  if (!inner) throw new Error('a bracket too many');
  const section = SECTION.exec(line)?.[1];
  const [, key, word, quoted] = SETTING.exec(line) ?? [];
  if (line === '' || line.startsWith('#')) return;
  if (line === '}') open.pop();
  else if (section !== undefined) open.push(openSection(inner, section));
  else if (key !== undefined) {
    if (inner.values.has(key)) throw new Error(`${key} is there twice`);
    inner.values.set(key, word ?? (quoted ?? '').replace(/\\(.)/g, '$1'));
  } else throw new Error(`not understood: ${line}`);
}

function openSection(inner: Open, name: string): Open {
  const section = inner.sections.get(name) ?? { values: new Map(), sections: new Map() };
  inner.sections.set(name, section);
  return section;
}

/** The section at a path of names; throws where there is none. */
export function sectionAt(section: Section, ...path: readonly string[]): Section {
  return path.reduce((at, name) => {
    const next = at.sections.get(name);
    if (!next) throw new Error(`there is no section ${name}`);
    return next;
  }, section);
}
