import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listSas } from './sas.js';

/** Octets of vici as its README in strongSwan's source has them, written by hand. */
const start = (name: string) => Buffer.from([1, name.length, ...Buffer.from(name)]);
const end = Buffer.from([2]);
const pair = (name: string, value: string) =>
  Buffer.from([3, name.length, ...Buffer.from(name), 0, value.length, ...Buffer.from(value)]);
const list = (name: string, item: string) =>
  Buffer.from([4, name.length, ...Buffer.from(name), 5, 0, item.length, ...Buffer.from(item), 6]);

function packet(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 1, 0);
  head[4] = type;
  return Buffer.concat([head, body]);
}

const event = (message: Buffer[]) =>
  packet(7, Buffer.concat([Buffer.from([7]), Buffer.from('list-sa'), ...message]));

function answer(socket: Socket, events: readonly Buffer[]): void {
  socket.on('data', (chunk: Buffer) => {
    if (chunk[4] === 3) socket.write(packet(5, Buffer.alloc(0)));
    if (chunk[4] !== 0) return;
    const all = Buffer.concat([...events, packet(1, Buffer.alloc(0))]);
    // Cut where no packet ends.
    const cut = Math.min(7, all.length - 1);
    socket.write(all.subarray(0, cut));
    setTimeout(() => socket.write(all.subarray(cut)), 20);
  });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cgw-gen-vici-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function listed(...events: readonly Buffer[]): ReturnType<typeof listSas> {
  const path = join(folder, 'vici');
  const server = createServer((socket) => answer(socket, events));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    return await listSas(path);
  } finally {
    server.close();
  }
}

it('names suites as a proposal does', async () => {
  const gcm = [
    start('one'),
    pair('uniqueid', '1'),
    pair('version', '2'),
    pair('state', 'ESTABLISHED'),
    pair('remote-host', '203.0.113.1'),
    pair('encr-alg', 'AES_GCM_16'),
    pair('encr-keysize', '256'),
    pair('prf-alg', 'PRF_HMAC_SHA2_384'),
    pair('dh-group', 'ECP_384'),
    list('tasks-active', 'CHILD_REKEY'),
    start('child-sas'),
    start('one-2'),
    pair('uniqueid', '2'),
    pair('name', 'one'),
    pair('state', 'INSTALLED'),
    pair('encap', 'yes'),
    pair('encr-alg', 'AES_CBC'),
    pair('encr-keysize', '128'),
    pair('integ-alg', 'HMAC_SHA2_512_256'),
    pair('dh-group', 'MODP_2048_256'),
    pair('packets-in', '3'),
    pair('packets-out', '4'),
    end,
    end,
    end,
  ];
  const old = [
    start('two'),
    pair('version', '1'),
    pair('encr-alg', 'DES_CBC'),
    pair('integ-alg', 'HMAC_MD5_96'),
    pair('prf-alg', 'PRF_HMAC_MD5'),
    pair('dh-group', 'MODP_1024'),
    end,
  ];
  const [first, second] = await listed(event(gcm), event(old));
  expect(first).toMatchObject({
    id: '1',
    name: 'one',
    version: 2,
    remote: '203.0.113.1',
    suite: 'aes256gcm16-prfsha384-ecp384',
  });
  expect(first?.children).toEqual([
    {
      id: '2',
      name: 'one',
      state: 'INSTALLED',
      suite: 'aes128-sha512-modp2048s256',
      encapsulated: true,
      packetsOut: 4,
    },
  ]);
  expect(second).toMatchObject({ name: 'two', version: 1, suite: 'des-md5-modp1024', children: [] });
});

it('says nothing of a daemon without SAs, and fails without a daemon', async () => {
  expect(await listed()).toEqual([]);
  await expect(listSas(join(folder, 'none'))).rejects.toThrow('ENOENT');
});
