import { BUILD_TOOLS } from '../needs.js';
import { type Cached, fromCache, isExecutable } from './cache.js';
import type { KernelChoice } from './kernel.js';

/** The kernel of User Mode Linux: what CGW_LAB_KERNEL names, else one that was built from Debian's source. */
export async function umlBinary(choice: KernelChoice): Promise<Cached> {
  const given = process.env.CGW_LAB_KERNEL;
  if (given) return isExecutable(given) ? { path: given } : { reason: `CGW_LAB_KERNEL: no program ${given}` };
  return fromCache(UML, choice);
}

const UML = {
  kind: 'uml',
  meta: 'linux-source',
  script: 'build-uml.sh',
  settings: ['uml.config'],
  tools: BUILD_TOOLS,
  doing: 'building User Mode Linux',
};
