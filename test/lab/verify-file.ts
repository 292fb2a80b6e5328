/** The stages of a verify file, in the order of troubleshooting. */
export const STAGES = ['endpoint', 'IKE', 'ESP', 'routes', 'BGP', 'MTU'] as const;
export type Stage = (typeof STAGES)[number];

/** One or more commands with what their good answer looks like. */
export interface VerifyStep {
  readonly commands: readonly string[];
  readonly good: readonly string[];
}

/** One numbered check. */
export interface VerifyCheck {
  readonly number: number;
  readonly stage: Stage;
  readonly title: string;
  readonly steps: readonly VerifyStep[];
}

interface OpenStep {
  readonly commands: string[];
  readonly good: string[];
}

/**
 * Reads a verify file: `# 1. endpoint: title`, commands, `# good: answer`, where `#` is what starts a comment line
 * in it. Other comments may stand before the first heading, and between a heading and a command. Throws on
 * anything else, on numbers that do not count up from 1, and on stages out of order.
 */
export function readVerify(text: string, comment: string): VerifyCheck[] {
  const checks: { number: number; stage: Stage; title: string; steps: OpenStep[] }[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const said = line.startsWith(comment) ? line.slice(comment.length).trim() : undefined;
    const check = checks.at(-1);
    const heading = said === undefined ? undefined : headingOf(said, checks.length + 1);
    if (heading) {
      endCheck(check);
      if (check && STAGES.indexOf(heading.stage) < STAGES.indexOf(check.stage))
        throw new Error(`${heading.stage} comes after ${check.stage}`);
      checks.push({ ...heading, steps: [] });
    } else readLine(line, said, check?.steps);
  }
  endCheck(checks.at(-1));
  return checks;
}

function headingOf(said: string, next: number): { number: number; stage: Stage; title: string } | undefined {
  const [, number, stage, title = ''] = /^(\d+)\. ([A-Za-z]+): (\S.*)$/.exec(said) ?? [];
  if (number === undefined) return undefined;
  if (Number(number) !== next) throw new Error(`${said}: its number should be ${next}`);
  const known = STAGES.find((one) => one === stage);
  if (!known) throw new Error(`${said}: ${stage} is no stage`);
  return { number: next, stage: known, title };
}

function readLine(line: string, said: string | undefined, steps: OpenStep[] | undefined): void {
  const step = steps?.at(-1);
  if (said === undefined) {
    if (!steps) throw new Error(`a command before the first heading: ${line}`);
    if (step && step.good.length === 0) step.commands.push(line);
    else steps.push({ commands: [line], good: [] });
  } else if (said.startsWith('good: ')) {
    if (!step) throw new Error(`no command before: ${line}`);
    step.good.push(said.slice('good: '.length));
  } else if (step && step.good.length === 0) {
    throw new Error(`a command without its good answer before: ${line}`);
  }
}

function endCheck(check: { number: number; steps: readonly OpenStep[] } | undefined): void {
  if (!check) return;
  const last = check.steps.at(-1);
  if (!last) throw new Error(`check ${check.number} has no command`);
  if (last.good.length === 0) throw new Error(`check ${check.number} ends without a good answer`);
}
