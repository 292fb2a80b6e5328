import type { Report } from '../diagnostics/result.js';
import type { Scheme } from './live.js';

/** Gives an SDK, which is an optional dependency; says how to install it when it is not there. */
export async function loadSdk<T>(
  scheme: Scheme,
  sdk: string,
  load: () => Promise<T>,
  report: Report,
): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The second is for what the SDK itself requires.
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    report.add('CLOUD_SDK_MISSING', { sdk, scheme });
    return undefined;
  }
}
