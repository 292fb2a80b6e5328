/** Bundles for change tickets, and the keys that are filled into them. */
export const ticketRows = {
  TICKET_FINDINGS: {
    severity: 'warning',
    message: 'the checks found {errors} errors and {warnings} warnings',
    hint: 'change.html has them, each with its reason and a way out',
  },
  TICKET_NO_FINGERPRINTS: {
    severity: 'info',
    message: 'manifest.json has no fingerprints of the keys',
    hint: '--fingerprint-key makes them with a key that two people share',
  },
  TICKET_MANIFEST: {
    severity: 'info',
    message: 'the SHA-256 of manifest.json is {sha256}',
    hint: 'keep it where who can change the bundle can not change it, such as in the text of the ticket',
  },
  TICKET_HOLDS_SECRET: {
    severity: 'error',
    message: '{file} would hold {what}, which something in the document repeats',
    hint: 'take the key out of the name or the id that repeats it, or change the key',
  },
  TICKET_KEY_SHORT: {
    severity: 'warning',
    message: '{file} holds the letters of {what}, which is so short that this may be by chance',
    hint: 'choose a key of 8 characters or more',
  },
  TICKET_PLACEHOLDER_FORGED: {
    severity: 'error',
    message: 'something in the document reads like a placeholder for a key',
    hint: 'take the word that begins with @@ out of the names in the document: a key would be filled in there',
  },
  TICKET_BEFORE_NOT_RENDERED: {
    severity: 'warning',
    message: 'the state before can not be rendered for {device} ({codes}): the bundle has no files of it',
    hint: 'keep the configuration that the device has now: the steps say how',
  },
  TICKET_BEFORE_OTHERS: {
    severity: 'warning',
    message: '{connections}: only in the state before; this ticket does not take them out of the device',
    hint: 'cgw-gen render --part remove writes what does',
  },
  TICKET_FOLDER_TAKEN: {
    severity: 'error',
    message:
      '{count} of the files there are not of this ticket, such as {file}: inject would refuse the bundle',
    hint: 'take them out, or choose another --out',
  },
  TICKET_VARIABLES_ALIKE: {
    severity: 'error',
    message: 'two keys would have the variable {variable}',
    hint: 'make a ticket for each connection, with --connection',
  },
  BUNDLE_MANIFEST_WRONG: {
    severity: 'error',
    message: 'this is no manifest of a ticket: {reason}',
    hint: 'name the folder that cgw-gen ticket wrote',
  },
  BUNDLE_FILE_CHANGED: {
    severity: 'error',
    message: 'the file is not as manifest.json says: it was changed',
    hint: 'get the bundle again from who made it, or make it again',
  },
  BUNDLE_FILE_MISSING: {
    severity: 'error',
    message: 'the file is in manifest.json, and not in the bundle',
    hint: 'get the bundle again from who made it, or make it again',
  },
  BUNDLE_FILE_ADDED: {
    severity: 'error',
    message: 'the file is not in manifest.json: it was added',
    hint: 'move it away if you know it; else get the bundle again from who made it',
  },
  INJECT_KEY_MISSING: {
    severity: 'error',
    message: '{connection} tunnel {tunnel}: there is no {what} in {source}',
    hint: '{way}',
  },
  INJECT_KEY_REFUSED: {
    severity: 'error',
    message:
      '{connection} tunnel {tunnel}: the {what} holds {problem}, which its place in {file} can not hold',
    hint: 'check that it is the key of this tunnel; it is never altered',
  },
  INJECT_KEY_DIFFERS: {
    severity: 'error',
    message: '{connection} tunnel {tunnel}: the {what} is not the one that the ticket was made with',
    hint: 'check where the key comes from, and that --fingerprint-key is that of the author of the ticket',
  },
  INJECT_NOT_COMPARED: {
    severity: 'warning',
    message: 'the keys were not compared with the fingerprints of the ticket',
    hint: 'give --fingerprint-key, which its author has',
  },
  INJECT_NO_FINGERPRINTS: {
    severity: 'error',
    message: 'the ticket has no fingerprints to compare the keys with',
    hint: 'make it again with --fingerprint-key',
  },
  INJECT_NOTHING: {
    severity: 'error',
    message: 'the bundle has no files of the state before',
    hint: 'make the ticket with --before to have them',
  },
  INJECT_INTO_BUNDLE: {
    severity: 'error',
    message: 'the filled files would stand in the bundle itself, which goes around without keys',
    hint: 'name a folder outside of it',
  },
  SECRET_ARN_WRONG: {
    severity: 'error',
    message: 'what stands behind aws-secretsmanager: is no ARN of a secret',
    hint: 'PreSharedKeyArn of the connection is one; without an ARN, EC2 is asked for it',
  },
  KEY_FILE_WRONG: {
    severity: 'error',
    message: 'this is no file of keys: {reason}',
    hint: 'docs/ticket.md has its form',
  },
  FINGERPRINT_KEY_MISSING: {
    severity: 'error',
    message: 'the variable {variable} is not set, or empty',
    hint: 'set it to the key that you share for fingerprints',
  },
  FINGERPRINT_KEY_SHORT: {
    severity: 'error',
    message: 'the key for fingerprints has fewer than {minimum} characters',
    hint: 'openssl rand -base64 24',
  },
} as const;
