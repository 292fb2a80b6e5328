import type { Device } from '../../src/devices/manifest.js';
import { device } from '../support/device.js';

const base = (id: string, minimum: number, fallback: number) =>
  ({
    id,
    type: 'integer',
    minimum,
    maximum: 255,
    default: fallback,
    meaning: 'm',
    example: '10',
    needed: 'never',
  }) as const;

/** A device with two kinds of numbers. */
export function numbered(): Device {
  return device({
    questions: [base('vti_base', 0, 10), base('policy_base', 1, 1)],
    numbers: [
      { id: 'vti', from: 'vti_base', maximum: 255 },
      { id: 'policy', from: 'policy_base', maximum: 255 },
    ],
  });
}
