import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { ModelAudit } from './audit.js';
import { documentOf } from './cart.js';
import type { ModelServer } from './server.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const STREAM_LOOK_MS = 50;
const TOKEN_SECONDS = 300;

export interface ModelHost {
  server: Server;
  close(): void;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** The model of the services behind real sockets, with a token endpoint and the shop's files: for browser tests. */
export function hostModel(model: ModelServer, audit: ModelAudit, files: string): ModelHost {
  let tokens = 0;
  const host: ModelHost = {
    server: createServer((request, response) => {
      handle(request, response).catch(() => response.destroy());
    }),
    close: () => {
      host.server.close();
      host.server.closeAllConnections();
    },
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const method = request.method ?? 'GET';
    if (path === '/identity/token') return issue(request, response);
    if (!path.startsWith('/v1/')) return sendFile(path, response);
    const text = await bodyOf(request);
    if (path === '/v1/telemetry') {
      json(response, 202, { counted: 0 });
      return;
    }
    const ifMatch = request.headers['if-match'];
    const key = request.headers['idempotency-key'];
    const asked = {
      method,
      path: path.replace(/\/stream$/, ''),
      token: request.headers.authorization?.replace('Bearer ', ''),
      key: typeof key === 'string' ? key : undefined,
      ifMatch: ifMatch === undefined ? undefined : Number(ifMatch.replaceAll('"', '')),
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
    const audited = path.startsWith('/v1/audit') || path.startsWith('/v1/ops');
    const answer = audited ? audit.handle(path) : model.handle(asked);
    if (path.endsWith('/stream') && answer.status === 200) {
      stream(path.split('/')[3] ?? '', response);
      return;
    }
    if (path.endsWith('/checkout') && answer.status === 200) orderSoon(path.split('/')[3] ?? '');
    json(response, answer.status, answer.body, answer.headers);
  };

  const issue = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await bodyOf(request));
    const [refreshing] = form.get('refresh_token')?.split(':') ?? [];
    const subject = form.get('username') ?? refreshing ?? form.get('subject') ?? '';
    const claims = Buffer.from(JSON.stringify({ sub: subject, n: ++tokens })).toString('base64url');
    const accessToken = `e30.${claims}.x`;
    if (form.get('flaw') === null) model.customers.set(accessToken, subject);
    json(response, 200, {
      access_token: accessToken,
      refresh_token: `${subject}:${tokens}`,
      expires_in: TOKEN_SECONDS,
    });
  };

  const stream = (cartId: string, response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    let sent = 0;
    const look = (): void => {
      const cart = model.carts.get(cartId);
      if (cart === undefined || cart.version === sent) return;
      sent = cart.version;
      response.write(`id: ${sent}\nevent: cart\ndata: ${JSON.stringify({ cart: documentOf(cart) })}\n\n`);
    };
    look();
    const timer = setInterval(look, STREAM_LOOK_MS);
    response.on('close', () => clearInterval(timer));
  };

  const orderSoon = (cartId: string): void => {
    setTimeout(() => {
      const cart = model.carts.get(cartId);
      if (cart?.status !== 'CHECKED_OUT') return;
      Object.assign(cart, { status: 'ORDERED', orderId: 'order-1' });
      model.change(cart, cart.lines, 1);
    }, 1_500).unref();
  };

  const sendFile = async (path: string, response: ServerResponse): Promise<void> => {
    const [name = '/'] = path.split('?');
    const file = extname(name) === '' ? '/index.html' : name;
    const content = await readFile(join(files, file)).catch(() => undefined);
    if (content === undefined) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(content);
  };
  return host;
}
