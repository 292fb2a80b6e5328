import { expect, it } from 'vitest';
import { connectionOf, ownersOf, tunnelOf } from '../../src/running/owners.js';
import { bundledDevices } from '../support/devices.js';
import { plansFor } from './plans.js';

const [vyos] = bundledDevices().filter(({ id }) => id === 'vyos');
const [, plan] = (vyos ? plansFor(vyos) : []).find(([name]) => name === 'aws-xml/bgp') ?? [];
if (!plan) throw new Error('the sample is gone');
const owners = ownersOf(plan.connections);
const ID = 'vpn-0a1b2c3d4e5f60718';

it.each([
  ID,
  `${ID}-203_0_113_17`,
  `${ID}-198_51_100_9`,
  `${ID}-41D290ABCD0003B29D10`,
  `${ID}-in-e5e85d04`,
  `${ID}-out`,
  `${ID}-203_0_113_17-in`,
  `${ID}-traffic-00000000`,
  `${ID}-preferred`,
  `${ID}-backup-out`,
])('%s is of the connection', (name) => {
  expect(connectionOf(name, owners)).toBe(ID);
});

it.each([
  `${ID}9`,
  `${ID}-partner`,
  `${ID}-in-e5e85d0`,
  `${ID}-203_0_113_17-extra`,
  `x${ID}`,
  'vpn-0b7e6d5c4a3928170',
  '',
])('"%s" is of somebody else', (name) => {
  expect(connectionOf(name, owners)).toBeUndefined();
});

it('tells a tunnel by its name alone', () => {
  expect(tunnelOf(`${ID}-203_0_113_45`, owners)?.tunnel).toBe('203.0.113.45');
  expect(tunnelOf(`${ID}-203_0_113_45-out`, owners)?.tunnel).toBe('203.0.113.45');
  expect(tunnelOf(`${ID}-203_0_113_4`, owners)).toBeUndefined();
  expect(tunnelOf(ID, owners)).toBeUndefined();
});
