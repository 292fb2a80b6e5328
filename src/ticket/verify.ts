import type { RenderedFile } from '../render/render.js';
import { type Block, code, type Step } from './document.js';

/**
 * The checks of a verify file: a comment `1. stage: what` starts one; then come commands, and behind them comments that
 * begin with `good:`, which may go on on further lines. Undefined where the file is not written so.
 */
export function verifySteps({
  text,
  comment,
}: Pick<RenderedFile, 'text' | 'comment'>): readonly Step[] | undefined {
  const steps: Lines[] = [];
  for (const line of text.split('\n')) {
    const said = line.startsWith(`${comment} `) ? line.slice(comment.length + 1).trim() : undefined;
    const title = /^\d+\. (.*)$/.exec(said ?? '')?.[1];
    const step = steps.at(-1);
    if (title !== undefined) steps.push({ title, runs: [] });
    else if (step && said !== undefined) addGood(step, said);
    else if (step && line.trim() !== '' && line !== comment) addCommand(step, line);
  }
  if (steps.length === 0) return undefined;
  return steps.map(({ title, runs }) => ({ title: [title], blocks: runs.flatMap(blocksOf) }));
}

interface Run {
  readonly commands: string[];
  readonly good: string[];
}
interface Lines {
  readonly title: string;
  readonly runs: Run[];
}

function addCommand({ runs }: Lines, line: string): void {
  const run = runs.at(-1);
  if (run && run.good.length === 0) run.commands.push(line);
  else runs.push({ commands: [line], good: [] });
}

function addGood({ runs }: Lines, said: string): void {
  if (runs.length === 0) runs.push({ commands: [], good: [] });
  const good = runs.at(-1)?.good ?? [];
  const [, begun] = /^good:\s*(.*)$/.exec(said) ?? [];
  if (begun !== undefined || good.length === 0) good.push(begun ?? said);
  else good.push(`${good.pop()} ${said}`);
}

function blocksOf({ commands, good }: Run): Block[] {
  return [
    ...(commands.length > 0 ? [{ kind: 'code', text: `${commands.join('\n')}\n` } as const] : []),
    ...(good.length > 0 ? [{ kind: 'expected', items: good.map((one) => [one]) } as const] : []),
  ];
}

/** The verify files that are not made of such checks, as they are. */
export function verifyBlock(file: RenderedFile): Block {
  const steps = verifySteps(file);
  return steps ? { kind: 'steps', steps } : { kind: 'code', title: [code(file.path)], text: file.text };
}
