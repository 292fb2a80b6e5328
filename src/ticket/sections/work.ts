import type { CloudStep } from '../../diff/cloud.js';
import { type Block, codes, paragraph, prose, type Section, type Step, type Text } from '../document.js';
import type { TicketContent } from '../request.js';
import { verifyBlock } from '../verify.js';

const ONE_BY_ONE =
  'One tunnel at a time, the standby first: the next one only when the one before is up and carries traffic.';
const ORDERS = {
  agreed: ONE_BY_ONE,
  changed: ONE_BY_ONE,
  all: 'The device takes all of its tunnels down for this: do it when nobody needs them.',
} as const;
const NEW = 'Look at one tunnel after the other, the standby first, before you rely on the connection.';

/** What is done on the device, in order. */
export function apply(content: TicketContent): Section {
  const { steps, isChange, device } = content;
  const order = isChange ? ORDERS[device.manifest.downtime?.restarts ?? 'agreed'] : NEW;
  const known = steps?.apply ?? [readme('apply')];
  return {
    id: 'apply',
    title: 'Apply',
    blocks: [
      paragraph(order),
      { kind: 'steps', steps: [fillIn(isChange), ...atCloud(content), ...known, ...compare(content)] },
    ],
  };
}

function fillIn(isChange: boolean): Step {
  const commands = [
    'cgw-gen inject . --psk-from file:vpn.json --out ../filled',
    ...(isChange ? ['cgw-gen inject . --before --psk-from file:before.json --out ../filled-before'] : []),
  ];
  const before = isChange
    ? ' The second command is for the way back: it takes the keys that are in use now.'
    : '';
  return {
    title: ['Check this bundle, and fill in the keys'],
    blocks: [
      {
        kind: 'text',
        text: prose(
          `In the folder of this ticket, on a machine that may see the keys. \`--psk-from\` takes \`env\`, \`file:FILE\` or \`aws-secretsmanager:ARN\`. Nothing is written if a file is not as \`manifest.json\` says.${before}`,
        ),
      },
      { kind: 'code', text: `${commands.join('\n')}\n` },
    ],
  };
}

/** What the cloud has to be told, tunnel by tunnel: the device's side of the same tunnel follows at once. */
function atCloud({ impact, plan }: TicketContent): Step[] {
  const tunnels = plan.connections.flatMap((one) => one.tunnels);
  const standby = new Set(
    tunnels.filter((one) => one.preference === 'backup').map(({ outside }) => outside.cloud),
  );
  const calls = (impact ?? []).flatMap((one) => one.cloud);
  if (calls.length === 0) return [];
  const isLater = (one: CloudStep) => Number(!one.tunnels.some((tunnel) => standby.has(tunnel)));
  const items = calls
    .toSorted((a, b) => isLater(a) - isLater(b))
    .map(
      ({ api, changes, scope, tunnels }): Text => [
        `${api} (${changes.join(', ')})`,
        ...(scope === 'tunnel' ? [': tunnel ', ...codes(tunnels)] : []),
      ],
    );
  return [
    {
      title: ['Know the part of the cloud'],
      blocks: [
        paragraph(
          'Make each change at the cloud right before the same change on the device, and wait until it is done there:',
        ),
        { kind: 'list', items },
      ],
    },
  ];
}

/** Where the device's running configuration can be read: what is missing, extra or different. */
function compare({ device }: TicketContent): Step[] {
  if (!device.manifest.running) return [];
  return [
    {
      title: ['Compare with what the device runs'],
      blocks: [
        {
          kind: 'text',
          text: prose(
            'With the document and the answers of this ticket; the running configuration of the device is in `running.txt`. It ends with exit code 0 when nothing is missing, too much or different, else it prints the commands that mend it.',
          ),
        },
        {
          kind: 'code',
          text: `cgw-gen diff vpn.json --device ${device.id} --site site.yaml --running running.txt\n`,
        },
      ],
    },
  ];
}

/** What to run, and what a good answer looks like. */
export function verify({ files, device }: TicketContent): Section {
  const found = files.filter((one) => one.part === 'verify' && one.path.startsWith('verify/'));
  const blocks: readonly Block[] = found.map(verifyBlock);
  const nothing = paragraph(...prose(`The README of \`${device.id}\` has the commands (Verify).`));
  return {
    id: 'verify',
    title: 'Verify',
    blocks: blocks.length === 0 ? [nothing] : [paragraph('The commands only read.'), ...blocks],
  };
}

/** How to go back. */
export function backOut({ steps, isChange }: TicketContent): Section {
  const known = steps?.backOut ?? [readme('take it out again')];
  return {
    id: 'back-out',
    title: 'Back out',
    blocks: [
      paragraph(
        isChange
          ? 'Puts the device back to the state before. The cloud must be set back too, where it was changed.'
          : 'Takes out what was put in, and nothing else.',
      ),
      { kind: 'steps', steps: known },
    ],
  };
}

function readme(what: string): Step {
  return {
    title: [`See the README of the device on how to ${what}`],
    blocks: [paragraph('Its folder has no steps for a ticket.')],
  };
}
