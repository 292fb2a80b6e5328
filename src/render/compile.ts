import Handlebars from 'handlebars';
import { Encoded, RawSecret, RawText, UnencodableError } from './encoded.js';
import { ENCODERS, encode } from './encoders.js';
import { inline, type PrintSecret } from './secrets.js';

/** A mistake in a template, with its place: a bug of the device folder, not of the user's input. */
export class TemplateError extends Error {}

type Node = hbs.AST.Node;
// Handlebars 4.7 lets absent values through in these places even when strict: each gets a check of its own.
const CHECKS: { readonly [block: string]: string } = { if: '#boolean', unless: '#boolean', each: '#list' };

/** Compiles one template; its name stands in front of the place of a mistake. */
export type Compile = (name: string, source: string) => (view: object) => string;

/**
 * Gives the compiler for the templates of one device, which share its partials. A template can print only
 * encoded text and integers, and branch only on booleans: everything else throws TemplateError with file,
 * line and column.
 */
export function templateCompiler(
  device: string,
  partials: Readonly<Record<string, string>> = {},
  printSecret: PrintSecret = inline,
): Compile {
  const engine = Handlebars.create();
  for (const [block, helper] of Object.entries(CHECK_HELPERS)) engine.registerHelper(block, helper);
  for (const encoder of Object.keys(ENCODERS)) {
    engine.registerHelper(encoder, encoderHelper(encoder, printSecret));
  }
  const knownHelpers = Object.fromEntries(Object.keys(engine.helpers).map((helper) => [helper, true]));
  const options = { strict: true, noEscape: true, knownHelpersOnly: true, preventIndent: true, knownHelpers };
  const done = new Map<string, ReturnType<Compile>>();
  const compile: Compile = (name, source) => {
    const key = `${name}\n${source}`;
    const template = done.get(key) ?? engine.compile<object>(guard(name, source), options);
    done.set(key, template);
    return template;
  };
  // A file uses few of them: each is compiled when it is asked for.
  for (const [partial, text] of Object.entries(partials)) {
    const get = () => compile(`${device}#${partial}`, text);
    Object.defineProperty(engine.partials, partial, { get, enumerable: true });
  }
  return compile;
}

/** Parses a template, refuses what could print unchecked, and wraps each value in its check. */
function guard(name: string, source: string): hbs.AST.Program {
  const program = Handlebars.parse(source);
  guardAll(name, program.body);
  return program;
}

function guardAll(name: string, body: readonly Node[]): void {
  for (const node of body) guardOne(name, node);
}

const GUARDS: { readonly [type: string]: (name: string, node: never) => void } = {
  ContentStatement: () => {},
  CommentStatement: () => {},
  MustacheStatement: guardMustache,
  BlockStatement: guardBlock,
  PartialStatement: guardPartial,
};

function guardOne(name: string, node: Node): void {
  const guard = GUARDS[node.type];
  if (!guard) throw mistake(name, node, `${node.type} is not allowed`);
  guard(name, node as never);
}

function guardMustache(name: string, node: hbs.AST.MustacheStatement): void {
  const { path, params } = node;
  if (!node.escaped) throw mistake(name, node, 'triple-stash and & are not allowed');
  if (path.type !== 'PathExpression' || hasPairs(node.hash))
    throw mistake(name, node, 'only a path or an encoder');
  guardPath(name, path as hbs.AST.PathExpression);
  const called = (path as hbs.AST.PathExpression).original;
  if (params.length === 0) {
    node.params = [path as hbs.AST.PathExpression, place(name, node)];
    node.path = pathTo('#print', node);
  } else if (Object.hasOwn(ENCODERS, called) && params.length === 1 && params[0]?.type === 'PathExpression') {
    guardPath(name, params[0] as hbs.AST.PathExpression);
    node.params = [params[0], place(name, node)];
  } else {
    throw mistake(name, node, `"${called}" is no encoder of one value`);
  }
}

function guardBlock(name: string, node: hbs.AST.BlockStatement): void {
  const block = node.path.type === 'PathExpression' ? node.path.original : '';
  const [param, ...more] = node.params;
  const isKnown = Object.hasOwn(CHECKS, block) && param?.type === 'PathExpression';
  if (!isKnown || more.length > 0 || hasPairs(node.hash))
    throw mistake(name, node, 'only if, unless and each of one path');
  guardPath(name, param as hbs.AST.PathExpression);
  node.params = [
    {
      type: 'SubExpression',
      path: pathTo(CHECKS[block] ?? '', node),
      params: [param, place(name, node)],
      hash: undefined as never,
      loc: node.loc,
    } as hbs.AST.SubExpression,
  ];
  const hasNames = node.program.blockParams?.length ?? 0;
  if (hasNames) throw mistake(name, node, 'block parameters are not allowed');
  guardAll(name, node.program.body);
  if (node.inverse) guardAll(name, node.inverse.body);
}

function guardPartial(name: string, node: hbs.AST.PartialStatement): void {
  if (node.name.type !== 'PathExpression' || node.params.length > 0 || hasPairs(node.hash)) {
    throw mistake(name, node, 'a partial takes a fixed name and nothing else');
  }
}

/** `@root.x`, `../x` and `x.y` are allowed; other data variables and `lookup` are not. */
function guardPath(name: string, path: hbs.AST.PathExpression): void {
  const isOther = path.data && path.parts[0] !== 'root';
  if (isOther || path.original === 'lookup' || path.original === 'log') {
    throw mistake(name, path, `"${path.original}" is not allowed`);
  }
}

type Check = (this: unknown, value: unknown, place: string) => unknown;

const CHECK_HELPERS: Readonly<Record<string, Check>> = {
  '#print': (value, place) => {
    if (value instanceof Encoded) return value.text;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    throw new TemplateError(
      `${place}: prints ${describe(value)}: only encoded text and integers are printed`,
    );
  },
  '#boolean': (value, place) => {
    if (typeof value === 'boolean') return value;
    throw new TemplateError(`${place}: branches on ${describe(value)}, not on a boolean`);
  },
  '#list': (value, place) => {
    if (Array.isArray(value)) return value;
    throw new TemplateError(`${place}: walks ${describe(value)}, not a list`);
  },
};

function encoderHelper(encoder: string, printSecret: PrintSecret): Check {
  return (value, place) => {
    if (value instanceof RawSecret) {
      return printSecret(value.ref, encoder, encoded(encoder, value.reveal(), value.what));
    }
    if (value instanceof Encoded) return encoded(encoder, value.text, 'a value of the view');
    if (value instanceof RawText) return encoded(encoder, value.reveal(), value.what);
    throw new TemplateError(`${place}: ${encoder} of ${describe(value)}`);
  };
}

function encoded(encoder: string, text: string, what: string): string {
  const result = encode(encoder, text);
  if ('problem' in result) throw new UnencodableError(what, result.problem, encoder);
  return result.text;
}

function describe(value: unknown): string {
  if (value === undefined) return 'an absent value';
  if (value instanceof RawText) return 'raw text without an encoder';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function hasPairs(hash: hbs.AST.Hash | undefined): boolean {
  return (hash?.pairs.length ?? 0) > 0;
}

/** `file:line:column` as a literal argument of the check. */
function place(name: string, node: Node): hbs.AST.StringLiteral {
  const value = placeOf(name, node);
  return { type: 'StringLiteral', value, original: value, loc: node.loc };
}

function placeOf(name: string, { loc }: Node): string {
  return `${name}:${loc.start.line}:${loc.start.column + 1}`;
}

function pathTo(helper: string, node: Node): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [helper], original: helper, loc: node.loc };
}

function mistake(name: string, node: Node, what: string): TemplateError {
  return new TemplateError(`${placeOf(name, node)}: ${what}`);
}
