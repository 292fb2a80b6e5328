import type { InputFormat } from './format.js';
import { MODEL_KEY } from './model/print.js';
import { modelDrafts } from './model/read.js';

/** Our own model, as `inspect` prints it: what one command understood, for another to render. */
export const modelJson: InputFormat = {
  id: 'model-json',
  title: 'Model JSON of cgw-gen (docs/model.md)',
  source: 'cgw-gen inspect FILE --secrets inline',
  detect: ({ kind, root }) => kind === 'json' && root.get(MODEL_KEY) !== undefined,
  parse: (content, report) =>
    content.kind === 'json' ? modelDrafts(content.root, content.file, report) : [],
};
