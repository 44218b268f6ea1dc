/** A piece of work that belongs to a trace; times in milliseconds since the epoch. */
export interface Span {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** 16 hexadecimal digits. */
  spanId: string;
  parentSpanId?: string;
  name: string;
  startMs: number;
  endMs: number;
}

const SPAN_ID_DIGITS = 16;
/** What a trace's id may be: any 128 bits but zero. */
const TRACE_ID = /^(?!0{32}$)[0-9a-f]{32}$/;

export const isTraceId = (text: string | null): text is string => text !== null && TRACE_ID.test(text);

/** The span of a click: the same in every tab, as another one may send what was clicked in this one. */
export const clickSpanId = (traceId: string): string => traceId.slice(0, SPAN_ID_DIGITS);

export const newSpanId = (newId: () => string): string => newId().slice(0, SPAN_ID_DIGITS);

/** The header by which services join a trace (W3C Trace Context, version 00, sampled). */
export const traceparent = ({ traceId, spanId }: Pick<Span, 'traceId' | 'spanId'>): string =>
  `00-${traceId}-${spanId}-01`;

const nanos = (milliseconds: number): string => `${Math.round(milliseconds)}000000`;

/** The body that collectors of OTLP over HTTP take as JSON. */
export const otlp = (service: string, spans: readonly Span[]): object => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
      scopeSpans: [
        {
          scope: { name: '@cartlog/cart-sdk' },
          spans: spans.map(({ startMs, endMs, ...span }) => ({
            ...span,
            startTimeUnixNano: nanos(startMs),
            endTimeUnixNano: nanos(endMs),
          })),
        },
      ],
    },
  ],
});
