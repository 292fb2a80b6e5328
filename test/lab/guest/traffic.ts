import { spawn } from 'node:child_process';
import { attempt, daemon, type Host, until } from './machine.js';
import { isIpv6 } from './topology.js';

/** One echo request and its answer. */
export async function answers(from: Host, source: string, target: string, size?: number): Promise<boolean> {
  const sized = size === undefined ? [] : ['-M', 'do', '-s', String(size)];
  const command = ['ping', '-n', '-q', '-c', '1', '-W', '2', ...sized, '-I', source, target];
  return (await attempt(from, command)).status === 0;
}

/** What a steady ping saw. */
export interface PingReport {
  readonly sent: number;
  readonly lost: number;
  /** Seconds between the two answers that are farthest apart; from the start and to the end, too. */
  readonly gap: number;
  /** Seconds from the end of that gap to the end of the ping. */
  readonly after: number;
}

/** A ping that goes on until it is stopped. */
export class SteadyPing {
  private readonly times: number[] = [];
  private readonly started = Date.now();
  private sent = 0;
  private readonly child;
  private readonly closed: Promise<void>;

  constructor(from: Host, source: string, target: string, interval: number) {
    const command = ['ping', '-n', '-O', '-i', String(interval), '-W', '2', '-I', source, target];
    const [file, ...rest] = [...from, ...command] as [string, ...string[]];
    this.child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    this.child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) this.line(line);
    });
    this.closed = new Promise((resolve) => this.child.on('close', () => resolve()));
  }

  async stop(): Promise<PingReport> {
    this.child.kill('SIGINT');
    await this.closed;
    const marks = [this.started, ...this.times, Date.now()];
    let [gap, until] = [0, 0];
    for (let at = 1; at < marks.length; at++) {
      const length = (marks[at] ?? 0) - (marks[at - 1] ?? 0);
      if (length > gap) [gap, until] = [length, marks[at] ?? 0];
    }
    const lost = this.sent - this.times.length;
    return { sent: this.sent, lost, gap: gap / 1000, after: (Date.now() - until) / 1000 };
  }

  private line(line: string): void {
    if (line.includes('bytes from')) this.times.push(Date.now());
    const total = /^(\d+) packets transmitted/.exec(line);
    if (total) this.sent = Number(total[1]);
  }
}

/** Sends so many octets by TCP from a host to another and back; whether all arrived. */
export async function transfer(
  tool: string,
  from: { readonly host: Host; readonly address: string },
  to: { readonly host: Host; readonly address: string },
  octets: number,
): Promise<boolean> {
  const log = '/var/tmp/transfer.log';
  // With the flags of this process: a Node with threads can spin for ever while a virtual clock stands still.
  const node = [process.execPath, ...process.execArgv];
  const server = daemon(to.host, [...node, tool, 'serve', to.address, '5001', String(octets)], log);
  try {
    const listening = async () => {
      const { output } = await attempt(to.host, ['ss', '-ltnH', isIpv6(to.address) ? '-6' : '-4']);
      return output.includes(':5001');
    };
    if (!(await until(30, listening))) return false;
    const command = [...node, tool, 'send', from.address, to.address, '5001', String(octets)];
    return (await attempt(from.host, command, 120)).status === 0;
  } finally {
    server.kill();
  }
}
