import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, Ec2Api } from '../lab/walk/api.js';
import { mismatch, stepsIn } from '../lab/walk/transcript.js';
import { temporaryFolder } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

/** The lab follows the whole page (`npm run lab -- walkthrough`); here what needs no router, up to the first scp. */
const steps = stepsIn(readFileSync(join(ROOT, 'docs/walkthrough.md'), 'utf8'));
const onDesk = steps.slice(
  0,
  steps.findIndex(({ command }) => /^(ssh|scp) /.test(command)),
);
const document = readFileSync(join(ROOT, 'test/lab/scenarios/walkthrough/input.json'), 'utf8');

const folder = temporaryFolder();
let api: Ec2Api;
beforeEach(async () => {
  const [connection] = (JSON.parse(document) as { VpnConnections: [Connection] }).VpnConnections;
  api = new Ec2Api(connection, async () => []);
  await api.listen();
});
afterEach(() => api.close());

function shell(command: string, tools: string): Promise<{ status: number | null; printed: string }> {
  return new Promise((resolve) => {
    const env = { HOME: folder(), ...api.environment, PATH: `${tools}:${process.env.PATH}` };
    const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], { cwd: folder(), env });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    child.on('close', (status) => resolve({ status, printed }));
  });
}

describe('docs/walkthrough.md', () => {
  it('goes on the router after at least fetch, check, ticket and inject', () => {
    const all = onDesk.map(({ command }) => command).join('\n');
    for (const name of ['fetch', 'check', 'ticket', 'inject']) expect(all).toContain(`npx cgw-gen ${name} `);
    expect(steps.length).toBeGreaterThan(onDesk.length + 10);
  });

  it('prints on the desk what the page says', async () => {
    const tools = join(folder(), 'tools');
    mkdirSync(tools);
    writeFileSync(
      join(tools, 'npx'),
      `#!/bin/sh\nshift; exec '${process.execPath}' '${ROOT}/bin/cgw-gen.js' "$@"\n`,
    );
    chmodSync(join(tools, 'npx'), 0o755);
    for (const { line, command, output } of onDesk) {
      const { status, printed } = await shell(command, tools);
      expect({ line, status, wrong: mismatch(output, printed) }, printed).toEqual({
        line,
        status: 0,
        wrong: undefined,
      });
    }
  });
});
