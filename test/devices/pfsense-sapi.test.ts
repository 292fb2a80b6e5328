import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, ROOT } from '../support/golden.js';

const scripts = filesBelow(join(ROOT, 'test/golden')).filter((path) =>
  /\/cgw-gen(-remove)?\.php$/.test(path),
);

it('the script uses nothing that only the command line of PHP has', () => {
  expect(scripts.filter((path) => path.endsWith('-remove.php'))).toHaveLength(scripts.length / 2);
  for (const path of scripts) {
    const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    // pfSsh.php of pfSense runs in php-cgi.
    expect(code).not.toMatch(/\b(STDIN|STDOUT|STDERR|argv|argc|readline|pcntl_\w+)\b/);
  }
});
