import type { Money } from '@cartlog/cart-sdk';

export const moneyText = ({ amountMinor, currency }: Money): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const clockText = (at: number): string => CLOCK.format(new Date(at));
export const timeText = (iso: string): string => TIME.format(new Date(iso));
export const dayText = (iso: string): string => DAY.format(new Date(iso));

const STEPS: readonly (readonly [limitMs: number, divisor: number, unit: string])[] = [
  [1_000, 1, 'ms'],
  [60_000, 1_000, 's'],
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [Number.POSITIVE_INFINITY, 86_400_000, 'd'],
];

/** How long between two moments, in the unit a person would use. */
export function durationText(milliseconds: number): string {
  const [, divisor, unit] = STEPS.find(([limitMs]) => milliseconds < limitMs) ?? [0, 1, 'ms'];
  const value = milliseconds / divisor;
  return `${value < 10 && divisor > 1 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

export const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);
