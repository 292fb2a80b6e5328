import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/render/encoders.js';
import { connection, tunnel } from '../../support/connection.js';
import { Firewall, fixture, hasPhp } from './firewall.js';
import { bgpPlan, PREFIXES, planOf, populated, scriptOf } from './plans.js';

describe.runIf(hasPhp)('pfSense', () => {
  it('never prints a pre-shared key', () => {
    const script = scriptOf(bgpPlan);
    for (const fail of ['', 'config_set_path interfaces', 'ipsec_configure']) {
      expect(new Firewall(populated(bgpPlan)).run(script, { fail }).output).not.toContain('Xample.Key');
    }
  });

  describe('the pre-shared key arrives as it is', () => {
    const keys = [
      "it's",
      'a\\',
      "\\'",
      '\\\\n',
      '<?php evil(); ?>',
      '?>',
      '$x',
      '{$x}',
      '$' + '{x}',
      '"',
      '*/',
      '//',
      '#',
      '0123',
      '1e5',
      '&amp;',
      '`id`',
    ];
    it.each(keys)('%s', (psk) => {
      const plan = planOf([connection({ tunnels: [tunnel({ psk })] })], PREFIXES);
      for (const way of ['playback', 'file'] as const) {
        const { config, status } = new Firewall(fixture('empty')).run(scriptOf(plan), { way });
        expect(status).toBe(0);
        expect(config.ipsec.phase1[0]['pre-shared-key']).toBe(psk);
      }
    });

    it.each(['', ' a', 'a ', 'é', 'a\nb'])('or is refused: %j', (psk) => {
      expect(encode('pfsense-secret', psk)).toHaveProperty('problem');
    });
  });
});
