import * as z from 'zod';
import { DH_GROUPS, ENCRYPTIONS, INTEGRITIES, PFS_GROUPS, type PfsGroup } from '../../model/crypto.js';
import { DAY, integer, oneOf, ordered, sourced } from './leaves.js';

/** What a tunnel of the model JSON says of the two phases. */
export function phases() {
  return {
    ike: phase(DH_GROUPS, 'What the cloud accepts in phase 1, the IKE SA.'),
    esp: phase(PFS_GROUPS, 'What the cloud accepts in phase 2, the child SA of ESP.'),
    given: z.exactOptional(
      z
        .strictObject({ ike: suite(DH_GROUPS, 'Phase 1.'), esp: suite(PFS_GROUPS, 'Phase 2.') })
        .describe('The one suite per phase that the document itself gives, when it gives one.'),
    ),
  };
}

const GROUP = 'Diffie-Hellman groups by their IANA numbers; none in phase 2 alone: no exchange of its own.';

function phase(groups: readonly PfsGroup[], description: string) {
  return z
    .strictObject({
      encryption: sourced(ordered(ENCRYPTIONS, 'The strongest first.'), 'Ciphers.'),
      integrity: sourced(
        ordered(INTEGRITIES, 'The strongest first.'),
        'Hashes: for integrity, and as PRF in phase 1.',
      ),
      dhGroup: sourced(ordered(groups, 'The strongest first.'), GROUP),
      lifetime: sourced(integer(1, DAY, 'Seconds.'), 'Of the SA.'),
    })
    .describe(description);
}

function suite(groups: readonly PfsGroup[], description: string) {
  return z
    .strictObject({
      encryption: oneOf(ENCRYPTIONS, 'The cipher.'),
      integrity: oneOf(INTEGRITIES, 'The hash.'),
      dhGroup: oneOf(groups, 'The Diffie-Hellman group.'),
    })
    .describe(description);
}
