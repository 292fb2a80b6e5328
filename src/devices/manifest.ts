import * as z from 'zod';
import { DH_GROUPS, ENCRYPTIONS, IKE_VERSIONS, INTEGRITIES } from '../model/crypto.js';
import { questionSchema } from './questions.js';

/** A vendor's word for an algorithm, or null where the device has none. */
const words = z.string().regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/);
const token = words.nullable();
const tokens = <K extends string>(keys: readonly K[]) => z.strictObject(mapOf(keys));
function mapOf<K extends string>(keys: readonly K[]): { [key in K]: typeof token } {
  return Object.fromEntries(keys.map((key) => [key, token])) as { [key in K]: typeof token };
}
const seconds = z.strictObject({ minimum: z.int(), maximum: z.int() });
const groups = DH_GROUPS.map(String) as `${(typeof DH_GROUPS)[number]}`[];

/** Every algorithm of the model in one phase of one IKE version. */
const phase = z.strictObject({
  encryption: tokens(ENCRYPTIONS),
  integrity: tokens(INTEGRITIES),
  dhGroup: tokens(groups),
});
const ikePhase = phase.extend({
  /** Used beside an AEAD cipher in IKEv2; null: the device can not choose it. */
  prf: tokens(INTEGRITIES),
});

const shownWords = z.record(words, words).default({});
const shown = z.strictObject({
  encryption: shownWords,
  integrity: shownWords,
  prf: shownWords,
  dhGroup: shownWords,
});

const addressing = z.enum(['4-in-4', '6-in-4', '4-in-6', '6-in-6']);

const version = z.strictObject({
  ike: ikePhase,
  esp: phase,
  /** Whether the device can send another address than its own as its identity, as it must behind a NAT. */
  foreignIdentity: z.boolean().default(true),
  /** The kinds of identity that the device can send and expect, beside an address. */
  identities: z.array(z.enum(['fqdn', 'user-fqdn'])).default([]),
  /** Whether phase 1 of IKEv1 can use aggressive mode. */
  aggressive: z.boolean().default(false),
  /** Whether phase 2 can go without a Diffie-Hellman group. */
  withoutPfs: z.boolean().default(false),
  /** What the device's status commands print for one of the words above, where it is another word. */
  shown: shown.default({ encryption: {}, integrity: {}, prf: {}, dhGroup: {} }),
});

/** What a file is for: to put the tunnels in, to see whether they work (read-only), to take them out again. */
export const PARTS = ['apply', 'verify', 'remove'] as const;
export type Part = (typeof PARTS)[number];

const template = z.string().regex(/^[\w./-]+\.hbs$/);

const file = z
  .strictObject({
    part: z.enum(PARTS).default('apply'),
    template,
    /** A Handlebars text of the same kind as the templates; relative to --out. */
    path: z.string().min(1),
    /** How often the file is written. */
    scope: z.enum(['device', 'connection', 'tunnel']).default('device'),
    /** A boolean of the view that must be true for the file to be written. */
    when: z.string().optional(),
    /** Holds a pre-shared key: written with mode 0600. */
    secret: z.boolean(),
    executable: z.boolean().default(false),
    /** What starts a comment line in this file. */
    comment: z.enum(['#', '!', '//', '<!--']),
  })
  .refine(({ part, secret }) => part === 'apply' || !secret, 'a secret is for apply alone');

/** Languages in which a device shows its running configuration; src/running has one dialect for each. */
export const DIALECTS = ['ios', 'pfsense', 'swanctl', 'vyos'] as const;
export type DialectId = (typeof DIALECTS)[number];

const manifest = z.strictObject({
  name: z.string().min(1),
  /** The releases that the rendered files are for. */
  versions: z.string().min(1),
  /** Phase 1 and phase 2 by IKE version; a version that is left out is one that the device lacks. */
  ikev2: version.optional(),
  ikev1: version.optional(),
  /** Inner in outer IP version. */
  addressing: z.array(addressing).min(1),
  /** What to do where the addressing above lacks one. */
  addressingWay: z.string().min(1),
  /** What some of the addressing needs beside: an answer to a choice, or an IKE version. */
  addressingNeeds: z
    .array(
      z.strictObject({
        addressing: z.array(addressing).min(1),
        answer: z.strictObject({ question: z.string(), value: z.string() }).optional(),
        ikeVersion: z.literal(IKE_VERSIONS).optional(),
        way: z.string().min(1),
      }),
    )
    .default([]),
  /** Packets; null: the device has no such setting. */
  replayWindow: z
    .union([z.array(z.int()).min(1), z.strictObject({ minimum: z.int(), maximum: z.int() })])
    .nullable(),
  /** The smallest tunnel MTU that the device takes, in bytes. */
  minimumMtu: z.int().default(576),
  /** Whether a static default route can be sent into the tunnels. */
  staticDefaultRoute: z.boolean().default(true),
  /** Whether every peer of a local address is offered the phase 1 proposals of all of them. */
  sharesProposals: z.boolean().default(false),
  /** Seconds between DPD probes that the device takes. */
  dpdInterval: seconds.default({ minimum: 1, maximum: 3600 }),
  /** Seconds that an SA of phase 1 (`ike`) and phase 2 (`esp`) can live. */
  lifetimes: z
    .strictObject({ ike: seconds, esp: seconds })
    .default({ ike: { minimum: 1, maximum: 86400 }, esp: { minimum: 1, maximum: 86400 } }),
  /** Whether a BGP session can have a TCP MD5 key. */
  bgpKey: z.boolean().default(false),
  /** By what IKE identities alone the device finds a pre-shared key: of both sides, of the cloud, or not so. */
  pskByIdentity: z.enum(['none', 'pair', 'cloud']).default('none'),
  /** Whether the device finds the settings of a peer that starts a tunnel by the peer's IKE identity alone. */
  peerByIdentity: z.boolean().default(false),
  /** When a tunnel can do without inside addresses. */
  unnumbered: z.enum(['always', 'protected-data-flow', 'never']).default('never'),
  /**
   * Of a device that sees a static tunnel go down only by the silence of the cloud's inside address: the
   * yes/no question by which two tunnels that are always silent are taken, and what to do instead.
   */
  silentPair: z.strictObject({ question: z.string(), way: z.string().min(1) }).optional(),
  /** What traffic selectors other than any-to-any the device can put into one child SA. */
  protectedDataFlow: z
    .strictObject({
      /** Networks on each side. */
      subnets: z.enum(['none', 'one', 'several']),
      /** Tunnels with the same selectors. */
      tunnels: z.literal([1, 2]),
      /** What to do where that is too little. */
      way: z.string().min(1),
    })
    .default({ subnets: 'none', tunnels: 2, way: 'use 0.0.0.0/0 on both sides, and routes' }),
  /** The device's own questions; one with the id of a common question replaces it. */
  questions: z.array(questionSchema),
  /** Numbers counted up from an answer: one per tunnel, in the order of the tunnels. */
  numbers: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-zA-Z]+$/),
      from: z.string(),
      maximum: z.int(),
    }),
  ),
  /** Partial templates, by the name that `{{> name}}` uses. */
  partials: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string().regex(/^[\w./-]+\.hbs$/)).default({}),
  files: z.array(file).min(1),
  /** What a change costs while it is put on the device; without it, nothing is known beside the standards. */
  downtime: z
    .strictObject({
      /**
       * Which tunnels it sets up anew: those of which something changed that is agreed on when an SA is set up; those of
       * which anything changed that IPsec uses; all tunnels of the device.
       */
      restarts: z.enum(['agreed', 'changed', 'all']),
      /** Why, with the source. */
      why: z.string().min(1),
      /** How a static tunnel that went silent is found to be dead, and after how long. */
      staticFailover: z.string().min(1),
    })
    .optional(),
  /** How the device shows its running configuration; without it, that can't be compared. */
  running: z
    .strictObject({
      dialect: z.enum(DIALECTS),
      /** What holds the wanted configuration as the device shows it, where the files to apply do not. */
      files: z.array(file).min(1).optional(),
    })
    .optional(),
  /**
   * What a change ticket says to do on the device, in the form of docs/devices.md: to put a new connection in and take
   * it out, to change one that is in use and go back to what it was.
   */
  steps: z
    .strictObject({ apply: template, remove: template, change: template, restore: template })
    .optional(),
});

export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = z.infer<typeof file>;
export const manifestSchema: z.ZodType<Manifest> = manifest;

/** A device: its manifest and the texts of its templates. */
export interface Device {
  readonly id: string;
  readonly manifest: Manifest;
  /** Template texts by the path that the manifest names. */
  readonly templates: ReadonlyMap<string, string>;
}
