/** Our own model as an input document. */
export const modelJsonRows = {
  MODEL_VERSION_UNKNOWN: {
    severity: 'error',
    message: 'this model JSON has a version that is not read here: cgwGenModel must be {version}',
    hint: 'use one release of cgw-gen for inspect and for render, or print the model again with this one',
  },
  MODEL_KEY_UNKNOWN: {
    severity: 'error',
    message: 'the model has no {name} here',
    hint: 'cgw-gen schema model describes what there is; print the model again with cgw-gen inspect',
  },
  MODEL_VALUE_MISSING: {
    severity: 'error',
    message: '{name} is missing here',
    hint: 'cgw-gen schema model describes what there is; print the model again with cgw-gen inspect',
  },
  MODEL_VALUE_WRONG: {
    severity: 'error',
    message: '{name} must be {expected}',
    hint: 'cgw-gen schema model describes what there is; print the model again with cgw-gen inspect',
  },
} as const;
