/** Devices, rendering and files. */
export const outputRows = {
  DEVICE_UNKNOWN: {
    severity: 'error',
    message: 'there is no device "{id}"',
    hint: 'cgw-gen devices lists them: {known}',
  },
  DEVICE_DIR_UNREADABLE: {
    severity: 'error',
    message: 'can not read the devices there: {reason}',
    hint: 'name a folder that holds device folders',
  },
  DEVICE_MANIFEST_WRONG: {
    severity: 'error',
    message: 'device.json is wrong: {reason}',
    hint: 'docs/devices.md describes the manifest',
  },
  PART_NOT_SUPPORTED: {
    severity: 'error',
    message: '{device} has no templates of the part "{part}"',
    hint: 'add files with "part": "{part}" to its device.json: docs/devices.md',
  },
  UNENCODABLE_VALUE: {
    severity: 'error',
    message: '{what} holds {problem}, which {encoder} of {device} can not hold',
    hint: 'change the value at its source: it is never altered here',
  },
  FILE_NAME_UNKNOWN: {
    severity: 'error',
    message: '{device} writes no file {name}',
    hint: 'it writes: {known}',
  },
  INPUT_FOLDER_EMPTY: {
    severity: 'error',
    message: 'the folder has no files',
    hint: 'name a folder with documents, or one that render --out has written',
  },
  INPUT_FOLDER_LARGE: {
    severity: 'error',
    message: 'the folder has more than {most} files',
    hint: 'name the folder that render --out or fetch has written, and not one above it',
  },
  DIFF_OLD_NOT_PLANNED: {
    severity: 'error',
    message: 'the older document can not be planned with these answers',
    hint: 'render it with its own answers, and compare with that: cgw-gen diff FOLDER NEW',
  },
  DIFF_NEW_IS_RENDER: {
    severity: 'error',
    message: 'that is a render of the device, and NEW must be a document',
    hint: 'name the render first: cgw-gen diff RENDER DOCUMENT',
  },
  OUTPUT_EXISTS: {
    severity: 'error',
    message: 'the file is there already',
    hint: 'add --force to replace it, or choose another --out',
  },
  OUTPUT_NO_FILE: {
    severity: 'error',
    message: 'something that is no regular file stands there',
    hint: 'move the folder or link away, or choose another --out',
  },
  OUTPUT_UNWRITABLE: {
    severity: 'error',
    message: 'can not write: {reason}',
    hint: 'choose another place',
  },
  OUTPUT_WRITTEN: {
    severity: 'info',
    message: 'written below {out}: {files}',
    hint: '',
  },
  USAGE: {
    severity: 'error',
    message: '{reason}',
    hint: 'cgw-gen --help, or cgw-gen COMMAND --help',
  },
} as const;
