import { connect, createServer } from 'node:net';

/**
 * `serve ADDRESS PORT OCTETS`: takes so many octets and sends as many back. `send SOURCE TARGET PORT OCTETS`: the
 * other side. Exits with 0 when all have arrived.
 */
const [, , role, ...args] = process.argv;

if (role === 'serve') {
  const [address = '', port, octets] = args;
  createServer({ allowHalfOpen: true }, (socket) => {
    let got = 0;
    socket.on('data', (chunk: Buffer) => {
      got += chunk.length;
      if (got === Number(octets)) socket.end(Buffer.alloc(got));
    });
  }).listen(Number(port), address);
} else {
  const [localAddress = '', host = '', port, octets] = args;
  const socket = connect({ host, port: Number(port), localAddress }, () =>
    socket.write(Buffer.alloc(Number(octets))),
  );
  let got = 0;
  socket.on('data', (chunk: Buffer) => {
    got += chunk.length;
  });
  socket.on('end', () => process.exit(got === Number(octets) ? 0 : 1));
  socket.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}
