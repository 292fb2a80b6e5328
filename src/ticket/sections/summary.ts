import type { ConnectionPlan, RoutingPlan } from '../../plan/plan.js';
import { type Block, code, codes, paragraph, type Section, type Text } from '../document.js';
import type { TicketContent } from '../request.js';
import { CLOUDS, PREFERENCES } from '../topology.js';
import { dropsInWords } from './impact.js';

/** What is done, to what, and what came out of the checks. */
export function summary(content: TicketContent): Section {
  const { plan, findings } = content;
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  return {
    id: 'summary',
    title: 'Summary',
    blocks: [
      paragraph(...whatIsDone(content)),
      ...plan.connections.map((one) => connectionTable(one, content, plan.connections.length > 1)),
      paragraph(
        `Checks: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('info'), 'remark')}. `,
        ...dropsInWords(content),
      ),
    ],
  };
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}

function whatIsDone({ isChange, device, plan }: TicketContent): Text {
  const [one] = plan.connections;
  const what =
    plan.connections.length === 1 && one ? ['the VPN connection ', code(one.id)] : ['VPN connections'];
  const verb = isChange ? 'Changes ' : 'Configures ';
  return [verb, ...what, ' on ', device.manifest.name, `, as ${device.manifest.versions} take it.`];
}

function connectionTable(plan: ConnectionPlan, content: TicketContent, isOneOfSeveral: boolean): Block {
  const read = content.connections.find(({ id }) => id === plan.id);
  const gateway = read?.cloudGateway;
  const rows: (readonly [string, Text])[] = [
    ...(isOneOfSeveral ? [['connection', [code(plan.id)]] as const] : []),
    ...(plan.name === undefined ? [] : [['name', [code(plan.name)]] as const]),
    [
      'cloud',
      [
        `${read ? CLOUDS[read.cloud] : ''}, ${(gateway?.kind ?? '').replaceAll('-', ' ')} `,
        code(gateway?.id ?? ''),
      ],
    ],
    ['device', [`${content.device.manifest.name} (${content.device.id})`]],
    ...routingRows(plan.routing),
    ...plan.tunnels.map(
      ({ order, outside, preference, ikeVersion }) =>
        [
          `tunnel ${order}`,
          [
            code(outside.customer),
            ' to ',
            code(outside.cloud),
            `, ${PREFERENCES[preference]}, IKEv${ikeVersion}`,
          ],
        ] as const,
    ),
  ];
  return { kind: 'table', head: ['', ''], rows: rows.map(([name, value]) => [[name], value]) };
}

function routingRows(routing: RoutingPlan): (readonly [string, Text])[] {
  if (routing.kind === 'bgp') {
    return [
      ['routing', ['BGP, AS ', code(routing.customerAsn), ' to AS ', code(routing.cloudAsn)]],
      ['announced', codes(routing.announced, 'nothing')],
    ];
  }
  const { selectors, routes } = routing;
  return [
    ['routing', ['static, to ', ...codes(routes, 'no network')]],
    ...(selectors
      ? [['traffic selectors', [...codes(selectors.customer), ' to ', ...codes(selectors.cloud)]] as const]
      : []),
  ];
}
