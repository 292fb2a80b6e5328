import { fileURLToPath } from 'node:url';

/** The work tree: as far above this file as above its compiled form in build/lab/host. */
export const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** What runs inside a machine, compiled. */
export const GUEST = `${ROOT}/build/lab/guest/main.js`;

/** Scripts and settings of the kernels, which are not compiled. */
export const KERNEL_FILES = `${ROOT}/test/lab/host/kernel`;
