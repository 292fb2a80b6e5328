import * as z from 'zod';
import { GATEWAY_KINDS } from '../../model/connection.js';
import { IKE_VERSIONS } from '../../model/crypto.js';
import { CONNECTION_ID } from '../connection-id.js';
import {
  address,
  DAY,
  endpoint,
  integer,
  nonEmpty,
  oneOf,
  ordered,
  prefix,
  prefixes,
  secret,
  sourced,
  word,
} from './leaves.js';
import { phases } from './phases.js';
import { MODEL_KEY, MODEL_VERSION } from './print.js';

const LAST_ASN = 4294967295;

/**
 * One connection of the model JSON: gives a VpnConnection. What its members must be to each other is checked
 * by rules.ts. Made when it is needed: most commands need none.
 */
export function connectionSchema() {
  return z
    .strictObject({
      cloud: oneOf(['aws', 'alibaba'], 'The cloud that has the connection.'),
      id: z
        .string({ error: ID })
        .regex(CONNECTION_ID, { error: ID })
        .describe('The id that the cloud gave the connection.'),
      name: z.exactOptional(word("The cloud's name for it, or its address in a Terraform state.")),
      customerGatewayId: z.exactOptional(word('The id of the customer gateway.')),
      cloudGateway: z
        .strictObject({
          kind: oneOf(GATEWAY_KINDS, 'What ends the tunnels in the cloud.'),
          id: z.exactOptional(word('Its id.')),
        })
        .describe('The end of the tunnels in the cloud.'),
      authority: oneOf(
        ['tunnel-options', 'template', 'configured'],
        "tunnel-options: the document had the cloud's own list of what it accepts. template: it had only the vendor's minimum sample, which may hide what the cloud accepts. configured: the cloud takes exactly the one suite of each phase that is given.",
      ),
      accelerated: z.boolean().describe('AWS Global Accelerator is in front: NAT traversal is required.'),
      routing: routing(),
      networks: z.exactOptional(networks()),
      tunnels: z
        .array(tunnel(), { error: 'a list of one or two tunnels' })
        .min(1, { error: 'a list of one or two tunnels' })
        .max(2, { error: 'a list of one or two tunnels' })
        .describe("One or two, ordered by the cloud's outside address.")
        .transform(nonEmpty),
    })
    .describe('One Site-to-Site VPN connection of a cloud.');
}

const ID = 'up to 64 of A-Z a-z 0-9 . _ - that start with a letter or a digit';

/** The whole document, with `connection` for each of its connections. */
export function modelSchema<T extends z.ZodType>(connection: T) {
  const error = 'a list of connections, with one at least';
  return z
    .strictObject({
      [MODEL_KEY]: z.literal(MODEL_VERSION).describe('The version of this document.'),
      connections: z
        .array(connection, { error })
        .min(1, { error })
        .describe('Each id once. cgw-gen orders them by id.'),
    })
    .describe('What cgw-gen inspect prints, and what cgw-gen render reads as an input document.');
}

function routing() {
  const bgp = z
    .strictObject({
      kind: z.literal('bgp').describe('By BGP.'),
      customerAsn: integer(1, LAST_ASN, 'The AS number of the customer.'),
      cloudAsn: integer(1, LAST_ASN, 'The AS number of the cloud.'),
      holdTime: sourced(integer(3, 65535, 'Seconds.'), 'Of the BGP session (RFC 4271 section 4.2).'),
    })
    .describe('A BGP session in each tunnel.');
  const fixed = z
    .strictObject({
      kind: z.literal('static').describe('By static routes.'),
      customerPrefixes: prefixes(
        "Networks on the customer's side that the cloud routes into the tunnels, as far as the document tells.",
        'A network.',
      ),
      selectors: z.exactOptional(selectors()),
    })
    .describe('Static routes on both sides.');
  return z
    .discriminatedUnion('kind', [bgp, fixed], {
      error: ({ code }) => (code === 'invalid_union' ? 'one of bgp, static' : 'an object'),
    })
    .describe('How routes are exchanged.');
}

function selectors() {
  const side = (whose: string) =>
    prefixes(`Networks on the ${whose}'s side, one at least.`, 'A network.')
      .min(1, { error: 'a list of networks, with one at least' })
      .transform(nonEmpty);
  return z
    .strictObject({ customer: side('customer'), cloud: side('cloud') })
    .describe(
      'Traffic selectors (RFC 7296 section 2.9), all in one child SA. Without them the tunnels take every packet that is routed into them.',
    );
}

function tunnel() {
  return z
    .strictObject({
      ...addresses(),
      role: z.exactOptional(
        oneOf(
          ['active', 'standby'],
          'standby: the cloud itself sends through this tunnel only when the other one is down.',
        ),
      ),
      psk: secret('The pre-shared key. [secret] where it was left out: such a document can not be rendered.'),
      bgpKey: z.exactOptional(
        secret("The key of the BGP session's TCP MD5 signature (RFC 2385). [secret] where it was left out."),
      ),
      ikeVersions: sourced(ordered(IKE_VERSIONS, 'The newest first.'), 'The versions that the cloud takes.'),
      ikev1Mode: oneOf(['main', 'aggressive'], 'Of IKEv1 phase 1 (RFC 2409 section 5); IKEv2 has none.'),
      natTraversal: z.boolean().describe('Whether the cloud takes ESP inside UDP (RFC 3947).'),
      ...phases(),
      dpd: sourced(
        z
          .strictObject({
            interval: integer(1, DAY, 'Seconds between two probes.'),
            retries: integer(1, 100, 'Probes without an answer until the peer counts as dead.'),
          })
          .describe('Seconds and probes.'),
        'Dead peer detection (RFC 3706, RFC 7296 section 2.4).',
      ),
      upkeep: z.exactOptional(upkeep()),
      replayWindow: sourced(integer(1, 4096, 'Packets.'), 'Of ESP (RFC 4303 section 3.4.3).'),
    })
    .describe('One tunnel.');
}

function networks() {
  return z
    .strictObject({ customer: prefix("On the customer's side."), cloud: prefix("On the cloud's side.") })
    .describe(
      "The one network of each side that AWS's end takes into its traffic selectors, where they are not all.",
    );
}

function upkeep() {
  const timeout =
    'What it does with the SAs of a peer that counts as dead; none where it does not even look.';
  return z
    .strictObject({
      startup: z.exactOptional(
        oneOf(['add', 'start'], 'start: the cloud opens the tunnel when it is made or modified.'),
      ),
      dpdTimeout: z.exactOptional(oneOf(['clear', 'none', 'restart'], timeout)),
      lifecycleControl: z.exactOptional(
        z.boolean().describe('Whether it asks before it replaces the endpoint.'),
      ),
      logging: z.exactOptional(z.boolean().describe('Whether it writes a log of the negotiations.')),
    })
    .describe("What the cloud itself does with the tunnel; what is left out is the cloud's default.");
}

function addresses() {
  return {
    outside: z
      .strictObject({
        customer: z.exactOptional(
          endpoint("The customer's address as the cloud sees it; without it, it is asked for."),
        ),
        cloud: endpoint("The cloud's address."),
      })
      .describe('The endpoints of the IPsec packets.'),
    identity: z
      .strictObject({ customer: z.exactOptional(identity()), cloud: z.exactOptional(identity()) })
      .describe('What each side calls itself in IKE; without one, its outside address.'),
    inside: z.exactOptional(
      z
        .strictObject({
          prefix: prefix('A /30 or a /126.'),
          customer: address("The customer's host of it."),
          cloud: address("The cloud's host of it."),
        })
        .describe('The addresses on the tunnel interfaces; none where the tunnel needs none.'),
    ),
  };
}

function identity() {
  const one = oneOf(['fqdn', 'user-fqdn'], 'ID_FQDN, ID_RFC822_ADDR.');
  return z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({
          kind: z.literal('address').describe('ID_IPV4_ADDR, ID_IPV6_ADDR.'),
          value: address('The address.'),
        }),
        z.strictObject({ kind: one, value: word('The name.') }),
      ],
      { error: ({ code }) => (code === 'invalid_union' ? 'one of address, fqdn, user-fqdn' : 'an object') },
    )
    .describe('An IKE identity (RFC 7296 section 3.5).');
}
