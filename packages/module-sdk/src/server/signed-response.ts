import type { Response } from 'express';
import type { VerifiedClaims } from '../token.js';

/** What the check of the signature leaves for the handlers behind it. */
export interface SignedLocals {
  claims: VerifiedClaims;
  token: string;
}

export type SignedResponse = Response<unknown, SignedLocals>;
