import type { IpAddress, Prefix } from '../model/net.js';

interface AnswerTypes {
  readonly integer: number;
  readonly boolean: boolean;
  readonly prefixes: readonly Prefix[];
  readonly address: IpAddress;
  readonly addresses: readonly IpAddress[];
  readonly choice: string;
  readonly word: string;
}

export type AnswerValue = {
  [type in keyof AnswerTypes]: { readonly type: type; readonly value: AnswerTypes[type] };
}[keyof AnswerTypes];

/** The site answers by question, checked; a question without answer and without default is absent. */
export type Answers = ReadonlyMap<string, AnswerValue>;

/** The answer to a question whose type is known; undefined without one. */
export function answerOf<T extends keyof AnswerTypes>(
  answers: Answers,
  id: string,
  type: T,
): AnswerTypes[T] | undefined {
  const answer = answers.get(id);
  return answer?.type === type ? (answer.value as AnswerTypes[T]) : undefined;
}
