import { Command } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { finish, writeOut } from '../console.js';
import { inputArgs, inputFlags, readConnections } from '../input.js';

export default class Inspect extends Command {
  static override summary = 'Print what a document says, as the neutral model in JSON; no secret is printed.';
  static override examples = ['<%= config.bin %> inspect vpn.json', '<%= config.bin %> inspect < vpn.xml'];
  static override strict = false;
  static override args = inputArgs;
  static override flags = inputFlags;

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Inspect);
    const report = new Report();
    const connections = await readConnections(argv as string[], flags, report);
    if (connections) writeOut(`${JSON.stringify(connections, undefined, 2)}\n`);
    finish(report, flags.json);
  }
}
