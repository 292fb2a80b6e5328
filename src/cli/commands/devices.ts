import { Args, Command } from '@oclif/core';
import { deviceIds, loadDevice } from '../../devices/load.js';
import { type Question, questionsOf } from '../../devices/questions.js';
import { Report } from '../../diagnostics/result.js';
import { finish, table, writeOut } from '../console.js';
import { deviceDirFlag, jsonFlag } from '../flags.js';

export default class Devices extends Command {
  static override summary = 'List the devices, or the questions of one device.';
  static override examples = ['<%= config.bin %> devices', '<%= config.bin %> devices cisco-ios'];
  static override args = { id: Args.string({ description: 'the device whose questions to print' }) };
  static override flags = {
    ...deviceDirFlag,
    ...jsonFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Devices);
    const report = new Report();
    const ids = args.id === undefined ? deviceIds(flags['device-dir'], report) : [args.id];
    const rows = (report.failed ? [] : ids).flatMap((id) => {
      const device = loadDevice(id, flags['device-dir']);
      report.take(device.diagnostics);
      return device.ok ? [{ id, manifest: device.value.manifest }] : [];
    });
    const [first] = rows;
    if (args.id === undefined)
      writeOut(table(rows.map(({ id, manifest }) => [id, manifest.name, manifest.versions])));
    else if (first) writeOut(questionTable(questionsOf(first.manifest)));
    finish(report, flags.json);
  }
}

function questionTable(questions: readonly Question[]): string {
  const rows = questions.map((one) => [
    one.id,
    typeInWords(one),
    defaultInWords(one),
    one.example,
    one.meaning,
  ]);
  return table([['QUESTION', 'TYPE', 'DEFAULT', 'EXAMPLE', 'MEANING'], ...rows]);
}

function typeInWords(question: Question): string {
  switch (question.type) {
    case 'integer':
      return `${question.minimum}..${question.maximum}`;
    case 'choice':
      return question.choices.join('|');
    case 'word':
      return question.expected;
    default:
      return question.type;
  }
}

function defaultInWords(question: Question): string {
  if (question.needed === 'always') return '(needed)';
  if (question.needed === 'static') return '(needed when static)';
  return 'default' in question && question.default !== undefined ? String(question.default) : '-';
}
