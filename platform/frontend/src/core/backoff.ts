/** How long to wait before trying again: doubles from `firstMs` up to `mostMs`. */
export function backoff(attempt: number, firstMs = 1000, mostMs = 15000): number {
  return Math.min(mostMs, firstMs * 2 ** Math.max(0, attempt));
}
