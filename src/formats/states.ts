import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Report } from '../diagnostics/result.js';
import type { IpAddress } from '../model/net.js';
import type { ConnectionState, TunnelState } from '../model/state.js';
import { type AwsTunnelReply, isOf } from './aws/tunnel-reply.js';
import { byId, type Draft } from './draft.js';

/**
 * What the documents say of each connection as it runs, ordered by id: the connection's own document, and the
 * replies about its tunnels. Deleted ones are left out beside others, unless one `isPicked`.
 */
export function gatherStates(
  drafts: readonly Draft[],
  replies: readonly AwsTunnelReply[],
  isPicked: boolean,
  report: Report,
): readonly ConnectionState[] {
  const states = [...byId(drafts)].flatMap(([id, same]) => stateOf(id, same, report) ?? []);
  const kept = isPicked ? states : withoutDeleted(states, report);
  for (const { problems } of replies) report.take(problems.diagnostics);
  reportLoose(states, replies, isPicked, report);
  const sorted = [...kept].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map((state) => ({
    ...state,
    tunnels: state.tunnels.map((one) => withReplies(one, state.id, replies, report)),
  }));
}

/** Problems that are those of a key, which nobody needs here. */
const OF_KEYS =
  /^(?:PSK_RULE|ALIBABA_PSK_RULE|ALIBABA_BGP_KEY_RULE|VALUE_MASKED: (?:PreSharedKey|Psk|AuthKey)\b)/;

function stateOf(id: string, drafts: readonly Draft[], report: Report): ConnectionState | undefined {
  const found = drafts.flatMap((draft) => {
    const problems = new Report();
    const state = draft.observe?.(problems);
    const isOfKeys = ({ code, message }: Diagnostic) => OF_KEYS.test(`${code}: ${message}`);
    report.take(problems.diagnostics.filter((one) => one.severity === 'error' && !isOfKeys(one)));
    return state ? [{ draft, state }] : [];
  });
  const [first, second] = found;
  const file = drafts[0]?.file ?? '';
  if (second) report.add('STATUS_TWICE', { what: id }, { file: second.draft.file });
  if (!first) report.add('STATUS_NOT_TOLD', { id }, { file });
  const name = first?.draft.name;
  return first && { ...first.state, ...(name === undefined ? {} : { name }) };
}

function withoutDeleted(states: readonly ConnectionState[], report: Report): readonly ConnectionState[] {
  const live = states.filter(({ ready }) => !/^delet(?:ed|ing)$/i.test(ready.word));
  if (live.length === 0) return states;
  for (const { id, ready } of states.filter((one) => !live.includes(one))) {
    report.add('STATUS_DELETED_SKIPPED', { id, state: ready.word });
  }
  return live;
}

function withReplies(
  tunnel: TunnelState,
  id: string,
  replies: readonly AwsTunnelReply[],
  report: Report,
): TunnelState {
  const { address } = tunnel;
  if (!address) return tunnel;
  const own = replies.filter((reply) => isOf(reply, id, address));
  const said = new Set<string>();
  for (const { says, at } of own) {
    const isAgain = Object.keys(says).some((key) => said.has(key));
    if (isAgain) report.add('STATUS_TWICE', { what: `${id} tunnel ${address}` }, at.place);
    for (const key of Object.keys(says)) said.add(key);
  }
  return Object.assign({}, tunnel, ...own.map(({ says }) => says));
}

/** Replies of which it can't be said of which tunnel they are, and those of none that is known. */
function reportLoose(
  states: readonly ConnectionState[],
  replies: readonly AwsTunnelReply[],
  isPicked: boolean,
  report: Report,
): void {
  const tunnels = states.flatMap(({ id, tunnels: own }) => own.map(({ address }) => ({ id, address })));
  for (const reply of replies) {
    const found = tunnels.filter(({ id, address }) => address && isOf(reply, id, address as IpAddress));
    const isNamed = reply.connection !== undefined && reply.address !== undefined;
    if (found.length > 1 || (found.length === 0 && !isNamed && !isPicked)) {
      report.add('TUNNEL_REPLY_UNNAMED', {}, reply.at.place);
    } else if (found.length === 0 && isNamed && !isPicked) {
      const tunnel = `${reply.connection} tunnel ${reply.address}`;
      report.add('TUNNEL_REPLY_UNUSED', { tunnel }, reply.at.place);
    }
  }
}
