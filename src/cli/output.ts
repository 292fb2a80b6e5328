import { Flags } from '@oclif/core';
import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { RenderedFile } from '../render/render.js';
import { type WrittenFile, writeTree } from '../sources/write.js';
import { writeOut } from './console.js';
import { named } from './flags.js';

export const outputFlags = {
  out: Flags.string({
    char: 'o',
    helpValue: 'DIR',
    parse: named('--out', 'folder'),
    description: 'write the files below this folder instead of printing them',
  }),
  force: Flags.boolean({ description: 'let --out replace files that are there', dependsOn: ['out'] }),
  file: Flags.string({ helpValue: 'NAME', description: 'print only this file', exclusive: ['out'] }),
};

interface OutputChoice {
  readonly out?: string | undefined;
  readonly force: boolean;
  readonly file?: string | undefined;
}

/** Writes files below a folder, and says which; what stands in the way is reported. */
export async function writeBelow(
  out: string,
  files: readonly WrittenFile[],
  force: boolean,
  report: Report,
): Promise<void> {
  await writeTree(out, files, force, report);
  if (!report.failed) report.add('OUTPUT_WRITTEN', { files: files.map((one) => one.path).join(', '), out });
}

/** Writes the rendered files where the flags say: below a folder, one of them, or all on standard output. */
export async function deliver(
  files: readonly RenderedFile[],
  device: Device,
  { out, force, file }: OutputChoice,
  report: Report,
): Promise<void> {
  if (out !== undefined) {
    await writeBelow(out, files, force, report);
    return;
  }
  if (file === undefined) {
    writeOut(files.length === 1 ? (files[0]?.text ?? '') : files.map(underComment).join(''));
    return;
  }
  const found = findFile(files, file);
  if (found) writeOut(found.text);
  else {
    const known = files.map((one) => one.path).join(', ');
    report.add('FILE_NAME_UNKNOWN', { device: device.manifest.name, name: file.slice(0, 80), known });
  }
}

/** The file with this path, or the one whose name without folders it is. */
export function findFile<F extends WrittenFile>(files: readonly F[], name: string): F | undefined {
  const found = files.filter((one) => one.path.endsWith(`/${name}`));
  return files.find((one) => one.path === name) ?? (found.length === 1 ? found[0] : undefined);
}

function underComment({ path, text, comment }: RenderedFile): string {
  return `${comment} file: ${path}${comment === '<!--' ? ' -->' : ''}\n${text}`;
}
