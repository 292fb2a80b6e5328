/** What one document says of one connection, before documents are joined. */
export type Draft = never;
