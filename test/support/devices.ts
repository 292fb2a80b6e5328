import { deviceIds, loadDevice } from '../../src/devices/load.js';
import type { Device } from '../../src/devices/manifest.js';
import { questionsOf } from '../../src/devices/questions.js';
import type { GivenAnswer } from '../../src/plan/resolve-answers.js';

/** Every bundled device. */
export function bundledDevices(): Device[] {
  return deviceIds().map((id) => {
    const result = loadDevice(id);
    if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
    return result.value;
  });
}

/** The example of each question that a device can't do without. */
export function neededAnswers(device: Device): GivenAnswer[] {
  return questionsOf(device.manifest)
    .filter((one) => one.needed === 'always')
    .map(({ id, example }) => ({ name: id, value: example }));
}

/** One bundled device. */
export function bundledDevice(id: string): Device {
  const found = bundledDevices().find((one) => one.id === id);
  if (!found) throw new Error(`there is no templates/${id}`);
  return found;
}
