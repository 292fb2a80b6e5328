import Check from './check.js';
import Devices from './devices.js';
import Diff from './diff.js';
import Fetch from './fetch.js';
import Formats from './formats.js';
import Inject from './inject.js';
import Inspect from './inspect.js';
import Render from './render.js';
import Schema from './schema.js';
import Status from './status.js';
import Ticket from './ticket.js';

/** Every command by its name; oclif reads it from here instead of searching the folder at each start. */
export const COMMANDS = {
  check: Check,
  devices: Devices,
  diff: Diff,
  fetch: Fetch,
  formats: Formats,
  inject: Inject,
  inspect: Inspect,
  render: Render,
  schema: Schema,
  status: Status,
  ticket: Ticket,
};
