/** A mistake that its reader can mend: printed as a sentence, without a stack. */
export class OfficeError extends Error {
  override name = 'OfficeError';
}
