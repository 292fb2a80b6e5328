import type { Report } from '../../diagnostics/result.js';
import { contradicts } from '../same.js';
import type { Field } from '../spot.js';
import type { AlibabaConnection, AlibabaTunnel } from './connection.js';
import type { AlibabaGateway, CustomerGateway, VpnGateway } from './gateway.js';

/** The gateways of the input, by their ids. */
export class Gateways {
  readonly #byId = new Map<string, AlibabaGateway>();
  /** Others with the id of one, which say something else. */
  readonly #contradicting = new Map<AlibabaGateway, AlibabaGateway>();
  readonly #told = new Set<AlibabaGateway>();

  constructor(gateways: readonly AlibabaGateway[]) {
    for (const gateway of gateways) {
      const id = gateway.id?.value;
      const other = id === undefined ? undefined : this.#byId.get(id);
      if (other && contradicts(other, gateway)) this.#contradicting.set(other, gateway);
      if (id !== undefined && !other) this.#byId.set(id, gateway);
    }
  }

  /** The customer gateway of a tunnel: its own, or that of the connection. */
  ofCustomer(
    tunnel: Pick<AlibabaTunnel, 'customerGatewayId'>,
    connection: Pick<AlibabaConnection, 'customerGatewayId'>,
  ): CustomerGateway | undefined {
    const id = tunnel.customerGatewayId ?? connection.customerGatewayId;
    const gateway = this.#byId.get(id?.value ?? '');
    return gateway?.kind === 'customer' ? gateway : undefined;
  }

  vpn(id: Field<string> | undefined): VpnGateway | undefined {
    const gateway = this.#byId.get(id?.value ?? '');
    return gateway?.kind === 'vpn' ? gateway : undefined;
  }

  /** Reports what is wrong with a gateway that a connection needs; once, however many need it. */
  takeProblems(gateway: AlibabaGateway | undefined, report: Report): void {
    if (!gateway || this.#told.has(gateway)) return;
    this.#told.add(gateway);
    report.take(gateway.problems.diagnostics);
    const other = this.#contradicting.get(gateway);
    const id = gateway.id?.value ?? '';
    if (other) report.add('CONNECTION_CONTRADICTS', { id }, other.at.place);
  }
}
