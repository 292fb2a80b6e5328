import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes, first, type Json, states } from './states-support.js';
import { SAMPLES } from './support.js';

describe('status of Alibaba Cloud', () => {
  const dual = JSON.parse(readFileSync(join(SAMPLES, 'alibaba-json/dual-bgp/input-1.json'), 'utf8'));
  const single = JSON.parse(readFileSync(join(SAMPLES, 'alibaba-json/single-static/input-1.json'), 'utf8'));

  it('is that of each tunnel, with its session and the one suite that it takes', () => {
    const [state] = states({ 'a.json': dual });
    expect(state).toMatchObject({ cloud: 'alibaba', ready: { value: true }, routing: 'bgp' });
    expect(state?.tunnels).toMatchObject([
      { address: '203.0.113.21', role: 'active', up: { value: true }, bgp: { word: 'success', value: true } },
      {
        address: '203.0.113.22',
        role: 'standby',
        up: { value: true },
        bgp: { word: 'success', value: true },
      },
    ]);
    expect(state?.tunnels[0]?.allowed).toEqual({
      ikeVersions: [2],
      ike: { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [14] },
      esp: { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [14] },
    });
  });

  it('is told apart for the two tunnels, which are ordered by address', () => {
    const copy = structuredClone(dual);
    const options = connectionOf(copy).TunnelOptionsSpecification as { TunnelOptions: Json[] };
    const [master, slave] = options.TunnelOptions;
    Object.assign(slave ?? {}, { Status: 'ike_sa_established' });
    const words = (reply: Json) =>
      states({ 'a.json': reply })[0]?.tunnels.map(({ address, up }) => [address, up.word]);
    const expected = [
      ['203.0.113.21', 'ipsec_sa_established'],
      ['203.0.113.22', 'ike_sa_established'],
    ];
    expect(words(copy)).toEqual(expected);
    options.TunnelOptions = [slave ?? {}, master ?? {}];
    expect(words(copy)).toEqual(expected);
  });

  const connectionOf = (reply: Json): Json =>
    ((reply.VpnConnections as Json | undefined)?.VpnConnection as Json[] | undefined)?.[0] ?? reply;
  const withStatus = (more: Json): Json => {
    const copy = structuredClone(single) as Json;
    Object.assign(connectionOf(copy), more);
    return copy;
  };

  it.each([
    ['ipsec_sa_established', true],
    ['ipsec_sa_not_established', false],
    ['ike_sa_established', false],
    ['ike_sa_not_established', false],
    ['sleeping', undefined],
  ])('%s: %s', (Status, value) => {
    expect(first({ 'a.json': withStatus({ Status }) })?.up).toEqual({ word: Status, value });
  });

  it.each([
    ['attached', true],
    ['active', true],
    ['updating', false],
    ['financialLocked', false],
    ['asleep', undefined],
  ])('State %s: %s', (State, value) => {
    expect(states({ 'a.json': withStatus({ State, Status: 'ipsec_sa_established' }) })[0]?.ready).toEqual({
      word: State,
      value,
    });
  });

  it('has the health check where it is on', () => {
    const health = (Enable: string, Status: string) =>
      states({
        'a.json': withStatus({ Status: 'ipsec_sa_established', VcoHealthCheck: { Enable, Status } }),
      })[0]?.health;
    expect(health('true', 'success')).toEqual({ word: 'success', value: true });
    expect(health('true', 'failed')).toEqual({ word: 'failed', value: false });
    expect(health('false', 'failed')).toBeUndefined();
  });

  it('must be there, and needs no key', () => {
    const copy = structuredClone(single) as Json;
    delete connectionOf(copy).Status;
    expect(codes({ 'a.json': copy })).toEqual(['STATUS_NOT_TOLD']);
    const masked = withStatus({
      Status: 'ipsec_sa_established',
      IkeConfig: { ...(connectionOf(single).IkeConfig as Json), Psk: '****' },
    });
    expect(codes({ 'a.json': masked })).toEqual([]);
  });
});
