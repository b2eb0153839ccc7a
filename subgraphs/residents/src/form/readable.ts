import type { Context } from '@demos/module-sdk';
import { maskNumber } from '../document/document.mask.js';

export function readable(ctx: Context, coordinate: string, value: string | null | undefined): string {
  if (!value) return '';
  const level = ctx.level(coordinate);
  if (level === 'plain') return value;
  return level === 'masked' ? maskNumber(value) : 'скрыто';
}
