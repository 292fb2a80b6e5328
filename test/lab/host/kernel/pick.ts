import { type Found, KERNEL_IDS, type KernelChoice, type KernelId } from './kernel.js';
import { findNative } from './native.js';
import { findQemu } from './qemu.js';
import { findUml } from './uml.js';

const FINDERS: { readonly [id in KernelId]: (choice: KernelChoice) => Promise<Found> } = {
  native: findNative,
  uml: findUml,
  qemu: findQemu,
};

/** The wanted kernel, else the first that can be used here; without one the reason of each. */
export async function pickKernel(wanted: KernelId | undefined, choice: KernelChoice): Promise<Found> {
  const reasons: string[] = [];
  for (const id of wanted ? [wanted] : KERNEL_IDS) {
    const found = await FINDERS[id](choice);
    if ('kernel' in found || choice.signal.aborted) return found;
    reasons.push(`${id}: ${found.reason}`);
  }
  return { reason: reasons.join('; ') };
}
