import { expect, test } from 'vitest';
import type { Finding } from '../../src/checks/finding.js';
import { printMarkdown } from '../../src/ticket/markdown.js';
import type { TicketContent } from '../../src/ticket/request.js';
import { checks } from '../../src/ticket/sections/checks.js';

const finding = (message: string, change: Partial<Finding> = {}): Finding => ({
  code: 'OPTIONS_DIFFER',
  severity: 'info',
  subject: 'vpn-1',
  message,
  reason: 'the reason',
  wayOut: 'the way out',
  source: 'the source',
  ...change,
});
const printed = (...findings: readonly Finding[]) =>
  printMarkdown({ title: ['t'], sections: [checks({ findings } as unknown as TicketContent)] });

test('what differs only in what was found is explained once, with every subject and message', () => {
  const text = printed(finding('one'), finding('two', { subject: 'vpn-2' }), finding('three'));
  expect(text).toContain(
    '**INFO** 3 times: `OPTIONS_DIFFER`\n\n- `vpn-1` one\n- `vpn-2` two\n- `vpn-1` three\n\nWhy: the reason\n',
  );
  expect(text.match(/Why: /g)).toHaveLength(1);
});

test('another severity, code, reason, way out or source is explained by itself', () => {
  const others: readonly Partial<Finding>[] = [
    { severity: 'warning' },
    { code: 'TEMPLATE_ONLY' },
    { reason: 'another' },
    { wayOut: 'another' },
    { source: 'another' },
  ];
  for (const other of others) {
    const text = printed(finding('one'), finding('two', other));
    expect(text.match(/Why: /g), JSON.stringify(other)).toHaveLength(2);
    expect(text).toContain('**INFO** one\n\n`OPTIONS_DIFFER` `vpn-1`\n');
  }
});
