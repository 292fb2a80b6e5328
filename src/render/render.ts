import type { Device, ManifestFile, Part } from '../devices/manifest.js';
import { Report, type Result } from '../diagnostics/result.js';
import type { Plan } from '../plan/plan.js';
import { type Compile, TemplateError, templateCompiler } from './compile.js';
import { UnencodableError } from './encoded.js';
import { ENCODERS } from './encoders.js';
import { inline, type PrintSecret } from './secrets.js';
import { buildView, type View } from './view.js';

/** One rendered file; `path` is relative to the output folder of its part. */
export interface RenderedFile {
  readonly part: Part;
  readonly path: string;
  readonly text: string;
  /** Holds a pre-shared key. */
  readonly secret: boolean;
  readonly executable: boolean;
  /** What starts a comment line in it. */
  readonly comment: string;
}

export interface RenderOptions {
  /** Which parts; without it, what is to be applied. */
  readonly parts?: readonly Part[];
  /** What is printed for a secret; without it, the secret itself. */
  readonly printSecret?: PrintSecret;
  /** Other files than those of the manifest's parts. */
  readonly files?: readonly ManifestFile[];
}

/** Renders the files of the device, in the order of its manifest. */
export function render(
  plan: Plan,
  device: Device,
  { parts = ['apply'], printSecret = inline, files: entries = device.manifest.files }: RenderOptions = {},
): Result<readonly RenderedFile[]> {
  const report = new Report();
  for (const part of parts) {
    if (!entries.some((file) => file.part === part))
      report.add('PART_NOT_SUPPORTED', { device: device.manifest.name, part });
  }
  const view = buildView(plan, device);
  const compile = compilerOf(device, printSecret);
  const files = entries
    .filter((file) => parts.includes(file.part))
    .flatMap((file) => renderFile(file, { view, device, compile, report }));
  const paths = files.map((file) => `${file.part}/${file.path}`);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice) throw new TemplateError(`${device.id}: two files have the path ${twice}`);
  return report.result(files);
}

/** The same files with `apply/`, `verify/` or `remove/` in front of their paths. */
export function inPartFolders(files: readonly RenderedFile[]): RenderedFile[] {
  return files.map((file) => ({ ...file, path: `${file.part}/${file.path}` }));
}

interface Rendering {
  readonly view: View;
  readonly device: Device;
  readonly compile: Compile;
  readonly report: Report;
}

function renderFile(file: ManifestFile, { view, device, compile, report }: Rendering): RenderedFile[] {
  const template = compile(`${device.id}/${file.template}`, text(device, file.template));
  const path = compile(`${device.id}/device.json`, file.path);
  const rendered: RenderedFile[] = [];
  for (const scope of scopes(view, file)) {
    try {
      rendered.push({
        part: file.part,
        path: path(scope),
        text: template(scope),
        secret: file.secret,
        executable: file.executable,
        comment: file.comment,
      });
    } catch (error) {
      if (!(error instanceof UnencodableError)) throw error;
      const encoder = ENCODERS[error.encoder]?.position ?? error.encoder;
      report.add('UNENCODABLE_VALUE', {
        what: error.what,
        problem: error.problem,
        encoder,
        device: device.manifest.name,
      });
    }
  }
  return rendered;
}

/** The view of each file that one manifest entry makes. */
function scopes(view: View, file: ManifestFile): object[] {
  const all: readonly object[] =
    file.scope === 'connection'
      ? view.connections.map((connection) => ({ ...view, connection }))
      : file.scope === 'tunnel'
        ? view.connections.flatMap((connection) =>
            connection.tunnels.map((tunnel) => ({ ...view, connection, tunnel })),
          )
        : [view];
  return all.filter((scope) => isWanted(scope, file));
}

function isWanted(scope: object, file: ManifestFile): boolean {
  if (file.when === undefined) return true;
  const value = file.when
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], scope);
  if (typeof value !== 'boolean') throw new TemplateError(`"when": ${file.when} is no boolean of the view`);
  return value;
}

const COMPILERS = new WeakMap<Device, WeakMap<PrintSecret, Compile>>();

/** A device is often rendered many times: what was compiled is kept as long as the device. */
function compilerOf(device: Device, printSecret: PrintSecret): Compile {
  const own = COMPILERS.get(device) ?? new WeakMap<PrintSecret, Compile>();
  COMPILERS.set(device, own);
  const compile = own.get(printSecret) ?? templateCompiler(device.id, partialsOf(device), printSecret);
  own.set(printSecret, compile);
  return compile;
}

function partialsOf(device: Device): Record<string, string> {
  const partials = Object.entries(device.manifest.partials);
  return Object.fromEntries(partials.map(([name, path]) => [name, text(device, path)]));
}

function text(device: Device, path: string): string {
  const source = device.templates.get(path);
  if (source === undefined) throw new TemplateError(`${device.id}: there is no ${path}`);
  return source;
}
