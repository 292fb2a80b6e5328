import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE: string = fileURLToPath(new URL('.', import.meta.url));
const INCLUDES = [
  'config',
  'functions',
  'globals',
  'util',
  'interfaces',
  'filter',
  'gwlb',
  'ipsec',
  'system',
];

/** Anything of config.xml, as the stand-in keeps it in JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a configuration has no type of its own
export type Config = any;

export interface Run {
  readonly status: number | null;
  readonly output: string;
  /** What the script did to the firewall, in order. */
  readonly calls: readonly string[];
  readonly config: Config;
}

export interface RunOptions {
  readonly release?: '2.7' | '2.8';
  /** A line of the log at which the stand-in fails. */
  readonly fail?: string;
  readonly way?: 'playback' | 'file';
}

export const hasPhp: boolean = spawnSync('php', ['-v']).status === 0;

export function fixture(name: 'empty' | 'populated'): Config {
  return JSON.parse(readFileSync(join(HERE, `${name}.json`), 'utf8'));
}

/** A pfSense made of a configuration in a temporary folder. */
export class Firewall {
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'pfsense-'));

  constructor(config: Config) {
    mkdirSync(join(this.#folder, 'include'));
    for (const name of [...INCLUDES, 'pkg-utils']) {
      const text = `<?php require_once '${join(HERE, 'stub.php')}';\n`;
      writeFileSync(join(this.#folder, 'include', `${name}.inc`), text);
    }
    writeFileSync(this.#path('config.json'), JSON.stringify(config));
  }

  run(script: string, { release = '2.7', fail = '', way = 'playback' }: RunOptions = {}): Run {
    writeFileSync(this.#path('cgw-gen.php'), script);
    writeFileSync(this.#path('log'), '');
    const before = readFileSync(this.#path('config.json'), 'utf8');
    const file = this.#path('cgw-gen.php');
    const what = way === 'playback' ? [join(HERE, 'playback.php'), file] : ['-f', file];
    // Every notice of PHP is an error here: pfSense shows them to the administrator.
    const settings = ['-d', `include_path=${this.#path('include')}`, '-d', 'error_reporting=32767'];
    const result = spawnSync('php', [...settings, '-d', 'display_errors=1', ...what], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        CGW_CONFIG: this.#path('config.json'),
        CGW_LOG: this.#path('log'),
        CGW_FAIL: fail,
        CGW_RELEASE: release,
      },
    });
    const calls = readFileSync(this.#path('log'), 'utf8').split('\n').slice(0, -1);
    const after = readFileSync(this.#path('config.json'), 'utf8');
    if (!calls.includes('write_config') && after !== before) throw new Error('changed without write_config');
    return {
      status: result.status,
      output: result.stdout + result.stderr,
      calls,
      config: JSON.parse(after),
    };
  }

  /** `php -l` of the last script. */
  lint(): string {
    if (!existsSync(this.#path('cgw-gen.php'))) throw new Error('nothing was run');
    const result = spawnSync('php', ['-l', this.#path('cgw-gen.php')], { encoding: 'utf8' });
    return result.stdout + result.stderr;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
