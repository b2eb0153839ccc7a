import type { Context } from '@demos/module-sdk';
import { can } from '../rights.js';

const fileUrl = (ctx: Context, path: string): string | null => (ctx.can(can.print) ? `/files/residents/${path}` : null);

export const certificateUrl = (ctx: Context, registrationId: string) => fileUrl(ctx, `certificate/${registrationId}.pdf`);

export const apartmentCardUrl = (ctx: Context, dwellingId: string) => fileUrl(ctx, `apartment-card/${dwellingId}.pdf`);
