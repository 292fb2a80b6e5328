import type { Device } from '../devices/manifest.js';
import { type Question, questionsOf } from '../devices/questions.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';
import {
  type IpAddress,
  isEndpoint,
  network,
  type Prefix,
  parseCidr,
  parseIp,
  parsePrefix,
  prefixLength,
} from '../model/net.js';
import type { Answers, AnswerValue } from './answers.js';

/** One answer as it was given: text from `--set`, or any YAML value of a site file. */
export interface GivenAnswer {
  readonly name: string;
  readonly value: unknown;
  readonly place?: Place;
}

/**
 * Checks the answers against the device's questions and fills in the defaults. A later source replaces an
 * earlier one. Reports every unknown, wrong and missing answer at once; `needs` says which conditional ones
 * must be there.
 */
export function resolveAnswers(
  sources: readonly (readonly GivenAnswer[])[],
  device: Device,
  needs: readonly Question['needed'][],
  report: Report,
): Answers {
  const questions = questionsOf(device.manifest);
  const answers = new Map<string, AnswerValue>();
  const wrong = new Set<string>();
  for (const source of sources) {
    for (const [name, given] of grouped(source)) {
      const question = questions.find((one) => one.id === name);
      const answer = question && readAnswer(question, given, report);
      if (!question) reportUnknown(name, given, questions, device, report);
      else if (answer) answers.set(name, answer);
      else wrong.add(name);
    }
  }
  for (const question of questions.filter((one) => !answers.has(one.id) && !wrong.has(one.id))) {
    const fallback = defaultOf(question);
    if (fallback) answers.set(question.id, fallback);
    else if (question.needed === 'always' || needs.includes(question.needed)) {
      const { id: name, meaning, example } = question;
      report.add('ANSWER_MISSING', { name, meaning, example });
    }
  }
  return answers;
}

function grouped(source: readonly GivenAnswer[]): Map<string, GivenAnswer[]> {
  const groups = new Map<string, GivenAnswer[]>();
  for (const given of source) groups.set(given.name, [...(groups.get(given.name) ?? []), given]);
  return groups;
}

function reportUnknown(
  name: string,
  given: readonly GivenAnswer[],
  questions: readonly Question[],
  device: Device,
  report: Report,
): void {
  const known = questions.map((one) => one.id).join(', ');
  report.add('ANSWER_UNKNOWN', { name: cut(name), device: device.manifest.name, known }, given[0]?.place);
}

/** One answer from everything that one source gives for it: lists add up, anything else may come once. */
function readAnswer(
  question: Question,
  given: readonly GivenAnswer[],
  report: Report,
): AnswerValue | undefined {
  const isList = question.type === 'prefixes' || question.type === 'addresses';
  const [first, second] = given;
  if (second && !isList) {
    report.add('ANSWER_TWICE', { name: question.id }, second.place);
    return undefined;
  }
  const value = isList ? given.flatMap((one) => listItems(one.value)) : first?.value;
  const answer = parseAnswer(question, value);
  if ('answer' in answer) return answer.answer;
  const { id: name, example } = question;
  report.add(
    'ANSWER_WRONG',
    { name, expected: answer.expected, found: show(answer.found), example },
    first?.place,
  );
  return undefined;
}

type Parsed = { readonly answer: AnswerValue } | { readonly expected: string; readonly found: unknown };

function parseAnswer(question: Question, value: unknown): Parsed {
  switch (question.type) {
    case 'integer':
      return parseInteger(question, value);
    case 'boolean':
      return parseBoolean(value);
    case 'prefixes':
      return parseList(
        value,
        question.linkLocal ? parsePrefix : parseNetwork,
        `networks such as ${question.example}`,
        (list) => ({ type: 'prefixes', value: list }),
      );
    case 'addresses':
      return parseAddresses(question, value);
    case 'address': {
      const address = typeof value === 'string' ? parseEndpoint(value) : undefined;
      return address
        ? { answer: { type: 'address', value: address } }
        : { expected: 'the IP address of an interface', found: value };
    }
    case 'choice':
      return typeof value === 'string' && question.choices.includes(value)
        ? { answer: { type: 'choice', value } }
        : { expected: `one of ${question.choices.join(', ')}`, found: value };
    case 'word':
      return typeof value === 'string' && new RegExp(`^(?:${question.pattern})$`, 'u').test(value)
        ? { answer: { type: 'word', value } }
        : { expected: question.expected, found: value };
  }
}

function parseInteger(question: Question & { type: 'integer' }, value: unknown): Parsed {
  const number = typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) ? Number(value) : value;
  const isWithin =
    Number.isSafeInteger(number) && Number(number) >= question.minimum && Number(number) <= question.maximum;
  return isWithin
    ? { answer: { type: 'integer', value: Number(number) } }
    : { expected: `a whole number from ${question.minimum} to ${question.maximum}`, found: value };
}

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['yes', true],
  [false, false],
  ['false', false],
  ['no', false],
]);

function parseBoolean(value: unknown): Parsed {
  const answer = BOOLEANS.get(value);
  return answer === undefined
    ? { expected: 'true or false', found: value }
    : { answer: { type: 'boolean', value: answer } };
}

function parseAddresses(question: Question & { type: 'addresses' }, value: unknown): Parsed {
  const items = listItems(value);
  if (items.length === 1 && items[0] === question.keyword)
    return { answer: { type: 'addresses', value: [] } };
  const expected = `${question.keyword ? `${question.keyword} alone, or ` : ''}IP addresses`;
  return parseList(value, parseIp, expected, (list) => ({ type: 'addresses', value: list }));
}

function parseList<T extends string>(
  value: unknown,
  parse: (text: string) => T | undefined,
  expected: string,
  answer: (list: readonly T[]) => AnswerValue,
): Parsed {
  const items = listItems(value);
  const parsed = items.map((item) => (typeof item === 'string' ? parse(item) : undefined));
  const bad = parsed.indexOf(undefined);
  if (bad >= 0) return { expected, found: withNetwork(items[bad]) };
  if (items.length === 0) return { expected, found: 'nothing' };
  return { answer: answer([...new Set(parsed as T[])]) };
}

function parseEndpoint(text: string): IpAddress | undefined {
  const address = parseIp(text);
  return address && isEndpoint(address) ? address : undefined;
}

/** A network that can be routed: no loopback, multicast or link-local one, such as the inside networks are. */
function parseNetwork(text: string): Prefix | undefined {
  const prefix = parsePrefix(text);
  return prefix && (prefixLength(prefix) === 0 || isEndpoint(network(prefix))) ? prefix : undefined;
}

/** A network with host bits is named with the network that it is in. */
function withNetwork(item: unknown): unknown {
  const cidr = typeof item === 'string' ? parseCidr(item) : undefined;
  return cidr && cidr.prefix !== item ? `${item} (host bits are set: ${cidr.prefix}?)` : item;
}

function listItems(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : [value];
}

function defaultOf(question: Question): AnswerValue | undefined {
  if (!('default' in question) || question.default === undefined) return undefined;
  return { type: question.type, value: question.default } as AnswerValue;
}

function show(found: unknown): string {
  return cut(typeof found === 'string' ? found : (JSON.stringify(found) ?? String(found)));
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
