/** The style of the page: quiet on a screen of any width, black on white in print. */
export const STYLE = `:root {
  --text: #16202c; --quiet: #55606e; --line: #d5dbe2; --back: #ffffff; --panel: #f5f7f9; --link: #1a5a96;
  --error: #a8231c; --warning: #8a5a00; --info: #1a5a96; --good: #1d6b3c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e9ef; --quiet: #9ba8b6; --line: #333e4a; --back: #14191f; --panel: #1c232b; --link: #86bdf2;
    --error: #ff9c93; --warning: #efc168; --info: #86bdf2; --good: #83d3a2;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.5rem 5rem; color: var(--text); background: var(--back);
  font: 16px/1.55 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 600; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .6rem; }
h4 { font-size: 1rem; margin: 0 0 .4rem; }
p, ul { margin: .6rem 0; }
ul { padding-left: 1.3rem; }
a { color: var(--link); }
.kind { margin: 0 0 .3rem; color: var(--quiet); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
code { font: .86em/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.short { white-space: nowrap; }
nav { margin: 1.5rem 0 0; padding: 1rem 1.2rem; background: var(--panel); border-radius: 6px; }
nav ol { margin: 0; padding-left: 1.4rem; columns: 3 14rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
table { width: 100%; margin: .8rem 0 1.2rem; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .45rem .8rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; font-size: .8rem; }
figure { margin: .8rem 0 1.2rem; }
figcaption { margin-bottom: .3rem; font-size: .9rem; color: var(--quiet); }
pre {
  margin: 0; padding: .8rem 1rem; background: var(--panel); border-radius: 6px; overflow-x: auto;
  font-size: .92rem; tab-size: 2;
}
pre code { overflow-wrap: normal; }
.drawing { margin: 1rem 0; overflow-x: auto; }
.drawing svg { display: block; min-width: 46rem; width: 100%; height: auto; }
.note { margin: 1rem 0; padding: .7rem 1rem; border-left: 3px solid var(--line); background: var(--panel); border-radius: 0 6px 6px 0; }
.note p { margin: .3rem 0; }
.note .title { font-weight: 600; }
.level { font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; margin-right: .4rem; }
.error { border-color: var(--error); } .error .level { color: var(--error); }
.warning { border-color: var(--warning); } .warning .level { color: var(--warning); }
.info { border-color: var(--info); } .info .level { color: var(--info); }
.good { border-color: var(--good); } .good .level { color: var(--good); }
.note pre { background: var(--back); }
.expected { margin: -.6rem 0 1.2rem; padding-left: 0; list-style: none; font-size: .92rem; }
.expected li { padding-left: 1.6rem; text-indent: -1.2rem; }
.expected li::before { content: "→"; display: inline-block; width: 1.2rem; text-indent: 0; color: var(--good); }
.steps { padding: 0; margin: 1rem 0; list-style: none; counter-reset: step; }
.steps > li { position: relative; padding-left: 2.6rem; margin-bottom: 1.6rem; counter-increment: step; }
.steps > li::before {
  content: counter(step); position: absolute; left: 0; top: -.15rem; width: 1.7rem; height: 1.7rem;
  border: 1px solid var(--quiet); border-radius: 50%; text-align: center; font-size: .85rem; line-height: 1.6rem;
}
@media screen and (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { padding: .15rem 0; border: 0; }
  .plain td:first-child { color: var(--quiet); font-size: .8rem; }
  .named td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .6rem; }
  .named td::before { content: attr(data-column); color: var(--quiet); font-size: .8rem; }
  .steps > li { padding-left: 0; }
  .steps > li::before { position: static; display: inline-block; margin-bottom: .4rem; }
}
@page { size: A4; margin: 18mm 16mm; }
@media print {
  :root {
    --text: #000; --quiet: #444; --line: #bbb; --back: #fff; --panel: #fff; --link: #000;
    --error: #000; --warning: #000; --info: #000; --good: #000;
  }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; font-size: 1rem; }
  nav { border: 1px solid var(--line); }
  h1 { font-size: 18pt; } h2 { font-size: 14pt; margin-top: 9mm; } h3 { font-size: 11.5pt; }
  h2, h3, h4, figcaption, .title { break-after: avoid; }
  tr, .note, svg, .steps > li > h4 { break-inside: avoid; }
  pre { border: 1px solid var(--line); white-space: pre-wrap; font-size: 9pt; }
  pre code { overflow-wrap: anywhere; }
  p, li { orphans: 3; widows: 3; }
  .drawing { overflow: visible; }
  .drawing svg { min-width: 0; }
  #apply, #configuration { break-before: page; }
}
`;
