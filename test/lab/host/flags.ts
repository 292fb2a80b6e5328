import { parseArgs } from 'node:util';
import type { GivenAnswer, PlanRequest } from 'cgw-gen';

/** What the flags of `cgw-gen render` say, for the library. */
export interface RenderFlags {
  readonly connections: readonly string[] | undefined;
  readonly answers: readonly GivenAnswer[];
  readonly choice: Pick<PlanRequest, 'proposal' | 'ike'>;
}

/** Reads a scenario's flags; one that the plan would not see here is refused. */
export function readFlags(flags: readonly string[]): RenderFlags {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      set: { type: 'string', multiple: true },
      proposal: { type: 'string' },
      ike: { type: 'string' },
      connection: { type: 'string', multiple: true },
    },
  });
  return {
    connections: values.connection,
    answers: (values.set ?? []).map(answer),
    choice: {
      ...(values.proposal === undefined ? {} : { proposal: values.proposal }),
      ...(values.ike === undefined ? {} : { ike: values.ike === '1' ? 1 : 2 }),
    },
  };
}

function answer(setting: string): GivenAnswer {
  const [name = '', ...value] = setting.split('=');
  return { name, value: value.join('=') };
}
