import { createConnection, type Socket } from 'node:net';

/**
 * The part of strongSwan's vici protocol (src/libcharon/plugins/vici/README.md) that lists SAs: packets with a
 * length of 32 bits, a type, a name, and a message of sections, keys and lists.
 */
export type Section = { readonly [key: string]: string | readonly string[] | Section };

const [REQUEST, RESPONSE, UNKNOWN_COMMAND, REGISTER, , CONFIRM, UNKNOWN_EVENT, EVENT] = [
  0, 1, 2, 3, 4, 5, 6, 7,
];
const [SECTION_START, SECTION_END, KEY_VALUE, LIST_START, LIST_ITEM] = [1, 2, 3, 4, 5];

/** All messages of a streaming command, such as `list-sas` with its event `list-sa`. */
export async function stream(path: string, command: string, event: string): Promise<Section[]> {
  const socket = createConnection(path);
  const found: Section[] = [];
  try {
    for await (const packet of conversation(socket, command, event)) {
      if (packet[0] === EVENT) found.push(parse(packet, 2 + event.length));
    }
    return found;
  } finally {
    socket.destroy();
  }
}

async function* conversation(socket: Socket, command: string, event: string): AsyncGenerator<Buffer> {
  let buffer: Buffer = Buffer.alloc(0);
  send(socket, REGISTER, event);
  for await (const chunk of socket) {
    buffer = Buffer.concat([buffer, chunk as Buffer]);
    while (buffer.length >= 4 && buffer.length >= 4 + buffer.readUInt32BE(0)) {
      const end = 4 + buffer.readUInt32BE(0);
      const packet = buffer.subarray(4, end);
      buffer = buffer.subarray(end);
      if (packet[0] === CONFIRM) send(socket, REQUEST, command);
      else if (packet[0] === UNKNOWN_COMMAND || packet[0] === UNKNOWN_EVENT) throw new Error(`no ${command}`);
      else if (packet[0] === RESPONSE) return;
      else yield packet;
    }
  }
}

function send(socket: Socket, type: number, name: string): void {
  const packet = Buffer.alloc(6 + name.length);
  packet.writeUInt32BE(2 + name.length, 0);
  packet[4] = type;
  packet[5] = name.length;
  packet.write(name, 6, 'latin1');
  socket.write(packet);
}

function parse(packet: Buffer, start: number): Section {
  let at = start;
  const short = () => text(packet[at++] ?? 0);
  const long = () => {
    at += 2;
    return text(packet.readUInt16BE(at - 2));
  };
  const text = (length: number) => {
    at += length;
    return packet.toString('utf8', at - length, at);
  };
  const root: Section = {};
  const open: Record<string, unknown>[] = [root];
  let list: string[] = [];
  while (at < packet.length) {
    const type = packet[at++];
    const here = open[open.length - 1] as Record<string, unknown>;
    if (type === SECTION_START) open.push(nested(here, short()));
    else if (type === SECTION_END) open.pop();
    else if (type === KEY_VALUE) here[short()] = long();
    else if (type === LIST_START) {
      list = [];
      here[short()] = list;
    } else if (type === LIST_ITEM) list.push(long());
  }
  return root;
}

function nested(here: Record<string, unknown>, name: string): Record<string, unknown> {
  const section: Record<string, unknown> = {};
  here[name] = section;
  return section;
}
