/** What a document says, once it could be read. */
export const modelRows = {
  PSK_RULE: {
    severity: 'error',
    message: 'the pre-shared key {problem}, which AWS does not allow',
    hint: 'AWS takes 8 to 64 of A-Z a-z 0-9 . _ and no 0 at the start: copy the key again',
  },
} as const;
