import { visible, visibleLines } from '../diagnostics/print.js';
import type { Block, Inline, Section, Step, Text, TicketDocument } from './document.js';

/** The ticket as Markdown (CommonMark with the tables of GFM); the drawing is the file `topology.svg` beside it. */
export function printMarkdown({ title, sections }: TicketDocument): string {
  return `# ${inlines(title)}\n\n${sections.map(section).join('\n')}`;
}

function section({ title, blocks }: Section): string {
  return `## ${title}\n\n${blocks.map((one) => block(one)).join('\n')}`;
}

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return `${lineStart(inlines(one.text))}\n`;
    case 'heading':
      return `### ${inlines(one.text)}\n`;
    case 'list':
      return one.items.map((item) => `- ${inlines(item)}\n`).join('');
    case 'expected':
      return one.items.map((item) => `- expected: ${inlines(item)}\n`).join('');
    case 'table':
      return table(one);
    case 'code':
      return `${one.title ? `${inlines(one.title)}\n\n` : ''}${fenced(one.text)}`;
    case 'note':
      return `**${one.level.toUpperCase()}** ${inlines(one.title)}\n\n${one.blocks.map(block).join('\n')}`;
    case 'steps':
      return one.steps.map(step).join('\n');
    case 'topology':
      return '![Both sides, the tunnels and their addresses](topology.svg)\n';
  }
}

/** A heading for each, because what stands in a list would have to be indented, and is to be copied. */
function step({ title, blocks }: Step, index: number): string {
  return `#### ${index + 1}. ${inlines(title)}\n\n${blocks.map(block).join('\n')}`;
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const cells = rows.map((one) => row(one.map((cell) => cell.map(inCell).join(''))));
  return `${row(head)}${row(head.map(() => '---'))}${cells.join('')}`;
}

/** GFM splits a row at each | before it looks for spans, and does not agree with itself on what a backslash does to one. */
function inCell(one: Inline): string {
  const value = typeof one === 'string' ? one : one.code;
  if (!value.includes('|')) return inline(one);
  const text = escaped(value).replaceAll('|', '&#124;');
  return typeof one === 'string' ? text : `<code>${text}</code>`;
}

/** What would make a list, a rule or a heading at the start of a line. */
function lineStart(text: string): string {
  return text.trimStart().replace(/^[-+=]|(?<=^\d{1,9})[.)]/, '\\$&');
}

function inlines(text: Text): string {
  return text.map(inline).join('');
}

function inline(one: Inline): string {
  return typeof one === 'string' ? escaped(one) : codeSpan(one.code);
}

/** Everything that starts markup inside a line (CommonMark 2.4), and what GFM makes a link or a mention of. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>&~#@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}

/** CommonMark 6.1: the fence is longer than any run inside; one space on both sides is taken off. */
function codeSpan(value: string): string {
  const text = visible(value);
  if (text === '') return '(empty)';
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) && text.trim() !== '' ? ' ' : '';
  return fence + pad + text + pad + fence;
}

function fenced(text: string): string {
  const body = visibleLines(text).replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}\n${body}\n${fence}\n`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
