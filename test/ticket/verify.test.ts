import { describe, expect, it } from 'vitest';
import { render } from '../../src/render/render.js';
import { verifySteps } from '../../src/ticket/verify.js';
import { bundledDevices } from '../support/devices.js';
import { requestFor, titleOf } from './stepping.js';

describe('the checks of a verify file', () => {
  it('are commands with what is expected of each', () => {
    const text =
      '# For root.\n\n# 1. endpoint: it answers\nping a\n# good: 3 received\n# good: or silence,\n# which is no fault\nping b\nping c\n\n# 2. IKE: up\nshow\n';
    expect(verifySteps({ text, comment: '#' })).toEqual([
      {
        title: ['endpoint: it answers'],
        blocks: [
          { kind: 'code', text: 'ping a\n' },
          { kind: 'expected', items: [['3 received'], ['or silence, which is no fault']] },
          { kind: 'code', text: 'ping b\nping c\n' },
        ],
      },
      { title: ['IKE: up'], blocks: [{ kind: 'code', text: 'show\n' }] },
    ]);
    expect(verifySteps({ text: '# only a comment\nshow\n', comment: '#' })).toBeUndefined();
  });

  it.each(bundledDevices().map((one) => [one.id, one] as const))(
    '%s: nothing of the file is lost',
    (id, device) => {
      const { plan } = requestFor(id);
      const files = render(plan, device, { parts: ['verify'] });
      if (!files.ok) throw new Error('render fails');
      for (const file of files.value) {
        const steps = verifySteps(file);
        const blocks = steps?.flatMap((step) => step.blocks) ?? [];
        const commands = blocks.flatMap((one) => (one.kind === 'code' ? one.text.trimEnd().split('\n') : []));
        const lines = file.text
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith(file.comment));
        expect(commands.length, file.path).toBeGreaterThan(5);
        expect(lines.slice(-commands.length)).toEqual(commands);
        expect(steps?.map((step) => titleOf(step).split(':')[0])).toEqual([
          'endpoint',
          'IKE',
          'ESP',
          'routes',
          'BGP',
          'MTU',
        ]);
        expect(blocks.filter((one) => one.kind === 'expected').length).toBeGreaterThan(5);
      }
    },
  );
});
