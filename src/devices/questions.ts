import * as z from 'zod';

const base = {
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** One line that tells a network engineer what is asked. */
  meaning: z.string().min(1),
  example: z.string().min(1),
  /**
   * When an answer must be given; `static`: only with a connection that has neither BGP nor selectors;
   * `customer-address`: only with a connection whose document lacks it.
   */
  needed: z.enum(['always', 'static', 'customer-address', 'never']).default('never'),
};

const question = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('integer'),
    minimum: z.int(),
    maximum: z.int(),
    default: z.int().optional(),
  }),
  z.strictObject({ ...base, type: z.literal('boolean'), default: z.boolean().optional() }),
  z.strictObject({
    ...base,
    type: z.literal('prefixes'),
    /** Whether networks of 169.254.0.0/16 are taken, which can not be routed. */
    linkLocal: z.boolean().optional(),
  }),
  z.strictObject({ ...base, type: z.literal('address') }),
  z.strictObject({ ...base, type: z.literal('addresses'), keyword: z.string().optional() }),
  z.strictObject({
    ...base,
    type: z.literal('choice'),
    choices: z.array(z.string().min(1)).min(2),
    default: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('word'),
    /** The whole answer must match; what the device's grammar takes at this place. */
    pattern: z.string().min(1),
    /** The pattern in words, for the diagnostic. */
    expected: z.string().min(1),
    default: z.string().optional(),
  }),
]);

/** One thing that only the customer knows. */
export type Question = z.infer<typeof question>;
export const questionSchema: z.ZodType<Question> = question;

/** The questions that every device shares; a manifest may replace one by its own of the same id. */
export const COMMON_QUESTIONS: readonly Question[] = [
  {
    id: 'customer_prefixes',
    type: 'prefixes',
    meaning: 'networks behind the device that the cloud shall reach; with BGP they are what is announced',
    example: '10.1.0.0/16',
    needed: 'never',
  },
  {
    id: 'cloud_prefixes',
    type: 'prefixes',
    meaning:
      'networks in the cloud; static: routed into the tunnels; BGP: the only ones accepted (none: all)',
    example: '10.100.0.0/16',
    needed: 'static',
  },
  {
    id: 'customer_address',
    type: 'address',
    meaning: "the device's public address, where the document does not say it",
    example: '198.51.100.10',
    needed: 'customer-address',
  },
  {
    id: 'inside_networks',
    type: 'prefixes',
    linkLocal: true,
    meaning:
      'for tunnels without inside addresses of their own: one free /30 each, in the order of the connection ids and then of the cloud outside addresses; the device takes the second host',
    example: '169.254.101.0/30',
    needed: 'never',
  },
  {
    id: 'local_address',
    type: 'address',
    meaning: "the device's own outside address, where a NAT gives it the public one",
    example: '10.0.0.2',
    needed: 'never',
  },
  {
    id: 'wan_interface',
    type: 'word',
    meaning: 'the interface that reaches the cloud',
    example: 'eth0',
    pattern: '[A-Za-z][A-Za-z0-9._/:-]*',
    expected: 'an interface name',
    needed: 'never',
  },
  {
    id: 'underlay_mtu',
    type: 'integer',
    minimum: 700,
    maximum: 1500,
    default: 1500,
    meaning: 'the MTU of the path to the cloud, in bytes',
    example: '1492',
    needed: 'never',
  },
  {
    id: 'nat_traversal',
    type: 'choice',
    choices: ['auto', 'on', 'off'],
    default: 'auto',
    meaning: 'whether ESP travels inside UDP; auto: with a NAT or an accelerated connection',
    example: 'on',
    needed: 'never',
  },
  {
    id: 'prefer',
    type: 'addresses',
    keyword: 'both',
    meaning:
      'both, or the cloud outside address of the tunnel to prefer (one per connection); without an answer it is the active one of the cloud; where the cloud has none, BGP and a transit router use both, else static the lowest address',
    example: '203.0.113.10',
    needed: 'never',
  },
  {
    id: 'accept_default_route',
    type: 'boolean',
    default: false,
    meaning: 'whether a default route from the cloud is taken',
    example: 'true',
    needed: 'never',
  },
];

/** The common questions, with the device's own in the place of those that it replaces, then the rest of its own. */
export function questionsOf(manifest: { readonly questions: readonly Question[] }): readonly Question[] {
  const own = new Map(manifest.questions.map((one) => [one.id, one]));
  const common = COMMON_QUESTIONS.map((one) => own.get(one.id) ?? one);
  const rest = manifest.questions.filter((one) => !COMMON_QUESTIONS.some(({ id }) => id === one.id));
  return [...common, ...rest];
}
