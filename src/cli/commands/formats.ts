import { Command } from '@oclif/core';
import { FORMATS } from '../../formats/index.js';
import { table, writeOut } from '../console.js';

export default class Formats extends Command {
  static override summary = 'List the documents that can be read, and where they come from.';
  static override examples = ['<%= config.bin %> formats'];

  async run(): Promise<void> {
    await this.parse(Formats);
    writeOut(table(FORMATS.map(({ id, title, source }) => [id, title, source])));
  }
}
