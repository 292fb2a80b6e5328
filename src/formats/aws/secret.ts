import type { Report } from '../../diagnostics/result.js';
import type { IpAddress } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import { CappedReport } from '../cap.js';
import type { Budget } from '../carrier/excess.js';
import { type JsonNode, openJson } from '../carrier/json.js';
import { endpoint } from '../convert.js';
import type { Field, Spot } from '../spot.js';
import { textField, wrongType } from '../tree.js';
import { pskField } from './psk.js';

/** A reply of Secrets Manager's GetSecretValue. */
export interface AwsSecret {
  readonly at: Spot;
  /** What PreSharedKeyArn of a connection names. */
  readonly arn: string;
  /** The pre-shared keys by the outside addresses of the cloud, which AWS keys its secrets by. */
  readonly keys: ReadonlyMap<IpAddress, Field<Secret>>;
  /** SecretString where it is no object: one key for all tunnels. */
  readonly common: Field<Secret> | undefined;
  /** What was wrong with its content: of no interest when no connection needs it. */
  readonly problems: CappedReport;
}

/** Reads one reply; undefined when it does not say whose keys these are, which is reported. */
export function readSecret(node: JsonNode, budget: Budget, report: Report): AwsSecret | undefined {
  const arn = textField(node, 'ARN', report);
  if (!arn) report.add('VALUE_MISSING', { name: 'ARN' }, node.place);
  if (arn?.value === undefined) return undefined;
  const problems = new CappedReport();
  return { at: node, arn: arn.value, ...readContent(node, budget, problems), problems };
}

type Content = Pick<AwsSecret, 'keys' | 'common'>;
const NOTHING: Content = { keys: new Map(), common: undefined };

function readContent(node: JsonNode, budget: Budget, report: Report): Content {
  const text = node.get('SecretString');
  if (text?.kind === 'string') {
    const content = String(text.scalar ?? '').trim();
    if (content.startsWith('{')) return readObject(content, text, budget, report);
    const common = pskField(content, 'SecretString', text, report);
    if (!common) report.add('VALUE_MISSING', { name: 'SecretString' }, text.place);
    return { ...NOTHING, common };
  }
  const binary = node.get('SecretBinary');
  if (text) wrongType(text, 'SecretString', 'a string', report);
  else if (binary) report.add('SECRET_BINARY', {}, binary.place);
  else report.add('VALUE_MISSING', { name: 'SecretString' }, node.place);
  return NOTHING;
}

/** No key of this object is shown: in a secret that was made by hand anything may be anywhere. */
function readObject(content: string, at: Spot, budget: Budget, report: Report): Content {
  const root = openJson(
    content,
    () => at.place,
    budget,
    report,
    () => false,
  );
  const keys = new Map<IpAddress, Field<Secret>>();
  const members = root?.members ?? [];
  const foreign = members.filter(({ key }) => !endpoint(key)).length;
  if (foreign > 0) report.add('SECRET_MEMBERS_WRONG', { foreign, count: members.length }, at.place);
  for (const { key, value } of members) {
    const address = endpoint(key);
    if (address) keys.set(address, keyOf(value, address, report));
  }
  return { ...NOTHING, keys };
}

function keyOf(value: JsonNode, address: IpAddress, report: Report): Field<Secret> {
  const name = `the key of ${address}`;
  if (value.kind !== 'string') return wrongType(value, name, 'a string', report);
  const psk = pskField(String(value.scalar), name, value, report);
  if (!psk) report.add('VALUE_MISSING', { name }, value.place);
  return psk ?? { value: undefined, at: value };
}

/** The secret that a connection names, if it was given; what is wrong with it is then reported. */
export function secretOf(
  arn: string | undefined,
  secrets: readonly AwsSecret[],
  report: CappedReport,
): AwsSecret | undefined {
  const [first, ...others] = secrets.filter((one) => one.arn === arn);
  const other = others.find((one) => first && !isSame(one, first));
  if (other) report.add('SECRET_CONTRADICTS', {}, other.at.place);
  if (first) report.absorb(first.problems);
  return first;
}

function isSame(one: AwsSecret, other: AwsSecret): boolean {
  const same = (a: Field<Secret> | undefined, b: Field<Secret> | undefined) =>
    a?.value && b?.value ? a.value.equals(b.value) : a?.value === b?.value;
  const addresses = [...new Set([...one.keys.keys(), ...other.keys.keys()])];
  return (
    same(one.common, other.common) &&
    addresses.every((address) => same(one.keys.get(address), other.keys.get(address)))
  );
}
