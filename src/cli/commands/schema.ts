import { Args, Command } from '@oclif/core';
import { modelJsonSchema } from '../../formats/model/json-schema.js';
import { printJson } from '../../formats/model/print.js';
import { table, writeOut } from '../console.js';

/** The documents of our own that have a JSON Schema, which is made only when it is asked for. */
const SCHEMAS = [
  { id: 'model', what: 'what `cgw-gen inspect` prints, and `cgw-gen render` reads', make: modelJsonSchema },
] as const;

export default class Schema extends Command {
  static override summary = 'List the JSON Schemas, or print one.';
  static override examples = [
    '<%= config.bin %> schema',
    '<%= config.bin %> schema model > model.schema.json',
  ];
  static override args = {
    id: Args.string({ description: 'the schema to print', options: SCHEMAS.map(({ id }) => id) }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Schema);
    const chosen = SCHEMAS.find(({ id }) => id === args.id);
    writeOut(chosen ? printJson(chosen.make()) : table(SCHEMAS.map(({ id, what }) => [id, what])));
  }
}
