import * as z from 'zod';
import { MODEL_VERSION } from './print.js';
import { connectionSchema, modelSchema } from './schema.js';

/**
 * The JSON Schema (draft 2020-12) of the model JSON. It has the types, ranges and patterns; what values must
 * be to each other is checked when the document is read.
 */
export function modelJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(modelSchema(connectionSchema()), { io: 'input' });
  return {
    $schema,
    $id: `urn:cgw-gen:schema:model:${MODEL_VERSION}`,
    title: 'Model JSON of cgw-gen',
    ...schema,
  };
}
