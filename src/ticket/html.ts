import type { Block, Inline, Section, Step, Text, TicketDocument } from './document.js';
import { lines, Markup, markup } from './markup.js';
import { STYLE } from './style.js';
import { drawTopology } from './topology-svg.js';

/** Nothing is loaded and nothing runs, whatever a reader's browser would allow. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The ticket as one page that needs nothing beside itself. */
export function printHtml({ title, sections }: TicketDocument): string {
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${plain(title)}</title>
<style>
${new Markup(STYLE)}</style>
</head>
<body>
<header>
<p class="kind">Change ticket</p>
<h1>${inlines(title)}</h1>
</header>
<nav aria-label="Contents">
<ol>
${sections.map((one) => markup`<li><a href="#${one.id}">${one.title}</a></li>\n`)}</ol>
</nav>
<main>
${sections.map(section)}</main>
</body>
</html>
`;
  return page.text;
}

function plain(text: Text): string {
  return text.map((one) => (typeof one === 'string' ? one : one.code)).join('');
}

function section({ id, title, blocks }: Section): Markup {
  return markup`<section id="${id}">\n<h2>${title}</h2>\n${blocks.map(block)}</section>\n`;
}

function inlines(text: Text): Markup[] {
  return text.map(inline);
}

/** A short value stays on one line. */
const SHORT = 24;

function inline(one: Inline): Markup {
  if (typeof one === 'string') return markup`${one}`;
  return one.code.length <= SHORT
    ? markup`<code class="short">${one.code}</code>`
    : markup`<code>${one.code}</code>`;
}

function block(one: Block): Markup {
  switch (one.kind) {
    case 'text':
      return markup`<p>${inlines(one.text)}</p>\n`;
    case 'heading':
      return markup`<h3>${inlines(one.text)}</h3>\n`;
    case 'list':
      return markup`<ul>\n${one.items.map((item) => markup`<li>${inlines(item)}</li>\n`)}</ul>\n`;
    case 'expected':
      return markup`<ul class="expected">\n${one.items.map((item) => markup`<li>${inlines(item)}</li>\n`)}</ul>\n`;
    case 'table':
      return table(one);
    case 'code':
      return codeBlock(one);
    case 'note':
      return note(one);
    case 'steps':
      return markup`<ol class="steps">\n${one.steps.map(step)}</ol>\n`;
    case 'topology':
      return markup`<div class="drawing">\n${drawTopology(one.topology)}</div>\n`;
  }
}

/** Each cell says its column, which a narrow screen shows beside it. */
function table({ head, rows }: Extract<Block, { kind: 'table' }>): Markup {
  const titles = markup`<thead><tr>${head.map((one) => markup`<th scope="col">${one}</th>`)}</tr></thead>\n`;
  const cells = (row: readonly Text[]) =>
    row.map(
      (cell, column) => markup`<td data-column="${head[column] ?? ''}"><span>${inlines(cell)}</span></td>`,
    );
  const isNamed = head.some((one) => one !== '');
  return markup`<table class="${isNamed ? 'named' : 'plain'}">
${isNamed ? titles : markup``}<tbody>
${rows.map((row) => markup`<tr>${cells(row)}</tr>\n`)}</tbody>
</table>
`;
}

function codeBlock({ title, text }: Extract<Block, { kind: 'code' }>): Markup {
  const caption = title ? markup`<figcaption>${inlines(title)}</figcaption>\n` : markup``;
  return markup`<figure>\n${caption}<pre><code>${lines(text.replace(/\n$/, ''))}</code></pre>\n</figure>\n`;
}

function note({ level, title, blocks }: Extract<Block, { kind: 'note' }>): Markup {
  return markup`<div class="note ${level}">
<p class="title"><span class="level">${level}</span> ${inlines(title)}</p>
${blocks.map(block)}</div>
`;
}

function step({ title, blocks }: Step): Markup {
  return markup`<li>\n<h4>${inlines(title)}</h4>\n${blocks.map(block)}</li>\n`;
}
