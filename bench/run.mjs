// Start-up and work of the command as ratios in one run: against an empty Node process, and against reading
// the same document without rendering. Medians of whole processes, taken in turn.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/cgw-gen.js');
const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-bench-'));
const one = join(root, 'samples/aws-xml/bgp/input.xml');
const many = join(folder, 'many.json');
writeFileSync(many, manyConnections(500));

const SET = ['--set', 'customer_prefixes=10.1.0.0/16', '--set', 'tunnel_base=1'];
const COMMANDS = {
  'node -e 0': ['-e', '0'],
  'inspect, 1 connection': [bin, 'inspect', one],
  'render, 1 connection': [bin, 'render', one, '-d', 'cisco-ios', ...SET],
  'inspect, 500 connections': [bin, 'inspect', many],
  'render, 500 connections': [bin, 'render', many, '-d', 'cisco-ios', ...SET],
};

const times = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]));
for (let round = 0; round < 7; round++) {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const start = process.hrtime.bigint();
    execFileSync(process.execPath, args, { stdio: 'ignore', maxBuffer: 1 << 30 });
    times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
rmSync(folder, { recursive: true });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const base = median(times['node -e 0']);
const rows = Object.entries(times).map(([name, list]) => [name, median(list)]);
for (const [name, time] of rows) {
  process.stdout.write(
    `${name.padEnd(26)} ${time.toFixed(0).padStart(6)} ms  ${(time / base).toFixed(1)} x node -e 0\n`,
  );
}
for (const size of ['1 connection', '500 connections']) {
  const [parse, all] = ['inspect', 'render'].map((command) => median(times[`${command}, ${size}`]));
  process.stdout.write(`render / inspect, ${size}: ${(all / parse).toFixed(2)}\n`);
}

/** A describe reply with as many connections, each with its own id and addresses. */
function manyConnections(count) {
  const reply = JSON.parse(
    readFileSync(join(root, 'samples/ec2-json/bgp-default-options/input.json'), 'utf8'),
  );
  const text = JSON.stringify(reply.VpnConnections[0]);
  const inside = [...new Set(text.match(/169\.254\.\d+\.\d+/g))];
  const outside = reply.VpnConnections[0].Options.TunnelOptions.map((tunnel) => tunnel.OutsideIpAddress);
  const list = Array.from({ length: count }, (_, index) => {
    let copy = text.replaceAll(
      reply.VpnConnections[0].VpnConnectionId,
      `vpn-${(0x10000000 + index).toString(16)}`,
    );
    const tunnels = [...new Set(inside.map((address) => address.split('.').slice(0, 3).join('.')))];
    for (const address of inside) {
      const [, , third, fourth] = address.split('.').map(Number);
      const slot = tunnels.indexOf(`169.254.${third}`) * count + index;
      copy = copy.replaceAll(address, `@${10 + Math.floor(slot / 32)}@${(slot % 32) * 8 + (fourth % 4)}@`);
    }
    copy = copy.replace(/@(\d+)@(\d+)@/g, '169.254.$1.$2');
    outside.forEach((address, at) => {
      copy = copy.replaceAll(address, `203.0.${at * 100 + Math.floor(index / 250)}.${(index % 250) + 1}`);
    });
    return JSON.parse(copy);
  });
  return JSON.stringify({ VpnConnections: list });
}
