import type { Telemetry, TelemetryEvent } from './bus.js';

/** Counts events by type, ready for a metrics endpoint. */
export function countEvents(
  telemetry: Telemetry,
): () => Readonly<Partial<Record<TelemetryEvent['type'], number>>> {
  const counts: Partial<Record<TelemetryEvent['type'], number>> = {};
  telemetry.on((event) => (counts[event.type] = (counts[event.type] ?? 0) + 1));
  return () => ({ ...counts });
}
