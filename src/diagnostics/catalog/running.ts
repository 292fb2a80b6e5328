/** The running configuration of a device. */
export const runningRows = {
  RUNNING_NOT_SUPPORTED: {
    severity: 'error',
    message: 'the running configuration of {device} can not be read',
    hint: 'add "running" to its device.json: docs/devices.md',
  },
  RUNNING_FOREIGN: {
    severity: 'error',
    message: 'this is no running configuration of the device',
    hint: 'give the text of {source}',
  },
  RUNNING_PAGED: {
    severity: 'error',
    message: 'the line has what a pager or a terminal leaves between two screens, so that text may be lost',
    hint: 'switch the pager off, and give the text of {source}',
  },
  RUNNING_CUT: {
    severity: 'error',
    message: 'the text ends before the configuration does',
    hint: 'give the whole text of {source}',
  },
  RUNNING_MASKED: {
    severity: 'error',
    message: 'values are masked in this text, so that it can not be compared',
    hint: 'give the text of {source}',
  },
  RUNNING_SYNTAX: {
    severity: 'error',
    message: 'the line can not be understood: {problem}',
    hint: 'give the text as the device prints it, whole and unchanged',
  },
  RUNNING_NO_FILES: {
    severity: 'error',
    message: 'no file is below this folder at a place of the files of the device',
    hint: 'name the root: the folder that holds etc and usr of the router',
  },
  RUNNING_INCLUDE: {
    severity: 'warning',
    message: 'the text includes other files, which are not read',
    hint: 'give these too, or the folder that is the root of the router: --running may be repeated',
  },
  RUNNING_REFERENCE: {
    severity: 'warning',
    message: 'the section takes settings of another one, which are not looked at here',
    hint: 'write its settings out where it is one of ours',
  },
  RUNNING_UNREADABLE: {
    severity: 'info',
    message: '{object}: "{what}" is {why}, so that it can not be compared',
    hint: '',
  },
  RUNNING_FIXED: {
    severity: 'warning',
    message: 'the device has "{running}" where "{wanted}" is wanted, and everything on it lives by that',
    hint: 'take a customer gateway with what the device has, or change the device by hand; until then no commands are printed that would mend',
  },
  RUNNING_TAKEN: {
    severity: 'warning',
    message: '{object} is on the device, but belongs to something else',
    hint: 'choose other numbers (cgw-gen devices ID lists the answers that end in _base), or free it on the device; until then no commands are printed that would mend',
  },
} as const;
