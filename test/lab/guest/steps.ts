/**
 * The commands that the device's README gives for a router: the code blocks of its section "Apply". Each block is
 * for one purpose, and is known by a word in it; a README that is arranged otherwise is an error, not a guess.
 */
export interface Steps {
  readonly base: string;
  readonly bgp: string;
  readonly failover: string;
  readonly tunnels: string;
}

/** The README says in prose what differs for a connection that is not the router's first. */
const LATER = {
  tunnels: 'swanctl --load-all',
  frrStarts: /^sed -i .*systemctl restart frr$/m,
} as const;

const BLOCKS = {
  render: 'npx cgw-gen render',
  base: 'systemctl daemon-reload',
  bgp: 'vtysh -C',
  failover: '-failover',
  tunnels: 'systemctl restart strongswan',
} as const;

/** The steps of the README's text. */
export function stepsOf(readme: string): Steps {
  const blocks = blocksOf(readme, 'Apply');
  const found = Object.entries(BLOCKS).map(([name, word]) => {
    const having = blocks.filter((text) => text.includes(word));
    if (having.length !== 1) throw new Error(`README, Apply: ${having.length} blocks with ${word}`);
    return [name, having[0]];
  });
  if (blocks.length !== found.length) throw new Error(`README, Apply: ${blocks.length} blocks`);
  return Object.fromEntries(found) as unknown as Steps;
}

/** The code blocks of a section. */
function blocksOf(readme: string, heading: string): string[] {
  const [, after = ''] = readme.split(new RegExp(`^## ${heading}$`, 'm'));
  const [section = ''] = after.split(/^## /m);
  return [...section.matchAll(/^```\n(.*?)^```$/gms)].map(([, text = '']) => text);
}

/** "a `cannot stat` of sysctl only means that the interface is not there yet, and gets the value from udev". */
const MAY_FAIL = /^sysctl -p .*$/m;

/** One script for one connection, in the README's order. */
export function scriptFor(steps: Steps, id: string, routing: 'bgp' | 'static', first: boolean): string {
  const route = routing === 'bgp' ? steps.bgp : steps.failover;
  if (!/^ID=.*$/m.test(steps.base) || !MAY_FAIL.test(steps.base))
    throw new Error('README, Apply: no ID= or sysctl');
  const base = steps.base.replace(/^ID=.*$/m, `ID=${id}`).replace(MAY_FAIL, (line) => `${line} || :`);
  if (first) return [base, route, steps.tunnels].join('\n');
  return [base, route.replace(LATER.frrStarts, ''), LATER.tunnels].join('\n');
}

/** The command that the README gives for taking a connection out, on the router. */
export function removalOf(readme: string, id: string): string {
  const lines = blocksOf(readme, 'Roll back').flatMap((text) => text.split('\n'));
  const [step, ...more] = lines.filter((line) => /^sh .*-remove\.sh$/.test(line));
  if (step === undefined || more.length > 0)
    throw new Error('README, Roll back: not one line sh …-remove.sh');
  return step.replace(/^sh .*-remove\.sh$/, `sh ./${id}-remove.sh`);
}
