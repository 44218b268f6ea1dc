import type { AuditEvent } from '@cartlog/cart-sdk/audit';

/** All events of one request, and how long after the one before it came. */
export interface Command {
  commandId: string;
  actor: string;
  actorType: string;
  at: string;
  correlationId: string;
  /** Undefined for the first. */
  sinceMs: number | undefined;
  events: AuditEvent[];
}

/** Groups a history by command; the events of a request stand together already. */
export function commandsOf(events: readonly AuditEvent[]): Command[] {
  const commands: Command[] = [];
  for (const event of events) {
    const { commandId, actor, occurredAt, correlationId } = event.meta;
    const last = commands.at(-1);
    if (last?.commandId === commandId) {
      last.events.push(event);
      continue;
    }
    const before = last?.events.at(-1)?.meta.occurredAt;
    const sinceMs = before === undefined ? undefined : Date.parse(occurredAt) - Date.parse(before);
    commands.push({
      commandId,
      actor: actor.id,
      actorType: actor.type,
      at: occurredAt,
      correlationId,
      sinceMs,
      events: [event],
    });
  }
  return commands;
}
