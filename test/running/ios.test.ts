import { expect, it } from 'vitest';
import { bundledDevice } from '../support/devices.js';
import { applied, compared, plansFor } from './plans.js';

const device = bundledDevice('cisco-ios');
const PLANS = plansFor(device);

it.each(PLANS)('%s: what was applied is equal', (_, plan) => {
  expect(compared(plan, device, applied(plan, device)).differences).toEqual([]);
});
