import type { Manifest } from '../devices/manifest.js';
import { CIPHERS, suiteName } from '../model/crypto.js';
import type { PhasePlan, TunnelPlan } from '../plan/plan.js';
import { Encoded } from './encoded.js';

/** One phase in the vendor's words. */
export interface PhaseView {
  /** `aes256gcm16-sha384-dh20`: the same name always means the same proposal. */
  readonly name: Encoded;
  readonly encryption: Encoded;
  /** Empty with an AEAD cipher. */
  readonly integrity: Encoded;
  /** Phase 1 alone; empty where the device can not choose it. */
  readonly prf: Encoded;
  /** Empty without PFS, which phase 2 alone may lack. */
  readonly dhGroup: Encoded;
  /** The same in the words of the device's status commands. */
  readonly shown: ShownView;
  readonly hasPfs: boolean;
  readonly isAead: boolean;
  readonly keyBits: number;
  /** The IANA number; 0 without PFS. */
  readonly dhNumber: number;
  /** Seconds: the whole life, when to renew at the latest, and how much earlier it may start at random. */
  readonly lifetime: number;
  readonly rekeyTime: number;
  readonly randTime: number;
}

type ShownView = { readonly [key in 'encryption' | 'integrity' | 'prf' | 'dhGroup']: Encoded };

/** Both phases of a tunnel. The plan has made sure that the device has a word for each algorithm. */
export function phaseViews(plan: TunnelPlan, manifest: Manifest): { ike: PhaseView; esp: PhaseView } {
  const words = plan.ikeVersion === 1 ? manifest.ikev1 : manifest.ikev2;
  if (!words) throw new Error(`${manifest.name} has no IKEv${plan.ikeVersion}`);
  return {
    ike: phaseView(plan.ike, words.ike, words.shown),
    esp: phaseView(plan.esp, words.esp, words.shown),
  };
}

type Shown = NonNullable<Manifest['ikev2']>['shown'];
type Words = { [key: string]: string | null };
interface PhaseWords {
  readonly encryption: Words;
  readonly integrity: Words;
  readonly dhGroup: Words;
  readonly prf?: Words;
}

function phaseView(plan: PhasePlan, words: PhaseWords, shown: Shown): PhaseView {
  const { aead, keyBits } = CIPHERS[plan.encryption];
  const hash = plan.integrity ?? '';
  const hasPfs = plan.dhGroup !== 'none';
  const margin = Math.floor(plan.lifetime / 10);
  const said = {
    encryption: word(words.encryption[plan.encryption]),
    integrity: word(aead ? '' : words.integrity[hash]),
    prf: word(words.prf?.[hash] ?? ''),
    dhGroup: word(hasPfs ? words.dhGroup[String(plan.dhGroup)] : ''),
  };
  const show = (key: keyof ShownView): Encoded => new Encoded(shown[key][said[key].text] ?? said[key].text);
  return {
    name: new Encoded(suiteName(plan)),
    ...said,
    shown: {
      encryption: show('encryption'),
      integrity: show('integrity'),
      prf: show('prf'),
      dhGroup: show('dhGroup'),
    },
    hasPfs,
    isAead: aead,
    keyBits,
    dhNumber: plan.dhGroup === 'none' ? 0 : plan.dhGroup,
    lifetime: plan.lifetime,
    rekeyTime: plan.lifetime - margin,
    randTime: margin,
  };
}

function word(text: string | null | undefined): Encoded {
  if (text === null || text === undefined)
    throw new Error('the plan chose an algorithm that the device lacks');
  return new Encoded(text);
}
