import type { CloudStep } from '../../diff/cloud.js';
import type { ConnectionImpact, Outage, TunnelImpact } from '../../diff/impact.js';
import { type Block, code, codes, paragraph, type Section, type Text } from '../document.js';
import type { TicketContent } from '../request.js';

/** Which tunnels go down, and for how long the traffic stops at most. */
export function impact(content: TicketContent): Section {
  const { impact: found } = content;
  const blocks: readonly Block[] =
    found === undefined || found.length === 0
      ? [paragraph(...dropsInWords(content))]
      : found.flatMap(connectionBlocks);
  return { id: 'impact', title: 'Impact', blocks };
}

/** The impact in one sentence. */
export function dropsInWords({ impact: found }: TicketContent): Text {
  if (found === undefined) {
    return [
      'No state before was given: if the connection is new, nothing that is up goes down; if its tunnels are in use, make this ticket again with --before.',
    ];
  }
  if (found.length === 0) return ['Nothing differs from the state before: no tunnel goes down.'];
  return found.flatMap((one, index) => [index === 0 ? '' : ' ', ...DROPS[one.drops](one)]);
}

const certainty = ({ isCertain }: ConnectionImpact): string =>
  isCertain ? '' : ' (may be: not all of it is documented)';

const DROPS: Readonly<Record<ConnectionImpact['drops'], (one: ConnectionImpact) => Text>> = {
  none: ({ connection }) => [code(connection), ': no tunnel goes down.'],
  one: (one) => [code(one.connection), `: one tunnel goes down${certainty(one)}; the other one stays up.`],
  each: (one) => [
    code(one.connection),
    `: every tunnel goes down${certainty(one)}, one at a time if the steps are kept to.`,
  ],
  all: (one) => [code(one.connection), `: all of its tunnels are down at the same time${certainty(one)}.`],
};

function connectionBlocks(one: ConnectionImpact): Block[] {
  return [
    { kind: 'heading', text: [code(one.connection)] },
    paragraph(...DROPS[one.drops](one)),
    paragraph(...outageInWords(one.outage)),
    {
      kind: 'table',
      head: ['tunnel', 'goes down', 'why', 'source'],
      rows: one.tunnels.flatMap(tunnelRows),
    },
    ...(one.cloud.length === 0 ? [] : [cloudTable(one.cloud)]),
  ];
}

function outageInWords({ seconds, why, source }: Outage): Text {
  const most = seconds === undefined ? 'not bounded' : `at most ${seconds} seconds`;
  return [`Traffic stops: ${most}; ${why} (${source}).`];
}

const GOES_DOWN: Readonly<Record<TunnelImpact['goesDown'], string>> = {
  yes: 'yes',
  session: 'its BGP session only',
  maybe: 'may be',
  no: 'no',
};

function tunnelRows({ tunnel, goesDown, causes }: TunnelImpact): Text[][] {
  const first = [[code(tunnel)], [GOES_DOWN[goesDown]]];
  if (causes.length === 0) return [[...first, ['nothing of it changes'], ['']]];
  return causes.map(({ side, what, source }, index) => [
    ...(index === 0 ? first : [[''], ['']]),
    [`${side}: ${what}`],
    [source],
  ]);
}

function cloudTable(steps: readonly CloudStep[]): Block {
  return {
    kind: 'table',
    head: ['at the cloud', 'changes', 'takes down', 'source'],
    rows: steps.map(({ api, changes, drops, tunnels, source }) => [
      [api],
      [changes.join(', ')],
      drops === 'no' ? ['nothing'] : [...codes(tunnels), drops === 'unknown' ? ' (not documented)' : ''],
      [source],
    ]),
  };
}
