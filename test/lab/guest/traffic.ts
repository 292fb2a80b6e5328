import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
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

/** Milliseconds that an answer may still be on its way when the ping ends. */
const IN_FLIGHT = 1000;

/** A ping that goes on until it is stopped. */
export class SteadyPing {
  readonly target: string;
  private readonly interval: number;
  private readonly started = Date.now();
  /** When each request was answered first, by its number from 1. */
  private readonly answered = new Map<number, number>();
  private sent = 0;
  private readonly child;
  private readonly closed: Promise<void>;

  /** `interval` in seconds. */
  constructor(from: Host, source: string, target: string, interval: number) {
    this.target = target;
    this.interval = interval;
    const command = ['ping', '-n', '-i', String(interval), '-W', '2', '-I', source, target];
    const [file, ...rest] = [...from, ...command] as [string, ...string[]];
    this.child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
    createInterface({ input: this.child.stdout }).on('line', (line) => this.line(line));
    this.closed = new Promise((resolve) => this.child.on('close', () => resolve()));
  }

  async stop(): Promise<PingReport> {
    const end = Date.now();
    this.child.kill('SIGINT');
    await this.closed;
    const marks = [this.started, ...this.answered.values(), end].sort((a, b) => a - b);
    let [gap, until] = [0, end];
    for (let at = 1; at < marks.length; at++) {
      const length = (marks[at] ?? 0) - (marks[at - 1] ?? 0);
      if (length > gap) [gap, until] = [length, marks[at] ?? 0];
    }
    const due = Math.min(this.sent, Math.floor((end - this.started - IN_FLIGHT) / 1000 / this.interval));
    const lost = Array.from({ length: due }, (_, index) => index + 1).filter(
      (one) => !this.answered.has(one),
    );
    return { sent: this.sent, lost: lost.length, gap: gap / 1000, after: (end - until) / 1000 };
  }

  private line(line: string): void {
    const number = /bytes from .*icmp_seq=(\d+)/.exec(line)?.[1];
    if (number !== undefined && !this.answered.has(Number(number)))
      this.answered.set(Number(number), Date.now());
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
  // With the flags of this process, which say how Node does on the machine's processors.
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
