import { isAead } from '../model/crypto.js';
import type { Allowed, Negotiated, NegotiatedPhase, Told, TunnelState } from '../model/state.js';
import type { PhasePlan, TunnelPlan } from '../plan/plan.js';
import { PARAMETERS, type Parameter, type ParameterId, type Value, type Verdict } from './status.js';

/** What is known of one parameter. */
type Known = Omit<Parameter, 'id' | 'verdict'> & { readonly told: Told<Value> | undefined };

/**
 * Each parameter as it is planned, negotiated and allowed. `isCompared`: the cloud tells what was negotiated, and
 * that is asked for.
 */
export function parametersOf(
  tunnel: TunnelState,
  plan: TunnelPlan | undefined,
  isCompared: boolean,
): readonly Parameter[] {
  return PARAMETERS.map((id) => {
    const { told, ...known } = READERS[id](tunnel.negotiated, plan, tunnel.allowed);
    const negotiated = told && {
      word: told.word,
      ...(told.value === undefined ? {} : { value: told.value }),
    };
    const verdict = isCompared ? verdictOf(id, { told, ...known }, tunnel) : 'not-compared';
    return { id, ...known, ...(negotiated ? { negotiated } : {}), verdict };
  });
}

type Reader = (
  negotiated: Negotiated | undefined,
  plan: TunnelPlan | undefined,
  allowed: Allowed | undefined,
) => Known;

const READERS: { readonly [id in ParameterId]: Reader } = {
  ikeVersion: (negotiated, plan, allowed) =>
    known(negotiated?.ikeVersion, plan?.ikeVersion, allowed?.ikeVersions),
  ikeEncryption: ofPhase('ike', 'encryption'),
  ikeIntegrity: ofPhase('ike', 'integrity'),
  ikeDhGroup: ofPhase('ike', 'dhGroup'),
  espEncryption: ofPhase('esp', 'encryption'),
  espIntegrity: ofPhase('esp', 'integrity'),
  espDhGroup: ofPhase('esp', 'dhGroup'),
};

function ofPhase(phase: 'ike' | 'esp', part: keyof NegotiatedPhase & keyof PhasePlan): Reader {
  return (negotiated, plan, allowed) =>
    known(negotiated?.[phase][part], plan?.[phase][part], allowed?.[phase][part]);
}

function known(
  told: Told<Value> | undefined,
  planned: Value | undefined,
  allowed: readonly Value[] | undefined,
): Known {
  return {
    told,
    ...(planned === undefined ? {} : { planned }),
    ...(allowed === undefined ? {} : { allowed }),
  };
}

function verdictOf(id: ParameterId, { told, planned, allowed }: Known, tunnel: TunnelState): Verdict {
  if (isMeaningless(id, tunnel)) return 'not-compared';
  if (told === undefined) return verdictOfSilence(id, tunnel);
  const { value } = told;
  if (value === undefined) return 'not-known';
  if (planned !== undefined && value !== planned) return 'not-planned';
  if (allowed !== undefined && !allowed.includes(value)) return 'not-allowed';
  return planned === undefined ? 'allowed' : 'as-planned';
}

/** An AEAD cipher has no integrity algorithm beside it in ESP (RFC 4106 section 8). */
function isMeaningless(id: ParameterId, { negotiated }: TunnelState): boolean {
  const cipher = negotiated?.esp.encryption?.value;
  return id === 'espIntegrity' && cipher !== undefined && isAead(cipher);
}

/**
 * Nothing can be asked of a tunnel that is down. With IKEv2 the first child SA takes its keys from the IKE SA: a
 * group of its own is first agreed on when it is renewed (RFC 7296 sections 1.2 and 1.3.1).
 */
function verdictOfSilence(id: ParameterId, { up, negotiated }: TunnelState): Verdict {
  if (up.value !== true) return 'not-compared';
  return id === 'espDhGroup' && negotiated?.ikeVersion?.value === 2 ? 'not-yet' : 'not-known';
}
