import type { Config } from '../devices/pfsense/firewall.js';

/** What stands several times side by side (listtags() of xmlparse.inc), as far as these configurations have it. */
const LISTS: ReadonlySet<string> = new Set([
  'config',
  'encryption-algorithm-option',
  'gateway_group',
  'gateway_item',
  'hash-algorithm-option',
  'item',
  'package',
  'phase1',
  'phase2',
  'route',
  'row',
  'rule',
  'vip',
]);

/** config.xml of a configuration, as pfSense writes it (dump_xml_config_sub() of xmlparse.inc). */
export function configXml(config: Config): string {
  return `<?xml version="1.0"?>\n<pfsense>\n${inside(config, 1)}</pfsense>\n`;
}

function inside(config: Config, indent: number): string {
  return Object.entries(config)
    .flatMap(([name, value]) =>
      (LISTS.has(name) && Array.isArray(value) ? value : [value]).map((one) => element(name, one, indent)),
    )
    .join('');
}

function element(name: string, value: Config, indent: number): string {
  const tabs = '\t'.repeat(indent);
  if (typeof value === 'object') return `${tabs}<${name}>\n${inside(value, indent + 1)}${tabs}</${name}>\n`;
  return `${tabs}<${name}>${text(name, String(value))}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function text(name: string, value: string): string {
  const said = value.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
  return value !== '' && /^(?:descr|password)/.test(name) ? `<![CDATA[${said}]]>` : said;
}
