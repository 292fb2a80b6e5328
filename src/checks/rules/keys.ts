import type { Secret } from '../../model/secret.js';
import { type Findings, subjectOf } from '../findings.js';
import type { CheckRequest } from '../index.js';
import { addMerged, type Seen } from './merge.js';

/** 22 of 64 different characters have 132 bits, as much as AES-128 and SHA-256 can use. */
const MINIMUM = 22;
/** Of 22 random ones fewer than 10 are different once in a hundred million keys. */
const FEW = 10;

/** Keys that can be guessed, and keys that more than one tunnel has, over all connections given. */
export function checkKeys(request: CheckRequest, findings: Findings): void {
  for (const connection of request.connections) {
    const seen = connection.tunnels.flatMap((tunnel): Seen[] => [
      ...(tunnel.psk.length < MINIMUM
        ? [{ code: 'PSK_SHORT', params: { minimum: MINIMUM }, tunnel } as const]
        : []),
      ...(isRepetitive(tunnel.psk) ? [{ code: 'PSK_REPETITIVE', params: {}, tunnel } as const] : []),
      ...(request.profile === 'cnsa' ? [{ code: 'PSK_NOT_CNSA', params: {}, tunnel } as const] : []),
    ]);
    addMerged(connection, seen, findings);
  }
  checkReuse(request, findings);
}

/** Few different characters, runs such as `abcd` and `4321`, or one part again and again. */
function isRepetitive(psk: Secret): boolean {
  const text = psk.reveal();
  const steps = [...text].slice(1).map((one, index) => one.charCodeAt(0) - text.charCodeAt(index));
  const even = steps.filter((step, index) => Math.abs(step) <= 1 && step === steps[index - 1]).length;
  return new Set(text).size < Math.min(FEW, text.length / 2 + 1) || even > text.length / 2 || isCycle(text);
}

function isCycle(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length || /(.{4,})\1/.test(text);
}

function checkReuse({ connections }: CheckRequest, findings: Findings): void {
  const tunnels = connections.flatMap((connection) =>
    connection.tunnels.map((tunnel) => ({ psk: tunnel.psk, name: subjectOf(connection, tunnel) })),
  );
  for (const psk of new Set(tunnels.map((one) => one.psk.reveal()))) {
    const names = tunnels.filter((one) => one.psk.reveal() === psk).map(({ name }) => name);
    if (names.length > 1) findings.add('PSK_REUSED', names[0] ?? '', { tunnels: names.join(' and ') });
  }
}
