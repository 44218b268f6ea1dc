import type { Money } from '@cartlog/cart-sdk';

const formats = new Map<string, Intl.NumberFormat>();

/** The amount in the locale's form; knows how many minor units the currency has. */
export function formatMoney({ amountMinor, currency }: Money, locale?: string): string {
  const key = `${locale ?? ''}/${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
