import type { Difference, Mending, MendStep } from '../../dialect.js';
import { KINDS } from './kinds.js';

/** The script puts in what is missing and sets right what differs; what nobody asks for is deleted by hand. */
export function mendPfsense({ differences }: Pick<Mending, 'differences'>): MendStep[] {
  const isExtra = ({ kind }: Difference) => kind === 'extra';
  const script = differences.some((one) => !isExtra(one) || isPruned(one)) ? [SCRIPT] : [];
  const extra = differences.filter(isExtra).map(byHand);
  const title = script.length > 0 ? 'by hand, what is still there after that:' : 'by hand:';
  const hand = extra.length > 0 ? [{ title: [title, ...new Set(extra)].join('\n'), lines: [] }] : [];
  return [...script, ...hand];
}

const SCRIPT: MendStep = {
  title:
    'render the files to apply again with the same answers, copy cgw-gen.php to the folder /etc/phpshellsessions of the firewall, and run in its shell:',
  lines: ['pfSsh.php playback cgw-gen.php'],
};

/** Whether cgw-gen.php takes out such a thing, as long as its tunnel or connection is planned. */
function isPruned({ object, running }: Difference): boolean {
  return running
    ? /^(?:encryption|hash-algorithm-option|row|item|password)/.test(running.key)
    : /^(?:phase 2|rule|static route|route map) /.test(object);
}

function byHand({ object, running }: Difference): string {
  const kind = KINDS.find(({ noun }) => object.startsWith(`${noun} "`));
  const what = running ? `${object}: undo "${running.text}"` : `delete ${object}`;
  return `${kind?.page ?? ''}: ${what}`;
}
