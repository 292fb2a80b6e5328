import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useCli, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();

describe('the other commands', () => {
  it('inspect prints the model without a secret', () => {
    const { status, stdout } = cli.run(['inspect', XML]);
    expect(status).toBe(0);
    const model = JSON.parse(stdout) as { connections: { tunnels: { psk: string }[] }[] };
    expect(model.connections[0]?.tunnels.map((tunnel) => tunnel.psk)).toEqual(['[secret]', '[secret]']);
    const keys = [...readFileSync(XML, 'utf8').matchAll(/<pre_shared_key>([^<]+)</g)].map(
      (match) => match[1] ?? '',
    );
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(stdout).not.toContain(key);
  });

  it('devices lists all, and the questions of one', () => {
    const ids = readdirSync(join(ROOT, 'templates'));
    expect(
      cli
        .run(['devices'])
        .stdout.trim()
        .split('\n')
        .map((line) => line.split(/\s/)[0]),
    ).toEqual(ids.sort());
    const { stdout } = cli.run(['devices', 'vyos']);
    expect(stdout).toMatch(/^QUESTION +TYPE +DEFAULT +EXAMPLE +MEANING\n/);
    expect(stdout).toMatch(/^customer_prefixes +prefixes +- +10\.1\.0\.0\/16 +\S/m);
    expect(stdout).toMatch(/^cloud_prefixes .*\(needed when static\)/m);
  });

  it('formats lists what can be read', () => {
    expect(cli.run(['formats']).stdout).toMatch(/^aws-xml /m);
  });

  it('each has its help', () => {
    for (const command of ['render', 'inspect', 'devices', 'formats']) {
      const { status, stdout, stderr } = cli.run([command, '--help']);
      expect([status, stderr, stdout.includes('USAGE')]).toEqual([0, '', true]);
    }
  });
});
