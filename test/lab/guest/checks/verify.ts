import type { VerifyCheck } from '../../verify-file.js';
import type { Lab } from '../lab.js';

/** Every command of the rendered verify files succeeds on the router, and says what its good answer promises. */
export async function verifyFilesHold(lab: Lab): Promise<void> {
  for (const { expected } of lab.connections) await verifyFileHolds(lab, expected.id);
}

export async function verifyFileHolds(lab: Lab, id: string): Promise<void> {
  for (const check of lab.router.checks(lab.job, id)) {
    const wrong = await answersOf(lab, check);
    const what = `${id}: ${check.number}. ${check.stage}: every command gives its good answer`;
    lab.assert('verify', what, wrong.length === 0, wrong.join('\n'));
  }
}

/** What is not as it should be. What a good answer has in double quotes is in what the commands print. */
async function answersOf(lab: Lab, { steps }: VerifyCheck): Promise<string[]> {
  const wrong: string[] = [];
  for (const { commands, good } of steps) {
    let said = '';
    for (const command of commands) {
      const { status, output } = await lab.router.type(command);
      if (status !== 0) wrong.push(`${command}: exit status ${status}: ${output}`);
      said += output;
    }
    const words = good.flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word));
    for (const word of words.filter((one) => !said.includes(one)))
      wrong.push(`${commands.join('; ')}: no "${word}" in: ${said}`);
  }
  return wrong;
}
