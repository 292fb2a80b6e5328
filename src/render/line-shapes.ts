import Handlebars from 'handlebars';
import type { Device } from '../devices/manifest.js';
import {
  either,
  fixed,
  joined,
  type LinePattern,
  linesOf,
  NOTHING,
  type Piece,
  repeated,
  slot,
} from './line-language.js';
import { SECRET_KEYS } from './view-tunnel.js';

/**
 * How each line looks that the templates of a device can print, whatever the plan: read from the templates themselves.
 * So a line of a file that was rendered before can be told from one that was not, and its secret be found.
 */
export function lineShapes(device: Device): readonly LinePattern[] {
  const known = SHAPES.get(device);
  if (known) return known;
  const shapes = readShapes(device);
  SHAPES.set(device, shapes);
  return shapes;
}

const SHAPES = new WeakMap<Device, readonly LinePattern[]>();

function readShapes({ manifest, templates }: Device): readonly LinePattern[] {
  const paths = [...manifest.files, ...(manifest.running?.files ?? [])].map(({ template }) => template);
  const parse = (path: string) => Handlebars.parse(templates.get(path) ?? '').body;
  const partials = new Map(Object.entries(manifest.partials).map(([name, path]) => [name, parse(path)]));
  const reader = new ShapeReader(partials);
  const patterns = [...new Set(paths)].flatMap((path) => linesOf(reader.read(parse(path))));
  return [...new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
}

type Nodes = readonly hbs.AST.Node[];

class ShapeReader {
  readonly #partials: ReadonlyMap<string, Nodes>;
  readonly #read = new Map<string, Piece>();

  constructor(partials: ReadonlyMap<string, Nodes>) {
    this.#partials = partials;
  }

  read(nodes: Nodes): Piece {
    return nodes.map((node) => this.#one(node)).reduce(joined, NOTHING);
  }

  #one(node: hbs.AST.Node): Piece {
    switch (node.type) {
      case 'ContentStatement':
        return fixed((node as hbs.AST.ContentStatement).value);
      case 'MustacheStatement':
        return printed(node as hbs.AST.MustacheStatement);
      case 'BlockStatement':
        return this.#block(node as hbs.AST.BlockStatement);
      case 'PartialStatement':
        return this.#partial(node as hbs.AST.PartialStatement);
      default:
        return NOTHING;
    }
  }

  #block({ path, program, inverse }: hbs.AST.BlockStatement): Piece {
    const body = this.read(program.body);
    const other = inverse ? this.read(inverse.body) : NOTHING;
    const isEach = (path as hbs.AST.PathExpression).original === 'each';
    return either(isEach ? repeated(body) : body, other);
  }

  /** With preventIndent, the indentation of a partial stands in front of its first line alone. */
  #partial({ name, indent }: hbs.AST.PartialStatement): Piece {
    const called = String((name as hbs.AST.PathExpression).original);
    const known = this.#read.get(called);
    if (!known) this.#read.set(called, NOTHING);
    const piece = known ?? this.read(this.#partials.get(called) ?? []);
    this.#read.set(called, piece);
    return joined(fixed(indent ?? ''), piece);
  }
}

/** What an encoder prints is text of the document, or a secret; what stands alone is a value. */
function printed({ params }: hbs.AST.MustacheStatement): Piece {
  const [param] = params;
  if (!param) return slot('value');
  const key = (param as hbs.AST.PathExpression).parts.at(-1);
  return slot(SECRET_KEYS.some((one) => one === key) ? 'secret' : 'text');
}
