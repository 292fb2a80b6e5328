import type { IpAddress, Prefix } from '../model/net.js';

export type AnswerValue =
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'prefixes'; readonly value: readonly Prefix[] }
  | { readonly type: 'address'; readonly value: IpAddress }
  | { readonly type: 'addresses'; readonly value: readonly IpAddress[] }
  | { readonly type: 'choice'; readonly value: string }
  | { readonly type: 'word'; readonly value: string };

/** The site answers by question, checked; a question without answer and without default is absent. */
export type Answers = ReadonlyMap<string, AnswerValue>;
