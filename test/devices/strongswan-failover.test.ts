import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../src/render/render.js';
import { bare, cloud, FIRST, SECOND, selected } from './strongswan-cases.js';
import { rendered, textOf } from './strongswan-files.js';

/** What swanctl prints of one IKE SA (src/libcharon/plugins/vici/vici_message.c, dump). */
function listed(name: string, lines: readonly string[]): string {
  return `list-sa event {\n  ${name} {\n    uniqueid = 1\n${lines.join('\n')}\n  }\n}\nlist-sas reply {\n}\n`;
}
const ike = (state: string) => [`    state = ${state}`, '    local-id = state = INSTALLED'];
const esp = (state: string) => [
  '    child-sas {',
  '      x-1 {',
  '        name = x',
  `        state = ${state}`,
  '      }',
  '    }',
];

const IS_OPEN = [...ike('ESTABLISHED'), ...esp('INSTALLED')];
const CONNECTING = [...ike('CONNECTING'), '    tasks-active = [', '      IKE_INIT', '    ]'];

describe('the failover script where nothing answers inside', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cgw-failover-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the loop once, with tools that write down how they are called. */
  function run(files: readonly RenderedFile[], sas: Readonly<Record<string, readonly string[]>>): string[] {
    const tool = (name: string, text: string) =>
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    for (const [name, lines] of Object.entries(sas)) writeFileSync(join(folder, name), listed(name, lines));
    tool('ip', `echo "ip $*" >> ${folder}/log`);
    tool(
      'swanctl',
      `[ "$1" = --list-sas ] && exec cat "${folder}/$4" 2>/dev/null\necho "swanctl $*" >> ${folder}/log`,
    );
    tool('sleep', 'kill -KILL $PPID');
    const script = join(folder, 'script');
    writeFileSync(script, textOf(files, '-failover'), { mode: 0o755 });
    spawnSync('sh', [script], { env: { PATH: `${folder}:${process.env.PATH}` } });
    return readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
  }

  const routes = ['10.100.0.0/16', '10.101.0.1/32'];
  const replaced = (hops: string) =>
    routes.map((cidr) => `ip -4 route replace ${cidr} proto static metric 50 ${hops}`);
  const deleted = routes.map((cidr) => `ip -4 route del ${cidr} proto static metric 50`);
  const opened = (name: string) => `swanctl --initiate --child ${name} --timeout -1`;
  const files = rendered([bare()], cloud);

  it('takes the preferred tunnel while it has an ESP SA', () => {
    expect(run(files, { [FIRST]: IS_OPEN, [SECOND]: IS_OPEN })).toEqual(replaced('nexthop dev cgw1'));
    const rekeying = [...ike('ESTABLISHED'), ...esp('REKEYING')];
    expect(run(files, { [FIRST]: rekeying, [SECOND]: IS_OPEN })).toContain(replaced('nexthop dev cgw1')[0]);
  });

  it('takes the other one, and opens what is neither open nor about to be', () => {
    expect(run(files, { [SECOND]: IS_OPEN })).toEqual([opened(FIRST), ...replaced('nexthop dev cgw2')]);
  });

  it('leaves a tunnel that is about to be open alone', () => {
    const waits = [CONNECTING, [...ike('ESTABLISHED'), ...esp('INSTALLING')]];
    for (const each of waits) {
      expect(run(files, { [FIRST]: each, [SECOND]: IS_OPEN })[0]).toBe(replaced('nexthop dev cgw2')[0]);
      rmSync(join(folder, 'log'));
    }
  });

  it('opens an ESP SA where the IKE SA alone is left, and believes no identity', () => {
    const calls = run(files, { [FIRST]: ike('ESTABLISHED'), [SECOND]: ike('ESTABLISHED') });
    expect(calls).toEqual([opened(FIRST), opened(SECOND), ...deleted]);
  });

  it('uses both tunnels where they are alike', () => {
    const both = rendered([bare()], { ...cloud, prefer: 'both' });
    const calls = run(both, { [FIRST]: IS_OPEN, [SECOND]: IS_OPEN });
    expect(calls).toEqual(replaced('nexthop dev cgw1 nexthop dev cgw2'));
  });

  it('goes by the SAs with addresses of the device alone, and with selectors', () => {
    const answered = rendered([bare()], {
      ...cloud,
      inside_networks: ['169.254.101.0/30', '169.254.102.0/30'],
    });
    expect(run(answered, { [SECOND]: IS_OPEN })).toEqual([
      opened(FIRST),
      ...replaced('nexthop via 169.254.102.1 dev cgw2'),
    ]);
    for (const each of [answered, rendered([selected])])
      expect(textOf(each, '-failover')).not.toContain('ping');
  });
});
