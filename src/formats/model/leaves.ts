import * as z from 'zod';
import { ORIGINS } from '../../model/connection.js';
import { strongestFirst } from '../../model/crypto.js';
import { type IpAddress, isEndpoint, type Prefix, parseIp, parsePrefix } from '../../model/net.js';
import { Secret } from '../../model/secret.js';
import { isMaskedFreely } from '../masked.js';

/** The issue of a key that was taken out: it is told by a code of its own. */
export const MASKED = 'masked';

/** What the JSON Schema can say of a text beside its description. */
interface TextMeta {
  readonly pattern?: string;
  readonly examples: readonly string[];
}

/** A text that `parse` gives back as it is, so that each value has one spelling. */
function canonical<T extends string>(
  parse: (text: string) => T | undefined,
  expected: string,
  description: string,
  meta: TextMeta,
) {
  return z
    .string({ error: expected })
    .refine((text) => parse(text) === text, { error: expected })
    .meta({ description, ...meta })
    .transform((text) => text as T);
}

const ADDRESS = '^[0-9a-f:.]+$';

/** Seconds: the longest time that the model has anywhere. */
export const DAY = 86400;

export function address(description: string) {
  const expected = 'an IPv4 or IPv6 address in its canonical text (RFC 5952)';
  return canonical<IpAddress>(parseIp, expected, description, {
    pattern: ADDRESS,
    examples: ['203.0.113.10', '2001:db8::1'],
  });
}

/** An address that packets can be sent to. */
export function endpoint(description: string) {
  const parse = (text: string) => {
    const ip = parseIp(text);
    return ip && isEndpoint(ip) ? ip : undefined;
  };
  const expected = 'a unicast IPv4 or IPv6 address in its canonical text (RFC 5952)';
  return canonical<IpAddress>(parse, expected, description, {
    pattern: ADDRESS,
    examples: ['203.0.113.10', '2001:db8::1'],
  });
}

export function prefix(description: string) {
  const expected = 'a network in its canonical text, such as 10.1.0.0/16, without host bits';
  return canonical<Prefix>(parsePrefix, expected, description, {
    pattern: '^[0-9a-f:.]+/[0-9]{1,3}$',
    examples: ['10.1.0.0/16', '2001:db8::/32'],
  });
}

/** A key: as itself, never as what stands in its place. */
export function secret(description: string) {
  return z
    .string({ error: 'a text of 1 to 255 characters' })
    .min(1, { error: 'a text of 1 to 255 characters', abort: true })
    .max(255, { error: 'a text of 1 to 255 characters', abort: true })
    .refine((text) => !isMaskedFreely(text), { error: MASKED })
    .meta({ description })
    .transform((text) => new Secret(text));
}

export function word(description: string) {
  const expected = 'a text that is not empty';
  return z.string({ error: expected }).min(1, { error: expected }).describe(description);
}

export function integer(low: number, high: number, description: string) {
  const error = `a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error }).describe(description);
}

export function oneOf<const T extends readonly (string | number)[]>(values: T, description: string) {
  return z.literal(values, { error: `one of ${values.join(', ')}` }).describe(description);
}

/** A list of algorithms in the order of the model, the strongest first. */
export function ordered<const T extends string | number>(all: readonly T[], description: string) {
  const named = `a list of ${all.join(', ')}, with one at least`;
  const one = z.literal(all, { error: `one of ${all.join(', ')}` });
  return z
    .array(one, { error: named })
    .min(1, { error: named })
    .refine((list) => strongestFirst(all, list as T[]).join() === list.join(), {
      error: ({ input }) => `${strongestFirst(all, input as T[]).join(', ')}: the strongest first, each once`,
    })
    .meta({ description, uniqueItems: true });
}

/** Networks in any order, each once. */
export function prefixes(description: string, item: string) {
  return z
    .array(prefix(item), { error: 'a list of networks' })
    .refine((list) => new Set(list).size === list.length, { error: 'a list of networks, each once' })
    .meta({ description, uniqueItems: true });
}

/** A value with where it was read. */
export function sourced<T extends z.ZodType>(value: T, description: string) {
  return z.strictObject({ value, from: origin() }).describe(description);
}

function origin() {
  return oneOf(
    ORIGINS,
    'Where the value was read. own-default: the cloud has no such setting, and cgw-gen chose it.',
  );
}

/** A list that is known not to be empty. */
export function nonEmpty<T>([first, ...others]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('the schema lets an empty list through');
  return [first, ...others];
}
