import type { VpnConnection } from '../../src/model/connection.js';
import type { Step } from '../../src/ticket/document.js';
import { renderSteps } from '../../src/ticket/steps.js';
import { connection } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';
import { requestOf } from './bundles.js';

/** A connection of two tunnels, of which the second one is the standby. */
export const ANSWERS = [
  { name: 'customer_prefixes', value: '10.1.0.0/16' },
  { name: 'prefer', value: '203.0.113.10' },
];

/** What a ticket of one connection is made from. */
export function requestFor(id: string, shape: Partial<VpnConnection> = {}, answers = ANSWERS) {
  const request = requestOf([connection(shape)], bundledDevice(id), answers);
  if (!request) throw new Error('no plan');
  return request;
}

/** The steps of a ticket for the device. */
export function stepsOf(id: string, isChange: boolean, shape?: Partial<VpnConnection>, answers = ANSWERS) {
  const { plan, device } = requestFor(id, shape, answers);
  const steps = renderSteps(plan, device, isChange);
  if (!steps.ok || !steps.value) throw new Error('no steps');
  return steps.value;
}

/** What it says to type. */
export const typed = ({ blocks }: Step) =>
  blocks.flatMap((one) => (one.kind === 'code' ? [one.text] : [])).join('');

/** The title in one line. */
export const titleOf = ({ title }: Step) =>
  title.map((one) => (typeof one === 'string' ? one : one.code)).join('');
