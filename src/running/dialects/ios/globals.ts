import type { Config, ConfigObject, RunningText, Setting } from '../../dialect.js';
import { linesOf } from '../../text.js';

const GLOBAL =
  /^crypto ipsec security-association (lifetime (?:seconds|kilobytes)|replay window-size) (\S+)\s*$/;

/**
 * What an IPsec profile does not say comes from the global command, and from the default of IOS only without one
 * (Cisco IOS Security Command Reference, "crypto ipsec security-association lifetime").
 */
export function withGlobals(config: Config, texts: readonly RunningText[]): Config {
  const inherited = texts.flatMap((text) =>
    linesOf(text).flatMap((line, index): Setting[] => {
      const [, what, value] = GLOBAL.exec(line) ?? [];
      if (what === undefined || value === undefined) return [];
      const key = `set security-association ${what}`;
      const place = { file: text.name, line: index + 1 };
      return [{ key, value, text: `${key} ${value}`, isDefault: true, modes: [], place }];
    }),
  );
  if (inherited.length === 0) return config;
  return new Map(
    [...config].map(([name, object]) => [name, isProfile(name) ? inherits(object, inherited) : object]),
  );
}

function isProfile(name: string): boolean {
  return name.startsWith('crypto ipsec profile ');
}

function inherits(object: ConfigObject, inherited: readonly Setting[]): ConfigObject {
  const own = [...object.settings];
  return { ...object, settings: new Map([...inherited.map((one) => [one.key, one] as const), ...own]) };
}
