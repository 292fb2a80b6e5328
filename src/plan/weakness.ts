import type { Report } from '../diagnostics/result.js';
import { dhLevel, integrityLevel } from '../model/crypto.js';
import type { PhasePlan } from './plan.js';
import { PHASES } from './proposals.js';

/** Warns of what RFC 8247 and RFC 8221 advise against, with the tunnel option that would mend it. */
export function warnOfWeakness(
  cloud: string,
  phases: { readonly ike: PhasePlan; readonly esp: PhasePlan },
  report: Report,
): void {
  const tunnel = `tunnel ${cloud}`;
  for (const [phase, number, rfc] of [
    ['ike', 1, 'RFC 8247'],
    ['esp', 2, 'RFC 8221'],
  ] as const) {
    const { dhGroup, integrity } = phases[phase];
    const level = dhLevel(dhGroup);
    if (level.endsWith('NOT')) {
      const option = `Phase${number}DHGroupNumbers`;
      report.add('WEAK_DH_GROUP', { tunnel, group: dhGroup, phase: PHASES[phase], level, option });
    }
    const hashLevel = integrity && integrityLevel(integrity);
    if (integrity && hashLevel?.endsWith('-')) {
      const option = `Phase${number}IntegrityAlgorithms`;
      report.add('WEAK_INTEGRITY', {
        tunnel,
        integrity,
        phase: PHASES[phase],
        level: hashLevel,
        rfc,
        option,
      });
    }
  }
}
