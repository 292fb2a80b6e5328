/** What the algorithms are measured by. */
export const PROFILE_IDS = ['aws-default', 'rfc8247', 'cnsa'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];
