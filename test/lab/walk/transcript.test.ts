import { describe, expect, it } from 'vitest';
import { ec2Reply } from './ec2.js';
import { mismatch, stepsIn } from './transcript.js';

const PAGE = `# A page

    $ no block

\`\`\`console
$ one --flag \\
>     value
printed
$ two
\`\`\`

\`\`\`
$ another language
\`\`\`

\`\`\`console
$ three
> four
a
> b
…
z
\`\`\`
`;

describe('the commands of a page', () => {
  it('have a line, continued lines, and their output', () => {
    expect(stepsIn(PAGE)).toEqual([
      { line: 6, command: 'one --flag \\\n    value', output: ['printed'] },
      { line: 9, command: 'two', output: [] },
      { line: 17, command: 'three\nfour', output: ['a', '> b', '…', 'z'] },
    ]);
  });

  it('do not begin with output', () => {
    expect(() => stepsIn('```console\nprinted\n```\n')).toThrow('line 2: output before a command');
  });
});

describe('what is printed', () => {
  it.each([
    [['a', 'b'], 'a\nb\n'],
    [['a', '…', 'c'], 'a\nb\nb\nc\n'],
    [['…', 'c'], 'a\nb\nc\n'],
    [['a', '…'], 'a\nb\n'],
    [['a …(c)'], 'a b (c)\n'],
    [[], ''],
  ])('%j is %j', (expected, printed) => {
    expect(mismatch(expected, printed)).toBeUndefined();
  });

  it.each([
    [['a', 'c'], 'a\nb\nc\n', 'c'],
    [['b', '…', 'a'], 'a\nb\n', 'b'],
    [['a'], 'a\nb\n', 'no more than that, but: b'],
    [[], 'a\n', 'no more than that, but: a'],
    [['a.c'], 'abc\n', 'a.c'],
    [['a'], '', 'a'],
  ])('%j is not %j', (expected, printed, found) => {
    expect(mismatch(expected, printed)).toBe(found);
  });
});

it('a reply of EC2 has the names of the wire', () => {
  const reply = ec2Reply('DescribeVpnConnections', {
    VpnConnections: [
      { VpnConnectionId: 'vpn-1', Options: { TunnelOptions: [{ Phase1DHGroupNumbers: [{ Value: 2 }] }] } },
      { VgwTelemetry: [{ StatusMessage: '<a & b>' }], Tags: [] },
    ],
  });
  expect(reply).toContain(
    '<vpnConnectionSet><item><vpnConnectionId>vpn-1</vpnConnectionId><options><tunnelOptionSet><item><phase1DHGroupNumberSet><item><value>2</value></item></phase1DHGroupNumberSet></item></tunnelOptionSet></options></item>',
  );
  expect(reply).toContain(
    '<item><vgwTelemetry><item><statusMessage>&lt;a &amp; b&gt;</statusMessage></item></vgwTelemetry><tagSet></tagSet></item></vpnConnectionSet></DescribeVpnConnectionsResponse>',
  );
});
