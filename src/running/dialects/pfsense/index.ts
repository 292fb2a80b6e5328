import type { Dialect, Refusal, RunningText } from '../../dialect.js';
import { mendPfsense } from './mend.js';
import { readObjects } from './objects.js';
import { allAt, readXml } from './xml.js';

/** pfSense: config.xml. */
export const pfsense: Dialect = {
  source: '/cf/conf/config.xml, or of "Diagnostics > Backup & Restore" without encryption',
  comment: '#',
  refuse,
  read: (texts) => {
    // There is one file on either side.
    return new Map(texts.flatMap((text) => [...readText(text)]));
  },
  mend: mendPfsense,
  // It finds free numbers itself.
  usedNumbers: () => [],
};

function readText(text: RunningText): ReturnType<typeof readObjects> {
  const root = readXml(text);
  return 'code' in root ? new Map() : readObjects(root, text);
}

function refuse(text: RunningText): Refusal | undefined {
  const root = readXml(text);
  if ('code' in root) return root;
  // What "Diagnostics > Status Output" writes (status_output.inc).
  const masked = allAt(root, 'ipsec/phase1/pre-shared-key').find((one) => one.text === 'xxxxx');
  return masked && { code: 'RUNNING_MASKED', line: masked.line };
}
