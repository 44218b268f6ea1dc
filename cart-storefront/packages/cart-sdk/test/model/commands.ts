import { lineIdOf } from '../../src/verify/identity.js';
import type { ModelCart, ModelLine } from './cart.js';
import { Refusal } from './refusal.js';

export interface ModelItem {
  name: string;
  amountMinor: number;
  available: number;
  active: boolean;
}

export type Command =
  | { type: 'AddItem'; sku: string; quantity: number; attributes?: Record<string, string> }
  | { type: 'ChangeQuantity'; lineId: string; quantity: number }
  | { type: 'ChangeQuantityBy'; lineId: string; delta: number }
  | { type: 'RemoveItem'; lineId: string }
  | { type: 'ClearCart' }
  | { type: 'Recalculate' };

const LINE_QUANTITY_MAX = 999;

/** The lines after one command. @throws Refusal */
export function decide(
  cart: ModelCart,
  command: Command,
  catalogue: Map<string, ModelItem>,
  now: string,
): ModelLine[] {
  switch (command.type) {
    case 'AddItem':
      return addItem(cart, command, catalogue, now);
    case 'ChangeQuantity':
      return toQuantity(cart, lineOf(cart, command.lineId), command.quantity, catalogue);
    case 'ChangeQuantityBy': {
      const line = lineOf(cart, command.lineId);
      return toQuantity(cart, line, line.quantity + command.delta, catalogue);
    }
    case 'RemoveItem':
      return toQuantity(cart, lineOf(cart, command.lineId), 0, catalogue);
    case 'ClearCart':
      return [];
    case 'Recalculate':
      return cart.lines.map((line) => {
        const amountMinor = catalogue.get(line.sku)?.amountMinor ?? line.unitPrice.amountMinor;
        return { ...line, unitPrice: { ...line.unitPrice, amountMinor } };
      });
  }
}

function lineOf(cart: ModelCart, lineId: string): ModelLine {
  const line = cart.lines.find((it) => it.lineId === lineId);
  if (line === undefined) throw new Refusal(404, 'line-not-found');
  return line;
}

function addItem(
  cart: ModelCart,
  { sku, quantity, attributes = {} }: Extract<Command, { type: 'AddItem' }>,
  catalogue: Map<string, ModelItem>,
  now: string,
): ModelLine[] {
  const item = catalogue.get(sku);
  if (item === undefined) throw new Refusal(422, 'unknown-sku');
  if (!item.active) throw new Refusal(422, 'item-not-available');
  const lineId = lineIdOf(sku, attributes);
  const existing = cart.lines.find((line) => line.lineId === lineId);
  if (existing !== undefined) return toQuantity(cart, existing, existing.quantity + quantity, catalogue);
  const unitPrice = { amountMinor: item.amountMinor, currency: cart.currency };
  const line: ModelLine = { lineId, sku, name: item.name, attributes, quantity, unitPrice, addedAt: now };
  judge(line, quantity, catalogue);
  return [...cart.lines, line];
}

function toQuantity(
  cart: ModelCart,
  line: ModelLine,
  quantity: number,
  catalogue: Map<string, ModelItem>,
): ModelLine[] {
  if (quantity < 0)
    throw new Refusal(422, 'quantity-below-limit', { lineId: line.lineId, requested: quantity, allowed: 0 });
  if (quantity === 0) return cart.lines.filter((it) => it !== line);
  if (quantity > line.quantity) judge(line, quantity, catalogue);
  return cart.lines.map((it) => (it === line ? { ...it, quantity } : it));
}

function judge({ lineId, sku }: ModelLine, requested: number, catalogue: Map<string, ModelItem>): void {
  if (requested > LINE_QUANTITY_MAX) {
    throw new Refusal(422, 'quantity-above-limit', { lineId, requested, allowed: LINE_QUANTITY_MAX });
  }
  const allowed = catalogue.get(sku)?.available ?? 0;
  if (requested > allowed) throw new Refusal(422, 'insufficient-stock', { lineId, requested, allowed });
}
