import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';

/** How a server on loopback answers. */
export type Answer =
  | {
      readonly status?: number;
      readonly type?: string;
      readonly body: string;
      /** Promises this many bytes more than it sends, and then cuts the connection. */
      readonly missing?: number;
    }
  /** Cuts the connection without an answer. */
  | 'reset'
  /** Answers with what is no HTTP. */
  | 'noise'
  /** Takes the request, and is silent. */
  | 'silent'
  /** Sends the head of an answer and the beginning of its body, and is silent then. */
  | 'stuck'
  /** Sends a byte now and then, without an end. */
  | 'endless';

export interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly path: string;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  /** Ends it: the next connection is refused. */
  close(): Promise<void>;
}

/** A server on loopback for each test of the file, which answers by `answer`. */
export function useServer(answer: (asked: Asked) => Answer): TestServer {
  let server: Server;
  let url = '';
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  beforeEach(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const given = answer({ headers: request.headers, path: request.url ?? '', body });
        if (given === 'silent') return;
        if (given === 'reset') {
          request.socket.resetAndDestroy();
        } else if (given === 'noise') {
          request.socket.end('all is well\r\n');
        } else if (given === 'stuck' || given === 'endless') {
          response.writeHead(200, { 'content-type': 'text/xml' });
          response.write('<?xml version="1.0"?>\n<');
          if (given === 'stuck') return;
          const timer = setInterval(() => response.write('a'), 20);
          response.on('close', () => clearInterval(timer));
        } else {
          const { status = 200, type = 'text/xml', body: text, missing = 0 } = given;
          const length = Buffer.byteLength(text) + missing;
          response.writeHead(status, { 'content-type': type, 'content-length': length });
          if (missing === 0) response.end(text);
          else response.write(text, () => request.socket.destroy());
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(close);
  return {
    get url() {
      return url;
    },
    close,
  };
}
