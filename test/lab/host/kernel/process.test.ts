import { expect, test } from 'vitest';
import { type Running, runProcess, TIMED_OUT } from './process.js';

/** A shell that ends by SIGKILL alone; `started` is called once it is deaf to the rest. */
function deaf(controller: AbortController, started: () => void): Running {
  return {
    command: ['sh', '-c', "trap '' TERM INT; echo deaf; while :; do sleep 1; done"],
    timeoutSeconds: 60,
    signal: controller.signal,
    output: started,
  };
}

test('gives the exit code, and each line that was printed', async () => {
  const lines: string[] = [];
  const signal = new AbortController().signal;
  const command = ['sh', '-c', 'echo one; echo two >&2; exit 3'] as const;
  const code = await runProcess({ command, timeoutSeconds: 60, signal, output: (line) => lines.push(line) });
  expect([code, lines.sort()]).toEqual([3, ['one', 'two']]);
});

test('ends what takes too long', async () => {
  const controller = new AbortController();
  const running = { ...deaf(controller, () => {}), timeoutSeconds: 1, stopSignal: 'SIGKILL' } as const;
  expect(await runProcess(running)).toBe(TIMED_OUT);
});

test('ends at once by SIGKILL what would wait for the end of its grace after SIGTERM', async () => {
  const controller = new AbortController();
  let aborted = 0;
  const abort = (): void => {
    aborted = Date.now();
    controller.abort();
  };
  await runProcess({ ...deaf(controller, abort), stopSignal: 'SIGKILL' });
  expect(Date.now() - aborted).toBeLessThan(3000);
});
