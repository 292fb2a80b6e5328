import type { StatusAnswer } from '../../src/cli/status/read.js';
import { Report } from '../../src/diagnostics/result.js';
import { statusOf } from '../../src/status/index.js';
import { ip } from '../support/connection.js';

export const START = Date.parse('2026-02-11T08:00:00Z');

export function answer(word: 'UP' | 'DOWN', message?: string): StatusAnswer {
  const up = { word, value: word === 'UP' };
  const tunnel = {
    address: ip('203.0.113.10'),
    up,
    since: '2026-02-11T07:59:00Z',
    ...(message ? { message } : {}),
  };
  const ready = { word: 'available', value: true };
  const states = [{ cloud: 'aws', id: 'vpn-1', ready, routing: 'static', tunnels: [tunnel] }] as const;
  return { status: statusOf({ states, negotiated: false }), report: new Report() };
}

export function failure(withStatus?: StatusAnswer): StatusAnswer {
  const report = new Report();
  report.add('CLOUD_UNREACHABLE', { call: 'ec2:X', reason: 'the time is over' });
  return { status: withStatus?.status, report };
}

export const [UP, DOWN] = [answer('UP'), answer('DOWN')] as const;
